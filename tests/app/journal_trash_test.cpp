// Into the Trash, back, and for good, in the journal's list.
#include "journal_support.h"

using namespace thirdrow;
using namespace thirdrow::app;
using Fixture = test::JournalListFixture;

TEST_CASE("what is deleted for good is what was asked about, whatever is chosen since") {
  Fixture f;
  const RecordId first = f.write("First", "a"), second = f.write("Second", "b");
  CHECK(f.now([&](Session& session) { return session.remove(first).ok() && session.remove(second).ok(); }));
  f.start();
  f.journal.show_shelf(Filter::Shelf::trash);
  f.pump.drain();
  const auto choose = [&f](const char* title) {
    for (std::size_t i = 0; i < f.view.rows; ++i) {
      if (f.title(i) == title) f.journal.select(i);
    }
    f.pump.drain();
  };
  choose("First");
  f.journal.purge_selected();
  CHECK(f.view.asked == "First");
  choose("Second");
  f.journal.purge_confirmed();
  f.pump.drain();
  CHECK_FALSE(f.now([&](Session& session) { return session.open(first).ok(); }));
  CHECK(f.now([&](Session& session) { return session.open(second).ok(); }));
  f.journal.purge_confirmed();
  f.pump.drain();
  CHECK(f.now([&](Session& session) { return session.open(second).ok(); }));
}

TEST_CASE("deleting offers Undo, and undoing brings the entry back and opens it") {
  Fixture f;
  const RecordId id = f.write("Going", "away");
  std::optional<RecordId> open;
  f.journal.on_select = [&](std::optional<RecordId> chosen) { open = chosen; };
  f.start();
  f.title(0);
  f.journal.select(0);
  CHECK(open == id);
  f.journal.remove_selected();
  f.pump.drain();
  CHECK(f.view.removed == "Going");
  CHECK(f.view.rows == 0);
  CHECK_FALSE(open);
  f.journal.undo_remove();
  f.pump.drain();
  CHECK(f.view.rows == 1);
  CHECK(open == id);
  f.title(0);
  CHECK(f.view.selected == 0);
}

TEST_CASE("the Trash gives back, and deletes for good only after asking") {
  Fixture f;
  const RecordId id = f.write("Gone", "words");
  REQUIRE(f.now([id](Session& session) { return session.remove(id); }));
  f.start();
  f.journal.show_shelf(Filter::Shelf::trash);
  f.pump.drain();
  REQUIRE(f.view.rows == 1);
  CHECK(f.view.count.of == CountLine::Of::trash);
  f.title(0);
  f.journal.select(0);
  f.journal.purge_selected();
  f.pump.drain();
  CHECK(f.view.asked == "Gone");
  CHECK(f.view.rows == 1);
  f.journal.purge_confirmed();
  f.pump.drain();
  CHECK(f.view.why == Emptiness::empty_trash);
  CHECK(f.now([id](Session& session) { return session.open(id); }).code() == Code::not_found);
}

TEST_CASE("the Trash is emptied at once only after asking") {
  Fixture f;
  const RecordId one = f.write("One", "words");
  const RecordId two = f.write("Two", "words");
  f.write("Kept", "words");
  f.start();
  f.journal.empty_trash();
  CHECK(f.view.asked_all == 0);
  for (const RecordId id : {one, two}) REQUIRE(f.now([id](Session& session) { return session.remove(id); }));
  f.journal.show_shelf(Filter::Shelf::trash);
  f.pump.drain();
  f.journal.empty_trash();
  f.pump.drain();
  CHECK(f.view.asked_all == 2);
  CHECK(f.view.rows == 2);
  f.journal.empty_trash_confirmed();
  f.pump.drain();
  CHECK(f.view.why == Emptiness::empty_trash);
  f.journal.show_shelf(Filter::Shelf::journal);
  f.pump.drain();
  CHECK(f.view.rows == 1);
}

TEST_CASE("leaving the Trash for this day closes the entry that was open there") {
  Fixture f;
  const RecordId id = f.write("Old", "words");
  REQUIRE(f.now([id](Session& session) { return session.remove(id); }));
  f.journal.show_shelf(Filter::Shelf::trash);
  f.pump.drain();
  f.title(0);
  bool closed = false;
  f.journal.on_select = [&](std::optional<RecordId> chosen) { closed = !chosen; };
  f.journal.select(0);
  REQUIRE(f.journal.selected() == id);
  CHECK_FALSE(closed);
  f.journal.show_on_this_day();
  f.pump.drain();
  CHECK(closed);
  CHECK_FALSE(f.journal.selected());
}

TEST_CASE("what lies in the Trash can be put back from there") {
  Fixture f;
  const RecordId id = f.write("Back", "words");
  REQUIRE(f.now([id](Session& session) { return session.remove(id); }));
  f.start();
  f.journal.show_shelf(Filter::Shelf::trash);
  f.pump.drain();
  REQUIRE(f.title(0) == "Back");
  f.journal.select(0);
  f.journal.put_back_selected();
  f.pump.drain();
  CHECK(f.view.rows == 0);
  CHECK_FALSE(f.journal.selected());
  CHECK_FALSE(f.now([id](Session& session) { return session.open(id)->record.deleted(); }));
}
