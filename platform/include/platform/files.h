/// Files as the journal needs them: bounded reads, writes that a crash at any moment leaves whole, private
/// modes. Errors: disk_full (no space or quota), read_only (no permission to write), not_found, exists,
/// too_large, invalid (not a regular file or folder), else io. Error details name the failed step, never a
/// path.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <system_error>

#include "base/bytes.h"
#include "base/result.h"

namespace thirdrow::platform {

/// The whole of a regular file. Never reads more than `max_bytes`: a longer file is too_large.
Result<Bytes> read_file(const std::filesystem::path& path, std::size_t max_bytes);

/// The steps of a write, in order; a long content makes several `write` steps.
enum class FileStep { create, write, sync, close, rename, sync_folder };
/// Called before each step; an error it returns is taken as that step's failure. Tests fail or end the
/// process here.
using FileHook = std::function<std::error_code(FileStep)>;

/// The code for what a call of <filesystem> said.
Error file_error(const std::error_code& error);

/// Replaces `path` (mode 0600, its folder must exist). After a crash the path holds the old or the new
/// content, never neither and never a part; once this returns success, the new content survives loss of
/// power. A symbolic link at `path` is replaced, not followed. On failure nothing is left behind; after a
/// crash a temporary file may be: see remove_leftovers. Two writers of one path: the last rename wins, whole.
Status write_atomic(const std::filesystem::path& path, ByteView content, const FileHook& before_step = {});

/// The same, but fails with `exists` when anything is at `path`, without a moment in which it would be
/// replaced; on any failure there is no file of ours at `path`.
Status write_new(const std::filesystem::path& path, ByteView content, const FileHook& before_step = {});

/// Returns once the content of the file, written by whatever means, survives loss of power.
Status sync_file(const std::filesystem::path& path);

/// Removes temporary files that crashed writes of `path` left beside it. Only safe while nobody else writes
/// it.
Status remove_leftovers(const std::filesystem::path& path);

/// Makes the folder and its missing parents for this user alone (0700); tightens one that exists.
Status make_private_folder(const std::filesystem::path& path);

/// Removes a file or a symbolic link; not_found when there is none, invalid for a folder.
Status remove_file(const std::filesystem::path& path);

}  // namespace thirdrow::platform
