#include "journal/statistics.h"

#include <cmath>
#include <fstream>
#include <limits>
#include <map>
#include <sstream>
#include <string>

#include "support/catch.h"
#include "support/fakes.h"

using namespace thirdrow;
using namespace thirdrow::journal;

namespace {

constexpr double kClose = 1e-9;
bool near(double a, double b) { return std::abs(a - b) <= kClose; }

/// The rows of a file of vectors, each by the names in its first line.
std::vector<std::map<std::string, double>> vectors(const std::string& name) {
  std::ifstream in(std::string(THIRDROW_SOURCE_DIR "/tests/golden/") + name);
  std::vector<std::string> names;
  std::vector<std::map<std::string, double>> rows;
  for (std::string line; std::getline(in, line);) {
    std::istringstream cells(line);
    std::vector<std::string> row;
    for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
    if (names.empty()) {
      names = row;
      continue;
    }
    std::map<std::string, double> values;
    for (std::size_t i = 0; i < names.size(); ++i) values[names[i]] = std::stod(row.at(i));
    rows.push_back(std::move(values));
  }
  return rows;
}

Proportion of(double yes, double n) {
  return {static_cast<std::uint32_t>(yes), static_cast<std::uint32_t>(n)};
}

Proportion random_proportion(test::SeededRandom& random) {
  const auto n = static_cast<std::uint32_t>(1 + random.below(random.below(10) == 0 ? 1'000'000 : 300));
  return {static_cast<std::uint32_t>(random.below(n + 1)), n};
}

}  // namespace

TEST_CASE("Wilson intervals are those of the vectors", "[golden]") {
  const auto rows = vectors("wilson_vectors.csv");
  REQUIRE(rows.size() == 495);
  for (const auto& row : rows) {
    const Proportion proportion = of(row.at("k"), row.at("n"));
    const auto interval = wilson95(proportion);
    INFO(row.at("k") << " of " << row.at("n"));
    REQUIRE(interval);
    REQUIRE(near(proportion.share(), row.at("p")));
    REQUIRE(near(interval->low, row.at("lo95")));
    REQUIRE(near(interval->high, row.at("hi95")));
  }
}

TEST_CASE("changes between two windows are those of the vectors", "[golden]") {
  const auto rows = vectors("trend_vectors.csv");
  REQUIRE(rows.size() == 8);
  for (const auto& row : rows) {
    const auto change =
        newcombe95(of(row.at("k_now"), row.at("n_now")), of(row.at("k_prev"), row.at("n_prev")));
    INFO(row.at("k_now") << " of " << row.at("n_now") << " after " << row.at("k_prev"));
    REQUIRE(change);
    REQUIRE(near(change->value, row.at("diff")));
    REQUIRE(near(change->interval.low, row.at("lo95")));
    REQUIRE(near(change->interval.high, row.at("hi95")));
    REQUIRE(change->clear() == (row.at("clear") == 1));
  }
}

TEST_CASE("Newcombe's interval is the one of his own example") {
  const auto change = newcombe95({56, 70}, {48, 80});
  REQUIRE(change);
  CHECK(std::abs(change->interval.low - 0.0524) < 5e-5);
  CHECK(std::abs(change->interval.high - 0.3339) < 5e-5);
}

TEST_CASE("the ends of a Wilson interval are exact when nobody or everybody said yes") {
  for (const std::uint32_t n : {1U, 2U, 7U, 49U, 1000U, 4'000'000'000U}) {
    CHECK(wilson95({0, n})->low == 0.0);
    CHECK(wilson95({n, n})->high == 1.0);
  }
}

TEST_CASE("nothing is worked out from counts that cannot be") {
  CHECK_FALSE(wilson95({0, 0}));
  CHECK_FALSE(wilson95({3, 2}));
  CHECK_FALSE(newcombe95({0, 0}, {1, 2}));
  CHECK_FALSE(newcombe95({1, 2}, {5, 4}));
  CHECK_FALSE(same_rate_p({3, 0}, {2, 28}));
  CHECK_FALSE(same_rate_p({3, 28}, {2, 0}));
  CHECK_FALSE(nonresponse_bounds({3, 2}, 10));
  CHECK_FALSE(nonresponse_bounds({3, 12}, 10));
  CHECK_FALSE(nonresponse_bounds({0, 0}, 0));
  CHECK_FALSE(median({}));
}

TEST_CASE("a Wilson interval holds its share, moves up with every yes and narrows with more answers") {
  const std::uint64_t seed = 20261122;
  INFO("seed " << seed);
  test::SeededRandom random(seed);
  for (int i = 0; i < 3000; ++i) {
    const Proportion p = random_proportion(random);
    const auto here = wilson95(p);
    INFO(p.yes << " of " << p.n);
    REQUIRE(here);
    REQUIRE(0 <= here->low);
    REQUIRE(here->low <= p.share());
    REQUIRE(p.share() <= here->high);
    REQUIRE(here->high <= 1);
    if (p.yes < p.n) {
      const auto next = wilson95({p.yes + 1, p.n});
      REQUIRE(next->low > here->low);
      REQUIRE(next->high > here->high);
    }
    const auto twice = wilson95({p.yes * 2, p.n * 2});
    REQUIRE(twice->high - twice->low < here->high - here->low);
    const auto mirrored = wilson95({p.n - p.yes, p.n});
    REQUIRE(near(mirrored->low, 1 - here->high));
    REQUIRE(near(mirrored->high, 1 - here->low));
  }
}

TEST_CASE("a change is the opposite of the change back, and holds the difference") {
  const std::uint64_t seed = 19980430;
  INFO("seed " << seed);
  test::SeededRandom random(seed);
  for (int i = 0; i < 3000; ++i) {
    const Proportion a = random_proportion(random);
    const Proportion b = random_proportion(random);
    const auto there = newcombe95(a, b);
    const auto back = newcombe95(b, a);
    INFO(a.yes << " of " << a.n << ", " << b.yes << " of " << b.n);
    REQUIRE((there && back));
    REQUIRE(near(there->value, -back->value));
    REQUIRE(near(there->interval.low, -back->interval.high));
    REQUIRE(near(there->interval.high, -back->interval.low));
    REQUIRE(there->clear() == back->clear());
    REQUIRE(-1 - kClose <= there->interval.low);
    REQUIRE(there->interval.low <= there->value);
    REQUIRE(there->value <= there->interval.high);
    REQUIRE(there->interval.high <= 1 + kClose);
  }
}

TEST_CASE("counts in two windows are compared exactly") {
  CHECK(near(*same_rate_p({6, 84}, {2, 84}), 74.0 / 256));
  CHECK(near(*same_rate_p({6, 84}, {0, 84}), 2.0 / 64));
  CHECK(near(*same_rate_p({3, 28}, {3, 28}), 1));
  CHECK(near(*same_rate_p({0, 28}, {0, 28}), 1));
  // Three in a quarter of the time, none in the rest: (1/4)^3, and no other split is as unlikely.
  CHECK(near(*same_rate_p({3, 28}, {0, 84}), 1.0 / 64));
  // Two of two in a quarter: 1/16; all others are likelier (6/16, 9/16).
  CHECK(near(*same_rate_p({2, 28}, {0, 84}), 1.0 / 16));
}

TEST_CASE("comparing counts does not depend on which window is named first, and gives a probability") {
  const std::uint64_t seed = 84;
  INFO("seed " << seed);
  test::SeededRandom random(seed);
  for (int i = 0; i < 2000; ++i) {
    const std::uint64_t most = i % 50 == 0 ? 40'000 : 60;
    const CountOver a{static_cast<std::uint32_t>(random.below(most)),
                      static_cast<std::uint32_t>(1 + random.below(400))};
    const CountOver b{static_cast<std::uint32_t>(random.below(most)),
                      static_cast<std::uint32_t>(1 + random.below(400))};
    INFO(a.count << " in " << a.days << " days, " << b.count << " in " << b.days);
    const auto there = same_rate_p(a, b);
    const auto back = same_rate_p(b, a);
    REQUIRE((there && back));
    REQUIRE(*there >= 0);
    REQUIRE(*there <= 1);
    REQUIRE(near(*there, *back));
  }
}

TEST_CASE("non-response bounds reach from all silent ones against to all for") {
  CHECK(nonresponse_bounds({9, 12}, 24) == Interval{9.0 / 24, 21.0 / 24});
  CHECK(nonresponse_bounds({9, 12}, 12) == Interval{0.75, 0.75});
  CHECK(nonresponse_bounds({0, 0}, 8) == Interval{0, 1});
}

TEST_CASE("a median is the middle, or the mean of the two in the middle") {
  CHECK(median({3}) == 3.0);
  CHECK(median({5, 1, 3}) == 3.0);
  CHECK(median({4, 1, 3, 2}) == 2.5);
  CHECK(median({-2, -7}) == -4.5);
  CHECK(median({1, std::numeric_limits<double>::quiet_NaN(), 2}) == 1.5);
}
