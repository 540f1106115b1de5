/// The page of records without a window: what a presenter would show on it, and the steps of a person there.
#pragma once

#include "app/presenters/records_presenter.h"
#include "support/desk_fixture.h"

namespace thirdrow::test {

struct FakeRecords : app::RecordsView {
  std::vector<app::RecordLine> lines;
  std::size_t resting = 0;
  std::optional<std::size_t> selected;
  std::optional<app::RecordPage> page;
  const journal::Field* wrong = nullptr;
  Error told;
  const journal::Transition* waiting = nullptr;
  std::string removed;
  std::vector<std::string> known;
  int saves = 0;

  void show_list(const std::vector<app::RecordLine>& l, std::size_t r) override { lines = l, resting = r; }
  void show_selected(std::optional<std::size_t> line) override { selected = line; }
  void show_record(const app::RecordPage& p) override { page = p; }
  void show_nothing() override { page.reset(); }
  void show_saved(const app::RecordPage& p) override { page = p, ++saves; }
  void show_people(const std::vector<app::Named>& people) override { page->people = people; }
  void show_known_people(const std::vector<std::string>& names) override { known = names; }
  void show_field_error(const journal::Field* field, const Error& error) override {
    wrong = field;
    told = error;
  }
  void show_choices(const app::RefChoices& choices) override { page->choices = choices; }
  void ask_commitment(const journal::Transition& step) override { waiting = &step; }
  void clear_errors() override { wrong = nullptr; }
  void show_removed(const std::string& title) override { removed = title; }
  void show_problem(const Error&) override {}
};

struct RecordsFixture : DeskFixture {
  FakeRecords view;
  ManualTimers timers;
  app::RecordsPresenter records{
      *desk, view, {{{journal::Kind::engagement}}, {}, app::Sorting::by_title}, timers.maker()};
  const journal::KindInfo& info = journal::info(journal::Kind::engagement);

  const journal::Field& field(std::string_view name) { return *journal::find_field(info, name); }
  const journal::Transition& move(std::string_view name) {
    for (const journal::Transition& one : info.transitions) {
      if (one.name == name) return one;
    }
    throw std::logic_error("no such transition");
  }
  /// Begins with these engagements made; the last one is open.
  explicit RecordsFixture(std::initializer_list<const char*> titles = {}) {
    if (titles.size() > 0) records.start();
    for (const char* title : titles) make(title);
  }
  void make(const std::string& title) {
    begin();
    type("title", title);
    flush();
  }
  void begin() {
    records.create();
    pump.drain();
  }
  void type(std::string_view name, std::string_view text) { records.set_field(field(name), text); }
  void flush() {
    records.flush();
    pump.drain();
  }
  void choose(std::size_t line) {
    records.select(line);
    pump.drain();
  }
  /// Tries the step.
  void take(std::string_view name) {
    records.move(move(name));
    pump.drain();
  }
  /// Nothing more is sent, as in a crash.
  void lock_and_unlock() {
    desk->lock();
    records.forget();
    pump.drain();
    unlock();
  }
};

}  // namespace thirdrow::test
