// Progress over ten years of work in a journal on disk: until it is there, what an edit costs while it is
// shown beside a full recompute and bare SQL over the same tables, and the memory of the whole program then.
#include <cstdlib>

#include "app/presenters/progress_exhibits.h"
#include "bare.h"
#include "decade.h"
#include "exchange/export.h"
#include "journal/readings.h"
#include "journal_maker.h"
#include "programs.h"
#include "support/fakes.h"

namespace thirdrow::bench {
namespace {

namespace fs = std::filesystem;
namespace j = thirdrow::journal;

constexpr int kRounds = 20;

/// A new journal there with these records, by way of a file that holds them; but for the counts of rounds,
/// which are in no file that is there to be read.
void fill(Site& site, const std::vector<j::Record>& records, const fs::path& scratch) {
  const fs::path file = scratch / "decade.json";
  exchange::ExportSource source;
  std::size_t next = 0;
  source.next_records = [&]() -> Result<std::vector<exchange::ExportRecord>> {
    std::vector<exchange::ExportRecord> batch;
    for (; next < records.size() && batch.size() < exchange::kImportBatch; ++next) {
      if (records[next].kind != j::Kind::tally)
        batch.push_back({records[next], records[next].created, {}, {}});
    }
    return batch;
  };
  must(exchange::export_thirdrow_json(file, source), "records to import");
  const auto session = site.create();
  must(session->import_from("thirdrow-json", file, app::ImportRun::real), "import");
  fs::remove(file);
}

void window_bench(Table& table, const Site& site, const fs::path& program) {
  if (std::getenv("DISPLAY") == nullptr || program.empty()) return;
  std::vector<Used> journal, progress;
  std::vector<double> opening;
  for (int round = 0; round < 5; ++round) {
    const Told told = run_program({program.string(), "--journal", site.folder().string(), "--figures", "-"},
                                  std::string(Site::passphrase().text()) + "\n");
    journal.push_back(told.at("journal"));
    progress.push_back(told.at("progress"));
    opening.push_back(progress.back().wall_ms - journal.back().wall_ms);
  }
  table.add({site.named("Progress asked for until it is painted"),
             quantile(opening, 0.5),
             {},
             "ms",
             "at most 200 ms",
             "the first time after the start"});
  table.add({site.named("resident with Progress painted"), median(progress, &Used::resident_mib),
             median(journal, &Used::resident_mib), "MiB", "under 114 MiB (120 MB)", "bare: the Journal painted"});
}

/// The records that M2 and M5 count, with their facts and whether they count, as bare SQL finds them in the
/// journal's own tables.
constexpr const char* kTalks =
    "SELECT r.id, f.facts, s.rid IS NOT NULL FROM records r JOIN facts f ON f.rid = r.rid "
    "JOIN labels e ON e.rid = r.rid AND e.what = 5 "
    "LEFT JOIN labels s ON s.rid = r.rid AND s.what = 2 AND s.value = 'held' "
    "WHERE r.shelf = 2 AND r.subkind = 'checkin' AND r.day BETWEEN ?1 + 0 AND ?2 + 0";
constexpr const char* kHeard =
    "SELECT r.id, f.facts, s.rid IS NOT NULL FROM records r JOIN facts f ON f.rid = r.rid "
    "JOIN labels e ON e.rid = r.rid AND e.what = 5 "
    "LEFT JOIN labels s ON s.rid = r.rid AND s.what = 2 AND s.value = 'told_back' "
    "WHERE r.shelf = 0 AND r.subkind = 'heard' AND r.day BETWEEN ?1 + 0 AND ?2 + 0";

/// Over four windows each; the journal is closed in between, as only one may have its file open.
void measure_two(Table& table, const Site& site, std::unique_ptr<app::Session> session, Day today) {
  const auto windows = j::last_four_windows(today, j::kQuarter);
  std::vector<double> ours, bare;
  for (int round = 0; round < kRounds; ++round) {
    for (const char* name : {"checkins_on_time", "loop_closed"}) {
      ours.push_back(timed([&] {
        for (const j::Window& window : windows)
          j::reckon(*j::find_measure(name), must(session->view(window), "figures"));
      }));
    }
  }
  session.reset();
  Bare db = Bare::open_journal(site.key_file(), site.database(), Site::passphrase());
  for (int round = 0; round < kRounds; ++round) {
    for (const char* sql : {kTalks, kHeard}) {
      std::size_t rows = 0;
      bare.push_back(timed([&] {
        for (const j::Window& window : windows)
          rows += db.run(sql, {std::to_string(window.first.days), std::to_string(window.last.days)});
      }));
      if (rows == 0) give_up("bare figures", "rows");
    }
  }
  table.add({site.named("M2 or M5 of four windows"), quantile(ours, 0.5), quantile(bare, 0.5), "ms", "",
             "bare: SQL over the journal's own tables, without gaps and evidence"});
}

}  // namespace

void progress_bench(Table& table, const fs::path& scratch, const Programs& programs) {
  const Day today = Stamp{platform::SystemClock().now()}.day();
  const std::vector<j::Record> records = decade(today);
  Site site(scratch / "decade", records.size());
  fill(site, records, scratch);
  window_bench(table, site, programs.desktop);
  auto session = site.open();
  const double first =
      timed([&] { must(app::read_progress(*session, journal::quarter_to(today)), "figures"); });
  table.add({site.named("figures of Progress, first"), first, {}, "ms", "", "reads what they are made of"});
  test::SeededRandom chance(12);
  std::vector<double> edits, saves;
  for (int round = 0; round < kRounds; ++round) {
    const auto place = static_cast<std::size_t>(chance.below(records.size()));
    const app::Opened opened = must(session->open(records[place].id), "record");
    j::Record edited = opened.record;
    edited.set(j::kTags, j::Strings{"edited" + std::to_string(round)});
    const double saved = timed([&] { must(session->save(edited, opened.record), "save"); });
    const double shown =
        timed([&] { must(app::read_progress(*session, journal::quarter_to(today)), "figures"); });
    saves.push_back(saved);
    edits.push_back(saved + shown);
  }
  table.add({site.named("an edit, until every figure of Progress is there"), quantile(edits, 0.5),
             quantile(saves, 0.5), "ms", "at most 50 ms", "bare: the save alone"});
  table.add({site.named("the same edit"), quantile(edits, 0.5), first, "ms", "",
             "bare: a full recompute, from what is on the disk"});
  measure_two(table, site, std::move(session), today);
}

}  // namespace thirdrow::bench
