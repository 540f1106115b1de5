// Import through the session's own doors: imported entries become ops like typed ones.
#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <set>

#include "app/formats.h"
#include "app/session.h"
#include "app/surroundings.h"
#include "journal/fold.h"
#include "journal/listed.h"
#include "journal/record_json.h"
#include "journal/step.h"
#include "journal/text_merge.h"

namespace thirdrow::app {
namespace {

using exchange::ImportedEntry;
using exchange::Reason;
using journal::Record;

constexpr std::int64_t kBatch = 500;  // entries in one transaction
constexpr std::size_t kBatchBytes = 16U << 20;
constexpr std::size_t kMaxRemarks = 1000;
constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();

}  // namespace

/// Gathers ops and commits them a batch at a time. What a person removed here does not come back, and nothing
/// that is here is taken away: of a log the operations that are not here yet are merged in but for such, of
/// records only those that are new are added.
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

  /// What came in stays as it is; of what stands against a rule that it kept before, or is new, it is said
  /// against which.
  Status check_standing() {
    if (run_ == ImportRun::dry) return {};
    for (const RecordId id : changed_) {
      if (!keep_going(report_.seen.items, report_.seen.items)) return {Code::cancelled, {}};
      TR_LET(state, session_.store_.state(id));
      const auto record = state.record();
      if (!record || record->deleted()) continue;
      TR_LET(broken, broken_rule(*record));
      if (!broken.empty() && broken != broken_before_[id])
        remark({name_of(*record), Reason::breaks_rule, std::move(broken)});
    }
    return {};
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
    sink.drafts = [this](const std::vector<Record>& drafts) -> Status {
      TR_TRY(flush());
      for (const Record& draft : drafts) TR_TRY(noted(take_draft(draft)));
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
    if (there == There::yes || there == There::trashed) {
      ++report_.already_there;
      if (there == There::trashed) remark({entry.item, Reason::in_trash});
      return {};
    }
    const bool own_id = entry.id && made_.insert(*entry.id).second;
    Record record = exchange::as_record(entry, own_id ? *entry.id : RecordId::make(*session_.host_.random));
    TR_TRY(journal::check(record));
    TR_TRY(link(record, entry));
    return queue(record, journal::EntryState{});
  }

  enum class There : std::uint8_t { no, yes, trashed, purged };
  static There standing(const journal::EntryState& state) {
    if (state.purged) return There::purged;
    const auto record = state.record();
    return !state.exists() ? There::no : record && record->deleted() ? There::trashed : There::yes;
  }
  /// Our own export names the record; what comes from elsewhere is known by its source, and where its kind
  /// keeps none, by its words.
  Result<There> find(const ImportedEntry& entry) {
    if (entry.id) {
      TR_LET(state, session_.store_.state(*entry.id));
      return standing(state);
    }
    TR_LET(known, session_.store_.find_source(entry.source));
    if (known) {
      TR_LET(state, session_.store_.state(*known));
      return standing(state);
    }
    const Record record = exchange::as_record(entry, {});
    if (journal::field_with_role(record.info(), journal::Role::source) != nullptr) return There::no;
    Filter same_day;
    same_day.subkind = record.subkind();
    same_day.from = same_day.to = journal::listed_at(record).day();
    TR_LET(page, session_.store_.list(same_day, kAll, 0));
    for (const Row& row : page.items) {
      if (row.happened != journal::listed_at(record) || row.title != record.title()) continue;
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
    if (state.kind == 0) {
      was_.emplace(record.id, Was::absent);
      changed_.insert(record.id);
      return queue(record, state);
    }
    ++report_.already_there;
    const auto ours = state.record();
    if (!ours || journal::to_json(*ours, {}) != journal::to_json(record, {}))
      remark({name_of(record), ours && ours->deleted() ? Reason::in_trash : Reason::differs});
    return {};
  }
  /// Words without a record, or of one that this import brought in: what is written here is newer than they
  /// may be.
  Status take_draft(const Record& draft) {
    TR_LET(was, was_before(draft.id));
    TR_LET(ours, session_.draft_of(draft.id));
    if (was == Was::purged) {
      remark({name_of(draft), Reason::purged});
    } else if (ours || was != Was::absent) {
      if (!ours || ours->record != draft) remark({name_of(draft), Reason::differs});
    } else if (run_ == ImportRun::real) {
      TR_LET(state, session_.store_.state(draft.id));
      return session_.keep_draft(draft,
                                 state.record().value_or(Record{draft.id, draft.kind, draft.created, {}}));
    }
    return {};
  }
  static std::string name_of(const Record& record) {
    return record.title().empty() ? record.id.text() : record.title();
  }

  /// What the store says of an operation that was handed to it ("op number", "op differs") is the file's
  /// fault.
  static Error of_file(const Error& error) {
    const bool of_op = error.code == Code::damaged && error.detail.starts_with("op ");
    return of_op ? Error{error.code, "import file: " + error.detail} : error;
  }

  Status take_ops(std::vector<journal::Op> ops) {
    std::set<RecordId> changed;
    std::vector<journal::Op> wanted;
    for (journal::Op& op : ops) {
      TR_LET(there, session_.store_.has_op(op.id));
      // Only this device gives itself numbers: a stranger's would stand in the way of all it writes from now
      // on.
      if (!there && op.id.dev == author_.dev) return {Code::refused, "own device"};
      TR_LET(why_not, unwanted(op));
      if (!op.entry.is_nil()) records_.insert(op.entry);
      if (std::holds_alternative<journal::Purge>(op.body)) gone_.insert(op.entry);
      if (!there && why_not) {
        TR_TRY(leave(op.entry, *why_not));
        continue;
      }
      if (!there && !op.entry.is_nil()) {
        TR_TRY(judge_before(op.entry));
        changed.insert(op.entry);
      }
      wanted.push_back(std::move(op));
    }
    if (run_ == ImportRun::real) {
      session_.ledger_.reset();
      const auto added = session_.store_.commit(wanted);
      if (!added) return of_file(added.error());
      if (*added > 0) author_ = session_.store_.author();
    }
    changed_.merge(changed);
    return {};
  }

  /// How a record stood before this import.
  enum class Was : std::uint8_t { absent, here, purged };
  Result<Was> was_before(RecordId id) {
    if (const auto known = was_.find(id); known != was_.end()) return known->second;
    TR_LET(state, session_.store_.state(id));
    const Was was = state.purged ? Was::purged : state.kind != 0 ? Was::here : Was::absent;
    return was_.emplace(id, was).first->second;
  }

  /// Why an operation of a log stays outside: it would bring words back that had been purged here, or take
  /// away what is here. What the file brings and removes itself comes in whole, so that a fresh journal
  /// becomes equal.
  Result<std::optional<Reason>> unwanted(const journal::Op& op) {
    if (op.entry.is_nil()) return std::optional<Reason>();
    TR_LET(was, was_before(op.entry));
    const auto* set = std::get_if<journal::FieldSet>(&op.body);
    const bool trashes = set != nullptr && set->field == journal::kDeleted && !journal::is_empty(set->value);
    const bool ends = std::holds_alternative<journal::Purge>(op.body);
    const bool ended = std::holds_alternative<journal::Redacted>(op.body);
    if (was == Was::purged && !ends && !ended) return std::optional(Reason::purged);
    if (was == Was::here && (trashes || ends || ended)) return std::optional(Reason::removed_there);
    return std::optional<Reason>();
  }

  /// Passes the record over, once.
  Status leave(RecordId id, Reason why) {
    if (!left_.insert(id).second) return {};
    TR_LET(state, session_.store_.state(id));
    const auto ours = state.record();
    remark({ours ? name_of(*ours) : id.text(), why});
    return {};
  }

  Status queue(const Record& record, const journal::EntryState& before) {
    if (run_ == ImportRun::dry) {
      ++report_.added;
      return {};
    }
    add_ops(record, before);
    bytes_ += record.body().size();
    return ++waiting_ >= kBatch || bytes_ >= kBatchBytes ? flush() : Status();
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
    bytes_ = 0;
    return committed;
  }

  /// Which rule a record stood against before anything of this import came to it.
  Status judge_before(RecordId id) {
    TR_LET(was, was_before(id));
    if (was != Was::here || run_ == ImportRun::dry || broken_before_.contains(id)) return {};
    TR_LET(state, session_.store_.state(id));
    const auto record = state.record();
    if (!record) return {};
    TR_LET(broken, broken_rule(*record));
    broken_before_.emplace(id, std::move(broken));
    return {};
  }

  /// The rule that the record stands against; empty when there is none.
  Result<std::string> broken_rule(const Record& record) {
    const Surroundings around(session_.store_);
    const Status holds = journal::check_standing(record, around, session_.now().day());
    TR_TRY(around.seen());
    return holds ? std::string() : holds.error().detail;
  }

  Session& session_;
  ImportRun run_;
  const KeepGoing& keep_going_;
  journal::Author author_;
  std::vector<journal::Op> ops_;
  std::int64_t waiting_ = 0;
  std::size_t bytes_ = 0;  ///< of the texts that wait
  bool journal_failed_ = false;
  /// Of a log: all it speaks of, those it is news of (of plain records too), those left purged, those it
  /// purges itself.
  std::set<RecordId> records_, changed_, left_, gone_;
  std::set<RecordId> made_;  ///< ids that entries of this import brought along
  Names people_, engagements_;
  std::map<RecordId, Was> was_;
  std::map<RecordId, std::string> broken_before_;  ///< of what was here: the rule it stood against, if any
};

Result<ImportReport> Session::import_from(std::string_view format, const std::filesystem::path& file,
                                          ImportRun run, const KeepGoing& keep_going, ImportReport* so_far) {
  const ImportFormat* known = find_format(import_formats(), format);
  if (known == nullptr) return {Code::usage, "format"};
  Importer importer(*this, run, keep_going);
  const Status read = importer.read(*known, file);
  // What was read before a stop or an error stays: importing again continues where it ended.
  Status kept = importer.finish();
  const bool stopped = !read && read.code() == Code::cancelled;
  if (kept && !stopped) kept = importer.check_standing();
  if (so_far != nullptr) *so_far = importer.report_;
  if (!read && !stopped) return importer.told(read.error());
  if (!kept) return kept.error();
  if (!read) return importer.told(read.error());
  return std::move(importer.report_);
}

}  // namespace thirdrow::app
