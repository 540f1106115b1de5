#include <wx/accel.h>
#include <wx/menu.h>
#include <wx/textctrl.h>

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

TEST_CASE("A page that is called for by its key has the keyboard", "[commands]") {
  test::Window window;
  window.create_journal();
  for (const ui::PageEntry& entry : ui::pages()) {
    INFO(entry.label);
    window.find("nav.lock")->SetFocus();
    REQUIRE(window.wait([&] { return window.find("nav.lock")->HasFocus(); }));
    window.frame().run(entry.command);
    window.settle();
    const wxWindow* page = window.frame().page(entry.id);
    CHECK(window.wait([&] { return page->IsDescendant(wxWindow::FindFocus()); }, std::chrono::seconds(5)));
  }
}

TEST_CASE("A page that is called for in the sidebar has the keyboard", "[commands]") {
  test::Window window;
  window.create_journal();
  for (const ui::PageEntry& entry : ui::pages()) {
    if (entry.place == ui::Place::hidden) continue;
    INFO(entry.label);
    const std::string name = "nav." + std::string(entry.icon);
    window.find(name.c_str())->SetFocus();
    REQUIRE(window.wait([&] { return window.find(name.c_str())->HasFocus(); }));
    ui::Actor(window.frame()).toggle(name.c_str());
    window.settle();
    CHECK(window.frame().shown_page() == entry.id);
    const wxWindow* page = window.frame().page(entry.id);
    CHECK(window.wait([&] { return page->IsDescendant(wxWindow::FindFocus()); }, std::chrono::seconds(5)));
  }
}

TEST_CASE("One of three looks is marked in the View menu", "[commands]") {
  using enum ui::CommandId;
  test::Window window;
  for (const ui::CommandId chosen : {dark, light, follow_desktop}) {
    window.frame().run(chosen);
    wxMenuEvent open(wxEVT_MENU_OPEN);
    window.frame().GetEventHandler()->ProcessEvent(open);
    for (const ui::CommandId each : {dark, light, follow_desktop}) {
      const wxMenuItem* item = window.frame().GetMenuBar()->FindItem(ui::wx_id(each));
      CHECK(item->GetKind() == wxITEM_RADIO);
      CHECK(item->IsChecked() == (each == chosen));
    }
  }
}

TEST_CASE("The Edit menu cuts, copies and pastes in the field that has the keyboard", "[commands]") {
  using enum ui::CommandId;
  test::Window window;
  window.create_journal();
  window.show(ui::PageId::today);
  const auto focus = [&window](const char* name) {
    window.find(name)->SetFocus();
    REQUIRE(window.wait([&] { return window.find(name)->HasFocus(); }));
  };
  auto& line = dynamic_cast<wxTextCtrl&>(*window.find("today.line"));
  line.SetValue(wxS("a thought"));
  focus("today.line");
  line.SetInsertionPointEnd();
  CHECK_FALSE(window.frame().can(copy));
  window.frame().run(select_all);
  CHECK(line.GetStringSelection() == wxS("a thought"));
  window.frame().run(cut);
  CHECK(line.IsEmpty());
  window.frame().run(paste);
  CHECK(window.wait([&] { return line.GetValue() == wxS("a thought"); }));
  focus("today.note");
  for (const ui::CommandId each : {cut, copy, paste, select_all}) CHECK_FALSE(window.frame().can(each));
}

TEST_CASE("A passphrase is not copied out of its field", "[commands]") {
  test::Window window;
  window.type("passphrase.new", test::kPassphrase);
  window.find("passphrase.new")->SetFocus();
  REQUIRE(window.wait([&] { return window.find("passphrase.new")->HasFocus(); }));
  window.frame().run(ui::CommandId::select_all);
  CHECK_FALSE(window.frame().can(ui::CommandId::copy));
  CHECK_FALSE(window.frame().can(ui::CommandId::cut));
  CHECK(window.frame().can(ui::CommandId::paste));
}

TEST_CASE("About tells the version, also before a journal is open", "[commands]") {
  test::Window window;
  window.frame().run(ui::CommandId::about);
  CHECK(window.frame().notice_bar().words().Contains(wxS("Third Row " THIRDROW_VERSION)));
}
