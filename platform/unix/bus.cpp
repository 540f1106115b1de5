#include "bus.h"

#include <utility>

namespace thirdrow::platform {
namespace {

bool was_cancelled(const GOwned<GError>& error) {
  return error && g_error_matches(error.get(), G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

}  // namespace

void connect_to_bus(GBusType bus, GCancellable* cancel, std::function<void(GDBusConnection*)> connected) {
  g_bus_get(bus, cancel, run_async_done, keep([connected = std::move(connected)](GAsyncResult* result) {
              GOwned<GError> error;
              const GObjectOwned<GDBusConnection> found(g_bus_get_finish(result, GOut(error)));
              if (was_cancelled(error)) return;
              if (found) g_dbus_connection_set_exit_on_close(found.get(), FALSE);
              connected(found.get());
            }));
}

void call_bus(GDBusConnection* bus, const BusCall& call, GVariant* arguments, GCancellable* cancel,
              std::function<void(GVariant*)> answered) {
  g_dbus_connection_call(
      bus, call.name, call.path, call.interface, call.method, arguments, nullptr, G_DBUS_CALL_FLAGS_NONE, -1,
      cancel, run_async_done, keep([bus, answered = std::move(answered)](GAsyncResult* result) {
        GOwned<GError> error;
        const GOwned<GVariant> reply(g_dbus_connection_call_finish(bus, result, GOut(error)));
        if (!was_cancelled(error)) answered(reply.get());
      }));
}

Listener::~Listener() {
  for (const Subscription& each : subscriptions_)
    g_dbus_connection_signal_unsubscribe(each.bus.get(), each.id);
}

void Listener::listen(GDBusConnection* bus, const Signal& signal, Heard heard) {
  const guint id = g_dbus_connection_signal_subscribe(
      bus, signal.sender, signal.interface, signal.member, signal.path, signal.first,
      G_DBUS_SIGNAL_FLAGS_NONE,
      [](GDBusConnection*, const gchar*, const gchar*, const gchar*, const gchar*, GVariant* arguments,
         gpointer data) { (*static_cast<Heard*>(data))(arguments); },
      new Heard(std::move(heard)), [](gpointer data) { delete static_cast<Heard*>(data); });
  subscriptions_.push_back({GObjectOwned<GDBusConnection>(G_DBUS_CONNECTION(g_object_ref(bus))), id});
}

}  // namespace thirdrow::platform
