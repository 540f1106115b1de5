/// Time zones by name, from the system's zone files (TZif, RFC 8536), for dates that other programs wrote in
/// UTC.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "exchange/zone_rule.h"

namespace thirdrow::exchange {

class Zone {
 public:
  /// A zone file's content; nullopt when it is damaged or larger than any real one.
  static std::optional<Zone> parse(ByteView file);
  static Zone fixed(std::int16_t offset_min);
  /// Minutes east of UTC, local mean times rounded to the minute.
  std::int16_t offset_at(std::int64_t utc_ms) const;

 private:
  std::vector<std::int64_t> changes_;  ///< UTC seconds, rising
  std::vector<std::int32_t> offsets_;  ///< seconds, in force from the change of the same index
  std::int32_t first_offset_ = 0;      ///< before the first change
  std::optional<ZoneRule> after_;      ///< after the last change
};

/// Zones already read. Not thread-safe.
class Zones {
 public:
  explicit Zones(std::filesystem::path folder = "/usr/share/zoneinfo") : folder_(std::move(folder)) {}
  /// `Europe/Berlin`, or a fixed `UTC`, `GMT`, `GMT+0530`; nullptr when there is no such zone. Names never
  /// leave the folder.
  const Zone* find(std::string_view name);

 private:
  std::filesystem::path folder_;
  std::map<std::string, std::optional<Zone>, std::less<>> known_;
};

}  // namespace thirdrow::exchange
