/// Two journals that hold the same record and are written to apart, until one takes in the other's log.
#pragma once

#include "support/journal_fixture.h"

namespace thirdrow::test {

struct Apart {
  JournalFixture here, there;

  /// An engagement that both hold, changed in both, with both changes here.
  template <class Change>
  RecordId changed(Change change) {
    journal::Record made = here.session->new_record(journal::Kind::engagement);
    made.set(journal::engagement::kTitle, std::string("Launch"));
    REQUIRE(here.session->add(made));
    bring(here, there);
    for (JournalFixture* one : {&here, &there}) {
      journal::Record record = made;
      change(record, one == &here ? "here" : "there");
      REQUIRE(one->session->save(record, made));
    }
    bring(there, here);
    return made.id;
  }
  /// Its title was changed in both.
  RecordId in_conflict() {
    return changed([](journal::Record& record, const char* where) {
      record.set(journal::engagement::kTitle, std::string("Launch ") + where);
    });
  }
  /// Both wrote into one text, and together that is longer than it may be.
  RecordId over_limit() {
    return changed([](journal::Record& record, const char* where) {
      record.set(journal::engagement::kWhy, std::string(400, where[0]));
    });
  }

 private:
  static void bring(JournalFixture& from, JournalFixture& to) {
    const auto file = from.scratch / "log.json";
    std::filesystem::remove(file);
    REQUIRE(from.session->export_to("thirdrow-json", file));
    REQUIRE(to.session->import_from("thirdrow-json", file, app::ImportRun::real));
  }
};

}  // namespace thirdrow::test
