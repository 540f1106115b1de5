/// Phrases and days of `app` in the person's language.
#pragma once

#include "app/presenters/progress_exhibits.h"

namespace thirdrow::ui {

app::Speaker speaker();

}  // namespace thirdrow::ui
