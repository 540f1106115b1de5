/// When a window has been drawn.
#pragma once

#include <functional>

class wxWindow;

namespace thirdrow::ui::port {

/// Calls `done` once, when the next whole frame of the top-level window has been drawn; draws one if nothing
/// else asks for it. The window must live until then. Does nothing on platforms that do not tell.
void after_paint(wxWindow* top, std::function<void()> done);

}  // namespace thirdrow::ui::port
