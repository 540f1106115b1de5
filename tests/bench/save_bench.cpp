// One edited entry written, over a bare transaction that writes as many bytes and waits for the disk as we
// do.
#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "bare.h"
#include "journal_maker.h"
#include "word_maker.h"

namespace thirdrow::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kRounds = 30;
constexpr double kPageBytes = 4096;
constexpr double kPayload = 3900;  // of a page full of one long value

/// Bytes this process has handed to the system so far.
double bytes_written() {
  std::ifstream io("/proc/self/io");
  for (std::string name; io >> name;) {
    double value = 0;
    io >> value;
    if (name == "wchar:") return value;
  }
  give_up("/proc/self/io", "");
}

}  // namespace

void save_bench(Table& table, Site& site, const fs::path& scratch) {
  auto session = site.open();
  WordMaker words(21);
  const std::vector<std::int64_t> places = must(session->places({}), "places");
  std::vector<double> ours, bytes, again, again_bytes;
  for (int round = 0; round < kRounds; ++round) {
    const auto rows = must(session->rows({places[words.below(places.size())]}), "rows");
    const app::Opened opened = must(session->open(rows.front().id), "open");
    journal::Record record = opened.record;
    if (record.kind != journal::Kind::reflection) continue;
    record.set(journal::reflection::kBody, record.body() + " " + words.sentence(12));
    const double before = bytes_written();
    ours.push_back(timed([&] { must(session->save(record, opened.written), "save"); }));
    bytes.push_back(bytes_written() - before);
    // The usual course of an evening: one entry, written a little further each time.
    const journal::Record saved = record;
    record.set(journal::reflection::kBody, record.body() + " " + words.sentence(12));
    const double first = bytes_written();
    again.push_back(timed([&] { must(session->save(record, saved), "save"); }));
    again_bytes.push_back(bytes_written() - first);
  }
  const double typical = quantile(bytes, 0.5);
  std::vector<double> bare, bare_bytes;
  {
    seal::SecureRandom random;
    Bare db(scratch / "bare-save.db", seal::Secret::random(32, random), std::string(32, '0'));
    db.exec("CREATE TABLE t (k INTEGER PRIMARY KEY, v TEXT)");
    const std::string value(static_cast<std::size_t>(std::max(1.0, typical / kPageBytes - 1) * kPayload),
                            'x');
    for (int round = 0; round < kRounds; ++round) {
      const double before = bytes_written();
      bare.push_back(timed([&] { db.run("INSERT INTO t (v) VALUES (?1)", {value}); }));
      bare_bytes.push_back(bytes_written() - before);
    }
  }
  const auto kib = [](double b) { return std::to_string(static_cast<int>(b / 1024)) + " KiB"; };
  table.add({site.named("save of an entry saved just before"),
             quantile(again, 0.5),
             {},
             "ms",
             "",
             kib(quantile(again_bytes, 0.5)) + " written"});
  table.add({site.named("save of an old entry, edited"), quantile(ours, 0.5), quantile(bare, 0.5), "ms", "",
             kib(typical) + " written, bare " + kib(quantile(bare_bytes, 0.5))});
  table.add({site.named("save of an old entry, edited, p95"), quantile(ours, 0.95), quantile(bare, 0.95),
             "ms", "", ""});

  const auto row = must(session->rows({places[places.size() / 3]}), "rows").front();
  table.add({site.named("to the Trash"),
             timed([&] { must(session->remove(row.id), "remove"); }),
             {},
             "ms",
             "",
             ""});
  table.add({site.named("purge"),
             timed([&] { must(session->purge(row.id), "purge"); }),
             {},
             "ms",
             "",
             "words gone from the file"});
  fs::remove(scratch / "bare-save.db");
}

}  // namespace thirdrow::bench
