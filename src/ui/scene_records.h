/// What the scenes of the figures need beside the demo journal: a year of conduct, in few words. On the
/// worker.
#pragma once

#include "app/session.h"

namespace thirdrow::ui {

Status add_conduct(app::Session& session);

}  // namespace thirdrow::ui
