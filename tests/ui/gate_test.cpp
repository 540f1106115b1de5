#include "ui/gate.h"

#include <wx/uiaction.h>

#include "support/catch.h"
#include "ui/text.h"
#include "window.h"

using namespace thirdrow;
using test::Window;

namespace {

/// Makes a journal; its recovery key is shown and not put away.
void make_up_to_sheet(Window& window) {
  for (const char* field : {"passphrase.new", "passphrase.again"}) window.type(field, test::kPassphrase);
  window.press("welcome.create");
  REQUIRE(window.wait([&] { return window.frame().gate().step() == ui::Gate::Step::sheet; }));
}

void press_key(Window& window, int key) {
  wxUIActionSimulator().Char(key);
  window.settle();
}

}  // namespace

TEST_CASE("A journal is made through Welcome, locked, and opened again with its passphrase", "[gate]") {
  Window window;
  REQUIRE(window.frame().gate().step() == ui::Gate::Step::welcome);
  window.create_journal();
  REQUIRE(window.desk().is_open());
  CHECK_FALSE(window.frame().gate().IsShownOnScreen());

  window.frame().lock();
  CHECK_FALSE(window.desk().is_open());
  CHECK(window.frame().gate().step() == ui::Gate::Step::unlock);

  window.unlock();
  REQUIRE(window.wait([&] { return window.desk().is_open(); }));
  CHECK_FALSE(window.frame().gate().IsShownOnScreen());
}

TEST_CASE("A wrong passphrase is told in place, opens nothing and leaves the field empty", "[gate]") {
  Window window;
  window.create_journal();
  window.frame().lock();
  window.unlock("not the passphrase at all");
  REQUIRE(window.wait([&] { return window.frame().gate().notices().is_telling(); }));
  CHECK_FALSE(window.desk().is_open());
  CHECK_FALSE(window.frame().gate().notices().words().empty());
  CHECK(dynamic_cast<wxTextCtrl*>(window.find("unlock.passphrase"))->IsEmpty());
}

TEST_CASE("A weak passphrase, or one typed differently the second time, cannot be chosen", "[gate]") {
  Window window;
  window.type("passphrase.new", "password");
  window.type("passphrase.again", "password");
  CHECK_FALSE(window.find("welcome.create")->IsEnabled());
}

TEST_CASE("The recovery sheet is left only when the group asked for was typed back", "[gate]") {
  Window window;
  make_up_to_sheet(window);
  const auto shows_key = [&] { return window.find("recovery.picture")->IsShownOnScreen(); };
  CHECK(shows_key());
  CHECK_FALSE(window.find("recovery.answer")->IsShownOnScreen());
  window.press("recovery.kept");
  CHECK_FALSE(shows_key());
  CHECK(window.find("recovery.answer")->IsShownOnScreen());
  window.type("recovery.answer", "????");
  window.press("recovery.done");
  window.settle();
  CHECK(window.frame().gate().IsShownOnScreen());
  CHECK(window.frame().gate().is_busy_with_person());
  window.press("recovery.again");
  CHECK(shows_key());
}

TEST_CASE("The form of a new journal says in which folder it will lie", "[gate]") {
  Window window;
  CHECK(test::words_of(&window.frame()).find(window.desk().folder().string()) != std::string::npos);
}

TEST_CASE("A recovery key lost to a lock is told after unlocking, until another is put away", "[gate]") {
  Window window;
  make_up_to_sheet(window);
  window.frame().lock();
  window.settle();
  window.unlock();
  REQUIRE(window.wait([&] { return window.frame().notice_bar().is_telling(); }));
  CHECK(window.frame().notice_bar().words().Contains(wxS("recovery key")));
  window.press("notice.action");
  window.settle();
  REQUIRE(window.wait([&] { return window.find("recovery.kept")->IsShownOnScreen(); }));
  const auto unlock_again = [&] {
    window.frame().lock();
    window.settle();
    window.unlock();
    REQUIRE(window.wait([&] { return window.desk().is_open(); }));
    window.settle();
  };
  unlock_again();  // the new key is lost to a lock as well
  CHECK(window.frame().notice_bar().is_telling());
  window.press("notice.action");
  window.settle();
  REQUIRE(window.wait([&] { return window.find("recovery.kept")->IsShownOnScreen(); }));
  window.put_recovery_away();
  unlock_again();
  CHECK_FALSE(window.frame().notice_bar().is_telling());
}

TEST_CASE("A recovery key that was put away is not spoken of again", "[gate]") {
  Window window;
  window.create_journal();
  window.frame().lock();
  window.settle();
  window.unlock();
  REQUIRE(window.wait([&] { return window.desk().is_open(); }));
  window.settle();
  CHECK_FALSE(window.frame().notice_bar().is_telling());
}

TEST_CASE("A journal without its key file says so, offers no new journal, and opens when the file is back",
          "[gate]") {
  Window window;
  window.create_journal();
  window.frame().lock();
  window.settle();
  const auto keys = window.desk().folder() / app::kKeyFileName;
  const auto aside = window.desk().folder().parent_path() / "aside";
  std::filesystem::rename(keys, aside);
  window.frame().gate().enter();
  REQUIRE(window.frame().gate().step() == ui::Gate::Step::no_keys);
  CHECK(window.find("no_keys.again")->IsShownOnScreen());
  CHECK_FALSE(window.find("welcome.create")->IsShownOnScreen());
  window.press("no_keys.again");
  CHECK(window.frame().gate().step() == ui::Gate::Step::no_keys);
  CHECK(window.frame().gate().notices().words().Contains(wxS("still missing")));
  std::filesystem::rename(aside, keys);
  window.press("no_keys.again");
  REQUIRE(window.frame().gate().step() == ui::Gate::Step::unlock);
  window.unlock();
  CHECK(window.wait([&] { return window.desk().is_open(); }));
}

TEST_CASE("A recovery key with a mistake stays to be compared, one of another journal is told so", "[gate]") {
  Window window;
  window.create_journal();
  window.frame().lock();
  window.settle();
  window.frame().gate().show_step(ui::Gate::Step::recovery);
  auto& field = dynamic_cast<wxTextCtrl&>(*window.find("recovery.key"));
  const auto try_key = [&](const std::string& key) {
    window.type("recovery.key", key);
    window.press("recovery.go");
    REQUIRE(window.wait([&] { return window.frame().gate().notices().is_telling(); }));
    return window.frame().gate().notices().words();
  };
  try_key("7Q2M-K4TX-9BWD");
  CHECK(field.GetValue() == wxS("7Q2M-K4TX-9BWD"));
  seal::SecureRandom random;
  const seal::Secret key = seal::Secret::random(seal::KeyFile::kKeySize, random);
  const auto other = seal::KeyFile::create(key, random).set_recovery(key, random);
  REQUIRE(other);
  const wxString words = try_key(std::string(other->text()));
  CHECK(words.Contains(wxS("does not open this journal")));
  CHECK_FALSE(words.Contains(wxS("Caps Lock")));
  window.frame().gate().show_step(ui::Gate::Step::unlock);
  CHECK(field.IsEmpty());
}

TEST_CASE("The list of shortcuts leads back to the recovery key that waits to be put away", "[gate]") {
  Window window;
  make_up_to_sheet(window);
  wxWindow* const answer = window.find("recovery.kept");
  REQUIRE(window.wait([&] { return answer->HasFocus(); }));
  const auto shows_list = [&] { return window.frame().page(ui::PageId::shortcuts)->IsShownOnScreen(); };
  for (const int key : {WXK_F1, WXK_ESCAPE}) {
    press_key(window, WXK_F1);
    REQUIRE(window.wait(shows_list));
    press_key(window, key);
    CHECK(window.wait([&] { return answer->IsShownOnScreen() && answer->HasFocus(); },
                      std::chrono::seconds(5)));
  }
  window.put_recovery_away();
  CHECK(window.wait([&] { return window.frame().shown_page() == ui::PageId::today; }));
}

TEST_CASE("Escape and F1 close the list of shortcuts, and the page before is shown again", "[gate]") {
  Window window;
  window.create_journal();
  window.show(ui::PageId::questions);
  for (const int key : {WXK_ESCAPE, WXK_F1}) {
    window.find("questions.text")->SetFocus();
    window.settle();
    press_key(window, WXK_F1);
    REQUIRE(window.wait([&] { return window.frame().shown_page() == ui::PageId::shortcuts; }));
    press_key(window, key);
    CHECK(window.wait([&] { return window.frame().shown_page() == ui::PageId::questions; },
                      std::chrono::seconds(5)));
    CHECK(window.wait([&] { return window.find("questions.text")->HasFocus(); }, std::chrono::seconds(5)));
  }
}

TEST_CASE("What is typed into Unlock stays while the list of shortcuts is looked at", "[gate]") {
  Window window;
  window.create_journal();
  window.frame().lock();
  window.settle();
  window.type("unlock.passphrase", "copper");
  press_key(window, WXK_F1);
  press_key(window, WXK_F1);
  REQUIRE(window.wait([&] { return window.find("unlock.passphrase")->IsShownOnScreen(); }));
  CHECK(dynamic_cast<wxTextCtrl*>(window.find("unlock.passphrase"))->GetValue() == wxS("copper"));
}

TEST_CASE("Lock locks also while a recovery key waits to be put away", "[gate]") {
  Window window;
  make_up_to_sheet(window);
  CHECK_FALSE(window.frame().can(ui::CommandId::go_today));
  REQUIRE(window.frame().can(ui::CommandId::lock));
  window.frame().run(ui::CommandId::lock);
  CHECK_FALSE(window.desk().is_open());
  CHECK(window.frame().gate().step() == ui::Gate::Step::unlock);
}

TEST_CASE("A passphrase made of the journal's own name is weak, here as on the command line", "[gate]") {
  Window window;
  const std::string name = "quarterly harbour bulletin";
  window.type("welcome.name", name);
  const auto choose = [&] {
    for (const char* field : {"passphrase.new", "passphrase.again"}) window.type(field, name);
  };
  choose();
  CHECK_FALSE(window.find("welcome.create")->IsEnabled());
  window.type("welcome.name", "Journal");
  choose();
  CHECK(window.find("welcome.create")->IsEnabled());
  window.type("welcome.name", name);
  CHECK_FALSE(window.find("welcome.create")->IsEnabled());
  window.create_journal();
  window.show(ui::PageId::settings);
  window.press("keys.change");
  window.settle();
  choose();
  CHECK_FALSE(window.find("keys.apply")->IsEnabled());
}

TEST_CASE("Once the typed passphrase is gone, nothing can be created with it", "[gate]") {
  Window window;
  const std::string phrase = "quarterly harbour bulletin";
  for (const char* field : {"passphrase.new", "passphrase.again"}) window.type(field, phrase);
  REQUIRE(window.find("welcome.create")->IsEnabled());
  window.frame().gate().show_step(ui::Gate::Step::welcome);
  CHECK_FALSE(window.find("welcome.create")->IsEnabled());
}

TEST_CASE("Another folder is told of, and asked for its own journal", "[gate]") {
  Window window;
  window.create_journal();
  window.frame().lock();
  window.settle();
  int told = 0;
  window.frame().on_folder = [&] { ++told; };
  const auto other = window.desk().folder().parent_path() / "other";
  window.frame().gate().move_to(other);
  CHECK(told == 1);
  CHECK(window.desk().folder() == other);
  CHECK(window.frame().gate().step() == ui::Gate::Step::welcome);
}
