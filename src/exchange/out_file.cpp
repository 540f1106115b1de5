#include "exchange/out_file.h"

#include <cerrno>
#include <string>
#include <system_error>

namespace thirdrow::exchange {
namespace fs = std::filesystem;

Error file_error(int number, std::string_view what) {
  switch (number) {
    case ENOSPC:
      return {Code::disk_full, std::string(what)};
    case EACCES:
    case EPERM:
    case EROFS:
      return {Code::read_only, std::string(what)};
    case EEXIST:
    case ENOTEMPTY:
      return {Code::exists, std::string(what)};
    case ENOENT:
      return {Code::not_found, std::string(what)};
    default:
      return {Code::io, std::string(what)};
  }
}

Result<OutFile> OutFile::create(const fs::path& file) {
  std::FILE* made = std::fopen(file.c_str(), "wbx");
  if (made == nullptr) return file_error(errno, "create");
  OutFile out(made, file);
  std::error_code error;
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, error);
  if (error) return file_error(error.value(), "permissions");
  return out;
}

OutFile::~OutFile() {
  if (file_ == nullptr) return;
  file_.reset();
  std::error_code ignored;
  fs::remove(path_, ignored);
}

Status OutFile::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size()) return file_error(errno, "write");
  return {};
}

Status OutFile::keep() {
  if (std::fflush(file_.get()) != 0) return file_error(errno, "write");
  if (std::fclose(file_.release()) == 0) return {};
  const int number = errno;
  std::error_code ignored;
  fs::remove(path_, ignored);
  return file_error(number, "write");
}

Status OutFile::keep_as(const fs::path& name) {
  TR_TRY(keep());
  std::error_code error;
  const bool taken = fs::exists(fs::symlink_status(name, error));
  if (!taken) {
    fs::rename(path_, name, error);
    if (!error) return {};
  }
  const Error out = taken ? Error{Code::exists, "name"} : file_error(error.value(), "rename");
  std::error_code ignored;
  fs::remove(path_, ignored);
  return out;
}

}  // namespace thirdrow::exchange
