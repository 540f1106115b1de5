#include "platform/session_signals.h"

#include <gio/gunixfdlist.h>

#include <string>
#include <utility>

#include "bus.h"
#include "descriptor.h"

namespace thirdrow::platform {
namespace {

constexpr const char* kLogin = "org.freedesktop.login1";
constexpr const char* kLoginPath = "/org/freedesktop/login1";
constexpr const char* kManager = "org.freedesktop.login1.Manager";
constexpr const char* kSession = "org.freedesktop.login1.Session";
constexpr const char* kScreenSavers[] = {"org.gnome.ScreenSaver", "org.freedesktop.ScreenSaver",
                                         "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver",
                                         "org.xfce.ScreenSaver"};

/// The only argument of a signal that carries one truth value; false for anything else.
bool said_yes(GVariant* arguments) {
  if (!g_variant_is_of_type(arguments, G_VARIANT_TYPE("(b)"))) return false;
  const GOwned<GVariant> value(g_variant_get_child_value(arguments, 0));
  return g_variant_get_boolean(value.get()) == TRUE;
}

bool locked_hint_set(GVariant* arguments) {
  if (!g_variant_is_of_type(arguments, G_VARIANT_TYPE("(sa{sv}as)"))) return false;
  const GOwned<GVariant> changed(g_variant_get_child_value(arguments, 1));
  const GOwned<GVariant> hint(g_variant_lookup_value(changed.get(), "LockedHint", G_VARIANT_TYPE_BOOLEAN));
  return hint && g_variant_get_boolean(hint.get()) == TRUE;
}

}  // namespace

struct SessionSignals::State : std::enable_shared_from_this<SessionSignals::State> {
  Callback on_event;
  std::string session_id;
  GObjectOwned<GCancellable> cancel{g_cancellable_new()};
  Listener listener;
  Hold sleep_delay;  // owns the Descriptor that logind waits for

  void tell(SessionEvent event, Hold hold = {}) {
    const auto self = shared_from_this();  // the callback may end its SessionSignals
    on_event(event, std::move(hold));
  }
  void watch_login(GDBusConnection* bus);
  void watch_session(GDBusConnection* bus, const char* path);
  void watch_screen_savers(GDBusConnection* bus);
  void delay_sleep(GDBusConnection* bus);
};

void SessionSignals::State::watch_screen_savers(GDBusConnection* bus) {
  for (const char* interface : kScreenSavers) {
    listener.listen(bus, {nullptr, interface, "ActiveChanged", nullptr}, [this](GVariant* arguments) {
      if (said_yes(arguments)) tell(SessionEvent::screen_saver);
    });
  }
}

void SessionSignals::State::watch_login(GDBusConnection* bus) {
  listener.listen(bus, {kLogin, kManager, "PrepareForSleep", kLoginPath}, [this, bus](GVariant* arguments) {
    if (!said_yes(arguments)) {
      delay_sleep(bus);  // awake again: be ready for the next time
      return;
    }
    tell(SessionEvent::sleeping, std::exchange(sleep_delay, nullptr));
  });
  delay_sleep(bus);
  call_bus(bus, {kLogin, kLoginPath, kManager, "GetSession"}, g_variant_new("(s)", session_id.c_str()),
           cancel.get(), [alive = weak_from_this(), bus](GVariant* reply) {
             const auto state = alive.lock();
             if (!state || !reply || !g_variant_is_of_type(reply, G_VARIANT_TYPE("(o)"))) return;
             const GOwned<GVariant> path(g_variant_get_child_value(reply, 0));
             state->watch_session(bus, g_variant_get_string(path.get(), nullptr));
           });
}

void SessionSignals::State::watch_session(GDBusConnection* bus, const char* path) {
  listener.listen(bus, {kLogin, kSession, "Lock", path}, [this](GVariant*) { tell(SessionEvent::locked); });
  listener.listen(bus, {kLogin, "org.freedesktop.DBus.Properties", "PropertiesChanged", path},
                  [this](GVariant* arguments) {
                    if (locked_hint_set(arguments)) tell(SessionEvent::locked);
                  });
}

void SessionSignals::State::delay_sleep(GDBusConnection* bus) {
  g_dbus_connection_call_with_unix_fd_list(
      bus, kLogin, kLoginPath, kManager, "Inhibit",
      g_variant_new("(ssss)", "sleep", "Third Row", "The journal is being locked", "delay"),
      G_VARIANT_TYPE("(h)"), G_DBUS_CALL_FLAGS_NONE, -1, nullptr, cancel.get(), run_async_done,
      keep([alive = weak_from_this(), bus](GAsyncResult* result) {
        GOwned<GError> error;
        GObjectOwned<GUnixFDList> files;
        const GOwned<GVariant> reply(
            g_dbus_connection_call_with_unix_fd_list_finish(bus, GOut(files), result, GOut(error)));
        const auto state = alive.lock();
        if (!state || !reply || !files || g_unix_fd_list_get_length(files.get()) == 0) return;
        GOwned<GError> ignored;
        Descriptor delay(g_unix_fd_list_get(files.get(), 0, GOut(ignored)));
        if (delay.valid()) state->sleep_delay = std::make_shared<const Descriptor>(std::move(delay));
      }));
}

SessionSignals::SessionSignals(Callback on_event, const Environment& environment)
    : state_(std::make_shared<State>()) {
  state_->on_event = std::move(on_event);
  state_->session_id = environment("XDG_SESSION_ID");
  if (state_->session_id.empty()) state_->session_id = "auto";  // logind: the session of the caller
  const auto watch = [this](GBusType bus, void (State::*begin)(GDBusConnection*)) {
    connect_to_bus(bus, state_->cancel.get(), [alive = std::weak_ptr(state_), begin](GDBusConnection* found) {
      const auto state = alive.lock();
      if (state && found) (state.get()->*begin)(found);
    });
  };
  watch(G_BUS_TYPE_SYSTEM, &State::watch_login);
  watch(G_BUS_TYPE_SESSION, &State::watch_screen_savers);
}

SessionSignals::~SessionSignals() { g_cancellable_cancel(state_->cancel.get()); }

}  // namespace thirdrow::platform
