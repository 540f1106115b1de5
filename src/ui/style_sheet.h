/// The program's GTK style sheet for a theme. Controls ask for a look by class: tr-nav, tr-primary, tr-flat,
/// tr-link, tr-danger, tr-chip, tr-search, tr-title, tr-body, tr-settled, tr-list, tr-page.
#pragma once

#include <string>

#include "ui/theme.h"

namespace thirdrow::ui {

/// In high contrast only shapes are set, no colours: the desktop's own stay.
std::string style_sheet(const Theme& theme);

}  // namespace thirdrow::ui
