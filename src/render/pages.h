/// A document broken into pages, to be painted on a canvas of the size of its paper.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "render/document.h"

namespace thirdrow::render {

/// Points, 72 to the inch.
Rect paper_size(Paper paper);

/// Parts of a strip, at places from its upper left corner.
struct TextPart {
  std::string words;
  Point baseline;
  TextStyle style;
};
struct RulePart {
  Point from;
  Point to;
  Stroke stroke;
};
struct BoxPart {
  Rect box;
  Stroke stroke;
};
struct FillPart {
  Rect box;
  Tint tint;
};
struct ChartPart {
  Rect area;
  Chart chart;
  Look look;
};
struct OpenPart {
  Tag tag;
};
struct ClosePart {};
using Part = std::variant<TextPart, RulePart, BoxPart, FillPart, ChartPart, OpenPart, ClosePart>;

/// What no page break cuts: a line, a row, a figure.
struct Strip {
  double before = 0;  ///< space above; none at the top of a page
  double height = 0;
  enum class Break : std::uint8_t { may_follow, not_after, new_page } breaks = Break::may_follow;
  std::vector<Part> parts;
  std::vector<Part> again;  ///< of a table's rows: its head, painted first when a page begins with this strip
  double again_height = 0;
};

struct PlacedStrip {
  double y = 0;  ///< of the page
  std::vector<Part> parts;
};
struct Page {
  std::vector<PlacedStrip> strips;
  std::vector<Tag> open;  ///< what goes on from the page before
};

/// Puts strips onto pages `height` high. Strips that must stay together move as one if a page holds them; one
/// that is higher than a page stands on a page of its own.
std::vector<Page> break_pages(std::vector<Strip> strips, double height);

class Pages {
 public:
  /// Breaks `document` into pages as `measure` measures words.
  Pages(const Document& document, Canvas& measure);

  std::size_t size() const { return pages_.size(); }
  Rect paper() const { return paper_; }
  /// `canvas` is as large as the paper and measures as the other one did. Tags are opened inside the
  /// caller's.
  void paint(Canvas& canvas, std::size_t page) const;
  /// Headings of the first two levels with the pages they are on, 0 for the first.
  struct Entry {
    std::string title;
    std::size_t page = 0;
  };
  std::vector<Entry> outline() const;

 private:
  void paint_footer(Canvas& canvas, std::size_t page) const;

  Rect paper_;
  Direction direction_;
  std::string footer_;
  std::string page_words_;
  std::vector<Page> pages_;  ///< at least one
};

}  // namespace thirdrow::render
