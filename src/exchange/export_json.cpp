#include "base/json.h"
#include "exchange/export.h"
#include "exchange/thirdrow_format.h"
#include "journal/record_json.h"
#include "platform/new_file.h"

namespace thirdrow::exchange {
namespace fs = std::filesystem;
namespace {

using platform::NewFile;

Json record_json(const ExportRecord& item) {
  Json out = journal::to_json(item.record, item.edited);
  Json people = Json::array();
  for (const std::string& name : item.people) people.push(name);
  Json names = Json::object();
  if (!item.people.empty()) names.add("people", std::move(people));
  if (!item.engagement.empty()) names.add("engagement", item.engagement);
  if (!names.members()->empty()) out.add(std::string(kNames), std::move(names));
  return out;
}

/// Writes the elements of one array, each on its own line; returns how many.
template <class T, class ToJson>
Result<std::int64_t> write_array(NewFile& out, const std::function<Result<std::vector<T>>()>& next,
                                 ToJson to_json) {
  std::int64_t count = 0;
  TR_TRY(out.write("["));
  while (true) {
    TR_LET(batch, next());
    if (batch.empty()) break;
    for (const T& item : batch) TR_TRY(out.write((count++ == 0 ? "\n" : ",\n") + to_json(item).dump()));
  }
  TR_TRY(out.write("\n]"));
  return count;
}

/// A new file beside `file` under a name that nothing has.
Result<NewFile> create_beside(const fs::path& file) {
  for (int i = 1; i <= 100; ++i) {
    fs::path part = file;
    part += i == 1 ? ".part" : ".part" + std::to_string(i);
    auto out = NewFile::create(part);
    if (out || out.code() != Code::exists) return out;
  }
  return {Code::exists, "unfinished exports"};
}

}  // namespace

Result<std::int64_t> export_thirdrow_json(const fs::path& file, const ExportSource& source) {
  std::error_code error;
  if (fs::exists(fs::symlink_status(file, error))) return {Code::exists, "file"};
  TR_LET(out, create_beside(file));
  const std::string head = Json::object()
                               .add("format", kFormat)
                               .add("version", kVersion)
                               .add("journal", source.journal_name)
                               .add("exported", source.now.text())
                               .add("encrypted", false)
                               .dump();
  TR_TRY(out.write(std::string_view(head).substr(0, head.size() - 1)));  // the object stays open
  if (source.next_ops) {
    TR_TRY(out.write(",\n\"log\":"));
    TR_LET(ops, write_array(out, source.next_ops, journal::op_json));
    TR_TRY(out.write(",\n\"operation_count\":" + std::to_string(ops)));
  }
  TR_TRY(out.write(",\n\"records\":"));
  TR_LET(records, write_array(out, source.next_records, record_json));
  TR_TRY(out.write(",\n\"record_count\":" + std::to_string(records)));
  if (source.next_drafts) {
    TR_TRY(out.write(",\n\"unfinished\":"));
    TR_LET(drafts, write_array(out, source.next_drafts, journal::draft_json));
    static_cast<void>(drafts);
  }
  TR_TRY(out.write("}\n"));
  TR_TRY(out.keep_as(file));
  return records;
}

}  // namespace thirdrow::exchange
