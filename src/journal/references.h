/// Which records a record names: in its fields and in the cells of its rows.
#pragma once

#include <optional>
#include <vector>

#include "journal/record.h"

namespace thirdrow::journal {

struct Reference {
  Tag field = 0;
  std::optional<Kind> target;  ///< nothing: any kind
  RecordId id;
  friend bool operator==(const Reference&, const Reference&) = default;
};
/// In order of the description; ids that cannot be read are passed over.
std::vector<Reference> references(const Record& record);

}  // namespace thirdrow::journal
