// Settings: the journal is synced through a folder, and two computers are one.
#include <filesystem>

#include "app/syncing.h"
#include "support/catch.h"
#include "ui/widgets/label.h"
#include "window.h"

using namespace thirdrow;
using test::Window;

namespace {

struct Fixture {
  explicit Fixture(Window& made) : window(made) {
    window.create_journal();
    std::filesystem::create_directory(store);
    window.show(ui::PageId::settings);
    REQUIRE(window.wait([&] { return window.find("sync.kind")->IsShownOnScreen(); }));
  }
  bool is_shown(const char* name) { return window.find(name)->IsShownOnScreen(); }
  wxString state() { return dynamic_cast<ui::Label&>(*window.find("sync.state")).text(); }
  void choose_folder() {
    ui::Actor(window.frame()).pick("sync.kind", 0);
    window.type("sync.folder", store.string());
    window.press("sync.use");
  }
  void begin() {
    choose_folder();
    REQUIRE(window.wait([&] { return is_shown("sync.begin"); }));
    window.type("sync.passphrase", test::kPassphrase);
    window.press("sync.begin");
    REQUIRE(window.wait([&] { return is_shown("sync.now"); }));
    REQUIRE(window.wait([&] { return state().StartsWith(wxS("Up to date as of")); }));
  }
  Window& window;
  test::Scratch scratch;
  std::filesystem::path store = scratch / "store";
};

}  // namespace

TEST_CASE("A storage is chosen, the journal begins to sync, and the page says how it goes", "[sync]") {
  Window window;
  Fixture f(window);
  CHECK_FALSE(f.is_shown("sync.folder"));
  CHECK(f.is_shown("sync.password"));
  f.begin();
  CHECK_FALSE(std::filesystem::is_empty(f.store));
  CHECK_FALSE(f.is_shown("sync.kind"));
}

TEST_CASE("Two journals become one, and what comes in shows on the page", "[sync]") {
  Window window;
  Fixture f(window);
  f.begin();
  // The other computer, by what the command line uses too.
  test::Scratch folder;
  platform::SystemClock clock;
  seal::SecureRandom random;
  app::Host host;
  host.clock = &clock;
  host.random = &random;
  host.kdf_cost = seal::kFloorCost;
  app::Vault vault(host, folder / "journal");
  auto made = vault.create("Other", seal::Secret::from_text("another set of words for this one"));
  REQUIRE(made);
  app::Session& session = *made->session;
  journal::Record entry = session.new_entry(*journal::find_entry_kind("free"));
  entry.set(journal::reflection::kTitle, std::string("From the other computer"));
  REQUIRE(session.add(entry));
  app::Syncing other(
      host, [&session](const std::function<Status(app::Session&)>& work) { return work(session); }, "desk");
  REQUIRE(other.set_storage({"file://" + f.store.string(), {}, {}, {}}, {}));
  REQUIRE(other.join_by_passphrase(seal::Secret::from_text(test::kPassphrase), {}));
  REQUIRE(other.run({}));
  window.show(ui::PageId::journal);
  window.frame().shared().sync->sync_now();
  CHECK(window.wait([&] {
    std::int64_t entries = 0;
    window.with_session([&entries](app::Session& mine) { entries = mine.list({}, 10, 0)->total; });
    return entries == 1;
  }));
  window.show(ui::PageId::settings);
  CHECK(window.wait([&] { return window.find("sync.take_out")->IsShownOnScreen(); }));
  window.press("sync.invite");
  CHECK(window.wait([&] {
    return dynamic_cast<ui::Label&>(*window.find("sync.code")).text().length() == 34;
  }));
  window.frame().lock();
  window.settle();
  CHECK(dynamic_cast<ui::Label&>(*window.find("sync.code")).text().empty());
}
