// Other leaders, as another device writes of them: by alias alone, in no figure and in no order.
#include <set>

#include "app/agenda.h"
#include "app/beside.h"
#include "app/figure_words.h"
#include "journal/readings.h"
#include "support/two_journals.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;
using namespace thirdrow::test;

namespace {

/// Every figure of the journal, in words.
std::string all_figures(Session& session) {
  const auto view = session.view({on("2026-01-01"), on("2026-12-31")});
  REQUIRE(view);
  std::string out;
  std::vector<Figure> figures = reckon_measures(*view);
  for (const FigureInfo& info : readings()) figures.push_back(reckon(info, *view));
  for (const Figure& figure : figures) out += figure_json(figure).dump() + "\n";
  return out;
}

/// What a list says of each record of the kind: its title, and what stands beside.
std::multiset<std::string> listed(Session& session, Kind kind) {
  Filter filter;
  filter.shelf = Filter::Shelf::records;
  filter.subkind = info(kind).name;
  const auto page = session.list(filter, 10, 0);
  REQUIRE(page);
  std::multiset<std::string> out;
  for (const Row& row : page->items) out.insert(row.title + "|" + row.preview);
  return out;
}

}  // namespace

TEST_CASE("I16 from elsewhere: a name where an alias belongs leaves the journal by no calendar or figure") {
  TwoJournals j;
  const RecordId coach = j.here.add(Kind::relationship, {{relationship::kAlias, word("North")}});
  const RecordId pledge = j.here.add(Kind::pledge, {{pledge::kTitle, word("Three standards")},
                                                    {pledge::kLeaders, list({{"South"}})},
                                                    {pledge::kStart, on("2026-02-01")},
                                                    {pledge::kReview, on("2026-04-01")}});
  j.copy();
  j.stranger.set(coach, {{relationship::kAlias, word("Wilhelmina Ash of the harbour")}});
  j.stranger.write(pledge, {SetAdd{pledge::kLeaders, "002\x1fWilhelmina Ash of the harbour"}});
  j.hear();
  const auto agenda = agenda_of(*j.here.session);
  REQUIRE(agenda);
  CHECK_FALSE(agenda->events.empty());
  for (const auto& event : agenda->events) CHECK(event.summary.find("Wilhelmina") == std::string::npos);
  CHECK(all_figures(*j.here.session).find("Wilhelmina") == std::string::npos);
  const auto lines = beside(*j.here.session, j.here.at(pledge));
  REQUIRE(lines);
  CHECK(lines->size() == 3);
  for (const Beside& each : *lines) {
    const std::string line = beside_words(each, in_english, [](const RefChoice& one) { return one.name; });
    CHECK(line.find("Wilhelmina") == std::string::npos);
  }
  REQUIRE(j.here.save(coach, {{relationship::kSponsorSees, word("The days of our talks")}}));
  CHECK(j.here.save(coach, {{relationship::kAlias, word("Wilhelmina Ash")}}).code() == Code::invalid);
  REQUIRE(j.here.save(coach, {{relationship::kAlias, word("North")}}));
  REQUIRE(j.here.save(pledge, {{pledge::kLeaders, list({{"South"}})}}));
}

TEST_CASE("I17 from elsewhere: other leaders that a log names are in no figure, and in no order") {
  TwoJournals j;
  j.copy();
  const std::string before = all_figures(*j.here.session);
  for (const char* alias : {"North", "South"}) {
    j.stranger.make(j.here.fresh(Kind::relationship, {{relationship::kAlias, word(alias)}}));
    j.stranger.make(j.here.fresh(Kind::pledge, {{pledge::kTitle, word("Three standards")},
                                                {pledge::kLeaders, list({{"North"}, {"South"}})},
                                                {pledge::kStart, on("2026-02-01")},
                                                {kEngagement, j.here.desk}}));
  }
  j.hear();
  CHECK(all_figures(*j.here.session) == before);
  for (Session* session : {j.here.session.get(), j.there.session.get()}) {
    CHECK(listed(*session, Kind::relationship) == std::multiset<std::string>{"North|", "South|"});
    CHECK(listed(*session, Kind::pledge) ==
          std::multiset<std::string>{"Three standards|", "Three standards|"});
    const std::vector<Record> pledges = *session->all_of(Kind::pledge);
    for (const Record& pledge : pledges) {
      CHECK(pledge.strings(pledge::kLeaders).size() == 2);
      const auto lines = beside(*session, pledge);
      REQUIRE(lines);
      REQUIRE(lines->size() == 3);
      for (const Beside& each : *lines) {
        CHECK_FALSE(each.record);
        const std::string line =
            beside_words(each, in_english, [](const RefChoice& one) { return one.name; });
        CHECK(line.starts_with("Your own, since the start."));
        for (const char* alias : {"North", "South"}) CHECK(line.find(alias) == std::string::npos);
      }
    }
  }
}
