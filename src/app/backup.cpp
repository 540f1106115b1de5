// A backup is one file: a header, the key file, the database (schema/backup.md). Nothing in it is readable
// without a passphrase.
#include <algorithm>
#include <array>
#include <fstream>
#include <vector>

#include "app/session.h"
#include "app/site.h"
#include "app/vault.h"
#include "platform/files.h"
#include "platform/new_file.h"
#include "seal/hash.h"

namespace thirdrow::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic = "third-row backup 1\n";

constexpr std::size_t kHeaderSize = 19 + 4 + 8 + 32;  // bytes: kMagic, two lengths, hash

/// What the header says. The hash covers what follows the header and both lengths.
struct Header {
  std::uint32_t keys = 0;      ///< bytes
  std::uint64_t database = 0;  ///< bytes
  seal::Hash32 hash{};
};

template <class Number>
void put(std::string& out, Number n) {
  for (std::size_t i = 0; i < sizeof n; ++i) out += static_cast<char>(n >> (8 * i) & 0xFF);
}

template <class Number>
Number take(std::string_view& in) {
  Number n = 0;
  for (std::size_t i = 0; i < sizeof n; ++i)
    n |= static_cast<Number>(Number{static_cast<unsigned char>(in[i])} << (8 * i));
  in.remove_prefix(sizeof n);
  return n;
}

std::string encode(const Header& header) {
  std::string out(kMagic);
  put(out, header.keys);
  put(out, header.database);
  return out.append(as_text(header.hash));
}

Result<Header> decode(std::string_view in) {
  if (in.size() != kHeaderSize || !in.starts_with(kMagic)) return {Code::damaged, "backup"};
  in.remove_prefix(kMagic.size());
  Header header;
  header.keys = take<std::uint32_t>(in);
  header.database = take<std::uint64_t>(in);
  std::ranges::copy(as_bytes(in), header.hash.begin());
  if (header.keys > seal::KeyFile::kMaxBytes) return {Code::damaged, "backup"};
  return header;
}

/// Hashes both lengths; the rest is to be added.
void begin_hash(seal::Hasher& hasher, const Header& header) {
  std::string lengths;
  put(lengths, header.keys);
  put(lengths, header.database);
  hasher.add(lengths);
}

/// Gives `each` all that is left of `in`, in pieces.
Status read_all(std::istream& in, const std::function<Status(std::string_view)>& each) {
  std::vector<char> buffer(1 << 16);
  while (in) {
    in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    TR_TRY(each({buffer.data(), static_cast<std::size_t>(in.gcount())}));
  }
  return in.bad() ? Status(Code::io, "backup") : Status();
}

void only_mine(const fs::path& file) {
  std::error_code ec;
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, ec);
}

/// Reads the database twice: the header comes first and holds the hash of all the rest.
Status write_backup(platform::NewFile& out, ByteView keys, const fs::path& database,
                    const KeepGoing& keep_going) {
  std::error_code ec;
  Header header{static_cast<std::uint32_t>(keys.size()), fs::file_size(database, ec), {}};
  if (ec) return {Code::io, "backup"};
  const auto of = static_cast<std::int64_t>(header.database);
  const auto asked = [&](std::int64_t done) {
    return !keep_going || keep_going(done, of) ? Status() : Status(Code::cancelled);
  };
  seal::Hasher hasher;
  begin_hash(hasher, header);
  hasher.add(keys);
  std::ifstream in(database, std::ios::binary);
  TR_TRY(read_all(in, [&](std::string_view piece) {
    hasher.add(piece);
    return asked(0);
  }));
  header.hash = hasher.finish();
  TR_TRY(out.write(encode(header)));
  TR_TRY(out.write(keys));
  in.clear();
  in.seekg(0);
  std::int64_t done = 0;
  const Status written = read_all(in, [&](std::string_view piece) -> Status {
    TR_TRY(out.write(piece));
    done += static_cast<std::int64_t>(piece.size());
    return asked(done);
  });
  if (!written) return written;
  return done == of ? Status() : Status(Code::io, "backup");
}

/// A new file beside `file` that nobody else can have named, or knows.
Result<platform::NewFile> make_helper(const fs::path& stem, Random& random,
                                      const platform::FileHook& before_step = {}) {
  std::array<std::byte, 8> number{};
  random.fill(number);
  return platform::NewFile::create(stem.string() + '.' + to_hex(number) + ".tmp", before_step);
}

/// The header and the key file, once all of the file has been found to be what the header says. Leaves `in`
/// at the database.
Result<Bytes> check_backup(std::ifstream& in) {
  std::string head(kHeaderSize, '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  if (!in) return {Code::damaged, "backup"};
  TR_LET(header, decode(head));
  Bytes keys(header.keys);
  in.read(reinterpret_cast<char*>(keys.data()), static_cast<std::streamsize>(keys.size()));
  if (!in) return {Code::damaged, "backup"};
  const auto database = in.tellg();
  seal::Hasher hasher;
  begin_hash(hasher, header);
  hasher.add(keys);
  std::uint64_t size = 0;
  TR_TRY(read_all(in, [&](std::string_view piece) -> Status {
    hasher.add(piece);
    size += piece.size();
    return {};
  }));
  if (size != header.database || hasher.finish() != header.hash) return {Code::damaged, "backup"};
  in.clear();
  in.seekg(database);
  return keys;
}

}  // namespace

Status Session::backup(const fs::path& file, const KeepGoing& keep_going) {
  std::error_code ec;
  if (fs::exists(file, ec)) return {Code::exists, "backup"};
  TR_LET(keys, platform::read_file(folder_ / kKeyFileName, seal::KeyFile::kMaxBytes));
  // Both helpers lie beside the backup, on its disk, and are encrypted themselves. A killed backup leaves
  // them to the next one of that name.
  const std::string stem = file.filename().string() + ".third-row";
  static_cast<void>(platform::remove_leftovers(file.parent_path() / stem));
  TR_LET(database, make_helper(file.parent_path() / ("." + stem), *host_.random));
  TR_TRY(store_.backup(database.path(), keep_going));
  TR_LET(part, make_helper(file.parent_path() / ("." + stem), *host_.random, host_.before_file_step));
  TR_TRY(write_backup(part, keys, database.path(), keep_going));
  return part.keep_as(file);
}

Status Vault::restore(const fs::path& backup, const fs::path& folder) {
  std::ifstream in(backup, std::ios::binary);
  if (!in) return {Code::not_found, "backup"};
  TR_LET(keys, check_backup(in));
  const auto parsed = seal::KeyFile::parse(keys);
  if (!parsed) return {parsed.code(), "backup"};

  TR_LET(site, Site::claim(folder));
  // As when a journal is made: the key file makes it one, so it comes after a whole database.
  const fs::path database = folder / kUnfinishedName;
  const auto unpack = [&]() -> Status {
    std::ofstream out(database, std::ios::binary | std::ios::trunc);
    if (!out) return {Code::read_only, "restore"};
    only_mine(database);
    TR_TRY(read_all(in, [&](std::string_view piece) -> Status {
      if (!out.write(piece.data(), static_cast<std::streamsize>(piece.size())))
        return {Code::disk_full, "restore"};
      return {};
    }));
    out.close();
    if (!out) return {Code::disk_full, "restore"};
    TR_TRY(platform::sync_file(database));
    TR_TRY(platform::write_new(folder / kRestoredName, {}));
    return platform::write_new(folder / kKeyFileName, keys);
  };
  site->remove_later(database);
  site->remove_later(folder / kRestoredName);
  TR_TRY(unpack());
  const platform::FileLock lock = site->keep();
  return finish_creation(folder);
}

}  // namespace thirdrow::app
