// The Practice page in the real window.
#include <gtk/gtk.h>
#include <wx/dataview.h>
#include <wx/tglbtn.h>
#include <wx/uiaction.h>

#include <array>

#include "app/practices.h"
#include "hands.h"
#include "ui/text_undo.h"

using namespace thirdrow;
using namespace thirdrow::ui;

namespace {

/// How far a list is scrolled down, pixels.
int scrolled_by(wxWindow& list) {
  auto* tree = GTK_SCROLLABLE(dynamic_cast<wxDataViewCtrl&>(list).GtkGetTreeView());
  return static_cast<int>(gtk_adjustment_get_value(gtk_scrollable_get_vadjustment(tree)));
}

}  // namespace

TEST_CASE("the practices begin with the first one, also in a small window", "[practice]") {
  test::Hands w;
  const bool is_small = GENERATE(false, true);
  if (is_small) w.frame().SetSize(w.frame().GetMinSize());
  w.show(PageId::practice);
  w.settle();
  CHECK(scrolled_by(*w.find("practice.kinds")) == 0);
  w.show(PageId::today);
  w.show(PageId::practice);
  w.settle();
  CHECK(scrolled_by(*w.find("practice.kinds")) == 0);
}

namespace {

struct Practising : test::Hands {
  Practising() { show(PageId::practice); }
  std::vector<std::string> seen_names(std::string_view begin) {
    std::vector<std::string> names;
    for (wxWindow* each : test::windows_of(frame().page(PageId::practice), test::Which::visible)) {
      const std::string name = from_wx(each->GetName());
      if (name.starts_with(begin)) names.push_back(name);
    }
    return names;
  }
  static bool can_answer(const journal::Field& field) {
    using enum journal::FieldType;
    constexpr std::array kSingle = {line, text, choice, day, integer, decimal};
    const bool person = field.type == ref && field.target == journal::Kind::person;
    return person || std::ranges::find(kSingle, field.type) != kSingle.end();
  }
  void answer(const journal::Field& field) {
    using enum journal::FieldType;
    const std::string id = "field." + std::string(field.name);
    INFO(id);
    REQUIRE(can_answer(field));
    if (field.type == choice) return pick(id.c_str(), 1);
    const bool number = field.type == integer || field.type == decimal;
    fill(id.c_str(), number ? std::to_string(field.min + 1) : field.type == day ? "today" : "A first word");
  }
  /// The first field of the form, and those that it says are needed.
  void fill_in(journal::Kind kind) {
    const auto marks = seen_names("sheet.");
    const auto mark =
        std::ranges::find_if(marks, [](const std::string& each) { return each.ends_with(".3"); });
    if (mark != marks.end()) toggle(mark->c_str());
    bool answered = mark != marks.end();
    for (const journal::Field& field : journal::info(kind).fields) {
      const bool needed = field.need == journal::Need::required;
      if (!is_seen(("field." + std::string(field.name)).c_str())) continue;
      if (!needed && (answered || !can_answer(field))) continue;
      answer(field);
      answered = true;
    }
    CHECK(answered);
  }
  std::size_t stored(const app::What& what) {
    return static_cast<std::size_t>(
        std::ranges::count_if(all(what.kind), [&](const auto& each) { return app::is_one(each, what); }));
  }
  std::size_t listed() {
    return dynamic_cast<wxDataViewListModel&>(
               *dynamic_cast<wxDataViewCtrl&>(*find("practice.list")).GetModel())
        .GetCount();
  }
  bool refused_in_words() {
    return says("with ten answers together") && says("once more people have answered");
  }
};

}  // namespace

TEST_CASE("in every practice each of its records is begun, kept, and listed again", "[practice]") {
  Practising w;
  std::size_t begun = 0;
  for (std::size_t place = 0; place < app::practices().size(); ++place) {
    const app::Practice& practice = app::practices()[place];
    w.pick("practice.kinds", static_cast<int>(place));
    w.settle();
    CHECK(w.seen_names("practice.new.").size() == practice.what.size());
    std::size_t kept = 0;
    for (const app::What& what : practice.what) {
      const std::string button =
          "practice.new." + std::string(what.sort.empty() ? journal::info(what.kind).name : what.sort);
      INFO(practice.key << ": " << button);
      const std::size_t before = w.stored(what);
      w.act(button.c_str());
      ++begun;
      // a sum of the year needs ten answers, and there are none
      if (what.kind == journal::Kind::publication) {
        CHECK(w.refused_in_words());
        CHECK(w.stored(what) == before);
        continue;
      }
      w.fill_in(what.kind);
      // a form whose field was left may be kept already
      if (w.is_seen("record.save")) w.act("record.save");
      w.settle();
      CHECK_FALSE(w.is_seen("record.save"));
      CHECK(w.stored(what) == before + 1);
      w.act("records.back");
      CHECK(w.listed() == ++kept);
    }
  }
  CHECK(begun > 25);
}

namespace {

/// A double click may take as long as a slow machine needs.
class SlowHand {
 public:
  SlowHand() {
    g_object_get(gtk_settings_get_default(), "gtk-double-click-time", &before_, nullptr);
    g_object_set(gtk_settings_get_default(), "gtk-double-click-time", 60'000, nullptr);
  }
  ~SlowHand() { g_object_set(gtk_settings_get_default(), "gtk-double-click-time", before_, nullptr); }
  SlowHand(const SlowHand&) = delete;
  SlowHand& operator=(const SlowHand&) = delete;

 private:
  int before_ = 0;
};

/// On real keys and the real mouse.
struct Keyed : Practising {
  void strike(int key, int modifiers = 0) {
    wxUIActionSimulator().Char(key, modifiers);
    wait([] { return false; }, std::chrono::milliseconds(60));
  }
  void strike(const char* words) {
    for (; *words != '\0'; ++words) strike(*words);
  }
  std::string value(const char* name) { return from_wx(dynamic_cast<wxTextEntry&>(*find(name)).GetValue()); }
  void begin(const char* practice, const char* button) {
    const auto all = app::practices();
    const auto at = std::ranges::find(all, std::string_view(practice), &app::Practice::key);
    REQUIRE(at != all.end());
    pick("practice.kinds", static_cast<int>(at - all.begin()));
    settle();
    act(button);
  }
};

}  // namespace

TEST_CASE("a double click on Save keeps the record, and does not press what comes to its place",
          "[practice]") {
  Keyed w;
  const SlowHand slow;
  w.begin("why", "practice.new.why");
  w.fill("field.title", "So that nobody waits");
  const wxWindow* save = w.find("record.save");
  const wxSize size = save->GetSize();
  wxUIActionSimulator mouse;
  mouse.MouseMove(save->ClientToScreen(wxPoint(size.x / 2, size.y / 2)));
  w.wait([] { return false; }, std::chrono::milliseconds(50));
  mouse.MouseClick();
  REQUIRE(w.wait([&] { return !w.is_seen("record.save"); }, std::chrono::seconds(3)));
  mouse.MouseClick();
  w.settle();
  CHECK_FALSE(w.says("is in the Trash"));
  CHECK(w.all(journal::Kind::why).size() == 1);
}

TEST_CASE("the marks of a sentence are one stop of Tab, and a digit takes one of them", "[practice]") {
  Keyed w;
  w.begin("basics", "practice.new.basics");
  const auto marks = w.seen_names("sheet.");
  const auto first = std::ranges::find_if(marks, [](const std::string& one) { return one.ends_with(".0"); });
  REQUIRE(first != marks.end());
  const std::string item = first->substr(0, first->size() - 2);
  w.focus(first->c_str());
  w.strike('3');
  CHECK(test::Hands::in_hand() == item + ".3");
  w.strike(WXK_TAB);
  CHECK(test::Hands::in_hand() == item);
  w.strike("greeted all");
  CHECK(w.value(item.c_str()) == "greeted all");
  w.strike(WXK_TAB, wxMOD_SHIFT);
  CHECK(test::Hands::in_hand() == item + ".4");
  w.strike(WXK_LEFT);
  CHECK(test::Hands::in_hand() == item + ".3");
  CHECK(dynamic_cast<wxToggleButton&>(*w.find((item + ".3").c_str())).GetValue());
  CHECK_FALSE(dynamic_cast<wxToggleButton&>(*w.find((item + ".4").c_str())).GetValue());
}

TEST_CASE("what is typed into a form can be taken back, and is saved by its key", "[practice]") {
  Keyed w;
  w.begin("small_fixes", "practice.new.small_fix");
  w.focus("field.title");
  w.strike("lamp mended");
  CHECK(w.frame().can(CommandId::undo));
  w.strike('Z', wxMOD_CONTROL);
  CHECK(w.value("field.title") == "lamp");
  w.strike('Z', wxMOD_CONTROL | wxMOD_SHIFT);
  CHECK(w.value("field.title") == "lamp mended");
  w.strike('S', wxMOD_CONTROL);
  w.settle();
  CHECK(w.all(journal::Kind::small_fix).size() == 1);
  const TextUndo* undo = TextUndo::of(w.find("field.title"));
  REQUIRE(undo != nullptr);
  CHECK(undo->can_undo());
  w.frame().lock();
  CHECK_FALSE(undo->can_undo());
  CHECK_FALSE(undo->can_redo());
}

TEST_CASE("a field that is full says so", "[practice]") {
  Keyed w;
  w.begin("small_fixes", "practice.new.small_fix");
  w.focus("field.title");
  w.type("field.title", std::string(200, 'a'));
  CHECK_FALSE(w.says("this was not taken"));
  dynamic_cast<wxTextEntry&>(*w.find("field.title")).SetInsertionPointEnd();
  w.strike('b');
  CHECK(w.says("holds at most 200 characters: this was not taken"));
  w.strike(WXK_BACK);
  CHECK_FALSE(w.says("this was not taken"));
}
