#include "render/geometry.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace thirdrow::render {
namespace {

constexpr std::size_t kMostDiagonals = 1000;

}  // namespace

Rect Rect::inset(double by) const {
  return {x + by, y + by, std::max(0.0, width - 2 * by), std::max(0.0, height - 2 * by)};
}

double held(double value, double low, double high) {
  if (!(value > low)) return low;
  return value < high ? value : high;
}

double Axis::at(double value) const {
  if (!(high > low)) return from;
  return from + (to - from) * (held(value, low, high) - low) / (high - low);
}

std::vector<double> spread(std::size_t count, double from, double to) {
  std::vector<double> places(count);
  const double step = count == 0 ? 0 : (to - from) / static_cast<double>(count);
  for (std::size_t i = 0; i < count; ++i) places[i] = from + step * (static_cast<double>(i) + 0.5);
  return places;
}

std::size_t label_step(std::size_t count, double room, double label_width) {
  if (count == 0 || !(room > 0)) return 1;
  const double step = std::ceil(static_cast<double>(count) * label_width / room);
  return static_cast<std::size_t>(held(step, 1, static_cast<double>(count)));
}

std::vector<std::pair<std::size_t, std::size_t>> runs(std::span<const std::optional<double>> values) {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!values[i]) continue;
    if (!found.empty() && found.back().second == i) {
      found.back().second = i + 1;
    } else {
      found.emplace_back(i, i + 1);
    }
  }
  return found;
}

std::vector<Segment> hatch(const Rect& box, double gap) {
  std::vector<Segment> lines;
  if (!(gap > 0) || !(box.width > 0) || !(box.height > 0)) return lines;
  const double length = box.width + box.height;
  for (double along = gap; along < length && lines.size() < kMostDiagonals; along += gap) {
    // from the left or lower edge up to the upper or right edge
    const Point low =
        along < box.height ? Point{box.x, box.y + along} : Point{box.x + along - box.height, box.bottom()};
    const Point high =
        along < box.width ? Point{box.x + along, box.y} : Point{box.right(), box.y + along - box.width};
    lines.push_back({low, high});
  }
  return lines;
}

std::vector<Rect> cells(const Rect& box, std::size_t count, double gap) {
  std::vector<Rect> made;
  if (count == 0) return made;
  const double number = static_cast<double>(count);
  const double width = std::max(0.0, (box.width - gap * (number - 1)) / number);
  for (std::size_t i = 0; i < count; ++i) {
    made.push_back({box.x + (width + gap) * static_cast<double>(i), box.y, width, box.height});
  }
  return made;
}

Point on_spoke(Point centre, double radius, std::size_t axis, std::size_t axes, double share) {
  const double turn = axes == 0 ? 0 : static_cast<double>(axis) / static_cast<double>(axes);
  const double angle = 2 * std::numbers::pi * turn - std::numbers::pi / 2;
  const double away = radius * held(share, 0, 1);
  return {centre.x + away * std::cos(angle), centre.y + away * std::sin(angle)};
}

std::vector<Rect> box_rows(std::size_t count, double width, double height, double least, double gap) {
  std::vector<Rect> boxes;
  if (count == 0) return boxes;
  const double fit = std::floor((width + gap) / (std::max(1.0, least) + gap));
  const auto most = static_cast<std::size_t>(held(fit, 1, static_cast<double>(count)));
  const std::size_t rows = (count + most - 1) / most;
  const std::size_t in_row = (count + rows - 1) / rows;  // rows of like length
  const std::vector<Rect> row = cells({0, 0, width, height}, in_row, gap);
  for (std::size_t i = 0; i < count; ++i) {
    Rect box = row[i % in_row];
    box.y = static_cast<double>(i / in_row) * (height + gap);
    boxes.push_back(box);
  }
  return boxes;
}

std::vector<double> column_widths(std::span<const double> wanted, double room, double loose) {
  std::vector<double> widths(wanted.begin(), wanted.end());
  const double sum = std::accumulate(widths.begin(), widths.end(), 0.0);
  if (widths.empty()) return widths;
  if (sum <= room) {
    const double more = std::min(loose, (room - sum) / static_cast<double>(widths.size()));
    for (double& width : widths) width += more;
    return widths;
  }
  std::vector<double> sorted = widths;
  std::ranges::sort(sorted);
  double rest = room;
  double fair = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    fair = rest / static_cast<double>(sorted.size() - i);
    if (sorted[i] > fair) break;
    rest -= sorted[i];
  }
  for (double& width : widths) width = std::min(width, fair);
  return widths;
}

}  // namespace thirdrow::render
