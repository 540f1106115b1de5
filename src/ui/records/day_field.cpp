#include "ui/records/day_field.h"

#include <wx/sizer.h>

#include <utility>

#include "ui/dates.h"
#include "ui/measure.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/text_column.h"

namespace thirdrow::ui {

namespace {

/// How far a key goes in the calendar. GTK's own arrow keys begin in its corner, wherever the chosen day is.
wxDateSpan step_of(int key) {
  const int on = port::text_direction() == port::Direction::right_to_left ? -1 : 1;
  switch (key) {
    case WXK_LEFT:
      return wxDateSpan::Days(-on);
    case WXK_RIGHT:
      return wxDateSpan::Days(on);
    case WXK_UP:
      return wxDateSpan::Weeks(-1);
    case WXK_DOWN:
      return wxDateSpan::Weeks(1);
    case WXK_PAGEUP:
      return wxDateSpan::Months(-1);
    case WXK_PAGEDOWN:
      return wxDateSpan::Months(1);
    default:
      return {};
  }
}

}  // namespace

DayField::DayField(wxWindow* parent, Theme& theme) : wxPanel(parent), theme_(theme) {
  theme.paint(this, Colour::card);
  Bind(wxEVT_CHAR_HOOK, &DayField::hear_key, this);
}

void DayField::hold(wxTextCtrl* typed, std::function<void()> chosen) {
  typed_ = typed;
  chosen_ = std::move(chosen);
  auto* button = make_icon_button(this, theme_, "calendar", _("Choose a day"),
                                  [this] { calendar_ == nullptr ? open() : close(); });
  auto* line = new wxBoxSizer(wxHORIZONTAL);
  line->Add(typed, wxSizerFlags(1).CenterVertical());
  line->Add(button, wxSizerFlags().CenterVertical().Border(wxLEFT, FromDIP(4)));
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(line, wxSizerFlags().Expand());
  SetSizer(column);
}

void DayField::open() {
  if (calendar_ != nullptr || !typed_->IsEditable()) return;
  const auto day = Day::parse(from_wx(typed_->GetValue()));
  calendar_ = new wxCalendarCtrl(this, wxID_ANY, day ? to_wx(*day) : wxDateTime::Today());
  port::set_accessible_name(calendar_, _("Choose a day"), typed_->GetName() + wxS(".calendar"));
  calendar_->Bind(wxEVT_CALENDAR_PAGE_CHANGED, [this](wxCalendarEvent&) {
    turning_ = true;
    CallAfter([this] { turning_ = false; });
  });
  port::on_day_press(calendar_, [this] {
    if (!turning_ && !stepping_)
      CallAfter([this] { choose(calendar_ == nullptr ? wxDateTime() : calendar_->GetDate()); });
  });
  GetSizer()->Add(calendar_, wxSizerFlags().Border(wxTOP, FromDIP(4)));
  lay_out();
  calendar_->SetFocus();
}

void DayField::close() {
  if (calendar_ == nullptr) return;
  typed_->SetFocus();
  fold();
}

void DayField::fold() {
  if (calendar_ == nullptr) return;
  GetSizer()->Detach(calendar_);
  std::exchange(calendar_, nullptr)->Destroy();
  lay_out();
}

void DayField::choose(const wxDateTime& date) {
  if (calendar_ == nullptr) return;
  typed_->ChangeValue(date.FormatISODate());
  close();
  chosen_();
}

void DayField::hear_key(wxKeyEvent& event) {
  const int key = event.GetKeyCode();
  const bool at_calendar = calendar_ != nullptr && calendar_->HasFocus();
  if (key == WXK_ESCAPE && calendar_ != nullptr) return close();
  if (key == WXK_DOWN && event.GetModifiers() == wxMOD_ALT) return open();
  if (!at_calendar || event.HasAnyModifiers()) return event.Skip();
  if (key == WXK_RETURN || key == WXK_NUMPAD_ENTER || key == WXK_SPACE) return choose(calendar_->GetDate());
  const wxDateSpan by = step_of(key);
  if (by == wxDateSpan()) return event.Skip();
  stepping_ = true;
  calendar_->SetDate(calendar_->GetDate() + by);
  stepping_ = false;
}

void DayField::lay_out() {
  measure_again(GetParent());
  TextColumn::refit_around(this);
}

}  // namespace thirdrow::ui
