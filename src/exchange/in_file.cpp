#include "exchange/in_file.h"

#include <cerrno>
#include <chrono>
#include <system_error>

namespace thirdrow::exchange {
namespace fs = std::filesystem;
namespace {
constexpr std::size_t kPiece = 64 * 1024;
}

Result<InFile> InFile::open(const fs::path& file) {
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (status.type() == fs::file_type::not_found) return {Code::not_found, "file"};
  if (!fs::is_regular_file(status)) return {Code::invalid, "not a regular file"};
  InFile out;
  out.size_ = fs::file_size(file, error);
  if (error) return {Code::io, "file size"};
  out.file_.reset(std::fopen(file.c_str(), "rb"));
  if (out.file_ == nullptr)
    return errno == EACCES ? Error{Code::read_only, "unreadable"} : Error{Code::io, "open"};
  out.buffer_.resize(kPiece);
  return out;
}

Result<std::string_view> InFile::more() {
  const std::size_t read = std::fread(buffer_.data(), 1, buffer_.size(), file_.get());
  if (read == 0 && std::ferror(file_.get()) != 0) return {Code::io, "read"};
  done_ += read;
  return std::string_view(buffer_.data(), read);
}

Result<std::string> read_file(const fs::path& file, std::uint64_t max) {
  TR_LET(in, InFile::open(file));
  if (in.size() > max) return {Code::too_large, "file"};
  std::string out;
  out.reserve(in.size());
  while (true) {
    TR_LET(piece, in.more());
    if (piece.empty()) return out;
    if (out.size() + piece.size() > max) return {Code::too_large, "file"};
    out += piece;
  }
}

std::int64_t written_at(const fs::path& file) {
  std::error_code error;
  const auto written = fs::last_write_time(file, error);
  if (error) return 0;
  const auto moment = std::chrono::file_clock::to_sys(written);
  return std::chrono::floor<std::chrono::milliseconds>(moment).time_since_epoch().count();
}

}  // namespace thirdrow::exchange
