/// A journal with an engagement in it, and what tests of the rules of the domain ask of every refusal.
#pragma once

#include <initializer_list>
#include <utility>

#include "app/explain.h"
#include "journal/round_terms.h"
#include "journal/rows.h"
#include "support/journal_fixture.h"

namespace thirdrow::test {

using Given = std::initializer_list<std::pair<journal::Tag, journal::Value>>;

inline Day on(const char* text) { return *Day::parse(text); }
inline journal::Value word(std::string_view text) { return std::string(text); }
inline journal::Value number(std::int64_t n) { return n; }
inline journal::Value list(std::initializer_list<journal::Cells> cells) {
  return journal::rows_of(std::vector<journal::Cells>(cells));
}

/// Refused by that rule, in a sentence of its own that says what to do.
inline void check_refused(const Status& status, std::string_view detail) {
  INFO("wanted " << detail << ", got " << (status ? std::string("no refusal") : status.error().detail));
  REQUIRE_FALSE(status);
  CHECK(status.code() == Code::refused);
  CHECK(status.error().detail == detail);
  const app::Explained said = app::explain(status.error());
  const app::Explained general = app::explain(Error{Code::refused, {}});
  CHECK(std::string_view(said.what) != general.what);
  CHECK(std::string_view(said.next) != general.next);
  CHECK_FALSE(std::string_view(said.next).empty());
  if (detail.starts_with('I')) CHECK(detail.substr(0, detail.find('.')) == said.code);
}

struct RulesFixture : JournalFixture {
  RecordId me = add(journal::Kind::person,
                    {{journal::person::kName, word("Me")}, {journal::person::kRelation, word("self")}});
  RecordId ana = add(journal::Kind::person,
                     {{journal::person::kName, word("Ana")}, {journal::person::kRelation, word("staff")}});
  RecordId desk = add(journal::Kind::engagement, {{journal::engagement::kTitle, word("New desk")}});

  /// What is written from here on is a version of its own.
  void later() { clock.advance_ms(7'200'000); }
  journal::Record fresh(journal::Kind kind, Given fields = {}) {
    journal::Record record = session->new_record(kind);
    for (const auto& [tag, value] : fields) record.set(tag, value);
    return record;
  }
  RecordId add(journal::Kind kind, Given fields = {}) {
    const journal::Record record = fresh(kind, fields);
    const Status added = session->add(record);
    INFO(record.info().name << " " << (added ? "" : added.error().detail));
    REQUIRE(added);
    return record.id;
  }
  journal::Record at(RecordId id) {
    const auto opened = session->open(id);
    REQUIRE(opened);
    return opened->record;
  }
  Status save(RecordId id, Given changed) {
    const journal::Record before = at(id);
    journal::Record after = before;
    for (const auto& [tag, value] : changed) after.set(tag, value);
    return session->save(after, before);
  }
  Status take(RecordId id, std::string_view step, Given given = {}) {
    return session->transition(id, step, [given](journal::Record& record) -> Status {
      for (const auto& [tag, value] : given) record.set(tag, value);
      return {};
    });
  }
  void take_all(RecordId id, std::initializer_list<std::string_view> steps) {
    for (const std::string_view step : steps) {
      const Status taken = take(id, step);
      INFO(step << " " << (taken ? "" : taken.error().detail));
      REQUIRE(taken);
    }
  }

  journal::Record agreement(Given more = {}) {
    using namespace journal;
    Record record = fresh(Kind::agreement, {{kEngagement, desk},
                                            {agreement::kCriteria, list({{"Nobody waits", "joint"}})},
                                            {agreement::kMetOn, on("2026-02-26")},
                                            {agreement::kAgreedBy, list({{ana.text(), "said"}})}});
    for (const auto& [tag, value] : more) record.set(tag, value);
    return record;
  }
  RecordId agreed() {
    const journal::Record record = agreement();
    REQUIRE(session->add(record));
    later();
    take_all(record.id, {"agree"});
    return record.id;
  }
  RecordId round(Given more = {}) {
    journal::Record record =
        fresh(journal::Kind::round, {{journal::kEngagement, desk}, {journal::round::kInvited, number(8)}});
    for (const auto& [tag, value] : more) record.set(tag, value);
    REQUIRE(session->add(record));
    return record.id;
  }
  /// Everybody who answered said yes to both.
  journal::Record count(RecordId round, std::int64_t answers) {
    using namespace journal;
    const std::string yes = std::to_string(answers);
    return fresh(Kind::tally, {{tally::kRound, round},
                               {tally::kAnswers, number(answers)},
                               {tally::kBlanks, number(0)},
                               {tally::kEitherYes, number(answers)},
                               {tally::kCounts, list({{"again", "yes", yes}, {"refer", "yes", yes}})}});
  }
  /// A round that was asked, counted and released as far as its count allows.
  RecordId released(std::int64_t answers = 6) {
    const RecordId id = round();
    take_all(id, {"open"});
    REQUIRE(session->add(count(id, answers)));
    take_all(id, {"close", "release"});
    return id;
  }
};

}  // namespace thirdrow::test
