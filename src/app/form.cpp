#include "app/form.h"

#include <algorithm>

namespace thirdrow::app {
namespace {

using journal::FieldType;
using journal::Role;
using journal::Strings;

std::string joined(const Strings& set, std::string_view between) {
  std::string text;
  for (const std::string& element : set) {
    if (!text.empty()) text += between;
    text += element;
  }
  return text;
}

Strings lines_of(std::string_view text) {
  Strings lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) lines.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool belongs_in_form(const journal::KindInfo& kind, const journal::Field& field) {
  switch (field.role) {
    case Role::plumbing:
    case Role::source:
    case Role::subkind:
      return false;
    case Role::title:
    case Role::body:
      return kind.shelf == journal::Shelf::records;
    case Role::none:
      return true;
  }
  return true;
}

}  // namespace

std::vector<FormField> form_fields(const journal::Record& record) {
  std::vector<FormField> out;
  for (const journal::Field& field : record.info().fields) {
    if (belongs_in_form(record.info(), field))
      out.push_back({&field, field_text(field, record.value(field.tag))});
  }
  return out;
}

std::string field_text(const journal::Field& field, const journal::Value& value) {
  if (const auto* v = std::get_if<std::string>(&value)) return *v;
  if (const auto* v = std::get_if<std::int64_t>(&value)) return std::to_string(*v);
  if (const auto* v = std::get_if<bool>(&value)) return *v ? "yes" : "no";
  if (const auto* v = std::get_if<Day>(&value)) return v->text();
  if (const auto* v = std::get_if<Stamp>(&value)) return v->text();
  if (const auto* v = std::get_if<RecordId>(&value)) return v->text();
  if (const auto* v = std::get_if<Strings>(&value))
    return joined(*v, field.type == FieldType::dated ? "\n" : ", ");
  return {};
}

Result<journal::Value> read_field(const journal::Field& field, std::string_view text, Stamp now) {
  if (field.type != FieldType::dated) return journal::parse_value(field, text, now);
  journal::Value value = lines_of(text);
  TR_TRY(journal::check_field(field, value));
  return value;
}

std::vector<const journal::Transition*> open_moves(const journal::Record& record) {
  std::vector<const journal::Transition*> moves;
  for (const journal::Transition& move : record.info().transitions) {
    if (std::ranges::find(move.from, record.state()) != move.from.end()) moves.push_back(&move);
  }
  return moves;
}

std::string choice_words(std::string_view choice) {
  std::string words(choice);
  std::ranges::replace(words, '_', ' ');
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

const journal::Field* field_of_error(const journal::KindInfo& kind, const Error& error) {
  const std::string_view detail = error.detail;
  constexpr std::string_view kNeeds = ": needs ";
  if (const auto at = detail.find(kNeeds); at != std::string_view::npos) {
    return journal::find_field(kind, detail.substr(at + kNeeds.size()));
  }
  return journal::find_field(kind, detail.substr(0, detail.find(':')));
}

}  // namespace thirdrow::app
