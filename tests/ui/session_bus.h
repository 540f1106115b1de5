/// A message bus for a test of the window.
#pragma once

#include "platform/private_bus.h"
#include "support/catch.h"

namespace thirdrow::test {

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

  const PrivateBus& bus() const { return bus_; }

 private:
  PrivateBus bus_;
  std::string before_;
  GDBusConnection* connection_;
};

}  // namespace thirdrow::test
