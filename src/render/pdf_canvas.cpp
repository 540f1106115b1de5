#include <cairo-pdf.h>

#include <algorithm>

#include "render/cairo_canvas.h"
#include "render/cairo_impl.h"
#include "render/pdf_catalogue.h"
#include "render/text.h"

namespace thirdrow::render {
namespace {

const char* pdf_name(Tag tag) {
  switch (tag) {
    case Tag::document:
      return "Document";
    case Tag::heading1:
      return "H1";
    case Tag::heading2:
      return "H2";
    case Tag::heading3:
      return "H3";
    case Tag::paragraph:
      return "P";
    case Tag::list:
      return "L";
    case Tag::item:
      return "LI";
    case Tag::table:
      return "Table";
    case Tag::row:
      return "TR";
    case Tag::head_cell:
      return "TH";
    case Tag::cell:
      return "TD";
    case Tag::figure:
      return "Figure";
    case Tag::caption:
      return "Caption";
    case Tag::aside:
      return "NonStruct";
  }
  return "NonStruct";
}

cairo_status_t append(void* closure, const unsigned char* data, unsigned length) {
  const auto* from = reinterpret_cast<const std::byte*>(data);
  auto* bytes = static_cast<Bytes*>(closure);
  bytes->insert(bytes->end(), from, from + length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

struct PdfCanvas::Surface {
  Surface(double width, double height, const PdfFacts& known)
      : facts(known),
        bytes(std::make_unique<Bytes>()),
        cairo(cairo_pdf_surface_create_for_stream(append, bytes.get(), width, height)) {}

  PdfFacts facts;
  std::unique_ptr<Bytes> bytes;
  CairoSurface cairo;  ///< writes into bytes
  std::vector<Tag> open;
};

PdfCanvas::PdfCanvas(double width, double height, const PdfFacts& facts)
    : PdfCanvas(std::make_unique<Surface>(width, height, facts), facts) {}

PdfCanvas::PdfCanvas(std::unique_ptr<Surface> surface, const PdfFacts& facts)
    : CairoCanvas(surface->cairo.context, Palette::paper()), surface_(std::move(surface)) {
  cairo_surface_t* pdf = surface_->cairo.surface;
  // version 1.4 has no packed objects, so the catalogue can be read and extended at the end
  cairo_pdf_surface_restrict_to_version(pdf, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, clean_line(facts.title).c_str());
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATOR, "Third Row");
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, facts.created.text().c_str());
}

PdfCanvas::~PdfCanvas() = default;

void PdfCanvas::open(Tag tag) {
  surface_->open.push_back(tag);
  cairo_tag_begin(surface_->cairo.context, pdf_name(tag), nullptr);
}

void PdfCanvas::close() {
  if (surface_->open.empty()) return;
  cairo_tag_end(surface_->cairo.context, pdf_name(surface_->open.back()));
  surface_->open.pop_back();
}

void PdfCanvas::next_page() { cairo_show_page(surface_->cairo.context); }

void PdfCanvas::outline_entry(std::string_view title, int page) {
  const std::string target = "page=" + std::to_string(page);
  cairo_pdf_surface_add_outline(surface_->cairo.surface, CAIRO_PDF_OUTLINE_ROOT, clean_line(title).c_str(),
                                target.c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

Result<Bytes> PdfCanvas::finish() {
  while (!surface_->open.empty()) close();
  cairo_show_page(surface_->cairo.context);
  const bool painted = surface_->cairo.good();
  cairo_surface_finish(surface_->cairo.surface);
  if (!painted || cairo_surface_status(surface_->cairo.surface) != CAIRO_STATUS_SUCCESS) {
    return {Code::failed, "pdf"};
  }
  return with_language(std::move(*surface_->bytes), surface_->facts);
}

}  // namespace thirdrow::render
