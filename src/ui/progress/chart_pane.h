/// A chart in the page: painted in the program's colours and letters, walked with the arrow keys. A screen
/// reader hears its title, its sentence, and each point it comes to.
#pragma once

#include <wx/window.h>

#include <functional>
#include <optional>

#include "render/charts.h"
#include "ui/theme.h"
#include "ui/widgets/text_column.h"

namespace thirdrow::ui {

class ChartPane : public wxWindow, public FollowsWidth {
 public:
  /// `inset` pixels are kept free beside it in its column.
  ChartPane(wxWindow* parent, Theme& theme, render::Chart chart, int inset, const char* id);

  /// The point the keyboard or the mouse is at.
  std::optional<std::size_t> selected() const { return selected_; }
  void select(std::optional<std::size_t> point);
  void follow_width(int width) override;
  int inset() const override { return inset_; }
  bool AcceptsFocusFromKeyboard() const override { return true; }

  /// Enter or a click on a point.
  std::function<void(std::size_t)> on_open = [](std::size_t) {};

 private:
  void paint();
  void press(wxKeyEvent& event);
  void click(const wxPoint& at);
  render::Rect area() const;
  render::Look look() const;
  void step(int by);

  Theme& theme_;
  render::Chart chart_;
  int inset_;
  std::optional<std::size_t> selected_;
};

}  // namespace thirdrow::ui
