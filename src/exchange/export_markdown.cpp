#include <map>
#include <set>
#include <system_error>

#include "exchange/export.h"
#include "exchange/file_name.h"
#include "exchange/front_matter.h"
#include "exchange/markdown_fields.h"
#include "exchange/text.h"
#include "journal/listed.h"
#include "journal/record_json.h"
#include "journal/rows.h"
#include "platform/new_file.h"

namespace thirdrow::exchange {
namespace fs = std::filesystem;
namespace {

using journal::Field;
using journal::FieldType;
using journal::Record;
using platform::NewFile;

std::string yaml_list(const std::vector<std::string>& items) {
  std::string out = "[";
  for (const std::string& item : items) out += (out.size() == 1 ? "" : ", ") + yaml_quoted(item);
  return out + "]";
}

std::string yaml_value(const journal::Field& field, const journal::Value& value) {
  if (field.type == journal::FieldType::rows) {
    const auto* rows = std::get_if<journal::Strings>(&value);
    return yaml_quoted(journal::rows_text(field, rows != nullptr ? *rows : journal::Strings(), "; "));
  }
  const Json json = journal::field_json(field, value);
  if (const auto* text = json.string()) return yaml_quoted(*text);
  if (const auto* set = std::get_if<journal::Strings>(&value)) return yaml_list(*set);
  return json.dump();
}

/// Other set fields of the kind: short ones as front matter, long texts as sections after the body.
struct Others {
  std::string front;
  std::string sections;
};
Others others_of(const Record& record) {
  Others out;
  if (const std::string state = record.text(journal::kState); !state.empty())
    out.front += "state: " + yaml_quoted(state) + "\n";
  for (const Field& field : record.info().fields) {
    const journal::Value& value = record.value(field.tag);
    if (is_written_apart(field) || journal::is_empty(value)) continue;
    if (field.type == FieldType::text) {
      out.sections += "\n\n" + heading_of(field) + "\n\n" + record.text(field.tag);
    } else {
      out.front += std::string(field.name) + ": " + yaml_value(field, value) + "\n";
    }
  }
  return out;
}

std::string file_content(const ExportRecord& item) {
  const Record& record = item.record;
  const Others others = others_of(record);
  std::string out = "---\ntitle: " + yaml_quoted(record.title()) + "\n";
  out += "date: " + record.happened().text() + "\ncreated: " + record.created.text() + "\n";
  out += "kind: " + std::string(record.subkind()) + "\nid: " + record.id.text() + "\n";
  if (const auto tags = record.strings(journal::kTags); !tags.empty())
    out += "tags: " + yaml_list(tags) + "\n";
  if (!item.people.empty()) out += "people: " + yaml_list(item.people) + "\n";
  if (!item.engagement.empty()) out += "engagement: " + yaml_quoted(item.engagement) + "\n";
  return out + others.front + "---\n\n" + record.body() + others.sections + "\n";
}

class MarkdownExport {
 public:
  explicit MarkdownExport(fs::path folder) : folder_(std::move(folder)) {}
  MarkdownExport(const MarkdownExport&) = delete;
  MarkdownExport& operator=(const MarkdownExport&) = delete;
  /// Half an export is none: what was written goes again.
  ~MarkdownExport() {
    if (done_) return;
    std::error_code ignored;
    for (const std::string& year : years_) fs::remove_all(folder_ / year, ignored);
    if (made_folder_) fs::remove(folder_, ignored);
  }

  Status prepare() {
    std::error_code error;
    if (fs::exists(fs::symlink_status(folder_, error))) {
      const bool fits = fs::is_directory(folder_, error) && fs::is_empty(folder_, error);
      if (error) return platform::file_error(error);
      return fits ? Status() : Status(Code::exists, "folder");
    }
    TR_TRY(make_folder(folder_));
    made_folder_ = true;
    return {};
  }

  Status write(const ExportRecord& item) {
    if (item.record.deleted() || item.record.info().shelf != journal::Shelf::journal) return {};
    const std::string date = journal::listed_at(item.record).day().text();
    const std::string year = date.substr(0, 4);
    const std::string month = date.substr(5, 2);
    if (!years_.contains(year)) {
      TR_TRY(make_folder(folder_ / year));
      years_.insert(year);
    }
    const fs::path place = folder_ / year / month;
    auto names = names_.find(place);
    if (names == names_.end()) {
      TR_TRY(make_folder(place));
      names = names_.emplace(place, UniqueNames()).first;
    }
    TR_TRY(write_file(place, names->second, date, item));
    ++count_;
    return {};
  }

  /// One wait for the disk, not one for each file.
  Result<std::int64_t> finish() {
    TR_TRY(platform::sync_file_system(folder_));
    done_ = true;
    return count_;
  }

 private:
  static Status make_folder(const fs::path& folder) {
    std::error_code error;
    if (!fs::create_directory(folder, error))
      return error ? platform::file_error(error) : Error{Code::exists, "folder"};
    fs::permissions(folder, fs::perms::owner_all, error);
    return error ? Status(platform::file_error(error)) : Status();
  }

  /// A file system may hold names for equal that differ here (case, accents): then the next number is tried.
  static Status write_file(const fs::path& place, UniqueNames& names, const std::string& date,
                           const ExportRecord& item) {
    for (int tries = 0; tries < 1000; ++tries) {
      auto out = NewFile::create(place / names.make(date, item.record.title(), ".md"));
      if (!out && out.code() == Code::exists) continue;
      if (!out) return out.error();
      TR_TRY(out->write(file_content(item)));
      return out->keep();
    }
    return {Code::exists, "file"};
  }

  fs::path folder_;
  std::set<std::string> years_;
  std::map<fs::path, UniqueNames> names_;
  std::int64_t count_ = 0;
  bool made_folder_ = false;
  bool done_ = false;
};

}  // namespace

Result<std::int64_t> export_markdown(const fs::path& folder, const ExportSource& source) {
  MarkdownExport out(folder);
  TR_TRY(out.prepare());
  while (true) {
    TR_LET(batch, source.next_records());
    if (batch.empty()) return out.finish();
    for (const ExportRecord& item : batch) TR_TRY(out.write(item));
  }
}

}  // namespace thirdrow::exchange
