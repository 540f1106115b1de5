/// What the journal holds about a person, and taking them out of it for good. Front thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/desk.h"
#include "app/home.h"

namespace thirdrow::app {

struct HeldLine {
  RecordId id;
  journal::Kind kind = journal::Kind::reflection;
  Home home = Home::journal;
  Day day;
  std::string title;     ///< empty: it goes by its kind
  bool trashed = false;  ///< it lies in the Trash
};
struct HeldPage {
  RecordId person;
  std::string name;
  std::vector<HeldLine> lines;  ///< newest first
  std::int64_t by_name = 0;     ///< how many call them by name, in this or an earlier version
};

class PersonView {
 public:
  virtual ~PersonView() = default;
  virtual void show_held(const HeldPage& page) = 0;
  virtual void show_progress(std::int64_t done, std::int64_t of) = 0;
  virtual void show_erased(const std::string& name, const Erased& erased) = 0;
  virtual void show_not_erased(const Error& error) = 0;
  /// Of an erasure that a lock came into: the person is as they were; or they were gone already, and `name`
  /// is empty.
  virtual void show_interrupted(const std::string& name) = 0;
  virtual void show_problem(const Error& error) = 0;
};

class PersonPresenter {
 public:
  PersonPresenter(Desk& desk, PersonView& view) : desk_(desk), view_(view) {}

  /// Looks through every record, which takes a while in a large journal; the answer is show_held().
  void look_at(RecordId person);
  const std::optional<HeldPage>& page() const { return page_; }
  /// Nothing of the person is shown any more; an erasure that is under way goes on.
  void close();
  void forget();
  /// The journal is open again: tells of an erasure that the lock came into.
  void resume();

  /// Whether `typed` is the person's name, as one has to write it before they are erased; case and accents
  /// do not matter.
  bool is_name(std::string_view typed) const;
  bool is_erasing() const { return erasing_.has_value(); }
  /// For good. `also`: other spellings, with commas between. Nothing happens unless is_name(typed).
  void erase(std::string_view typed, std::string_view also);

 private:
  Desk& desk_;
  PersonView& view_;
  std::optional<HeldPage> page_;
  struct Interrupted {
    RecordId person;
    std::filesystem::path folder;  ///< of their journal
  };
  std::optional<RecordId> erasing_;
  std::optional<Interrupted> interrupted_;
  Alive alive_, act_alive_;
};

}  // namespace thirdrow::app
