/// A message bus for a test of the window.
#pragma once

#include <string>
#include <utility>

#include "platform/private_bus.h"
#include "support/catch.h"

namespace thirdrow::test {

/// The bus of this process for a while; it may end without ending the process.
class SessionBus {
 public:
  SessionBus() : before_(g_getenv("DBUS_SESSION_BUS_ADDRESS")) {
    g_setenv("DBUS_SESSION_BUS_ADDRESS", bus_.address().c_str(), TRUE);
    REQUIRE(run_until([this] { return connect(); }));
    g_dbus_connection_set_exit_on_close(connection_, FALSE);
  }
  ~SessionBus() {
    g_setenv("DBUS_SESSION_BUS_ADDRESS", before_.c_str(), TRUE);
    g_object_unref(connection_);
  }

  const PrivateBus& bus() const { return bus_; }

 private:
  /// The process has one connection at a time: the one to the bus before, which is closed, is handed out for
  /// as long as a call that has not ended holds it.
  bool connect() {
    connection_ = g_bus_get_sync(G_BUS_TYPE_SESSION, nullptr, nullptr);
    REQUIRE(connection_ != nullptr);
    if (!g_dbus_connection_is_closed(connection_)) return true;
    g_object_unref(std::exchange(connection_, nullptr));
    return false;
  }

  PrivateBus bus_;
  std::string before_;
  GDBusConnection* connection_ = nullptr;
};

}  // namespace thirdrow::test
