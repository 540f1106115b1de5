/// The page that a leader takes to the leadership team: three questions, each with its background.
#pragma once

#include "app/session.h"
#include "render/document.h"

namespace thirdrow::app {

/// In English. No person of the journal is named on it: journal::without_names, by the names of all of them.
/// Code::not_found for another record than a brief.
Result<render::Document> brief_page_of(Session& session, RecordId brief);

}  // namespace thirdrow::app
