// What an edit costs where figures are shown: the ledger of ten years, and every figure of four windows, over
// the same records in bare SQL tables with an index on their days.
#include <fstream>

#include "bare.h"
#include "journal/measures.h"
#include "journal/readings.h"
#include "journal_maker.h"
#include "support/fakes.h"

namespace thirdrow::bench {
namespace {

namespace fs = std::filesystem;
namespace j = thirdrow::journal;

constexpr int kYears = 10, kEngagementsPerYear = 60;
constexpr int kRounds = 30;
constexpr std::int32_t kQuarter = 91;

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

double resident_mib() {
  std::ifstream status("/proc/self/status");
  for (std::string name; status >> name;) {
    double kib = 0;
    if (name == "VmRSS:" && status >> kib) return kib / 1024;
  }
  give_up("/proc/self/status", "");
}

j::Ledger ledger_of(const std::vector<j::Record>& records) {
  j::Ledger ledger;
  for (const j::Record& record : records) ledger.put(record);
  return ledger;
}

void reckon_all(const j::Ledger& ledger, Day today) {
  for (const j::Window& window : j::last_four_windows(today, kQuarter)) {
    const j::View view{ledger, window, today};
    j::reckon_measures(view);
    for (const j::FigureInfo& info : j::readings()) j::reckon(info, view);
  }
}

/// M2 and M5, the measures with the most records, as one would write them in SQL.
constexpr const char* kTables =
    "CREATE TABLE record (id TEXT PRIMARY KEY, kind INTEGER, engagement TEXT, day INTEGER, state TEXT, "
    "held INTEGER, reply TEXT, told INTEGER);"
    "CREATE INDEX record_day ON record (kind, day); BEGIN";
constexpr const char* kTalks =
    "SELECT r.id, r.state = 'held' AND abs(r.held - r.day) <= 2 FROM record r JOIN record e "
    "ON e.id = r.engagement WHERE r.kind = 11 AND r.day BETWEEN ?1 + 0 AND ?2 + 0";
constexpr const char* kHeard =
    "SELECT r.id, r.reply <> '' AND r.told - r.day <= 14 FROM record r JOIN record e "
    "ON e.id = r.engagement WHERE r.kind = 12 AND r.day BETWEEN ?1 + 0 AND ?2 + 0";

std::string days_text(std::optional<Day> day) { return day ? std::to_string(day->days) : ""; }

void fill(Bare& db, const std::vector<j::Record>& records) {
  db.exec(kTables);
  for (const j::Record& r : records) {
    const auto engagement = r.ref(j::kEngagement);
    const bool talk = r.kind == j::Kind::checkin, heard = r.kind == j::Kind::heard;
    db.run("INSERT INTO record VALUES (?1, ?2 + 0, ?3, ?4 + 0, ?5, ?6 + 0, ?7, ?8 + 0)",
           {r.id.text(), std::to_string(static_cast<int>(r.kind)), engagement ? engagement->text() : "",
            days_text(r.day(r.info().day)), r.state(),
            days_text(talk ? r.day(j::checkin::kHeld) : std::nullopt), heard ? r.text(j::heard::kReply) : "",
            days_text(heard ? r.day(j::heard::kToldBack) : std::nullopt)});
  }
  db.exec("COMMIT");
}

}  // namespace

void figures_bench(Table& table, const fs::path& scratch) {
  const Day today = *Day::parse("2026-06-30");
  Decade decade(today);
  const std::vector<j::Record>& records = decade.records();
  const std::string size = ", " + std::to_string(records.size()) + " records";
  const double before = resident_mib();
  j::Ledger ledger;
  const double made = timed([&] { ledger = ledger_of(records); });
  table.add({"ledger made" + size, made, {}, "ms", "", ""});
  table.add({"memory of the ledger" + size, resident_mib() - before, {}, "MiB", "", ""});

  std::vector<double> edits, two, bare;
  for (int round = 0; round < kRounds; ++round) {
    j::Record edited = records[decade.below(records.size())];
    edited.set(j::kTags, j::Strings{"edited"});
    edits.push_back(timed([&] {
      ledger.put(edited);
      reckon_all(ledger, today);
    }));
  }
  const double anew = timed([&] { reckon_all(ledger_of(records), today); });
  table.add({"an edit, and every figure of four windows" + size, quantile(edits, 0.5), anew, "ms",
             "at most 50 ms", "bare: everything anew"});

  seal::SecureRandom random;
  Bare db(scratch / "bare-figures.db", seal::Secret::random(32, random), std::string(32, '0'));
  fill(db, records);
  const j::FigureInfo &talks = *j::find_measure("checkins_on_time"), &loops = *j::find_measure("loop_closed");
  for (int round = 0; round < kRounds; ++round) {
    for (const auto& [info, sql] : {std::pair(&talks, kTalks), std::pair(&loops, kHeard)}) {
      double ours = 0, theirs = 0;
      for (const j::Window& window : j::last_four_windows(today, kQuarter)) {
        ours += timed([&, wanted = info] { j::reckon(*wanted, {ledger, window, today}); });
        theirs += timed([&, statement = sql] {
          db.run(statement, {std::to_string(window.first.days), std::to_string(window.last.days)});
        });
      }
      two.push_back(ours);
      bare.push_back(theirs);
    }
  }
  table.add({"M2 or M5 of four windows" + size, quantile(two, 0.5), quantile(bare, 0.5), "ms", "",
             "bare: SQL over an index, without gaps and evidence"});
  fs::remove(scratch / "bare-figures.db");
}

}  // namespace thirdrow::bench
