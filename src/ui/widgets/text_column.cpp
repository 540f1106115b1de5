#include "ui/widgets/text_column.h"

#include <wx/settings.h>
#include <wx/utils.h>

#include <algorithm>
#include <utility>

#include "ui/port_gtk.h"
#include "ui/widgets/label.h"

namespace thirdrow::ui {
namespace {

constexpr int kLeast = 120;

void wrap_below(wxWindow* window, int width) {
  for (wxWindow* child : window->GetChildren()) {
    if (auto* label = dynamic_cast<Label*>(child); label != nullptr && label->is_paragraph()) {
      label->wrap_to(std::max(kLeast, width - label->inset()));
    }
    if (auto* follower = dynamic_cast<FollowsWidth*>(child)) {
      follower->follow_width(std::max(kLeast, width - follower->inset()));
    }
    wrap_below(child, width);
  }
}

void invalidate_below(wxWindow* window) {
  for (wxWindow* child : window->GetChildren()) invalidate_below(child);
  window->InvalidateBestSize();
}

}  // namespace

TextColumn::TextColumn(wxWindow* parent, Theme& theme, int max_width)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL),
      panel_(new wxPanel(this)),
      body_(new wxBoxSizer(wxVERTICAL)),
      max_width_(max_width) {
  theme.paint(this, Colour::background);
  theme.paint(panel_, Colour::background);
  SetScrollRate(0, FromDIP(12));
  panel_->SetSizer(body_);
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    fit_width();
  });
  // what was just shown has its place a moment later
  port::on_focus_moved(this, [this] { CallAfter(&TextColumn::follow_focus); });
  Bind(EVT_RESTYLE, [this](wxCommandEvent& event) {
    event.Skip();
    refit();
  });
}

void TextColumn::follow_focus() {
  const wxRect focus = port::focus_rect(this);
  int unit = 0;
  GetScrollPixelsPerUnit(nullptr, &unit);
  // What is moved from under the pointer while it is pressed loses the click.
  if (focus.IsEmpty() || unit <= 0 || wxGetMouseState().LeftIsDown()) return;
  const int margin = FromDIP(16);
  const int view = GetClientSize().y;
  const int top = focus.y - margin;
  const int bottom = focus.GetBottom() + margin;
  const bool tall = bottom - top > view;  // a long text follows its caret
  int by = 0;
  if (bottom > view && !(tall && top < view - 4 * margin)) by = std::min(bottom - view, top);
  if (top < 0 && !(tall && bottom > 4 * margin)) by = top;
  if (by != 0) Scroll(0, std::max(0, GetViewStart().y + (by > 0 ? by + unit - 1 : by - unit + 1) / unit));
}

void TextColumn::refit_around(wxWindow* window) {
  for (; window != nullptr; window = window->GetParent()) {
    if (auto* column = dynamic_cast<TextColumn*>(window)) return column->refit();
  }
}

void TextColumn::refit() {
  fitted_ = 0;
  fit_width();
}

void TextColumn::fit_width() {
  // whether or not there is a scroll bar: that depends on the height, and the height on the width
  const int room = GetSize().x - wxSystemSettings::GetMetric(wxSYS_VSCROLL_X, this);
  const int margin = FromDIP(room < FromDIP(620) ? 16 : 32);
  // the width that held about 80 letters still does when letters grow
  const int widest = std::max(FromDIP(max_width_), max_width_ * GetCharHeight() / 19);
  const int width = std::clamp(room - 2 * margin, FromDIP(200), widest);
  const bool anew = std::exchange(fitted_, width) != width;
  if (anew) {
    wrap_below(panel_, width);
    invalidate_below(panel_);
  }
  panel_->SetSize(width, panel_->GetSize().y);
  panel_->Layout();
  if (anew) invalidate_below(panel_);  // rows that wrap know how high they are once they know how wide
  const int height = body_->CalcMin().y;
  const wxPoint origin = CalcScrolledPosition(wxPoint(std::max(margin, (room - width) / 2), margin));
  panel_->SetSize(origin.x, origin.y, width, height);
  SetVirtualSize(room, height + 2 * margin);
  panel_->Layout();
}

}  // namespace thirdrow::ui
