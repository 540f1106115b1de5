/// The states of the window worth looking at, as a table: the tour takes their pictures, tests walk their
/// controls. Front thread.
#pragma once

#include <wx/window.h>

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/session.h"
#include "ui/page.h"

namespace thirdrow::ui {

class Frame;

/// Records that scenes open; made by fill_stage and edit_stage.
struct Cast {
  std::optional<RecordId> entry, moment, engagement, person;
  std::optional<RecordId> agreement = {}, checkin = {}, sheet = {};  ///< and what edit_stage adds to them
  /// Engagements: not agreed yet; running; their people are asked; the result is known.
  std::optional<RecordId> starting = {}, closing = {}, waiting = {}, released = {};
  std::optional<RecordId> past = {};  ///< an engagement that was judged and closed
};

/// Uses the window as a person would, through the names of controls. What it does not find is remembered.
class Actor {
 public:
  explicit Actor(Frame& frame) : frame_(frame) {}
  Cast cast;

  void show(PageId id, std::optional<RecordId> record = {});
  void press(std::string_view name);
  void type(std::string_view name, std::string_view text);
  void toggle(std::string_view name);
  /// A row of a list or an item of a choice.
  void pick(std::string_view name, int row);
  /// Scrolls the control into view and gives it the keyboard.
  void focus(std::string_view name);
  /// Missing if it cannot be seen now.
  void look_for(std::string_view name) { find(name); }
  void run(CommandId id);
  /// As after a lock: no page holds anything from the scene before.
  void clear_stage();
  Frame& frame() { return frame_; }
  /// Names that were looked for and not found.
  const std::vector<std::string>& missing() const { return missing_; }

 private:
  wxWindow* find(std::string_view name);

  Frame& frame_;
  std::vector<std::string> missing_;
};

enum class Stage {
  before,  ///< there is no journal yet
  empty,   ///< a new journal is open
  full,    ///< after fill_stage and edit_stage
  locked,
};
enum class Sizes { normal, all };  ///< whether it is also looked at in a small window and with large text

struct Scene {
  const char* name;
  Stage stage;
  Sizes sizes;
  /// Between two steps the worker's answers arrive and are drawn.
  std::vector<std::function<void(Actor&)>> steps;
};

/// In the order of their stages.
std::span<const Scene> scenes();

/// On the worker: a year of a fictional leader's records.
Status fill_stage(app::Session& session);
/// On the worker, at least three minutes of the session's clock later: the changes that history, the Trash
/// and what is owed need.
Result<Cast> edit_stage(app::Session& session);

}  // namespace thirdrow::ui
