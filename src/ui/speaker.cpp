#include "ui/speaker.h"

#include <wx/datetime.h>
#include <wx/translation.h>

#include "ui/dates.h"
#include "ui/port_gtk.h"
#include "ui/text.h"

namespace thirdrow::ui {

app::Speaker speaker() {
  app::Speaker out;
  out.say = [](const app::Phrase& phrase) { return app::fill(from_wx(tr(phrase.words)), phrase.args); };
  out.day = [](Day day) { return from_wx(to_wx(day).Format(_("%-d %b"))); };
  out.date = [](Day day) { return from_wx(day_words(day)); };
  out.month = [](Day day) {
    return from_wx(wxDateTime::GetMonthName(to_wx(day).GetMonth(), wxDateTime::Name_Abbr));
  };
  constexpr std::array kWritten = {wxDateTime::Mon, wxDateTime::Wed, wxDateTime::Fri};
  for (std::size_t i = 0; i < kWritten.size(); ++i)
    out.weekdays[2 * i] = from_wx(wxDateTime::GetWeekDayName(kWritten[i], wxDateTime::Name_Abbr));
  if (port::text_direction() == port::Direction::right_to_left) out.direction = render::Direction::rtl;
  if (wxTranslations* all = wxTranslations::Get(); all != nullptr) {
    const wxString language = all->GetBestTranslation(wxS("thirdrow"));
    if (!language.empty()) out.language = from_wx(language);
  }
  return out;
}

}  // namespace thirdrow::ui
