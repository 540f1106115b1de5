#include "platform/session_signals.h"

#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <vector>

#include "private_bus.h"
#include "support/catch.h"

using namespace thirdrow;
using platform::SessionEvent;
using platform::SessionSignals;

namespace {

constexpr const char* kManagerPath = "/org/freedesktop/login1";
constexpr const char* kManager = "org.freedesktop.login1.Manager";
constexpr const char* kSessionPath = "/org/freedesktop/login1/session/c1";
constexpr const char* kSession = "org.freedesktop.login1.Session";
constexpr const char* kXml =
    "<node><interface name='org.freedesktop.login1.Manager'>"
    "<method name='GetSession'><arg type='s' direction='in'/><arg type='o' direction='out'/></method>"
    "<method name='Inhibit'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
    "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='h' direction='out'/></method>"
    "</interface></node>";

/// logind's part: one session, and a pipe as the delay, of which this end shows whether the other is still
/// held.
class MockLogin {
 public:
  explicit MockLogin(const char* address) : peer(address) {}

  bool begin() {
    return peer.serve(kManagerPath, kXml, [this](const std::string& method, GDBusMethodInvocation* call) {
      return answer(method, call);
    }) && peer.own("org.freedesktop.login1");
  }
  /// True once the delay handed out last has been closed by its holder.
  bool delay_released() const {
    pollfd end{delay_read, POLLIN, 0};
    return poll(&end, 1, 0) == 1 && (end.revents & POLLHUP) != 0;
  }
  void sleep(gboolean going) {
    peer.emit(kManagerPath, kManager, "PrepareForSleep", g_variant_new("(b)", going));
  }
  void locked_hint(gboolean locked) {
    GVariantBuilder changed;
    g_variant_builder_init(&changed, G_VARIANT_TYPE("a{sv}"));
    g_variant_builder_add(&changed, "{sv}", "LockedHint", g_variant_new_boolean(locked));
    peer.emit(kSessionPath, "org.freedesktop.DBus.Properties", "PropertiesChanged",
              g_variant_new("(sa{sv}as)", kSession, &changed, nullptr));
  }

  test::Peer peer;
  int delays = 0;
  int delay_read = -1;
  std::string session_asked;

 private:
  GVariant* answer(const std::string& method, GDBusMethodInvocation* call) {
    if (method == "GetSession") {
      const char* id = nullptr;
      g_variant_get(g_dbus_method_invocation_get_parameters(call), "(&s)", &id);
      session_asked = id;
      return g_variant_new("(o)", kSessionPath);
    }
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) < 0) return nullptr;
    if (delay_read >= 0) close(delay_read);
    delay_read = ends[0];
    ++delays;
    GUnixFDList* files = g_unix_fd_list_new_from_array(&ends[1], 1);
    g_dbus_method_invocation_return_value_with_unix_fd_list(call, g_variant_new("(h)", 0), files);
    g_object_unref(files);
    return nullptr;
  }
};

platform::Environment session_c1() {
  return [](const char* name) { return std::string(name) == "XDG_SESSION_ID" ? "c1" : ""; };
}

std::string hears_everything(const test::PrivateBus& bus) {
  bus.enter();
  MockLogin login(bus.address().c_str());
  TR_EXPECT(login.begin());
  std::vector<SessionEvent> heard;
  const SessionSignals signals([&](SessionEvent event, const platform::Hold&) { heard.push_back(event); },
                               session_c1());

  const auto saver = [&](const char* interface, gboolean active) {
    login.peer.emit("/saver", interface, "ActiveChanged", g_variant_new("(b)", active));
  };
  // subscriptions are made in the background: repeat until each has been heard once
  TR_EXPECT(test::run_until([&] {
    login.locked_hint(TRUE);
    login.peer.settle();
    return !heard.empty();
  }));
  TR_EXPECT(login.session_asked == "c1");
  TR_EXPECT(heard.back() == SessionEvent::locked);
  for (const char* interface : {"org.gnome.ScreenSaver", "org.xfce.ScreenSaver"}) {
    heard.clear();
    TR_EXPECT(test::run_until([&] {
      saver(interface, TRUE);
      login.peer.settle();
      return !heard.empty();
    }));
    TR_EXPECT(heard.back() == SessionEvent::screen_saver);
  }
  heard.clear();
  saver("org.gnome.ScreenSaver", FALSE);
  login.locked_hint(FALSE);
  login.peer.emit("/org/freedesktop/login1/session/c2", kSession, "Lock", nullptr);
  login.peer.settle();
  TR_EXPECT(heard.empty());
  login.peer.emit(kSessionPath, kSession, "Lock", nullptr);
  login.peer.settle();
  TR_EXPECT(heard == std::vector<SessionEvent>{SessionEvent::locked});
  return {};
}

std::string delays_sleep(const test::PrivateBus& bus) {
  bus.enter();
  MockLogin login(bus.address().c_str());
  TR_EXPECT(login.begin());
  platform::Hold held;
  const SessionSignals signals(
      [&](SessionEvent event, platform::Hold hold) {
        if (event == SessionEvent::sleeping && hold) held = std::move(hold);
      },
      session_c1());
  TR_EXPECT(test::run_until([&] { return login.delays == 1; }));
  // a sleep before the delay has arrived is held back by nobody
  TR_EXPECT(test::run_until([&] {
    if (!held) login.sleep(TRUE);
    login.peer.settle();
    return held != nullptr;
  }));
  TR_EXPECT(!login.delay_released());
  held.reset();
  TR_EXPECT(test::run_until([&] { return login.delay_released(); }));
  login.sleep(FALSE);
  TR_EXPECT(test::run_until([&] { return login.delays == 2; }));
  return {};
}

}  // namespace

TEST_CASE("a locked session and a screen saver are heard, and their ends are not") {
  const test::PrivateBus bus;
  const std::string complaint = test::in_child([&] { return hears_everything(bus); });
  CHECK(complaint == "");
}

TEST_CASE("sleep waits until what the callback was handed is let go") {
  const test::PrivateBus bus;
  const std::string complaint = test::in_child([&] { return delays_sleep(bus); });
  CHECK(complaint == "");
}

TEST_CASE("a callback may end the signals it came from") {
  const test::PrivateBus bus;
  const std::string complaint = test::in_child([&]() -> std::string {
    bus.enter();
    MockLogin login(bus.address().c_str());
    TR_EXPECT(login.begin());
    int heard = 0;
    std::unique_ptr<SessionSignals> signals;
    signals = std::make_unique<SessionSignals>(
        [&](SessionEvent, const platform::Hold&) {
          ++heard;
          signals.reset();
        },
        session_c1());
    TR_EXPECT(test::run_until([&] {
      if (login.delays > 0 && heard == 0) login.sleep(TRUE);
      return heard > 0;
    }));
    TR_EXPECT(heard == 1);
    return {};
  });
  CHECK(complaint == "");
}

TEST_CASE("without any bus the signals are silent and cost nothing") {
  const std::string complaint = test::in_child([]() -> std::string {
    setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", 1);
    setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent/bus", 1);
    const SessionSignals signals([](SessionEvent, const platform::Hold&) {}, session_c1());
    while (g_main_context_iteration(nullptr, FALSE)) {
    }
    return {};
  });
  CHECK(complaint == "");
}
