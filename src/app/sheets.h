/// The guided sheets of an assessment, as data: what is asked, item by item, in our own words.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "journal/record.h"

namespace thirdrow::app {

struct SheetItem {
  std::string_view key;  ///< stands in the `answers` rows; frozen with the sheet's version
  const char* sentence;  ///< English, for translation; answered from 0, not at all, to 4, always
};
struct Sheet {
  std::string_view instrument;   ///< a choice of the assessment's field
  std::string_view perspective;  ///< empty: whatever it is seen from
  std::int64_t version;
  const char* title;
  const char* purpose;  ///< one sentence
  std::span<const SheetItem> items;
  /// Fields that only some sheets have.
  std::span<const std::string_view> fields;
};

std::span<const Sheet> sheets();
/// The sheet of an assessment; nullptr for another kind, and while its instrument is not said.
const Sheet* sheet_of(const journal::Record& record);
/// Code::invalid, with the items in the detail, for answers that `record` has beyond `there` and that no
/// sheet of its instrument asks for, or asks for once.
Status check_answers(const std::optional<journal::Record>& there, const journal::Record& record);
/// Whether a form for that sheet has the field.
bool on_sheet(const Sheet& sheet, const journal::Field& field);

}  // namespace thirdrow::app
