/// Records of every kind with random fields that fit the descriptions, linked among each other.
#pragma once

#include <string>
#include <vector>

#include "journal/rows.h"
#include "support/fakes.h"

namespace thirdrow::test {

class RandomDomain {
 public:
  /// `each` records of every kind, dated within `days` before `today`.
  RandomDomain(std::uint64_t seed, std::size_t each, Day today, std::int32_t days)
      : random_(seed), today_(today), days_(days) {
    for (const journal::KindInfo& info : journal::kinds()) {
      for (std::size_t i = 0; i < each; ++i) ids_.push_back({RecordId::make(random_), info.kind});
    }
  }

  std::size_t size() const { return ids_.size(); }
  RecordId id(std::size_t at) const { return ids_[at].id; }
  SeededRandom& random() { return random_; }

  /// The record at that place with new random contents.
  journal::Record record(std::size_t at) {
    const auto& [id, kind] = ids_[at];
    journal::Record out = journal::new_record(kind, id, Stamp::from_local(some_day(), 600, 60));
    const journal::KindInfo& info = out.info();
    if (!info.states.empty()) out.set(journal::kState, std::string(one_of(info.states)));
    for (const journal::Field& field : info.fields) {
      if (random_.below(5) != 0) out.set(field.tag, value_for(field));
    }
    if (random_.below(2) == 0) out.set(journal::kEngagement, some_id(journal::Kind::engagement));
    if (random_.below(2) == 0) out.set(journal::kPeople, Strings{some_id(journal::Kind::person).text()});
    if (random_.below(2) == 0) out.set(journal::kTags, Strings{std::string(one_of(kWords))});
    if (random_.below(8) == 0) out.set(journal::kDeleted, Stamp::from_local(today_, 600, 60));
    return out;
  }
  std::vector<journal::Record> all() {
    std::vector<journal::Record> out;
    for (std::size_t at = 0; at < size(); ++at) out.push_back(record(at));
    return out;
  }

 private:
  using Strings = journal::Strings;
  struct Named {
    RecordId id;
    journal::Kind kind;
  };
  /// Words that formulas look for, and others.
  static constexpr std::string_view kWords[] = {
      "again",      "refer",     "sat",    "s1",         "s2",
      "s3",         "s1a",       "s3c",    "ideal",      "empowerment_given",
      "encouraged", "delivered", "survey", "rush order", "Ω",
      "議事"};
  static constexpr std::string_view kAnswers[] = {"yes", "no", "0", "1", "2", "3", "4", "5"};

  template <class Range>
  std::string_view one_of(const Range& range) {
    return *std::next(std::begin(range), static_cast<std::ptrdiff_t>(random_.below(std::size(range))));
  }
  Day some_day() {
    return today_ - static_cast<std::int32_t>(random_.below(static_cast<std::uint64_t>(days_))) + 5;
  }
  RecordId some_id(std::optional<journal::Kind> kind) {
    for (;;) {
      const Named& one = ids_[random_.below(ids_.size())];
      if (!kind || one.kind == *kind) return one.id;
    }
  }
  std::int64_t some_number(const journal::Field& field) {
    const std::int64_t most = std::min<std::int64_t>(field.max, field.min + 40);
    return field.min +
           static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(most - field.min + 1)));
  }
  std::string cell_for(const journal::Field& column) {
    using enum journal::FieldType;
    if (column.type == choice) return std::string(one_of(column.choices));
    if (column.type == integer) return std::to_string(some_number(column));
    if (column.type == day) return some_day().text();
    if (column.type == ref) return some_id(column.target).text();
    return std::string(column.name == "answer" ? one_of(kAnswers) : one_of(kWords));
  }
  journal::Value value_for(const journal::Field& field) {
    using enum journal::FieldType;
    switch (field.type) {
      case line:
      case text:
        return std::string(one_of(kWords));
      case integer:
        return some_number(field);
      case decimal:
        return static_cast<double>(some_number(field)) / 4;
      case flag:
        return random_.below(2) == 1;
      case choice:
        return std::string(one_of(field.choices));
      case day:
        return some_day();
      case stamp:
        return Stamp::from_local(some_day(), 600, 60);
      case ref:
        return some_id(field.target);
      case refs:
        return Strings{some_id(field.target).text()};
      case tags:
        return Strings{std::string(one_of(kWords))};
      case dated:
        return Strings{some_day().text() + " there"};
      case rows:
        break;
    }
    std::vector<journal::Cells> list(1 + random_.below(4));
    for (journal::Cells& cells : list) {
      for (const journal::Field& column : field.columns) cells.push_back(cell_for(column));
    }
    return journal::rows_of(list);
  }

  SeededRandom random_;
  Day today_;
  std::int32_t days_;
  std::vector<Named> ids_;
};

}  // namespace thirdrow::test
