#include "ui/editor/history_panel.h"

#include <wx/sizer.h>

#include "ui/dates.h"
#include "ui/measure.h"
#include "ui/port_gtk.h"
#include "ui/port_gtk_text.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"

namespace thirdrow::ui {
namespace {

wxString version_words(const app::VersionLine& line, Day today) {
  wxString words = when_words(line.at, today);
  if (!line.device.empty()) words += to_wx("  ·  ") + tr(line.device.c_str());
  wxString fields;
  for (const journal::Field* field : line.changed) {
    if (!fields.empty()) fields += wxS(", ");
    fields += tr(field->label);
  }
  return fields.empty() ? words : words + to_wx("  ·  ") + fields;
}

}  // namespace

HistoryPanel::HistoryPanel(wxWindow* parent, Theme& theme) : wxPanel(parent), theme_(theme) {
  theme.paint(this, Colour::background);
  const int gap = FromDIP(12);
  auto* column = new wxBoxSizer(wxVERTICAL);
  auto* head = new wxBoxSizer(wxHORIZONTAL);
  head->Add(new Label(this, theme, _("Versions"), TextStyle::heading), wxSizerFlags(1).CenterVertical());
  head->Add(make_button(
      this, theme, _("&Back"), ButtonLook::flat, [this] { on_close(); }, "back", "history.close"));
  column->Add(head, wxSizerFlags().Expand().Border(wxBOTTOM, gap));
  empty_ = new Label(this, theme, _("This entry has no versions yet: it has just begun."), TextStyle::dim);
  column->Add(empty_);
  list_ = new wxListBox(this, wxID_ANY);
  port::set_accessible_name(list_, _("Versions, newest first"), wxS("history.versions"));
  list_->Bind(wxEVT_LISTBOX, [this](wxCommandEvent& event) {
    restore_->Enable(event.GetSelection() > 0);
    if (event.GetSelection() >= 0) on_pick(static_cast<std::size_t>(event.GetSelection()));
  });
  list_->SetMinSize(wxSize(-1, list_->GetCharHeight() * 5));
  column->Add(list_, wxSizerFlags(1).Expand());
  build_difference(column);
  auto* outer = new wxBoxSizer(wxVERTICAL);
  outer->Add(column, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(20)));
  SetSizer(outer);
  Bind(EVT_RESTYLE, [this](wxCommandEvent& event) {
    event.Skip();
    show_difference(std::vector(shown_));
  });
}

void HistoryPanel::build_difference(wxBoxSizer* column) {
  const int gap = FromDIP(12);
  auto* legend = new Label(this, theme_, _("Underlined: added. Struck: taken out."), TextStyle::small);
  column->Add(legend, wxSizerFlags().Border(wxTOP, gap));
  Bind(wxEVT_SIZE, [this, legend](wxSizeEvent& event) {
    legend->wrap_to(std::max(FromDIP(120), event.GetSize().x - 2 * FromDIP(20)));
    event.Skip();
  });
  difference_ = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                               wxTE_MULTILINE | wxTE_READONLY | wxTE_RICH2);
  port::dress_text(difference_);
  port::set_accessible_name(difference_, _("What changed in this version"), wxS("history.difference"));
  column->Add(difference_, wxSizerFlags(5).Expand().Border(wxTOP, FromDIP(4)));
  restore_ = make_button(
      this, theme_, _("B&ring it back"), ButtonLook::primary,
      [this] {
        if (list_->GetSelection() >= 0) on_restore(static_cast<std::size_t>(list_->GetSelection()));
      },
      "undo", "history.restore");
  restore_->Disable();
  column->Add(restore_, wxSizerFlags().Right().Border(wxTOP, gap));
}

void HistoryPanel::show_versions(const std::vector<app::VersionLine>& versions, Day today) {
  wxArrayString lines;
  for (const app::VersionLine& line : versions) lines.Add(version_words(line, today));
  list_->Set(lines);
  empty_->Show(versions.empty());
  restore_->Disable();
  show_difference({});
  if (!versions.empty()) {
    list_->SetSelection(0);
    on_pick(0);
  }
  measure_again(this);
}

void HistoryPanel::show_difference(const std::vector<app::FieldDiff>& fields) {
  shown_ = fields;
  difference_->Clear();
  for (const app::FieldDiff& diff : fields) write(diff);
  difference_->SetInsertionPoint(0);
}

void HistoryPanel::write(const app::FieldDiff& diff) {
  wxFont font = difference_->GetFont();
  const auto put = [&](const wxString& words, const wxTextAttr& look) {
    difference_->SetDefaultStyle(look);
    difference_->AppendText(words);
  };
  const wxColour ground = theme_.colour(Colour::card);
  put(tr(diff.field->label) + wxS("\n"), wxTextAttr(theme_.colour(Colour::dim), ground, font.Bold()));
  for (const journal::Run& run : diff.runs) {
    using enum journal::Run::Sort;
    wxTextAttr look(theme_.colour(Colour::text), ground, font);
    if (run.sort == added) look = wxTextAttr(theme_.colour(Colour::success), ground, font.Underlined());
    if (run.sort == removed) look = wxTextAttr(theme_.colour(Colour::danger), ground, font.Strikethrough());
    put(diff.named ? tr(run.text.c_str()) : to_wx(run.text), look);
    if (diff.named) put(wxS(" "), wxTextAttr(theme_.colour(Colour::text), ground, font));
  }
  put(wxS("\n\n"), wxTextAttr(theme_.colour(Colour::text), ground, font));
}

void HistoryPanel::wipe() {
  shown_.clear();
  list_->Clear();
  difference_->Clear();
  restore_->Disable();
}

}  // namespace thirdrow::ui
