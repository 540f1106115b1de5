#include "app/row_cells.h"

#include <random>

#include "support/catch.h"

using namespace thirdrow;
using namespace thirdrow::app;
using journal::Cells;

namespace {

const journal::Field& terms() {
  return *journal::find_field(journal::info(journal::Kind::agreement), "terms");
}

}  // namespace

TEST_CASE("a half typed row keeps its cells, though no value can be made of it") {
  const auto rows = cells_from_text(terms(), " | me | someday");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0] == Cells{"", "me", "someday"});
  CHECK(cells_from_text(terms(), "\n\n").empty());
}

TEST_CASE("what a table hands back is what the journal reads and the table shows again") {
  const unsigned seed = std::random_device()();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const std::string letters = "ab|;\"\n x";
  for (int run = 0; run < 300; ++run) {
    std::vector<Cells> rows(random() % 4);
    for (Cells& row : rows) {
      row = {"", "joint", ""};
      for (std::size_t n = random() % 7; n > 0; --n) row[0] += letters[random() % letters.size()];
      row[0] = "t" + row[0] + "t";
      std::erase(row[0], '\n');
    }
    const std::string text = text_of_cells(rows);
    CAPTURE(text);
    CHECK(cells_from_text(terms(), text) == rows);
    const auto read = journal::parse_rows(terms(), text, {});
    REQUIRE(read);
    CHECK(journal::cells_of(terms(), *read) == rows);
  }
}

TEST_CASE("a half typed row is told by the column that it lacks or cannot hold") {
  CHECK_FALSE(faulty_column(terms(), {"", "", ""}));
  CHECK_FALSE(faulty_column(terms(), {"Numbers on Friday", "me", "2026-05-01"}));
  CHECK(faulty_column(terms(), {"", "me", ""}) == 0U);
  CHECK(faulty_column(terms(), {"Numbers on Friday", "nobody", ""}) == 1U);
  CHECK(faulty_column(terms(), {"Numbers on Friday", "me", "soon"}) == 2U);
}
