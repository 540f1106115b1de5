#include "decade.h"

#include "journal/rows.h"
#include "support/fakes.h"

namespace thirdrow::bench {
namespace {

namespace j = thirdrow::journal;

constexpr int kYears = 10, kEngagementsPerYear = 60;

/// Work as a leader with sixty engagements a year would have written it down.
class Decade {
 public:
  explicit Decade(Day today) : today_(today) {
    for (int i = 0; i < kYears * kEngagementsPerYear; ++i) add_engagement(i);
  }

  const std::vector<j::Record>& records() const { return records_; }
  std::size_t below(std::uint64_t bound) { return static_cast<std::size_t>(random_.below(bound)); }

 private:
  j::Record& add(j::Kind kind, Day day) {
    records_.push_back(j::new_record(kind, RecordId::make(random_), Stamp::from_local(day, 600, 60)));
    return records_.back();
  }
  j::Record& add_to(RecordId engagement, j::Kind kind, Day day) {
    j::Record& record = add(kind, day);
    record.set(j::kEngagement, engagement);
    return record;
  }
  static j::Value word(const char* text) { return std::string(text); }
  Day later(Day day, std::uint64_t most) { return day + static_cast<std::int32_t>(below(most)); }

  void add_engagement(int number) {
    const Day start = today_ - (number * 365 / kEngagementsPerYear + 5);
    j::Record& work = add(j::Kind::engagement, start);
    const RecordId id = work.id;
    work.set(j::kState, word("closed"));
    work.set(j::engagement::kActualStart, start);
    work.set(j::engagement::kEvery, std::int64_t{2});
    work.set(j::engagement::kUnit, word("week"));
    j::Record& agreed = add_to(id, j::Kind::agreement, start);
    agreed.set(j::kState, word("agreed"));
    agreed.set(j::agreement::kAgreedOn, later(start - 3, 6));
    agreed.set(j::agreement::kCriteria,
               j::rows_of(std::vector<j::Cells>{{"Nobody waits.", "joint"}, {"In time.", "me"}}));
    for (int i = 0; i < 18; ++i) add_talk(id, start + 14 * i);
    for (int i = 0; i < 8; ++i) add_promise(id, later(start, 250));
    for (int i = 0; i < 4; ++i) add_issue(id, later(start, 250));
    if (number % 3 == 0) add_fire(id, later(start, 250));
    add_round(id, start + 260);
  }
  void add_talk(RecordId id, Day due) {
    j::Record& talk = add_to(id, j::Kind::checkin, due);
    const RecordId of = talk.id;
    talk.set(j::checkin::kDue, due);
    talk.set(j::checkin::kDueNow, due);
    talk.set(j::checkin::kHeld, later(due, 4));
    talk.set(j::kState, word("held"));
    talk.set(j::checkin::kEase, static_cast<std::int64_t>(below(5)));
    talk.set(j::checkin::kWorthMe, word("yes"));
    talk.set(j::checkin::kWorthThem, word(below(2) == 0 ? "yes" : "not_asked"));
    for (int i = 0; i < 2; ++i) {
      j::Record& words = add_to(id, j::Kind::heard, due);
      words.set(j::heard::kOn, due);
      words.set(j::heard::kCheckIn, of);
      words.set(j::heard::kType, word("idea"));
      words.set(j::heard::kReply, word("act"));
      words.set(j::heard::kToldBack, later(due, 20));
    }
  }
  void add_promise(RecordId id, Day due) {
    j::Record& promise = add_to(id, j::Kind::commitment, due);
    promise.set(j::commitment::kDue, due);
    promise.set(j::commitment::kKeptOn, later(due - 5, 8));
    promise.set(j::kState, word("kept"));
  }
  void add_issue(RecordId id, Day raised) {
    j::Record& issue = add_to(id, j::Kind::issue, raised);
    issue.set(j::issue::kRaised, raised);
    issue.set(j::issue::kFoundIn, word(below(2) == 0 ? "checkin" : "unscheduled"));
    issue.set(j::issue::kBiteOn, later(raised, 30));
  }
  void add_fire(RecordId id, Day started) {
    j::Record& fire = add_to(id, j::Kind::fire, started);
    fire.set(j::fire::kStarted, started);
    fire.set(j::fire::kSeverity, static_cast<std::int64_t>(1 + below(3)));
    fire.set(j::fire::kRoot, word("capacity"));
  }
  void add_round(RecordId id, Day released) {
    j::Record& round = add_to(id, j::Kind::round, released);
    const RecordId of = round.id;
    round.set(j::round::kInvited, std::int64_t{12});
    round.set(j::round::kReleasedOn, released);
    round.set(j::kState, word("released"));
    j::Record& count = add(j::Kind::tally, released);
    count.set(j::tally::kRound, of);
    count.set(j::tally::kAnswers, std::int64_t{11});
    count.set(j::tally::kEitherYes, static_cast<std::int64_t>(below(12)));
    count.set(j::tally::kCounts, j::rows_of(std::vector<j::Cells>{{"s1", "3", "11"}, {"s2", "2", "11"}}));
  }

  Day today_;
  test::SeededRandom random_{10};
  std::vector<j::Record> records_;
};

/// Words and days where a record must have some.
void complete(j::Record& record) {
  for (const j::Field& field : record.info().fields) {
    if (field.need == j::Need::optional || !j::is_empty(record.value(field.tag))) continue;
    switch (field.type) {
      case j::FieldType::line:
      case j::FieldType::text:
        record.set(field.tag, std::string("What was agreed on the way"));
        break;
      case j::FieldType::choice:
        record.set(field.tag, std::string(field.choices.front()));
        break;
      case j::FieldType::day:
        record.set(field.tag, record.happened().day());
        break;
      case j::FieldType::integer:
        record.set(field.tag, field.min);
        break;
      default:
        break;
    }
  }
}

}  // namespace

std::vector<j::Record> decade(Day today) {
  std::vector<j::Record> records = Decade(today).records();
  for (j::Record& record : records) complete(record);
  return records;
}

}  // namespace thirdrow::bench
