/// Colours by meaning, light and dark, and the text size; applied to the whole program at once. Front thread.
///
/// Own-drawn and own-coloured controls bind EVT_RESTYLE, which every window gets after a change, those inside
/// it first. A page that is hidden gets it when it is shown.
#pragma once

#include <wx/colour.h>
#include <wx/event.h>
#include <wx/weakref.h>
#include <wx/window.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "platform/appearance.h"

namespace thirdrow::ui {

wxDECLARE_EVENT(EVT_RESTYLE, wxCommandEvent);

enum class Colour {
  background,  ///< behind pages
  sidebar,
  card,  ///< panels that hold text, lists, fields
  border,
  text,
  dim,  ///< secondary text; at least 4.5:1 on background, sidebar and card
  accent,
  on_accent,    ///< text and icons on accent
  accent_soft,  ///< selected rows and pressed buttons
  danger,
  warning,
  success,
};
inline constexpr std::size_t kColours = 12;

enum class Appearance { system, light, dark };

class Theme : public wxEvtHandler {
 public:
  explicit Theme(Appearance appearance = Appearance::system, int text_percent = 100);
  ~Theme() override;
  Theme(const Theme&) = delete;
  Theme& operator=(const Theme&) = delete;

  wxColour colour(Colour role) const { return palette_[static_cast<std::size_t>(role)]; }
  bool is_dark() const { return dark_; }
  /// For Pango markup and SVG: #rrggbb.
  std::string html(Colour role) const;

  void set_appearance(Appearance appearance);
  Appearance appearance() const { return appearance_; }
  /// 100 to 200; other values are clamped.
  void set_text_percent(int percent);
  int text_percent() const { return text_percent_; }

  /// The window below which everything is told; nullptr before it goes.
  void watch(wxWindow* top);
  /// Tells and lays out `window` and what is shown in it.
  void refit(wxWindow* window);
  /// Gives `window` this text colour, now and after every change.
  void ink(wxWindow* window, Colour role);
  /// Gives `window` this background, now and after every change.
  void paint(wxWindow* window, Colour role);

 private:
  void apply();
  void choose_palette();
  void tell(wxWindow* window);
  void put_off(wxWindow* window);
  void catch_up(wxShowEvent& event);

  std::array<wxColour, kColours> palette_;
  Appearance appearance_ = Appearance::system;
  platform::ColourScheme desktop_ = platform::ColourScheme::no_preference;
  int text_percent_ = 100;
  bool dark_ = false;
  bool applying_ = false;
  wxWindow* top_ = nullptr;
  std::vector<wxWeakRef<wxWindow>> untold_;  ///< hidden since before the last change
  std::unique_ptr<platform::Appearance> portal_;
};

}  // namespace thirdrow::ui
