/// Reading other people's journals. Readers turn files into a stream of plain entries; who asked decides what
/// to do with them (app::Session writes them as ops). Everything read here is untrusted: sizes, nesting,
/// names and counts are bounded, paths never leave the folder or archive they came in, and a bad item is
/// reported and passed over.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/json.h"
#include "base/result.h"
#include "base/time.h"
#include "journal/record.h"

namespace thirdrow::exchange {

struct ImportedEntry {
  /// Stable name of the item, so that importing again finds it: `dayone:UUID`, `jrnl:HASH`, `markdown:HASH`
  /// (of what makes the entry, wherever the file lies); one line, at most 400 code points.
  std::string source;
  std::string title;  ///< one line, at most 200 code points
  std::string body;   ///< Markdown, at most 1,000,000 code points
  Stamp happened;     ///< in the time zone the file names, else the clock's
  Stamp created;      ///< equal to happened when the file does not say
  std::vector<std::string>
      tags;  ///< within the limits of the tags field, each once; `starred` when the item had a star
  std::string subkind;                   ///< an entry kind's name when the file names one of ours, else empty
  std::vector<std::string> people = {};  ///< names, within the limits of a person's name
  std::string engagement = {};           ///< its title
  std::map<journal::Tag, journal::Value> fields = {};  ///< what else its kind has
  std::string item = {};                               ///< what remarks call it
  /// Of the record that our own export wrote: nothing is added when the journal has it.
  std::optional<RecordId> id = {};
  friend bool operator==(const ImportedEntry&, const ImportedEntry&) = default;
};

/// The record that the entry makes, without the people and the engagement, which only a journal knows.
journal::Record as_record(const ImportedEntry& entry, RecordId id);

/// Why an item was passed over or what was left out of one; the same few reasons for every format.
enum class Reason : std::uint8_t {
  empty,  ///< nothing to keep
  not_utf8,
  malformed,  ///< not what the format says
  too_large,
  duplicate,      ///< the same item again in this import
  no_date,        ///< imported, dated by its file
  bad_date,       ///< imported with the date as written in the text, dated otherwise
  replaced,       ///< imported, half a character replaced by U+FFFD
  broken_off,     ///< nothing could be read from this item on
  unsafe_path,    ///< an archive member whose name leads outside
  link,           ///< a link, which is not followed
  picture,        ///< imported; the pictures it shows were not
  encrypted,      ///< a locked archive or entry
  unreadable,     ///< the file could not be opened
  rejected,       ///< our own limits refused it
  purged,         ///< removed for good here, and left so
  in_trash,       ///< in the Trash here, and left there
  differs,        ///< here with other words, which stay
  removed_there,  ///< removed in the other journal, and kept here
  left_out,       ///< imported without something we do not keep: the remark names it
  breaks_rule,    ///< imported as it is, though a rule of the journal says otherwise: the remark tells it
};
struct Remark {
  std::string item;  ///< file or item number as the person would look it up; shown to them, never logged
  Reason reason;
  std::string what = {};  ///< names of what was left out, as the file spells them; may be empty
  friend bool operator==(const Remark&, const Remark&) = default;
};

struct Sink {
  /// Takes one entry. An error stops the import (disk full, locked); Code::invalid is remarked as `rejected`.
  std::function<Status(ImportedEntry)> entry;
  std::function<void(Remark)> remark = [](const Remark&) {};
  /// Files (Markdown) or bytes; only the ratio says something. `of` is 0 while unknown. Called often; must be
  /// cheap. Returns false to stop cleanly: Code::cancelled.
  std::function<bool(std::int64_t done, std::int64_t of)> progress = [](std::int64_t, std::int64_t) {
    return true;
  };
};

struct ImportSummary {
  std::int64_t items = 0;        ///< seen in the files, duplicates included
  std::int64_t entries = 0;      ///< handed to the sink
  std::int64_t photos = 0;       ///< listed and counted; not yet shown
  std::int64_t attachments = 0;  ///< audio, video, PDF
};

/// What a reader takes in at most. Tests use smaller ones.
struct ImportLimits {
  std::uint64_t markdown_file = 8ULL << 20;  ///< bytes
  std::uint64_t json_file = 512ULL << 20;    ///< bytes of one JSON file, unpacked
  std::uint64_t unpacked = 2ULL << 30;       ///< bytes of all JSON files of one zip together
  std::int64_t members = 1'000'000;          ///< files in a folder or a zip
};

/// A folder of Markdown (`.md`, `.markdown`, `.txt`) or one such file, with YAML or TOML front matter (title,
/// date or created, tags, people, engagement, kind, id, and the fields that the kind has; other keys are left
/// out by name) or without. Headings that export_markdown gives a kind's long texts give them back. Links are
/// not followed, hidden folders not entered. A file whose title, words, date, tags and kind are all those of
/// another one is remarked duplicate. The date is the front matter's, else one at the start of the file's
/// name (2024-05-06 or 20240506), else the file's time (remarked no_date, or bad_date when one is written
/// that nobody understands); a day without a time is its noon. The title is the front matter's, else a
/// heading on the first line (taken out of the body), else the file's name. The body has no blank lines at
/// its ends. Code::not_found when there is nothing at `folder`.
Result<ImportSummary> import_markdown(const std::filesystem::path& folder, Clock& zone, const Sink& sink,
                                      const ImportLimits& limits = {});
/// A Day One JSON export: the zip (several JSON files, photos) or one bare JSON file. Nothing is unpacked to
/// disk and no file is held whole. The title is the text's first line. Photos are counted; in the text they
/// become links to their names in the zip. A zip member that is locked, damaged or too large is remarked and
/// the next one read; Code::damaged, too_large when the archive itself or a bare file is. Entries read before
/// an error were handed over.
Result<ImportSummary> import_dayone(const std::filesystem::path& file, Clock& zone, const Sink& sink,
                                    const ImportLimits& limits = {});
/// jrnl's `--format json` export. Errors as for a bare Day One file.
Result<ImportSummary> import_jrnl(const std::filesystem::path& file, Clock& zone, const Sink& sink,
                                  const ImportLimits& limits = {});

}  // namespace thirdrow::exchange
