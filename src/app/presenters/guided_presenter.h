/// One of the two talks of an engagement, page by page. The words of each page are those of a record's form,
/// kept and written by RecordsPresenter; leaving at any moment and coming back goes on at the same page.
/// Front thread.
#pragma once

#include <filesystem>

#include "app/agreement_page.h"
#include "app/explain.h"
#include "app/presenters/records_presenter.h"

namespace thirdrow::app {

struct GuidedScreen {
  Journey journey = Journey::start;
  const GuidedStep* step = nullptr;
  const char* question = "";  ///< the step's own, or what was answered; English, for translation
  std::size_t number = 1, of = 1;
  std::size_t page_number = 1, pages = 1;  ///< within the step, those that are not passed over
  std::string engagement;                  ///< its title
  std::string about;                       ///< of a phase: its name
  std::vector<ReadPart> parts;
  std::vector<FormField> fields;
  RefChoices choices;
  const char* remark = nullptr;  ///< see remark_of()
  bool asks_people = false;
  std::vector<Named> people;
  std::vector<GuidedAct> acts;
  bool first = false, last = false;
};

class GuidedView {
 public:
  virtual ~GuidedView() = default;
  virtual void show_page(const GuidedScreen& screen) = 0;
  virtual void show_nothing() = 0;
  virtual void show_people(const std::vector<Named>& people) = 0;
  virtual void show_known_people(const std::vector<std::string>& names) = 0;
  virtual void show_choices(const RefChoices& choices) = 0;
  virtual void show_field_error(const journal::Field& field, const Error& error) = 0;
  /// `page`: the key of the one that can put it right; empty when it is this one, or none.
  virtual void show_refusal(const Error& error, const std::string& page) = 0;
  /// nullptr: there is none.
  virtual void show_remark(const char* words) = 0;
  virtual void clear_errors() = 0;
  virtual void print(const render::Document& document) = 0;
  virtual void show_written(const std::filesystem::path& file) = 0;
  virtual void show_problem(const Error& error) = 0;
};

class GuidedPresenter : private RecordsView {
 public:
  GuidedPresenter(Desk& desk, GuidedView& view, const MakeTimer& make_timer);

  void set_speaker(Speaker speaker) { speaker_ = std::move(speaker); }
  /// Where it was left, else at the first page that waits for something.
  void begin(Journey journey, RecordId engagement);
  /// The page is shown again after other pages of the window were.
  void enter();
  /// What was typed is written, or kept; the engagement is still open here.
  void leave();
  /// The same, and nothing is open any more.
  void end();
  void forget();
  std::optional<RecordId> engagement() const { return engagement_; }
  Journey journey() const { return journey_; }

  /// The next page, once what stands on this one fits; what does not is told. Also without a word on it.
  void next();
  void back();
  void go_to(const std::string& page);
  void act(GuidedAct act);
  /// Of that engagement, whichever talk is open by then.
  void save_pdf(GuidedAct which, RecordId engagement, std::filesystem::path file);

  void set_field(const journal::Field& field, std::string_view text);
  void flush_quietly() { records_.flush_quietly(); }
  void add_person(const std::string& name) { records_.add_person(name); }
  void remove_person(RecordId id) { records_.remove_person(id); }
  void name_person(const std::string& name, std::function<void(RecordId)> done) {
    records_.name_person(name, std::move(done));
  }
  void expect_name(const journal::Field& field, const std::string& name) {
    records_.expect_name(field, name);
  }
  void when_named(std::function<void()> next) { records_.when_named(std::move(next)); }

  std::function<void()> on_changed = [] {};

 private:
  void show_list(const std::vector<RecordLine>&, std::size_t) override {}
  void show_selected(std::optional<std::size_t>) override {}
  void show_record(const RecordPage& page) override;
  void show_nothing() override {}
  void show_saved(const RecordPage&) override {}
  void show_people(const std::vector<Named>& people) override { view_.show_people(people); }
  void show_known_people(const std::vector<std::string>& names) override { view_.show_known_people(names); }
  void show_field_error(const journal::Field* field, const Error& error) override;
  void show_choices(const RefChoices& choices) override { view_.show_choices(choices); }
  void ask_commitment(const journal::Transition&) override {}
  void clear_errors() override { view_.clear_errors(); }
  void show_removed(const std::string&) override {}
  void show_problem(const Error& error) override { view_.show_problem(error); }

  const GuidedPage* page() const { return place_ < pages_.size() ? &pages_[place_] : nullptr; }
  /// Writes the form, or keeps it; false when something on it does not fit.
  bool settle();
  enum class Moved : std::uint8_t {
    to_page,
    once_written,  ///< the same, unless what was typed was refused on the way
    by_one,        ///< to the one after it, unless refused
  };
  /// Reads the journal anew and shows the page of that key, or the one after it.
  void load(std::string key, Moved moved, int tries = 2);
  void arrive(Ground ground, const std::string& key, Moved moved);
  void open_page();
  void take_rhythm();
  /// What the page proposes beside what was said: written with the word of the people alone.
  Proposal proposed(const journal::Record& record) const;
  void fill_in(GuidedScreen& screen, const RecordPage& record) const;
  GuidedScreen screen() const;
  const char* remark() const;
  void run(GuidedAct act);
  void refused(const Error& error, const std::string& where);
  /// The field, when it is on the page that is shown.
  const journal::Field* on_page(const journal::Field* field) const;
  void with_document(GuidedAct which, RecordId engagement, std::function<void(render::Document)> done);

  Desk& desk_;
  GuidedView& view_;
  RecordsPresenter records_;
  Speaker speaker_;
  Journey journey_ = Journey::start;
  std::optional<RecordId> engagement_;
  std::shared_ptr<const Ground> ground_;
  std::vector<GuidedPage> pages_;
  std::size_t place_ = 0;
  Proposal proposed_;
  bool wrong_ = false;       ///< something was told since the last step
  bool going_back_ = false;  ///< what is still empty does not hold the page
  Alive alive_, save_alive_;
};

}  // namespace thirdrow::app
