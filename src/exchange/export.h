/// Writing the journal in other people's formats. Nothing written here is encrypted: callers warn first.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "journal/entry_state.h"

namespace thirdrow::exchange {

/// One record as it is to be read: with the names that its ids stand for.
struct ExportRecord {
  journal::Record record;
  Stamp edited;
  std::vector<std::string> people;  ///< names, in the order of the ids
  std::string engagement;           ///< title
};

/// Where the words come from. An error of a source ends the export and is returned (Code::cancelled to stop).
struct ExportSource {
  std::function<Result<std::vector<ExportRecord>>()> next_records;  ///< batches; an empty one ends
  /// Likewise; without it the file has no log (part of a journal), and importing it only adds records.
  std::function<Result<std::vector<journal::Op>>()> next_ops;
  /// Likewise: drafts, which need not keep the rules of their kind.
  std::function<Result<std::vector<journal::Record>>()> next_drafts;
  /// What a record is called that another one points at; empty when it is gone or lies in the Trash.
  std::function<std::string(RecordId)> name_of = [](RecordId) { return std::string(); };
  /// Whether the file will hold it: what it does not hold cannot be led to.
  std::function<bool(RecordId)> holds = [](RecordId) { return true; };
  /// A choice or a state as people read it.
  std::function<std::string(std::string_view)> choice_words = [](std::string_view choice) {
    return std::string(choice);
  };
  std::vector<journal::Kind> kinds = {};  ///< of the records, in their order; for a list of contents
  std::string journal_name;
  Stamp now;
};

/// thirdrow-json (schema/export.schema.json): `records` to read, `log` to import; the log is the truth and
/// importing all of it gives an equal journal. Streams to `file`: 0600, whole and on the disk or not at all,
/// never over anything. Code::exists when there is such a file, else read_only, disk_full, io. Returns how
/// many records were written.
Result<std::int64_t> export_thirdrow_json(const std::filesystem::path& file, const ExportSource& source);

/// What a thirdrow-json file holds, in batches of at most kImportBatch. A file without `log` (part of a
/// journal, or made by another program) gives records instead.
struct ThirdRowSink {
  std::function<Status(std::vector<journal::Op>)> ops;
  std::function<Status(std::vector<journal::Record>)> records;
  /// After all of these, beside a log too.
  std::function<Status(std::vector<journal::Record>)> drafts = [](const std::vector<journal::Record>&) {
    return Status();
  };
  /// Bytes; false stops: Code::cancelled.
  std::function<bool(std::int64_t done, std::int64_t of)> progress = [](std::int64_t, std::int64_t) {
    return true;
  };
};
inline constexpr std::size_t kImportBatch = 500;

/// Reads the file twice: the first time only to see that all of it is right, so that a bad file changes
/// nothing. Code::damaged when it is no thirdrow-json, newer_version, invalid with the place of the first bad
/// item, or the sink's error.
Status import_thirdrow_json(const std::filesystem::path& file, const ThirdRowSink& sink);

/// One Markdown file per journal entry outside the Trash, with YAML front matter, in `folder` (empty or new,
/// else Code::exists): `2026/05/2026-05-02 Title.md`, files 0600, folders 0700, on the disk when it returns;
/// an error takes all of it away again, only a loss of power in the middle may leave a part. Its
/// names are fit for every usual file system. import_markdown reads it back to the same entries, people by
/// name and engagements by title (but for blanks at a text's ends, and a body that holds a heading of the
/// next kind); an entry's other long texts follow its body under headings of their own, its other fields are
/// in the front matter. Not written: the question that an entry answers, its history. Returns how many
/// entries were written.
Result<std::int64_t> export_markdown(const std::filesystem::path& folder, const ExportSource& source);

/// One page of HTML to read, with every record outside the Trash in the order in which the source gives them:
/// entries by month, the others by kind; sections, people, days, and links from each record to those it
/// points at. It stands alone: no script, nothing fetched. Of a round nothing that people answered (I9).
/// Streams to `file`: 0600, whole or not at all, never over anything (Code::exists). Returns how many records
/// were written.
Result<std::int64_t> export_html(const std::filesystem::path& file, const ExportSource& source);

}  // namespace thirdrow::exchange
