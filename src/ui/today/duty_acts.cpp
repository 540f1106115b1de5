#include "ui/today/duty_acts.h"

#include <wx/button.h>

#include <string>
#include <utility>
#include <vector>

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

std::vector<Act> acts_of(const app::Duty& duty, const DutyHooks& hooks) {
  std::vector<Act> acts;
  const auto add = [&](const wxString& words, int key, const char* icon, const char* name,
                       std::function<void(const app::Duty&)> work) {
    acts.push_back({words, key, icon, name, [duty, work = std::move(work)] { work(duty); }});
  };
  if (duty.settles != nullptr) add(tr(duty.settles->label), 'D', "check", "settle", hooks.settle);
  if (duty.owed.movable) add(_("Put off"), 'L', "clock", "put_off", hooks.put_off);
  if (duty.declines != nullptr) add(tr(duty.declines->label), 'N', "close", "decline", hooks.decline);
  return acts;
}

}  // namespace

void add_duty_acts(const DutyPlace& place, const app::Duty& duty, wxWindow* open, const DutyHooks& hooks) {
  std::vector<std::pair<int, std::function<void()>>> keys;
  std::vector<wxWindow*> line = {open};
  wxString told;
  for (const Act& act : acts_of(duty, hooks)) {
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
        if (event.GetKeyCode() == key && !event.HasAnyModifiers()) return work();
      }
      event.Skip();
    });
  }
}

}  // namespace thirdrow::ui
