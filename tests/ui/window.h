/// The real main window over a journal in a temporary folder, and ways of using it as a person would.
#pragma once

#include <wx/app.h>
#include <wx/evtloop.h>
#include <wx/textctrl.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/desk.h"
#include "app/worker.h"
#include "platform/system_clock.h"
#include "seal/secure_random.h"
#include "support/scratch.h"
#include "ui/frame.h"
#include "ui/preferences.h"
#include "ui/scenes.h"
#include "ui/theme.h"

class wxDataViewCtrl;

namespace thirdrow::test {

inline constexpr const char* kPassphrase = "copper lantern walks slowly home";

class Window {
 public:
  Window();
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  ui::Frame& frame() { return *frame_; }
  app::Desk& desk() { return *desk_; }
  ui::Theme& theme() { return *theme_; }

  /// Turns the event loop until `met`; false when that does not come about in a generous time.
  bool wait(const std::function<bool()>& met, std::chrono::milliseconds patience = std::chrono::seconds(60));
  /// Turns it until all that was asked for, and what came of that, was answered. What waits for a timer is not
  /// waited for.
  void settle();

  wxWindow* find(const char* name);
  void type(const char* name, const std::string& text);
  void press(const char* name);
  /// Makes the journal through Welcome and the recovery sheet.
  void create_journal();
  /// Types back the group that the recovery sheet on the screen asks for.
  void put_recovery_away();
  /// Types the passphrase into Unlock.
  void unlock(const std::string& passphrase = kPassphrase);
  void wait_days(int days) { clock_.later_ms += days * std::int64_t{86'400'000}; }
  /// Runs `work` on the session and waits for it.
  void with_session(std::function<void(app::Session&)> work);
  /// Plays every scene of the program, from Welcome on, and calls `look` at each. Ends locked.
  void play(const std::function<void(const ui::Scene&)>& look);
  /// Every page that exists, made and shown once.
  std::vector<ui::PageId> page_ids() const;
  void show(ui::PageId id);

 private:
  void prepare(ui::Actor& actor, ui::Stage stage);

  Scratch folder_;
  wxEventLoopBase* before_;
  wxGUIEventLoop loop_;
  /// The machine's clock, or as much later as a test needs.
  struct LaterClock : platform::SystemClock {
    std::atomic<std::int64_t> later_ms = 0;
    Stamp now() override {
      const Stamp real = SystemClock::now();
      return {real.utc_ms + later_ms, real.offset_min};
    }
  };
  LaterClock clock_;
  seal::SecureRandom random_;
  ui::Preferences preferences_;
  std::unique_ptr<app::Worker> worker_;
  std::unique_ptr<ui::Theme> theme_;
  /// Work asked for and not done yet, on either thread.
  std::shared_ptr<std::atomic<int>> under_way_ = std::make_shared<std::atomic<int>>(0);
  std::unique_ptr<app::Desk> desk_;
  ui::Frame* frame_ = nullptr;
};

/// `window` and everything in it; `visible`: only what is shown.
enum class Which { all, visible };
std::vector<wxWindow*> windows_of(wxWindow* window, Which which);
/// The rows of a list, as markup, one below the other.
std::string list_words(wxDataViewCtrl& list);
/// Every word that the window shows or holds: labels, text, choices, list rows, days, tooltips, accessible
/// names and descriptions.
std::string words_of(wxWindow* window);

/// How many lists and menus stand over the windows now.
int popups();
int print_dialogs();

}  // namespace thirdrow::test
