#include "ui/single_instance.h"

#include <future>

#include "platform/private_bus.h"
#include "support/catch.h"

using namespace thirdrow;
using ui::SingleInstance;

namespace {

/// The bus of this process for a while; it may end without ending the process.
class SessionBus {
 public:
  SessionBus() : before_(g_getenv("DBUS_SESSION_BUS_ADDRESS")) {
    g_setenv("DBUS_SESSION_BUS_ADDRESS", bus_.address().c_str(), TRUE);
    connection_ = g_bus_get_sync(G_BUS_TYPE_SESSION, nullptr, nullptr);
    REQUIRE(connection_ != nullptr);
    g_dbus_connection_set_exit_on_close(connection_, FALSE);
  }
  ~SessionBus() {
    g_setenv("DBUS_SESSION_BUS_ADDRESS", before_.c_str(), TRUE);
    g_object_unref(connection_);
  }

 private:
  test::PrivateBus bus_;
  std::string before_;
  GDBusConnection* connection_;
};

/// As another process would at its start.
bool start(const std::filesystem::path& journal) {
  auto found = std::async(std::launch::async, [&] { return SingleInstance::raise_other(journal); });
  test::run_until([&] { return found.wait_for(std::chrono::seconds(0)) == std::future_status::ready; });
  return found.get();
}

}  // namespace

TEST_CASE("A start raises the window that shows its journal, whichever that window showed before",
          "[instance]") {
  const SessionBus bus;
  const test::Scratch folder;
  int raised = 0;
  const auto show = [&](const char* journal) {
    return std::make_unique<SingleInstance>(folder / journal, [&] { ++raised; });
  };
  auto window = show("one");
  CHECK(start(folder / "one"));
  CHECK(raised == 1);
  CHECK_FALSE(start(folder / "two"));
  window.reset();
  window = show("two");
  CHECK(start(folder / "two"));
  CHECK(raised == 2);
  CHECK_FALSE(start(folder / "one"));
}
