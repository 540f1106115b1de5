#include "ui/today/duty_acts.h"

#include <wx/button.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/phrase.h"
#include "ui/dates.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"

namespace thirdrow::ui {
namespace {

struct Act {
  wxString words;
  int key;
  const char* icon;
  const char* name;
  std::function<void()> work;
};

std::vector<Act> acts_of(const app::Duty& duty, app::DutyActs& does) {
  std::vector<Act> acts;
  const auto add = [&](const wxString& words, int key, const char* icon, const char* name,
                       void (app::DutyActs::*work)(const app::Duty&)) {
    acts.push_back({words, key, icon, name, [duty, work, &does] { (does.*work)(duty); }});
  };
  if (duty.settles != nullptr) add(tr(duty.settles->label), 'D', "check", "settle", &app::DutyActs::settle);
  if (duty.owed.movable) add(_("Put off"), 'L', "clock", "put_off", &app::DutyActs::put_off);
  if (duty.declines != nullptr)
    add(tr(duty.declines->label), 'N', "close", "decline", &app::DutyActs::decline);
  return acts;
}

}  // namespace

void add_duty_acts(const DutyPlace& place, const app::Duty& duty, wxWindow* open, app::DutyActs& does) {
  std::vector<std::pair<int, std::function<void()>>> keys;
  std::vector<wxWindow*> line = {open};
  wxString told;
  for (const Act& act : acts_of(duty, does)) {
    // the row is made anew by what these do
    std::function<void()> work = [parent = place.parent, then = act.work] { parent->CallAfter(then); };
    const std::string id = std::string(place.page) + "." + act.name;
    auto* button =
        make_button(place.parent, place.theme, act.words, ButtonLook::flat, work, act.icon, id.c_str());
    button->SetToolTip(fill(_("Key: %s"), wxString(static_cast<wxChar>(act.key))));
    place.row.Add(button, wxSizerFlags().Border(wxTOP | wxRIGHT, place.parent->FromDIP(6)));
    keys.emplace_back(act.key, std::move(work));
    told += (told.empty() ? wxString() : wxString(wxS(", "))) + act.words + wxS(": ") +
            static_cast<wxChar>(act.key);
    line.push_back(button);
  }
  port::set_accessible_description(open, told);
  for (wxWindow* each : line) {
    each->Bind(wxEVT_KEY_DOWN, [keys](wxKeyEvent& event) {
      for (const auto& [key, work] : keys) {
        if (event.GetKeyCode() != key || event.HasAnyModifiers()) continue;
        if (!event.IsAutoRepeat()) work();  // a key held down is one key
        return;
      }
      event.Skip();
    });
  }
}

std::optional<std::size_t> line_in_hand(const std::vector<wxWindow*>& opens) {
  wxWindow* const focus = wxWindow::FindFocus();
  if (focus == nullptr || !focus->IsShownOnScreen()) return std::nullopt;
  const auto at = std::ranges::find_if(opens, [&](const wxWindow* open) {
    return open == focus || open->GetContainingSizer()->GetItem(focus, true) != nullptr;
  });
  if (at == opens.end()) return std::nullopt;
  return static_cast<std::size_t>(at - opens.begin());
}

namespace {

wxString words_of(const app::DutyDone& done) {
  using What = app::DutyDone::What;
  const std::string& title = done.duty.owed.title;
  const auto said = [&](const wxString& of_it, const wxString& of_title, std::vector<std::string> args) {
    if (!title.empty()) args.insert(args.begin(), title);
    return to_wx(app::fill(from_wx(title.empty() ? of_it : of_title), args));
  };
  if (done.what == What::undone)
    return said(_("It is as it was before."), _("\"%s\" is as it was before."), {});
  if (done.what == What::put_off)
    return said(_("It is put off until %s."), _("\"%s\" is put off until %s."),
                {from_wx(day_words(done.until))});
  const journal::Transition* step = done.what == What::settled ? done.duty.settles : done.duty.declines;
  return said(_("You chose \"%s\"."), _("For \"%s\" you chose \"%s\"."), {from_wx(tr(step->label))});
}

}  // namespace

void tell_done(const wxWindow& page, const Shared& shared, const app::DutyDone& done, app::DutyActs& does) {
  if (!page.IsShownOnScreen()) return;
  Notice notice = success_notice(words_of(done));
  if (done.what != app::DutyDone::What::undone) {
    notice.action = _("Undo");
    notice.on_action = [&does] { does.undo(); };
  }
  shared.notify(notice);
}

}  // namespace thirdrow::ui
