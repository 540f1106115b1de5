#include "platform/appearance.h"

#include <vector>

#include "private_bus.h"
#include "support/catch.h"

using namespace thirdrow;
using platform::Appearance;
using platform::ColourScheme;

namespace {

constexpr const char* kPath = "/org/freedesktop/portal/desktop";
constexpr const char* kSettings = "org.freedesktop.portal.Settings";
constexpr const char* kXml =
    "<node><interface name='org.freedesktop.portal.Settings'><method name='Read'><arg type='s' "
    "direction='in'/>"
    "<arg type='s' direction='in'/><arg type='v' direction='out'/></method></interface></node>";

void emit_change(test::Peer& portal, const char* space, const char* key, unsigned scheme) {
  portal.emit(kPath, kSettings, "SettingChanged",
              g_variant_new("(ssv)", space, key, g_variant_new_uint32(scheme)));
}

}  // namespace

TEST_CASE("the desktop's colour scheme comes once by itself and again at each change") {
  const test::PrivateBus bus;
  const std::string complaint = test::in_child([&]() -> std::string {
    bus.enter();
    test::Peer portal(bus.address().c_str());
    TR_EXPECT(portal.serve(kPath, kXml, [](const std::string&, GDBusMethodInvocation*) {
      return g_variant_new("(v)",
                           g_variant_new_variant(g_variant_new_uint32(1)));  // wrapped twice, as Read does
    }));
    TR_EXPECT(portal.own("org.freedesktop.portal.Desktop"));

    std::vector<ColourScheme> told;
    const Appearance appearance([&](ColourScheme scheme) { told.push_back(scheme); });
    TR_EXPECT(test::run_until([&] { return told.size() == 1; }));
    TR_EXPECT(told[0] == ColourScheme::dark);

    emit_change(portal, "org.freedesktop.appearance", "accent-color", 1);
    emit_change(portal, "org.gnome.desktop.interface", "color-scheme", 1);
    emit_change(portal, "org.freedesktop.appearance", "color-scheme", 2);
    emit_change(portal, "org.freedesktop.appearance", "color-scheme", 0);
    TR_EXPECT(test::run_until([&] { return told.size() == 3; }));
    TR_EXPECT(told[1] == ColourScheme::light);
    TR_EXPECT(told[2] == ColourScheme::no_preference);
    return {};
  });
  CHECK(complaint == "");
}

TEST_CASE("an appearance that is gone before the portal answers is not called") {
  const test::PrivateBus bus;
  const std::string complaint = test::in_child([&]() -> std::string {
    bus.enter();
    bool asked = false;
    int told = 0;
    test::Peer portal(bus.address().c_str());
    TR_EXPECT(portal.serve(kPath, kXml, [&](const std::string&, GDBusMethodInvocation*) {
      asked = true;
      return g_variant_new("(v)", g_variant_new_uint32(1));
    }));
    TR_EXPECT(portal.own("org.freedesktop.portal.Desktop"));
    auto first = std::make_unique<Appearance>([&](ColourScheme) { ++told; });
    TR_EXPECT(test::run_until([&] { return asked; }));
    first.reset();
    int second_told = 0;
    portal.settle();
    const Appearance second([&](ColourScheme) { ++second_told; });
    TR_EXPECT(test::run_until([&] { return second_told == 1; }));
    TR_EXPECT(told == 0);
    return {};
  });
  CHECK(complaint == "");
}
