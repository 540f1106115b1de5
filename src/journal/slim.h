/// What the figures need of a record: days, numbers, choices, links and short lines, without its texts. A
/// year of them stays in memory, so that a figure is worked out without asking the disk.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journal/rows.h"

namespace thirdrow::journal {

/// A plain value. Of texts, and of lines that may be longer than 200 characters, it knows only that they are
/// written; of a person no line at all. Rows keep lines of up to 80 characters. A round that was opened holds
/// the terms settled then (journal/round_terms.h).
class Slim {
 public:
  explicit Slim(const Record& record);

  RecordId id() const { return id_; }
  Kind kind() const { return kind_; }
  bool deleted() const { return deleted_; }
  Stamp created() const { return created_; }
  /// By which it falls into a window when a figure names no other day: KindInfo::day, else when it happened.
  Day day() const { return day_; }
  std::string_view state() const { return state_; }
  std::span<const RecordId> people() const { return people_; }

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
    for (const auto& [tag, value] : fields_) visit(tag, value);
  }

 private:
  const Value* find(Tag tag) const;
  void take_all(const Record& record);
  void take(const Field& field, const Value& value);

  RecordId id_;
  Kind kind_;
  bool deleted_;
  Stamp created_;
  Day day_;
  std::string state_;
  std::vector<RecordId> people_;
  std::vector<std::pair<Tag, Value>> fields_;  ///< by rising tag
  std::vector<std::pair<Tag, std::vector<Cells>>> rows_;
};

}  // namespace thirdrow::journal
