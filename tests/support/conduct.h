/// Records of a leader's conduct in few words, written through a session.
#pragma once

#include <string>
#include <vector>

#include "app/session.h"
#include "support/catch.h"

namespace thirdrow::test {

class Conduct {
 public:
  explicit Conduct(app::Session& session) : session_(session), today_(session.now().day()) {}

  RecordId add(journal::Kind kind, const std::vector<std::pair<journal::Tag, journal::Value>>& fields) {
    journal::Record record = session_.new_record(kind);
    for (const auto& [tag, value] : fields) record.set(tag, value);
    REQUIRE(session_.add(record));
    return record.id;
  }
  Day today() const { return today_; }
  RecordId checkin(int days_ago, int late = 0) {
    namespace c = journal::checkin;
    return add(journal::Kind::checkin, {{c::kTitle, std::string("Talk")},
                                        {c::kDue, today_ - days_ago},
                                        {c::kHeld, today_ - days_ago + late},
                                        {journal::kState, std::string("held")}});
  }
  RecordId commitment(const char* words, int due_days_ago, const char* state) {
    namespace c = journal::commitment;
    std::vector<std::pair<journal::Tag, journal::Value>> fields = {{c::kThen, std::string(words)},
                                                                   {c::kDue, today_ - due_days_ago},
                                                                   {journal::kState, std::string(state)}};
    if (std::string_view(state) == "kept") fields.emplace_back(c::kKeptOn, today_ - due_days_ago);
    return add(journal::Kind::commitment, fields);
  }
  RecordId heard(const char* words, int days_ago) {
    namespace h = journal::heard;
    return add(
        journal::Kind::heard,
        {{h::kWords, std::string(words)}, {h::kType, std::string("issue")}, {h::kOn, today_ - days_ago}});
  }
  RecordId fire(int days_ago) {
    return add(journal::Kind::fire, {{journal::fire::kTitle, std::string("The import stood still")},
                                     {journal::fire::kStarted, today_ - days_ago}});
  }
  /// A round that was released, of which that many of the answers said yes.
  RecordId round(int days_ago, std::int64_t invited, std::int64_t answers, std::int64_t yes) {
    namespace r = journal::round;
    namespace t = journal::tally;
    const RecordId id = add(journal::Kind::round, {{r::kTitle, std::string("After the move")},
                                                   {r::kInvited, invited},
                                                   {r::kMode, std::string("tally")}});
    REQUIRE(session_.transition(id, "open"));
    add(journal::Kind::tally,
        {{t::kRound, id}, {t::kAnswers, answers}, {t::kEitherYes, yes}, {t::kOn, today_ - days_ago}});
    REQUIRE(session_.transition(id, "close"));
    REQUIRE(session_.transition(id, "release", [&](journal::Record& released) -> Status {
      released.set(r::kReleasedOn, today_ - days_ago);
      return {};
    }));
    return id;
  }

 private:
  app::Session& session_;
  Day today_;
};

}  // namespace thirdrow::test
