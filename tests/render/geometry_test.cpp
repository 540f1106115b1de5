#include "render/geometry.h"

#include <cmath>
#include <limits>

#include "support/catch.h"

using namespace thirdrow::render;

namespace {

constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("an axis maps its ends to its ends and holds what is beyond") {
  const Axis axis = {0, 10, 100, 0};  // upwards on a canvas
  CHECK(axis.at(0) == 100);
  CHECK(axis.at(10) == 0);
  CHECK(axis.at(2.5) == 75);
  CHECK(axis.at(-5) == 100);
  CHECK(axis.at(kInfinity) == 0);
  CHECK(axis.at(kNotANumber) == 100);
  CHECK(Axis{3, 3, 20, 40}.at(3) == 20);
}

TEST_CASE("points are spread half a step in from the ends, a single one in the middle") {
  CHECK(spread(0, 0, 10).empty());
  CHECK(spread(1, 0, 10) == std::vector<double>{5});
  CHECK(spread(4, 0, 8) == std::vector<double>{1, 3, 5, 7});
}

TEST_CASE("labels are left out as often as room asks for") {
  CHECK(label_step(12, 600, 50) == 1);
  CHECK(label_step(12, 599, 50) == 2);
  CHECK(label_step(12, 100, 50) == 6);
  CHECK(label_step(12, 1, 50) == 12);
  CHECK(label_step(12, 0, 50) == 1);
  CHECK(label_step(0, 100, 50) == 1);
}

TEST_CASE("runs are the stretches without a gap") {
  using Runs = std::vector<std::pair<std::size_t, std::size_t>>;
  const std::optional<double> gap;
  CHECK(runs({}).empty());
  CHECK(runs(std::vector<std::optional<double>>{gap, gap}).empty());
  CHECK(runs(std::vector<std::optional<double>>{1, 2, gap, 4, gap, 6}) == Runs{{0, 2}, {3, 4}, {5, 6}});
}

TEST_CASE("hatching stays inside its box") {
  const Rect box = {10, 20, 70, 30};
  const std::vector<Segment> lines = hatch(box, 8);
  CHECK(lines.size() == 12);  // one every 8 along 100
  for (const Segment& line : lines) {
    for (const Point& end : {line.from, line.to}) {
      CHECK(end.x >= box.x);
      CHECK(end.x <= box.right());
      CHECK(end.y >= box.y);
      CHECK(end.y <= box.bottom());
    }
    CHECK(line.to.x - line.from.x == Approx(line.from.y - line.to.y));
  }
  CHECK(hatch(box, 0).empty());
  CHECK(hatch({0, 0, 0, 10}, 1).empty());
  CHECK(hatch({0, 0, 1e9, 10}, 1).size() == 1000);
}

TEST_CASE("cells are equal and fill their box") {
  CHECK(cells({0, 0, 10, 2}, 0, 1).empty());
  const std::vector<Rect> three = cells({5, 0, 32, 4}, 3, 1);
  REQUIRE(three.size() == 3);
  CHECK(three[0] == Rect{5, 0, 10, 4});
  CHECK(three[1] == Rect{16, 0, 10, 4});
  CHECK(three[2].right() == 37);
}

TEST_CASE("the first spoke points up and the others follow clockwise") {
  const Point up = on_spoke({50, 50}, 40, 0, 4, 1);
  CHECK(up.x == Approx(50));
  CHECK(up.y == Approx(10));
  const Point right = on_spoke({50, 50}, 40, 1, 4, 0.5);
  CHECK(right.x == Approx(70));
  CHECK(right.y == Approx(50));
  CHECK(on_spoke({50, 50}, 40, 1, 5, kNotANumber) == Point{50, 50});
  CHECK(on_spoke({50, 50}, 40, 0, 5, 7).y == Approx(10));
}

TEST_CASE("boxes stand in rows of like length") {
  CHECK(box_rows(0, 100, 10, 30, 5).empty());
  const std::vector<Rect> five = box_rows(5, 134, 10, 30, 5);  // three fit where four do not
  REQUIRE(five.size() == 5);
  CHECK(five[2].y == 0);
  CHECK(five[2].right() == Approx(134));
  CHECK(five[3].y == 15);
  CHECK(five[3].x == 0);
  const std::vector<Rect> narrow = box_rows(3, 20, 10, 30, 5);
  CHECK(narrow[1].y == 15);
  CHECK(narrow[1].width == 20);
}

TEST_CASE("columns get what they want, or wide ones share what narrow ones leave") {
  using Widths = std::vector<double>;
  CHECK(column_widths({}, 100, 10).empty());
  CHECK(column_widths(Widths{20, 30}, 100, 10) == Widths{30, 40});
  CHECK(column_widths(Widths{20, 70}, 100, 10) == Widths{25, 75});
  CHECK(column_widths(Widths{20, 300, 400}, 100, 10) == Widths{20, 40, 40});
  CHECK(column_widths(Widths{500, 300, 400}, 90, 10) == Widths{30, 30, 30});
}
