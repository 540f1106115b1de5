#include "journal/record.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "journal/rows.h"
#include "journal/text_merge.h"

namespace thirdrow::journal {
namespace {

const Value kNothing;

std::string_view trim(std::string_view s) {
  const auto first = s.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(" \t\r\n") - first + 1);
}

Error bad(const Field& field, std::string what) {
  return {Code::invalid, std::string(field.name) + ": " + std::move(what)};
}

std::string choices_of(const Field& field) {
  std::string out;
  for (const std::string_view choice : field.choices) out += (out.empty() ? "" : ", ") + std::string(choice);
  return out;
}

Status check_text(const Field& field, const std::string& text) {
  if (!is_utf8(text)) return bad(field, "not valid UTF-8");
  if (text.find('\0') != std::string::npos) return bad(field, "holds a zero character");
  if (field.type == FieldType::line && text.find('\n') != std::string::npos)
    return bad(field, "more than one line");
  if (field.max > 0 && text_length(text) > static_cast<std::uint64_t>(field.max)) {
    return bad(field, "longer than " + std::to_string(field.max) + " characters");
  }
  return {};
}

Status check_set(const Field& field, const Strings& set) {
  if (field.type == FieldType::rows) return check_rows(field, set);
  if (field.max > 0 && set.size() > static_cast<std::size_t>(field.max)) {
    return bad(field, "more than " + std::to_string(field.max));
  }
  for (const std::string& element : set) {
    if (element.empty() || !is_utf8(element) || text_length(element) > 200)
      return bad(field, "1 to 200 characters each");
    if (field.type == FieldType::refs && !RecordId::parse(element)) return bad(field, "not an id");
    if (field.type == FieldType::dated &&
        (element.size() < 12 || element[10] != ' ' || !Day::parse(element.substr(0, 10)))) {
      return bad(field, "each as YYYY-MM-DD and words");
    }
    if (field.type == FieldType::tags && element.find_first_of("\n,") != std::string::npos) {
      return bad(field, "no comma or line break in a tag");
    }
  }
  return {};
}

bool holds_type(const Field& field, const Value& v) {
  switch (field.type) {
    case FieldType::line:
    case FieldType::text:
    case FieldType::choice:
      return std::holds_alternative<std::string>(v);
    case FieldType::integer:
      return std::holds_alternative<std::int64_t>(v);
    case FieldType::decimal:
      return std::holds_alternative<double>(v);
    case FieldType::flag:
      return std::holds_alternative<bool>(v);
    case FieldType::day:
      return std::holds_alternative<Day>(v);
    case FieldType::stamp:
      return std::holds_alternative<Stamp>(v);
    case FieldType::ref:
      return std::holds_alternative<RecordId>(v);
    case FieldType::refs:
    case FieldType::tags:
    case FieldType::dated:
    case FieldType::rows:
      return std::holds_alternative<Strings>(v);
  }
  return false;
}

/// The words between quotes at the front of `text`, doubled ones as one, and the size of it all; nothing when
/// they do not end before a comma or the end.
std::optional<std::pair<std::string, std::size_t>> quoted_piece(std::string_view text) {
  if (!text.starts_with('"')) return std::nullopt;
  std::string out;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] != '"') {
      out += text[at];
    } else if (at + 1 < text.size() && text[at + 1] == '"') {
      out += text[at++];
    } else {
      const std::size_t next = std::min(text.find_first_not_of(" \t\r\n", at + 1), text.size());
      if (next < text.size() && text[next] != ',') return std::nullopt;
      return std::pair(std::move(out), next);
    }
  }
  return std::nullopt;
}

/// With a point or a comma; at most six places behind it.
Result<double> parse_decimal(const Field& field, std::string_view word) {
  std::string text(word);
  std::ranges::replace(text, ',', '.');
  double number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
    return bad(field, "not a number");
  return number;
}

}  // namespace

std::string decimal_text(double number) {
  std::array<char, 64> text{};
  const auto [end, error] =
      std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  return error == std::errc() ? std::string(text.data(), end) : std::string();
}

const Value& Record::value(Tag tag) const {
  const auto it = fields.find(tag);
  return it == fields.end() ? kNothing : it->second;
}

void Record::set(Tag tag, Value v) {
  if (auto* set = std::get_if<Strings>(&v)) {
    std::ranges::sort(*set);
    set->erase(std::ranges::unique(*set).begin(), set->end());
  }
  if (is_empty(v)) {
    fields.erase(tag);
  } else {
    fields[tag] = std::move(v);
  }
}

std::string Record::text(Tag tag) const {
  const auto* v = std::get_if<std::string>(&value(tag));
  return v != nullptr ? *v : std::string();
}
Strings Record::strings(Tag tag) const {
  const auto* v = std::get_if<Strings>(&value(tag));
  return v != nullptr ? *v : Strings();
}
std::optional<Day> Record::day(Tag tag) const {
  const auto* v = std::get_if<Day>(&value(tag));
  return v != nullptr ? std::optional(*v) : std::nullopt;
}
std::optional<std::int64_t> Record::integer(Tag tag) const {
  const auto* v = std::get_if<std::int64_t>(&value(tag));
  return v != nullptr ? std::optional(*v) : std::nullopt;
}
std::optional<double> Record::decimal(Tag tag) const {
  const auto* v = std::get_if<double>(&value(tag));
  return v != nullptr ? std::optional(*v) : std::nullopt;
}
std::optional<RecordId> Record::ref(Tag tag) const {
  const auto* v = std::get_if<RecordId>(&value(tag));
  return v != nullptr ? std::optional(*v) : std::nullopt;
}
bool Record::flag(Tag tag) const {
  const auto* v = std::get_if<bool>(&value(tag));
  return v != nullptr && *v;
}

std::string Record::title() const {
  const Field* field = field_with_role(info(), Role::title);
  return field != nullptr ? text(field->tag) : std::string();
}
std::string Record::body() const {
  const Field* field = field_with_role(info(), Role::body);
  return field != nullptr ? text(field->tag) : std::string();
}
std::string_view Record::subkind() const {
  const Field* field = field_with_role(info(), Role::subkind);
  if (field == nullptr) return info().name;
  const auto it = std::ranges::find(field->choices, text(field->tag));
  return it == field->choices.end() ? field->choices.front() : *it;
}
std::string Record::state() const {
  if (info().states.empty()) return {};
  const std::string set = text(kState);
  return set.empty() ? std::string(info().states.front()) : set;
}
Stamp Record::happened() const {
  const auto* v = std::get_if<Stamp>(&value(kHappened));
  return v != nullptr ? *v : created;
}

Day Record::when() const {
  const auto own = info().day != 0 ? day(info().day) : std::nullopt;
  return own ? *own : happened().day();
}

Record new_record(Kind kind, RecordId id, Stamp now) {
  Record record{id, kind, now, {}};
  if (const Field* field = field_with_role(record.info(), Role::subkind)) {
    record.set(field->tag, std::string(field->choices.front()));
  }
  return record;
}

Record new_entry(const EntryKind& kind, RecordId id, Stamp now) {
  Record record = new_record(kind.kind, id, now);
  if (!kind.subkind.empty())
    record.set(field_with_role(record.info(), Role::subkind)->tag, std::string(kind.subkind));
  return record;
}

Strings split_list(std::string_view text) {
  Strings out;
  while (!text.empty()) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    std::size_t end = std::min(text.find(','), text.size());
    if (auto quoted = quoted_piece(text)) {
      end = quoted->second;
      if (!trim(quoted->first).empty()) out.emplace_back(trim(quoted->first));
    } else if (const auto piece = trim(text.substr(0, end)); !piece.empty()) {
      out.emplace_back(piece);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string join_list(std::span<const std::string> words) {
  std::string out;
  for (const std::string& word : words) {
    out += out.empty() ? "" : ", ";
    if (word.find(',') == std::string::npos && !word.starts_with('"')) {
      out += word;
      continue;
    }
    out += '"';
    for (const char c : word) out += c == '"' ? "\"\"" : std::string(1, c);
    out += '"';
  }
  return out;
}

Status check_field(const Field& field, const Value& value) {
  if (is_empty(value)) return {};
  if (!holds_type(field, value)) return bad(field, "wrong type");
  if (const auto* v = std::get_if<std::string>(&value)) {
    if (field.type == FieldType::choice && std::ranges::find(field.choices, *v) == field.choices.end()) {
      return bad(field, "not one of its choices: " + choices_of(field));
    }
    return check_text(field, *v);
  }
  if (const auto* v = std::get_if<std::int64_t>(&value); v != nullptr && (*v < field.min || *v > field.max)) {
    return bad(field, "not between " + std::to_string(field.min) + " and " + std::to_string(field.max));
  }
  if (const auto* v = std::get_if<double>(&value); v != nullptr) {
    const bool within = *v >= static_cast<double>(field.min) && *v <= static_cast<double>(field.max);
    if (!within)
      return bad(field, "not between " + std::to_string(field.min) + " and " + std::to_string(field.max));
  }
  if (const auto* v = std::get_if<Strings>(&value)) return check_set(field, *v);
  return {};
}

namespace {

/// `before` may be none: then everything counts.
Status check_against(const Record* before, const Record& record) {
  const KindInfo& kind = record.info();
  const auto changed = [&](Tag tag) { return before == nullptr || before->value(tag) != record.value(tag); };
  for (const auto& [tag, value] : record.fields) {
    // A field of a later version passes through untouched.
    const Field* field = find_field(kind, tag);
    if (field != nullptr && changed(tag)) TR_TRY(check_field(*field, value));
  }
  for (const Field& field : kind.fields) {
    const bool missing = field.need == Need::required && is_empty(record.value(field.tag));
    if (missing && changed(field.tag)) return bad(field, "is required");
  }
  if (const std::string state = record.text(kState);
      !state.empty() && changed(kState) && std::ranges::find(kind.states, state) == kind.states.end()) {
    return bad(common_fields()[1], "no such state");
  }
  return {};
}

}  // namespace

Status check(const Record& record) { return check_against(nullptr, record); }

Status check_changes(const Record& before, const Record& after) { return check_against(&before, after); }

Status check_days(const Record& record) {
  for (const DayOrder& order : record.info().orders) {
    const auto first = record.day(order.first), last = record.day(order.last);
    if (!first || !last || *first <= *last) continue;
    const auto name = [&](Tag tag) { return std::string(find_field(record.info(), tag)->name); };
    return {Code::refused, name(order.last) + ": before " + name(order.first)};
  }
  return {};
}

bool holds(const Condition& condition, const Record& record) {
  if (condition.field.empty()) return true;
  const Tag tag = find_field(record.info(), condition.field)->tag;
  if (condition.one_of.empty()) return is_empty(record.value(tag));
  return std::ranges::find(condition.one_of, record.text(tag)) != condition.one_of.end();
}

bool is_open(const Transition& step, const Record& record) {
  return std::ranges::find(step.from, record.state()) != step.from.end() && holds(step.offered_if, record);
}

Status apply_transition(Record& record, std::string_view name, Day today) {
  const KindInfo& kind = record.info();
  const auto it = std::ranges::find(kind.transitions, name, &Transition::name);
  if (it == kind.transitions.end()) return {Code::usage, "transition"};
  if (std::ranges::find(it->from, record.state()) == it->from.end()) {
    return {Code::refused, std::string(name) + ": not from state " + record.state()};
  }
  if (!it->stamps.empty()) {
    const Field* field = find_field(kind, it->stamps);
    if (is_empty(record.value(field->tag))) record.set(field->tag, today);
  }
  for (const std::string_view needed : it->requires_) {
    if (is_empty(record.value(find_field(kind, needed)->tag))) {
      return {Code::refused, std::string(name) + ": needs " + std::string(needed)};
    }
  }
  record.set(kState, std::string(it->to));
  return {};
}

Result<Value> parse_value(const Field& field, std::string_view text, Stamp now) {
  const std::string_view word = trim(text);
  if (word.empty()) return Value{};
  Value value = std::string(text);
  switch (field.type) {
    case FieldType::line:
    case FieldType::choice:
      value = std::string(word);
      break;
    case FieldType::text:
      break;
    case FieldType::integer: {
      std::int64_t number = 0;
      const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
      if (error != std::errc() || end != word.data() + word.size()) return bad(field, "not a whole number");
      value = number;
      break;
    }
    case FieldType::decimal: {
      TR_LET(number, parse_decimal(field, word));
      value = number;
      break;
    }
    case FieldType::flag:
      if (word != "yes" && word != "no" && word != "true" && word != "false") return bad(field, "yes or no");
      value = word == "yes" || word == "true";
      break;
    case FieldType::day: {
      const auto day = word == "today" ? std::optional(now.day()) : Day::parse(word);
      if (!day) return bad(field, "not a day as YYYY-MM-DD");
      value = *day;
      break;
    }
    case FieldType::stamp: {
      auto stamp = Stamp::parse(word);
      if (const auto day = Day::parse(word)) stamp = Stamp::from_local(*day, 12 * 60, now.offset_min);
      if (!stamp) return bad(field, "not a time as RFC 3339 or a day as YYYY-MM-DD");
      value = *stamp;
      break;
    }
    case FieldType::ref: {
      const auto id = RecordId::parse(word);
      if (!id) return bad(field, "not an id");
      value = *id;
      break;
    }
    case FieldType::refs:
    case FieldType::tags:
    case FieldType::dated:
      value = split_list(text);
      break;
    case FieldType::rows: {
      TR_LET(rows, parse_rows(field, text, now));
      value = std::move(rows);
      break;
    }
  }
  TR_TRY(check_field(field, value));
  return value;
}

}  // namespace thirdrow::journal
