/// From what a person typed to a storage: `file:///path`, `davs://host/path` (WebDAV over HTTPS),
/// `s3://bucket/prefix?endpoint=https://host`, with `&style=host` where the bucket stands in the host's name;
/// `dav://` and an endpoint of `http://` only to this machine.
#pragma once

#include <memory>

#include "base/time.h"
#include "store/sync_log.h"
#include "sync/remote.h"

namespace thirdrow::sync {

/// Code::invalid ("address …") for what is no such address, with a login in it, or in the clear to another
/// machine. `clock` must outlive the storage. Nothing is asked of the storage yet.
Result<std::unique_ptr<Remote>> open_storage(const store::SyncLog::Access& access, Clock& clock);

/// Counts what goes over a storage's wire, for who asks. One thread.
struct Traffic {
  std::uint64_t requests = 0, bytes_up = 0, bytes_down = 0;
};
std::unique_ptr<Remote> counted(std::unique_ptr<Remote> remote, Traffic& traffic);

}  // namespace thirdrow::sync
