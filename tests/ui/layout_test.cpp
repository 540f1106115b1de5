// Windows are laid out once, and only where they are looked at.
#include <glib.h>
#include <wx/weakref.h>

#include <ctime>
#include <iostream>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.h"
#include "window.h"

using namespace thirdrow;
using test::Which;
using test::Window;

namespace {

/// What GLib and GTK complain of, for as long as it lives.
class Complaints {
 public:
  Complaints() : before_(g_log_set_default_handler(&Complaints::note, this)) {}
  ~Complaints() { g_log_set_default_handler(before_, nullptr); }
  std::vector<std::string> all;

 private:
  static void note(const gchar* domain, GLogLevelFlags level, const gchar* message, gpointer self) {
    if ((level & (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) == 0) return;
    static_cast<Complaints*>(self)->all.push_back(std::string(domain == nullptr ? "" : domain) + ": " +
                                                  message);
  }
  GLogFunc before_;
};

using Places = std::map<wxWindow*, wxRect>;

Places places(Window& window) {
  Places out;
  for (wxWindow* each : test::windows_of(&window.frame(), Which::visible)) out[each] = each->GetRect();
  return out;
}

std::string words(const wxRect& rect) {
  return std::to_string(rect.x) + "," + std::to_string(rect.y) + " " + std::to_string(rect.width) + "x" +
         std::to_string(rect.height);
}

std::vector<std::string> moved(const Places& before, const Places& after) {
  std::vector<std::string> out;
  for (const auto& [window, place] : after) {
    const auto at = before.find(window);
    if (at != before.end() && at->second != place) {
      out.push_back(window->GetName().utf8_string() + " " + window->GetLabel().utf8_string() + ": " +
                    words(at->second) + " -> " + words(place));
    }
  }
  return out;
}

/// How often windows below `top` get an event of this type.
template <class Tag>
void count(wxWindow* top, const Tag& type, int& times) {
  for (wxWindow* each : test::windows_of(top, Which::all)) {
    each->Bind(type, [&times](auto& event) {
      ++times;
      event.Skip();
    });
  }
}

/// A window that has shown every page once, and shows Today.
struct Visited : Window {
  Visited() {
    create_journal();
    for (const ui::PageId id : page_ids()) show(id);
    show(ui::PageId::today);
  }
};

}  // namespace

TEST_CASE("Laying a scene out again moves nothing, and GTK has nothing to complain of", "[layout]") {
  const Complaints complaints;
  Window window;
  const int percent = GENERATE(100, 150);
  window.theme().set_text_percent(percent);
  window.play([&](const ui::Scene& scene) {
    INFO(scene.name << " at " << percent << " %");
    Places before;  // the menu bar finds its height some frames after it is shown
    window.wait([&] { return std::exchange(before, places(window)) == before; });
    window.theme().refit(&window.frame());
    window.settle();
    CHECK(moved(before, places(window)) == std::vector<std::string>{});
  });
  window.theme().set_text_percent(100);
  CHECK(complaints.all == std::vector<std::string>{});
}

TEST_CASE("A change of text size costs nothing for pages that are hidden, until they are shown", "[layout]") {
  Visited window;
  int shown = 0, hidden = 0;
  count(window.frame().page(ui::PageId::today), ui::EVT_RESTYLE, shown);
  count(window.frame().page(ui::PageId::settings), ui::EVT_RESTYLE, hidden);
  window.theme().set_text_percent(130);
  window.theme().set_text_percent(150);
  window.settle();
  CHECK(shown > 0);
  CHECK(hidden == 0);
  window.show(ui::PageId::settings);
  const auto all = test::windows_of(window.frame().page(ui::PageId::settings), Which::all);
  CHECK(hidden > 0);
  CHECK(hidden <= static_cast<int>(all.size()));
  window.theme().set_text_percent(100);
}

TEST_CASE("A window that changes its size lays out the page it shows, and another when that is shown",
          "[layout]") {
  Visited window;
  int shown = 0, hidden = 0;
  count(window.frame().page(ui::PageId::today), wxEVT_SIZE, shown);
  count(window.frame().page(ui::PageId::settings), wxEVT_SIZE, hidden);
  window.frame().SetSize(1010, 707);
  REQUIRE(window.wait([&] { return shown > 0; }));
  window.settle();
  CHECK(hidden == 0);
  const wxSize room = window.frame().page(ui::PageId::today)->GetSize();
  window.show(ui::PageId::settings);
  CHECK(hidden > 0);
  CHECK(window.frame().page(ui::PageId::settings)->GetSize() == room);
}

TEST_CASE("A message wraps anew when the window becomes narrower", "[layout]") {
  Visited window;
  ui::Notice notice = ui::notice_of(Error{Code::disk_full, ""});
  notice.action = wxS("Try it once more");
  window.frame().tell(notice);
  ui::NoticeBar& bar = window.frame().notice_bar();
  const auto fits = [&] {
    for (wxWindow* each : test::windows_of(&bar, Which::visible)) {
      if (each != &bar && each->GetRect().GetRight() >= bar.GetSize().x) return false;
    }
    return bar.GetSize().x <= window.frame().GetClientSize().x;
  };
  REQUIRE(window.wait(fits));
  const int before = bar.GetSize().y;
  window.frame().SetSize(700, 600);
  REQUIRE(window.wait([&] { return bar.GetSize().x < 700; }));
  CHECK(window.wait([&] { return fits() && bar.GetSize().y > before; }, std::chrono::seconds(5)));
}

TEST_CASE("Whoever takes back what it told leaves what others told since", "[layout]") {
  Visited window;
  const auto told_by = [](const void* teller, const wxString& words) {
    ui::Notice notice = ui::success_notice(words);
    notice.teller = teller;
    return notice;
  };
  ui::NoticeBar& bar = window.frame().notice_bar();
  const int one = 0, other = 0;
  window.frame().tell(told_by(&one, wxS("Not written")));
  bar.take_back(&other);
  CHECK(bar.is_telling());
  window.frame().tell(told_by(nullptr, wxS("Back to the week")));
  bar.take_back(&one);
  CHECK(bar.is_telling());
  window.frame().tell(told_by(&one, wxS("Not written")));
  bar.take_back(&one);
  CHECK_FALSE(bar.is_telling());
}

TEST_CASE("What acts cost the front thread", "[.figures]") {
  const auto used = [] {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
  };
  Visited window;
  const auto act = [&](const std::string& name, const std::function<void()>& work) {
    window.wait([] { return false; }, std::chrono::milliseconds(800));
    const double before = used();
    work();
    const double asked = used();
    window.wait([] { return false; }, std::chrono::milliseconds(800));
    std::cout << name << ": " << asked - before << " ms, and " << used() - asked << " ms of drawing\n";
  };
  act("nothing", [] {});
  for (const int percent : {130, 150, 100})
    act("text at " + std::to_string(percent) + " %", [&] { window.theme().set_text_percent(percent); });
  act("dark", [&] { window.theme().set_appearance(ui::Appearance::dark); });
  act("light", [&] { window.theme().set_appearance(ui::Appearance::light); });
  act("smaller window", [&] { window.frame().SetSize(1000, 700); });
  act("larger window", [&] { window.frame().SetSize(1180, 780); });
  for (const ui::PageEntry& page : ui::pages()) act(page.label, [&] { window.frame().show_page(page.id); });
  window.theme().set_appearance(ui::Appearance::system);
}
