#include "platform/end_signals.h"

#include <csignal>

#include "private_bus.h"
#include "support/catch.h"

using namespace thirdrow;

TEST_CASE("what the system sends to end a program is told instead, each time") {
  const std::string complaint = test::in_child([]() -> std::string {
    int asked = 0;
    int sent = 0;
    const platform::EndSignals signals([&] { ++asked; });
    for (const int signal : {SIGTERM, SIGHUP, SIGINT, SIGTERM}) {
      raise(signal);
      ++sent;
      TR_EXPECT(test::run_until([&] { return asked == sent; }));
    }
    return {};
  });
  CHECK(complaint == "");
}
