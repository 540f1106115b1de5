#include "app/row_cells.h"

#include <algorithm>

namespace thirdrow::app {
namespace {

std::string_view trim(std::string_view s) {
  const auto first = s.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(" \t\r") - first + 1);
}

/// Takes one cell off `text`; `end` is what stood behind it, '\0' at the end of all.
std::string take_cell(std::string_view& text, char& end) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r"), text.size()));
  std::string cell;
  if (text.starts_with('"')) {
    std::size_t at = 1;
    for (; at < text.size(); ++at) {
      if (text[at] == '"' && (at + 1 == text.size() || text[at + 1] != '"')) break;
      cell += text[at];
      if (text[at] == '"') ++at;
    }
    text.remove_prefix(std::min(at + 1, text.size()));
  }
  const std::size_t stop = std::min(text.find_first_of("|;\n"), text.size());
  cell += trim(text.substr(0, stop));
  text.remove_prefix(stop);
  end = text.empty() ? '\0' : text.front();
  if (!text.empty()) text.remove_prefix(1);
  return cell;
}

bool has_words(const journal::Cells& row) {
  return std::ranges::any_of(row, [](const std::string& cell) { return !cell.empty(); });
}

}  // namespace

std::vector<journal::Cells> cells_from_text(const journal::Field& field, std::string_view text) {
  std::vector<journal::Cells> rows;
  journal::Cells row;
  while (!text.empty()) {
    char end = '\0';
    row.push_back(take_cell(text, end));
    if (end == '|') continue;
    row.resize(std::max(row.size(), field.columns.size()));
    if (has_words(row)) rows.push_back(row);
    row.clear();
  }
  return rows;
}

std::string text_of_cells(std::span<const journal::Cells> rows) {
  std::string out;
  for (const journal::Cells& row : rows) {
    if (!has_words(row)) continue;
    if (!out.empty()) out += '\n';
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += " | ";
      const bool plain = row[i].find_first_of("|;\n\"") == std::string::npos;
      if (!plain) out += '"';
      for (const char c : row[i]) out += !plain && c == '"' ? std::string("\"\"") : std::string(1, c);
      if (!plain) out += '"';
    }
  }
  return out;
}

std::optional<std::size_t> faulty_column(const journal::Field& field, const journal::Cells& row) {
  if (!has_words(row)) return std::nullopt;
  for (std::size_t i = 0; i < field.columns.size(); ++i) {
    const journal::Field& column = field.columns[i];
    const std::string cell = i < row.size() ? row[i] : std::string();
    if (cell.empty() && column.need == journal::Need::required) return i;
    if (cell.empty()) continue;
    const auto value = journal::parse_value(column, cell, Stamp());
    if (!value || !journal::check_field(column, *value)) return i;
  }
  return std::nullopt;
}

}  // namespace thirdrow::app
