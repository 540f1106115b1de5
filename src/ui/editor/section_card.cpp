#include "ui/editor/section_card.h"

#include <wx/settings.h>

#include <algorithm>

#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"

namespace thirdrow::ui {
namespace {

constexpr int kTallest = 16'000;  ///< pixels; the toolkit's limit is 32,767, longer texts scroll inside

wxFont body_font() { return wxSystemSettings::GetFont(wxSYS_DEFAULT_GUI_FONT).Scaled(1.06F); }

}  // namespace

SectionCard::SectionCard(wxWindow* parent, Theme& theme, const wxString& heading, const wxString& name,
                         std::size_t index)
    : Card(parent, theme), theme_(theme), heading_(heading), name_(name) {
  if (!heading.empty()) {
    head_ = new wxBoxSizer(wxHORIZONTAL);
    head_->Add((new Label(this, theme, heading, TextStyle::strong))
                   ->paragraph(2 * padding(this) + std::max(FromDIP(90), port::text_height() * 7 / 2)),
               wxSizerFlags(1).CenterVertical());
    body()->Add(head_, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(4)));
  }
  text_ = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxSize(-1, FromDIP(48)),
                         wxTE_MULTILINE | wxTE_NO_VSCROLL | wxTE_RICH2 | wxBORDER_NONE);
  text_->SetFont(body_font());
  port::add_style(text_, "tr-body");
  port::dress_text(text_);
  number(index);
  body()->Add(text_, wxSizerFlags(1).Expand());
  text_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
    if (!quiet_) on_typed();
  });
  text_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    event.Skip();
    on_blur();
  });
  port::rest_at_top(text_);
  port::on_text_height(text_, [this] {
    if (!growing_ && !IsBeingDeleted()) on_height();
  });
  Bind(EVT_RESTYLE, [this](wxCommandEvent& event) {
    event.Skip();
    text_->SetFont(body_font());
    port::update_style(text_);
    port::dress_text(text_);
  });
}

SectionCard::~SectionCard() = default;

void SectionCard::number(std::size_t index) {
  port::set_accessible_name(text_, name_, wxString::Format(wxS("editor.section.%zu"), index));
}

void SectionCard::show_text(const std::string& words) {
  quiet_ = true;
  text_->ChangeValue(to_wx(words));
  undo_ = std::make_unique<TextUndo>(text_);
  quiet_ = false;
}

bool SectionCard::grow() {
  const int room = text_->GetCharHeight() * 3;
  const int wanted = std::clamp(port::text_height(text_), room, kTallest);
  if (std::abs(text_->GetMinSize().y - wanted) <= 1) return false;
  growing_ = true;
  text_->SetMinSize(wxSize(-1, wanted));
  InvalidateBestSize();
  growing_ = false;
  return true;
}

void SectionCard::offer_prompt_acts(std::function<void()> swap, std::function<void()> skip) {
  if (head_ == nullptr || acts_ != nullptr) return;
  auto* panel = new wxPanel(this);
  theme_.paint(panel, Colour::card);
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(make_icon_button(panel, theme_, "shuffle", _("Another question"), std::move(swap), "editor.swap"));
  row->Add(make_icon_button(panel, theme_, "close", _("Without a question"), std::move(skip), "editor.skip"),
           wxSizerFlags().Border(wxLEFT, FromDIP(4)));
  panel->SetSizer(row);
  acts_ = panel;
  head_->Add(panel, wxSizerFlags().Border(wxLEFT, FromDIP(8)));
}

void SectionCard::show_acts(bool shown) {
  if (acts_ == nullptr || acts_->IsShown() == shown) return;
  acts_->Show(shown);
  Layout();
}

void SectionCard::wipe() {
  if (undo_) undo_->clear();
  undo_.reset();
  quiet_ = true;
  text_->ChangeValue(wxString());
  quiet_ = false;
}

}  // namespace thirdrow::ui
