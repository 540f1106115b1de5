/// The entry editor over a real journal, with a view that remembers what it was told.
#pragma once

#include "app/presenters/editor_presenter.h"
#include "support/desk_fixture.h"
#include "support/full_disk.h"

namespace thirdrow::test {

struct FakeEditor : app::EditorView {
  std::optional<app::EntryPage> page;
  std::vector<std::string> texts;
  app::EditorStatus status;
  std::size_t words = 0;
  app::Suggestions suggestions;
  const journal::Field* wrong = nullptr;
  std::vector<app::VersionLine> versions;
  std::vector<app::FieldDiff> difference;
  std::size_t focus = 99;
  std::function<void()> to_hand_over = [] {};  ///< what a person typed without Enter

  void take(const app::Sections& sections) {
    texts.clear();
    for (const app::Section& section : sections) texts.push_back(section.text);
  }
  void show_entry(const app::EntryPage& p) override {
    page = p;
    take(p.sections);
  }
  void show_nothing() override {
    page.reset();
    texts.clear();
  }
  void show_meta(const app::EntryPage& p) override { page = p; }
  void show_sections(const app::Sections& sections, std::size_t to) override {
    take(sections);
    focus = to;
  }
  void show_status(const app::EditorStatus& s) override { status = s; }
  void show_words(std::size_t n) override { words = n; }
  void show_suggestions(const app::Suggestions& s) override { suggestions = s; }
  void show_field_error(const journal::Field* field, const Error&) override { wrong = field; }
  void clear_field_errors() override { wrong = nullptr; }
  void show_versions(const std::vector<app::VersionLine>& v) override { versions = v; }
  void show_difference(std::size_t, const std::vector<app::FieldDiff>& d) override { difference = d; }
  std::string section_text(std::size_t i) const override { return texts.at(i); }
  void hand_over() override {
    std::exchange(to_hand_over, [] {})();
  }
};

struct EditorFixture : DeskFixture {
  FakeEditor view;
  ManualTimers timers;
  app::EditorPresenter editor{*desk, view, timers.maker()};
  std::vector<RecordId> saved;

  explicit EditorFixture(const std::filesystem::path& folder = {}) : DeskFixture(folder) {
    editor.on_saved = [this](RecordId id) { saved.push_back(id); };
  }
  void create(const char* kind = "free", const std::optional<app::Prompt>& prompt = {}) {
    editor.create(*journal::find_entry_kind(kind), prompt);
    pump.drain();
    REQUIRE(view.page);
  }
  void open(RecordId id) {
    editor.open(id);
    pump.drain();
  }
  void type(const std::string& words, std::size_t section = 0) {
    view.texts.at(section) = words;
    editor.typed(section);
  }
  void flush() {
    editor.flush();
    pump.drain();
  }
  /// Types it all anew and writes it.
  void rewrite(const std::string& words, std::size_t section = 0) {
    type(words, section);
    flush();
  }
  /// A new entry with an answer to `prompt`, not yet written.
  void answer(const app::Prompt& prompt, const std::string& words) {
    create("free", prompt);
    type(words);
  }
  /// A further question, and an answer to nothing yet.
  void add_prompt() {
    editor.add_prompt();
    pump.drain();
  }
  /// The keyboard leaves the field.
  void blur() {
    editor.blur();
    pump.drain();
  }
  void pass(std::chrono::milliseconds time) {
    timers.pass(time);
    pump.drain();
  }
  /// As the window does it: what is typed is sent first.
  void lock() {
    editor.flush();
    desk->lock();
    editor.forget();
    pump.drain();
  }
  void add_person(const std::string& name) {
    editor.add_person(name);
    pump.drain();
  }
  void ask_versions() {
    editor.ask_versions();
    pump.drain();
  }
  void restore(std::size_t version) {
    editor.restore(version);
    pump.drain();
  }
  app::Prompt prompt() {
    const auto next = now([](app::Session& session) { return session.next_prompt(""); });
    REQUIRE((next && *next));
    return **next;
  }
  int uses(const app::Prompt& prompt) {
    return now([&](app::Session& session) { return session.prompts()->find(prompt.id)->uses; });
  }
  std::int64_t entries() {
    return now([](app::Session& session) { return session.list({}, 1, 0)->total; });
  }
  std::string body(RecordId id) { return record(id).body(); }
};

}  // namespace thirdrow::test
