#include <algorithm>

#include "render/chart_pen.h"

namespace thirdrow::render {
namespace {

constexpr double kLeast = 9;  ///< letters: the narrowest box
constexpr double kGap = 1.8;  ///< letters between boxes
constexpr double kPadding = 0.7;

double content_height(Pen& pen, const ChainLink& link, double room) {
  const double mark =
      link.mark.empty() ? 0 : pen.lines_height(link.mark, room - pen.em * 1.4, Voice::warning);
  return pen.lines_height(link.text, room, Voice::strong) + pen.lines_height(link.note, room, Voice::quiet) +
         mark;
}

std::vector<Rect> boxes_of(Pen& pen, const Chain& chain, double width) {
  const double gap = pen.em * kGap;
  const std::vector<Rect> first = box_rows(chain.links.size(), width, 1, pen.em * kLeast, gap);
  double height = pen.em * 2;
  for (const ChainLink& link : chain.links) {
    height = std::max(height, content_height(pen, link, first.front().width - 2 * kPadding * pen.em));
  }
  return box_rows(chain.links.size(), width, height + 2 * kPadding * pen.em, pen.em * kLeast, gap);
}

/// From one box to the next beside it, or down to the start of the next row.
void paint_joint(Pen& pen, const Rect& from, const Rect& to) {
  const Stroke stroke = {{Ink::faint}, pen.em * 0.16};
  if (from.y == to.y) {
    pen.canvas().line({from.right(), from.centre().y}, {to.x, to.centre().y}, stroke);
    return;
  }
  const double between = (from.bottom() + to.y) / 2;
  pen.canvas().line(std::vector<Point>{{from.centre().x, from.bottom()},
                                       {from.centre().x, between},
                                       {to.centre().x, between},
                                       {to.centre().x, to.y}},
                    stroke);
}

/// A marked link differs in shape (square, thick and dashed), by its sign and by its word.
void paint_box(Pen& pen, const ChainLink& link, const Rect& box, bool selected) {
  Canvas& canvas = pen.canvas();
  const bool marked = !link.mark.empty();
  canvas.fill(box, marked ? 0 : pen.em * 0.5, {marked ? Ink::warning : Ink::accent, 0.06});
  if (marked) {
    canvas.outline(box, 0, {{Ink::warning}, pen.em * 0.22, Dash::dashed});
  } else {
    canvas.outline(box, pen.em * 0.5, {{Ink::accent}, pen.em * 0.1});
  }
  Rect inner = box.inset(kPadding * pen.em);
  pen.write_lines(link.text, inner, Voice::strong);
  inner.y += pen.lines_height(link.text, inner.width, Voice::strong);
  if (!link.note.empty()) pen.write_lines(link.note, inner, Voice::quiet);
  inner.y += pen.lines_height(link.note, inner.width, Voice::quiet);
  if (marked) {
    const double side = pen.em * 0.9;
    const double y = inner.y + pen.line_height() / 2;
    canvas.polygon(
        std::vector<Point>{
            {inner.x, y + side / 2}, {inner.x + side, y + side / 2}, {inner.x + side / 2, y - side / 2}},
        {Ink::warning});
    pen.write_lines(link.mark, {inner.x + pen.em * 1.4, inner.y, inner.width - pen.em * 1.4, 0},
                    Voice::warning);
  }
  if (selected) pen.focus(box.inset(-pen.em * 0.2));
}

}  // namespace

double height_of(Pen& pen, const Chain& chain, double width) {
  if (chain.links.empty()) return 0;
  return boxes_of(pen, chain, width - pen.em).back().bottom() + pen.em;
}

std::vector<Rect> areas_of(Pen& pen, const Chain& chain, const Rect& area) {
  if (chain.links.empty()) return {};
  std::vector<Rect> boxes = boxes_of(pen, chain, area.width - pen.em);
  for (Rect& box : boxes) {
    box.x += area.x + pen.em / 2;
    box.y += area.y + pen.em / 2;
  }
  return boxes;
}

void paint(Pen& pen, const Chain& chain, const Rect& area) {
  const std::vector<Rect> boxes = areas_of(pen, chain, area);
  for (std::size_t i = 1; i < boxes.size(); ++i) paint_joint(pen, boxes[i - 1], boxes[i]);
  for (std::size_t i = 0; i < boxes.size(); ++i) paint_box(pen, chain.links[i], boxes[i], pen.selected(i));
}

}  // namespace thirdrow::render
