/// What the figures need of a record: days, numbers, choices, links and short lines, without its texts. They
/// stand beside the records on the disk, and all of them in memory, so that a figure is worked out without
/// asking for a record.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "journal/rows.h"

namespace thirdrow::journal {

/// A plain value. Of texts, and of lines that may be longer than 200 characters, it knows only that they are
/// written; of a person no line at all. Rows keep lines of up to 80 characters. A round that was opened holds
/// the terms settled then (journal/round_terms.h).
class Facts {
 public:
  explicit Facts(const Record& record);

  Bytes encode() const;
  /// Code::damaged for anything that encode() did not write.
  static Result<Facts> decode(ByteView bytes);

  RecordId id() const { return held_.id; }
  Kind kind() const { return static_cast<Kind>(held_.kind); }
  bool deleted() const { return held_.deleted; }
  Stamp created() const { return held_.created; }
  /// By which it falls into a window when a figure names no other day: KindInfo::day, else when it happened.
  Day day() const { return held_.day; }
  std::string_view state() const { return held_.state; }
  std::span<const RecordId> people() const { return held_.people; }

  std::optional<Day> day(Tag tag) const;
  std::optional<std::int64_t> integer(Tag tag) const;
  /// An integer or a decimal that is finite.
  std::optional<double> number(Tag tag) const;
  /// A choice or a short line; empty when unset.
  std::string_view word(Tag tag) const;
  bool is(Tag tag, std::string_view choice) const { return word(tag) == choice; }
  bool flag(Tag tag) const;
  /// Whether the field holds anything.
  bool written(Tag tag) const { return find(tag) != nullptr; }
  /// nil when unset.
  RecordId ref(Tag tag) const;
  std::vector<RecordId> refs(Tag tag) const;
  /// Tags; of dated notes the days as text.
  std::span<const std::string> strings(Tag tag) const;
  std::span<const Cells> rows(Tag tag) const;

  /// Calls visit(Tag, const Value&) for each field.
  template <class Visit>
  void each_field(Visit visit) const {
    for (const auto& [tag, value] : held_.fields) visit(tag, value);
  }

  friend bool operator==(const Facts&, const Facts&) = default;

 private:
  struct Held {
    RecordId id;
    std::uint16_t kind = 0;
    bool deleted = false;
    Stamp created;
    Day day;
    std::string state;
    std::vector<RecordId> people;
    std::vector<std::pair<Tag, Value>> fields;  ///< by rising tag
    std::vector<std::pair<Tag, std::vector<Cells>>> rows;
    friend bool operator==(const Held&, const Held&) = default;
  };
  template <class A>
  friend void serialize(A& ar, Held& held) {
    ar(held.id, held.kind, held.deleted, held.created, held.day, held.state, held.people, held.fields,
       held.rows);
  }
  explicit Facts(Held held) : held_(std::move(held)) {}

  const Value* find(Tag tag) const;
  void take_all(const Record& record);
  void take(const Field& field, const Value& value);

  Held held_;
};

}  // namespace thirdrow::journal
