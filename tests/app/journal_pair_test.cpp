#include "app/presenters/journal_pair.h"

#include "support/editor_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;

namespace {

/// Knows only which row is marked.
struct QuietList : JournalView {
  std::optional<std::size_t> selected;
  void show_list(std::size_t, Emptiness) override {}
  void show_longer(std::size_t) override {}
  void rows_changed(std::size_t, std::size_t) override {}
  void show_selected(std::optional<std::size_t> row) override { selected = row; }
  void show_count(const CountLine&) override {}
  void show_filter(const Filter&) override {}
  void show_choices(const FilterChoices&) override {}
  void show_month(std::int64_t, const std::vector<Day>&) override {}
  void show_removed(const std::string&) override {}
  void show_put_back() override {}
  void ask_purge(const std::string&) override {}
  void ask_empty_trash(std::size_t) override {}
  void clear_notice() override {}
  void show_unfinished(RecordId, std::size_t) override {}
  void show_problem(const Error&) override {}
};

struct Pair : test::EditorFixture {
  QuietList list;
  JournalPresenter journal{*desk, list};

  Pair() { pair_up(journal, editor); }
  void start() {
    journal.start();
    pump.drain();
  }
  /// The row that is clicked is marked at once.
  void click(std::size_t row) {
    list.selected = row;
    journal.select(row);
    pump.drain();
  }
};

/// The list over the Trash, with an entry in it, and one that is not.
struct Acts : test::EditorFixture {
  QuietList list;
  JournalPresenter journal{*desk, list};
  RecordId gone = write("Gone", "words"), kept = write("Kept", "words");
  Acts() {
    pair_up(journal, editor);
    REQUIRE(now([this](Session& session) { return session.remove(gone); }));
    journal.start();
    journal.show_shelf(Filter::Shelf::trash);
    choose(gone);
  }
  void choose(RecordId id) {
    journal.select_record(id);
    open(id);
  }
  /// Before the act is done the other entry is opened and typed into.
  void leave_for_the_other() {
    journal.show_shelf(Filter::Shelf::journal);
    journal.select_record(kept);
    editor.open(kept);
    pump.run_worker();
    pump.drain();
    REQUIRE(view.page);
    CHECK(view.page->record.id == kept);
    CHECK(journal.selected() == kept);
  }
};

}  // namespace

TEST_CASE("the list marks the entry that is opened while the one before it is still being saved") {
  Pair f;
  const RecordId first = f.write("First", "one");
  const RecordId second = f.write("Second", "two");
  f.start();
  f.journal.row(0);
  f.pump.drain();
  f.click(1);
  REQUIRE(f.view.page->record.id == first);
  f.type("one, and more");
  f.click(0);
  CHECK(f.view.page->record.id == second);
  CHECK(f.journal.selected() == second);
  CHECK(f.list.selected == 0);
  f.click(1);
  CHECK(f.view.page->record.id == first);
  CHECK(f.view.texts[0] == "one, and more");
}

TEST_CASE("an entry that does not fit yet goes to the Trash with its words and stays there") {
  Pair f;
  const RecordId id = f.write("Plan", "one");
  f.journal.start();
  f.open(id);
  f.editor.set_title(std::string(500, 'x'));
  f.type("one two");
  f.flush();
  f.journal.select_record(id);
  f.journal.remove_selected();
  f.pump.drain();
  CHECK_FALSE(f.view.page);
  const auto deleted = [&] { return f.now([id](Session& s) { return s.open(id)->record.deleted(); }); };
  CHECK(deleted());
  CHECK(f.entries() == 0);
  CHECK(f.now([](Session& session) { return session.unfinished(); })->empty());
  f.lock();
  f.unlock();
  CHECK(deleted());
  f.journal.undo_remove();
  f.pump.drain();
  CHECK_FALSE(deleted());
  CHECK(f.body(id) == "one two");
}

TEST_CASE("the end of an act closes nothing that was opened meanwhile") {
  Acts f;
  SECTION("removed for good") { f.journal.purge_confirmed(); }
  SECTION("all removed for good") { f.journal.empty_trash_confirmed(); }
  SECTION("put back") { f.journal.put_back_selected(); }
  SECTION("into the Trash, and back") {
    REQUIRE(f.now([&](Session& session) { return session.put_back(f.gone); }));
    f.journal.show_shelf(Filter::Shelf::journal);
    f.choose(f.gone);
    f.journal.remove_selected();
    f.leave_for_the_other();
    f.choose(f.gone);
    f.journal.undo_remove();
  }
  f.leave_for_the_other();
}

TEST_CASE("emptying the Trash closes what is shown of it by then") {
  Acts f;
  f.journal.select_record({});
  f.journal.empty_trash_confirmed();
  f.choose(f.gone);
  f.pump.drain();
  CHECK_FALSE(f.journal.selected());
  CHECK_FALSE(f.view.page);
}
