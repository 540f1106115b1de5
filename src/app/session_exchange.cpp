// Import and export through the session's own doors: imported entries become ops like typed ones.
#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <set>

#include "app/formats.h"
#include "app/session.h"
#include "journal/fold.h"
#include "journal/text_merge.h"

namespace thirdrow::app {
namespace {

using exchange::ImportedEntry;
using exchange::Reason;
using journal::Record;

constexpr std::int64_t kBatch = 500;  // entries in one transaction
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

/// Gathers ops and commits them a batch at a time. Nothing that a person removed or changed here comes back:
/// of a log the operations that are not here yet are merged in, of records only those that are new are added.
class Session::Importer {
 public:
  Importer(Session& session, ImportRun run, const KeepGoing& keep_going)
      : session_(session), run_(run), keep_going_(keep_going), author_(session.store_.author()) {}

  Status read(const ImportFormat& format, const std::filesystem::path& file) {
    if (format.read == nullptr) return exchange::import_thirdrow_json(file, log_sink());
    const auto seen = format.read(file, *session_.host_.clock, sink(), {});
    if (!seen) return seen.error();
    report_.seen = *seen;
    return {};
  }

  Status finish() {
    if (!records_.empty()) {
      report_.seen.items = report_.seen.entries = static_cast<std::int64_t>(records_.size());
      report_.added = static_cast<std::int64_t>(changed_.size());
      report_.already_there = std::ranges::count_if(
          records_, [this](RecordId id) { return !changed_.contains(id) && !left_.contains(id); });
    }
    return flush();
  }

  /// An error of the journal as it is, one of the file as such: what helps is another thing.
  Error told(const Error& error) const {
    const bool of_file =
        error.code == Code::damaged || error.code == Code::newer_version || error.code == Code::too_large;
    return of_file && !journal_failed_ ? Error{error.code, "import file: " + error.detail} : error;
  }
  ImportReport report_;

 private:
  bool keep_going(std::int64_t done, std::int64_t of) const { return !keep_going_ || keep_going_(done, of); }

  exchange::Sink sink() {
    exchange::Sink sink;
    sink.entry = [this](ImportedEntry entry) { return noted(take(std::move(entry))); };
    sink.remark = [this](exchange::Remark remark) { this->remark(std::move(remark)); };
    sink.progress = [this](std::int64_t done, std::int64_t of) { return keep_going(done, of); };
    return sink;
  }
  exchange::ThirdRowSink log_sink() {
    exchange::ThirdRowSink sink;
    sink.ops = [this](std::vector<journal::Op> ops) { return noted(take_ops(std::move(ops))); };
    sink.records = [this](const std::vector<Record>& records) -> Status {
      for (const Record& record : records) TR_TRY(noted(take_record(record)));
      return {};
    };
    sink.progress = [this](std::int64_t done, std::int64_t of) { return keep_going(done, of); };
    return sink;
  }

  Status noted(Status status) {
    journal_failed_ = journal_failed_ || (!status && status.code() != Code::invalid);
    return status;
  }
  void remark(exchange::Remark remark) {
    ++report_.remark_count;
    if (report_.remarks.size() < kMaxRemarks) report_.remarks.push_back(std::move(remark));
  }

  Status take(ImportedEntry entry) {
    report_.seen.items = ++report_.seen.entries;  // until the reader tells all it saw
    TR_LET(known, session_.store_.find_source(entry.source));
    if (entry.id) {
      TR_LET(exported, session_.store_.state(*entry.id));
      if (exported.purged) {
        remark({entry.title.empty() ? entry.source : entry.title, Reason::purged});
        return {};
      }
      if (exported.exists()) known = entry.id;
    }
    if (known) {
      ++report_.already_there;
      return {};
    }
    const Record record = to_record(entry, RecordId::make(*session_.host_.random));
    TR_TRY(journal::check(record));
    return queue(record, journal::EntryState{});
  }

  /// A record without its history says nothing of what is older: the one that is here stays.
  Status take_record(const Record& record) {
    report_.seen.items = ++report_.seen.entries;
    TR_LET(state, session_.store_.state(record.id));
    if (state.purged) {
      remark({name_of(record), Reason::purged});
      return {};
    }
    if (state.kind == 0) return queue(record, state);
    ++report_.already_there;
    const auto ours = state.record();
    if (!ours || *ours != record)
      remark({name_of(record), ours && ours->deleted() ? Reason::in_trash : Reason::differs});
    return {};
  }
  static std::string name_of(const Record& record) {
    return record.title().empty() ? record.id.text() : record.title();
  }

  Status take_ops(std::vector<journal::Op> ops) {
    std::set<RecordId> changed;
    std::vector<journal::Op> wanted;
    for (journal::Op& op : ops) {
      TR_LET(there, session_.store_.has_op(op.id));
      // Only this device gives itself numbers: a stranger's would stand in the way of all it writes from now
      // on.
      if (!there && op.id.dev == author_.dev) return {Code::refused, "own device"};
      TR_LET(unwanted, brings_back(op));
      if (!op.entry.is_nil()) records_.insert(op.entry);
      if (!there && unwanted) {
        if (left_.insert(op.entry).second) remark({op.entry.text(), Reason::purged});
        continue;
      }
      if (!there && !op.entry.is_nil()) changed.insert(op.entry);
      wanted.push_back(std::move(op));
    }
    if (run_ == ImportRun::real) {
      TR_LET(added, session_.store_.commit(wanted));
      if (added > 0) author_ = session_.store_.author();
    }
    changed_.merge(changed);
    return {};
  }

  /// Words of a record that had been purged here before this import began. What the file itself purges comes
  /// in whole, so that a fresh journal becomes equal.
  Result<bool> brings_back(const journal::Op& op) {
    const bool words = !std::holds_alternative<journal::Purge>(op.body) &&
                       !std::holds_alternative<journal::Redacted>(op.body);
    if (!words || op.entry.is_nil()) return false;
    if (const auto known = purged_.find(op.entry); known != purged_.end()) return known->second;
    TR_LET(state, session_.store_.state(op.entry));
    return purged_.emplace(op.entry, state.purged).first->second;
  }

  Status queue(const Record& record, const journal::EntryState& before) {
    if (run_ == ImportRun::dry) {
      ++report_.added;
      return {};
    }
    auto ops = journal::author_ops(author_, session_.host_.clock->now(), record.id,
                                   journal::changes(before, record));
    std::ranges::move(ops, std::back_inserter(ops_));
    return ++waiting_ >= kBatch ? flush() : Status();
  }

  Status flush() {
    if (ops_.empty()) return {};
    const Status committed = noted(session_.commit_new(ops_));
    if (committed) report_.added += waiting_;
    ops_.clear();
    waiting_ = 0;
    return committed;
  }

  Session& session_;
  ImportRun run_;
  const KeepGoing& keep_going_;
  journal::Author author_;
  std::vector<journal::Op> ops_;
  std::int64_t waiting_ = 0;
  bool journal_failed_ = false;
  std::set<RecordId> records_, changed_,
      left_;                         ///< of a log: all it speaks of, those it is news of, those left purged
  std::map<RecordId, bool> purged_;  ///< whether a record was purged when its first operation came by
};

Result<ImportReport> Session::import_from(std::string_view format, const std::filesystem::path& file,
                                          ImportRun run, const KeepGoing& keep_going, ImportReport* so_far) {
  const ImportFormat* known = find_format(import_formats(), format);
  if (known == nullptr) return {Code::usage, "format"};
  Importer importer(*this, run, keep_going);
  const Status read = importer.read(*known, file);
  // What was read before a stop or an error stays: importing again continues where it ended.
  const Status kept = importer.finish();
  if (so_far != nullptr) *so_far = importer.report_;
  if (!kept) return kept.error();
  if (!read) return importer.told(read.error());
  return std::move(importer.report_);
}

Result<std::int64_t> Session::export_to(std::string_view format, const std::filesystem::path& file,
                                        std::optional<Day> from, std::optional<Day> to,
                                        const KeepGoing& keep_going) {
  const ExportFormat* known = find_format(export_formats(), format);
  if (known == nullptr) return {Code::usage, "format"};
  // What was typed belongs to the log too; a draft that cannot be written is still among the records.
  static_cast<void>(settle_drafts());
  Filter filter;
  filter.from = from;
  filter.to = to;
  const bool everything = known->holds == ExportFormat::Holds::everything && !from && !to;
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
    for (; next < ids.size() && batch.size() < exchange::kImportBatch; ++next) {
      TR_LET(opened, open(ids[next]));
      exchange::ExportRecord one{opened.record, opened.edited, {}, {}};
      for (const std::string& person : opened.record.strings(journal::kPeople)) {
        one.people.push_back(name_of(RecordId::parse(person).value_or(RecordId{})));
      }
      if (const auto* e = std::get_if<RecordId>(&opened.record.value(journal::kEngagement)))
        one.engagement = name_of(*e);
      batch.push_back(std::move(one));
    }
    return batch;
  };
  // A part of the journal goes without its log: importing it only adds the records that are not there.
  std::int64_t last = 0;
  if (everything) {
    source.next_ops = [&]() -> Result<std::vector<journal::Op>> {
      if (keep_going && !keep_going(0, about.ops)) return Code::cancelled;
      TR_LET(stretch, store_.ops_after(last, kOpsAtOnce));
      last = stretch.last;
      return std::move(stretch.ops);
    };
  }
  return known->write(file, source);
}

}  // namespace thirdrow::app
