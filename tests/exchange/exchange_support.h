/// What the tests of readers and writers share: a folder that goes away, a sink that remembers, small zips.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "exchange/import.h"
#include "support/catch.h"
#include "support/fakes.h"
#include "support/temp_folder.h"

namespace thirdrow::test {

namespace fs = std::filesystem;

class Scratch : public TempFolder {
 public:
  fs::path write(const std::string& name, const std::string& content) const {
    const fs::path file = path() / name;
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
    return file;
  }
};

inline std::string slurp(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Remembers what came.
struct Collected {
  std::vector<exchange::ImportedEntry> entries;
  std::vector<exchange::Remark> remarks;

  exchange::Sink sink() {
    exchange::Sink out;
    out.entry = [this](exchange::ImportedEntry e) {
      entries.push_back(std::move(e));
      return Status();
    };
    out.remark = [this](exchange::Remark r) { remarks.push_back(std::move(r)); };
    return out;
  }
  bool has(const std::string& item, exchange::Reason reason) const {
    return std::ranges::find(remarks, exchange::Remark{item, reason}) != remarks.end();
  }
  const exchange::ImportedEntry* titled(const std::string& title) const {
    const auto it = std::ranges::find(entries, title, &exchange::ImportedEntry::title);
    return it == entries.end() ? nullptr : &*it;
  }
};

struct Packed {
  std::string name;
  std::string content;
  std::string link = {};  ///< a symbolic link to this
};
/// Writes a zip; with a password its members are locked.
inline void make_zip(const fs::path& file, const std::vector<Packed>& members,
                     const std::string& password = {}) {
  archive* a = archive_write_new();
  archive_write_set_format_zip(a);
  if (!password.empty()) {
    REQUIRE(archive_write_set_options(a, "zip:encryption=zipcrypt") == ARCHIVE_OK);
    REQUIRE(archive_write_set_passphrase(a, password.c_str()) == ARCHIVE_OK);
  }
  REQUIRE(archive_write_open_filename(a, file.c_str()) == ARCHIVE_OK);
  for (const Packed& member : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, member.name.c_str());
    archive_entry_set_filetype(entry, member.link.empty() ? AE_IFREG : AE_IFLNK);
    if (!member.link.empty()) archive_entry_set_symlink(entry, member.link.c_str());
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_mtime(entry, 1'700'000'000, 0);
    archive_entry_set_size(entry, static_cast<la_int64_t>(member.content.size()));
    REQUIRE(archive_write_header(a, entry) == ARCHIVE_OK);
    archive_write_data(a, member.content.data(), member.content.size());
    archive_entry_free(entry);
  }
  archive_write_close(a);
  archive_write_free(a);
}

/// One random change: a byte altered, taken out, put in, a piece doubled or cut.
inline std::string mutated(std::string text, SeededRandom& random) {
  const std::uint64_t changes = 1 + random.below(4);
  for (std::uint64_t i = 0; i < changes && !text.empty(); ++i) {
    const auto at = random.below(text.size());
    switch (random.below(5)) {
      case 0:
        text[at] = static_cast<char>(random.below(256));
        break;
      case 1:
        text.erase(at, 1 + random.below(8));
        break;
      case 2:
        text.insert(at, 1, "{}[]\",:\\0-\n`#"[random.below(13)]);
        break;
      case 3:
        text.insert(at, text.substr(at, random.below(40)));
        break;
      default:
        text.resize(at);
        break;
    }
  }
  return text;
}

}  // namespace thirdrow::test
