// After a lock a person goes on where they were.
#include "journal_window.h"
#include "support/scratch.h"
#include "talks.h"
#include "ui/practice/practice_page.h"

using namespace thirdrow;
using namespace thirdrow::ui;
using journal::Kind;

TEST_CASE("the entry that was open when the journal was locked is open again", "[return]") {
  test::Journal w;
  w.write("Another", "words");
  const RecordId id = w.write("Harbour", "We waited two days");
  w.open(id);
  w.lock_and_unlock();
  REQUIRE(w.wait([&] { return w.editor().has_entry(); }));
  CHECK(w.frame().shown_page() == PageId::journal);
  CHECK(w.editor().page().record.id == id);
}

TEST_CASE("an entry without a word leaves nothing to come back to but its page", "[return]") {
  test::Journal w;
  w.begin();
  w.lock_and_unlock();
  w.settle();
  CHECK(w.frame().shown_page() == PageId::journal);
  CHECK_FALSE(w.frame().notice_bar().is_telling());
}

TEST_CASE("a record of a practice that was open is open again", "[return]") {
  test::Hands w;
  w.show(PageId::practice);
  w.act("practice.new.icare");
  w.toggle("sheet.ideal.3");
  w.act("record.save");
  const RecordId id = w.only(Kind::assessment).id;
  w.lock_and_unlock();
  auto& page = static_cast<PracticePage&>(*w.frame().page(PageId::practice));
  CHECK(w.frame().shown_page() == PageId::practice);
  CHECK(w.wait([&] { return page.records().presenter().selected() == id; }));
}

TEST_CASE("after a talk that a lock ended its engagement is shown, with the way to go on", "[return]") {
  test::Talks w;
  w.act("engagement.talk.start");
  w.next();
  w.lock_and_unlock();
  w.settle();
  CHECK(w.frame().shown_page() == PageId::engagements);
  CHECK(w.is_seen("nav.new"));
  CHECK_FALSE(w.is_seen("guided.leave"));
  CHECK(w.is_seen("engagement.talk.start"));
  CHECK(w.says("Continue the talk"));
}

TEST_CASE("another journal begins with its own Today", "[return]") {
  const test::Scratch elsewhere;
  test::Journal w;
  w.open(w.write("Harbour", "We waited two days"));
  w.frame().lock();
  w.settle();
  w.desk().move_to(elsewhere / "another");
  w.create_journal();
  CHECK(w.frame().shown_page() == PageId::today);
}
