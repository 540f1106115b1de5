#include "render/chart_pen.h"

#include <algorithm>

#include "base/bytes.h"
#include "render/text.h"

namespace thirdrow::render {
namespace {

/// From the middle of the capitals down to the baseline, in sizes of the letters.
constexpr double kHalfCapital = 0.36;

}  // namespace

TextStyle Pen::style(Voice voice, std::string_view words, Align align) const {
  TextStyle style;
  style.size = voice == Voice::quiet ? em * 0.92 : em;
  style.align = align;
  style.direction = direction_of(words, look_.direction);
  if (voice == Voice::strong || voice == Voice::warning) style.weight = Weight::bold;
  if (voice == Voice::quiet) style.tint = {Ink::faint};
  if (voice == Voice::warning) style.tint = {Ink::warning};
  return style;
}

double Pen::width(std::string_view words, Voice voice) {
  const std::string clean = clean_line(utf8_prefix(words, 2000));
  return canvas_.text_width(clean, style(voice, clean));
}

double Pen::widest(const std::vector<std::string>& words, Voice voice, double most) {
  double widest = 0;
  for (const std::string& one : words) widest = std::max(widest, width(one, voice));
  return std::min(widest, most);
}

void Pen::write(std::string_view words, Point at, Voice voice, Align align, double room) {
  const std::string clean = clean_line(words);
  const TextStyle set = style(voice, clean, align);
  const std::string shown = fitted(canvas_, clean, room, set);
  if (!shown.empty()) canvas_.text(shown, {at.x, at.y + set.size * kHalfCapital}, set);
}

std::vector<std::string> Pen::wrap(std::string_view words, double room, Voice voice) {
  constexpr std::size_t kMostLines = 6;
  const std::string clean = clean_line(utf8_prefix(words, 2000));
  std::vector<std::string> lines = canvas_.wrap(clean, room, style(voice, clean));
  if (lines.size() > kMostLines) {
    lines.resize(kMostLines);
    lines.back() += "\xE2\x80\xA6";
  }
  return lines;
}

void Pen::write_lines(std::string_view words, const Rect& box, Voice voice, Align align) {
  TextStyle set = style(voice, words, align);
  const double x = align == Align::left ? box.x : align == Align::right ? box.right() : box.centre().x;
  double y = box.y + line_height() / 2 + set.size * kHalfCapital;
  for (const std::string& line : wrap(words, box.width, voice)) {
    canvas_.text(line, {x, y}, set);
    y += line_height();
  }
}

double Pen::lines_height(std::string_view words, double room, Voice voice) {
  return words.empty() ? 0 : line_height() * static_cast<double>(wrap(words, room, voice).size());
}

Tint Pen::tint(Series series) { return {series == Series::first ? Ink::accent : Ink::second}; }

Stroke Pen::stroke(Series series) const {
  return {tint(series), em * 0.18, series == Series::first ? Dash::solid : Dash::dashed};
}

void Pen::mark(Point at, Series series, double radius) {
  if (series == Series::first) {
    canvas_.dot(at, radius, tint(series));
    return;
  }
  const double half = radius * 0.9;
  canvas_.fill({at.x - half, at.y - half, 2 * half, 2 * half}, 0, tint(series));
}

double Pen::legend(const std::vector<std::string>& names, Point at, double room) {
  const double start = at.x;
  const double each = room / static_cast<double>(std::max<std::size_t>(1, names.size()));
  for (std::size_t i = 0; i < names.size() && i < 2; ++i) {
    const Series series = i == 0 ? Series::first : Series::second;
    canvas_.line(at, {at.x + em * 2, at.y}, stroke(series));
    mark({at.x + em, at.y}, series, em * 0.32);
    const double written = std::min(width(names[i], Voice::quiet), std::max(0.0, each - em * 3.6));
    write(names[i], {at.x + em * 2.5, at.y}, Voice::quiet, Align::left, written + 0.5);
    at.x += em * 3.9 + written;
  }
  return at.x - start;
}

void Pen::focus(const Rect& box, double aside) {
  const double edge = em * 0.15;
  canvas_.outline({box.x - edge - aside, box.y - edge, box.width + 2 * (edge + aside), box.height + 2 * edge},
                  em * 0.35, {{Ink::accent}, em * 0.14});
}

void Pen::write_on_plate(std::string_view words, Point at, Voice voice, double room) {
  const double across = std::min(width(words, voice), room) + em * 0.3;
  canvas_.fill({at.x - across / 2, at.y - em * 0.55, across, em * 1.1}, em * 0.2, {Ink::ground});
  write(words, at, voice, Align::middle, room);
}

}  // namespace thirdrow::render
