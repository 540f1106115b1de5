/// Engagements at several places of the talks they are started and closed with, for scenes. Worker.
#pragma once

#include "ui/scenes.h"

namespace thirdrow::ui {

Status add_talks(app::Session& session, Cast& cast);

}  // namespace thirdrow::ui
