// Search as one types, and lists, over the bare statement on a copy of the same file under the same key.
#include <algorithm>
#include <limits>

#include "bare.h"
#include "journal/fold.h"
#include "journal_maker.h"
#include "word_maker.h"

namespace thirdrow::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kQueries = 200;
constexpr int kRounds = 3;
constexpr int kPage = 50;
constexpr const char* kBareNewest =
    "SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid DESC LIMIT 50";
constexpr const char* kBareBest = "SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rank LIMIT 50";

/// What a search field sees: every few keys of one to three words, frequent and rare, and some Chinese.
std::vector<std::string> typed_queries() {
  WordMaker words(7);  // the journal's own vocabulary
  std::vector<std::string> out;
  while (out.size() < kQueries) {
    if (words.below(10) == 0) {
      out.push_back(words.unspaced(1 + words.below(3)));
      continue;
    }
    std::string phrase;
    for (std::size_t n = 1 + words.below(3), i = 0; i < n; ++i) {
      const bool rare = words.below(3) == 0;
      phrase += (i == 0 ? "" : " ") + (rare ? words.word(1000 + words.below(3000)) : words.draw());
    }
    for (std::size_t keys = 1; keys <= phrase.size() && out.size() < kQueries; keys += 1 + words.below(3)) {
      out.push_back(phrase.substr(0, keys));
    }
  }
  return out;
}

struct Pair {
  double ours = std::numeric_limits<double>::max(), bare = std::numeric_limits<double>::max();
  void add(double o, double b) {
    ours = std::min(ours, o);
    bare = std::min(bare, b);
  }
};

/// The best of three rounds each, taken in turn, so that what else the machine does weighs on both alike.
Pair measure(const std::function<void()>& ours, const std::function<void()>& bare) {
  Pair out;
  for (int round = 0; round < kRounds; ++round) {
    const double o = timed(ours);
    out.add(o, timed(bare));
  }
  return out;
}

void add_quantiles(Table& table, const std::string& name, const std::vector<Pair>& pairs, const char* aim) {
  std::vector<double> ours, bare;
  for (const Pair& pair : pairs) {
    ours.push_back(pair.ours);
    bare.push_back(pair.bare);
  }
  for (const auto& [label, share] :
       {std::pair{" p50", 0.5}, std::pair{" p95", 0.95}, std::pair{" worst", 1.0}}) {
    table.add(
        {name + label, quantile(ours, share), quantile(bare, share), "ms", share == 0.95 ? aim : "", ""});
  }
}

void search_all(Table& table, const std::string& name, app::Session& session, Bare& bare,
                const app::Filter& filter, app::Order order, const char* statement, const char* aim) {
  std::vector<Pair> pairs;
  for (const std::string& query : typed_queries()) {
    const std::string match = journal::fts_query(query);
    if (match.empty()) continue;
    pairs.push_back(measure([&] { must(session.search(query, filter, order, kPage), "search"); },
                            [&] { bare.run(statement, {match}); }));
  }
  add_quantiles(table, name, pairs, aim);
}

void list_one(Table& table, const std::string& name, const std::function<void()>& ours, Bare& bare,
              const char* sql, const std::vector<std::string>& bound = {}, const char* aim = "") {
  const Pair pair = measure(ours, [&] { bare.run(sql, bound); });
  table.add({name, pair.ours, pair.bare, "ms", aim, ""});
}

void lists(Table& table, Site& site, app::Session& session, Bare& bare) {
  const auto page = [&](const app::Filter& filter, std::int64_t offset) {
    return [&session, filter, offset] { must(session.list(filter, kPage, offset), "list"); };
  };
#define COLUMNS \
  "SELECT r.rid, r.id, r.kind, r.subkind, r.happened, r.edited, r.title, r.preview FROM records r "
  list_one(table, site.named("list newest 50"), page({}, 0), bare,
           COLUMNS "WHERE shelf = 0 ORDER BY rid DESC LIMIT 50", {}, "p95 ≤ 1.5");
  app::Filter daily;
  daily.subkind = "daily";
  list_one(table, site.named("list 50 of one kind"), page(daily, 0), bare,
           COLUMNS "WHERE shelf = 0 AND subkind = 'daily' ORDER BY rid DESC LIMIT 50");
  app::Filter tagged;
  tagged.tag = WordMaker(7).word(305);
  list_one(table, site.named("list 50 of one tag"), page(tagged, 0), bare,
           COLUMNS
           "JOIN labels l ON l.rid = r.rid WHERE l.what = 3 AND l.value = ?1 AND r.shelf = 0 ORDER BY l.rid "
           "DESC LIMIT 50",
           {tagged.tag});
#undef COLUMNS
  list_one(
      table, site.named("places of all"), [&] { must(session.places({}), "places"); }, bare,
      "SELECT rid FROM records WHERE shelf = 0 ORDER BY rid DESC");
  const std::vector<std::int64_t> places = must(session.places({}), "places");
  const std::size_t middle = places.size() / 2;
  const std::vector<std::int64_t> some(places.begin() + static_cast<std::ptrdiff_t>(middle),
                                       places.begin() + static_cast<std::ptrdiff_t>(middle + kPage));
  table.add({site.named("50 rows in the middle of the list"),
             timed([&] { must(session.rows(some), "rows"); }),
             {},
             "ms",
             "",
             "cold"});
  table.add({site.named("all tags with counts"),
             timed([&] { must(session.tags(), "tags"); }),
             {},
             "ms",
             "",
             "cold"});
  table.add(
      {site.named("all months"), timed([&] { must(session.months(), "months"); }), {}, "ms", "", "cold"});
}

}  // namespace

void search_bench(Table& table, Site& site, const fs::path& scratch) {
  const fs::path copy = scratch / "copy.db";
  fs::copy_file(site.database(), copy, fs::copy_options::overwrite_existing);
  {
    auto session = site.open();
    Bare bare = Bare::open_journal(site.key_file(), copy, Site::passphrase());
    lists(table, site, *session, bare);
    search_all(table, site.named("search as typed, newest 50"), *session, bare, {}, app::Order::newest,
               kBareNewest, "p95 ≤ 1.5");
    search_all(table, site.named("search, best 50"), *session, bare, {}, app::Order::best, kBareBest, "");
    app::Filter filter;
    filter.tag = WordMaker(7).word(305);
    search_all(table, site.named("search within one tag, newest 50"), *session, bare, filter,
               app::Order::newest, kBareNewest, "");
  }
  fs::remove(copy);
}

}  // namespace thirdrow::bench
