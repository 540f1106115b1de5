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

Notice duty_notice(const app::DutyDone& done, std::function<void()> undo) {
  using What = app::DutyDone::What;
  const app::Duty& duty = done.duty;
  const wxString title = to_wx(duty.owed.title);
  const auto told = [&](const wxString& words) {
    return title.empty() ? words
                         : to_wx(app::fill(from_wx(_("\"%s\": %s")), {from_wx(title), from_wx(words)}));
  };
  if (done.what == What::undone) return success_notice(told(_("as it was before.")));
  const journal::Transition* step = done.what == What::settled ? duty.settles : duty.declines;
  Notice notice =
      success_notice(told(done.what == What::put_off ? fill(_("put off until %s."), day_words(done.until))
                                                     : fill(_("%s."), tr(step->label))));
  notice.action = _("Undo");
  notice.on_action = std::move(undo);
  return notice;
}

}  // namespace thirdrow::ui
