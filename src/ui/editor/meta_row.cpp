#include "ui/editor/meta_row.h"

#include <wx/wrapsizer.h>

#include <algorithm>

#include "journal/listed.h"
#include "ui/dates.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"

namespace thirdrow::ui {
namespace {

std::vector<journal::EntryKind> reflection_kinds() {
  std::vector<journal::EntryKind> kinds;
  for (const journal::EntryKind& kind : journal::entry_kinds()) {
    if (kind.kind == journal::Kind::reflection) kinds.push_back(kind);
  }
  return kinds;
}

}  // namespace

MetaRow::MetaRow(wxWindow* parent, Theme& theme) : wxPanel(parent), theme_(theme) {
  theme.paint(this, Colour::background);
  auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  const auto add = [&](wxWindow* window) {
    row->Add(window, wxSizerFlags().CenterVertical().Border(wxRIGHT | wxBOTTOM, FromDIP(8)));
  };
  fixed_kind_ = new Label(this, theme, wxString(), TextStyle::dim);
  add(fixed_kind_);
  kind_ = new wxChoice(this, wxID_ANY);
  for (const journal::EntryKind& kind : reflection_kinds()) kind_->Append(tr(kind.label));
  port::set_accessible_name(kind_, _("Kind of entry"), wxS("editor.kind"));
  kind_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    on_kind(reflection_kinds()[static_cast<std::size_t>(event.GetSelection())].name);
  });
  add(kind_);
  day_ = make_button(
      this, theme, _("Today"), ButtonLook::flat, [this] { show_calendar(!calendar_->IsShown()); }, "calendar",
      "editor.day");
  add(day_);
  to_come_ = new Label(this, theme, _("still to come"), TextStyle::small);
  to_come_->Hide();
  add(to_come_);
  engagement_ = new wxChoice(this, wxID_ANY);
  port::set_accessible_name(engagement_, _("Engagement"), wxS("editor.engagement"));
  engagement_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    const int n = event.GetSelection();
    on_engagement(n > 0 ? std::optional(engagements_[static_cast<std::size_t>(n) - 1]) : std::nullopt);
  });
  add(engagement_);
  build_calendar();
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(row, wxSizerFlags().Expand());
  column->Add(calendar_, wxSizerFlags().Border(wxBOTTOM, FromDIP(8)));
  SetSizer(column);
  fill_engagements();
}

void MetaRow::build_calendar() {
  calendar_ = new wxCalendarCtrl(this, wxID_ANY);
  port::set_accessible_name(calendar_, _("The day it happened"), wxS("editor.calendar"));
  calendar_->Bind(wxEVT_CALENDAR_PAGE_CHANGED, [this](wxCalendarEvent&) {
    turning_ = true;
    CallAfter([this] { turning_ = false; });
  });
  calendar_->Bind(wxEVT_CALENDAR_SEL_CHANGED, [this](wxCalendarEvent& event) {
    on_day(ui::from_wx(event.GetDate()));
    if (!turning_) CallAfter([this] { close_calendar(); });
  });
  calendar_->Bind(wxEVT_CALENDAR_DOUBLECLICKED,
                  [this](wxCalendarEvent&) { CallAfter([this] { close_calendar(); }); });
  calendar_->Hide();
}

void MetaRow::show_calendar(bool shown) {
  calendar_->Show(shown);
  InvalidateBestSize();
  Layout();
  on_layout();
}

bool MetaRow::close_calendar() {
  if (!calendar_->IsShown()) return false;
  const wxWindow* focus = FindFocus();
  show_calendar(false);
  if (focus == nullptr || calendar_->IsDescendant(const_cast<wxWindow*>(focus))) day_->SetFocus();
  return true;
}

void MetaRow::show(const app::EntryPage& page, Day today) {
  const bool reflection = page.record.kind == journal::Kind::reflection;
  kind_->Show(reflection);
  fixed_kind_->Show(!reflection);
  const auto kinds = reflection_kinds();
  const auto at = std::ranges::find(kinds, page.record.subkind(), &journal::EntryKind::name);
  if (at != kinds.end()) kind_->SetSelection(static_cast<int>(at - kinds.begin()));
  fixed_kind_->set_text(kind_words(page.record.subkind()));
  show_day(when_words(journal::listed_at(page.record), today), journal::listed_at(page.record).day());
  to_come_->Show(journal::listed_at(page.record).day() > today);
  chosen_ = page.engagement;
  fill_engagements();
  Layout();
}

void MetaRow::show_day(const wxString& words, Day day) {
  day_->SetLabel(words);
  port::set_accessible_name(day_, fill(_("When it happened: %s"), words), wxS("editor.day"));
  day_->InvalidateBestSize();
  calendar_->SetDate(to_wx(day));
}

void MetaRow::suggest(const std::vector<app::Named>& engagements) {
  engagements_ = engagements;
  fill_engagements();
}

void MetaRow::fill_engagements() {
  const auto known = [&] {
    return std::ranges::find_if(engagements_,
                                [&](const app::Named& one) { return chosen_ && one.id == chosen_->id; });
  };
  if (chosen_ && known() == engagements_.end()) engagements_.push_back(*chosen_);
  wxArrayString names;
  names.Add(_("No engagement"));
  for (const app::Named& one : engagements_) names.Add(to_wx(one.name));
  if (names != engagement_->GetStrings()) engagement_->Set(names);
  const auto at = known();
  engagement_->SetSelection(at == engagements_.end() ? 0 : static_cast<int>(at - engagements_.begin()) + 1);
  engagement_->Show(!engagements_.empty());
  engagement_->InvalidateBestSize();
}

void MetaRow::wipe(Day today) {
  engagements_.clear();
  chosen_.reset();
  fill_engagements();
  calendar_->Hide();
  show_day(_("Today"), today);
  to_come_->Hide();
  kind_->SetSelection(0);
  fixed_kind_->set_text(wxString());
}

void MetaRow::allow(Writable writable) {
  for (wxWindow* window : std::initializer_list<wxWindow*>{kind_, day_, engagement_}) {
    window->Enable(writable == Writable::yes);
  }
}

}  // namespace thirdrow::ui
