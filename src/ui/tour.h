/// Walks the real window through every scene in several looks and writes a picture of each: for people who
/// build or document the program, and for checking that nothing is cut off.
#pragma once

#include <filesystem>
#include <functional>

#include "base/result.h"

namespace thirdrow::ui {

class Frame;
class Theme;

/// `frame` stands before a folder without a journal; a throw-away one is made, filled and in the end locked.
/// Writes LOOK-SCENE.png of every scene (ui/scenes.h) into `folder`, which is made when needed. `done` is
/// told how many, on the front thread.
void start_tour(Frame& frame, Theme& theme, const std::filesystem::path& folder,
                std::function<void(const Result<int>&)> done);

}  // namespace thirdrow::ui
