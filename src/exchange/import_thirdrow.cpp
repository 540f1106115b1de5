#include <algorithm>

#include "base/json_stream.h"
#include "exchange/export.h"
#include "exchange/in_file.h"
#include "exchange/thirdrow_format.h"
#include "journal/record_json.h"

namespace thirdrow::exchange {
namespace {

Error in_place(const Error& error, std::string_view array, std::int64_t index) {
  const Code code = error.code == Code::damaged ? Code::invalid : error.code;
  return {code, std::string(array) + "[" + std::to_string(index) + "]: " + error.detail};
}

Result<journal::Record> read_record(const Json& json) {
  if (json.members() == nullptr) return {Code::invalid, "not an object"};
  Json own = Json::object();
  for (const auto& [name, value] : *json.members()) {
    if (name != kNames) own.add(name, value);
  }
  return journal::record_from_json(own);
}

Result<journal::Record> read_draft(const Json& json) {
  if (json.members() == nullptr) return {Code::invalid, "not an object"};
  return journal::draft_from_json(json);
}

/// Collects what was read until there are enough for the sink.
template <class T>
class Batch {
 public:
  explicit Batch(const std::function<Status(std::vector<T>)>& give) : give_(give) {}
  Status add(T item) {
    items_.push_back(std::move(item));
    return items_.size() < kImportBatch ? Status() : flush();
  }
  Status flush() {
    if (items_.empty()) return {};
    std::vector<T> full;
    full.swap(items_);
    return give_(std::move(full));
  }

 private:
  const std::function<Status(std::vector<T>)>& give_;
  std::vector<T> items_;
};

using TakeOp = std::function<Status(journal::Op)>;
using TakeRecord = std::function<Status(journal::Record)>;

/// What one reading of the file found.
struct Found {
  Json root;
  std::int64_t ops = 0;
  std::int64_t records = 0;
  Status bad_op;      ///< the first one, with its place; the reading went on past it
  Status bad_record;  ///< likewise
  std::int64_t drafts = 0;
  Status bad_draft;
};

class ThirdRowFile {
 public:
  ThirdRowFile(const std::filesystem::path& file, const ThirdRowSink& sink) : file_(file), sink_(sink) {}

  /// The first reading: the head, and every item that the second one will hand over. Records beside a log are
  /// only there to be read, so what is off about them does not matter.
  Result<Found> check() {
    const TakeRecord see = [](const journal::Record&) { return Status(); };
    TR_LET(found, read([](const journal::Op&) { return Status(); }, see, see));
    TR_TRY(check_head(found));
    TR_TRY(found.bad_op);
    TR_TRY(found.bad_draft);
    if (found.root.find(kLog) == nullptr) TR_TRY(found.bad_record);
    return found;
  }

  /// Reads all of it; ops, records and drafts go to the functions, where there is one.
  Result<Found> read(const TakeOp& op, const TakeRecord& record, const TakeRecord& draft) {
    TR_LET(in, InFile::open(file_));
    Found found;
    JsonStream stream;
    stream.arrays = {std::string(kLog), std::string(kRecords), std::string(kUnfinished)};
    stream.more = [&]() -> Result<std::string_view> {
      const auto size = static_cast<std::int64_t>(in.size());
      const auto done = readings_ * size + static_cast<std::int64_t>(in.done());
      if (!sink_.progress(std::min(done, 2 * size), 2 * size)) return {Code::cancelled};
      return in.more();
    };
    stream.take = [&](std::string_view array, const Json& json) {
      if (array == kLog) return take(op, journal::op_from_json, json, kLog, found.ops++, found.bad_op);
      if (array == kUnfinished)
        return take(draft, read_draft, json, kUnfinished, found.drafts++, found.bad_draft);
      return take(record, read_record, json, kRecords, found.records++, found.bad_record);
    };
    TR_LET(root, read_json(stream));
    ++readings_;
    found.root = std::move(root);
    return found;
  }

 private:
  static Status check_head(const Found& found) {
    if (found.root.text("format") != kFormat) return {Code::damaged, "not thirdrow-json"};
    const Json* version = found.root.find("version");
    if (version == nullptr || version->integer() == nullptr || *version->integer() < 1)
      return {Code::damaged, "version"};
    if (*version->integer() > kVersion) return {Code::newer_version};
    if (found.root.find(kLog) == nullptr && found.root.find(kRecords) == nullptr)
      return {Code::damaged, "nothing in it"};
    TR_TRY(check_count(found, "operation_count", found.ops));
    return check_count(found, "record_count", found.records);
  }

  template <class Give, class Read>
  static Status take(const Give& give, Read read, const Json& json, std::string_view array,
                     std::int64_t index, Status& bad) {
    if (!give) return {};
    auto item = read(json);
    if (item) return give(std::move(*item));
    if (bad) bad = in_place(item.error(), array, index);
    return {};
  }
  /// A count that is there must be right: a file cut short and mended by hand is not the whole journal.
  static Status check_count(const Found& found, std::string_view name, std::int64_t count) {
    const Json* said = found.root.find(name);
    if (said == nullptr || (said->integer() != nullptr && *said->integer() == count)) return {};
    return {Code::damaged, std::string(name)};
  }

  const std::filesystem::path& file_;
  const ThirdRowSink& sink_;
  std::int64_t readings_ = 0;
};

}  // namespace

Status import_thirdrow_json(const std::filesystem::path& file, const ThirdRowSink& sink) {
  ThirdRowFile reader(file, sink);
  TR_LET(found, reader.check());
  Batch<journal::Record> drafts(sink.drafts);
  const auto to = [](auto& batch) { return [&batch](auto item) { return batch.add(std::move(item)); }; };
  if (found.root.find(kLog) != nullptr) {
    Batch<journal::Op> ops(sink.ops);
    TR_LET(again, reader.read(to(ops), {}, {}));
    TR_TRY(again.bad_op);
    TR_TRY(ops.flush());
  } else {
    Batch<journal::Record> records(sink.records);
    TR_LET(again, reader.read({}, to(records), {}));
    TR_TRY(again.bad_record);
    TR_TRY(records.flush());
  }
  // The members may come in any order: the drafts are read once more, when what they are laid over is there.
  if (found.drafts == 0) return {};
  TR_LET(last, reader.read({}, {}, to(drafts)));
  TR_TRY(last.bad_draft);
  return drafts.flush();
}

}  // namespace thirdrow::exchange
