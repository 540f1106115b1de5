// What an edit costs where figures are shown: the ledger of ten years, and every figure of four windows.
#include <fstream>

#include "decade.h"
#include "journal/measures.h"
#include "journal/readings.h"
#include "journal_maker.h"
#include "support/fakes.h"

namespace thirdrow::bench {
namespace {

namespace j = thirdrow::journal;

constexpr int kRounds = 30;

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
  for (const j::Window& window : j::last_four_windows(today, j::kQuarter)) {
    const j::View view{ledger, window, today};
    j::reckon_measures(view);
    for (const j::FigureInfo& info : j::readings()) j::reckon(info, view);
  }
}

}  // namespace

void figures_bench(Table& table) {
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
}

}  // namespace thirdrow::bench
