#include "ui/icons.h"

#include <wx/anybutton.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <string>

#include "ui/port_gtk.h"

namespace thirdrow::ui {
namespace {

struct Drawing {
  std::string_view name;
  std::string_view paths;  ///< on a 24×24 grid, stroked
};

constexpr std::array kDrawings = {
    Drawing{"today",
            "<circle cx='12' cy='12' r='4'/><path d='M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4"
            "M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4'/>"},
    Drawing{"book",
            "<path d='M5 4.5h11a3 3 0 0 1 3 3v12H8a3 3 0 0 1-3-3z'/><path d='M5 16.5a3 3 0 0 1 3-3h11M9 "
            "8.5h6'/>"},
    Drawing{"handshake", "<path d='M6 3.5h12v17l-6-3.6-6 3.6z'/><path d='M9.3 10l2 2 3.6-3.8'/>"},
    Drawing{"practice",
            "<path d='M4 6.5l1.6 1.6L8.5 5M4 12.5l1.6 1.6L8.5 11M4 18.5l1.6 1.6L8.5 17'/>"
            "<path d='M12 6.8h8M12 12.8h8M12 18.8h8'/>"},
    Drawing{"question",
            "<circle cx='12' cy='12' r='9'/><path d='M9.4 9.3a2.7 2.7 0 0 1 5.3.8c0 1.8-2.7 2.2-2.7 3.9"
            "M12 17.2v.1'/>"},
    Drawing{"chart", "<path d='M4 4v16h16'/><path d='M8 15.5l3.6-5 3 2.6L19 7'/>"},
    Drawing{"chat", "<path d='M20.5 11.8a7.8 7.8 0 0 1-11.4 7L4 20.3l1.3-4.5A7.8 7.8 0 1 1 20.5 11.8z'/>"},
    Drawing{"gear",
            "<path d='M4 7h9M17.5 7H20M4 17h2.5M11 17h9'/><circle cx='15.2' cy='7' r='2.3'/>"
            "<circle cx='8.8' cy='17' r='2.3'/>"},
    Drawing{"plus", "<path d='M12 5v14M5 12h14'/>"},
    Drawing{"lock", "<path d='M6 10.5h12v9.5H6z'/><path d='M8.5 10.5V7.2a3.5 3.5 0 0 1 7 0v3.3M12 14.5v2'/>"},
    Drawing{"search", "<circle cx='10.8' cy='10.8' r='6.3'/><path d='M15.5 15.5L20.5 20.5'/>"},
    Drawing{"calendar", "<path d='M4 5.5h16v15H4zM4 10h16M8 3v4M16 3v4'/>"},
    Drawing{"clock", "<circle cx='12' cy='12' r='8.7'/><path d='M12 7v5.2l3.4 2'/>"},
    Drawing{"tag", "<path d='M3.8 4h8l8.4 8.4-7.6 7.6L4 11.6zM8 8.2v.1'/>"},
    Drawing{"person", "<circle cx='12' cy='8' r='3.8'/><path d='M4.5 20.5a7.5 7.5 0 0 1 15 0'/>"},
    Drawing{"trash", "<path d='M4.5 6.5h15M9 6.5V4h6v2.5M6.5 6.5l1 14h9l1-14M10.2 10.5v6M13.8 10.5v6'/>"},
    Drawing{"undo", "<path d='M8.5 5L4.5 9l4 4'/><path d='M4.8 9h9a5.5 5.5 0 0 1 0 11H9'/>"},
    Drawing{"close", "<path d='M6 6l12 12M18 6L6 18'/>"},
    Drawing{"check", "<path d='M4.5 12.5l5 5 10-11'/>"},
    Drawing{"warning", "<path d='M12 3.8L21.3 20H2.7zM12 10v4.6M12 17.3v.1'/>"},
    Drawing{"info", "<circle cx='12' cy='12' r='9'/><path d='M12 11v5.5M12 7.6v.1'/>"},
    Drawing{"shuffle",
            "<path d='M17 4.5l3 3-3 3M17 13.5l3 3-3 3'/><path d='M3.5 7.5h3.3c4.6 0 5 9 9.6 9H20M3.5 16.5h3.3"
            "c1.6 0 2.7-1.1 3.5-2.6M20 7.5h-3.6c-1.4 0-2.4.8-3.1 2'/>"},
    Drawing{"star", "<path d='M12 3.6l2.6 5.3 5.8.8-4.2 4.1 1 5.8-5.2-2.8-5.2 2.8 1-5.8-4.2-4.1 5.8-.8z'/>"},
    Drawing{"download", "<path d='M12 4v11M7.5 10.8L12 15.3l4.5-4.5M4.5 20h15'/>"},
    Drawing{"upload", "<path d='M12 15.5v-11M7.5 8.8L12 4.3l4.5 4.5M4.5 20h15'/>"},
    Drawing{"folder", "<path d='M3.5 6h6l2 2.5h9V19h-17z'/>"},
    Drawing{"key",
            "<circle cx='8' cy='15.5' r='4.2'/><path d='M11 12.5L19.5 4M15.5 8l3 3M13.2 10.3l1.8 1.8'/>"},
    Drawing{"copy", "<path d='M8.5 8.5h11v11.5h-11z'/><path d='M5 15.5H4.2V4h11.3v1'/>"},
    Drawing{"printer", "<path d='M7 8.5V3.5h10v5M7 17H4.5V8.5h15V17H17'/><path d='M7 14h10v6.5H7z'/>"},
    Drawing{"sun", "<circle cx='12' cy='12' r='4.2'/><path d='M12 3v1.6M12 19.4V21M3 12h1.6M19.4 12H21'/>"},
    Drawing{"moon", "<path d='M19.5 14.2A8 8 0 1 1 9.8 4.5a6.4 6.4 0 0 0 9.7 9.7z'/>"},
    Drawing{"more", "<path d='M5.5 12v.1M12 12v.1M18.5 12v.1'/>"},
    Drawing{"pencil", "<path d='M4.5 19.5l1-4.3L16 4.7l3.3 3.3L8.8 18.5zM13.6 7.1l3.3 3.3'/>"},
    Drawing{"back", "<path d='M14.5 5l-7 7 7 7'/>"},
};

}  // namespace

wxBitmapBundle icon(std::string_view name, const wxColour& colour, int pixels) {
  const auto it = std::ranges::find(kDrawings, name, &Drawing::name);
  assert(it != kDrawings.end());
  if (it == kDrawings.end()) return {};
  std::string svg =
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' width='24' height='24' fill='none' "
      "stroke='";
  svg += colour.GetAsString(wxC2S_HTML_SYNTAX).utf8_string();
  svg += "' stroke-width='1.8' stroke-linecap='round' stroke-linejoin='round'>";
  svg.append(it->paths).append("</svg>");
  return wxBitmapBundle::FromSVG(svg.c_str(), wxSize(pixels, pixels));
}

int icon_size(const wxWindow*, double factor) {
  return std::max(12, static_cast<int>(std::lround(port::text_height() * factor)));
}

void set_icon(wxAnyButton* button, Theme& theme, std::string_view name, Colour role) {
  const auto draw = [button, &theme, name = std::string(name), role] {
    button->SetBitmap(icon(name, theme.colour(role), icon_size(button)));
    button->SetBitmapDisabled(icon(name, theme.colour(Colour::dim), icon_size(button)));
  };
  draw();
  button->Bind(EVT_RESTYLE, [draw](wxCommandEvent& event) {
    draw();
    event.Skip();
  });
}

}  // namespace thirdrow::ui
