#include <vector>

#include "ui/page.h"
#include "ui/pages/settings_page.h"
#include "ui/pages/shortcuts_page.h"
#include "ui/text.h"

namespace thirdrow::ui {
namespace {

template <class T>
Page* make(wxWindow* parent, Shared& shared) {
  return new T(parent, shared);
}

}  // namespace

std::span<const PageEntry> pages() {
  static const std::vector<PageEntry> entries = {
      {PageId::settings, N_("Settings"), "gear", CommandId::go_settings, Place::bottom, make<SettingsPage>},
      {PageId::shortcuts, N_("Keyboard shortcuts"), "info", CommandId::shortcuts, Place::hidden, make<ShortcutsPage>},
  };
  return entries;
}

}  // namespace thirdrow::ui
