/// The measures as a table for spreadsheets.
#pragma once

#include "app/session.h"

namespace thirdrow::app {

/// One line per measure and window, of the last four of that length, and one per number that stands beside
/// it; RFC 4180, with a line of names first. `value` is what a chart shows: of a share its percent.
Result<std::string> measures_csv(Session& session, journal::Window window);

}  // namespace thirdrow::app
