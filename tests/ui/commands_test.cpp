#include <wx/accel.h>
#include <wx/menu.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "support/catch.h"
#include "ui/text.h"
#include "window.h"

using namespace thirdrow;

TEST_CASE("Every command has words, a shortcut that can be typed, and no shortcut is given twice",
          "[commands]") {
  std::set<std::string> shortcuts;
  std::set<ui::CommandId> ids;
  for (const ui::Command& command : ui::commands()) {
    INFO(command.label);
    CHECK(ids.insert(command.id).second);
    CHECK(std::string_view(command.help).ends_with('.'));
    if (*command.shortcut == '\0') continue;
    wxAcceleratorEntry keys;
    REQUIRE(keys.FromString(ui::to_wx(command.shortcut)));
    CHECK(shortcuts.insert(keys.ToRawString().utf8_string()).second);
  }
}

TEST_CASE("The commands of one menu stand together", "[commands]") {
  std::set<std::string_view> ended;
  std::string_view menu;
  for (const ui::Command& command : ui::commands()) {
    if (menu == command.menu) continue;
    CHECK(ended.insert(command.menu).second);
    menu = command.menu;
  }
}

TEST_CASE("Every page has a command that shows it", "[commands]") {
  test::Window window;
  window.create_journal();
  for (const ui::PageEntry& entry : ui::pages()) {
    INFO(entry.label);
    window.frame().run(entry.command);
    CHECK(window.frame().shown_page() == entry.id);
    CHECK(window.frame().GetMenuBar()->FindItem(ui::wx_id(entry.command)) != nullptr);
  }
}
