/// The desktop's wish for light or dark, which GTK 3 does not follow by itself.
#pragma once

#include <functional>
#include <memory>

namespace thirdrow::platform {

enum class ColourScheme { no_preference, dark, light };

/// Asks the desktop portal in the background: the callback comes once with the present wish, if a portal
/// answers, and again at each change, on the GLib context that was the thread's default at construction.
/// Never waits.
class Appearance {
 public:
  using Callback = std::function<void(ColourScheme)>;

  explicit Appearance(Callback on_change);
  ~Appearance();

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace thirdrow::platform
