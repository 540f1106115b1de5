/// A list of records and the form of the chosen one: engagements, people, what belongs to an engagement, what
/// a practice is kept in. Front thread.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/beside.h"
#include "app/desk.h"
#include "app/form.h"
#include "app/presenters/journal_presenter.h"
#include "app/scope.h"
#include "app/timer.h"

namespace thirdrow::app {

struct RecordLine {
  RecordId id;
  std::string title;
  std::string body;
  std::string state;  ///< empty: its kind has none
  journal::Kind kind = journal::Kind::engagement;
  Day day;
  std::vector<const char*> lacks = {};    ///< English, for translation
  const char* sort = nullptr;             ///< what one without a title is called, the same
  bool written = true;                    ///< otherwise only kept as a draft
  std::optional<Day> from = {}, to = {};  ///< planned days of a phase
  std::string work = {};                  ///< its engagement, where the list is of more than one
};
struct RecordPage {
  journal::Record record;
  std::vector<FormField> fields;
  std::vector<const journal::Transition*> moves;
  std::vector<Named> people;  ///< whom the record names
  RefChoices choices = {};
  std::vector<Beside> beside = {};
  bool stored = false;
  bool people_settled = false;
};
/// Records in a last state (archived, cancelled, retired) are out of the way until asked for.
enum class Resting : std::uint8_t { hidden, shown };

class RecordsView {
 public:
  virtual ~RecordsView() = default;
  virtual void show_list(const std::vector<RecordLine>& lines, std::size_t resting) = 0;
  virtual void show_selected(std::optional<std::size_t> line) = 0;
  virtual void show_record(const RecordPage& page) = 0;
  virtual void show_nothing() = 0;
  /// Written: its steps and the fields on offer may be others than before.
  virtual void show_saved(const RecordPage& page) = 0;
  virtual void show_people(const std::vector<Named>& people) = 0;
  /// Everybody's names, of archived people too, to complete to.
  virtual void show_known_people(const std::vector<std::string>& names) = 0;
  /// `field` may be nullptr: then it concerns the record as a whole.
  virtual void show_field_error(const journal::Field* field, const Error& error) = 0;
  /// What the form's fields may point at has grown.
  virtual void show_choices(const RefChoices& choices) = 0;
  /// `step` was refused, as the sheet led to no commitment yet.
  virtual void ask_commitment(const journal::Transition& step) = 0;
  virtual void clear_errors() = 0;
  virtual void show_removed(const std::string& title) = 0;
  virtual void show_problem(const Error& error) = 0;
};

/// Kept to be read again.
inline constexpr What kBestSelf{journal::Kind::reflection, "best_self"};

class RecordsPresenter {
 public:
  static constexpr std::chrono::milliseconds kDraftEvery{3'000};

  RecordsPresenter(Desk& desk, RecordsView& view, Scope scope, const MakeTimer& make_timer)
      : desk_(desk), view_(view), scope_(std::move(scope)), draft_timer_(make_timer()) {}

  const Scope& scope() const { return scope_; }
  /// Other records: what is open is written, or kept, and goes off the form.
  void look_at(Scope scope);

  void start();
  /// The page is shown again: also what is open is read anew, unless words of it wait to be written.
  void enter();
  /// Sends what was typed to be written; what does not fit yet is told, and kept as a draft.
  void flush();
  /// The same while the person is still at the form: what does not fit yet is not complained about, but kept
  /// too.
  void flush_quietly();
  void forget();
  const std::optional<RecordPage>& page() const { return page_; }

  void show_resting(Resting resting);
  /// A page whose words could not be written stays.
  void select(std::size_t line);
  void select_record(RecordId id);
  /// One of those that are kept to be read again; the next time another.
  void select_again();
  /// Whether there is one, however far back.
  bool has_again() const { return has_again_; }
  std::optional<RecordId> selected() const;
  /// Whether every word of the form is in the journal or in a draft.
  bool is_settled() const { return !is_at_risk(); }
  /// The record that is open goes off the form once its words are safe.
  void close();
  void create() { create(scope_.what.front()); }
  void create(const What& what);
  /// A record that `make` gives on the worker, not stored yet.
  void begin(std::function<Result<journal::Record>(Session&)> make);
  /// Writes the form also when nothing was typed into it: what it began with is enough for some. What people
  /// answered, and what is told of it, is written by this alone, and kept as a draft until then.
  void save();
  /// Tells once more what cannot be read; whether there is anything.
  bool tell_unread();
  /// Checked at once; kept as a draft every few seconds, written by flush(), or when another record is
  /// chosen.
  void set_field(const journal::Field& field, std::string_view text);
  /// An unknown name makes a person.
  void add_person(const std::string& name);
  void remove_person(RecordId id);
  /// The person of that name, made when there is none; `done` is told while this form is open.
  void name_person(const std::string& name, std::function<void(RecordId)> done);
  /// A name was typed into this field of the form, and name_person() is asked for it next.
  void expect_name(const journal::Field& field, const std::string& name);
  /// Calls `next` once the names that were typed before are known.
  void when_named(std::function<void()> next);
  /// On the way out, after flush(): writes the names whose people are not known yet, as a lock drops the
  /// answers.
  void keep_names();
  /// What a person typed into fields, as read_field takes it.
  using Typed = std::vector<std::pair<const journal::Field*, std::string>>;
  /// Not while the form holds words that cannot be read. `given`: what the step is given along.
  void move(const journal::Transition& transition, const Typed& given = {});
  /// A commitment that comes from the open record; then the step that waits for it.
  void commit_to(const Typed& typed, const journal::Transition& then);
  void remove();
  void undo_remove();

  std::function<void()> on_changed = [] {};

 private:
  struct Loaded {
    journal::Record record;
    journal::Record written;
    std::vector<Named> people = {};
    RefChoices choices = {};
    std::vector<Beside> beside = {};
    bool stored = false;
    bool from_draft = false;
    Status fits = {};  ///< why the draft could not be written
  };
  struct Unread {
    const journal::Field* field;
    Error error;
  };
  static Result<Loaded> load(Session& session, RecordId id);
  /// What the form shows beside the record's own fields.
  static Status look_around(Session& session, Loaded& loaded);
  /// A name typed and not yet known by id. Lives as long as its answer is awaited.
  struct Naming {
    RecordId record;
    std::string name;
  };
  /// A name typed into a field that holds people by id.
  struct Expected {
    const journal::Field* field;
    std::string name;
  };
  void show_lines();
  void open(RecordId id);
  void show(Loaded loaded);
  void end();
  void clear();
  void touch();
  Form form() const;
  bool waits_for_save() const;
  void find_unread();  ///< words of a draft that its fields cannot be read as
  void show_steps();
  void take(const journal::Transition& transition,
            const std::vector<std::pair<journal::Tag, journal::Value>>& values);
  void ask_people();
  void name_elsewhere(RecordId record, RecordId person);
  void set_people(journal::Strings ids);
  bool is_at_risk() const;
  void turn(std::function<void()> next);
  void keep_draft();
  void sent(std::uint64_t version, const Status& done);
  void refused(const Error& error);
  /// Whether what stands on the form can be written, as far as the front thread knows.
  Status fits() const;
  void write_fitting();
  void write();

  Desk& desk_;
  RecordsView& view_;
  Scope scope_;
  Resting resting_ = Resting::hidden;
  std::vector<journal::Record> records_;
  bool has_again_ = false;
  std::map<RecordId, std::vector<const char*>> lacks_;
  std::set<RecordId> unwritten_;
  std::map<RecordId, std::string> terms_;  ///< of phases
  std::map<RecordId, std::string> works_;
  std::vector<RecordLine> lines_;
  std::optional<RecordPage> page_;
  std::shared_ptr<journal::Record> base_;  ///< what the form's words are laid over; the worker's
  std::vector<Unread> unread_;             ///< fields whose words no value can be made of
  std::vector<std::weak_ptr<const Naming>> naming_;
  std::vector<Expected> expected_;  ///< of the open record
  std::optional<RecordId> removed_, again_;
  journal::Record begun_;    ///< the form as it was opened
  journal::Record written_;  ///< as it was last read or written: what is settled of it is settled
  std::unique_ptr<Timer> draft_timer_;
  /// Versions of the form, never counted anew: the one on screen, and those last drafted, sent to be written,
  /// written, and known to be in the journal or in a draft.
  std::uint64_t version_ = 0, drafted_ = 0, sent_ = 0, saved_ = 0, safe_ = 0;
  std::function<void()> next_;  ///< waits for the form's words to be safe
  Alive list_alive_, alive_, save_alive_, people_alive_;
};

}  // namespace thirdrow::app
