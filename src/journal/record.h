/// A record as people see it: the merged value of each field. A plain value; compare, copy, send across
/// threads.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "journal/kinds.h"

namespace thirdrow::journal {

struct Record {
  RecordId id;
  Kind kind = Kind::reflection;
  Stamp created;
  std::map<Tag, Value> fields;  ///< empty values are absent

  friend bool operator==(const Record&, const Record&) = default;

  /// The value, or an empty one.
  const Value& value(Tag tag) const;
  void set(Tag tag, Value v);       ///< an empty value removes the field; sets are sorted and made unique
  std::string text(Tag tag) const;  ///< of a line, text or choice; empty when unset
  Strings strings(Tag tag) const;
  std::optional<Day> day(Tag tag) const;
  std::optional<std::int64_t> integer(Tag tag) const;
  std::optional<double> decimal(Tag tag) const;
  std::optional<RecordId> ref(Tag tag) const;
  bool flag(Tag tag) const;

  const KindInfo& info() const { return journal::info(kind); }
  std::string title() const;         ///< by role
  std::string body() const;          ///< by role
  std::string_view subkind() const;  ///< an entry kind's name (`daily`, `moment`), or the kind's name
  std::string state() const;         ///< the first state when none was set
  Stamp happened() const;            ///< kHappened, else created
  Day when() const;                  ///< by the kind's day field, else the day it happened: its window
  bool deleted() const { return fields.contains(kDeleted); }
};

/// A new record with the first state and the subkind's default. Nothing is stored.
Record new_record(Kind kind, RecordId id, Stamp now);
/// The same from an entry kind's name (`daily`, `moment`).
Record new_entry(const EntryKind& kind, RecordId id, Stamp now);

/// Limits of every field: Code::invalid, detail "field: what is wrong" in names and numbers, never the
/// person's words.
Status check(const Record& record);
/// The same of what differs from `before` only: a record that came over a limit by merging can be changed.
Status check_changes(const Record& before, const Record& after);
Status check_field(const Field& field, const Value& value);

/// Days that must not lie before others: Code::refused, detail "last: before first" in names of fields.
Status check_days(const Record& record);

/// Whether the step goes on from where the record stands, and the rules of its kind would let it.
bool is_open(const Transition& step, const Record& record);
bool holds(const Condition& condition, const Record& record);

/// Moves the record along a named transition: Code::refused with the rule when its state does not allow it or
/// a required field is missing, Code::usage when there is no such transition.
Status apply_transition(Record& record, std::string_view name, Day today);

/// The shortest spelling that reads back to the same number.
std::string decimal_text(double number);

/// Words between commas; what holds a comma stands in quotes, and a quote in there is doubled.
Strings split_list(std::string_view text);
/// The opposite.
std::string join_list(std::span<const std::string> words);

/// Reads a field's value from what a person types on the command line: `2026-05-02`, `yes`, `3`, `a, b`.
Result<Value> parse_value(const Field& field, std::string_view text, Stamp now);

}  // namespace thirdrow::journal
