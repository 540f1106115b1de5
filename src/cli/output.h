/// Text for terminals: widths, tables, readable differences, and nothing that could steer the terminal.
#pragma once

#include <cstdint>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "journal/history.h"

namespace thirdrow::cli {

/// Columns that a terminal gives `text`: two for East Asian wide characters and emoji, none for combining
/// marks.
int display_width(std::string_view text);

/// The beginning of `text` that fits in `columns`, with an ellipsis when something was cut.
std::string cut(std::string_view text, int columns);

/// Lines of at most `columns`, broken at spaces: a word that is longer stays whole, for the terminal to
/// break. A line's indent stays, also where the line goes on; a blank line in `text` stays one.
std::vector<std::string> wrap(std::string_view text, int columns);

/// Words from a journal may come from anywhere: control characters other than line end and tab become U+FFFD,
/// so that no entry moves the cursor, changes colours or writes the clipboard.
std::string harmless(std::string_view text);
/// The same on one line.
std::string harmless_line(std::string_view text);

enum class Colour : std::uint8_t { none, terminal };

/// The runs as words: colours on a terminal, `[-removed-]` and `{+added+}` elsewhere. Long unchanged
/// stretches are shortened to their ends.
std::string readable(std::span<const journal::Run> runs, Colour colour);

/// Rows of cells in columns. The last column takes what is left of `columns` (0 = no limit) and is cut to it.
class Table {
 public:
  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  void print(std::ostream& out, int columns) const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace thirdrow::cli
