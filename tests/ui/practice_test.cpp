// The Practice page in the real window.
#include <gtk/gtk.h>
#include <wx/dataview.h>

#include <array>

#include "app/practices.h"
#include "hands.h"

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
  for (int i = 0; i < 4; ++i) w.settle();
  CHECK(scrolled_by(*w.find("practice.kinds")) == 0);
  w.show(PageId::today);
  w.show(PageId::practice);
  for (int i = 0; i < 4; ++i) w.settle();
  CHECK(scrolled_by(*w.find("practice.kinds")) == 0);
}

namespace {

struct Practising : test::Hands {
  Practising() {
    turns = 4;
    show(PageId::practice);
  }
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
    w.come_to_rest();
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
      w.come_to_rest();
      CHECK_FALSE(w.is_seen("record.save"));
      CHECK(w.stored(what) == before + 1);
      w.act("records.back");
      CHECK(w.listed() == ++kept);
    }
  }
  CHECK(begun > 25);
}
