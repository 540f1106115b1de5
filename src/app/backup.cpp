// A backup is one file: a header, the key file, the database. Nothing in it is readable without a passphrase.
//   "third-row backup 1\n" | key file length u32 little-endian | key file | database
#include <array>
#include <fstream>

#include "app/session.h"
#include "app/vault.h"
#include "platform/files.h"

namespace thirdrow::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic = "third-row backup 1\n";

Status copy_stream(std::istream& in, std::ostream& out) {
  std::array<char, 1 << 16> buffer{};
  while (in) {
    in.read(buffer.data(), buffer.size());
    if (!out.write(buffer.data(), in.gcount())) return {Code::disk_full, "backup"};
  }
  return in.bad() ? Status(Code::io, "backup") : Status();
}

void only_mine(const fs::path& file) {
  std::error_code ec;
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, ec);
}

Status write_backup(const fs::path& file, ByteView keys, const fs::path& database) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  if (!out) return {Code::read_only, "backup"};
  only_mine(file);
  std::array<char, 4> length{};
  for (std::size_t i = 0; i < 4; ++i) length[i] = static_cast<char>(keys.size() >> (8 * i) & 0xFF);
  out << kMagic;
  out.write(length.data(), length.size());
  out << as_text(keys);
  std::ifstream in(database, std::ios::binary);
  TR_TRY(copy_stream(in, out));
  out.close();
  if (!out) return {Code::disk_full, "backup"};
  return platform::sync_file(file);
}

}  // namespace

Status Session::backup(const fs::path& file) {
  std::error_code ec;
  if (fs::exists(file, ec)) return {Code::exists, "backup"};
  TR_LET(keys, platform::read_file(folder_ / kKeyFileName, seal::KeyFile::kMaxBytes));
  // Both helpers lie beside the backup, on its disk, and are encrypted themselves. A killed backup leaves them behind.
  const std::string helper = "." + file.filename().string() + ".third-row-";
  const fs::path database = file.parent_path() / (helper + "db.tmp");
  const fs::path part = file.parent_path() / (helper + "part.tmp");
  fs::remove(database, ec);
  TR_TRY(store_.backup(database));
  const Status written = write_backup(part, keys, database);
  fs::remove(database, ec);
  if (written) fs::rename(part, file, ec);
  if (!written || ec) {
    std::error_code ignored;
    fs::remove(part, ignored);
    return written ? Status(Code::io, "rename") : written;
  }
  return {};
}

Status Vault::restore(const fs::path& backup, const fs::path& folder) {
  std::ifstream in(backup, std::ios::binary);
  if (!in) return {Code::not_found, "backup"};
  std::string magic(kMagic.size(), '\0');
  std::array<unsigned char, 4> length{};
  in.read(magic.data(), static_cast<std::streamsize>(magic.size()));
  in.read(reinterpret_cast<char*>(length.data()), length.size());
  if (!in || magic != kMagic) return {Code::damaged, "backup"};
  const std::size_t size = length[0] | length[1] << 8 | length[2] << 16 | std::size_t{length[3]} << 24;
  if (size > seal::KeyFile::kMaxBytes) return {Code::damaged, "backup"};
  Bytes keys(size);
  in.read(reinterpret_cast<char*>(keys.data()), static_cast<std::streamsize>(size));
  if (!in) return {Code::damaged, "backup"};
  const auto parsed = seal::KeyFile::parse(keys);
  if (!parsed) return {parsed.code(), "backup"};

  std::error_code ec;
  if (fs::exists(folder / kKeyFileName, ec) || fs::exists(folder / kDatabaseName, ec)) return {Code::exists, "journal"};
  TR_TRY(platform::make_private_folder(folder));
  // As when a journal is made: the key file makes it one, so it comes after a whole database.
  const fs::path database = folder / kUnfinishedName;
  const auto unpack = [&]() -> Status {
    std::ofstream out(database, std::ios::binary | std::ios::trunc);
    if (!out) return {Code::read_only, "restore"};
    only_mine(database);
    TR_TRY(copy_stream(in, out));
    out.close();
    if (!out) return {Code::disk_full, "restore"};
    TR_TRY(platform::sync_file(database));
    return platform::write_new(folder / kKeyFileName, keys);
  };
  const Status done = unpack();
  if (!done) {
    fs::remove(database, ec);
    return done;
  }
  fs::rename(database, folder / kDatabaseName, ec);
  return ec ? Status(Code::io, "rename") : Status();
}

}  // namespace thirdrow::app
