/// A few records in memory, on which steps and rules work as they do on a journal.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "journal/references.h"
#include "journal/rows.h"
#include "journal/step.h"
#include "support/catch.h"
#include "support/fakes.h"

namespace thirdrow::test {

class Records : public journal::Around {
 public:
  std::optional<journal::Record> find(RecordId id) const override {
    const auto it = std::ranges::find(records, id, &journal::Record::id);
    return it == records.end() || it->deleted() ? std::nullopt : std::optional(*it);
  }
  std::vector<journal::Record> naming(RecordId id, journal::Kind kind) const override {
    std::vector<journal::Record> out;
    for (const journal::Record& record : records) {
      if (record.kind != kind || record.deleted()) continue;
      if (std::ranges::count(journal::references(record), id, &journal::Reference::id) > 0)
        out.push_back(record);
    }
    return out;
  }
  /// Adds it or takes it for the one with its id.
  void lay(const journal::Record& record) {
    std::erase_if(records, [&](const journal::Record& one) { return one.id == record.id; });
    records.push_back(record);
  }

  std::vector<journal::Record> records;
};

class SmallWorld : public Records {
 public:
  using Given = std::initializer_list<std::pair<journal::Tag, journal::Value>>;

  RecordId add(journal::Kind kind, Given fields = {}) {
    journal::Record record = journal::new_record(kind, RecordId::make(random), now());
    for (const auto& [tag, value] : fields) record.set(tag, value);
    records.push_back(record);
    return record.id;
  }
  journal::Record& at(RecordId id) { return *std::ranges::find(records, id, &journal::Record::id); }

  /// Takes the step and keeps what it wrote, when its rules let it.
  Status take(RecordId id, std::string_view name, Given given = {}) {
    journal::Step step{at(id), at(id), *this, now(), [this] { return RecordId::make(random); }};
    for (const auto& [tag, value] : given) step.record.set(tag, value);
    TR_TRY(journal::take_step(step, name));
    made = step.made;
    also = step.also;
    std::vector<journal::Record> written = step.also;
    written.push_back(step.record);
    Records after;
    after.records = records;
    for (const journal::Record& record : written) after.lay(record);
    for (const journal::Record& record : written) TR_TRY(fits(record, after));
    records = std::move(after.records);
    return {};
  }
  /// The rule's name when the change is refused, else nothing.
  std::string refusal(RecordId id, Given changed) {
    journal::Record after = at(id);
    for (const auto& [tag, value] : changed) after.set(tag, value);
    return refusal_of(after);
  }
  std::string refusal_of(const journal::Record& after) {
    const auto there = std::ranges::find(records, after.id, &journal::Record::id);
    const auto before = there == records.end() ? std::nullopt : std::optional(*there);
    const Status status = journal::check_rules(before, after, *this, today);
    return status ? std::string() : status.error().detail;
  }

  Stamp now() const { return Stamp::from_local(today, 720, 60); }

  Day today = *Day::parse("2026-03-02");
  SeededRandom random;
  std::vector<RecordId> made;         ///< by the last step
  std::vector<journal::Record> also;  ///< what it wrote beside

 private:
  Status fits(const journal::Record& record, const Records& around) {
    const auto there = std::ranges::find(records, record.id, &journal::Record::id);
    TR_TRY(there == records.end() ? journal::check(record) : journal::check_changes(*there, record));
    return journal::check_rules(there == records.end() ? std::nullopt : std::optional(*there), record, around,
                                today);
  }
};

inline Day on(const char* text) { return *Day::parse(text); }
inline journal::Value word(std::string_view text) { return std::string(text); }
inline journal::Value number(std::int64_t n) { return n; }
inline journal::Value list(std::initializer_list<journal::Cells> cells) {
  return journal::rows_of(std::vector<journal::Cells>(cells));
}

}  // namespace thirdrow::test
