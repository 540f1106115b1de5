#include "render/cairo_canvas.h"
#include "render/document.h"
#include "render/pages.h"

namespace thirdrow::render {

Status write_pdf(const Document& document, const ByteSink& sink) {
  const Rect paper = paper_size(document.paper);
  PdfCanvas pdf(paper.width, paper.height,
                {document.title, document.language, document.direction, document.created});
  const Pages pages(document, pdf);
  for (const Pages::Entry& entry : pages.outline()) {
    pdf.outline_entry(entry.title, static_cast<int>(entry.page) + 1);
  }
  pdf.open(Tag::document);
  for (std::size_t page = 0; page < pages.size(); ++page) {
    if (page > 0) pdf.next_page();
    pages.paint(pdf, page);
  }
  pdf.close();
  TR_LET(bytes, pdf.finish());
  return sink(bytes);
}

}  // namespace thirdrow::render
