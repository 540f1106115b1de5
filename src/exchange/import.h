/// Reading other people's journals. Readers turn files into a stream of plain entries; who asked decides what to do
/// with them (app::Session writes them as ops). Everything read here is untrusted: sizes, nesting, names and counts
/// are bounded, paths never leave the folder or archive they came in, and a bad item is reported and passed over.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "base/time.h"

namespace thirdrow::exchange {

struct ImportedEntry {
  std::string source;    ///< stable name of the item, so that importing again finds it: `dayone:UUID`, `jrnl:HASH`, `markdown:relative/path.md`
  std::string title;     ///< one line, at most 200 code points
  std::string body;      ///< Markdown, at most 1,000,000 code points
  Stamp happened;        ///< in the time zone the file names, else the clock's
  Stamp created;         ///< equal to happened when the file does not say
  std::vector<std::string> tags;
  std::string subkind;   ///< an entry kind's name when the file names one of ours, else empty
};

/// Why an item was passed over or what was left out of one; the same few reasons for every format.
enum class Reason : std::uint8_t {
  empty,            ///< nothing to keep
  not_utf8,
  malformed,        ///< not what the format says
  too_large,
  duplicate,        ///< the same item again in this import
  no_date,          ///< imported, dated by its file
  unsafe_path,      ///< an archive member or link that points outside
  encrypted,        ///< a locked archive or entry
  unreadable,       ///< the file could not be opened
  rejected,         ///< our own limits refused it
  left_out,         ///< imported without something we do not keep (location, weather, a photo)
};
struct Remark {
  std::string item;  ///< file or item number as the person would look it up; shown to them, never logged
  Reason reason;
};

struct Sink {
  /// Takes one entry. An error stops the import (disk full, locked); Code::invalid is remarked as `rejected`.
  std::function<Status(ImportedEntry)> entry;
  std::function<void(Remark)> remark = [](const Remark&) {};
  /// `of` is 0 while unknown. Called often; cheap. Returns false to stop cleanly: Code::cancelled.
  std::function<bool(std::int64_t done, std::int64_t of)> progress = [](std::int64_t, std::int64_t) { return true; };
};

struct ImportSummary {
  std::int64_t items = 0;    ///< seen in the files, duplicates included
  std::int64_t entries = 0;  ///< handed to the sink
  std::int64_t photos = 0;   ///< listed and counted; not yet shown
  std::int64_t attachments = 0;  ///< audio, video, PDF
};

/// A folder of Markdown (`.md`, `.markdown`, `.txt`), with YAML front matter (title, date/created, tags, kind) or without. The date
/// is the front matter's, else one at the start of the file's name (2024-05-06 or 20240506), else the file's time
/// (remarked no_date). The title is the front matter's, else the first heading, else the file's name.
Result<ImportSummary> import_markdown(const std::filesystem::path& folder, Clock& zone, const Sink& sink);
/// A Day One JSON export: the zip (several JSON files, photos) or one bare JSON file.
Result<ImportSummary> import_dayone(const std::filesystem::path& file, Clock& zone, const Sink& sink);
/// jrnl's `--format json` export.
Result<ImportSummary> import_jrnl(const std::filesystem::path& file, Clock& zone, const Sink& sink);

inline constexpr std::uint64_t kMaxMarkdownFile = 8ULL << 20;
inline constexpr std::uint64_t kMaxJsonFile = 512ULL << 20;    ///< one JSON file, unpacked
inline constexpr std::uint64_t kMaxUnpacked = 2ULL << 30;      ///< all JSON files of one zip together

}  // namespace thirdrow::exchange
