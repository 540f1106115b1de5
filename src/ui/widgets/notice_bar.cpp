#include "ui/widgets/notice_bar.h"

#include <wx/dcbuffer.h>
#include <wx/graphics.h>
#include <wx/sizer.h>
#include <wx/statbmp.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "ui/icons.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"

namespace thirdrow::ui {
namespace {

constexpr int kLeastRoom = 18;  ///< for the words beside an action, in heights of a line

const char* icon_of(Notice::Kind kind) {
  switch (kind) {
    case Notice::Kind::success:
      return "check";
    case Notice::Kind::warning:
    case Notice::Kind::error:
      return "warning";
    case Notice::Kind::info:
      break;
  }
  return "info";
}

}  // namespace

NoticeBar::NoticeBar(wxWindow* parent, Theme& theme) : wxPanel(parent), theme_(theme) {
  SetBackgroundStyle(wxBG_STYLE_PAINT);
  port::set_accessible_role(this, port::Role::alert);
  auto* row = row_ = new wxBoxSizer(wxHORIZONTAL);
  const int gap = FromDIP(10);
  picture_ =
      new wxStaticBitmap(this, wxID_ANY, icon("info", theme.colour(Colour::text), icon_size(this, 1.2)));
  row->Add(picture_, wxSizerFlags().CenterVertical().Border(wxALL, gap));
  auto* words = column_ = new wxBoxSizer(wxVERTICAL);
  what_ = new Label(this, theme, wxString(), TextStyle::strong);
  more_ = new Label(this, theme, wxString());
  words->Add(what_, wxSizerFlags().Expand());
  words->Add(more_, wxSizerFlags().Expand().Border(wxTOP, FromDIP(2)));
  row->Add(words, wxSizerFlags(1).CenterVertical().Border(wxTOP | wxBOTTOM, gap));
  action_ = make_button(
      this, theme, wxString(wxUniChar(0x2026)), ButtonLook::flat,
      [this] {
        const auto act = notice_.on_action;
        dismiss();
        act();
      },
      {}, "notice.action");
  row->Add(action_, wxSizerFlags().CenterVertical().Border(wxALL, gap));
  close_ = make_icon_button(
      this, theme, "close", _("Dismiss this message"), [this] { dismiss(); }, "notice.close");
  row->Add(close_, wxSizerFlags().CenterVertical().Border(wxTOP | wxBOTTOM | wxRIGHT, gap));
  SetSizer(row);
  Hide();
  Bind(wxEVT_PAINT, &NoticeBar::paint, this);
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    Refresh();
    if (!IsShown()) return;
    const wxSize before = GetSizer()->CalcMin();
    fit_words();
    if (GetSizer()->CalcMin() != before) CallAfter(&NoticeBar::lay_out_again);
  });
  Bind(EVT_RESTYLE, [this](wxCommandEvent& event) {
    draw_icon();
    if (IsShown()) fit_words();
    event.Skip();
  });
}

void NoticeBar::tell(const Notice& notice) {
  if (notice.what.empty()) return;
  notice_ = notice;
  wxString more = notice.safe;
  if (!notice.next.empty()) more += (more.empty() ? wxString() : wxString(wxS(" "))) + notice.next;
  what_->set_text(notice.what);
  more_->set_text(more);
  more_->Show(!more.empty());
  action_->SetLabel(notice.action.empty() ? wxString(wxUniChar(0x2026)) : notice.action);
  port::set_accessible_name(action_, wxControl::RemoveMnemonics(action_->GetLabel()), wxS("notice.action"));
  action_->Show(!notice.action.empty());
  fit_words();
  port::set_accessible_name(this, notice.what, wxS("notice"));
  port::set_accessible_description(this, more);
  draw_icon();
  Show();
  lay_out_again();
  port::announce(this, words());
}

void NoticeBar::fit_words() {
  int taken = picture_->GetBestSize().x + close_->GetBestSize().x + 7 * FromDIP(10);  // with the gaps between
  const int column =
      GetContainingSizer() != nullptr ? GetContainingSizer()->GetSize().x : 0;  // beside the sidebar
  const int whole = std::max(FromDIP(120), (column > 0 ? column : GetParent()->GetClientSize().x) - taken);
  const int beside = action_->IsShown() ? whole - action_->GetBestSize().x - 2 * FromDIP(10) : whole;
  place_action(beside < kLeastRoom * port::text_height() ? Place::below : Place::beside);
  const int room = place_ == Place::below ? whole : beside;
  what_->wrap_to(room);
  more_->wrap_to(room);
}

void NoticeBar::place_action(Place place) {
  if (std::exchange(place_, place) == place) return;
  (place == Place::below ? row_ : column_)->Detach(action_);
  const int gap = FromDIP(10);
  if (place == Place::below) {
    column_->Add(action_, wxSizerFlags().Border(wxTOP, gap));
  } else {
    row_->Insert(2, action_, wxSizerFlags().CenterVertical().Border(wxALL, gap));
  }
}

void NoticeBar::dismiss() {
  if (!IsShown()) return;
  Hide();
  notice_ = {};
  what_->set_text(wxString());
  more_->set_text(wxString());
  port::set_accessible_name(this, wxString(), wxS("notice"));
  port::set_accessible_description(this, wxString());
  lay_out_again();
}

void NoticeBar::take_back(const void* teller) {
  if (notice_.teller == teller) dismiss();
}

wxString NoticeBar::words() const {
  if (!IsShown()) return {};
  return more_->text().empty() ? what_->text() : what_->text() + wxS(" ") + more_->text();
}

void NoticeBar::lay_out_again() {
  InvalidateBestSize();
  Layout();
  GetParent()->Layout();
  Refresh();
}

Colour NoticeBar::colour() const {
  switch (notice_.kind) {
    case Notice::Kind::success:
      return Colour::success;
    case Notice::Kind::warning:
      return Colour::warning;
    case Notice::Kind::error:
      return Colour::danger;
    case Notice::Kind::info:
      break;
  }
  return Colour::accent;
}

void NoticeBar::draw_icon() {
  picture_->SetBitmap(icon(icon_of(notice_.kind), theme_.colour(colour()), icon_size(this, 1.2)));
}

void NoticeBar::paint(wxPaintEvent&) {
  wxAutoBufferedPaintDC dc(this);
  const wxSize size = GetClientSize();
  const std::unique_ptr<wxGraphicsContext> context(wxGraphicsContext::Create(dc));
  context->SetPen(*wxTRANSPARENT_PEN);
  context->SetBrush(wxBrush(theme_.colour(Colour::background)));
  context->DrawRectangle(0, 0, size.x, size.y);
  const wxColour tone = theme_.colour(colour());
  context->SetBrush(wxBrush(theme_.colour(Colour::card)));
  context->SetPen(context->CreatePen(wxGraphicsPenInfo(tone).Width(1.5)));
  context->DrawRoundedRectangle(1, 1, size.x - 2, size.y - 2, 8);
}

}  // namespace thirdrow::ui
