/// Records of the domain in few words, and a ledger of them.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "journal/measures.h"
#include "journal/readings.h"
#include "support/fakes.h"

namespace thirdrow::test {

inline Day on(const char* text) { return *Day::parse(text); }

using FieldValue = std::pair<journal::Tag, journal::Value>;

inline journal::Value word(std::string_view text) { return std::string(text); }
inline journal::Value whole(std::int64_t n) { return n; }
inline FieldValue state(std::string_view name) { return {journal::kState, word(name)}; }
inline FieldValue in(RecordId engagement) { return {journal::kEngagement, engagement}; }
inline FieldValue rows(journal::Tag tag, std::vector<journal::Cells> cells) {
  return {tag, journal::rows_of(cells)};
}

class LedgerFixture {
 public:
  /// Made at noon of `today`; its days are those of its fields.
  RecordId add(journal::Kind kind, std::initializer_list<FieldValue> fields) {
    journal::Record record =
        journal::new_record(kind, RecordId::make(random_), Stamp::from_local(today, 720, 60));
    for (const auto& [tag, value] : fields) record.set(tag, value);
    return put(record);
  }
  RecordId put(const journal::Record& record) {
    std::erase_if(records, [&](const journal::Record& one) { return one.id == record.id; });
    records.push_back(record);
    ledger.put(record);
    return record.id;
  }
  void change(RecordId id, std::initializer_list<FieldValue> fields) {
    journal::Record record = at(id);
    for (const auto& [tag, value] : fields) record.set(tag, value);
    put(record);
  }
  void trash(RecordId id) { change(id, {{journal::kDeleted, Stamp::from_local(today, 720, 60)}}); }
  const journal::Record& at(RecordId id) const {
    return *std::ranges::find(records, id, &journal::Record::id);
  }

  RecordId engagement(const char* start, std::string_view type = "project") {
    using namespace journal;
    return add(Kind::engagement, {{engagement::kType, word(type)},
                                  {engagement::kActualStart, on(start)},
                                  {engagement::kEvery, whole(2)},
                                  {engagement::kUnit, word("week")},
                                  thirdrow::test::state("active")});
  }

  journal::View view() const { return {ledger, window, today}; }
  journal::Figure measure(std::string_view name) const {
    return reckon(*journal::find_measure(name), view());
  }
  journal::Figure reading(std::string_view name) const {
    return reckon(*journal::find_reading(name), view());
  }
  /// Numerator and denominator.
  std::pair<std::uint32_t, std::uint32_t> rate(std::string_view name) const {
    const journal::FigureInfo* info = journal::find_measure(name);
    const journal::Figure figure = reckon(info != nullptr ? *info : *journal::find_reading(name), view());
    return {figure.rate.numerator, figure.rate.denominator};
  }
  /// A number of a measure or reading; nullopt when it has none or may not be said.
  std::optional<double> number(std::string_view figure, std::string_view name) const {
    const journal::FigureInfo* info = journal::find_measure(figure);
    const journal::Figure found = reckon(info != nullptr ? *info : *journal::find_reading(figure), view());
    const journal::Number* one = found.number(name);
    return one != nullptr ? one->value : std::nullopt;
  }

  journal::Window window{on("2026-01-01"), on("2026-03-31")};
  Day today = on("2026-06-30");
  std::vector<journal::Record> records;
  journal::Ledger ledger;

 private:
  SeededRandom random_{7};
};

using Rate = std::pair<std::uint32_t, std::uint32_t>;

}  // namespace thirdrow::test
