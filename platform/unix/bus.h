/// Connecting to D-Bus in the background and hearing its signals, for as long as a Listener lives.
#pragma once

#include <gio/gio.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "glib_handles.h"

namespace thirdrow::platform {

/// Calls `connected` with the bus once it is there, with null when there is none, and not once cancelled. A
/// bus that ends later does not end this program, which is GLib's default.
void connect_to_bus(GBusType bus, GCancellable* cancel, std::function<void(GDBusConnection*)> connected);

/// One method call without starting to wait; `answered` gets null on any failure, and nothing once cancelled.
struct BusCall {
  const char* name;
  const char* path;
  const char* interface;
  const char* method;
};
void call_bus(GDBusConnection* bus, const BusCall& call, GVariant* arguments, GCancellable* cancel,
              std::function<void(GVariant*)> answered);

/// Signal subscriptions that end with this object. Callbacks come on the context of `listen`.
class Listener {
 public:
  using Heard = std::function<void(GVariant* arguments)>;
  struct Signal {
    const char* sender;  ///< null: anyone
    const char* interface;
    const char* member;
    const char* path;             ///< null: any object
    const char* first = nullptr;  ///< what the first argument, a text, must be; null: anything
  };

  Listener() = default;
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  void listen(GDBusConnection* bus, const Signal& signal, Heard heard);

 private:
  struct Subscription {
    GObjectOwned<GDBusConnection> bus;
    guint id;
  };
  std::vector<Subscription> subscriptions_;
};

}  // namespace thirdrow::platform
