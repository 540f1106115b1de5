#include "platform/notifications.h"

#include <vector>

#include "note_service.h"
#include "private_bus.h"
#include "support/catch.h"

using namespace thirdrow;
using namespace std::chrono_literals;
using platform::Note;
using platform::Notifications;
using Desktop = test::NoteService;

namespace {

constexpr auto kLong = 30s;  // only reached when something is broken
const Note kNote{"Third Row", "3 things are due today", "Open", "Turn off"};

/// A program that shows notes, and what it was told.
struct Program {
  Notifications notes{[this](Notifications::Answer answer, const std::string& token) {
    answers.push_back((answer == Notifications::Answer::opened ? "opened " : "turned off ") + token);
  }};
  std::vector<std::string> answers;
  std::vector<Status> told;

  void show(const Note& note = kNote, Notifications::Wait within = kLong) {
    notes.show(note, within, [this](const Status& status) { told.push_back(status); });
  }
  /// False when it took longer than any healthy machine needs, or could not be shown.
  bool shows(const Note& note = kNote) {
    told.clear();
    show(note);
    return test::run_until([this] { return !told.empty(); }) && told.size() == 1 && told[0].ok();
  }
};

/// Runs `body` in a child on a bus of its own with a desktop and a program.
std::string with_desktop(const std::function<std::string(Desktop&, Program&)>& body) {
  const test::PrivateBus bus;
  return test::in_child([&]() -> std::string {
    bus.enter();
    Desktop desktop(bus);
    TR_EXPECT(desktop.begin());
    Program program;
    return body(desktop, program);
  });
}

}  // namespace

TEST_CASE("a note shows what it was given, with a click and a button, and no markup") {
  const std::string complaint = with_desktop([](Desktop& desktop, Program& program) -> std::string {
    TR_EXPECT(program.shows({"Third Row", "1 < 2 & <b>3</b>", "Open", "Turn off"}));
    TR_EXPECT(desktop.notes ==
              std::vector<std::string>{"('Third Row', 0, 'org.thirdrow.ThirdRow', 'Third Row', "
                                       "'1 &lt; 2 &amp; &lt;b&gt;3&lt;/b&gt;', "
                                       "['default', 'Open', 'turn-off', 'Turn off'], "
                                       "{'desktop-entry': <'org.thirdrow.ThirdRow'>}, -1)"});
    return {};
  });
  CHECK(complaint == "");
}

TEST_CASE("a click and the button are told apart, once for each note, and take it away") {
  const std::string complaint = with_desktop([](Desktop& desktop, Program& program) -> std::string {
    TR_EXPECT(program.shows());
    desktop.peer.emit(Desktop::kPath, Desktop::kName, "ActivationToken",
                      g_variant_new("(us)", 7U, "raise-me"));
    desktop.click(7, "default");
    TR_EXPECT(program.answers == std::vector<std::string>{"opened raise-me"});
    TR_EXPECT(test::run_until([&] { return desktop.closed == std::vector<guint32>{7}; }));
    desktop.click(7, "default");
    TR_EXPECT(program.answers.size() == 1);

    TR_EXPECT(program.shows());
    desktop.click(8, "turn-off");
    TR_EXPECT(program.answers.size() == 2);
    TR_EXPECT(program.answers[1] == "turned off ");
    TR_EXPECT(test::run_until([&] { return desktop.closed == std::vector<guint32>{7, 8}; }));
    return {};
  });
  CHECK(complaint == "");
}

TEST_CASE("what happens to other notes, or is said by other programs, is not an answer") {
  const test::PrivateBus bus;
  const std::string complaint = test::in_child([&]() -> std::string {
    bus.enter();
    Desktop desktop(bus);
    TR_EXPECT(desktop.begin());
    test::Peer stranger(bus.address().c_str());
    Program program;
    desktop.click(7, "default");  // before there is a note
    TR_EXPECT(program.shows());
    desktop.click(6, "default");
    desktop.click(7, "inline-reply");
    desktop.peer.emit(Desktop::kPath, Desktop::kName, "ActionInvoked", g_variant_new("(s)", "default"));
    desktop.peer.emit(Desktop::kPath, Desktop::kName, "ActionInvoked", nullptr);
    stranger.emit(Desktop::kPath, Desktop::kName, "ActionInvoked", g_variant_new("(us)", 7U, "turn-off"));
    stranger.settle();
    desktop.dismiss(6);
    TR_EXPECT(program.answers.empty());
    desktop.click(7, "default");
    TR_EXPECT(program.answers.size() == 1);
    return {};
  });
  CHECK(complaint == "");
}

TEST_CASE("a service that ends takes its note along, and the next one's numbers are not ours") {
  const test::PrivateBus bus;
  const std::string complaint = test::in_child([&]() -> std::string {
    bus.enter();
    Desktop ended(bus);
    Desktop desktop(bus);
    TR_EXPECT(ended.begin());
    Program program;
    TR_EXPECT(program.shows());
    TR_EXPECT(ended.peer.disown(Desktop::kName));
    TR_EXPECT(desktop.begin());
    desktop.click(7, "turn-off");  // some other program's note
    TR_EXPECT(program.answers.empty());
    TR_EXPECT(program.shows());
    TR_EXPECT(desktop.notes.back().starts_with("('Third Row', 0, "));
    return {};
  });
  CHECK(complaint == "");
}

TEST_CASE("a second note replaces the first, unless that one is gone") {
  const std::string complaint = with_desktop([](Desktop& desktop, Program& program) -> std::string {
    TR_EXPECT(program.shows());
    desktop.next = 7;  // a service gives a replaced note the same number
    TR_EXPECT(program.shows());
    TR_EXPECT(desktop.notes[1].starts_with("('Third Row', 7, "));
    desktop.dismiss(7);
    desktop.click(7, "default");
    TR_EXPECT(program.answers.empty());
    TR_EXPECT(program.shows());
    TR_EXPECT(desktop.notes[2].starts_with("('Third Row', 0, "));
    return {};
  });
  CHECK(complaint == "");
}

TEST_CASE("a note is taken away when asked, when its owner ends, and once only") {
  const std::string complaint = with_desktop([](Desktop& desktop, Program& program) -> std::string {
    TR_EXPECT(program.shows());
    program.notes.close();
    program.notes.close();
    desktop.peer.settle();
    TR_EXPECT(test::run_until([&] { return desktop.closed == std::vector<guint32>{7}; }));
    auto second = std::make_unique<Program>();
    TR_EXPECT(second->shows());
    second.reset();
    TR_EXPECT(test::run_until([&] { return desktop.closed == std::vector<guint32>{7, 8}; }));
    return {};
  });
  CHECK(complaint == "");
}

TEST_CASE("a note that was called back on its way is closed when it arrives", "[fault]") {
  const std::string complaint = with_desktop([](Desktop& desktop, Program& program) -> std::string {
    desktop.slow = true;
    program.show();
    TR_EXPECT(test::run_until([&] { return desktop.waiting.size() == 1; }));
    program.notes.close();
    desktop.answer_waiting(20);
    TR_EXPECT(test::run_until([&] { return desktop.closed == std::vector<guint32>{20}; }));

    program.show();
    TR_EXPECT(test::run_until([&] { return desktop.waiting.size() == 1; }));
    program.show();
    TR_EXPECT(test::run_until([&] { return desktop.waiting.size() == 2; }));
    desktop.answer_waiting(21);
    desktop.answer_waiting(22);
    TR_EXPECT(test::run_until([&] { return program.told.size() == 1; }));
    TR_EXPECT(test::run_until([&] { return desktop.closed == std::vector<guint32>{20, 21}; }));
    desktop.click(22, "default");
    TR_EXPECT(program.answers.size() == 1);

    auto second = std::make_unique<Program>();
    second->show();
    TR_EXPECT(test::run_until([&] { return desktop.waiting.size() == 1; }));
    second.reset();
    desktop.answer_waiting(23);
    TR_EXPECT(test::run_until([&] { return desktop.closed.back() == 23; }));
    return {};
  });
  CHECK(complaint == "");
}

TEST_CASE("a service that does not answer in time is unavailable, and its late note is still ours",
          "[fault]") {
  const std::string complaint = with_desktop([](Desktop& desktop, Program& program) -> std::string {
    desktop.slow = true;
    program.show(kNote, 20ms);
    TR_EXPECT(program.told.empty());
    TR_EXPECT(test::run_until([&] { return !program.told.empty() && !desktop.waiting.empty(); }));
    TR_EXPECT(program.told[0].code() == Code::unavailable);
    desktop.answer_waiting(30);
    TR_EXPECT(test::run_until([&] {
      desktop.click(30, "turn-off");
      return !program.answers.empty();
    }));
    TR_EXPECT(program.told.size() == 1);
    TR_EXPECT(program.answers == std::vector<std::string>{"turned off "});
    return {};
  });
  CHECK(complaint == "");
}

TEST_CASE("an answer or a failure may end the notes that it came from") {
  const std::string complaint = with_desktop([](Desktop& desktop, Program&) -> std::string {
    std::unique_ptr<Notifications> notes;
    int answers = 0;
    bool told = false;
    notes = std::make_unique<Notifications>([&](Notifications::Answer, const std::string&) {
      ++answers;
      notes.reset();
    });
    notes->show(kNote, kLong, [&](const Status& status) { told = status.ok(); });
    TR_EXPECT(test::run_until([&] { return told; }));
    desktop.click(7, "default");
    TR_EXPECT(answers == 1);
    TR_EXPECT(!notes);

    desktop.slow = true;
    notes = std::make_unique<Notifications>([](Notifications::Answer, const std::string&) {});
    notes->show(kNote, 0ms, [&](const Status&) { notes.reset(); });
    TR_EXPECT(test::run_until([&] { return !notes; }));
    return {};
  });
  CHECK(complaint == "");
}

TEST_CASE("without a service, and without a bus, a note is unavailable and nothing else happens") {
  const test::PrivateBus bus;
  const std::string complaint = test::in_child([&]() -> std::string {
    bus.enter();
    Program program;
    program.notes.close();
    program.show();
    TR_EXPECT(test::run_until([&] { return !program.told.empty(); }));
    TR_EXPECT(program.told[0].code() == Code::unavailable);
    program.notes.close();
    return {};
  });
  CHECK(complaint == "");
  const std::string no_bus = test::in_child([]() -> std::string {
    setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", 1);
    Program program;
    program.show();
    TR_EXPECT(test::run_until([&] { return !program.told.empty(); }));
    TR_EXPECT(program.told[0].code() == Code::unavailable);
    return {};
  });
  CHECK(no_bus == "");
}
