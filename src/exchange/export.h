/// Writing the journal in other people's formats. Nothing written here is encrypted: callers warn first.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/json.h"
#include "journal/entry_state.h"

namespace thirdrow::exchange {

/// One record as it is to be read: with the names that its ids stand for.
struct ExportRecord {
  journal::Record record;
  Stamp edited;
  std::vector<std::string> people;  ///< names, in the order of the ids
  std::string engagement;           ///< title
};

/// thirdrow-json: `records` to read, `log` to import; the log is the truth and importing it gives an equal journal.
/// Streams to `file` (0600, must not exist, whole or not at all).
struct ExportSource {
  std::function<Result<std::vector<ExportRecord>>()> next_records;  ///< batches; an empty one ends
  std::function<Result<std::vector<journal::Op>>()> next_ops;       ///< likewise
  std::string journal_name;
  Stamp now;
};
Status export_thirdrow_json(const std::filesystem::path& file, const ExportSource& source);

/// What a thirdrow-json file holds, read in batches. A file without `log` (made by another program) gives records.
struct ThirdRowSink {
  std::function<Status(std::vector<journal::Op>)> ops;
  std::function<Status(journal::Record)> record;
  std::function<bool(std::int64_t done, std::int64_t of)> progress = [](std::int64_t, std::int64_t) { return true; };
};
Status import_thirdrow_json(const std::filesystem::path& file, const ThirdRowSink& sink);

/// One Markdown file per entry with YAML front matter, in `folder` (must be empty or new): YYYY/MM/2026-05-02 Title.md;
/// import_markdown reads it back to the same titles, dates, kinds, tags and texts.
Result<std::int64_t> export_markdown(const std::filesystem::path& folder, const ExportSource& source);

}  // namespace thirdrow::exchange
