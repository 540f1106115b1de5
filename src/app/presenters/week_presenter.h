/// The weekly review, a card at a time: what the week holds, and at the end one commitment. Front thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "app/desk.h"
#include "app/form.h"
#include "app/phrase.h"
#include "app/presenters/duty.h"
#include "app/presenters/page_words.h"
#include "app/ref_choices.h"
#include "app/week.h"

namespace thirdrow::app {

struct WeekTask {
  Duty duty;
  WeekLine line;
};
struct WeekPage {
  Day from, to;
  std::size_t place = 0;  ///< of the card, from 0
  std::size_t of = 0;     ///< how many cards there are; 0: nothing is known yet
  std::string_view name;  ///< of the card
  const char* title = "";
  const char* empty = "";  ///< what to say when there is no line
  std::vector<WeekTask> lines;
  const char* remark = "";  ///< what the lines leave unsaid
};
/// The one commitment as fields to fill in.
struct PromiseForm {
  std::vector<FormField> fields;
  RefChoices choices;
};

class WeekView {
 public:
  virtual ~WeekView() = default;
  virtual void show(const WeekPage& page) = 0;
  /// Another commitment begins, or one that was begun before goes on.
  virtual void show_promise(const PromiseForm& form) = 0;
  virtual void show_choices(const RefChoices& choices) = 0;
  virtual void show_promise_made() = 0;
  /// `field` may be nullptr: then it concerns the commitment as a whole.
  virtual void show_promise_error(const journal::Field* field, const Error& error) = 0;
  /// The review is over; `promised` has what was written down by its last card, and is shown anew when there
  /// is more.
  virtual void show_end(const WeekPage& promised) = 0;
  virtual void show_done(const DutyDone& done) = 0;
  virtual void show_problem(const Error& error) = 0;
};

class WeekPresenter {
 public:
  /// What stands in the fields of the commitment, as read_field takes it.
  using Typed = std::vector<std::pair<const journal::Field*, std::string>>;

  WeekPresenter(Desk& desk, WeekView& view);

  /// Reads the week anew; the card stays, but an ended review begins again, and so does one that is asked for
  /// while it is shown.
  void start();
  void forget();

  void next();
  void back();
  bool is_last() const { return place_ + 1 == kCards; }

  DutyActs& duties() { return duties_; }

  enum class Then : std::uint8_t { stay, end };
  /// Writes the commitment; with Then::end an empty one is none, and the review is over.
  void promise(const Typed& typed, Then then);
  /// On the way out: kept encrypted, and shown again.
  void keep_typed(const Typed& typed);
  /// Calls `next` once every name that was typed before is known.
  void when_named(std::function<void()> next);
  /// The person of that name, made when there is none.
  void name_person(const std::string& name, std::function<void(RecordId)> done);

 private:
  static constexpr std::size_t kCards = std::tuple_size_v<decltype(Week::cards)>;
  struct Promise {
    journal::Record record;  ///< as it began
    PageBase base;
    RefChoices choices = {};
  };
  /// What stands in the fields when the page is left.
  struct Kept {
    journal::Record record;
    std::vector<std::string> helpers;
  };
  struct Loaded {
    Day from, to;
    std::vector<WeekPage> cards;
  };
  static Result<Loaded> load(Session& session);
  static Result<Promise> begin_promise(Session& session);
  static Status keep(Session& session, const Kept& kept, const journal::Record& base);
  void read_week();
  void show();
  void end();
  void show_end();
  void ask_promise();
  /// The commitment with what was typed; what cannot be read is told.
  std::optional<journal::Record> read(const Typed& typed) const;
  bool is_blank(const Typed& typed) const;
  Kept kept_of(const Typed& typed) const;

  Desk& desk_;
  WeekView& view_;
  DutyActs duties_;
  std::vector<WeekPage> cards_;
  std::size_t place_ = 0;
  std::vector<RecordId> made_;  ///< commitments that were written in this review
  bool ended_ = false;
  std::optional<Promise> promise_;
  bool left_ = false;                ///< another page may have gone on with the commitment since
  std::vector<std::string> naming_;  ///< helpers who were typed and are not known by id yet
  Alive alive_, act_alive_, promise_alive_;
};

}  // namespace thirdrow::app
