#include "journal/rows.h"

#include <algorithm>
#include <charconv>

namespace thirdrow::journal {
namespace {

constexpr char kBetween = '\x1f';
constexpr int kLastPlace = 999;

Cells split(std::string_view element) {
  Cells cells;
  for (;;) {
    const std::size_t end = element.find(kBetween);
    cells.emplace_back(element.substr(0, end));
    if (end == std::string_view::npos) return cells;
    element.remove_prefix(end + 1);
  }
}

int place_of(const std::string& element) {
  int place = 0;
  std::from_chars(element.data(), element.data() + element.size(), place);
  return place;
}

std::string element_of(int place, std::span<const std::string> cells) {
  std::string out = std::to_string(std::clamp(place, 0, kLastPlace));
  out.insert(0, 3 - out.size(), '0');
  std::size_t last = cells.size();
  while (last > 0 && cells[last - 1].empty()) --last;
  for (const std::string& cell : cells.first(last)) out += kBetween + cell;
  return out;
}

std::string_view trim(std::string_view s) {
  const auto first = s.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(" \t\r") - first + 1);
}

Error bad(const Field& field, const std::string& what) {
  return {Code::invalid, std::string(field.name) + ": " + what};
}

/// Reads one cell and what ends it: '|', a row's end, or the end of it all (then '\0').
struct Piece {
  std::string cell;
  char end = '\0';
};
Piece next_cell(std::string_view& text) {
  Piece piece;
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r"), text.size()));
  std::string quoted;
  if (text.starts_with('"')) {
    std::size_t at = 1;
    for (; at < text.size(); ++at) {
      if (text[at] == '"' && !(at + 1 < text.size() && text[at + 1] == '"')) break;
      quoted += text[at];
      if (text[at] == '"') ++at;
    }
    const std::string_view rest = text.substr(std::min(at + 1, text.size()));
    const std::size_t next = rest.find_first_not_of(" \t\r");
    const bool ends =
        next == std::string_view::npos || std::string_view("|;\n").find(rest[next]) != std::string_view::npos;
    if (at < text.size() && ends) {
      piece.cell = std::move(quoted);
      text = next == std::string_view::npos ? std::string_view() : rest.substr(next);
    } else {
      quoted.clear();
    }
  }
  if (piece.cell.empty()) {
    const std::size_t end = std::min(text.find_first_of("|;\n"), text.size());
    piece.cell = std::string(trim(text.substr(0, end)));
    text.remove_prefix(end);
  }
  if (!text.empty()) {
    piece.end = text.front();
    text.remove_prefix(1);
  }
  return piece;
}

/// A cell as it is kept: checked and in one spelling (a day, a number).
Result<std::string> read_cell(const Field& field, const Field& column, const std::string& text, Stamp now) {
  if (text.find(kBetween) != std::string::npos) return bad(field, "holds a control character");
  const auto value = parse_value(column, text, now);
  if (!value) return bad(field, value.error().detail);
  if (const auto* v = std::get_if<std::int64_t>(&*value)) return std::to_string(*v);
  if (const auto* v = std::get_if<Day>(&*value)) return v->text();
  if (const auto* v = std::get_if<RecordId>(&*value)) return v->text();
  if (const auto* v = std::get_if<std::string>(&*value)) return *v;
  return std::string();
}

std::string quoted_if_needed(const std::string& cell) {
  if (cell.find_first_of("|;\n") == std::string::npos && !cell.starts_with('"')) return cell;
  std::string out = "\"";
  for (const char c : cell) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

}  // namespace

std::vector<Cells> cells_of(const Field& field, const Strings& rows) {
  std::vector<Cells> out;
  for (const std::string& element : rows) {
    Cells cells = split(element);
    cells.erase(cells.begin());
    cells.resize(std::max(cells.size(), field.columns.size()));
    out.push_back(std::move(cells));
  }
  return out;
}

Strings rows_of(std::span<const Cells> rows, const Strings& before) {
  Strings out;
  int last = 0;
  for (const Cells& cells : rows) {
    int place = last + 1;
    for (const std::string& element : before) {
      const int had = place_of(element);
      if (had > last && element == element_of(had, cells)) {
        place = had;
        break;
      }
    }
    out.push_back(element_of(place, cells));
    last = place;
  }
  return out;
}

Status check_rows(const Field& field, const Strings& rows) {
  if (field.max > 0 && rows.size() > static_cast<std::size_t>(field.max))
    return bad(field, "more than " + std::to_string(field.max));
  for (const std::string& element : rows) {
    if (element.size() > kMaxRow) return bad(field, "a row is too long");
    const Cells cells = split(element);
    const bool place =
        cells[0].size() == 3 && std::ranges::all_of(cells[0], [](char c) { return c >= '0' && c <= '9'; });
    if (!place) return bad(field, "a row without a place");
    for (std::size_t i = 0; i < field.columns.size(); ++i) {
      const Field& column = field.columns[i];
      const std::string cell = i + 1 < cells.size() ? cells[i + 1] : std::string();
      if (cell.empty() && column.need == Need::required)
        return bad(field, std::string(column.name) + ": is required");
      if (!cell.empty() && !read_cell(field, column, cell, {}))
        return read_cell(field, column, cell, {}).error();
    }
  }
  return {};
}

std::string rows_text(const Field& field, const Strings& rows, std::string_view between) {
  std::string out;
  for (const Cells& cells : cells_of(field, rows)) {
    std::size_t last = field.columns.size();
    while (last > 1 && cells[last - 1].empty()) --last;
    if (!out.empty()) out += between;
    for (std::size_t i = 0; i < last; ++i) out += (i == 0 ? "" : " | ") + quoted_if_needed(cells[i]);
  }
  return out;
}

Result<Strings> parse_rows(const Field& field, std::string_view text, Stamp now, const Strings& before,
                           const Resolve& resolve) {
  std::vector<Cells> rows;
  Cells cells;
  const auto end_row = [&] {
    if (std::ranges::any_of(cells, [](const std::string& cell) { return !cell.empty(); }))
      rows.push_back(cells);
    cells.clear();
  };
  while (!text.empty()) {
    Piece piece = next_cell(text);
    if (cells.size() == field.columns.size()) return bad(field, "too many cells in a row");
    if (resolve && !piece.cell.empty() && field.columns[cells.size()].type == FieldType::ref) {
      TR_LET(id, resolve(field.columns[cells.size()], piece.cell));
      piece.cell = std::move(id);
    }
    TR_LET(cell, read_cell(field, field.columns[cells.size()], piece.cell, now));
    cells.push_back(std::move(cell));
    if (piece.end != '|') end_row();
  }
  end_row();
  Strings out = rows_of(rows, before);
  TR_TRY(check_rows(field, out));
  return out;
}

}  // namespace thirdrow::journal
