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
#include "support/scratch.h"

namespace thirdrow::test {

namespace fs = std::filesystem;

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
    return std::ranges::any_of(remarks, [&](const exchange::Remark& remark) {
      return remark.item == item && remark.reason == reason;
    });
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

using Reader = Result<exchange::ImportSummary> (*)(const fs::path&, Clock&, const exchange::Sink&,
                                                   const exchange::ImportLimits&);

/// A file cut short is damaged; one that was changed at random gives that error or entries, never a crash.
inline void read_cut_and_mutated(Reader read, const std::string& whole, std::size_t step,
                                 std::uint64_t seed) {
  INFO("seed " << seed);
  SeededRandom random(seed);
  Scratch scratch;
  FixedClock clock;
  for (std::size_t size = 0; size < whole.size(); size += step) {
    Collected got;
    const auto cut = read(scratch.write("cut.json", whole.substr(0, size)), clock, got.sink(), {});
    REQUIRE(cut.code() == Code::damaged);
  }
  for (int i = 0; i < 2000; ++i) {
    Collected got;
    const auto summary = read(scratch.write("bad.json", mutated(whole, random)), clock, got.sink(), {});
    if (!summary) CHECK(summary.code() == Code::damaged);
    for (const exchange::ImportedEntry& e : got.entries) REQUIRE((is_utf8(e.title) && is_utf8(e.body)));
  }
}

}  // namespace thirdrow::test
