#include "ui/pages/shortcuts_page.h"

#include <wx/accel.h>
#include <wx/sizer.h>

#include <algorithm>
#include <string_view>

#include "ui/text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"

namespace thirdrow::ui {
namespace {

wxString shown_keys(const Command& command) {
  wxAcceleratorEntry keys;
  if (!keys.FromString(to_wx(command.shortcut))) return to_wx(command.shortcut);
  return keys.ToString();
}

}  // namespace

ShortcutsPage::ShortcutsPage(wxWindow* parent, Shared& shared) : Page(parent, shared) {
  auto* column = new TextColumn(this, theme());
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(column, wxSizerFlags(1).Expand());
  SetSizer(sizer);
  wxPanel* panel = column->panel();
  const int gap = FromDIP(16);
  auto* title = new Label(panel, theme(), _("Keyboard shortcuts"), TextStyle::title);
  column->body()->Add(title->paragraph(), wxSizerFlags().Expand().Border(wxBOTTOM, gap));
  std::string_view menu;
  Card* card = nullptr;
  wxFlexGridSizer* grid = nullptr;
  std::vector<Label*> helps;
  for (const Command& command : commands()) {
    if (*command.shortcut == '\0') continue;
    if (menu != command.menu) {
      menu = command.menu;
      card = new Card(panel, theme());
      card->body()->Add(
          new Label(card, theme(), wxControl::RemoveMnemonics(tr(command.menu)), TextStyle::strong));
      grid = new wxFlexGridSizer(2, FromDIP(6), FromDIP(24));
      card->body()->Add(grid, wxSizerFlags().Border(wxTOP, FromDIP(8)));
      column->body()->Add(card, wxSizerFlags().Expand().Border(wxBOTTOM, gap));
    }
    keys_.push_back(new Label(card, theme(), shown_keys(command), TextStyle::strong));
    helps.push_back(new Label(card, theme(), tr(command.help)));
    grid->Add(keys_.back());
    grid->Add(helps.back());
  }
  for (Label* help : helps) help->paragraph(2 * Card::padding(panel) + FromDIP(24), keys_.front());
  align_keys();
  column->refit();
  Bind(EVT_RESTYLE, [this, column](wxCommandEvent& event) {
    event.Skip();
    align_keys();
    column->refit();
  });
}

void ShortcutsPage::align_keys() {
  int widest = 0;
  for (Label* each : keys_) widest = std::max(widest, each->GetBestSize().x);
  for (Label* each : keys_) each->SetMinSize(wxSize(widest, -1));
}

}  // namespace thirdrow::ui
