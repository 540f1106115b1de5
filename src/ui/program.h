/// The desktop program: starts the services, opens the window, carries work between the threads.
#pragma once

#include <wx/app.h>

#include <memory>
#include <optional>

#include "app/desk.h"
#include "app/worker.h"
#include "platform/end_signals.h"
#include "platform/system_clock.h"
#include "platform/temporary_folder.h"
#include "seal/secure_random.h"
#include "ui/preferences.h"
#include "ui/single_instance.h"
#include "ui/start_options.h"
#include "ui/watchdog.h"

namespace thirdrow::ui {

class Frame;

/// A Host whose worker is `worker` and whose front thread is wx's. Exceptions in work are bugs: in a worker's
/// job they end the program, on the front thread they are reported and the program goes on.
app::Host make_host(app::Worker& worker, Clock& clock, Random& random);

class Program : public wxApp {
 public:
  explicit Program(StartOptions options);
  ~Program() override;

  bool OnInit() override;
  int OnRun() override;
  int OnExit() override;
  bool OnExceptionInMainLoop() override;
  int FilterEvent(wxEvent& event) override;
  void CallEventHandler(wxEvtHandler* handler, wxEventFunctor& functor, wxEvent& event) const override;

 private:
  /// Whether the journal is made for this run and removed at its end.
  bool is_throw_away() const;
  bool choose_folders();
  void load_catalogue();
  bool start_demo();
  void open_window();
  /// A start with the same journal raises this window, whichever folder it was opened with.
  void answer_other_starts();
  void measure();

  StartOptions options_;
  platform::SystemClock clock_;
  seal::SecureRandom random_;
  std::filesystem::path journal_;
  std::filesystem::path preferences_file_;
  std::optional<platform::TemporaryFolder> temporary_;
  Preferences preferences_;
  std::unique_ptr<Watchdog> watchdog_;
  std::unique_ptr<app::Worker> worker_;
  std::unique_ptr<Theme> theme_;
  std::unique_ptr<app::Desk> desk_;
  std::unique_ptr<SingleInstance> instance_;
  std::unique_ptr<platform::EndSignals> end_signals_;
  app::Alive alive_;
  Frame* frame_ = nullptr;
  int exit_code_ = 0;
};

}  // namespace thirdrow::ui
