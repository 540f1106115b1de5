#include "ui/widgets/card.h"

#include <wx/dcbuffer.h>
#include <wx/graphics.h>

#include <memory>

namespace thirdrow::ui {

namespace {
constexpr double kRadius = 10;
}

Card::Card(wxWindow* parent, Theme& theme)
    : wxPanel(parent), theme_(theme), body_(new wxBoxSizer(wxVERTICAL)) {
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  auto* outer = new wxBoxSizer(wxVERTICAL);
  outer->Add(body_, wxSizerFlags(1).Expand().Border(wxALL, padding(this)));
  SetSizer(outer);
  SetCanFocus(false);
  Bind(wxEVT_PAINT, &Card::paint, this);
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    Refresh();
    event.Skip();
  });
  Bind(wxEVT_CHILD_FOCUS, &Card::follow_focus, this);
  Bind(EVT_RESTYLE, [this](wxCommandEvent& event) {
    Refresh();
    event.Skip();
  });
}

int Card::padding(const wxWindow* window) { return window->FromDIP(16); }

void Card::paint(wxPaintEvent&) {
  wxAutoBufferedPaintDC dc(this);
  const wxSize size = GetClientSize();
  const std::unique_ptr<wxGraphicsContext> context(wxGraphicsContext::Create(dc));
  const wxWindow* behind = GetParent();
  context->SetPen(*wxTRANSPARENT_PEN);
  context->SetBrush(wxBrush(behind->UseBackgroundColour() ? behind->GetBackgroundColour()
                                                          : theme_.colour(Colour::background)));
  context->DrawRectangle(0, 0, size.x, size.y);
  context->SetBrush(wxBrush(theme_.colour(Colour::card)));
  const wxColour edge = theme_.colour(focused_ ? Colour::accent : Colour::border);
  context->SetPen(context->CreatePen(wxGraphicsPenInfo(edge).Width(focused_ ? 2 : 1)));
  context->DrawRoundedRectangle(1, 1, size.x - 2, size.y - 2, kRadius);
}

void Card::follow_focus(wxChildFocusEvent& event) {
  event.Skip();
  wxWindow* child = event.GetWindow();
  if (child != nullptr && child != this) {
    child->Unbind(wxEVT_KILL_FOCUS, &Card::lose_focus, this);
    child->Bind(wxEVT_KILL_FOCUS, &Card::lose_focus, this);
  }
  check_focus();
}

void Card::lose_focus(wxFocusEvent& event) {
  event.Skip();
  CallAfter(&Card::check_focus);
}

void Card::check_focus() {
  bool inside = false;
  for (wxWindow* w = FindFocus(); w != nullptr && !inside; w = w->GetParent()) inside = w == this;
  if (inside == focused_) return;
  focused_ = inside;
  Refresh();
}

}  // namespace thirdrow::ui
