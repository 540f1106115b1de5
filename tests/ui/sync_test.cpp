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
    REQUIRE(window.wait([&] { return state().StartsWith(wxS("Up to date")); }));
  }
  Window& window;
  test::Scratch scratch;
  std::filesystem::path store = scratch / "store";
};

/// The other computer, by what the command line uses too.
struct Other {
  Other() {
    auto made = app::Vault(host, folder / "journal")
                    .create("Other", seal::Secret::from_text("another set of words for this one"));
    REQUIRE(made);
    session_ = std::move(made->session);
  }
  app::Session& session() { return *session_; }
  test::Scratch folder;
  platform::SystemClock clock;
  seal::SecureRandom random;
  app::Host host = [this] {
    app::Host cheap;
    cheap.clock = &clock;
    cheap.random = &random;
    cheap.kdf_cost = seal::kFloorCost;
    return cheap;
  }();
  std::unique_ptr<app::Session> session_;
  app::Syncing syncing{
      host, [this](const std::function<Status(app::Session&)>& work) { return work(*session_); }, "desk"};
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
  CHECK(dynamic_cast<ui::Label&>(*window.find("sidebar.sync")).text() == f.state());
}

TEST_CASE("A changed passphrase holds for coming in from another computer, too", "[sync]") {
  Window window;
  Fixture f(window);
  f.begin();
  const std::string next = "seven lanterns over the quiet estuary";
  window.press("keys.change");
  window.settle();
  window.type("keys.current", test::kPassphrase);
  for (const char* field : {"passphrase.new", "passphrase.again"}) window.type(field, next);
  window.press("keys.apply");
  Other computer;
  REQUIRE(computer.syncing.set_storage({"file://" + f.store.string(), {}, {}, {}}, {}));
  const auto joins = [&](const std::string& phrase) {
    return computer.syncing.join_by_passphrase(seal::Secret::from_text(phrase), {});
  };
  CHECK(window.wait([&] { return joins(next).ok(); }));
}

TEST_CASE("Two journals become one, and what comes in shows on the page", "[sync]") {
  Window window;
  Fixture f(window);
  f.begin();
  Other computer;
  app::Syncing& other = computer.syncing;
  journal::Record entry = computer.session().new_entry(*journal::find_entry_kind("free"));
  entry.set(journal::reflection::kTitle, std::string("From the other computer"));
  REQUIRE(computer.session().add(entry));
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
  CHECK(
      window.wait([&] { return dynamic_cast<ui::Label&>(*window.find("sync.code")).text().length() == 34; }));
  window.frame().lock();
  window.settle();
  CHECK(dynamic_cast<ui::Label&>(*window.find("sync.code")).text().empty());
}
