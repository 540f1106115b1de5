/// Every version of a record, from its ops: who wrote it, when, on which device, and what changed.
#pragma once

#include <span>
#include <vector>

#include "journal/entry_state.h"

namespace thirdrow::journal {

struct FieldChange {
  Tag field;
  Value before;
  Value after;
};
struct Version {
  Stamp at;
  DeviceId device;
  Record record;  ///< as it was after this version; never deleted: the Trash is a place, not a version
  std::vector<FieldChange> changed;
};
/// Oldest first. What one device saves at most `join_ms` (not negative) after the save before makes one
/// version with it as long as every word of that stays, in its order: no word that was ever saved is in no
/// version. Empty for a purged record.
std::vector<Version> versions(RecordId id, std::span<const Op> ops, std::int64_t join_ms = 120'000);

/// A readable difference of two texts, in runs.
struct Run {
  enum class Sort : std::uint8_t { same, removed, added } sort;
  std::string text;
  friend bool operator==(const Run&, const Run&) = default;
};
std::vector<Run> readable_diff(std::string_view before, std::string_view after);

}  // namespace thirdrow::journal
