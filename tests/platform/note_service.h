/// The desktop's service of notes, played by a test.
#pragma once

#include <string>
#include <vector>

#include "private_bus.h"

namespace thirdrow::test {

/// A desktop's notification service: what it was asked, and what a person does to its notes.
class NoteService {
 public:
  static constexpr const char* kName = "org.freedesktop.Notifications";
  static constexpr const char* kPath = "/org/freedesktop/Notifications";
  static constexpr const char* kXml =
      "<node><interface name='org.freedesktop.Notifications'><method name='Notify'>"
      "<arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>"
      "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>"
      "<arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' "
      "direction='out'/></method>"
      "<method name='CloseNotification'><arg type='u' direction='in'/></method></interface></node>";

  explicit NoteService(const PrivateBus& bus) : peer(bus.address().c_str()) {}

  bool begin() {
    return peer.serve(kPath, kXml, [this](const std::string& method, GDBusMethodInvocation* call) {
      return answer(method, g_dbus_method_invocation_get_parameters(call), call);
    }) && peer.own(kName);
  }
  void click(guint32 id, const char* key) {
    peer.emit(kPath, kName, "ActionInvoked", g_variant_new("(us)", id, key));
    peer.settle();
  }
  void dismiss(guint32 id) {
    peer.emit(kPath, kName, "NotificationClosed", g_variant_new("(uu)", id, 2U));
    peer.settle();
  }
  /// The answer to the oldest call that waits.
  void answer_waiting(guint32 id) {
    g_dbus_method_invocation_return_value(waiting.front(), g_variant_new("(u)", id));
    waiting.erase(waiting.begin());
    peer.settle();
  }

  Peer peer;
  bool slow = false;               ///< Notify waits for answer_waiting()
  std::vector<std::string> notes;  ///< the arguments of each Notify as GVariant prints them
  std::vector<guint32> closed;
  std::vector<GDBusMethodInvocation*> waiting;
  guint32 next = 7;

 private:
  GVariant* answer(const std::string& method, GVariant* arguments, GDBusMethodInvocation* call) {
    if (method == "CloseNotification") {
      guint32 id = 0;
      g_variant_get(arguments, "(u)", &id);
      closed.push_back(id);
      return g_variant_new("()");
    }
    char* text = g_variant_print(arguments, FALSE);
    notes.emplace_back(text);
    g_free(text);
    if (slow) waiting.push_back(call);
    return slow ? nullptr : g_variant_new("(u)", next++);
  }
};

}  // namespace thirdrow::test
