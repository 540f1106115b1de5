#include "platform/notifications.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "bus.h"

namespace thirdrow::platform {
namespace {

constexpr const char* kName = "org.freedesktop.Notifications";
constexpr const char* kPath = "/org/freedesktop/Notifications";
constexpr const char* kAppId = "org.thirdrow.ThirdRow";
constexpr const char* kOpen = "default";  // the key that the specification gives to a click on the note
constexpr const char* kTurnOff = "turn-off";

/// A body may hold markup, so what would be read as markup is escaped.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else
      out += c;
  }
  return out;
}

/// The arguments of Notify, floating.
GVariant* arguments_of(const Note& note, guint32 replaces) {
  GVariantBuilder actions;
  g_variant_builder_init(&actions, G_VARIANT_TYPE("as"));
  for (const char* each : {kOpen, note.open.c_str(), kTurnOff, note.turn_off.c_str()})
    g_variant_builder_add(&actions, "s", each);
  GVariantBuilder hints;
  g_variant_builder_init(&hints, G_VARIANT_TYPE("a{sv}"));
  g_variant_builder_add(&hints, "{sv}", "desktop-entry", g_variant_new_string(kAppId));
  constexpr gint32 kAsTheDesktopLikes = -1;
  return g_variant_new("(susssasa{sv}i)", "Third Row", replaces, kAppId, note.summary.c_str(),
                       escaped(note.body).c_str(), &actions, &hints, kAsTheDesktopLikes);
}

void close_note(GDBusConnection* bus, guint32 id) {
  call_bus(bus, {kName, kPath, kName, "CloseNotification"}, g_variant_new("(u)", id), nullptr,
           [](GVariant*) {});
}

/// 0 when the arguments do not begin with a note's number.
guint32 id_of(GVariant* arguments) {
  if (!g_variant_is_of_type(arguments, G_VARIANT_TYPE_TUPLE) || g_variant_n_children(arguments) == 0)
    return 0;
  const GOwned<GVariant> id(g_variant_get_child_value(arguments, 0));
  return g_variant_is_of_type(id.get(), G_VARIANT_TYPE_UINT32) ? g_variant_get_uint32(id.get()) : 0;
}

/// The text beside the number of an `(us)`; empty for anything else.
std::string text_of(GVariant* arguments) {
  if (!g_variant_is_of_type(arguments, G_VARIANT_TYPE("(us)"))) return {};
  const GOwned<GVariant> text(g_variant_get_child_value(arguments, 1));
  return g_variant_get_string(text.get(), nullptr);
}

/// One show(), told at most once what became of it.
struct Asked {
  Notifications::Done done;
  GOwned<GSource> deadline;
  bool wanted = true;  ///< false once another note or close() came: it is closed as soon as it is shown

  void tell(const Status& status) {
    end_deadline();
    if (const auto told = std::exchange(done, nullptr)) told(status);
  }
  void drop() {
    end_deadline();
    wanted = false;
    done = nullptr;
  }

 private:
  void end_deadline() {
    if (deadline) g_source_destroy(deadline.get());
    deadline.reset();
  }
};

}  // namespace

struct Notifications::State : std::enable_shared_from_this<Notifications::State> {
  OnAnswer on_answer;
  GOwned<GMainContext> context{g_main_context_ref_thread_default()};
  GObjectOwned<GDBusConnection> bus;
  std::unique_ptr<Listener> listener;
  std::shared_ptr<Asked> asked;  ///< the last show()
  guint32 shown = 0;             ///< the number of the note on screen; 0: none
  std::string token;

  void listen(GDBusConnection* found);
  void heard_action(GVariant* arguments);
  void set_deadline(const std::shared_ptr<Asked>& one, Wait within);
  void send(const Note& note, const std::shared_ptr<Asked>& one);
  void answered(const std::shared_ptr<Asked>& one, guint32 id);
  void drop_asked();
  void close_shown();
};

void Notifications::State::listen(GDBusConnection* found) {
  if (bus.get() == found) return;
  bus.reset(G_DBUS_CONNECTION(g_object_ref(found)));
  listener = std::make_unique<Listener>();
  listener->listen(found, {kName, kName, "ActivationToken", kPath}, [this](GVariant* arguments) {
    if (shown != 0 && id_of(arguments) == shown) token = text_of(arguments);
  });
  listener->listen(found, {kName, kName, "ActionInvoked", kPath},
                   [this](GVariant* arguments) { heard_action(arguments); });
  listener->listen(found, {kName, kName, "NotificationClosed", kPath}, [this](GVariant* arguments) {
    if (id_of(arguments) == shown) shown = 0;
  });
  // a service that ended took its notes along, and the next one gives their numbers to others
  listener->listen(found,
                   {"org.freedesktop.DBus", "org.freedesktop.DBus", "NameOwnerChanged", nullptr, kName},
                   [this](GVariant*) { shown = 0; });
}

void Notifications::State::heard_action(GVariant* arguments) {
  if (shown == 0 || id_of(arguments) != shown) return;
  const std::string key = text_of(arguments);
  if (key != kOpen && key != kTurnOff) return;
  const auto self = shared_from_this();  // the callback may end its Notifications
  close_shown();                         // some services leave that to us
  on_answer(key == kOpen ? Answer::opened : Answer::turned_off, std::exchange(token, {}));
}

void Notifications::State::set_deadline(const std::shared_ptr<Asked>& one, Wait within) {
  one->deadline.reset(g_timeout_source_new(static_cast<guint>(std::max<Wait::rep>(within.count(), 0))));
  g_source_set_callback(
      one->deadline.get(),
      [](gpointer data) -> gboolean {
        const auto late = static_cast<std::weak_ptr<Asked>*>(data)->lock();
        if (late) late->tell({Code::unavailable, "notification service: deadline"});
        return G_SOURCE_REMOVE;
      },
      new std::weak_ptr(one), [](gpointer data) { delete static_cast<std::weak_ptr<Asked>*>(data); });
  g_source_attach(one->deadline.get(), context.get());
}

void Notifications::State::send(const Note& note, const std::shared_ptr<Asked>& one) {
  token.clear();
  GDBusConnection* const over = bus.get();
  call_bus(over, {kName, kPath, kName, "Notify"}, arguments_of(note, shown), nullptr,
           [alive = weak_from_this(), one, over](GVariant* reply) {
             const guint32 id = reply ? id_of(reply) : 0;
             const auto state = alive.lock();
             if (state) return state->answered(one, id);
             if (id != 0) close_note(over, id);
           });
}

void Notifications::State::answered(const std::shared_ptr<Asked>& one, guint32 id) {
  if (id == 0) return one->tell({Code::unavailable, "notification service"});
  if (!one->wanted) {
    if (id != shown) close_note(bus.get(), id);
    return;
  }
  shown = id;
  one->tell({});
}

void Notifications::State::drop_asked() {
  if (asked) asked->drop();
  asked.reset();
}

void Notifications::State::close_shown() {
  if (const guint32 id = std::exchange(shown, 0)) close_note(bus.get(), id);
}

Notifications::Notifications(OnAnswer on_answer) : state_(std::make_shared<State>()) {
  state_->on_answer = std::move(on_answer);
}

Notifications::~Notifications() { close(); }

void Notifications::show(const Note& note, Wait within, Done done) {
  const auto one = std::make_shared<Asked>();
  one->done = std::move(done);
  state_->drop_asked();
  state_->asked = one;
  state_->set_deadline(one, within);
  connect_to_bus(G_BUS_TYPE_SESSION, nullptr,
                 [alive = std::weak_ptr(state_), one, note](GDBusConnection* found) {
                   const auto state = alive.lock();
                   if (!state || !one->wanted) return;
                   if (!found) return one->tell({Code::unavailable, "session bus"});
                   state->listen(found);
                   state->send(note, one);
                 });
}

void Notifications::close() {
  state_->drop_asked();
  state_->close_shown();
}

}  // namespace thirdrow::platform
