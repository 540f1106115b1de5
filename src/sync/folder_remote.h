/// A storage that is a folder: a disk, a network drive, or one that another program carries to the cloud.
#pragma once

#include <filesystem>
#include <memory>

#include "sync/remote.h"

namespace thirdrow::sync {

/// `base` must exist, so that a drive that is not mounted is not written under its mount point: else every
/// call is Code::offline.
std::unique_ptr<Remote> folder_remote(std::filesystem::path base);

}  // namespace thirdrow::sync
