#include "journal/facts.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "journal/codec.h"
#include "journal/round_terms.h"

namespace thirdrow::journal {

/// As `first` and `second` one after the other.
template <class A, class First, class Second>
void serialize(A& ar, std::pair<First, Second>& both) {
  ar(both.first, both.second);
}

namespace {

constexpr std::int64_t kLongestLine = 200;
constexpr std::int64_t kLongestCell = 80;

std::vector<RecordId> ids_of(const Strings& texts) {
  std::vector<RecordId> ids;
  for (const std::string& text : texts) {
    if (const auto id = RecordId::parse(text)) ids.push_back(*id);
  }
  return ids;
}

Strings days_of(Strings notes) {
  for (std::string& note : notes) note.resize(std::min<std::size_t>(note.size(), 10));
  return notes;
}

bool is_number(const Field& field) {
  return field.type == FieldType::integer || field.type == FieldType::decimal;
}

/// No form takes such a number; it can only have been written elsewhere, and would bend every mean.
bool is_beyond(const Field& field, double number) {
  const auto least = static_cast<double>(field.min), most = static_cast<double>(field.max);
  return least < most && !(number >= least && number <= most);
}
bool is_beyond(const Field& field, const Value& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value))
    return is_beyond(field, static_cast<double>(*whole));
  const auto* number = std::get_if<double>(&value);
  return number != nullptr && is_beyond(field, *number);
}
bool is_beyond(const Field& field, const std::string& cell) {
  double number = 0;
  const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  return read.ec == std::errc() && is_beyond(field, number);
}

std::vector<Cells> short_cells(const Field& field, const Strings& elements) {
  std::vector<Cells> rows = cells_of(field, elements);
  for (Cells& cells : rows) {
    for (std::size_t i = 0; i < field.columns.size(); ++i) {
      const Field& column = field.columns[i];
      const bool is_long = column.type == FieldType::line && column.max > kLongestCell;
      const bool beyond = is_number(column) && field.role != Role::counts && is_beyond(column, cells[i]);
      if (is_long || beyond) cells[i].clear();
    }
  }
  return rows;
}

bool is_kept_line(Kind kind, const Field& field) {
  return kind != Kind::person && field.max > 0 && field.max <= kLongestLine;
}

/// A round with what holds of it whatever was written after it was opened.
Record as_settled(Record record) {
  const RoundTerms terms = terms_of(record);
  record.set(round::kK, terms.k);
  record.set(round::kInvited, terms.invited);
  record.set(round::kInstrument, terms.instrument);
  record.set(round::kMode, terms.mode);
  return record;
}

}  // namespace

Facts::Facts(const Record& record)
    : held_{record.id,
            static_cast<std::uint16_t>(record.kind),
            record.deleted(),
            record.created,
            record.day(record.info().day).value_or(record.happened().day()),
            record.state(),
            ids_of(record.strings(kPeople)),
            {},
            {}} {
  if (record.kind == Kind::round) {
    take_all(as_settled(record));
  } else {
    take_all(record);
  }
}

Bytes Facts::encode() const { return encode_value(held_); }

Result<Facts> Facts::decode(ByteView bytes) {
  TR_LET(held, decode_value<Held>(bytes));
  if (find_kind(held.kind) == nullptr) return {Code::damaged, "kind"};
  const auto rise = [](const auto& a, const auto& b) { return a.first >= b.first; };
  if (std::ranges::adjacent_find(held.fields, rise) != held.fields.end()) return {Code::damaged, "tag order"};
  return Facts(std::move(held));
}

void Facts::take_all(const Record& record) {
  held_.fields.reserve(record.fields.size());
  const KindInfo& kind = record.info();
  for (const auto& [tag, value] : record.fields) {
    const Field* field = find_field(kind, tag);
    if (field != nullptr && tag != kState && tag != kPeople && tag != kDeleted) take(*field, value);
  }
}

void Facts::take(const Field& field, const Value& value) {
  const auto keep = [&](Value v) { held_.fields.emplace_back(field.tag, std::move(v)); };
  const auto* set = std::get_if<Strings>(&value);
  switch (field.type) {
    case FieldType::text:
      return keep(true);
    case FieldType::line:
      return keep(is_kept_line(kind(), field) ? value : Value(true));
    case FieldType::stamp:
      if (const auto* at = std::get_if<Stamp>(&value)) keep(at->day());
      return;
    case FieldType::dated:
      if (set != nullptr) keep(days_of(*set));
      return;
    case FieldType::rows:
      if (set != nullptr) held_.rows.emplace_back(field.tag, short_cells(field, *set));
      return;
    case FieldType::integer:
    case FieldType::decimal:
      // A count that cannot be true has to be seen as one, by the gate.
      if (field.role == Role::counts || !is_beyond(field, value)) keep(value);
      return;
    default:
      return keep(value);
  }
}

const Value* Facts::find(Tag tag) const {
  const auto it = std::ranges::lower_bound(held_.fields, tag, {}, &std::pair<Tag, Value>::first);
  return it != held_.fields.end() && it->first == tag ? &it->second : nullptr;
}

std::optional<Day> Facts::day(Tag tag) const {
  const Value* v = find(tag);
  const auto* day = v != nullptr ? std::get_if<Day>(v) : nullptr;
  return day != nullptr ? std::optional(*day) : std::nullopt;
}

std::optional<std::int64_t> Facts::integer(Tag tag) const {
  const Value* v = find(tag);
  const auto* number = v != nullptr ? std::get_if<std::int64_t>(v) : nullptr;
  return number != nullptr ? std::optional(*number) : std::nullopt;
}

std::optional<double> Facts::number(Tag tag) const {
  if (const auto whole = integer(tag)) return static_cast<double>(*whole);
  const Value* v = find(tag);
  const auto* number = v != nullptr ? std::get_if<double>(v) : nullptr;
  return number != nullptr && std::isfinite(*number) ? std::optional(*number) : std::nullopt;
}

std::string_view Facts::word(Tag tag) const {
  const Value* v = find(tag);
  const auto* text = v != nullptr ? std::get_if<std::string>(v) : nullptr;
  return text != nullptr ? std::string_view(*text) : std::string_view();
}

bool Facts::flag(Tag tag) const {
  const Value* v = find(tag);
  const auto* set = v != nullptr ? std::get_if<bool>(v) : nullptr;
  return set != nullptr && *set;
}

RecordId Facts::ref(Tag tag) const {
  const Value* v = find(tag);
  const auto* id = v != nullptr ? std::get_if<RecordId>(v) : nullptr;
  return id != nullptr ? *id : RecordId{};
}

std::vector<RecordId> Facts::refs(Tag tag) const {
  const Value* v = find(tag);
  const auto* set = v != nullptr ? std::get_if<Strings>(v) : nullptr;
  return set != nullptr ? ids_of(*set) : std::vector<RecordId>();
}

std::span<const std::string> Facts::strings(Tag tag) const {
  const Value* v = find(tag);
  const auto* set = v != nullptr ? std::get_if<Strings>(v) : nullptr;
  return set != nullptr ? std::span<const std::string>(*set) : std::span<const std::string>();
}

std::span<const Cells> Facts::rows(Tag tag) const {
  const auto it = std::ranges::find(held_.rows, tag, &std::pair<Tag, std::vector<Cells>>::first);
  return it != held_.rows.end() ? std::span<const Cells>(it->second) : std::span<const Cells>();
}

}  // namespace thirdrow::journal
