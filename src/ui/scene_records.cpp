#include "ui/scene_records.h"

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "journal/kinds.h"

namespace thirdrow::ui {
namespace {

namespace j = journal;
using Field = std::pair<j::Tag, j::Value>;

j::Value word(const char* text) { return std::string(text); }
j::Value whole(std::int64_t n) { return n; }
Field rows(j::Tag tag, const std::vector<j::Cells>& cells) { return {tag, j::rows_of(cells)}; }

class Conduct {
 public:
  Conduct(app::Session& session, RecordId work, RecordId person)
      : session_(session), work_(work), person_(person), today_(session.now().day()) {}

  Status add() {
    for (int ago = 350, i = 0; ago > 3; ago -= 12, ++i) TR_TRY(add_week(today_ - ago, i));
    for (int i = 0; i < 3; ++i) TR_TRY(add_agreement(today_ - (40 + 95 * i)));
    for (int i = 0; i < 4; ++i) TR_TRY(add_outcome(today_ - (20 + 91 * i), 72.0 - 3 * i, 68.0 - i));
    return add_round(today_ - 30);
  }

 private:
  Status note(j::Kind kind, const std::vector<Field>& fields) {
    TR_LET(id, put(kind, fields));
    static_cast<void>(id);
    return {};
  }

  Result<RecordId> put(j::Kind kind, const std::vector<Field>& fields) {
    j::Record record = session_.new_record(kind);
    record.set(j::kEngagement, work_);
    for (const auto& [tag, value] : fields) record.set(tag, value);
    TR_TRY(session_.add(record));
    return record.id;
  }

  /// A talk and what came of it.
  Status add_week(Day day, int i) {
    const bool late = i % 4 == 1;
    TR_TRY(note(j::Kind::checkin, {{j::checkin::kTitle, word("How it is going")},
                                   {j::checkin::kDue, day},
                                   {j::checkin::kHeld, late ? day + 6 : day},
                                   {j::checkin::kWorthMe, word("yes")},
                                   {j::checkin::kWorthThem, word(i % 3 == 0 ? "not_asked" : "yes")},
                                   {j::kState, word("held")}}));
    TR_TRY(note(j::Kind::commitment, {{j::commitment::kThen, word("Ask for the missing figures")},
                                      {j::commitment::kDue, day + 7},
                                      {j::commitment::kKeptOn, day + (late ? 9 : 6)},
                                      {j::kState, word("kept")}}));
    TR_TRY(note(j::Kind::heard, {{j::heard::kWords, word("We wait too long for an answer")},
                                 {j::heard::kType, word("issue")},
                                 {j::heard::kOn, day},
                                 {j::heard::kReply, word("act")},
                                 {j::heard::kRepliedOn, day + 2},
                                 {j::heard::kToldBack, day + (late ? 20 : 8)},
                                 {j::kState, word("told_back")}}));
    if (i % 5 == 0)
      TR_TRY(note(j::Kind::fire, {{j::fire::kTitle, word("The import stood still")},
                                  {j::fire::kStarted, day},
                                  {j::fire::kSeverity, whole(2)},
                                  {j::fire::kRoot, word("no_agreement")}}));
    return note(j::Kind::week, {{j::week::kTitle, word("Week")},
                                {j::week::kOn, day},
                                {j::week::kEffort, whole(2 + i % 3)},
                                {j::week::kReward, whole(1 + i % 4)}});
  }

  Status add_agreement(Day day) {
    return note(j::Kind::agreement,
                {{j::agreement::kTitle, word("What we agreed")},
                 rows(j::agreement::kCriteria, {{"Everyone can work on Monday", "joint"}}),
                 {j::agreement::kMetOn, day},
                 rows(j::agreement::kAgreedBy, {{person_.text(), "said"}}),
                 {j::agreement::kAgreedOn, day},
                 {j::kState, word("agreed")}});
  }

  Status add_outcome(Day day, double mine, double peers) {
    return note(j::Kind::outcome_reading, {{j::outcome::kSeries, word("Engagement survey")},
                                           {j::outcome::kOn, day},
                                           {j::outcome::kValue, mine},
                                           {j::outcome::kPeer, peers},
                                           {j::outcome::kMin, 0.0},
                                           {j::outcome::kMax, 100.0}});
  }

  /// Asked, counted and released, with the leader's own answers locked before.
  Status add_round(Day day) {
    TR_LET(round, put(j::Kind::round, {{j::round::kTitle, word("After the move")},
                                       {j::round::kInvited, whole(14)},
                                       {j::round::kMode, word("tally")},
                                       {j::kState, word("closed")}}));
    TR_TRY(note(j::Kind::tally, {{j::tally::kRound, round},
                                 {j::tally::kAnswers, whole(12)},
                                 {j::tally::kEitherYes, whole(9)},
                                 rows(j::tally::kCounts, {{"again", "yes", "8"},
                                                          {"again", "no", "4"},
                                                          {"refer", "yes", "9"},
                                                          {"refer", "no", "3"},
                                                          {"s1", "3", "8"},
                                                          {"s1", "2", "4"},
                                                          {"s2", "2", "12"},
                                                          {"s3", "1", "6"},
                                                          {"s3", "3", "6"}}),
                                 {j::tally::kOn, day}}));
    TR_LET(opened, session_.open(round));
    opened.record.set(j::round::kReleasedOn, day);
    opened.record.set(j::kState, word("released"));
    TR_TRY(session_.save(opened.record, opened.written));
    std::vector<Field> fields = {{j::selfcheck::kOn, day - 3},
                                 {j::selfcheck::kLockedOn, day - 3},
                                 {j::selfcheck::kSealedBefore, round},
                                 {j::kState, word("locked")}};
    for (j::Tag clause = j::selfcheck::kS1a; clause <= j::selfcheck::kS3c; ++clause)
      fields.push_back({clause, whole(clause % 2 == 0 ? 4 : 3)});
    return note(j::Kind::selfcheck, fields);
  }

  app::Session& session_;
  RecordId work_, person_;
  Day today_;
};

}  // namespace

Status add_conduct(app::Session& session) {
  TR_LET(works, session.all_of(j::Kind::engagement));
  TR_LET(people, session.all_of(j::Kind::person));
  if (works.empty() || people.empty()) return Code::not_found;
  return Conduct(session, works.front().id, people.front().id).add();
}

}  // namespace thirdrow::ui
