#include "app/session.h"

#include <algorithm>
#include <limits>

#include "app/laid_over.h"
#include "app/rounds.h"
#include "app/sheets.h"
#include "app/surroundings.h"
#include "journal/fold.h"
#include "journal/ops.h"
#include "journal/step.h"

namespace thirdrow::app {
namespace {

using journal::Kind;
using journal::Record;

constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::int64_t kTrashDays = 30;
constexpr std::size_t kSnippetLength = 180;
constexpr const char* kOtherDevice = N_("another computer");  // a log brought in does not name its devices

}  // namespace

Session::Session(Host host, std::filesystem::path folder, platform::FileLock lock, seal::Secret key,
                 store::Store store)
    : host_(std::move(host)),
      folder_(std::move(folder)),
      lock_(std::move(lock)),
      key_(std::move(key)),
      store_(std::move(store)) {}

Session::~Session() = default;

Stamp Session::now() const {
  const Stamp real = host_.clock->now();
  return fixed_today_ ? Stamp::from_local(*fixed_today_, real.minute_of_day(), real.offset_min) : real;
}

Record Session::new_record(Kind kind) {
  return journal::new_record(kind, RecordId::make(*host_.random), now());
}

Record Session::new_entry(const journal::EntryKind& kind) {
  return journal::new_entry(kind, RecordId::make(*host_.random), now());
}

Status Session::write(RecordId id, std::vector<journal::OpBody> bodies, std::span<const RecordId> settled) {
  if (bodies.empty() && settled.empty()) return {};
  journal::Author author = store_.author();
  return commit_new(journal::author_ops(author, host_.clock->now(), id, std::move(bodies)), settled);
}

Status Session::commit_new(const std::vector<journal::Op>& ops, std::span<const RecordId> settled) {
  TR_LET(added, store_.commit(ops, settled, while_going(host_)));
  // A number that is already in the log means that these words were not written.
  if (added != static_cast<std::int64_t>(ops.size())) return {Code::failed, "numbers"};
  for (const RecordId id : settled) held_.erase(id);
  follow(ops);
  return {};
}

/// A limit or rule that the record broke before does not stand in the way of its other changes.
Status Session::fits(const std::optional<Record>& there, const Record& record, std::span<const Record> with) {
  TR_TRY(there ? journal::check_changes(*there, record) : journal::check(record));
  TR_TRY(check_answers(there, record));
  const Status days = journal::check_days(record);
  if (!days && !(there && !journal::check_days(*there))) return days;
  const Surroundings around(store_, with);
  if (!there) TR_TRY(check_showing(*this, record));
  const Status rules = journal::check_rules(there, record, around, now().day());
  return around.seen() ? rules : around.seen();
}

Status Session::put(std::span<const Record> records) {
  journal::Author author = store_.author();
  std::vector<journal::Op> ops;
  for (const Record& record : records) {
    TR_LET(state, store_.state(record.id));
    TR_TRY(fits(state.record(), record, records));
    std::ranges::move(
        journal::author_ops(author, host_.clock->now(), record.id, journal::changes(state, record)),
        std::back_inserter(ops));
  }
  return commit_new(ops, std::span(&records.front().id, 1));
}

Status Session::add(const Record& record) {
  TR_LET(state, store_.state(record.id));
  if (state.purged) return {Code::refused, "purged"};
  if (state.record()) return {Code::exists, "record"};
  return put(std::span(&record, 1));
}

Result<RecordId> Session::add_and_step(const Record& record, std::string_view name) {
  TR_TRY(fits({}, record));
  const Surroundings around(store_);
  journal::Step step{record, record, around, now(), [&] { return RecordId::make(*host_.random); }};
  TR_TRY(journal::take_step(step, name));
  TR_TRY(around.seen());
  std::vector<Record> all{std::move(step.record)};
  std::ranges::move(step.also, std::back_inserter(all));
  TR_TRY(put(all));
  return record.id;
}

Status Session::save(const Record& record, const Record& opened) {
  TR_TRY(lay_over(record, base_of(opened)));
  settled_.erase(record.id);
  return {};
}

const Record& Session::base_of(const Record& opened) const {
  const auto settled = settled_.find(opened.id);
  return settled != settled_.end() && settled->second.opened == opened ? settled->second.record : opened;
}

Status Session::write_opened(const Opened& opened, std::vector<Record> also) {
  const RecordId id = opened.record.id;
  TR_LET(draft, draft_of(id));
  TR_TRY(lay_over(opened.record, opened.written, std::move(also)));
  if (!draft) return {};
  const auto before = settled_.find(id);
  const bool on = before != settled_.end() && before->second.record == draft->opened;
  if (on) draft->opened = std::move(before->second.opened);
  settled_.insert_or_assign(id, std::move(*draft));
  return {};
}

Status Session::lay_over(const Record& record, const Record& opened, std::vector<Record> also) {
  TR_LET(state, store_.state(record.id));
  if (state.purged) return {Code::refused, "purged"};
  const auto there = state.record();
  also.insert(also.begin(), there ? laid_over(*there, opened, record) : record);
  return put(also);
}

Result<Opened> Session::open(RecordId id) {
  TR_LET(draft, draft_of(id));
  TR_LET(state, store_.state(id));
  const auto there = state.record();
  if (!there && !draft) return {Code::not_found, "record"};
  if (!there) return Opened{draft->record, draft->record.created, {}, true, draft->opened};
  if (!draft) return Opened{*there, state.edited, state.conflicts(), false, *there};
  return Opened{laid_over(*there, draft->opened, draft->record), state.edited, state.conflicts(), true,
                *there};
}

Status Session::transition(RecordId id, std::string_view name,
                           const std::function<Status(Record&)>& set_fields, Taken* taken) {
  TR_LET(opened, open(id));
  const Surroundings around(store_);
  journal::Step step{opened.written, opened.record, around, now(),
                     [&] { return RecordId::make(*host_.random); }};
  if (set_fields) TR_TRY(set_fields(step.record));
  TR_TRY(journal::take_step(step, name));
  TR_TRY(around.seen());
  Taken done{{{opened.record, step.record}}, {}};
  for (const Record& other : step.also) {
    TR_LET(state, store_.state(other.id));
    if (auto before = state.record())
      done.changes.push_back({std::move(*before), other});
    else
      done.made.push_back(other);
  }
  opened.record = std::move(step.record);
  TR_TRY(write_opened(opened, std::move(step.also)));
  if (taken != nullptr) *taken = std::move(done);
  return {};
}

Status Session::undo(const Taken& taken) {
  const auto untouched = [](const Record& there, const Taken::Change& change) {
    return std::ranges::all_of(there.info().fields, [&](const journal::Field& field) {
      const journal::Value& after = change.after.value(field.tag);
      return change.before.value(field.tag) == after || there.value(field.tag) == after;
    });
  };
  std::vector<Record> others;
  const auto read = [this](RecordId id) -> Result<Record> {
    TR_LET(opened, open(id));
    return std::move(opened.record);
  };
  for (const Taken::Change& change : std::span(taken.changes).subspan(1)) {
    TR_LET(there, read(change.after.id));
    if (!untouched(there, change)) return {Code::refused, "moved on"};
    others.push_back(laid_over(there, change.after, change.before));
  }
  for (const Record& made : taken.made) {
    auto there = read(made.id);
    if (!there || *there != made) return {Code::refused, "moved on"};
    there->set(journal::kDeleted, host_.clock->now());
    others.push_back(std::move(*there));
  }
  const Taken::Change& own = taken.changes.front();
  TR_LET(opened, open(own.after.id));
  if (!untouched(opened.record, own) || opened.written.state() != own.after.state())
    return {Code::refused, "moved on"};
  opened.record = laid_over(opened.record, own.after, own.before);
  return write_opened(opened, std::move(others));
}

Result<RecordId> Session::resolve(std::string_view prefix) { return store_.resolve(prefix); }

Result<Page<Row>> Session::list(const Filter& filter, std::int64_t limit, std::int64_t offset) {
  return store_.list(filter, limit, offset);
}
Result<std::vector<std::int64_t>> Session::places(const Filter& filter) { return store_.places(filter); }
Result<std::vector<Row>> Session::rows(const std::vector<std::int64_t>& places) {
  return store_.rows(places);
}

Result<Page<SearchHit>> Session::search(std::string_view query, const Filter& filter, Order order,
                                        std::int64_t limit, std::int64_t offset, std::int64_t count_limit) {
  TR_LET(found, store_.search(query, filter, order, limit, offset, count_limit));
  Page<SearchHit> page;
  page.total = found.total;
  for (store::Hit& hit : found.items) {
    const auto snippet = journal::make_snippet(hit.snippet_source, query, kSnippetLength);
    SearchHit shown{std::move(hit.row), snippet.text, {}, hit.rank};
    if (snippet.cut_front) shown.snippet.insert(0, "…");
    const std::size_t shift = snippet.cut_front ? std::string_view("…").size() : 0;
    if (snippet.cut_back) shown.snippet += "…";
    for (const auto& match : snippet.matches)
      shown.marks.emplace_back(match.begin + shift, match.begin + shift + match.size);
    page.items.push_back(std::move(shown));
  }
  return page;
}

Result<std::vector<journal::Version>> Session::history(RecordId id) {
  TR_LET(ops, store_.ops_of(id));
  auto versions = journal::versions(id, ops);
  if (versions.empty()) return {Code::not_found, "record"};
  return versions;
}

std::string Session::device_name(DeviceId id) {
  const auto devices = store_.devices();
  if (!devices) return {};
  const auto it = std::ranges::find(*devices, id, &store::Device::id);
  return it == devices->end() || it->name.empty() ? kOtherDevice : it->name;
}

Status Session::restore_version(RecordId id, std::size_t version) {
  TR_LET(versions, history(id));
  if (version >= versions.size()) return {Code::not_found, "version"};
  // What was typed since becomes a version first, so that it can be gone back to as well.
  TR_LET(opened, open(id));
  if (opened.from_draft) TR_TRY(write_opened(opened));
  Record wanted = std::move(versions[version].record);
  wanted.set(journal::kDeleted, opened.record.value(journal::kDeleted));
  return save(wanted, opened.record);
}

Status Session::remove(RecordId id) { return set_deleted(id, host_.clock->now()); }

Status Session::put_back(RecordId id) { return set_deleted(id, {}); }

Status Session::set_deleted(RecordId id, const journal::Value& when) {
  TR_LET(opened, open(id));
  opened.record.set(journal::kDeleted, when);
  TR_LET(state, store_.state(id));
  auto written = state.record();
  const Status fit = fits(written, opened.record);
  if (fit || !written) return write_opened(opened);
  // A draft that cannot be written yet goes where its entry goes, and keeps its words.
  written->set(journal::kDeleted, when);
  TR_TRY(write(id, journal::changes(state, *written)));
  return keep_draft(opened.record, *written);
}

Status Session::purge(RecordId id) {
  TR_LET(ops, store_.ops_of(id));
  if (ops.empty()) return {Code::not_found, "record"};
  return write(id, journal::purge_of(ops), std::span(&id, 1));
}

Result<int> Session::purge_expired() {
  // The real clock: a day that was only supposed must not take anybody's words.
  return purge_trashed(host_.clock->now().utc_ms - kTrashDays * kDayMs);
}

Result<int> Session::empty_trash() { return purge_trashed(std::numeric_limits<std::int64_t>::max()); }

Result<int> Session::purge_trashed(std::int64_t until_ms) {
  Filter trash;
  trash.shelf = Filter::Shelf::trash;
  TR_LET(page, store_.list(trash, std::numeric_limits<std::int64_t>::max(), 0));
  const Stamp at = host_.clock->now();
  // One commit for all: the write-ahead log is cut once.
  journal::Author author = store_.author();
  std::vector<journal::Op> all;
  std::vector<RecordId> gone;
  for (const Row& row : page.items) {
    if (!row.deleted_ms || *row.deleted_ms > until_ms) continue;
    TR_LET(ops, store_.ops_of(row.id));
    std::ranges::move(journal::author_ops(author, at, row.id, journal::purge_of(ops)),
                      std::back_inserter(all));
    gone.push_back(row.id);
  }
  if (gone.empty()) return 0;
  TR_TRY(commit_new(all, gone));
  return static_cast<int>(gone.size());
}

Result<std::vector<Row>> Session::on_this_day() { return store_.on_this_day(now().day(), 10); }
Result<std::vector<std::pair<Day, std::int64_t>>> Session::days(Day from, Day to) {
  return store_.days(from, to);
}
Result<std::vector<std::int64_t>> Session::months() { return store_.months(); }
Result<std::vector<std::pair<std::string, std::int64_t>>> Session::tags() { return store_.tags(); }

Result<std::vector<Record>> Session::all_of(Kind kind) {
  Filter filter;
  const journal::KindInfo& info = journal::info(kind);
  const bool entry = info.shelf == journal::Shelf::journal;
  filter.shelf = entry ? Filter::Shelf::journal : Filter::Shelf::records;
  if (journal::field_with_role(info, journal::Role::subkind) == nullptr) filter.subkind = info.name;
  TR_LET(page, store_.list(filter, std::numeric_limits<std::int64_t>::max(), 0));
  std::vector<Record> out;
  for (const Row& row : page.items) {
    if (row.kind != kind) continue;
    TR_LET(record, store_.record(row.id));
    out.push_back(std::move(record));
  }
  return out;
}

Result<RecordId> Session::person_named(const std::string& name) {
  TR_LET(people, all_of(Kind::person));
  const std::string wanted = journal::fold(name);
  for (const Record& person : people) {
    if (journal::fold(person.title()) == wanted) return person.id;
  }
  Record person = new_record(Kind::person);
  person.set(journal::person::kName, name);
  TR_TRY(add(person));
  return person.id;
}

std::string Session::name_of(RecordId id) {
  const auto record = store_.record(id);
  return record ? record->title() : std::string();
}

Result<store::About> Session::about() { return store_.about(); }
Result<store::Findings> Session::verify(const store::Progress& progress) { return store_.verify(progress); }
Status Session::rebuild(const store::Progress& progress) { return store_.rebuild(progress); }
Result<std::string> Session::fingerprint() { return store_.fingerprint(); }
std::string Session::setting(std::string_view key, std::string_view otherwise) {
  auto kept = store_.setting(key, otherwise);
  return kept ? std::move(*kept) : std::string(otherwise);
}
bool Session::recovery_confirmed() {
  const auto unconfirmed = store_.setting(kRecoveryUnconfirmed);
  return unconfirmed && unconfirmed->empty();
}
Status Session::set_setting(std::string_view key, std::string_view value) {
  return store_.set_setting(key, value);
}

}  // namespace thirdrow::app
