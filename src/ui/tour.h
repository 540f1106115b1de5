/// Walks the real window through every page in several looks and writes a picture of each: for people who build or
/// document the program, and for checking that nothing is cut off.
#pragma once

#include <filesystem>
#include <functional>

#include "base/result.h"

namespace thirdrow::ui {

class Frame;
class Theme;

/// `frame` shows an open journal. Writes PNG files named LOOK-PAGE.png into `folder`, which is made when needed; ends
/// with the journal locked. `done` comes on the front thread.
void start_tour(Frame& frame, Theme& theme, const std::filesystem::path& folder,
                std::function<void(const Status&)> done);

}  // namespace thirdrow::ui
