// Import and export through the session's own doors: imported entries become ops like typed ones.
#include <algorithm>
#include <limits>
#include <set>

#include "app/session.h"
#include "exchange/export.h"
#include "journal/fold.h"
#include "journal/text_merge.h"

namespace thirdrow::app {
namespace {

using exchange::ImportedEntry;
using exchange::Reason;
using journal::Record;

constexpr std::size_t kBatch = 500;       // entries in one transaction
constexpr std::int64_t kOpsAtOnce = 5000;
constexpr std::size_t kMaxRemarks = 1000;
constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();

Record to_record(const ImportedEntry& entry, RecordId id) {
  const journal::EntryKind* named = journal::find_entry_kind(entry.subkind);
  const bool reflection = named != nullptr && named->kind == journal::Kind::reflection;
  Record record = journal::new_entry(reflection ? *named : journal::entry_kinds().front(), id, entry.created);
  record.set(journal::reflection::kTitle, entry.title);
  record.set(journal::reflection::kBody, entry.body);
  record.set(journal::reflection::kSource, entry.source);
  record.set(journal::kHappened, entry.happened);
  journal::Strings tags;
  for (std::string tag : entry.tags) {
    std::ranges::replace(tag, ',', ' ');
    std::ranges::replace(tag, '\n', ' ');
    tags.emplace_back(utf8_prefix(tag, 200));
  }
  record.set(journal::kTags, std::move(tags));
  return record;
}

}  // namespace

/// Gathers ops and commits them a batch at a time.
class Session::Importer {
 public:
  Importer(Session& session, ImportRun run, const KeepGoing& keep_going)
      : session_(session), run_(run), keep_going_(keep_going), author_(session.store_.author()) {}

  exchange::Sink sink() {
    exchange::Sink sink;
    sink.entry = [this](ImportedEntry entry) { return take(std::move(entry)); };
    sink.remark = [this](exchange::Remark remark) {
      ++report_.remark_count;
      if (report_.remarks.size() < kMaxRemarks) report_.remarks.push_back(std::move(remark));
    };
    sink.progress = [this](std::int64_t done, std::int64_t of) { return keep_going(done, of); };
    return sink;
  }
  exchange::ThirdRowSink log_sink() {
    exchange::ThirdRowSink sink;
    sink.ops = [this](const std::vector<journal::Op>& ops) { return take_ops(ops); };
    sink.records = [this](const std::vector<Record>& records) -> Status {
      for (const Record& record : records) TR_TRY(take_record(record));
      return {};
    };
    sink.progress = [this](std::int64_t done, std::int64_t of) { return keep_going(done, of); };
    return sink;
  }
  Status finish() {
    if (!records_.empty()) {
      report_.seen.items = report_.seen.entries = static_cast<std::int64_t>(records_.size());
      report_.added = static_cast<std::int64_t>(changed_.size());
      report_.already_there = report_.seen.items - report_.added;
    }
    return flush();
  }
  ImportReport report_;

 private:
  bool keep_going(std::int64_t done, std::int64_t of) const { return !keep_going_ || keep_going_(done, of); }

  Status take(ImportedEntry entry) {
    TR_LET(known, session_.store_.find_source(entry.source));
    if (entry.id) {
      TR_LET(exported, session_.store_.state(*entry.id));
      if (exported.exists()) known = entry.id;
    }
    if (known) {
      ++report_.already_there;
      return {};
    }
    const Record record = to_record(entry, RecordId::make(*session_.host_.random));
    TR_TRY(journal::check(record));
    ++report_.added;
    return queue(record, journal::EntryState{});
  }

  Status take_record(const Record& record) {
    TR_LET(state, session_.store_.state(record.id));
    if (state.exists() && state.record() == record) {
      ++report_.already_there;
      return {};
    }
    ++report_.added;
    return queue(record, state);
  }

  Status take_ops(const std::vector<journal::Op>& ops) {
    for (const journal::Op& op : ops) {
      TR_LET(there, session_.store_.has_op(op.id));
      // Only this device gives itself numbers: a stranger's would stand in the way of all it writes from now on.
      if (!there && op.id.dev == author_.dev) return {Code::refused, "own device"};
      if (op.entry.is_nil()) continue;
      records_.insert(op.entry);
      if (!there) changed_.insert(op.entry);
    }
    if (run_ == ImportRun::dry) return {};
    TR_LET(added, session_.store_.commit(ops));
    if (added > 0) author_ = session_.store_.author();
    return {};
  }

  Status queue(const Record& record, const journal::EntryState& before) {
    if (run_ == ImportRun::dry) return {};
    auto ops = journal::author_ops(author_, session_.host_.clock->now(), record.id, journal::changes(before, record));
    std::ranges::move(ops, std::back_inserter(ops_));
    return ++waiting_ >= kBatch ? flush() : Status();
  }

  Status flush() {
    if (ops_.empty()) return {};
    const Status committed = session_.commit_new(ops_);
    ops_.clear();
    waiting_ = 0;
    return committed;
  }

  Session& session_;
  ImportRun run_;
  const KeepGoing& keep_going_;
  journal::Author author_;
  std::vector<journal::Op> ops_;
  std::size_t waiting_ = 0;
  std::set<RecordId> records_, changed_;  ///< of a log: all it speaks of, and those it says something new about
};

Result<ImportReport> Session::import_from(std::string_view format, const std::filesystem::path& file, ImportRun run,
                                          const KeepGoing& keep_going) {
  Importer importer(*this, run, keep_going);
  if (format == "thirdrow-json") {
    TR_TRY(exchange::import_thirdrow_json(file, importer.log_sink()));
  } else {
    const auto reader = format == "markdown"      ? &exchange::import_markdown
                        : format == "dayone-json" ? &exchange::import_dayone
                        : format == "jrnl-json"   ? &exchange::import_jrnl
                                                  : nullptr;
    if (reader == nullptr) return {Code::usage, "format"};
    const auto seen = reader(file, *host_.clock, importer.sink(), {});
    // What was read before a stop or an error stays: importing again continues where it ended.
    TR_TRY(importer.finish());
    if (!seen) return seen.error();
    importer.report_.seen = *seen;
  }
  TR_TRY(importer.finish());
  return std::move(importer.report_);
}

Result<std::int64_t> Session::export_to(std::string_view format, const std::filesystem::path& file,
                                        std::optional<Day> from, std::optional<Day> to,
                                        const KeepGoing& keep_going) {
  // What was typed belongs to the log too; a draft that cannot be written is still among the records.
  static_cast<void>(settle_drafts());
  Filter filter;
  filter.from = from;
  filter.to = to;
  const bool everything = format == "thirdrow-json" && !from && !to;
  std::vector<RecordId> ids;
  for (const auto shelf : {Filter::Shelf::journal, Filter::Shelf::trash, Filter::Shelf::records}) {
    filter.shelf = shelf;
    if (shelf != Filter::Shelf::journal && !everything) continue;
    TR_LET(page, store_.list(filter, kAll, 0));
    for (const Row& row : page.items) ids.push_back(row.id);
  }
  exchange::ExportSource source;
  TR_LET(about, store_.about());
  source.journal_name = about.name;
  source.now = now();
  std::size_t next = 0;
  source.next_records = [&]() -> Result<std::vector<exchange::ExportRecord>> {
    std::vector<exchange::ExportRecord> batch;
    const auto done = static_cast<std::int64_t>(next);
    if (keep_going && !keep_going(done, static_cast<std::int64_t>(ids.size()))) return Code::cancelled;
    for (; next < ids.size() && batch.size() < kBatch; ++next) {
      TR_LET(opened, open(ids[next]));
      exchange::ExportRecord one{opened.record, opened.edited, {}, {}};
      for (const std::string& person : opened.record.strings(journal::kPeople)) {
        one.people.push_back(name_of(RecordId::parse(person).value_or(RecordId{})));
      }
      if (const auto* e = std::get_if<RecordId>(&opened.record.value(journal::kEngagement))) one.engagement = name_of(*e);
      batch.push_back(std::move(one));
    }
    return batch;
  };
  // A part of the journal goes without its log: whoever imports it makes new records of it.
  std::int64_t last = 0;
  if (everything) {
    source.next_ops = [&]() -> Result<std::vector<journal::Op>> {
      if (keep_going && !keep_going(0, about.ops)) return Code::cancelled;
      TR_LET(stretch, store_.ops_after(last, kOpsAtOnce));
      last = stretch.last;
      return std::move(stretch.ops);
    };
  }
  if (format == "markdown") return exchange::export_markdown(file, source);
  if (format != "thirdrow-json") return {Code::usage, "format"};
  return exchange::export_thirdrow_json(file, source);
}

}  // namespace thirdrow::app
