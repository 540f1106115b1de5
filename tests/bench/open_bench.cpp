// From a typed passphrase to the first page.
#include "bare.h"
#include "journal_maker.h"

namespace thirdrow::bench {
namespace {

constexpr int kRounds = 7;
constexpr const char* kFirstPage =
    "SELECT rid, id, kind, subkind, happened, edited, title, preview FROM records WHERE shelf = 0 ORDER BY "
    "rid DESC LIMIT 50";

}  // namespace

void open_bench(Table& table, Site& site) {
  std::vector<double> whole, bare, page, today;
  for (int round = 0; round < kRounds; ++round) {
    bare.push_back(timed([&] {
      Bare db = Bare::open_journal(site.key_file(), site.database(), Site::passphrase());
      if (db.run(kFirstPage) != 50) give_up("bare first page", "rows");
    }));
    std::unique_ptr<app::Session> session;
    const double opened = timed([&] { session = site.open(); });
    page.push_back(timed([&] { must(session->list({}, 50, 0), "list"); }));
    today.push_back(timed([&] { must(session->today(), "today"); }));
    whole.push_back(opened + page.back() + today.back());
  }
  table.add({site.named("unlock to first page and Today"), quantile(whole, 0.5), quantile(bare, 0.5), "ms",
             "≈ 1.0", "Argon2id at the floor: 64 MiB, 2 passes"});
  table.add({site.named("  of it the first list of 50"), quantile(page, 0.5), {}, "ms", "", "cold cache"});
  table.add({site.named("  of it Today"), quantile(today, 0.5), {}, "ms", "", ""});
}

}  // namespace thirdrow::bench
