/// The practices that belong to no single engagement, in plain words: what each is for, and which records it
/// is kept in.
#pragma once

#include <span>
#include <string_view>

#include "app/scope.h"

namespace thirdrow::app {

struct Practice {
  std::string_view key;  ///< stable
  const char* label;     ///< English, for translation
  const char* purpose;   ///< what it is for, in one sentence
  std::string_view icon;
  std::vector<What> what;
};
std::span<const Practice> practices();
/// The one that a record belongs to; nullptr when it belongs to none.
const Practice* practice_of(const journal::Record& record);

}  // namespace thirdrow::app
