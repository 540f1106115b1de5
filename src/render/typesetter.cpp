#include "render/typesetter.h"

#include <algorithm>
#include <array>

#include "base/bytes.h"
#include "render/text.h"

namespace thirdrow::render {
namespace {

constexpr double kBody = 10.5;  ///< points
constexpr double kSmall = 9.5;
constexpr double kLeading = 1.45;  ///< of the size of the letters
constexpr double kHalfCapital = 0.36;
constexpr double kIndent = 18;
constexpr double kBox = 9;       ///< to tick
constexpr double kWriting = 24;  ///< between lines to write on

double line_height(const TextStyle& style) { return style.size * kLeading; }

}  // namespace

Typesetter::Typesetter(Canvas& measure, double width, double page_height, Direction direction)
    : measure_(measure), width_(width), page_height_(page_height), direction_(direction) {}

void Typesetter::set(const Block& block) {
  const std::size_t first = strips_.size();
  std::visit([this](const auto& content) { put(content); }, block.content);
  if (block.keep == Block::Keep::free) return;
  for (std::size_t i = first; i < strips_.size(); ++i) strips_[i].breaks = Strip::Break::not_after;
}

TextStyle Typesetter::style(std::string_view words, double size, Weight weight, Ink ink) const {
  TextStyle style;
  style.size = size;
  style.weight = weight;
  style.tint = {ink};
  style.direction = direction_of(words, direction_);
  return style;
}

/// Words that run against the document start at its other side.
TextPart Typesetter::line_part(const std::string& words, double x, double room, double top,
                               const TextStyle& style) const {
  TextStyle aligned = style;
  const bool along = style.direction == direction_;
  aligned.align = along ? Align::left : Align::right;
  const double baseline = top + line_height(style) / 2 + style.size * kHalfCapital;
  return {words, {along ? x : x + room, baseline}, aligned};
}

std::vector<std::string> Typesetter::lines(std::string_view text, double room, const TextStyle& style) {
  std::string clean = clean_text(text);
  while (clean.ends_with('\n')) clean.pop_back();
  std::vector<std::string> all;
  std::string_view rest = clean;
  while (true) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::ranges::move(measure_.wrap(rest.substr(0, end), room, style), std::back_inserter(all));
    if (end == rest.size()) return all;
    rest.remove_prefix(end + 1);
  }
}

void Typesetter::run(std::string_view text, const Run& run) {
  const std::vector<std::string> all = lines(text, run.room, run.style);
  for (std::size_t i = 0; i < all.size(); ++i) {
    Strip strip;
    strip.height = line_height(run.style);
    if (i == 0) {
      strip.before = run.before;
      strip.parts.push_back(OpenPart{run.tag});
    }
    if (!all[i].empty()) strip.parts.push_back(line_part(all[i], run.x, run.room, 0, run.style));
    if (i + 1 == all.size()) strip.parts.push_back(ClosePart{});
    // neither the first nor the last line of a paragraph stands alone
    const bool alone = i == 0 || i + 2 == all.size();
    if (alone && i + 1 < all.size()) strip.breaks = Strip::Break::not_after;
    strips_.push_back(std::move(strip));
  }
}

void Typesetter::put(const Heading& heading) {
  constexpr std::array kSizes = {19.0, 13.0, 11.0};
  constexpr std::array kBefore = {4.0, 16.0, 10.0};
  constexpr std::array kTags = {Tag::heading1, Tag::heading2, Tag::heading3};
  const auto level = static_cast<std::size_t>(std::clamp(heading.level, 1, 3) - 1);
  const Ink ink = level == 1 ? Ink::accent : Ink::ink;
  const std::size_t first = strips_.size();
  run(heading.text,
      {0, width_, kBefore[level], style(heading.text, kSizes[level], Weight::bold, ink), kTags[level]});
  for (std::size_t i = first; i < strips_.size(); ++i) strips_[i].breaks = Strip::Break::not_after;
}

void Typesetter::put(const Paragraph& paragraph) {
  const bool quiet = paragraph.voice == Paragraph::Voice::quiet;
  const bool quote = paragraph.voice == Paragraph::Voice::quote;
  const double x = quote ? kIndent : 0;
  const std::size_t first = strips_.size();
  run(paragraph.text,
      {x, width_ - x, quote ? 8.0 : 6.0,
       style(paragraph.text, quiet ? kSmall : kBody, Weight::normal, quiet ? Ink::faint : Ink::ink),
       Tag::paragraph});
  if (!quote) return;
  for (std::size_t i = first; i < strips_.size(); ++i) {
    strips_[i].parts.insert(strips_[i].parts.begin(),
                            FillPart{{4, 0, 2, strips_[i].height}, {Ink::accent, 0.5}});
  }
}

void Typesetter::put(const List& list) {
  if (list.items.empty()) return;
  const std::size_t first = strips_.size();
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const std::string mark = list.mark == List::Mark::number ? std::to_string(i + 1) + "." : "\xE2\x80\xA2";
    const std::size_t at = strips_.size();
    run(list.items[i],
        {kIndent, width_ - kIndent, i == 0 ? 7.0 : 3.0, style(list.items[i], kBody), Tag::item});
    TextStyle marked = style({}, kBody);
    strips_[at].parts.insert(strips_[at].parts.begin() + 1, line_part(mark, 4, kIndent, 0, marked));
  }
  strips_[first].parts.insert(strips_[first].parts.begin(), OpenPart{Tag::list});
  strips_.back().parts.push_back(ClosePart{});
}

void Typesetter::put(const TickRow& row) {
  run(row.question, {0, width_, 8, style(row.question, kBody, Weight::bold), Tag::paragraph});
  strips_.back().breaks = Strip::Break::not_after;
  Strip strip;
  strip.before = 3;
  strip.height = kBody * 1.7;
  strip.parts.push_back(OpenPart{Tag::paragraph});
  double x = 0;
  for (const std::string& choice : row.choices) {
    const TextStyle words = style(choice, kBody);
    const std::string shown = fitted(measure_, clean_line(choice), width_ - kBox - 8, words);
    const double room = measure_.text_width(shown, words) + 0.5;
    if (x > 0 && x + kBox + 6 + room > width_) {
      Strip next = strip;
      next.parts.clear();
      strip.breaks = Strip::Break::not_after;
      strips_.push_back(std::move(strip));
      strip = std::move(next);
      x = 0;
    }
    const double middle = strip.height / 2;
    strip.parts.push_back(BoxPart{{x + 0.5, middle - kBox / 2, kBox, kBox}, {{Ink::ink}, 0.9}});
    strip.parts.push_back(line_part(shown, x + kBox + 6, room, middle - line_height(words) / 2, words));
    x += kBox + 6 + room + 26;
  }
  strip.parts.push_back(ClosePart{});
  strips_.push_back(std::move(strip));
}

void Typesetter::put(const WriteLines& write) {
  if (!write.label.empty()) {
    run(write.label, {0, width_, 8, style(write.label, kSmall, Weight::normal, Ink::faint), Tag::paragraph});
    strips_.back().breaks = Strip::Break::not_after;
  }
  const int count = std::clamp(write.count, 1, 40);
  for (int i = 0; i < count; ++i) {
    Strip strip;
    strip.height = kWriting;
    strip.parts.push_back(RulePart{{0, kWriting - 1}, {width_, kWriting - 1}, {{Ink::faint}, 0.6}});
    strips_.push_back(std::move(strip));
  }
}

void Typesetter::put(const CutLine& cut) {
  constexpr double kHeight = 22;
  Strip strip;
  strip.before = 8;
  strip.height = kHeight;
  strip.parts.push_back(OpenPart{Tag::aside});
  strip.parts.push_back(RulePart{{0, kHeight / 2}, {width_, kHeight / 2}, {{Ink::faint}, 0.8, Dash::dashed}});
  if (!cut.words.empty()) {
    const TextStyle words = style(cut.words, 8.5, Weight::normal, Ink::faint);
    const std::string shown = fitted(measure_, clean_line(cut.words), width_ - 2 * kIndent, words);
    const double room = measure_.text_width(shown, words);
    strip.parts.push_back(FillPart{{kIndent - 5, 2, room + 10, kHeight - 4}, {Ink::ground}});
    strip.parts.push_back(line_part(shown, kIndent, room, (kHeight - line_height(words)) / 2, words));
  }
  strip.parts.push_back(ClosePart{});
  strips_.push_back(std::move(strip));
}

void Typesetter::put(const PageBreak&) {
  if (!strips_.empty()) strips_.back().breaks = Strip::Break::new_page;
}

}  // namespace thirdrow::render
