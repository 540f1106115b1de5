/// The two talks of an engagement as a presenter holds them, over a real journal and without a window.
#pragma once

#include <algorithm>
#include <cctype>

#include "app/presenters/guided_presenter.h"
#include "journal/rows.h"
#include "support/desk_fixture.h"

namespace thirdrow::test {

struct FakeTalk : app::GuidedView {
  std::optional<app::GuidedScreen> screen;
  std::string wrong, refused, way_out, remark;
  std::optional<render::Document> printed;
  std::filesystem::path written;

  void show_page(const app::GuidedScreen& s) override {
    screen = s;
    show_remark(s.remark);
    wrong.clear();
    refused.clear();
  }
  void show_nothing() override { screen.reset(); }
  void show_people(const std::vector<app::Named>& people) override { screen->people = people; }
  void show_known_people(const std::vector<std::string>&) override {}
  void show_choices(const app::RefChoices&) override {}
  void show_field_error(const journal::Field& field, const Error&) override { wrong = field.name; }
  void show_refusal(const Error& error, const std::string& page) override {
    refused = error.detail;
    way_out = page;
  }
  void show_remark(const char* words) override { remark = words == nullptr ? "" : words; }
  void clear_errors() override { wrong.clear(); }
  void print(const render::Document& document) override { printed = document; }
  void show_written(const std::filesystem::path& file) override { written = file; }
  void show_problem(const Error& error) override { refused = error.detail; }
};

struct Talk : DeskFixture {
  FakeTalk view;
  ManualTimers timers;
  app::GuidedPresenter talk{*desk, view, timers.maker()};
  RecordId work;

  Talk() {
    work = now([](app::Session& session) {
      journal::Record engagement = session.new_record(journal::Kind::engagement);
      engagement.set(journal::engagement::kTitle, std::string("Harbour"));
      REQUIRE(session.add(engagement));
      return engagement.id;
    });
  }
  void begin(app::Journey journey) {
    talk.begin(journey, work);
    pump.drain();
  }
  std::string at() const { return view.screen ? std::string(view.screen->step->key) : ""; }
  void type(std::string_view name, std::string_view text) {
    const auto field = std::ranges::find_if(
        view.screen->fields, [name](const app::FormField& one) { return one.field->name == name; });
    REQUIRE(field != view.screen->fields.end());
    talk.set_field(*field->field, text);
  }
  std::string text(std::string_view name) const {
    for (const app::FormField& one : view.screen->fields) {
      if (one.field->name == name) return one.text;
    }
    return "no such field";
  }
  void next() {
    talk.next();
    pump.drain();
  }
  void back() {
    talk.back();
    pump.drain();
  }
  void act(app::GuidedAct act) {
    pump.clock.advance_ms(10'000);
    talk.act(act);
    pump.drain();
  }
  void go_to(const std::string& page) {
    talk.go_to(page);
    pump.drain();
  }
  bool offers(app::GuidedAct act) const {
    return std::ranges::find(view.screen->acts, act) != view.screen->acts.end();
  }
  std::vector<journal::Record> all(journal::Kind kind) {
    return now([kind](app::Session& session) { return *session.all_of(kind); });
  }
  journal::Record only(journal::Kind kind) {
    const auto records = all(kind);
    REQUIRE(records.size() == 1);
    return records.front();
  }
  /// Everything the page says.
  std::string words() const {
    std::string out = view.screen->about;
    for (const app::ReadPart& part : view.screen->parts) {
      out += part.heading + "\n" + part.missing + "\n";
      for (const std::string& line : part.lines) out += line + "\n";
    }
    for (const app::FormField& field : view.screen->fields) out += field.text + "\n";
    return out;
  }
  /// Everything on the page that was printed last.
  std::string printed() const {
    std::string out = view.printed->footer + "\n";
    for (const render::Block& block : view.printed->blocks) {
      if (const auto* heading = std::get_if<render::Heading>(&block.content)) out += heading->text + "\n";
      if (const auto* line = std::get_if<render::Paragraph>(&block.content)) out += line->text + "\n";
      if (const auto* list = std::get_if<render::List>(&block.content)) {
        for (const std::string& item : list->items) out += item + "\n";
      }
    }
    return out;
  }
  bool says(const char* text) const { return words().find(text) != std::string::npos; }
  /// A number as a word of its own.
  bool says_number(const std::string& number) const {
    const std::string all = words();
    const auto is_of_a_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    for (std::size_t at = all.find(number); at != std::string::npos; at = all.find(number, at + 1)) {
      const std::size_t end = at + number.size();
      if ((at == 0 || !is_of_a_word(all[at - 1])) && (end == all.size() || !is_of_a_word(all[end])))
        return true;
    }
    return false;
  }
  /// As the window does it.
  void lock_and_unlock() {
    talk.leave();
    desk->lock();
    talk.forget();
    pump.drain();
    unlock();
  }
  void reopen() {
    talk.end();
    pump.clock.advance_ms(600'000);
    REQUIRE(now([this](app::Session& session) { return session.transition(work, "reopen"); }));
    pump.clock.advance_ms(600'000);
    begin(app::Journey::close);
  }
  std::string left(app::Journey journey) {
    return now([this, journey](app::Session& session) { return app::left_at(session, journey, work); });
  }
  /// Up to the last page of the first talk, with all that an agreement needs.
  void hold_start() {
    begin(app::Journey::start);
    talk.add_person("Maya");
    pump.drain();
    go_to("success");
    type("criteria", "Nobody waits | joint");
    go_to("agreed");
  }
  /// On a page of its own for its terms.
  void add_phase(const char* name) {
    go_to("phases");
    type("name", name);
    act(app::GuidedAct::add_phase);
    next();
  }
  void start_work() {
    hold_start();
    act(app::GuidedAct::agree);
    act(app::GuidedAct::start);
  }
  /// Agreed and under way, at the first page of the close.
  void begin_close() {
    start_work();
    talk.end();
    pump.drain();
    begin(app::Journey::close);
  }
  void rate_oneself() {
    for (const char* clause : {"s1a", "s1b", "s1c", "s2a", "s2b", "s2c", "s3a", "s3b", "s3c"})
      type(clause, "3");
    type("guess_yes", "5");
  }
  void check_oneself() {
    rate_oneself();
    act(app::GuidedAct::lock);
  }
  void ask(int people, const char* mode = "tally") {
    type("mode", mode);
    type("invited", std::to_string(people));
    act(app::GuidedAct::open);
  }
  void hold_close(int people, const char* mode = "tally") {
    begin_close();
    type("judged", "1 | yes");
    next();
    check_oneself();
    REQUIRE(at() == "ask");
    ask(people, mode);
  }
  void count(const char* answers, const char* yes) {
    act(app::GuidedAct::count);
    type("answers", answers);
    type("blanks", "0");
    type("either_yes", yes);
    type("counts", std::string("again | yes | ") + yes + "\nrefer | yes | " + yes);
    act(app::GuidedAct::enter_count);
  }
  void count_and_release(const char* answers, const char* yes) {
    count(answers, yes);
    next();
    act(app::GuidedAct::release);
  }
};

}  // namespace thirdrow::test
