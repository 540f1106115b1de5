#include "ui/gate.h"
#include "support/catch.h"
#include "ui/text.h"
#include "window.h"

using namespace thirdrow;
using test::Window;

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
  for (wxWindow* each : test::windows_of(&window.frame(), test::Which::visible)) {
    auto* field = dynamic_cast<wxTextCtrl*>(each);
    if (field != nullptr && field->GetName() != wxS("welcome.name"))
      field->SetValue(wxString::FromUTF8(test::kPassphrase));
  }
  window.press("welcome.create");
  REQUIRE(window.wait([&] { return window.frame().gate().step() == ui::Gate::Step::sheet; }));
  window.type("recovery.answer", "????");
  window.press("recovery.done");
  window.settle();
  CHECK(window.frame().gate().IsShownOnScreen());
  CHECK(window.frame().gate().is_busy_with_person());
}

TEST_CASE("A recovery key lost to a lock is told after unlocking, until another is put away", "[gate]") {
  Window window;
  for (wxWindow* each : test::windows_of(&window.frame(), test::Which::visible)) {
    if (auto* field = dynamic_cast<wxTextCtrl*>(each);
        field != nullptr && field->GetName() != wxS("welcome.name"))
      field->SetValue(ui::to_wx(test::kPassphrase));
  }
  window.press("welcome.create");
  REQUIRE(window.wait([&] { return window.frame().gate().step() == ui::Gate::Step::sheet; }));
  window.frame().lock();
  window.settle();
  window.unlock();
  REQUIRE(window.wait([&] { return window.frame().notice_bar().is_telling(); }));
  CHECK(window.frame().notice_bar().words().Contains(wxS("recovery key")));
  window.press("notice.action");
  window.settle();
  REQUIRE(window.wait([&] { return window.find("recovery.answer")->IsShownOnScreen(); }));
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
  REQUIRE(window.wait([&] { return window.find("recovery.answer")->IsShownOnScreen(); }));
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

TEST_CASE("A recovery key with a mistake stays to be compared; one of another journal is told so", "[gate]") {
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
