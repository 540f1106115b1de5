/// A real message bus for one test, and the waiting that D-Bus tests need.
#pragma once

#include <gio/gio.h>
#include <stdlib.h>

#include <functional>
#include <memory>
#include <string>

#include "support/child.h"
#include "support/scratch.h"

namespace thirdrow::test {

/// A dbus-daemon of its own, ended with this object. Its socket has no file: a checkout's path may be too
/// long for one. Must be made before the process uses GLib: its users are forked.
class PrivateBus {
 public:
  PrivateBus()
      : daemon_({"dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address",
                 "--address=unix:abstract=" + folder_.path().string()},
                Background::Output::first_line) {}

  const std::string& address() const { return daemon_.first_line(); }
  const std::filesystem::path& folder() const { return folder_.path(); }

  /// Points this process (a child) at the bus, for the session and for the system, and at an empty home.
  void enter() const {
    setenv("DBUS_SESSION_BUS_ADDRESS", address().c_str(), 1);
    setenv("DBUS_SYSTEM_BUS_ADDRESS", address().c_str(), 1);
    unsetenv("DISPLAY");
  }

  /// Another program on this bus, with an empty home in the test's folder.
  std::unique_ptr<Background> start(const std::vector<std::string>& command, const std::string& input) const {
    return std::make_unique<Background>(
        command, Background::Output::none, input,
        std::vector<std::string>{"DBUS_SESSION_BUS_ADDRESS=" + address(), "HOME=" + folder_.path().string(),
                                 "XDG_DATA_HOME=" + folder_.path().string(),
                                 "DISPLAY=", "XDG_RUNTIME_DIR=" + folder_.path().string()});
  }

 private:
  Scratch folder_;
  Background daemon_;
};

/// Runs the default main context, trying `done` again and again; false after longer than any healthy machine
/// needs.
inline bool run_until(const std::function<bool()>& done) {
  const gint64 end = g_get_monotonic_time() + 60 * G_USEC_PER_SEC;
  // `done` may watch something that wakes no context
  const guint tick = g_timeout_add(
      5, [](gpointer) -> gboolean { return G_SOURCE_CONTINUE; }, nullptr);
  bool ok = done();
  while (!ok && g_get_monotonic_time() < end) {
    g_main_context_iteration(nullptr, TRUE);
    ok = done();
  }
  g_source_remove(tick);
  return ok;
}

inline bool wait_for_name(const char* name) {
  bool there = false;
  const guint watch = g_bus_watch_name(
      G_BUS_TYPE_SESSION, name, G_BUS_NAME_WATCHER_FLAGS_NONE,
      [](GDBusConnection*, const gchar*, const gchar*, gpointer data) { *static_cast<bool*>(data) = true; },
      nullptr, &there, nullptr);
  const bool ok = run_until([&] { return there; });
  g_bus_unwatch_name(watch);
  return ok;
}

/// A peer with its own connection: a mocked service that answers on the default main context.
class Peer {
 public:
  /// What a method call is answered with (floating); null leaves the caller without an answer for ever.
  using Answer = std::function<GVariant*(const std::string& method, GDBusMethodInvocation* call)>;

  explicit Peer(const char* address)
      : bus_(g_dbus_connection_new_for_address_sync(
            address,
            static_cast<GDBusConnectionFlags>(G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                              G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION),
            nullptr, nullptr, nullptr)) {}
  ~Peer() {
    // what another program asked and nobody heard yet must not come to an object that has ended
    if (served_ != 0) g_dbus_connection_unregister_object(bus_, served_);
    if (info_) g_dbus_node_info_unref(info_);
    if (bus_) g_object_unref(bus_);
  }
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;

  bool own(const char* name) { return ask_bus(bus_, "RequestName", g_variant_new("(su)", name, 4U)); }
  bool disown(const char* name) { return ask_bus(bus_, "ReleaseName", g_variant_new("(s)", name)); }

  /// Serves the first interface of `xml` at `path`.
  bool serve(const char* path, const char* xml, Answer answer) {
    answer_ = std::move(answer);
    info_ = g_dbus_node_info_new_for_xml(xml, nullptr);
    static const GDBusInterfaceVTable kTable = {&Peer::on_call, nullptr, nullptr, {}};
    if (!info_) return false;
    served_ = g_dbus_connection_register_object(bus_, path, info_->interfaces[0], &kTable, this, nullptr,
                                                nullptr);
    return served_ != 0;
  }

  /// Returns once everything sent so far has been delivered and handled in this process.
  void settle() {
    round_trip(bus_);
    for (const GBusType each : {G_BUS_TYPE_SYSTEM, G_BUS_TYPE_SESSION}) {
      GDBusConnection* shared = g_bus_get_sync(each, nullptr, nullptr);
      if (!shared) continue;
      round_trip(shared);
      g_object_unref(shared);
    }
    while (g_main_context_iteration(nullptr, FALSE)) {
    }
  }

  void emit(const char* path, const char* interface, const char* member, GVariant* arguments) {
    g_dbus_connection_emit_signal(bus_, nullptr, path, interface, member, arguments, nullptr);
  }

 private:
  /// Whether the bus itself answered.
  static bool ask_bus(GDBusConnection* bus, const char* method, GVariant* arguments) {
    GVariant* reply = g_dbus_connection_call_sync(bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                                  "org.freedesktop.DBus", method, arguments, nullptr,
                                                  G_DBUS_CALL_FLAGS_NONE, 30'000, nullptr, nullptr);
    if (!reply) return false;
    g_variant_unref(reply);
    return true;
  }
  static void round_trip(GDBusConnection* bus) { ask_bus(bus, "GetId", nullptr); }

  static void on_call(GDBusConnection*, const gchar*, const gchar*, const gchar*, const gchar* method,
                      GVariant*, GDBusMethodInvocation* call, gpointer data) {
    if (GVariant* value = static_cast<Peer*>(data)->answer_(method, call)) {
      g_dbus_method_invocation_return_value(call, value);
    }
  }

  GDBusConnection* bus_;
  GDBusNodeInfo* info_ = nullptr;
  guint served_ = 0;
  Answer answer_;
};

}  // namespace thirdrow::test
