#include "app/presenters/journal_pair.h"

#include "support/editor_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;

namespace {

/// Knows only which row is marked.
struct QuietList : JournalView {
  std::optional<std::size_t> selected;
  void show_list(std::size_t, Emptiness) override {}
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
