// Import of a folder of Markdown, over the least that reading the files and indexing their words costs.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "bare.h"
#include "journal/fold.h"
#include "journal_maker.h"

namespace thirdrow::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBatch = 500;

/// One table, one index as ours, the same transactions.
void import_bare(const fs::path& files, const fs::path& database, std::size_t entries) {
  seal::SecureRandom random;
  Bare bare(database, seal::Secret::random(32, random), std::string(32, '0'));
  bare.exec(
      "CREATE TABLE t (k INTEGER PRIMARY KEY, body TEXT);"
      "CREATE VIRTUAL TABLE w USING fts5 (body, content = '', prefix = '1 2 3')");
  std::vector<fs::path> paths;
  for (const auto& file : fs::directory_iterator(files)) paths.push_back(file.path());
  std::ranges::sort(paths);
  if (paths.size() != entries) give_up("bare import", "files");
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (i % kBatch == 0) bare.exec(i == 0 ? "BEGIN" : "COMMIT; BEGIN");
    std::ifstream in(paths[i], std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    bare.run("INSERT INTO t (body) VALUES (?1)", {text});
    bare.run("INSERT INTO w (rowid, body) VALUES ((SELECT max(k) FROM t), ?1)", {journal::index_text(text)});
  }
  bare.exec("COMMIT");
}

void add_moments(app::Session& session, std::size_t count) {
  const auto* kind = journal::find_entry_kind("moment");
  for (std::size_t i = 0; i < count; ++i) {
    journal::Record moment = session.new_entry(*kind);
    moment.set(journal::moment::kTitle, "moment " + std::to_string(i));
    const Stamp now = session.now();
    moment.set(journal::kHappened,
               Stamp::from_local(now.day() - static_cast<std::int32_t>(3 + i), 600, now.offset_min));
    // Most were looked at again, as in a journal that is used.
    moment.set(journal::kState, std::string(i % 20 == 0 ? "captured" : "closed"));
    must(session.add(moment), "moment");
  }
}

}  // namespace

void import_bench(Table& table, Site& site, const fs::path& scratch) {
  const fs::path files = scratch / "markdown";
  const std::uint64_t bytes = write_markdown(files, site.entries(), 7);
  auto session = site.create();
  const double ours = timed([&] {
    const app::ImportReport report =
        must(session->import_from("markdown", files, app::ImportRun::real), "import");
    if (report.added != static_cast<std::int64_t>(site.entries()))
      give_up("import", std::to_string(report.added));
  });
  const double bare = timed([&] { import_bare(files, scratch / "bare-import.db", site.entries()); });
  const double per_second = static_cast<double>(site.entries()) / ours * 1000;
  table.add({site.named("import of Markdown"), ours, bare, "ms", "seconds for 10,000",
             std::to_string(static_cast<int>(per_second)) + " entries/s, " + std::to_string(bytes >> 20) +
                 " MiB of text"});
  const double again =
      timed([&] { must(session->import_from("markdown", files, app::ImportRun::real), "import"); });
  table.add({site.named("the same import again (nothing new)"), again, {}, "ms", "", ""});
  add_moments(*session, site.entries() / 100);
  fs::remove_all(files);
  fs::remove(scratch / "bare-import.db");
}

}  // namespace thirdrow::bench
