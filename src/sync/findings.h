/// What a run of the engine found. Values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/id.h"

namespace thirdrow::sync {

/// What is known of one device.
struct Heard {
  DeviceId dev;
  std::string name;
  bool own = false, removed = false;
  std::int64_t last_ms = 0;     ///< when it announced last, by its own clock, UTC; 0: never
  std::uint64_t announced = 0;  ///< segments
  std::uint64_t here = 0;
  bool forked = false;       ///< its chain is another one than somebody saw: it was copied, or its keys were
  bool clock_ahead = false;  ///< its clock is more than ten minutes ahead of ours
};
struct Findings {
  std::vector<Heard> devices;
  std::size_t waiting = 0;          ///< objects that are not in the storage yet
  std::size_t taken = 0;            ///< segments of others that came in
  std::size_t withheld = 0;         ///< announced, and not there
  std::size_t sent = 0;             ///< segments of this device that were made
  std::vector<std::string> parked;  ///< objects that are not what they should be, put aside in this run
  bool rolled_back = false;         ///< the storage shows less than it did
  bool differs = false;             ///< a device of the same versions has another state
  bool admitted = true;             ///< otherwise this device does not belong to the space yet
  bool removed = false;             ///< this device does not belong any more
  bool held_back = false;  ///< nothing is sent until what the device before this one published has come
  bool renewed = false;    ///< this journal was restored or copied, and goes on as a device of its own
};

}  // namespace thirdrow::sync
