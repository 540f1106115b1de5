/// Lists of small records inside a record: criteria, terms, ticks. Each row is one element of a set, so lists
/// that two devices changed merge by row and lose none. An element is its cells joined by U+001F, the first
/// of them the row's place in the list (three digits); columns a later version added stay behind the known
/// ones.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "journal/record.h"

namespace thirdrow::journal {

using Cells = std::vector<std::string>;  ///< by column; what is missing at the end is empty

inline constexpr std::size_t kMaxRow = 4000;  ///< bytes of an element

/// In the order of the list. `columns` gives at least that many cells per row.
std::vector<Cells> cells_of(const Field& field, const Strings& rows);
inline std::vector<Cells> cells_of(const Record& record, Tag tag) {
  return cells_of(*find_field(record.info(), tag), record.strings(tag));
}
/// The elements for these rows. A row that was among `before` keeps its place as long as the order allows, so
/// that little changes.
Strings rows_of(std::span<const Cells> rows, const Strings& before = {});

/// Code::invalid with the field's name: too many rows, a cell over its limits, a needed one that is empty.
Status check_rows(const Field& field, const Strings& rows);

/// `text | by | due`, rows apart by line breaks or `;`. A cell that holds one of these stands in quotes, and
/// a quote in there is doubled. Empty cells at the end are left out.
std::string rows_text(const Field& field, const Strings& rows, std::string_view between = "\n");
/// The id of the record that a person means in a cell of that column.
using Resolve = std::function<Result<std::string>(const Field& column, const std::string& text)>;
/// The opposite; too many cells are Code::invalid. Days may be `today`; without `resolve` records are named
/// by their whole id.
Result<Strings> parse_rows(const Field& field, std::string_view text, Stamp now, const Strings& before = {},
                           const Resolve& resolve = {});

}  // namespace thirdrow::journal
