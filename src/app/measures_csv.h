/// The report of a stretch of days: every measure in the words of app/figure_words.h, for paper, a browser
/// and spreadsheets.
#pragma once

#include "app/session.h"
#include "render/document.h"

namespace thirdrow::app {

/// A section per standard with the last four windows of that length, then what changed for people.
Result<render::Document> report_of(Session& session, journal::Window window);

/// One line per measure and window, RFC 4180, with a line of names first.
Result<std::string> measures_csv(Session& session, journal::Window window);

}  // namespace thirdrow::app
