/// Two journals that hear of a third device, each in another order.
#pragma once

#include <algorithm>

#include "journal/measures.h"
#include "journal/readings.h"
#include "journal/record_json.h"
#include "support/log_file.h"
#include "support/rules_fixture.h"

namespace thirdrow::test {

/// A device that keeps no rules: it writes what it is told, later than everybody.
class Stranger {
 public:
  explicit Stranger(Random& random) : author_{DeviceId::make(random), 1, 0, 0} {}

  void write(RecordId id, std::vector<journal::OpBody> bodies) {
    at_.utc_ms += 60'000;
    std::ranges::move(journal::author_ops(author_, at_, id, std::move(bodies)), std::back_inserter(ops));
  }
  /// Knows of no other write.
  void set(RecordId id, Given fields) {
    for (const auto& [tag, value] : fields) write(id, {journal::FieldSet{tag, value, {}}});
  }
  void make(const journal::Record& record) {
    write(record.id, journal::changes(journal::replay(record.id, {}), record));
  }
  std::vector<journal::Op> ops;

 private:
  journal::Author author_;
  Stamp at_ = *Stamp::parse("2026-03-02T10:00:00+01:00");
};

struct TwoJournals {
  RulesFixture here;
  JournalFixture there;
  Stranger stranger{here.random};

  /// `there` becomes what is here.
  void copy() {
    const auto file = here.scratch / ("copy" + std::to_string(++files_) + ".json");
    REQUIRE(here.session->export_to("thirdrow-json", file));
    REQUIRE(there.session->import_from("thirdrow-json", file, app::ImportRun::real));
  }
  /// Both hear of what the stranger wrote, one of them backwards and in two parts, and stand alike.
  void hear() {
    copy();
    std::vector<journal::Op> backwards(stranger.ops.rbegin(), stranger.ops.rend());
    const auto half = static_cast<std::ptrdiff_t>(backwards.size() / 2);
    take(here, stranger.ops);
    take(there, {backwards.begin(), backwards.begin() + half});
    take(there, backwards);
    CHECK(*here.session->fingerprint() == *there.session->fingerprint());
    CHECK(figures(*here.session) == figures(*there.session));
    for (JournalFixture* one : {static_cast<JournalFixture*>(&here), &there}) {
      CHECK(one->session->verify()->problems.empty());
      for (const journal::Op& op : stranger.ops) {
        const auto opened = one->session->open(op.entry);
        if (opened) static_cast<void>(journal::to_json(opened->record, {}).dump());
      }
    }
  }
  /// M6 of the round, as both see it.
  journal::Figure figure(RecordId round) {
    const journal::Figure seen = figure_of(*here.session, round);
    CHECK(seen == figure_of(*there.session, round));
    return seen;
  }

 private:
  /// Every figure there is, of the year around today.
  static std::vector<journal::Figure> figures(app::Session& session) {
    const Day today = session.now().day();
    const auto view = session.view({today - 364, today + 364});
    REQUIRE(view);
    std::vector<journal::Figure> all = journal::reckon_measures(*view);
    for (const journal::FigureInfo& info : journal::readings()) all.push_back(journal::reckon(info, *view));
    return all;
  }
  void take(JournalFixture& journal, const std::vector<journal::Op>& ops) {
    const auto file = journal.scratch / ("log" + std::to_string(++files_) + ".json");
    write_log_file(file, ops);
    const auto taken = journal.session->import_from("thirdrow-json", file, app::ImportRun::real);
    INFO((taken ? std::string() : taken.error().detail));
    REQUIRE(taken);
  }
  static journal::Figure figure_of(app::Session& session, RecordId round) {
    journal::Ledger ledger;
    for (const journal::Kind kind : {journal::Kind::engagement, journal::Kind::round, journal::Kind::tally}) {
      const auto all = session.all_of(kind);
      for (const journal::Record& record : *all) ledger.put(record);
    }
    return journal::reckon_round(ledger, round);
  }
  int files_ = 0;
};

}  // namespace thirdrow::test
