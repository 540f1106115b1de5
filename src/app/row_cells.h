/// The cells in the text of a list of rows, also of rows that are half typed and that no value can be made
/// of: what a table on a form shows and hands back.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "journal/rows.h"

namespace thirdrow::app {

/// Every row has a cell for each column. Rows without any words are left out.
std::vector<journal::Cells> cells_from_text(const journal::Field& field, std::string_view text);
/// What journal::parse_rows and cells_from_text read back.
std::string text_of_cells(std::span<const journal::Cells> rows);

/// The first column whose cell the row lacks or cannot hold; nothing of a row that is all right, or empty.
std::optional<std::size_t> faulty_column(const journal::Field& field, const journal::Cells& row);

}  // namespace thirdrow::app
