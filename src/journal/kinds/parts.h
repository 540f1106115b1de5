/// What the descriptions of kinds are written with.
#pragma once

#include <array>

#include "base/words.h"
#include "journal/kinds.h"

namespace thirdrow::journal::parts {

using Sv = std::string_view;

inline constexpr std::int64_t kLine = 200;
inline constexpr std::int64_t kLongLine = 500;
inline constexpr std::int64_t kNotes = 20000;
inline constexpr std::int64_t kBodyMax = 1'000'000;  // imported entries may be far longer than typed ones

inline constexpr std::array kYesNo = {Sv("yes"), Sv("no")};
inline constexpr std::array kYesNoNotAsked = {Sv("yes"), Sv("no"), Sv("not_asked")};
inline constexpr std::array kStandards = {Sv("S1"), Sv("S2"), Sv("S3")};

constexpr Field make(Tag tag, Sv name, const char* label, FieldType type) {
  Field field{};
  field.tag = tag;
  field.name = name;
  field.label = label;
  field.type = type;
  return field;
}
constexpr Field line(Tag tag, Sv name, const char* label, std::int64_t max = kLine) {
  Field field = make(tag, name, label, FieldType::line);
  field.max = max;
  return field;
}
constexpr Field title(Tag tag, Sv name, const char* label, std::int64_t max = kLine) {
  Field field = line(tag, name, label, max);
  field.role = Role::title;
  return field;
}
constexpr Field text(Tag tag, Sv name, const char* label, std::int64_t max = kNotes) {
  Field field = make(tag, name, label, FieldType::text);
  field.max = max;
  return field;
}
constexpr Field body(Tag tag, Sv name, const char* label, std::int64_t max = kNotes) {
  Field field = text(tag, name, label, max);
  field.role = Role::body;
  return field;
}
constexpr Field pick(Tag tag, Sv name, const char* label, std::span<const Sv> choices) {
  Field field = make(tag, name, label, FieldType::choice);
  field.choices = choices;
  return field;
}
constexpr Field number(Tag tag, Sv name, const char* label, std::int64_t min, std::int64_t max) {
  Field field = make(tag, name, label, FieldType::integer);
  field.min = min;
  field.max = max;
  return field;
}
/// 0 to 4.
constexpr Field rating(Tag tag, Sv name, const char* label) { return number(tag, name, label, 0, 4); }
constexpr Field decimal(Tag tag, Sv name, const char* label, std::int64_t min, std::int64_t max) {
  Field field = number(tag, name, label, min, max);
  field.type = FieldType::decimal;
  return field;
}
constexpr Field day(Tag tag, Sv name, const char* label) { return make(tag, name, label, FieldType::day); }
constexpr Field flag(Tag tag, Sv name, const char* label) { return make(tag, name, label, FieldType::flag); }
constexpr Field link(Tag tag, Sv name, const char* label, std::optional<Kind> target = {}) {
  Field field = make(tag, name, label, FieldType::ref);
  field.target = target;
  return field;
}
constexpr Field links(Tag tag, Sv name, const char* label, Kind target, std::int64_t max = 50) {
  Field field = make(tag, name, label, FieldType::refs);
  field.target = target;
  field.max = max;
  return field;
}
constexpr Field dated(Tag tag, Sv name, const char* label) {
  Field field = make(tag, name, label, FieldType::dated);
  field.max = 100;
  return field;
}
constexpr Field rows(Tag tag, Sv name, const char* label, std::span<const Field> columns, std::int64_t max) {
  Field field = make(tag, name, label, FieldType::rows);
  field.columns = columns;
  field.max = max;
  return field;
}
constexpr Field with(Field field, Role role) {
  field.role = role;
  return field;
}
constexpr Field needed(Field field) {
  field.need = Need::required;
  return field;
}
constexpr Field only(Sv subkind, Field field) {
  field.only = subkind;
  return field;
}
constexpr Field unless(Sv other, Field field) {
  field.offered_if = {other, {}};
  return field;
}
/// Columns have no numbers of their own: their place counts, so new ones go to the end.
inline constexpr Tag kCell = 0;

}  // namespace thirdrow::journal::parts

namespace thirdrow::journal {

/// The descriptions, by what they are about; kinds() gives them all.
std::span<const KindInfo> entry_descriptions();
std::span<const KindInfo> engagement_descriptions();
std::span<const KindInfo> promise_descriptions();
std::span<const KindInfo> round_descriptions();
std::span<const KindInfo> practice_descriptions();
std::span<const KindInfo> coaching_descriptions();

}  // namespace thirdrow::journal
