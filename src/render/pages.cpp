#include "render/pages.h"

#include <algorithm>

#include "render/text.h"
#include "render/typesetter.h"

namespace thirdrow::render {
namespace {

constexpr double kMargin = 56;    ///< points on all sides
constexpr double kSlack = 0.001;  ///< what sums of the same heights may differ by
constexpr double kFooter = 20;    ///< of the height inside the margins

template <class... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};

class PageBreaker {
 public:
  explicit PageBreaker(double height) : height_(height) { pages_.emplace_back(); }

  /// What no page holds together is broken late: as many of the first as a page holds stay with each other.
  void place(std::span<Strip> together) {
    while (!together.empty()) {
      const auto part = together.first(held_by_a_page(together));
      double needed = 0;
      for (const Strip& strip : part) needed += strip.before + strip.height;
      if (part.size() > 1 && !fits(needed)) next_page();
      for (Strip& strip : part) place_one(strip);
      wants_page_ = wants_page_ || part.back().breaks == Strip::Break::new_page;
      together = together.subspan(part.size());
    }
  }

  std::vector<Page> take() {
    mark_open();
    return std::move(pages_);
  }

 private:
  /// How many of the first strips stay together where not all can; at least one. Before one that is tall its
  /// title goes along.
  std::size_t held_by_a_page(std::span<const Strip> together) const {
    const std::size_t count = fitting(together);
    if (count >= together.size() || together[count].height < height_ / 2)
      return std::max<std::size_t>(count, 1);
    std::size_t first = count;
    while (first > 1 && fitting(together.subspan(first - 1, count + 2 - first)) == count + 2 - first) --first;
    return std::max<std::size_t>(first, 1);
  }
  /// How many of the first a page holds.
  std::size_t fitting(std::span<const Strip> together) const {
    double height = together.front().again_height - together.front().before;
    std::size_t count = 0;
    for (const Strip& strip : together) {
      height += strip.before + strip.height;
      if (height > height_ + kSlack) break;
      ++count;
    }
    return count;
  }
  bool at_top() const { return pages_.back().strips.empty(); }
  bool fits(double needed) const { return at_top() || y_ + needed <= height_ + kSlack; }

  void next_page() {
    if (!at_top()) pages_.emplace_back();
    y_ = 0;
  }

  void place_one(Strip& strip) {
    if (wants_page_ || !fits(strip.before + strip.height)) next_page();
    wants_page_ = false;
    if (!at_top()) {
      y_ += strip.before;
    } else if (!strip.again.empty()) {
      pages_.back().strips.push_back({0, strip.again});
      y_ = strip.again_height;
    }
    pages_.back().strips.push_back({y_, std::move(strip.parts)});
    y_ += strip.height;
  }

  /// Notes for every page which tags of the page before go on.
  void mark_open() {
    std::vector<Tag> open;
    for (Page& page : pages_) {
      page.open = open;
      for (const PlacedStrip& strip : page.strips) {
        for (const Part& part : strip.parts) {
          if (const auto* opened = std::get_if<OpenPart>(&part)) open.push_back(opened->tag);
          if (std::holds_alternative<ClosePart>(part) && !open.empty()) open.pop_back();
        }
      }
    }
  }

  double height_;
  double y_ = 0;
  bool wants_page_ = false;
  std::vector<Page> pages_;
};

Point moved(Point p, Point by) { return {p.x + by.x, p.y + by.y}; }
Rect moved(const Rect& r, Point by) { return {r.x + by.x, r.y + by.y, r.width, r.height}; }

/// Paints parts at their places and keeps count of what is open.
class PartPainter {
 public:
  PartPainter(Canvas& canvas, Canvas& unturned, const Rect& paper)
      : canvas_(canvas), unturned_(unturned), paper_(paper) {}

  void open(Tag tag) {
    canvas_.open(tag);
    ++depth_;
  }
  void close() {
    canvas_.close();
    --depth_;
  }
  void close_all() {
    while (depth_ > 0) close();
  }

  void paint(const Part& part, Point at) {
    std::visit(Overloaded{
                   [&](const TextPart& p) { canvas_.text(p.words, moved(p.baseline, at), p.style); },
                   [&](const RulePart& p) { canvas_.line(moved(p.from, at), moved(p.to, at), p.stroke); },
                   [&](const BoxPart& p) { canvas_.outline(moved(p.box, at), 1, p.stroke); },
                   [&](const FillPart& p) { canvas_.fill(moved(p.box, at), 0, p.tint); },
                   [&](const ChartPart& p) {
                     paint_chart(unturned_, p.chart, turned(moved(p.area, at), p), p.look);
                   },
                   [&](const OpenPart& p) { open(p.tag); },
                   [&](const ClosePart&) { close(); },
               },
               part);
  }

 private:
  /// A chart turns itself, so only its area is turned here.
  Rect turned(Rect area, const ChartPart& part) const {
    if (part.look.direction == Direction::rtl) area.x = paper_.width - area.right();
    return area;
  }

  Canvas& canvas_;
  Canvas& unturned_;
  const Rect& paper_;
  int depth_ = 0;
};

std::string replaced(std::string text, std::string_view what, std::size_t number) {
  const std::size_t at = text.find(what);
  if (at != std::string::npos) text.replace(at, what.size(), std::to_string(number));
  return text;
}

}  // namespace

Rect paper_size(Paper paper) {
  return paper == Paper::a4 ? Rect{0, 0, 595.28, 841.89} : Rect{0, 0, 612, 792};
}

std::vector<Page> break_pages(std::vector<Strip> strips, double height) {
  PageBreaker breaker(height);
  for (std::size_t first = 0; first < strips.size();) {
    std::size_t last = first;
    while (last + 1 < strips.size() && strips[last].breaks == Strip::Break::not_after) ++last;
    breaker.place({strips.data() + first, last + 1 - first});
    first = last + 1;
  }
  return breaker.take();
}

Pages::Pages(const Document& document, Canvas& measure)
    : paper_(paper_size(document.paper)),
      direction_(document.direction),
      footer_(clean_line(document.footer)),
      page_words_(clean_line(document.page_words)) {
  const double height = paper_.height - 2 * kMargin - kFooter;
  Typesetter setter(measure, paper_.width - 2 * kMargin, height, direction_);
  for (const Block& block : document.blocks) setter.set(block);
  pages_ = break_pages(setter.take(), height);
}

void Pages::paint(Canvas& canvas, std::size_t index) const {
  if (index >= pages_.size()) return;
  MirrorCanvas mirror(canvas, paper_);
  Canvas& turned = direction_ == Direction::rtl ? static_cast<Canvas&>(mirror) : canvas;
  PartPainter painter(turned, canvas, paper_);
  const Page& page = pages_[index];
  for (const Tag tag : page.open) painter.open(tag);
  for (const PlacedStrip& strip : page.strips) {
    for (const Part& part : strip.parts) painter.paint(part, {kMargin, kMargin + strip.y});
  }
  painter.close_all();
  paint_footer(turned, index);
}

void Pages::paint_footer(Canvas& canvas, std::size_t page) const {
  const double baseline = paper_.height - kMargin;
  const std::string number = replaced(replaced(page_words_, "{pages}", pages_.size()), "{page}", page + 1);
  TextStyle style;
  style.size = 8.5;
  style.tint = {Ink::faint};
  canvas.open(Tag::aside);
  style.direction = direction_of(footer_, direction_);
  const double room = paper_.width - 2 * kMargin;
  const std::string shown = fitted(canvas, footer_, room * 0.7, style);
  if (!shown.empty()) canvas.text(shown, {kMargin, baseline}, style);
  style.direction = direction_of(number, direction_);
  style.align = Align::right;
  canvas.text(fitted(canvas, number, room * 0.25, style), {kMargin + room, baseline}, style);
  canvas.close();
}

std::vector<Pages::Entry> Pages::outline() const {
  std::vector<Entry> entries;
  bool in_heading = false;
  for (std::size_t page = 0; page < pages_.size(); ++page) {
    for (const PlacedStrip& strip : pages_[page].strips) {
      for (const Part& part : strip.parts) {
        const auto* opened = std::get_if<OpenPart>(&part);
        const auto* words = std::get_if<TextPart>(&part);
        if (opened != nullptr && (opened->tag == Tag::heading1 || opened->tag == Tag::heading2)) {
          entries.push_back({{}, page});
          in_heading = true;
        }
        if (words != nullptr && in_heading) {
          std::string& title = entries.back().title;
          title += (title.empty() ? "" : " ") + words->words;
        }
        if (std::holds_alternative<ClosePart>(part)) in_heading = false;
      }
    }
  }
  return entries;
}

}  // namespace thirdrow::render
