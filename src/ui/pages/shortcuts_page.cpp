#include "ui/pages/shortcuts_page.h"

#include <wx/accel.h>
#include <wx/sizer.h>

#include <string_view>
#include <vector>

#include "ui/text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"

namespace thirdrow::ui {
namespace {

wxString shown_keys(const Command& command) {
  if (*command.shortcut == '\0') return _("menu");
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
  wxFlexGridSizer* grid = nullptr;
  Label* widest = nullptr;
  std::vector<Label*> helps;
  for (const Command& command : commands()) {
    if (menu != command.menu) {
      menu = command.menu;
      auto* card = new Card(panel, theme());
      card->body()->Add(new Label(card, theme(), wxControl::RemoveMnemonics(tr(command.menu)), TextStyle::strong));
      grid = new wxFlexGridSizer(2, FromDIP(6), FromDIP(24));
      card->body()->Add(grid, wxSizerFlags().Border(wxTOP, FromDIP(8)));
      column->body()->Add(card, wxSizerFlags().Expand().Border(wxBOTTOM, gap));
    }
    wxWindow* card = grid->GetItemCount() == 0 ? column->body()->GetItem(column->body()->GetItemCount() - 1)->GetWindow()
                                               : grid->GetItem(std::size_t{0})->GetWindow()->GetParent();
    auto* keys = new Label(card, theme(), shown_keys(command), TextStyle::strong);
    widest = widest == nullptr || keys->GetBestSize().x > widest->GetBestSize().x ? keys : widest;
    grid->Add(keys);
    auto* help = new Label(card, theme(), tr(command.help));
    helps.push_back(help);
    grid->Add(help);
  }
  for (Label* help : helps) help->paragraph(2 * Card::padding(panel) + FromDIP(24), widest);
  column->refit();
}

}  // namespace thirdrow::ui
