#include "ui/records/question_uses.h"

#include <wx/wrapsizer.h>

#include <utility>

#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"

namespace thirdrow::ui {
namespace {

wxString words_of(const app::Prompt& prompt) {
  if (prompt.uses == 0) return _("Not asked yet.");
  wxString words = plural("Asked %s time", "Asked %s times", prompt.uses);
  if (const auto median = app::opened_median(prompt)) {
    words += to_wx("  ·  ") + fill(_("opened things up: %s on a scale from 0 to 4, the middle of the ratings"),
                                   wxString() << static_cast<int>(*median));
  }
  return words;
}

}  // namespace

QuestionUses::QuestionUses(wxWindow* parent, Theme& theme) : wxPanel(parent) {
  theme.paint(this, Colour::card);
  auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  const auto flags = wxSizerFlags().CenterVertical().Border(wxRIGHT | wxTOP, FromDIP(8));
  words_ = new Label(this, theme, wxString(), TextStyle::dim);
  row->Add(words_, flags);
  opened_ = new wxChoice(this, wxID_ANY);
  port::set_accessible_name(opened_, _("How far it opened things up"), wxS("questions.opened"));
  opened_->Append(_("How far it opened things up"));
  const wxString levels[] = {_("0: not at all"), _("1: a little"), _("2: somewhat"), _("3: well"),
                             _("4: far")};
  for (const wxString& level : levels) opened_->Append(level);
  opened_->SetSelection(0);
  row->Add(opened_, flags);
  used_ = make_button(
      this, theme, _("I asked &it today"), ButtonLook::flat,
      [this] {
        const int opened = opened_->GetSelection();
        on_used(opened > 0 ? std::optional(opened - 1) : std::nullopt);
        opened_->SetSelection(0);
      },
      "check", "questions.used");
  row->Add(used_, flags);
  SetSizer(row);
}

void QuestionUses::show(const app::Prompt* prompt) {
  const std::string id = prompt != nullptr ? prompt->id : std::string();
  // A rating is of one question.
  if (std::exchange(shown_, id) != id) opened_->SetSelection(0);
  words_->set_text(prompt != nullptr ? words_of(*prompt) : wxString());
  for (wxWindow* each : {static_cast<wxWindow*>(opened_), static_cast<wxWindow*>(used_)})
    each->Enable(prompt != nullptr);
  Layout();
}

}  // namespace thirdrow::ui
