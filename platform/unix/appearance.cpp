#include "platform/appearance.h"

#include <string_view>
#include <utility>

#include "bus.h"

namespace thirdrow::platform {
namespace {

constexpr const char* kPortal = "org.freedesktop.portal.Desktop";
constexpr const char* kPortalPath = "/org/freedesktop/portal/desktop";
constexpr const char* kSettings = "org.freedesktop.portal.Settings";
constexpr const char* kNamespace = "org.freedesktop.appearance";
constexpr const char* kKey = "color-scheme";

/// The portal wraps the number in one variant or, in its first version, in two.
ColourScheme scheme_of(GVariant* value) {
  GOwned<GVariant> inner(g_variant_ref(value));
  while (g_variant_is_of_type(inner.get(), G_VARIANT_TYPE_VARIANT))
    inner.reset(g_variant_get_variant(inner.get()));
  if (!g_variant_is_of_type(inner.get(), G_VARIANT_TYPE_UINT32)) return ColourScheme::no_preference;
  switch (g_variant_get_uint32(inner.get())) {
    case 1:
      return ColourScheme::dark;
    case 2:
      return ColourScheme::light;
    default:
      return ColourScheme::no_preference;
  }
}

}  // namespace

struct Appearance::State {
  Callback on_change;
  GObjectOwned<GCancellable> cancel{g_cancellable_new()};
  Listener listener;
};

Appearance::Appearance(Callback on_change) : state_(std::make_shared<State>()) {
  state_->on_change = std::move(on_change);
  const auto told = [alive = std::weak_ptr(state_)](GVariant* value) {
    if (const auto state = alive.lock()) state->on_change(scheme_of(value));
  };
  connect_to_bus(
      G_BUS_TYPE_SESSION, state_->cancel.get(), [alive = std::weak_ptr(state_), told](GDBusConnection* bus) {
        const auto state = alive.lock();
        if (!state || !bus) return;
        state->listener.listen(bus, {nullptr, kSettings, "SettingChanged", kPortalPath},
                               [told](GVariant* arguments) {
                                 if (!g_variant_is_of_type(arguments, G_VARIANT_TYPE("(ssv)"))) return;
                                 const char* space = nullptr;
                                 const char* key = nullptr;
                                 GVariant* raw = nullptr;
                                 g_variant_get(arguments, "(&s&sv)", &space, &key, &raw);
                                 const GOwned<GVariant> value(raw);
                                 if (std::string_view(space) == kNamespace && std::string_view(key) == kKey)
                                   told(raw);
                               });
        call_bus(bus, {kPortal, kPortalPath, kSettings, "Read"}, g_variant_new("(ss)", kNamespace, kKey),
                 state->cancel.get(), [told](GVariant* reply) {
                   if (!reply || !g_variant_is_of_type(reply, G_VARIANT_TYPE("(v)"))) return;
                   const GOwned<GVariant> value(g_variant_get_child_value(reply, 0));
                   told(value.get());
                 });
      });
}

Appearance::~Appearance() { g_cancellable_cancel(state_->cancel.get()); }

}  // namespace thirdrow::platform
