// What an edit costs where figures are shown: the ledger of ten years, and every figure of four windows, over
// the same records in bare SQL tables with an index on their days.
#include <fstream>

#include "bare.h"
#include "decade.h"
#include "journal/measures.h"
#include "journal/readings.h"
#include "journal_maker.h"
#include "support/fakes.h"

namespace thirdrow::bench {
namespace {

namespace fs = std::filesystem;
namespace j = thirdrow::journal;

constexpr int kRounds = 30;
constexpr std::int32_t kQuarter = 91;

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

/// M2 and M5 of four windows, over the same in SQL.
void measure_two(Table& table, const j::Ledger& ledger, const std::vector<j::Record>& records, Day today,
                 const fs::path& scratch) {
  const std::string size = ", " + std::to_string(records.size()) + " records";
  std::vector<double> two, bare;
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

}  // namespace

void figures_bench(Table& table, const fs::path& scratch) {
  const Day today = *Day::parse("2026-06-30");
  const std::vector<j::Record> records = decade(today);
  test::SeededRandom chance(11);
  const std::string size = ", " + std::to_string(records.size()) + " records";
  const double before = resident_mib();
  j::Ledger ledger;
  const double made = timed([&] { ledger = ledger_of(records); });
  table.add({"ledger made" + size, made, {}, "ms", "", ""});
  table.add({"memory of the ledger" + size, resident_mib() - before, {}, "MiB", "", ""});

  std::vector<double> edits;
  for (int round = 0; round < kRounds; ++round) {
    j::Record edited = records[static_cast<std::size_t>(chance.below(records.size()))];
    edited.set(j::kTags, j::Strings{"edited"});
    edits.push_back(timed([&] {
      ledger.put(edited);
      reckon_all(ledger, today);
    }));
  }
  const double anew = timed([&] { reckon_all(ledger_of(records), today); });
  table.add({"an edit, and every figure of four windows" + size, quantile(edits, 0.5), anew, "ms",
             "at most 50 ms", "bare: everything anew"});

  measure_two(table, ledger, records, today, scratch);
}

}  // namespace thirdrow::bench
