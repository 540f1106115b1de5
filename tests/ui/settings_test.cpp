// Settings over a real journal: what an import tells, and where the page stands afterwards.
#include <gtk/gtk.h>
#include <wx/dataview.h>
#include <wx/scrolwin.h>

#include <filesystem>
#include <fstream>

#include "support/catch.h"
#include "ui/pages/exchange_section.h"
#include "ui/pages/settings_page.h"
#include "ui/port_gtk.h"
#include "window.h"

using namespace thirdrow;
using namespace thirdrow::ui;
using test::Window;

namespace {

struct Settings : Window {
  test::Scratch folder;

  Settings() {
    create_journal();
    frame().SetSize(1000, 700);
    show(PageId::settings);
  }
  ExchangeSection& exchange() {
    return static_cast<SettingsPage&>(*frame().page(PageId::settings)).exchange();
  }
  void write(const std::string& name, const std::string& words) { std::ofstream(folder / name) << words; }
  void choose(const char* name, int row) {
    auto& choice = dynamic_cast<wxChoice&>(*find(name));
    choice.SetSelection(row);
  }
  unsigned remarks() {
    auto& list = dynamic_cast<wxDataViewCtrl&>(*find("import.remarks"));
    return dynamic_cast<wxDataViewListModel&>(*list.GetModel()).GetCount();
  }
  /// Where the page is scrolled to, once it has followed the keyboard.
  int place() {
    settle();
    return place_now();
  }
  int place_now() {
    for (wxWindow* each = find("import.choose"); each != nullptr; each = each->GetParent()) {
      if (auto* column = dynamic_cast<wxScrolledWindow*>(each)) return column->GetViewStart().y;
    }
    return -1;
  }
  bool says(const std::string& words) {
    return test::words_of(frame().page(PageId::settings)).find(words) != std::string::npos;
  }
};

}  // namespace

TEST_CASE("An import shows every remark, refreshes the figures and leaves the page where it is", "[pages]") {
  Settings w;
  for (int i = 0; i < 30; ++i)
    w.write("note " + std::to_string(i) + ".md", "---\ndate: 2024-05-06\n---\nWords " + std::to_string(i));
  for (int i = 0; i < 25; ++i) w.write("empty " + std::to_string(i) + ".md", "");
  w.find("import.choose")->SetFocus();
  w.settle();
  w.exchange().look_through(w.folder.path());
  w.settle();
  REQUIRE(w.says("30 entries would be added."));
  CHECK(w.remarks() == 25);
  CHECK(w.find("import.remarks")->IsShownOnScreen());
  w.find("import.go")->SetFocus();
  w.settle();
  const int before = w.place();
  CHECK(before > 0);
  w.press("import.go");
  w.settle();
  CHECK(w.says("30 entries were added."));
  CHECK(w.says("30 entries, "));
  CHECK(std::abs(w.place() - before) <= 6);  // the button that was pressed is gone
}

TEST_CASE("An import that ends in an error tells what came in before it", "[pages]") {
  Settings w;
  std::string file = "{\"tags\":{},\"entries\":[";
  for (int i = 0; i < 600; ++i) {
    file += std::string(i > 0 ? "," : "") + "{\"title\":\"Entry " + std::to_string(i) +
            "\",\"body\":\"words\",\"date\":\"2024-01-10\",\"time\":\"10:00\",\"tags\":[],\"starred\":false}";
  }
  w.write("cut.json", file);
  w.choose("import.format", 2);
  w.exchange().look_through(w.folder / "cut.json");
  w.settle();
  CHECK(w.frame().notice_bar().is_telling());
  CHECK(w.says("600 entries would be added."));
  CHECK_FALSE(w.find("import.go")->IsShownOnScreen());
}

TEST_CASE("A file that was chosen does not stay in the desktop's list of recent files", "[pages]") {
  Window w;
  const test::Scratch folder;
  const std::filesystem::path file = folder / "third-row-recovery-key.txt";
  std::ofstream(file) << "key";
  GtkRecentManager* recent = gtk_recent_manager_get_default();
  const std::string uri = "file://" + file.string();
  const auto is_listed = [&] { return gtk_recent_manager_has_item(recent, uri.c_str()) == TRUE; };
  gtk_recent_manager_add_item(recent, uri.c_str());  // as GTK's dialog does
  REQUIRE(w.wait(is_listed));
  port::forget_recent(file.string());
  CHECK(w.wait([&] { return !is_listed(); }));
}
