/// The parts of an engagement, as tabs: which records belong to each. Data.
#pragma once

#include <span>
#include <string_view>

#include "app/scope.h"

namespace thirdrow::app {

struct EngagementPart {
  std::string_view key;  ///< stable
  const char* label;     ///< English, for translation
  const char* purpose;   ///< what it is for, in one sentence
  std::string_view icon;
  std::vector<What> what;
};
std::span<const EngagementPart> engagement_parts();
/// The one that a record belongs to; nullptr when it belongs to none.
const EngagementPart* part_of(const journal::Record& record);

}  // namespace thirdrow::app
