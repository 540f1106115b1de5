#include "window.h"

#include <gtk/gtk.h>
#include <gtk/gtkunixprint.h>
#include <wx/button.h>
#include <wx/calctrl.h>
#include <wx/ctrlsub.h>
#include <wx/dataview.h>
#include <wx/tglbtn.h>
#include <wx/tooltip.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <stdexcept>

#include "ui/gate.h"
#include "ui/port_gtk.h"
#include "ui/program.h"
#include "ui/text.h"

namespace thirdrow::test {
namespace {

constexpr int kSliceMs = 20;

/// Counts each piece of work from the moment it is asked for until it was done.
std::function<void(std::function<void()>)> counted(std::function<void(std::function<void()>)> way,
                                                   const std::shared_ptr<std::atomic<int>>& under_way) {
  return [way = std::move(way), under_way](std::function<void()> work) {
    ++*under_way;
    const std::shared_ptr<void> done(nullptr, [under_way](void*) { --*under_way; });
    way([work = std::move(work), done] { work(); });
  };
}

}  // namespace

Window::Window() : before_(wxEventLoopBase::GetActive()) {
  wxEventLoopBase::SetActive(&loop_);
  worker_ = std::make_unique<app::Worker>();
  theme_ = std::make_unique<ui::Theme>();
  app::Host host = ui::make_host(*worker_, clock_, random_);
  host.on_worker = counted(host.on_worker, under_way_);
  host.on_front = counted(host.on_front, under_way_);
  desk_ = std::make_unique<app::Desk>(std::move(host), folder_ / "journal");
  frame_ = new ui::Frame(*desk_, *theme_, preferences_, folder_ / "config" / "desktop.json");
  frame_->Show();
  ui::port::present(frame_);
  wait([this] { return frame_->IsShownOnScreen(); });
}

Window::~Window() {
  frame_->Close();
  wait([] { return !wxTheApp->HasPendingEvents() && wxTopLevelWindows.IsEmpty(); });
  desk_.reset();
  worker_.reset();
  theme_.reset();
  wxTheApp->DeletePendingEvents();
  wxEventLoopBase::SetActive(before_);
}

bool Window::wait(const std::function<bool()>& met, std::chrono::milliseconds patience) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (true) {
    wxTheApp->ProcessPendingEvents();
    while (loop_.Pending()) {
      loop_.Dispatch();
      wxTheApp->ProcessPendingEvents();
    }
    loop_.ProcessIdle();
    if (met()) return true;
    if (std::chrono::steady_clock::now() > end) return false;
    loop_.DispatchTimeout(kSliceMs);
  }
}

void Window::settle() {
  // What was answered is laid out and painted some frames later.
  constexpr int kQuietTurns = 2;
  int quiet = 0;
  const auto at_rest = [&] {
    quiet = *under_way_ == 0 ? quiet + 1 : 0;
    return quiet > kQuietTurns;
  };
  if (!wait(at_rest)) throw std::runtime_error("answers are still under way");
}

wxWindow* Window::find(const char* name) {
  wxWindow* found = nullptr;
  for (wxWindow* each : windows_of(frame_, Which::all)) {
    if (each->GetName() != ui::to_wx(name)) continue;
    if (found == nullptr || each->IsShownOnScreen()) found = each;
  }
  if (found == nullptr) throw std::runtime_error(std::string("no control named ") + name);
  return found;
}

void Window::type(const char* name, const std::string& text) {
  auto* field = dynamic_cast<wxTextEntryBase*>(find(name));
  if (field == nullptr) throw std::runtime_error(std::string("no text field named ") + name);
  field->SetValue(ui::to_wx(text));
}

void Window::press(const char* name) {
  wxWindow* control = find(name);
  if (!control->IsEnabled()) throw std::runtime_error(std::string("disabled: ") + name);
  wxCommandEvent event(wxEVT_BUTTON, control->GetId());
  event.SetEventObject(control);
  control->GetEventHandler()->ProcessEvent(event);
}

void Window::create_journal() {
  for (wxWindow* each : windows_of(frame_, Which::visible)) {
    if (auto* field = dynamic_cast<wxTextCtrl*>(each);
        field != nullptr && field->GetName() != wxS("welcome.name")) {
      field->SetValue(ui::to_wx(kPassphrase));
    }
  }
  press("welcome.create");
  if (!wait([this] { return frame_->gate().step() == ui::Gate::Step::sheet; }))
    throw std::runtime_error("no sheet");
  put_recovery_away();
}

void Window::put_recovery_away() {
  std::vector<std::string> groups;
  std::string question;
  for (wxWindow* each : windows_of(find("recovery.kept")->GetParent(), Which::all)) {
    const auto* label = dynamic_cast<ui::Label*>(each);
    if (label == nullptr) continue;
    const std::string text = label->text().utf8_string();
    if (text.size() == 4 && text.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ") == std::string::npos) {
      groups.push_back(text);
    }
    if (const auto at = text.find_last_of("1234567"); at != std::string::npos && text.size() > 20)
      question = text[at];
  }
  if (groups.size() != 7 || question.empty()) throw std::runtime_error("no recovery key is shown");
  press("recovery.kept");
  type("recovery.answer", groups[static_cast<std::size_t>(question[0] - '1')]);
  press("recovery.done");
  settle();
}

void Window::unlock(const std::string& passphrase) {
  type("unlock.passphrase", passphrase);
  press("unlock.go");
}

void Window::with_session(std::function<void(app::Session&)> work) {
  bool answered = false;
  const app::Alive alive;
  desk_->ask(
      alive,
      [work = std::move(work)](app::Session& session) -> Status {
        work(session);
        return {};
      },
      [&](const Status&) { answered = true; });
  if (!wait([&] { return answered; })) throw std::runtime_error("the session did not answer");
}

void Window::play(const std::function<void(const ui::Scene&)>& look) {
  ui::Actor actor(*frame_);
  ui::Stage stage = ui::Stage::before;
  for (const ui::Scene& scene : ui::scenes()) {
    if (scene.stage != stage) prepare(actor, scene.stage);
    stage = scene.stage;
    actor.clear_stage();
    for (const auto& step : scene.steps) {
      step(actor);
      settle();
    }
    if (!actor.missing().empty()) {
      throw std::runtime_error(std::string(scene.name) + ": no control named " + actor.missing().front());
    }
    look(scene);
  }
}

void Window::prepare(ui::Actor& actor, ui::Stage stage) {
  switch (stage) {
    case ui::Stage::before:
      break;
    case ui::Stage::empty:
      frame_->gate().enter();
      create_journal();
      break;
    case ui::Stage::full:
      with_session([](app::Session& session) {
        if (!ui::fill_stage(session)) throw std::runtime_error("no demo");
      });
      wait_days(1);
      frame_->note_activity();
      with_session([&](app::Session& session) {
        const auto cast = ui::edit_stage(session);
        if (!cast) throw std::runtime_error("no cast");
        actor.cast = *cast;
      });
      break;
    case ui::Stage::locked:
      frame_->lock();
      settle();
      break;
  }
}

std::vector<ui::PageId> Window::page_ids() const {
  std::vector<ui::PageId> out;
  for (const ui::PageEntry& entry : ui::pages()) out.push_back(entry.id);
  return out;
}

void Window::show(ui::PageId id) {
  frame_->show_page(id);
  settle();
}

std::vector<wxWindow*> windows_of(wxWindow* window, Which which) {
  std::vector<wxWindow*> out;
  if (which == Which::visible && !window->IsShownOnScreen()) return out;
  out.push_back(window);
  for (wxWindow* child : window->GetChildren()) {
    const auto below = windows_of(child, which);
    out.insert(out.end(), below.begin(), below.end());
  }
  return out;
}

namespace {

template <class Counts>
int toplevels(Counts counts) {
  GList* all = gtk_window_list_toplevels();
  int count = 0;
  for (GList* each = all; each != nullptr; each = each->next) count += counts(GTK_WINDOW(each->data)) ? 1 : 0;
  g_list_free(all);
  return count;
}

}  // namespace

int popups() {
  return toplevels([](GtkWindow* window) {
    return gtk_window_get_window_type(window) == GTK_WINDOW_POPUP &&
           gtk_widget_get_mapped(GTK_WIDGET(window));
  });
}

int print_dialogs() {
  return toplevels([](GtkWindow* window) {
    return GTK_IS_PRINT_UNIX_DIALOG(window) && gtk_widget_get_visible(GTK_WIDGET(window));
  });
}

std::string list_words(wxDataViewCtrl& list) {
  auto* model = dynamic_cast<wxDataViewListModel*>(list.GetModel());
  if (model == nullptr) return {};
  std::string out;
  for (unsigned row = 0; row < std::min(model->GetCount(), 200U); ++row) {
    wxVariant value;
    model->GetValueByRow(value, row, 0);
    out += value.GetString().utf8_string() + "\n";
  }
  return out;
}

std::string words_of(wxWindow* window) {
  std::string out;
  for (wxWindow* each : windows_of(window, Which::all)) {
    out += each->GetLabel().utf8_string() + "\n" + each->GetToolTipText().utf8_string() + "\n";
    out += ui::port::accessible_name(each).utf8_string() + "\n";
    out += ui::port::accessible_description(each).utf8_string() + "\n";
    if (const auto* label = dynamic_cast<ui::Label*>(each)) out += label->text().utf8_string() + "\n";
    if (const auto* text = dynamic_cast<wxTextEntryBase*>(each)) out += text->GetValue().utf8_string() + "\n";
    if (const auto* choices = dynamic_cast<wxItemContainerImmutable*>(each)) {
      for (unsigned i = 0; i < choices->GetCount(); ++i) out += choices->GetString(i).utf8_string() + "\n";
    }
    if (auto* list = dynamic_cast<wxDataViewCtrl*>(each)) out += list_words(*list);
    if (const auto* days = dynamic_cast<wxCalendarCtrl*>(each))
      out += days->GetDate().FormatISODate().utf8_string() + "\n";
  }
  return out + window->GetLabel().utf8_string();
}

}  // namespace thirdrow::test
