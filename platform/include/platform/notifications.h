/// A short note of the desktop's own, outside our windows.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"

namespace thirdrow::platform {

/// What the note says. It is shown on lock screens and shared screens, and kept in the desktop's list: it
/// holds counts and words of ours, never anything that a person wrote, a name or a title.
struct Note {
  std::string summary;  ///< plain text, as the others
  std::string body;
  std::string open;      ///< label of a click, where the desktop shows one
  std::string turn_off;  ///< label of the button that ends such notes
};

/// One note at a time through org.freedesktop.Notifications on the session bus. Nothing waits: callbacks come
/// on the GLib context that was the thread's default at construction, until destruction (same thread), which
/// takes the note away. A callback may destroy its Notifications.
class Notifications {
 public:
  /// The first answer to a note takes it away.
  enum class Answer { opened, turned_off };
  /// The token is empty, or what raises a window by this click where the desktop lets none raise itself
  /// (xdg-activation, startup notification).
  using OnAnswer = std::function<void(Answer, const std::string& token)>;
  using Done = std::function<void(const Status&)>;
  using Wait = std::chrono::milliseconds;

  explicit Notifications(OnAnswer on_answer);
  ~Notifications();
  Notifications(const Notifications&) = delete;
  Notifications& operator=(const Notifications&) = delete;

  /// Shows `note` instead of the one before. `done` is called later, once: unavailable when there is no
  /// service or it has not answered `within` that time. It is not called when show(), close() or destruction
  /// came first. A note that the service shows after its time is a note all the same: it can be answered.
  void show(const Note& note, Wait within, Done done);
  /// Takes the note away, also one that is still on its way.
  void close();

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace thirdrow::platform
