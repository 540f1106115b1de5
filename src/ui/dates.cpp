#include "ui/dates.h"

#include <wx/uilocale.h>

#include "journal/kinds.h"
#include "ui/text.h"

namespace thirdrow::ui {
namespace {

wxString clock_words(Stamp moment) {
  const int minute = moment.minute_of_day();
  return wxString::Format(wxS("%02d:%02d"), minute / 60, minute % 60);
}

}  // namespace

wxDateTime to_wx(Day day) {
  const Day::Civil civil = day.civil();
  return {static_cast<wxDateTime::wxDateTime_t>(civil.day), static_cast<wxDateTime::Month>(civil.month - 1),
          civil.year};
}

Day from_wx(const wxDateTime& date) {
  return *Day::from_civil(date.GetYear(), static_cast<unsigned>(date.GetMonth()) + 1, date.GetDay());
}

wxString when_words(Stamp moment, Day today) {
  const Day day = moment.day();
  if (day == today) return fill(_("Today, %s"), clock_words(moment));
  if (day == today - 1) return fill(_("Yesterday, %s"), clock_words(moment));
  return day_words(day);
}

wxString hour_words(int hour) {
  const wxString form = wxUILocale::GetCurrent().GetInfo(wxLOCALE_TIME_FMT, wxLOCALE_CAT_DATE);
  const bool halves = form.Contains(wxS("%I")) || form.Contains(wxS("%p")) || form.Contains(wxS("%r"));
  const wxDateTime time(static_cast<wxDateTime::wxDateTime_t>(hour), 0);
  return hour_words(hour, halves ? time.Format(wxS("%p")) : wxString());
}

wxString hour_words(int hour, const wxString& half) {
  const bool halves = !half.empty();
  // Translators: %h is an hour of 24; the second text has an hour of 12 and, as %p, AM or PM.
  wxString words = halves ? _("%h:00 %p") : _("%h:00");
  const int number = halves ? (hour + 11) % 12 + 1 : hour;
  words.Replace(wxS("%h"), wxString::Format(halves ? wxS("%d") : wxS("%02d"), number), false);
  words.Replace(wxS("%p"), half, false);
  return words;
}

wxChoice* make_hours(wxWindow* parent, const char* id) {
  constexpr int kHours = 24;
  auto* choice = new wxChoice(parent, wxID_ANY);
  for (int hour = 0; hour < kHours; ++hour) choice->Append(hour_words(hour));
  choice->SetName(to_wx(id));
  return choice;
}

wxString day_words(Day day) { return to_wx(day).Format(_("%-d %B %Y")); }

wxString month_words(std::int64_t month) {
  const auto first = Day::from_civil(static_cast<int>(month / 12), static_cast<unsigned>(month % 12) + 1, 1);
  return to_wx(*first).Format(_("%B %Y"));
}

wxString kind_words(std::string_view subkind) {
  if (const auto* kind = journal::find_entry_kind(subkind)) return tr(kind->label);
  if (const auto* kind = journal::find_kind(subkind)) return tr(kind->label);
  return to_wx(subkind);
}

}  // namespace thirdrow::ui
