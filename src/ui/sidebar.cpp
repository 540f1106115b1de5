#include "ui/sidebar.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"

namespace thirdrow::ui {
namespace {

constexpr int kLetters = 16;      ///< width with words, in heights of a line
constexpr int kPageLetters = 58;  ///< what a page needs beside it

}  // namespace

Sidebar::Sidebar(wxWindow* parent, Theme& theme) : wxPanel(parent), theme_(theme) {
  theme.paint(this, Colour::sidebar);
  port::set_accessible_name(this, _("Pages"), wxS("sidebar"));
  const int pad = FromDIP(12);
  auto* column = new wxBoxSizer(wxVERTICAL);
  brand_ = new Label(this, theme, wxS("Third Row"), TextStyle::title);
  column->AddSpacer(pad);
  column->Add(brand_, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxBOTTOM, pad + FromDIP(4)));
  if (find_page(PageId::journal) != nullptr) {
    begin_ = make_button(
        this, theme, _("New reflection"), ButtonLook::primary, [this] { on_command(CommandId::new_entry); },
        "plus", "nav.new");
    column->Add(begin_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, pad));
  }
  add_pages(column, Place::top);
  column->AddStretchSpacer();
  sync_ = new Label(this, theme, wxString(), TextStyle::small);
  sync_->SetName(wxS("sidebar.sync"));
  column->Add(sync_, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxBOTTOM, pad + FromDIP(4)));
  sync_->Hide();
  add_pages(column, Place::bottom);
  lock_ = make_button(
      this, theme, _("Lock"), ButtonLook::flat, [this] { on_command(CommandId::lock); }, "lock", "nav.lock");
  column->Add(lock_, wxSizerFlags().Expand().Border(wxALL, pad));
  SetSizer(column);
  mark({});
  Bind(EVT_RESTYLE, [this](wxCommandEvent& event) {
    event.Skip();
    CallAfter([this] {
      fit();
      mark(shown_);
    });
  });
}

void Sidebar::add_pages(wxBoxSizer* column, Place place) {
  for (const PageEntry& entry : pages()) {
    if (entry.place != place) continue;
    auto* button =
        new wxToggleButton(this, wxID_ANY, tr(entry.label), wxDefaultPosition, wxDefaultSize, wxBU_LEFT);
    port::add_style(button, "tr-nav");
    port::align(button, port::Edge::leading);
    port::set_accessible_name(button, tr(entry.label),
                              wxS("nav.") + wxString::FromUTF8(entry.icon.data(), entry.icon.size()));
    button->SetBitmapMargins(2, 0);
    button->Bind(wxEVT_TOGGLEBUTTON, [this, id = entry.id](wxCommandEvent&) { on_page(id); });
    column->Add(button, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(12)));
    column->AddSpacer(FromDIP(2));
    pages_[entry.id] = button;
  }
}

void Sidebar::mark(std::optional<PageId> shown) {
  shown_ = shown;
  for (const auto& [id, button] : pages_) {
    const bool here = shown == id;
    button->SetValue(here);
    button->SetBitmap(
        icon(find_page(id)->icon, theme_.colour(here ? Colour::accent : Colour::text), icon_size(button)));
  }
}

void Sidebar::tell_sync(const wxString& words) {
  if (words == sync_->text()) return;
  sync_->set_text(words);
  sync_->wrap_to(GetSize().x - 2 * (FromDIP(12) + FromDIP(4)));
  sync_->Show(!compact_ && !words.empty());
  Layout();
}

void Sidebar::fit() {
  const int line = port::text_height();
  const bool compact =
      wxGetTopLevelParent(this)->GetClientSize().x < (kPageLetters + kLetters) * line * 3 / 4;
  if (compact != compact_) {
    compact_ = compact;
    dress_all();
  }
  SetMinSize(wxDefaultSize);
  InvalidateBestSize();
  const int words = std::max(FromDIP(204), kLetters * line * 3 / 4);
  SetMinSize(wxSize(std::max(compact ? 0 : words, GetSizer()->CalcMin().x), -1));
  GetParent()->Layout();
}

void Sidebar::dress(wxAnyButton* button, const wxString& words) {
  button->SetLabel(compact_ ? wxString() : words);
  button->SetToolTip(compact_ ? words : wxString());
  const long style = button->GetWindowStyleFlag();
  button->SetWindowStyleFlag(compact_ ? style | wxBU_EXACTFIT : style & ~wxBU_EXACTFIT);
  compact_ ? port::add_style(button, "tr-compact") : port::remove_style(button, "tr-compact");
}

void Sidebar::dress_all() {
  brand_->Show(!compact_);
  sync_->Show(!compact_ && !sync_->text().empty());
  if (begin_ != nullptr) dress(begin_, _("New reflection"));
  dress(lock_, _("Lock"));
  for (const auto& [id, button] : pages_) {
    dress(button, tr(find_page(id)->label));
    port::align(button, compact_ ? port::Edge::centre : port::Edge::leading);
  }
}

}  // namespace thirdrow::ui
