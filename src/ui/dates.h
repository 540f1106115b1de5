/// Dates and kinds in words, in the person's language.
#pragma once

#include <wx/choice.h>
#include <wx/datetime.h>
#include <wx/string.h>

#include <string_view>

#include "base/time.h"

namespace thirdrow::ui {

wxDateTime to_wx(Day day);
Day from_wx(const wxDateTime& date);
/// "Today, 09:12", "Yesterday, 09:12", else the day: "16 November 2024".
wxString when_words(Stamp moment, Day today);
/// "09:00", or "9:00 AM" where that is said.
wxString hour_words(int hour);
/// `half`: what this hour's half of the day is called; empty where the hours are counted to 24.
wxString hour_words(int hour, const wxString& half);
/// Every hour of the day, to choose one.
wxChoice* make_hours(wxWindow* parent, const char* id);
/// "16 November 2024".
wxString day_words(Day day);
/// "November 2024"; `month` is year * 12 + month - 1.
wxString month_words(std::int64_t month);
/// The label of an entry kind ("daily"); the name itself when it is unknown.
wxString kind_words(std::string_view subkind);

}  // namespace thirdrow::ui
