/// What was said at the start of an engagement, read back: on the screen before it is agreed, and as a page
/// for the people it was agreed with.
#pragma once

#include "app/guided.h"
#include "app/presenters/progress_exhibits.h"
#include "render/document.h"

namespace thirdrow::app {

struct ReadPart {
  std::string heading;             ///< in the speaker's words, as are the lines
  std::vector<std::string> lines;  ///< empty: nothing was said
  std::string page = {};           ///< the key of the guided page that says it; may be empty
  std::string missing = {};        ///< why it cannot be agreed like this; mostly empty
};

/// Every part of the talk in its order, also those without words.
std::vector<ReadPart> read_back(const Ground& ground, const Speaker& speaker);
/// What stands on a guided page beside its form.
std::vector<ReadPart> parts_of(Journey journey, const GuidedPage& page, const Ground& ground,
                               const Speaker& speaker);

/// The page for them: what is empty is left out.
render::Document agreement_page(const Ground& ground, const Speaker& speaker, Stamp created);
/// The same from the journal, in English. Code::not_found for another record than an engagement.
Result<render::Document> agreement_page_of(Session& session, RecordId engagement);

}  // namespace thirdrow::app
