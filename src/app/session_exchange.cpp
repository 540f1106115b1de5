// Import and export through the session's own doors: imported entries become ops like typed ones.
#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
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

/// Ids that the record names: people, an engagement, a question of the person's own.
std::vector<RecordId> named_by(const Record& record) {
  std::vector<RecordId> out;
  const auto add = [&](std::string_view text) {
    if (const auto id = RecordId::parse(text)) out.push_back(*id);
  };
  for (const auto& [tag, value] : record.fields) {
    const journal::Field* field = journal::find_field(record.info(), tag);
    if (const auto* id = std::get_if<RecordId>(&value)) out.push_back(*id);
    if (const auto* line = std::get_if<std::string>(&value)) add(*line);
    if (field == nullptr || field->type != journal::FieldType::refs) continue;
    for (const std::string& id : record.strings(tag)) add(id);
  }
  return out;
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
      for (const RecordId id : gone_) records_.erase(id);
      const auto count = [this](const auto& which) { return std::ranges::count_if(records_, which); };
      report_.seen.items = report_.seen.entries = static_cast<std::int64_t>(records_.size());
      report_.added = count([this](RecordId id) { return changed_.contains(id); });
      report_.already_there =
          count([this](RecordId id) { return !changed_.contains(id) && !left_.contains(id); });
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

  Status take(const ImportedEntry& entry) {
    report_.seen.items = ++report_.seen.entries;  // until the reader tells all it saw
    TR_LET(there, find(entry));
    if (there == There::purged) {
      remark({entry.item, Reason::purged});
      return {};
    }
    if (there == There::yes) {
      ++report_.already_there;
      return {};
    }
    const bool own_id = entry.id && made_.insert(*entry.id).second;
    Record record = exchange::as_record(entry, own_id ? *entry.id : RecordId::make(*session_.host_.random));
    TR_TRY(journal::check(record));
    TR_TRY(link(record, entry));
    return queue(record, journal::EntryState{});
  }

  enum class There { no, yes, purged };
  /// Our own export names the record; what comes from elsewhere is known by its source, and where its kind
  /// keeps none, by its words.
  Result<There> find(const ImportedEntry& entry) {
    if (entry.id) {
      TR_LET(state, session_.store_.state(*entry.id));
      return state.purged ? There::purged : state.exists() ? There::yes : There::no;
    }
    TR_LET(known, session_.store_.find_source(entry.source));
    if (known) return There::yes;
    const Record record = exchange::as_record(entry, {});
    if (journal::field_with_role(record.info(), journal::Role::source) != nullptr) return There::no;
    Filter same_day;
    same_day.subkind = record.subkind();
    same_day.from = same_day.to = record.happened().day();
    TR_LET(page, session_.store_.list(same_day, kAll, 0));
    for (const Row& row : page.items) {
      if (row.happened != record.happened() || row.title != record.title()) continue;
      TR_LET(ours, session_.store_.record(row.id));
      if (ours.body() == record.body()) return There::yes;
    }
    return There::no;
  }

  /// The people of these names, made where there are none, and the engagement of that title, where there is
  /// one.
  Status link(Record& record, const ImportedEntry& entry) {
    journal::Strings people;
    for (const std::string& name : entry.people) {
      TR_LET(id, person(name));
      people.push_back(id.text());
    }
    record.set(journal::kPeople, std::move(people));
    if (entry.engagement.empty()) return {};
    TR_TRY(know(engagements_, journal::Kind::engagement));
    const auto found = engagements_->find(journal::fold(entry.engagement));
    if (found == engagements_->end())
      remark({entry.item, Reason::left_out, "engagement"});
    else
      record.set(journal::kEngagement, found->second);
    return {};
  }

  using Names = std::optional<std::map<std::string, RecordId>>;  ///< by folded title, once read
  Status know(Names& names, journal::Kind kind) {
    if (names) return {};
    TR_LET(all, session_.all_of(kind));
    names.emplace();
    for (const Record& one : all) names->emplace(journal::fold(one.title()), one.id);
    return {};
  }

  Result<RecordId> person(const std::string& name) {
    TR_TRY(know(people_, journal::Kind::person));
    const std::string folded = journal::fold(name);
    if (const auto known = people_->find(folded); known != people_->end()) return known->second;
    Record made = session_.new_record(journal::Kind::person);
    made.set(journal::person::kName, name);
    TR_TRY(journal::check(made));
    if (run_ == ImportRun::real) add_ops(made, journal::EntryState{});
    return people_->emplace(folded, made.id).first->second;
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
      if (std::holds_alternative<journal::Purge>(op.body)) gone_.insert(op.entry);
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
    add_ops(record, before);
    return ++waiting_ >= kBatch ? flush() : Status();
  }

  void add_ops(const Record& record, const journal::EntryState& before) {
    auto ops = journal::author_ops(author_, session_.host_.clock->now(), record.id,
                                   journal::changes(before, record));
    std::ranges::move(ops, std::back_inserter(ops_));
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
  /// Of a log: all it speaks of, those it is news of, those left purged, those it purges itself.
  std::set<RecordId> records_, changed_, left_, gone_;
  std::set<RecordId> made_;  ///< ids that entries of this import brought along
  Names people_, engagements_;
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

Result<std::vector<RecordId>> Session::records_of_days(std::optional<Day> from, std::optional<Day> to,
                                                       WithNamed with_named) {
  Filter filter;
  filter.from = from;
  filter.to = to;
  TR_LET(page, store_.list(filter, kAll, 0));
  std::vector<RecordId> ids;
  for (const Row& row : page.items) ids.push_back(row.id);
  if (with_named == WithNamed::no) return ids;
  std::set<RecordId> known(ids.begin(), ids.end());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    TR_LET(opened, open(ids[i]));
    for (const RecordId id : named_by(opened.record)) {
      if (!known.insert(id).second) continue;
      TR_LET(state, store_.state(id));
      if (state.record()) ids.push_back(id);
    }
  }
  return ids;
}

Result<std::vector<RecordId>> Session::all_records() {
  std::vector<RecordId> ids;
  for (const auto shelf : {Filter::Shelf::journal, Filter::Shelf::trash, Filter::Shelf::records}) {
    Filter filter;
    filter.shelf = shelf;
    TR_LET(page, store_.list(filter, kAll, 0));
    for (const Row& row : page.items) ids.push_back(row.id);
  }
  return ids;
}

Result<exchange::ExportRecord> Session::to_export(RecordId id) {
  TR_LET(opened, open(id));
  exchange::ExportRecord out{opened.record, opened.edited, {}, {}};
  for (const std::string& person : opened.record.strings(journal::kPeople)) {
    const auto named = RecordId::parse(person);
    // One that was removed for good has no name any more.
    if (std::string name = named ? name_of(*named) : ""; !name.empty()) out.people.push_back(std::move(name));
  }
  if (const auto* e = std::get_if<RecordId>(&opened.record.value(journal::kEngagement)))
    out.engagement = name_of(*e);
  return out;
}

Result<std::int64_t> Session::export_to(std::string_view format, const std::filesystem::path& file,
                                        std::optional<Day> from, std::optional<Day> to,
                                        const KeepGoing& keep_going) {
  const ExportFormat* known = find_format(export_formats(), format);
  if (known == nullptr) return {Code::usage, "format"};
  // What was typed belongs to the log too; a draft that cannot be written is still among the records.
  static_cast<void>(settle_drafts());
  const bool records = known->holds == ExportFormat::Holds::everything;
  const bool everything = records && !from && !to;
  TR_LET(ids,
         everything ? all_records() : records_of_days(from, to, records ? WithNamed::yes : WithNamed::no));
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
      TR_LET(one, to_export(ids[next]));
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
