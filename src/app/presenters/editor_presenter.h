/// One entry being read and written: title, sections, tags, people, date, own fields, versions. Keeps what is
/// typed: a draft every few seconds and when the keyboard leaves, a version on every change of page and after
/// a pause. Front thread; timers are lent.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/desk.h"
#include "app/form.h"
#include "app/presenters/journal_presenter.h"
#include "app/ref_choices.h"
#include "app/sections.h"
#include "app/timer.h"
#include "journal/history.h"

namespace thirdrow::app {

/// All that a view shows of an entry.
struct EntryPage {
  journal::Record record;
  Sections sections;
  std::vector<Named> people;
  std::optional<Named> engagement;
  std::vector<FormField> fields;
  std::vector<const journal::Transition*> moves;
  RefChoices choices = {};     ///< what its fields may point at
  bool stored = false;         ///< has been written at least once
  bool shared_change = false;  ///< also changed elsewhere at the same time
};
/// Where the typed words are now.
struct EditorStatus {
  enum class Kept : std::uint8_t { blank, typing, draft, saved, failed } kept = Kept::blank;
  std::optional<Error> error;  ///< with failed
};
struct VersionLine {
  Stamp at;
  std::string device;
  std::vector<const journal::Field*> changed;
};
struct FieldDiff {
  const journal::Field* field = nullptr;
  std::vector<journal::Run> runs;
  bool named = false;  ///< choices, states, yes and no: every run is one English name, marked for translation
};
struct Suggestions {
  std::vector<std::string> tags;
  std::vector<Named> people;
  std::vector<Named> engagements;
};

class EditorView {
 public:
  virtual ~EditorView() = default;
  virtual void show_entry(const EntryPage& page) = 0;
  virtual void show_nothing() = 0;
  /// Tags, people, engagement, date or kind changed; texts did not.
  virtual void show_meta(const EntryPage& page) = 0;
  /// The sections are others now; the keyboard goes to `focus`.
  virtual void show_sections(const Sections& sections, std::size_t focus) = 0;
  virtual void show_status(const EditorStatus& status) = 0;
  virtual void show_words(std::size_t words) = 0;
  virtual void show_suggestions(const Suggestions& suggestions) = 0;
  virtual void show_field_error(const journal::Field* field, const Error& error) = 0;
  virtual void clear_field_errors() = 0;
  /// Newest first.
  virtual void show_versions(const std::vector<VersionLine>& versions) = 0;
  virtual void show_difference(std::size_t version, const std::vector<FieldDiff>& fields) = 0;
  /// The text now in a section's control.
  virtual std::string section_text(std::size_t index) const = 0;
  /// Tells what stands in a field and was not told yet: a day, a tag, a name without Enter. Leaves none of it
  /// behind.
  virtual void hand_over() = 0;
};

class EditorPresenter {
 public:
  static constexpr std::chrono::milliseconds kDraftEvery{3'000};
  static constexpr std::chrono::milliseconds kSaveAfter{30'000};
  static constexpr std::chrono::milliseconds kCountAfter{400};

  EditorPresenter(Desk& desk, EditorView& view, const MakeTimer& make_timer);

  /// Writes what is open first. When that fails the page stays, and on_stay is told.
  void open(RecordId id);
  /// A new entry; nothing is kept until something is typed. `prompt` becomes the first section's heading.
  void create(const journal::EntryKind& kind, const std::optional<Prompt>& prompt = {});
  /// Writes what is open and then shows nothing; the page stays when its words could not be written.
  void close();
  /// Shows nothing, and drops an entry that was never written, draft and all. A written one is the list's to
  /// remove.
  void discard_new();
  /// The page is shown again: the entry is read anew, unless words of it wait to be written, and so are what
  /// completes names and the engagements to choose from.
  void refresh();
  /// Sends what is typed to be written, also what stands in a field without Enter. Returns at once; a lock
  /// told afterwards waits for it.
  void flush();
  /// The keyboard left a field, or the window lost the front: the draft is kept at once.
  void blur();
  /// Drops every word it holds. Call flush() before.
  void forget();

  /// Another entry, or none, is about to be shown.
  bool is_turning() const { return turning_; }
  bool has_entry() const { return page_.has_value(); }
  /// Precondition: has_entry().
  const EntryPage& page() const { return *page_; }

  void set_title(std::string title);
  /// Called on every change; the text itself is fetched from the view when it is needed.
  void typed(std::size_t section);
  void set_field(const journal::Field& field, std::string_view text);
  void add_tag(std::string_view tag);
  void remove_tag(const std::string& tag);
  /// An unknown name makes a person.
  void add_person(const std::string& name);
  void remove_person(RecordId id);
  void set_engagement(std::optional<Named> engagement);
  /// Back-dating keeps the time of day.
  void set_day(Day day);
  /// Among the reflections' kinds.
  void set_kind(std::string_view subkind);
  void move(const journal::Transition& transition);

  /// Another prompt as a new section; swap and skip leave no mark on a prompt.
  void add_prompt();
  void swap_prompt(std::size_t section);
  void skip_prompt(std::size_t section);

  void ask_versions();
  /// Index into what show_versions got.
  void ask_difference(std::size_t version);
  void restore(std::size_t version);

  /// The entry was written: lists may have changed.
  std::function<void(RecordId)> on_saved = [](RecordId) {};
  /// Another page was wanted, but this entry stays open.
  std::function<void(RecordId)> on_stay = [](RecordId) {};

 private:
  struct Loaded {
    EntryPage page;
    journal::Record written;
    bool from_draft = false;
  };
  static Result<Loaded> load(Session& session, RecordId id);
  void begin_turn();
  void turn(std::function<void()> next);
  void stay(const Error& error);
  void end();
  bool is_at_risk() const;
  void show_loaded(const Loaded& loaded);
  void show(EntryPage page, journal::Record base, EditorStatus::Kept kept);
  void fresh(const journal::Record& record, const RefChoices& choices, const std::optional<Prompt>& prompt);
  void touch();
  void pull();
  void write();
  void body_from_sections();
  bool is_blank() const;
  journal::Tag tag_of(journal::Role role) const;  ///< 0 without one
  void keep_draft();
  void save();
  void saved(RecordId id, std::uint64_t version, const Status& status);
  void came_back(RecordId id, const Result<Loaded>& loaded, std::function<void()> keep_typed);
  bool shows(RecordId id) const { return page_ && page_->record.id == id; }
  bool is_kept() const;
  void discard();
  void failed(const Error& error);
  void tell(EditorStatus::Kept kept);
  void count();
  void ask_suggestions();
  void change_set(journal::Tag tag, const std::string& element, bool add);
  void with_next_prompt(std::function<void(const Prompt&)> use);

  Desk& desk_;
  EditorView& view_;
  std::unique_ptr<Timer> draft_timer_, save_timer_, count_timer_;
  std::optional<EntryPage> page_;
  std::shared_ptr<journal::Record> base_;  ///< what the page's words are laid over; the worker's
  /// Versions of the page's words, never counted anew: the one on screen, and those last drafted, sent to be
  /// written, and written.
  std::uint64_t version_ = 0, drafted_ = 0, sent_ = 0, saved_ = 0;
  std::uint64_t safe_ =
      0;  ///< the version last known to be in the journal or, when it does not fit, in a draft
  bool turning_ = false;
  std::function<void()> next_;  ///< waits for the page's words to be safe
  bool any_draft_ = false;
  bool unpulled_ = false;
  std::vector<std::string> naming_;  ///< people typed and not yet known by id
  std::vector<std::string> passed_over_;
  std::size_t version_count_ = 0;
  Alive turn_alive_;  ///< the page that is fetched; a later turn makes it worthless
  Alive page_alive_;  ///< what is asked for the page that is shown
  Alive save_alive_, suggest_alive_;
};

}  // namespace thirdrow::app
