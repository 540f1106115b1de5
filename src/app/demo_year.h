/// The fictional leader's conduct over a year: every kind of the domain, rounds with too few, few, some and
/// many answers, one of them spoken, and a month in which nothing was done.
#pragma once

#include "app/session.h"

namespace thirdrow::app {

/// Adds to a journal that fill_demo() filled. The year ends on the day of session.now().
Status add_demo_year(Session& session);

}  // namespace thirdrow::app
