/// The journal's list without a window.
#pragma once

#include "app/presenters/journal_presenter.h"
#include "support/desk_fixture.h"

namespace thirdrow::test {

struct FakeList : app::JournalView {
  std::size_t rows = 0;
  app::Emptiness why = app::Emptiness::none;
  std::optional<std::size_t> selected;
  app::CountLine count;
  app::Filter filter;
  app::FilterChoices choices;
  std::vector<Day> marked;
  std::string removed, asked;
  std::size_t asked_all = 0;
  std::optional<RecordId> unfinished;
  std::vector<std::pair<std::size_t, std::size_t>> changes;
  std::optional<Error> problem;

  void show_list(std::size_t n, app::Emptiness w) override { rows = n, why = w; }
  void show_longer(std::size_t n) override { rows = n; }
  void rows_changed(std::size_t first, std::size_t n) override { changes.emplace_back(first, n); }
  void show_selected(std::optional<std::size_t> row) override { selected = row; }
  void show_count(const app::CountLine& line) override { count = line; }
  void show_filter(const app::Filter& f) override { filter = f; }
  void show_choices(const app::FilterChoices& c) override { choices = c; }
  void show_month(std::int64_t, const std::vector<Day>& days) override { marked = days; }
  void show_removed(const std::string& title) override { removed = title; }
  void show_put_back() override {}
  void ask_purge(const std::string& title) override { asked = title; }
  void ask_empty_trash(std::size_t n) override { asked_all = n; }
  void clear_notice() override {}
  void show_unfinished(RecordId id, std::size_t) override { unfinished = id; }
  void show_problem(const Error& error) override { problem = error; }
};

struct JournalListFixture : DeskFixture {
  FakeList view;
  app::JournalPresenter journal{*desk, view};
  void start() {
    journal.start();
    pump.drain();
  }
  std::string title(std::size_t row) {
    journal.row(row);
    pump.drain();
    const app::SearchHit* hit = journal.row(row);
    return hit != nullptr ? hit->row.title : "(none)";
  }
  void search(const std::string& words) {
    journal.search(words);
    pump.drain();
  }
};

}  // namespace thirdrow::test
