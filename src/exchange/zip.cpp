#include "exchange/zip.h"

#include <archive.h>
#include <archive_entry.h>

#include "base/bytes.h"
#include "exchange/in_file.h"

namespace thirdrow::exchange {
namespace {

constexpr std::size_t kPiece = 64 * 1024;

std::string name_of(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  return name == nullptr ? std::string() : repair_utf8(name);
}

ZipMember::Kind kind_of(archive_entry* entry) {
  if (archive_entry_hardlink(entry) != nullptr || archive_entry_symlink(entry) != nullptr)
    return ZipMember::Kind::other;
  switch (archive_entry_filetype(entry)) {
    case AE_IFREG:
      return ZipMember::Kind::file;
    case AE_IFDIR:
      return ZipMember::Kind::folder;
    default:
      return ZipMember::Kind::other;
  }
}

}  // namespace

bool ZipMember::leaves_folder() const {
  if (name.starts_with('/') || name.starts_with('\\') || (name.size() > 1 && name[1] == ':')) return true;
  std::string_view left = name;
  while (!left.empty()) {
    const auto end = left.find_first_of("/\\");
    if (left.substr(0, end) == "..") return true;
    left = end == std::string_view::npos ? std::string_view{} : left.substr(end + 1);
  }
  return false;
}

void Zip::Free::operator()(archive* a) const { archive_read_free(a); }

Result<Zip> Zip::open(const std::filesystem::path& file) {
  Zip out;
  out.archive_.reset(archive_read_new());
  if (out.archive_ == nullptr) return {Code::failed, "zip"};
  archive_read_support_format_zip_seekable(out.archive_.get());
  if (archive_read_open_filename(out.archive_.get(), file.c_str(), kPiece) != ARCHIVE_OK) {
    return {Code::damaged, "zip directory"};
  }
  out.buffer_.resize(kPiece);
  return out;
}

Result<bool> Zip::next(ZipMember& member) {
  archive_entry* entry = nullptr;
  const int got = archive_read_next_header(archive_.get(), &entry);
  if (got == ARCHIVE_EOF) return false;
  if (got != ARCHIVE_OK && got != ARCHIVE_WARN) return {Code::damaged, "zip member"};
  member.name = name_of(entry);
  member.kind = kind_of(entry);
  member.encrypted = archive_entry_is_encrypted(entry) != 0;
  member.size = archive_entry_size_is_set(entry) != 0 && archive_entry_size(entry) > 0
                    ? static_cast<std::uint64_t>(archive_entry_size(entry))
                    : 0;
  member.written_ms =
      archive_entry_mtime_is_set(entry) != 0 ? std::int64_t{archive_entry_mtime(entry)} * 1000 : 0;
  return true;
}

Result<std::string_view> Zip::more() {
  const la_ssize_t read = archive_read_data(archive_.get(), buffer_.data(), buffer_.size());
  if (read < 0) return {Code::damaged, "zip data"};
  return std::string_view(buffer_.data(), static_cast<std::size_t>(read));
}

bool is_zip(const std::filesystem::path& file) {
  auto in = InFile::open(file);
  if (!in) return false;
  const auto start = in->more();
  return start && (start->starts_with("PK\x03\x04") || start->starts_with("PK\x05\x06"));
}

}  // namespace thirdrow::exchange
