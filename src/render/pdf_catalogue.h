/// What cairo cannot say in a PDF's catalogue: the language, the reading direction, and that a reader shows
/// the title.
#pragma once

#include "base/bytes.h"
#include "render/cairo_canvas.h"

namespace thirdrow::render {

/// `pdf` with a second catalogue appended, as ISO 32000-1 §7.5.6 (incremental updates) provides. A language
/// that is no BCP 47 tag is left out; a PDF that is not as cairo writes version 1.4 is given back as it is.
Bytes with_language(Bytes pdf, const PdfFacts& facts);

}  // namespace thirdrow::render
