/// The throw-away journal of --demo and --tour.
#pragma once

#include <functional>

#include "app/desk.h"

namespace thirdrow::ui {

/// Makes a journal in the desk's folder, fills it on the worker and opens it. Its passphrase is
/// kDemoPassphrase.
void open_demo_journal(app::Desk& desk, const app::Alive& alive, std::function<void(const Status&)> done);

/// Not a secret: the demo holds nobody's words, and --demo says it.
inline constexpr const char* kDemoPassphrase = "third row demo";

}  // namespace thirdrow::ui
