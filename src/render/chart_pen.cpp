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

Tint Pen::tint(Series series) {
  if (series == Series::reference) return {Ink::faint};
  return {series == Series::first ? Ink::accent : Ink::second};
}

Stroke Pen::stroke(Series series) const {
  if (series == Series::reference) return {tint(series), em * 0.14, Dash::dotted};
  return {tint(series), em * 0.18, series == Series::first ? Dash::solid : Dash::dashed};
}

void Pen::mark(Point at, Series series, double radius) {
  if (series == Series::reference) return;
  if (series == Series::first) {
    canvas_.dot(at, radius, tint(series));
    return;
  }
  const double half = radius * 0.9;
  canvas_.fill({at.x - half, at.y - half, 2 * half, 2 * half}, 0, tint(series));
}

std::vector<Pen::Placed> Pen::flow(const std::vector<Entry>& entries, Sign sign, double room) {
  const double lead = em * (sign == Sign::line ? 2.5 : 1.1);
  const double between = em * (sign == Sign::line ? 1.4 : 0.9);
  std::vector<Placed> placed;
  Point at = {0, line_height() / 2};
  std::size_t first = 0;  // of the line
  for (const Entry& entry : entries) {
    const double words = std::min(width(entry.text, Voice::quiet) + 0.5, std::max(0.0, room - lead));
    if (at.x > 0 && at.x + lead + words > room) {
      at = {0, at.y + line_height()};
      first = placed.size();
    }
    placed.push_back({at, words, 0});
    const double end = at.x + lead + words;
    for (std::size_t i = first; i < placed.size(); ++i) placed[i].line_width = end;
    at.x = end + between;
  }
  return placed;
}

Point Pen::entries_size(const std::vector<Entry>& entries, Sign sign, double room) {
  Point size;
  for (const Placed& one : flow(entries, sign, room)) {
    size.x = std::max(size.x, one.line_width);
    size.y = one.at.y + line_height() / 2;
  }
  return size;
}

void Pen::write_entries(const std::vector<Entry>& entries, Sign sign, const Rect& box, Align align) {
  const std::vector<Placed> placed = flow(entries, sign, box.width);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const double spare = box.width - placed[i].line_width;
    const double aside = align == Align::left ? 0 : align == Align::right ? spare : spare / 2;
    const Point at = {box.x + placed[i].at.x + aside, box.y + placed[i].at.y};
    const Series series = entries[i].series;
    if (sign == Sign::line) {
      canvas_.line(at, {at.x + em * 2, at.y}, stroke(series));
      mark({at.x + em, at.y}, series, em * 0.32);
    } else {
      mark({at.x + em * 0.35, at.y}, series, em * 0.3);
    }
    const double words = at.x + em * (sign == Sign::line ? 2.5 : 1.1);
    write(entries[i].text, {words, at.y}, Voice::quiet, Align::left, placed[i].words);
  }
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
