#include "ui/theme.h"

#include <wx/settings.h>

#include <algorithm>

#include "ui/measure.h"
#include "ui/port_gtk.h"
#include "ui/style_sheet.h"

namespace thirdrow::ui {

wxDEFINE_EVENT(EVT_RESTYLE, wxCommandEvent);

namespace {

using Palette = std::array<unsigned, kColours>;  // 0xRRGGBB in the order of Colour
constexpr Palette kLight = {0xF7F6F4, 0xEFEDEA, 0xFFFFFF, 0xDAD7D2, 0x1F2628, 0x5A6066,
                            0x0D6861, 0xFFFFFF, 0xDCEAE8, 0xB3261E, 0x8A5200, 0x1E6B34};
constexpr Palette kDark = {0x26292B, 0x1F2224, 0x2F3335, 0x474C50, 0xEDEFEF, 0xB4B9BD,
                           0x2DD4BF, 0x06231F, 0x264743, 0xFF9A91, 0xFFC066, 0x7FD99A};

wxColour from_rgb(unsigned rgb) {
  return {static_cast<unsigned char>(rgb >> 16), static_cast<unsigned char>(rgb >> 8 & 0xFF),
          static_cast<unsigned char>(rgb & 0xFF)};
}

}  // namespace

Theme::Theme(Appearance appearance, int text_percent)
    : appearance_(appearance), text_percent_(std::clamp(text_percent, 100, 200)) {
  portal_ = std::make_unique<platform::Appearance>([this](platform::ColourScheme scheme) {
    desktop_ = scheme;
    apply();
  });
  port::on_desktop_change([this] {
    if (!applying_) apply();
  });
  apply();
}

Theme::~Theme() { port::on_desktop_change({}); }

std::string Theme::html(Colour role) const {
  return colour(role).GetAsString(wxC2S_HTML_SYNTAX).utf8_string();
}

void Theme::set_appearance(Appearance appearance) {
  appearance_ = appearance;
  apply();
}

void Theme::set_text_percent(int percent) {
  text_percent_ = std::clamp(percent, 100, 200);
  apply();
}

void Theme::watch(wxWindow* top) { top_ = top; }

void Theme::ink(wxWindow* window, Colour role) {
  window->SetForegroundColour(colour(role));
  window->Bind(EVT_RESTYLE, [this, window, role](wxCommandEvent& event) {
    window->SetForegroundColour(colour(role));
    event.Skip();
  });
}

void Theme::paint(wxWindow* window, Colour role) {
  window->SetBackgroundColour(colour(role));
  window->Bind(EVT_RESTYLE, [this, window, role](wxCommandEvent& event) {
    window->SetBackgroundColour(colour(role));
    window->Refresh();
    event.Skip();
  });
}

void Theme::apply() {
  applying_ = true;
  const bool wants_dark = appearance_ == Appearance::dark ||
                          (appearance_ == Appearance::system && desktop_ == platform::ColourScheme::dark);
  port::set_shade(wants_dark ? port::Shade::dark : port::Shade::light);
  port::set_text_scale(text_percent_);
  dark_ = port::uses_dark_theme();
  choose_palette();
  port::load_style_sheet(style_sheet(*this));
  applying_ = false;
  if (top_ != nullptr) refit(top_);
}

void Theme::choose_palette() {
  const Palette& own = dark_ ? kDark : kLight;
  std::ranges::transform(own, palette_.begin(), from_rgb);
  if (!port::uses_high_contrast()) return;
  const auto set = [this](Colour role, wxSystemColour colour) {
    palette_[static_cast<std::size_t>(role)] = wxSystemSettings::GetColour(colour);
  };
  for (const Colour role : {Colour::background, Colour::sidebar, Colour::card})
    set(role, wxSYS_COLOUR_WINDOW);
  // a theme's highlight is a ground for white words, not an ink: icons and rings are as dark as the text
  for (const Colour role : {Colour::text, Colour::dim, Colour::border, Colour::accent})
    set(role, wxSYS_COLOUR_WINDOWTEXT);
  set(Colour::accent_soft, wxSYS_COLOUR_HIGHLIGHT);
  set(Colour::on_accent,
      wxSYS_COLOUR_BTNTEXT);  // the theme itself dresses the buttons that are ours elsewhere
}

void Theme::refit(wxWindow* window) {
  tell(window);
  measure_again(window);
  window->Refresh();
}

void Theme::tell(wxWindow* window) {
  port::update_style(window);
  for (wxWindow* child : window->GetChildren()) {
    if (child->IsTopLevel()) continue;
    is_away(child) ? put_off(child) : tell(child);
  }
  wxCommandEvent event(EVT_RESTYLE);
  event.SetEventObject(window);
  window->GetEventHandler()->ProcessEventLocally(event);
  window->InvalidateBestSize();
}

void Theme::put_off(wxWindow* window) {
  std::erase_if(untold_, [](const wxWeakRef<wxWindow>& each) { return each.get() == nullptr; });
  const auto is_it = [window](const wxWeakRef<wxWindow>& each) { return each.get() == window; };
  if (std::ranges::any_of(untold_, is_it)) return;
  untold_.emplace_back(window);
  window->Bind(wxEVT_SHOW, &Theme::catch_up, this);
}

void Theme::catch_up(wxShowEvent& event) {
  event.Skip();
  auto* window = static_cast<wxWindow*>(event.GetEventObject());
  const auto is_it = [window](const wxWeakRef<wxWindow>& each) { return each.get() == window; };
  if (!event.IsShown() || std::erase_if(untold_, is_it) == 0) return;
  window->Unbind(wxEVT_SHOW, &Theme::catch_up, this);
  refit(window);
}

}  // namespace thirdrow::ui
