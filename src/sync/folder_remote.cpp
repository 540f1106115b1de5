#include "sync/folder_remote.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "platform/files.h"

namespace thirdrow::sync {
namespace {

namespace fs = std::filesystem;

/// What the caller of a storage can act on.
Error as_remote(const Error& error) {
  switch (error.code) {
    case Code::disk_full:
    case Code::not_found:
    case Code::too_large:
    case Code::exists:
      return error;
    case Code::read_only:
      return {Code::denied, error.detail};
    case Code::invalid:
      return {Code::refused, error.detail};
    default:
      return {Code::offline, error.detail};
  }
}

/// Some file systems give names back in capitals.
std::string lowered(std::string name) {
  std::ranges::transform(name, name.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return name;
}

class FolderRemote : public Remote {
 public:
  explicit FolderRemote(fs::path base) : base_(std::move(base)) {}

  Result<std::vector<Listed>> list(std::string_view folder, std::stop_token stop) const override {
    TR_TRY(reachable(stop));
    std::vector<Listed> out;
    std::error_code error;
    for (fs::directory_iterator it(base_ / folder, error), end; !error && it != end; it.increment(error)) {
      if (stop.stop_requested()) return Code::cancelled;
      std::error_code gone;
      const std::string name = lowered(it->path().filename().string());
      if (!is_object_name(name) || !it->is_regular_file(gone)) continue;
      const std::uintmax_t size = it->file_size(gone);
      if (!gone) out.push_back({name, size});
    }
    if (error && error != std::errc::no_such_file_or_directory && error != std::errc::not_a_directory)
      return as_remote(platform::file_error(error));
    std::ranges::sort(out);
    return out;
  }

  Result<Bytes> get(std::string_view path, std::size_t most, std::stop_token stop) const override {
    TR_TRY(reachable(stop));
    auto content = platform::read_file(base_ / path, most);
    if (!content) return as_remote(content.error());
    return content;
  }

  Status put(std::string_view path, ByteView content, std::stop_token stop) const override {
    TR_TRY(reachable(stop));
    const fs::path file = base_ / path;
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (error) return as_remote(platform::file_error(error));
    const Status written = platform::write_atomic(file, content);
    return written ? written : Status(as_remote(written.error()));
  }

  Status remove(std::string_view path, std::stop_token stop) const override {
    TR_TRY(reachable(stop));
    const Status removed = platform::remove_file(base_ / path);
    if (removed || removed.error().code == Code::not_found) return {};
    return as_remote(removed.error());
  }

 private:
  Status reachable(const std::stop_token& stop) const {
    if (stop.stop_requested()) return Code::cancelled;
    std::error_code error;
    return fs::is_directory(base_, error) ? Status() : Status(Code::offline, "folder is not there");
  }

  fs::path base_;
};

}  // namespace

std::unique_ptr<Remote> folder_remote(fs::path base) {
  return std::make_unique<FolderRemote>(std::move(base));
}

}  // namespace thirdrow::sync
