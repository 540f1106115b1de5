#include "platform/key_store.h"

#include <thread>

#include "private_bus.h"
#include "support/catch.h"

using namespace thirdrow;
using namespace std::chrono_literals;

namespace {

constexpr auto kLong = 30s;  // only reached when something is broken

Bytes key_of(int first) {
  Bytes key(32);
  for (std::size_t i = 0; i < key.size(); ++i)
    key[i] = static_cast<std::byte>(first + static_cast<int>(i) * 7);
  return key;
}

std::unique_ptr<test::Background> start_keyring(const test::PrivateBus& bus, const std::string& password) {
  std::vector<std::string> command{"gnome-keyring-daemon", "--foreground", "--components=secrets",
                                   "--control-directory=" + (bus.folder() / "control").string()};
  if (!password.empty()) command.push_back("--unlock");
  return bus.start(command, password);
}

std::string keeps_keys(const test::PrivateBus& bus) {
  bus.enter();
  TR_EXPECT(test::wait_for_name("org.freedesktop.secrets"));
  const auto store = platform::desktop_key_store();
  TR_EXPECT(store->check(kLong).ok());
  TR_EXPECT(store->load("first", kLong).code() == Code::not_found);
  TR_EXPECT(store->store("first", key_of(1), kLong).ok());
  TR_EXPECT(store->store("second", key_of(2), kLong).ok());
  TR_EXPECT(store->store("first", key_of(3), kLong).ok());
  const auto first = store->load("first", kLong);
  TR_EXPECT(first.ok());
  TR_EXPECT(*first == key_of(3));
  TR_EXPECT(store->remove("first", kLong).ok());
  TR_EXPECT(store->remove("first", kLong).ok());
  TR_EXPECT(store->load("first", kLong).code() == Code::not_found);
  TR_EXPECT(*store->load("second", kLong) == key_of(2));
  return {};
}

std::string works_on_threads(const test::PrivateBus& bus) {
  bus.enter();
  TR_EXPECT(test::wait_for_name("org.freedesktop.secrets"));
  const auto store = platform::desktop_key_store();
  std::array<bool, 4> right{};
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&store, &right, i] {
      const std::string id = "journal" + std::to_string(i);
      if (!store->store(id, key_of(i), kLong)) return;
      const auto back = store->load(id, kLong);
      right[static_cast<std::size_t>(i)] = back && *back == key_of(i);
    });
  }
  for (std::thread& each : threads) each.join();
  for (const bool each : right) TR_EXPECT(each);
  return {};
}

bool has_owner(const char* name) {
  GDBusConnection* bus = g_bus_get_sync(G_BUS_TYPE_SESSION, nullptr, nullptr);
  GVariant* reply = g_dbus_connection_call_sync(
      bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
      g_variant_new("(s)", name), nullptr, G_DBUS_CALL_FLAGS_NONE, 30'000, nullptr, nullptr);
  gboolean owned = TRUE;
  if (reply) g_variant_get(reply, "(b)", &owned);
  if (reply) g_variant_unref(reply);
  g_object_unref(bus);
  return owned == TRUE;
}

std::string stays_silent_when_locked(const test::PrivateBus& bus) {
  bus.enter();
  TR_EXPECT(test::wait_for_name("org.freedesktop.secrets"));
  const auto store = platform::desktop_key_store();
  TR_EXPECT(store->check(kLong).code() == Code::unavailable);
  TR_EXPECT(store->store("first", key_of(1), kLong).code() == Code::unavailable);
  TR_EXPECT(store->load("first", kLong).code() == Code::unavailable);
  TR_EXPECT(store->remove("first", kLong).code() == Code::unavailable);
  TR_EXPECT(!has_owner("org.gnome.keyring.SystemPrompter"));
  return {};
}

}  // namespace

TEST_CASE("the desktop's key store keeps, replaces and forgets keys") {
  const test::PrivateBus bus;
  const auto keyring = start_keyring(bus, "password");
  const std::string complaint = test::in_child([&] { return keeps_keys(bus); });
  CHECK(complaint == "");
}

TEST_CASE("the key store may be used from several threads at once") {
  const test::PrivateBus bus;
  const auto keyring = start_keyring(bus, "password");
  const std::string complaint = test::in_child([&] { return works_on_threads(bus); });
  CHECK(complaint == "");
}

TEST_CASE("a locked key store is unavailable and nobody is asked for its password") {
  const test::PrivateBus bus;
  {
    const auto unlocked = start_keyring(bus, "password");
    const std::string complaint = test::in_child([&]() -> std::string {
      bus.enter();
      TR_EXPECT(test::wait_for_name("org.freedesktop.secrets"));
      TR_EXPECT(platform::desktop_key_store()->store("first", key_of(1), kLong).ok());
      return {};
    });
    REQUIRE(complaint == "");
  }
  const auto locked = start_keyring(bus, "");
  const std::string complaint = test::in_child([&] { return stays_silent_when_locked(bus); });
  CHECK(complaint == "");
}

TEST_CASE("a key store that never answers is unavailable when the wait is over", "[fault]") {
  const test::PrivateBus bus;
  const std::string complaint = test::in_child([&]() -> std::string {
    bus.enter();
    test::Peer silent(bus.address().c_str());  // takes the name and lets every call wait
    TR_EXPECT(silent.own("org.freedesktop.secrets"));
    TR_EXPECT(silent.serve(
        "/org/freedesktop/secrets",
        "<node><interface name='org.freedesktop.Secret.Service'><method name='OpenSession'>"
        "<arg type='s' direction='in'/><arg type='v' direction='in'/><arg type='v' direction='out'/>"
        "<arg type='o' direction='out'/></method></interface></node>",
        [](const std::string&, GDBusMethodInvocation*) -> GVariant* { return nullptr; }));
    const auto store = platform::desktop_key_store();
    TR_EXPECT(store->check(50ms).code() == Code::unavailable);
    TR_EXPECT(store->load("first", 0ms).code() == Code::unavailable);
    TR_EXPECT(store->store("first", key_of(1), 50ms).code() == Code::unavailable);
    return {};
  });
  CHECK(complaint == "");
}

TEST_CASE("without a service, and without a bus, the key store is unavailable") {
  const std::string complaint = test::in_child([]() -> std::string {
    setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", 1);
    const auto store = platform::desktop_key_store();
    TR_EXPECT(store->check(kLong).code() == Code::unavailable);
    TR_EXPECT(store->load("first", kLong).code() == Code::unavailable);
    return {};
  });
  CHECK(complaint == "");
}
