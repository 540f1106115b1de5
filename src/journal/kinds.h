/// The one description of every record kind. From it come diff, limits, transitions, JSON, history,
/// projection, command line and forms; nothing lists the fields of a record a second time. Numbers and names
/// are frozen (schema/ops.md); a retired one goes to schema/retired.txt and is never used again.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/result.h"
#include "journal/kind_tags.h"
#include "journal/value.h"

namespace thirdrow::journal {

enum class Kind : std::uint16_t {
  person = 1,
  engagement = 2,
  reflection = 3,
  question = 4,
  question_use = 5,
  moment = 6,
  story = 7,
  phase = 8,
  agreement = 9,
  bend = 10,
  checkin = 11,
  heard = 12,
  issue = 13,
  fire = 14,
  commitment = 15,
  round = 16,
  tally = 17,
  publication = 18,
  selfcheck = 19,
  assessment = 20,
  chain_link = 21,
  process = 22,
  request = 23,
  task = 24,
  why = 25,
  why_said = 26,
  value = 27,
  decision = 28,
  definition = 29,
  pledge = 30,
  outcome_reading = 31,
  week = 32,
  small_fix = 33,
  brief = 34,
  elsewhere = 35,
  relationship = 36,
  share = 37,
};

enum class FieldType : std::uint8_t {
  line,  ///< short text, one value wins
  text,  ///< long text, merged character by character
  integer,
  flag,
  choice,  ///< one of `choices`
  day,
  stamp,
  ref,      ///< the id of a record of kind `target`
  refs,     ///< a set of such ids
  tags,     ///< a set of short words
  dated,    ///< a set of notes, each `YYYY-MM-DD words`
  decimal,  ///< a number with a fraction
  rows,     ///< a list of small records, each with the cells of `columns` (journal/rows.h)
};

/// What a field means to code that knows no kinds.
enum class Role : std::uint8_t {
  none,
  title,     ///< shown first in lists
  body,      ///< the long text
  subkind,   ///< the choice that names the kind of entry (a reflection is daily, weekly, …)
  source,    ///< where an imported record came from; makes importing again change nothing
  plumbing,  ///< kept by the program, not typed into forms
  counts,    ///< what people answered: typed in, but shown through journal/shown.h alone (I9)
};

enum class Need : std::uint8_t { optional, required };

/// Holds while the record's field is one of the words; with none of them, while it is empty.
struct Condition {
  std::string_view field = {};  ///< empty: it always holds
  std::span<const std::string_view> one_of = {};
};

struct Field {
  Tag tag;
  std::string_view name;  ///< stable, snake_case: JSON, command line
  const char* label;      ///< English, for forms; translated in ui
  FieldType type;
  std::int64_t min = 0;  ///< integers: smallest value; sets: fewest elements
  /// Texts: most code points; numbers: largest value; sets: most elements; 0 = by type.
  std::int64_t max = 0;
  Role role = Role::none;
  Need need = Need::optional;
  std::span<const std::string_view> choices = {};
  std::optional<Kind> target = {};  ///< of a ref without: any kind
  std::span<const Field> columns = {};
  std::string_view only = {};  ///< the subkind that has this field; empty = all
  Condition offered_if = {};   ///< a form leaves it out otherwise, while it is empty
};

struct Step;
/// What a transition does beyond setting the state, or why it may not: Code::refused (journal/step.h).
using Act = Status (*)(Step&);
struct Record;
class Around;
/// What must hold of `after` when it is written; `before` is null for a new record (journal/step.h).
using Rule = Status (*)(const Record* before, const Record& after, const Around& around, Day today);
/// What must hold of a record however it came to stand as it does (journal/step.h).
using StandingRule = Status (*)(const Record& record, const Around& around);

/// `do ID verb name=value` sets `field` by a name that reads well there.
struct Argument {
  std::string_view name, field;
};

struct Transition {
  std::string_view name;  ///< the verb of `do ID verb`
  const char* label;      ///< the button's words
  std::span<const std::string_view> from;
  std::string_view to;
  std::span<const std::string_view> requires_;  ///< fields that must be set afterwards
  std::string_view stamps = {};                 ///< a day field set to today when not given
  std::span<const Argument> arguments = {};
  Act act = nullptr;
  Condition offered_if = {};  ///< otherwise the rules stand against it
};

/// A rule: the day in `last` is not before the one in `first`.
struct DayOrder {
  Tag first, last;
};

/// Where a kind appears.
enum class Shelf : std::uint8_t {
  journal,  ///< an entry: listed by date, searched
  records,  ///< listed by kind
};

struct KindInfo {
  Kind kind;
  std::string_view name;
  const char* label;
  Shelf shelf;
  std::span<const Field> fields;
  std::span<const std::string_view> states;  ///< the first is where a record starts; empty = no states
  std::span<const Transition> transitions;
  std::span<const DayOrder> orders = {};
  Tag day = 0;  ///< the day field by which it falls into a window; 0, or empty = the day it happened
  Rule rule = nullptr;
  StandingRule standing =
      nullptr;  ///< where the rule speaks of how it may change; otherwise as if it were new
};

std::span<const KindInfo> kinds();
const KindInfo* find_kind(std::uint16_t number);
const KindInfo* find_kind(std::string_view name);
inline const KindInfo& info(Kind kind) { return *find_kind(static_cast<std::uint16_t>(kind)); }

std::span<const Field> common_fields();
/// Looks among the kind's own fields, then the common ones.
const Field* find_field(const KindInfo& kind, Tag tag);
const Field* find_field(const KindInfo& kind, std::string_view name);
const Field* field_with_role(const KindInfo& kind, Role role);
/// Whether the value is a set of elements, which merges element by element.
constexpr bool is_set(FieldType type) {
  return type == FieldType::refs || type == FieldType::tags || type == FieldType::dated ||
         type == FieldType::rows;
}
/// Whether what people answered stands in it, which is shown through journal/shown.h alone (I9).
bool holds_counts(const KindInfo& kind);

/// The kinds of entry that `entries` lists: each reflection's kind, then every other kind on the journal's
/// shelf.
struct EntryKind {
  std::string_view name;
  const char* label;
  Kind kind;
  std::string_view subkind;  ///< empty when the kind has none
};
std::span<const EntryKind> entry_kinds();
const EntryKind* find_entry_kind(std::string_view name);

}  // namespace thirdrow::journal
