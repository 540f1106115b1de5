#include "ui/single_instance.h"

#include <gio/gio.h>

#include <string>

namespace thirdrow::ui {
namespace {

constexpr const char* kObjectPath = "/org/thirdrow/Desktop";
constexpr const char* kInterface = "org.thirdrow.Desktop";
constexpr const char* kDescription =
    "<node><interface name='org.thirdrow.Desktop'><method name='Activate'/></interface></node>";
constexpr int kWaitMs = 500;

/// The name differs by journal, and does not give its folder away.
std::string bus_name(const std::filesystem::path& journal) {
  std::error_code ignored;
  const std::string folder = std::filesystem::weakly_canonical(journal, ignored).string();
  gchar* digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, folder.c_str(), -1);
  std::string name = std::string("org.thirdrow.Desktop.j") + std::string(digest, 16);
  g_free(digest);
  return name;
}

/// Only a bus that is there: GLib would start one otherwise.
GDBusConnection* session_bus() {
  const char* address = g_getenv("DBUS_SESSION_BUS_ADDRESS");
  const bool has_socket =
      g_getenv("XDG_RUNTIME_DIR") != nullptr &&
      g_file_test((std::string(g_getenv("XDG_RUNTIME_DIR")) + "/bus").c_str(), G_FILE_TEST_EXISTS) == TRUE;
  if ((address == nullptr || *address == '\0') && !has_socket) return nullptr;
  return g_bus_get_sync(G_BUS_TYPE_SESSION, nullptr, nullptr);
}

}  // namespace

struct SingleInstance::State {
  std::function<void()> raise;
  GDBusConnection* bus = nullptr;
  GDBusNodeInfo* description = nullptr;
  guint object = 0;
  guint owner = 0;

  static void on_call(GDBusConnection*, const gchar*, const gchar*, const gchar*, const gchar*, GVariant*,
                      GDBusMethodInvocation* call, gpointer data) {
    g_dbus_method_invocation_return_value(call, nullptr);
    static_cast<State*>(data)->raise();
  }
};

bool SingleInstance::raise_other(const std::filesystem::path& journal) {
  GDBusConnection* bus = session_bus();
  if (bus == nullptr) return false;
  GVariant* answer = g_dbus_connection_call_sync(bus, bus_name(journal).c_str(), kObjectPath, kInterface,
                                                 "Activate", nullptr, nullptr,
                                                 G_DBUS_CALL_FLAGS_NO_AUTO_START, kWaitMs, nullptr, nullptr);
  g_object_unref(bus);
  if (answer == nullptr) return false;
  g_variant_unref(answer);
  return true;
}

SingleInstance::SingleInstance(const std::filesystem::path& journal, std::function<void()> raise)
    : state_(std::make_unique<State>()) {
  state_->raise = std::move(raise);
  state_->bus = session_bus();
  if (state_->bus == nullptr) return;
  static const GDBusInterfaceVTable kCalls = {State::on_call, nullptr, nullptr, {}};
  state_->description = g_dbus_node_info_new_for_xml(kDescription, nullptr);
  state_->object = g_dbus_connection_register_object(
      state_->bus, kObjectPath, state_->description->interfaces[0], &kCalls, state_.get(), nullptr, nullptr);
  state_->owner =
      g_bus_own_name_on_connection(state_->bus, bus_name(journal).c_str(),
                                   G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE, nullptr, nullptr, nullptr, nullptr);
}

SingleInstance::~SingleInstance() {
  if (state_->owner != 0) g_bus_unown_name(state_->owner);
  if (state_->object != 0) g_dbus_connection_unregister_object(state_->bus, state_->object);
  if (state_->bus != nullptr) g_object_unref(state_->bus);
  if (state_->description != nullptr) g_dbus_node_info_unref(state_->description);
}

}  // namespace thirdrow::ui
