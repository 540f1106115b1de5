// A day on the Today page: what is owed, on one key each; one line that is kept; one question.
#include <wx/uiaction.h>

#include "hands.h"
#include "support/conduct.h"
#include "ui/widgets/label.h"

using namespace thirdrow;
using namespace thirdrow::ui;
using journal::Kind;
using journal::Record;

namespace {

struct Today : test::Hands {
  /// What stands in "You owe", from the first line down.
  std::vector<wxWindow*> duties() {
    std::vector<wxWindow*> found;
    for (wxWindow* each : test::windows_of(&frame(), test::Which::visible)) {
      if (each->GetName() == wxS("today.duty")) found.push_back(each);
    }
    return found;
  }
  bool begins_with(std::size_t line, const char* words) {
    const auto lines = duties();
    return lines.size() > line && test::words_of(lines[line]).find(words) != std::string::npos;
  }
  /// Once its words stand in the first line, which has the keyboard.
  void press_on_first(const char* words, int key) {
    INFO(words);
    REQUIRE(
        wait([&] { return frame().IsActive() && begins_with(0, words) && duties().front()->HasFocus(); }));
    wxUIActionSimulator().Char(key);
    CHECK(wait([&] { return !begins_with(0, words); }));
    settle();
  }
  bool sees(const char* words) {
    return std::ranges::any_of(test::windows_of(frame().page(PageId::today), test::Which::visible),
                               [&](wxWindow* each) {
                                 const auto* label = dynamic_cast<Label*>(each);
                                 return label != nullptr && label->text() == to_wx(words);
                               });
  }
  /// The question above its buttons.
  std::string question() {
    std::string words;
    for (wxWindow* each : find("today.answer")->GetParent()->GetParent()->GetChildren()) {
      const auto* label = dynamic_cast<Label*>(each);
      if (label != nullptr && label->IsShownOnScreen()) words = from_wx(label->text());
    }
    return words;
  }
  Record stored(RecordId id) {
    Record record;
    with_session([&](app::Session& session) {
      const auto opened = session.open(id);
      REQUIRE(opened);
      record = opened->record;
    });
    return record;
  }
};

RecordId planned_talk(test::Conduct& conduct, const char* about, int days_ago) {
  namespace c = journal::checkin;
  return conduct.add(Kind::checkin, {{c::kTitle, std::string(about)}, {c::kDue, conduct.today() - days_ago}});
}

}  // namespace

TEST_CASE("five duties at most are shown, the oldest first, and each is settled by its one key", "[today]") {
  Today w;
  RecordId heard, talk, promise;
  w.with_session([&](app::Session& session) {
    test::Conduct conduct(session);
    conduct.heard("The sixth", 5);
    conduct.heard("The fifth", 6);
    promise = conduct.commitment("The third", 8, "open");
    heard = conduct.heard("The first", 12);
    conduct.commitment("The fourth", 7, "open");
    talk = planned_talk(conduct, "The second", 10);
    conduct.heard("The seventh", 4);
  });
  w.show(PageId::today);
  REQUIRE(w.wait([&] { return w.duties().size() == 5; }));
  const char* const order[] = {"The first", "The second", "The third", "The fourth", "The fifth"};
  for (std::size_t line = 0; line < 5; ++line) CHECK(w.begins_with(line, order[line]));
  w.duties().front()->SetFocus();
  w.press_on_first("The first", 'D');
  w.press_on_first("The second", 'L');
  w.press_on_first("The third", 'N');
  REQUIRE(w.wait([&] { return w.duties().size() == 5; }));
  CHECK(w.begins_with(0, "The fourth"));
  CHECK(w.begins_with(3, "The seventh"));
  CHECK(w.begins_with(4, "Tell them what came of “The first”"));
  const Record answered = w.stored(heard);
  CHECK(answered.state() == "acting");
  CHECK(answered.text(journal::heard::kReply) == "act");
  CHECK(answered.day(journal::heard::kRepliedOn).has_value());
  const Record moved = w.stored(talk);
  CHECK(moved.state() == "scheduled");
  CHECK(moved.text(journal::checkin::kMovedBy) == "me");
  REQUIRE(moved.day(journal::checkin::kDueNow));
  CHECK(*moved.day(journal::checkin::kDueNow) - *moved.day(journal::checkin::kDue) == 11);
  CHECK(w.stored(promise).state() == "broken");
}

TEST_CASE("a line typed on Today is kept by each of its buttons as what it is called", "[today]") {
  struct Button {
    const char* name;
    Kind kind;
    journal::Tag words;
    const char* told;
  };
  const Button buttons[] = {
      {"today.moment", Kind::moment, journal::moment::kTitle, "The moment is kept."},
      {"today.heard", Kind::heard, journal::heard::kWords, "What you heard is kept."},
      {"today.fire", Kind::fire, journal::fire::kTitle, "The fire is kept."},
      {"today.story", Kind::story, journal::story::kBody, "The story is kept."},
      {"today.small_fix", Kind::small_fix, journal::small_fix::kTitle, "The small fix is kept."},
  };
  Today w;
  w.show(PageId::today);
  for (const Button& button : buttons) {
    INFO(button.name);
    w.focus("today.line");
    for (const char letter : std::string("the gate jams")) wxUIActionSimulator().Char(letter);
    const auto typed = [&] { return dynamic_cast<wxTextCtrl&>(*w.find("today.line")).GetValue(); };
    REQUIRE(w.wait([&] { return typed() == wxS("the gate jams"); }));
    w.act(button.name);
    CHECK(w.page_says(button.told));
    CHECK(typed().empty());
    CHECK(w.only(button.kind).text(button.words) == "the gate jams");
    CHECK(w.in_hand() == "today.line");
  }
  w.act("today.fire");
  CHECK(w.sees("Write the line first, then choose what it is."));
  CHECK_FALSE(w.sees("The small fix is kept."));
  CHECK(w.all(Kind::fire).size() == 1);
  w.show(PageId::journal);
  w.show(PageId::today);
  CHECK_FALSE(w.sees("Write the line first, then choose what it is."));
}

TEST_CASE("the question of the day gives way to another, and to none", "[today]") {
  Today w;
  w.show(PageId::today);
  w.settle();
  const std::string first = w.question();
  REQUIRE_FALSE(first.empty());
  w.act("today.swap");
  REQUIRE(w.wait([&] { return w.question() != first; }));
  const std::string second = w.question();
  w.with_session([&](app::Session& session) {
    const auto bank = session.prompts();
    REQUIRE(bank);
    for (const std::string& shown : {first, second})
      CHECK(std::ranges::any_of(bank->all(), [&](const auto& each) { return each.text == shown; }));
  });
  w.show(PageId::journal);
  w.show(PageId::today);
  CHECK(w.question() == second);
  w.act("today.skip");
  CHECK_FALSE(w.is_seen("today.swap"));
  CHECK(w.sees("No question today. Write whatever is on your mind, or nothing."));
  w.show(PageId::journal);
  w.show(PageId::today);
  w.settle();
  CHECK_FALSE(w.is_seen("today.swap"));
}

TEST_CASE("Today says that it is all once nothing is owed any more", "[today]") {
  constexpr const char* kAll = "That's all for today.";
  Today w;
  w.with_session([](app::Session& session) { test::Conduct(session).commitment("Call back", 1, "open"); });
  w.show(PageId::today);
  REQUIRE(w.wait([&] { return w.duties().size() == 1; }));
  CHECK_FALSE(w.sees(kAll));
  w.duties().front()->SetFocus();
  w.press_on_first("Call back", 'D');
  CHECK(w.wait([&] { return w.sees(kAll); }));
  CHECK(w.only(Kind::commitment).state() == "kept");
  CHECK_FALSE(w.page_says("Call back"));
}
