#include "ui/progress/chart_pane.h"

#include <wx/dcclient.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "ui/chart_canvas.h"
#include "ui/port_gtk.h"
#include "ui/text.h"

namespace thirdrow::ui {
namespace {

constexpr double kEdge = 6;  ///< pixels around the chart, for the ring of the keyboard

}  // namespace

ChartPane::ChartPane(wxWindow* parent, Theme& theme, render::Chart chart, int inset, const char* id)
    : wxWindow(parent, wxID_ANY), theme_(theme), chart_(std::move(chart)), inset_(inset) {
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  SetLayoutDirection(wxLayout_LeftToRight);  // the chart mirrors itself, and leaves its words readable
  SetCanFocus(true);
  port::set_accessible_role(this, port::Role::chart);
  port::set_accessible_name(this, to_wx(chart_.title), to_wx(id));
  port::set_accessible_description(this, to_wx(chart_.summary));
  Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    Refresh();
    event.Skip();
  });
  Bind(EVT_RESTYLE, [this](wxCommandEvent& event) {
    Refresh();
    event.Skip();
  });
  for (const auto& type : {wxEVT_SET_FOCUS, wxEVT_KILL_FOCUS}) {
    Bind(type, [this](wxFocusEvent& event) {
      Refresh();
      event.Skip();
    });
  }
  Bind(wxEVT_KEY_DOWN, &ChartPane::press, this);
  Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
    SetFocus();
    click(event.GetPosition());
  });
}

render::Look ChartPane::look() const {
  render::Look look = port::chart_look();
  look.selected = selected_;
  return look;
}

render::Rect ChartPane::area() const {
  const wxSize size = GetClientSize();
  return {kEdge, kEdge, std::max(1.0, size.x - 2 * kEdge), std::max(1.0, size.y - 2 * kEdge)};
}

void ChartPane::follow_width(int width) {
  double height = 0;
  port::measure_on([&](render::Canvas& canvas) {
    height = render::chart_height(canvas, chart_, std::max(1.0, width - 2 * kEdge), look());
  });
  SetMinSize(wxSize(-1, static_cast<int>(std::ceil(height + 2 * kEdge))));
}

void ChartPane::paint() {
  wxPaintDC dc(this);
  port::paint_on(dc, port::chart_palette(theme_), [this](render::Canvas& canvas) {
    const wxSize size = GetClientSize();
    const render::Rect all = {0, 0, double(size.x), double(size.y)};
    canvas.fill(all, 0, {render::Ink::ground});
    render::paint_chart(canvas, chart_, area(), look());
    if (HasFocus()) canvas.outline(all.inset(1), 6, {{render::Ink::accent}, 2});
  });
}

void ChartPane::select(std::optional<std::size_t> point) {
  selected_ = point;
  const wxString words = to_wx(point ? render::chart_point_words(chart_, *point) : chart_.summary);
  port::set_accessible_description(this, words);
  port::announce(this, words);
  Refresh();
}

void ChartPane::step(int by) {
  const auto count = static_cast<int>(render::chart_points(chart_));
  if (count == 0) return;
  const int from = selected_ ? static_cast<int>(*selected_) : (by > 0 ? -1 : count);
  select(static_cast<std::size_t>(std::clamp(from + by, 0, count - 1)));
}

void ChartPane::press(wxKeyEvent& event) {
  const bool mirrored = look().direction == render::Direction::rtl;
  const auto count = static_cast<int>(render::chart_points(chart_));
  switch (event.GetKeyCode()) {
    case WXK_LEFT:
      return step(mirrored ? 1 : -1);
    case WXK_RIGHT:
      return step(mirrored ? -1 : 1);
    case WXK_HOME:
      return step(-count);
    case WXK_END:
      return step(count);
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
    case WXK_SPACE:
      if (selected_) return on_open(*selected_);
      break;
    case WXK_ESCAPE:
      if (selected_) return select({});
      break;
    default:
      break;
  }
  event.Skip();
}

void ChartPane::click(const wxPoint& at) {
  std::vector<render::Rect> places;
  port::measure_on(
      [&](render::Canvas& canvas) { places = render::chart_point_areas(canvas, chart_, area(), look()); });
  for (std::size_t i = 0; i < places.size(); ++i) {
    const render::Rect& place = places[i];
    if (at.x < place.x || at.x > place.right() || at.y < place.y || at.y > place.bottom()) continue;
    select(i);
    return on_open(i);
  }
}

}  // namespace thirdrow::ui
