// The weekly review in the real window: card by card to the one commitment.
#include <gtk/gtk.h>
#include <wx/uiaction.h>

#include "hands.h"
#include "support/conduct.h"

using namespace thirdrow;
using namespace thirdrow::ui;
using journal::Kind;

namespace {

struct Week : test::Hands {
  bool says(const char* words) { return page_says(words); }
  RecordId hear(const char* words) {
    RecordId id;
    with_session([&](app::Session& session) { id = test::Conduct(session).heard(words, 3); });
    return id;
  }
  std::string state_of(RecordId id) {
    std::string state;
    with_session([&](app::Session& session) {
      const auto opened = session.open(id);
      REQUIRE(opened);
      state = opened->record.state();
    });
    return state;
  }
};

}  // namespace

TEST_CASE("the week is gone through from Today to its one commitment", "[week]") {
  Week w;
  const RecordId heard = w.hear("We wait two days for an answer");
  w.show(PageId::today);
  w.act("today.week");
  CHECK(w.frame().shown_page() == PageId::week);
  CHECK(w.says("1 of 6"));
  CHECK(w.says("We wait two days"));
  w.act("week.settle");
  CHECK(w.state_of(heard) == "acting");
  CHECK(w.says("Everything has an answer."));
  for (int card = 1; card < 6; ++card) w.act("week.next");
  CHECK(w.says("6 of 6"));
  w.type("week.when_cue", "a rush order comes");
  w.type("week.then_do", "I ask before I promise");
  w.type("week.helper", "Maya");
  w.act("week.next");
  CHECK(w.says("still needed"));
  w.type("week.due", "2099-01-01");
  w.act("week.next");
  CHECK(w.says("That's all for this week."));
  CHECK(w.says("I ask before I promise"));
  w.with_session([](app::Session& session) {
    const auto all = session.all_of(Kind::commitment);
    REQUIRE(all);
    REQUIRE(all->size() == 1);
    CHECK(all->front().text(journal::commitment::kWhen) == "a rush order comes");
    const auto helper = all->front().ref(journal::commitment::kHelper);
    REQUIRE(helper);
    CHECK(session.name_of(*helper) == "Maya");
  });
  w.act("week.today");
  CHECK(w.frame().shown_page() == PageId::today);
}

TEST_CASE("what was promised at the week's end is not in a locked window", "[week]") {
  Week w;
  w.frame().run(CommandId::go_week);
  w.settle();
  for (int card = 0; card < 5; ++card) w.act("week.next");
  w.type("week.when_cue", "a rush order comes");
  w.type("week.then_do", "I ask before I promise");
  w.type("week.due", "2099-01-01");
  w.act("week.next");
  const auto held = [&] {
    return test::words_of(&w.frame()).find("I ask before I promise") != std::string::npos;
  };
  REQUIRE(held());
  w.frame().lock();
  CHECK_FALSE(held());
}

TEST_CASE("a record that a card opens leads back to the card", "[week]") {
  Week w;
  w.hear("We wait two days for an answer");
  w.frame().run(CommandId::go_week);
  w.settle();
  w.act("week.next");
  w.act("week.back");
  w.act("week.open");
  CHECK(w.frame().shown_page() == PageId::journal);
  w.act("notice.action");
  CHECK(w.frame().shown_page() == PageId::week);
  CHECK(w.says("1 of 6"));
}

TEST_CASE("the cards turn by Alt and the arrows, and a line is settled by its key", "[week]") {
  Week w;
  const RecordId heard = w.hear("We wait two days for an answer");
  w.show(PageId::week);
  wxWindow* open = w.find("week.open");
  open->SetFocus();
  REQUIRE(w.wait([&] { return open->HasFocus(); }));
  wxUIActionSimulator().Char('L');
  REQUIRE(w.wait([&] { return w.state_of(heard) == "parked"; }));
  w.find("week.next")->SetFocus();
  REQUIRE(w.wait([&] { return w.find("week.next")->HasFocus(); }));
  wxUIActionSimulator().Char(WXK_RIGHT, wxMOD_ALT);
  CHECK(w.wait([&] { return w.says("2 of 6"); }));
  wxUIActionSimulator().Char(WXK_LEFT, wxMOD_ALT);
  CHECK(w.wait([&] { return w.says("1 of 6"); }));
}

TEST_CASE("locking takes every word off the week, and what was typed comes back", "[week]") {
  Week w;
  w.hear("We wait two days for an answer");
  w.show(PageId::week);
  for (int card = 1; card < 6; ++card) w.act("week.next");
  w.type("week.when_cue", "a rush order comes");
  w.type("week.helper", "Maya");
  w.frame().lock();
  w.settle();
  const std::string words = test::words_of(w.frame().page(PageId::week));
  CHECK(words.find("two days") == std::string::npos);
  CHECK(words.find("rush order") == std::string::npos);
  CHECK(words.find("Maya") == std::string::npos);
  w.unlock();
  REQUIRE(w.wait([&] { return w.desk().is_open(); }));
  w.show(PageId::week);
  for (int card = 1; card < 6; ++card) w.act("week.next");
  CHECK(w.says("a rush order comes"));
  CHECK(w.says("Maya"));
}

TEST_CASE("what leads to a record stands in line with what settles it", "[week]") {
  Week w;
  w.hear("We wait two days for an answer");
  w.show(PageId::week);
  const auto middle = [&w](const char* name) {
    const wxRect place = w.find(name)->GetScreenRect();
    return place.y + place.height / 2;
  };
  CHECK(std::abs(middle("week.open") - middle("week.settle")) <= 1);
}

TEST_CASE("the primary button of the last card is what comes next", "[week]") {
  Week w;
  w.show(PageId::week);
  for (int card = 1; card < 6; ++card) w.act("week.next");
  const auto is_primary = [&w](const char* name) {
    GtkStyleContext* style = gtk_widget_get_style_context(w.find(name)->GetHandle());
    return gtk_style_context_has_class(style, "tr-primary") == TRUE;
  };
  CHECK(is_primary("week.promise"));
  CHECK_FALSE(is_primary("week.next"));
  w.type("week.when_cue", "a rush order comes");
  w.type("week.then_do", "I ask before I promise");
  w.type("week.due", "2099-01-01");
  w.act("week.promise");
  CHECK(is_primary("week.next"));
  CHECK_FALSE(is_primary("week.promise"));
}

TEST_CASE("a helper who is typed last is on the commitment that is written down at once", "[week]") {
  Week w;
  w.show(PageId::week);
  for (int card = 1; card < 6; ++card) w.act("week.next");
  w.type("week.when_cue", "a rush order comes");
  w.type("week.then_do", "I ask before I promise");
  w.type("week.due", "2099-01-01");
  w.type("week.helper", "Maya");
  w.act("week.promise");
  w.with_session([](app::Session& session) {
    const auto all = session.all_of(Kind::commitment);
    REQUIRE(all);
    REQUIRE(all->size() == 1);
    const auto helper = all->front().ref(journal::commitment::kHelper);
    REQUIRE(helper);
    CHECK(session.name_of(*helper) == "Maya");
  });
}

TEST_CASE("one key after the other settles line after line, and the last leaves the keyboard on Next",
          "[week]") {
  Week w;
  const RecordId one = w.hear("We wait two days for an answer");
  const RecordId two = w.hear("Nobody told us of the move");
  w.show(PageId::week);
  wxWindow* open = w.find("week.open");
  open->SetFocus();
  REQUIRE(w.wait([&] { return open->HasFocus(); }));
  wxUIActionSimulator keys;
  keys.Char('L');
  REQUIRE(w.wait([&] { return (w.state_of(one) == "parked") != (w.state_of(two) == "parked"); }));
  w.settle();
  REQUIRE(w.wait([&] { return w.find("week.open")->HasFocus(); }));
  keys.Char('L');
  REQUIRE(w.wait([&] { return w.state_of(one) == "parked" && w.state_of(two) == "parked"; }));
  CHECK(w.wait([&] { return w.find("week.next")->HasFocus(); }));
}
