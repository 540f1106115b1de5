/// The one description of every record kind. From it come diff, limits, transitions, JSON, history,
/// projection, command line and forms; nothing lists the fields of a record a second time. Numbers and names
/// are frozen (schema/ops.md); a retired one goes to schema/retired.txt and is never used again.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

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
};

enum class FieldType : std::uint8_t {
  line,  ///< short text, one value wins
  text,  ///< long text, merged character by character
  integer,
  flag,
  choice,  ///< one of `choices`
  day,
  stamp,
  ref,    ///< the id of a record of kind `target`
  refs,   ///< a set of such ids
  tags,   ///< a set of short words
  dated,  ///< a set of notes, each `YYYY-MM-DD words`
};

/// What a field means to code that knows no kinds.
enum class Role : std::uint8_t {
  none,
  title,     ///< shown first in lists
  body,      ///< the long text
  subkind,   ///< the choice that names the kind of entry (a reflection is daily, weekly, …)
  source,    ///< where an imported record came from; makes importing again change nothing
  plumbing,  ///< kept by the program, not typed into forms
};

enum class Need : std::uint8_t { optional, required };

struct Field {
  Tag tag;
  std::string_view name;  ///< stable, snake_case: JSON, command line
  const char* label;      ///< English, for forms; translated in ui
  FieldType type;
  std::int64_t min = 0;  ///< integers: smallest value; sets: fewest elements
  std::int64_t max =
      0;  ///< texts: most code points; integers: largest value; sets: most elements; 0 = by type
  Role role = Role::none;
  Need need = Need::optional;
  std::span<const std::string_view> choices = {};
  std::optional<Kind> target = {};
};

struct Transition {
  std::string_view name;  ///< the verb of `do ID verb`
  const char* label;      ///< the button's words
  std::span<const std::string_view> from;
  std::string_view to;
  std::span<const std::string_view> requires_;  ///< fields that must be set afterwards
  std::string_view stamps = {};                 ///< a day field set to today when not given
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
};

/// Fields that every kind has.
inline constexpr Tag kDeleted = 1;  ///< stamp; set = in Trash
inline constexpr Tag kState = 2;
inline constexpr Tag kTags = 3;
inline constexpr Tag kPeople = 4;
inline constexpr Tag kEngagement = 5;
inline constexpr Tag kHappened = 6;
inline constexpr Tag kFirstOwnTag = 32;  ///< a kind's own fields start here

std::span<const KindInfo> kinds();
const KindInfo* find_kind(std::uint16_t number);
const KindInfo* find_kind(std::string_view name);
inline const KindInfo& info(Kind kind) { return *find_kind(static_cast<std::uint16_t>(kind)); }

std::span<const Field> common_fields();
/// Looks among the kind's own fields, then the common ones.
const Field* find_field(const KindInfo& kind, Tag tag);
const Field* find_field(const KindInfo& kind, std::string_view name);
const Field* field_with_role(const KindInfo& kind, Role role);

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

/// Own field tags that code refers to by name.
namespace person {
inline constexpr Tag kName = 32, kAlias = 33, kRelation = 34, kPerspective = 35, kPreferences = 36;
}
namespace engagement {
inline constexpr Tag kTitle = 32, kWhy = 33, kType = 34, kPlannedStart = 35, kPlannedEnd = 36,
                     kActualStart = 37, kActualEnd = 38, kEvery = 39, kUnit = 40, kWeekday = 41, kReason = 42;
}
namespace reflection {
inline constexpr Tag kTitle = 32, kBody = 33, kType = 34, kPrompt = 35, kSource = 36;
}
namespace question {
inline constexpr Tag kText = 32, kTheme = 33, kOrigin = 34, kFavourite = 35, kFor = 36, kStandard = 37,
                     kWhen = 38, kShipped = 39;
}
namespace question_use {
inline constexpr Tag kQuestion = 32, kUsedOn = 33, kOpened = 34;
}
namespace moment {
inline constexpr Tag kTitle = 32, kSetting = 33, kSurprise = 34, kUrge = 35, kPaused = 36, kRelaxed = 37,
                     kSmiled = 38, kAsked = 39, kQuestion = 40, kPleased = 41, kStung = 42, kThanked = 43,
                     kToldBack = 44, kResult = 45, kBody = 46;
}
namespace story {
inline constexpr Tag kTitle = 32, kBody = 33, kFor = 34, kStandard = 35, kNamedOk = 36, kType = 37,
                     kCelebratedHow = 38, kCelebratedOn = 39, kTold = 40;
}

}  // namespace thirdrow::journal
