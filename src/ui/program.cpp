#include "ui/program.h"

#include <wx/filename.h>
#include <wx/intl.h>
#include <wx/stdpaths.h>
#include <wx/translation.h>
#include <wx/uilocale.h>

#include <chrono>
#include <cstdio>
#include <exception>

#include "platform/paths.h"
#include "ui/demo_journal.h"
#include "ui/figures.h"
#include "ui/frame.h"
#include "ui/gate.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/tour.h"

namespace thirdrow::ui {
namespace {

constexpr const char* kProgramId = "third-row";

void report(const char* what) { std::fprintf(stderr, "third-row: %s\n", what); }

/// Runs work on the front thread. An exception that left CallAfter would end the program with words unsaved.
void run_guarded(const std::function<void()>& work) {
  try {
    work();
  } catch (const std::exception& error) {
    report(typeid(error).name());
  }
}

const char* class_of(const wxObject& object) { return typeid(object).name(); }

}  // namespace

app::Host make_host(app::Worker& worker, Clock& clock, Random& random) {
  app::Host host;
  host.clock = &clock;
  host.random = &random;
  host.on_worker = [&worker](std::function<void()> work) { worker.post(std::move(work)); };
  host.on_front = [](std::function<void()> work) {
    if (wxTheApp != nullptr) wxTheApp->CallAfter([work = std::move(work)] { run_guarded(work); });
  };
  return host;
}

Program::Program(StartOptions options) : options_(std::move(options)) {}

Program::~Program() = default;

bool Program::OnInit() {
  exit_code_ = 1;
  if (const Status ready = seal::init(); !ready) {
    report("the system gives no randomness");
    return false;
  }
  SetAppName(wxS("thirdrow"));
  SetAppDisplayName(wxS("Third Row"));
  wxStandardPaths::Get().SetFileLayout(wxStandardPaths::FileLayout_XDG);
  port::set_program_id(kProgramId);
#ifdef THIRDROW_WATCHDOG
  watchdog_ = std::make_unique<Watchdog>();
#endif
  if (!choose_folders()) return false;
  load_catalogue();
  const bool throw_away = is_throw_away();
  if (!throw_away && SingleInstance::raise_other(journal_)) {
    exit_code_ = 0;
    return true;  // wxWidgets would make a failure of a false; OnRun finds no window
  }
  worker_ = std::make_unique<app::Worker>();
  theme_ = std::make_unique<Theme>(preferences_.appearance, preferences_.text_percent);
  desk_ = std::make_unique<app::Desk>(make_host(*worker_, clock_, random_), journal_);
  open_window();
  if (!throw_away) answer_other_starts();
  exit_code_ = 0;
  if (options_.run == StartOptions::Run::figures) measure();
  return !throw_away || start_demo();
}

bool Program::is_throw_away() const {
  return options_.run == StartOptions::Run::demo || options_.run == StartOptions::Run::tour;
}

void Program::measure() {
  start_figures(*frame_, options_.passphrase, [this](const Status& measured) {
    if (!measured) {
      exit_code_ = 1;
      report("the journal could not be opened");
    }
    frame_->Close();
  });
}

int Program::OnRun() {
  if (frame_ == nullptr) return exit_code_;
  const int code = wxApp::OnRun();
  return exit_code_ != 0 ? exit_code_ : code;
}

void Program::open_window() {
  frame_ = new Frame(*desk_, *theme_, preferences_, preferences_file_);
  SetTopWindow(frame_);
  frame_->Show();
  // words typed last are saved on the way out, as when the window is closed
  end_signals_ = std::make_unique<platform::EndSignals>([this] {
    if (GetTopWindow() == frame_) frame_->Close();
  });
}

void Program::answer_other_starts() {
  const auto claim = [this] {
    instance_.reset();  // another window may have the name of the folder chosen now
    instance_ = std::make_unique<SingleInstance>(desk_->folder(), [this] { port::present(frame_); });
  };
  claim();
  frame_->on_folder = claim;
}

bool Program::choose_folders() {
  const auto paths = platform::find_paths(platform::process_environment());
  if (!paths) {
    report("no home folder is known; set HOME");
    return false;
  }
  if (!is_throw_away()) {
    preferences_file_ = paths->config / "desktop.json";
    preferences_ = Preferences::load(preferences_file_);
    journal_ = !options_.journal.empty()       ? std::filesystem::absolute(options_.journal)
               : !preferences_.journal.empty() ? preferences_.journal
                                               : paths->journal;
    return true;
  }
  auto folder = platform::TemporaryFolder::make();
  if (!folder) {
    report("no temporary folder could be made");
    return false;
  }
  temporary_.emplace(std::move(*folder));
  journal_ = temporary_->path() / "journal";
  return true;
}

void Program::load_catalogue() {
  const auto environment = platform::process_environment();
  const std::string folder = environment("THIRDROW_LOCALE");
  wxFileTranslationsLoader::AddCatalogLookupPathPrefix(
      to_wx(folder.empty() ? std::string(THIRDROW_LOCALE_FOLDER) : folder));
  wxUILocale::UseDefault();
  auto* translations = new wxTranslations;
  wxTranslations::Set(translations);
  if (!options_.language.empty()) translations->SetLanguage(to_wx(options_.language));
  translations->AddCatalog(wxS("thirdrow"));
  translations->AddCatalog(wxS("wxstd-3.2"));
  const wxString language =
      options_.language.empty() ? wxUILocale::GetCurrent().GetName() : to_wx(options_.language);
  const wxLanguageInfo* known = wxUILocale::FindLanguageInfo(wxLocaleIdent::FromTag(language));
  if (known != nullptr && known->LayoutDirection == wxLayout_RightToLeft) {
    port::set_text_direction(port::Direction::right_to_left);
  }
}

bool Program::start_demo() {
  const auto ended = [this](const char* what) {
    return [this, what](const Status& done) {
      if (!done) std::fprintf(stderr, "third-row: %s (%s)\n", what, done.error().detail.c_str());
      exit_code_ = done ? 0 : 1;
      if (!done || options_.run == StartOptions::Run::tour) frame_->Close();
    };
  };
  if (options_.run == StartOptions::Run::tour) {
    const auto at_end = ended("the tour could not be taken to its end");
    start_tour(*frame_, *theme_, options_.tour, [this, at_end](const Result<int>& pictures) {
      if (pictures) std::printf("%d pictures in %s\n", *pictures, options_.tour.c_str());
      at_end(pictures ? Status() : Status(pictures.error()));
    });
  } else {
    preferences_.lock_minutes = 0;  // nobody has its passphrase
    frame_->gate().await(_("A journal with a year in it is being made; it goes when you close the window."));
    open_demo_journal(*desk_, alive_,
                      [this, at_end = ended("the demo journal could not be made")](const Status& made) {
                        if (GetTopWindow() != frame_) return;
                        frame_->gate().await_end();
                        at_end(made);
                      });
  }
  return true;
}

int Program::OnExit() {
  end_signals_.reset();
  instance_.reset();
  desk_.reset();    // locks; the worker still runs
  worker_.reset();  // after the lock's work
  theme_.reset();
  temporary_.reset();
  watchdog_.reset();
  return wxApp::OnExit();
}

bool Program::OnExceptionInMainLoop() {
  try {
    throw;
  } catch (const std::exception& error) {
    report(typeid(error).name());
  } catch (...) {
    report("an unknown exception");
  }
  return true;  // the journal is safe either way; going on lets the person save what is typed
}

int Program::FilterEvent(wxEvent& event) {
  const wxEventType type = event.GetEventType();
  if (frame_ != nullptr && (type == wxEVT_KEY_DOWN || type == wxEVT_LEFT_DOWN || type == wxEVT_RIGHT_DOWN ||
                            type == wxEVT_MOTION || type == wxEVT_MOUSEWHEEL)) {
    if (GetTopWindow() == frame_) frame_->note_activity();
  }
  return Event_Skip;
}

void Program::CallEventHandler(wxEvtHandler* handler, wxEventFunctor& functor, wxEvent& event) const {
  if (watchdog_ == nullptr) return wxApp::CallEventHandler(handler, functor, event);
  const auto began = std::chrono::steady_clock::now();
  const std::string what = std::string(class_of(event)) + " in " + class_of(*handler);
  wxApp::CallEventHandler(handler, functor, event);
  watchdog_->note(what, std::chrono::steady_clock::now() - began);
}

}  // namespace thirdrow::ui
