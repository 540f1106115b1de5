#include "app/session.h"

#include <algorithm>
#include <limits>
#include <set>

#include "journal/fold.h"
#include "journal/ops.h"
#include "journal/text_merge.h"

namespace thirdrow::app {
namespace {

using journal::Kind;
using journal::Record;

constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::int64_t kTrashDays = 30;
constexpr std::size_t kSnippetLength = 180;

/// Two changes of `base`, made apart, in one text: both writers' words stay.
std::string both_changes(const std::string& base, const std::string& there, const std::string& here) {
  constexpr auto device = [](std::byte last) {
    DeviceId id;
    id.bytes.back() = last;
    return id;
  };
  std::vector<journal::TextEvent> events;
  std::vector<journal::OpId> parents;
  const std::uint32_t length = journal::text_length(base);
  if (length > 0) {
    events.push_back({{device(std::byte{1}), 1}, {}, 0, {{0, 0, base}}});
    parents.push_back({device(std::byte{1}), length});
  }
  events.push_back({{device(std::byte{2}), 1}, parents, length, journal::diff_text(base, there)});
  events.push_back({{device(std::byte{3}), 1}, parents, length, journal::diff_text(base, here)});
  return journal::merge_text(events).text;
}

/// What `field` becomes when it is `there` now and a person made `here` of `base`.
journal::Value laid_over(const journal::Field* field, const journal::Value& base, const journal::Value& there,
                         const journal::Value& here) {
  const bool text = field != nullptr && field->type == journal::FieldType::text;
  if (there == base || (!text && !std::holds_alternative<journal::Strings>(here))) return here;
  if (const auto* wanted = std::get_if<journal::Strings>(&here)) {
    const auto* was = std::get_if<journal::Strings>(&base);
    const auto* is = std::get_if<journal::Strings>(&there);
    journal::Strings out = is != nullptr ? *is : journal::Strings();
    std::erase_if(out, [&](const std::string& e) {
      return was != nullptr && std::ranges::find(*was, e) != was->end() && std::ranges::find(*wanted, e) == wanted->end();
    });
    for (const std::string& e : *wanted) {
      if (was == nullptr || std::ranges::find(*was, e) == was->end()) out.push_back(e);
    }
    return out;
  }
  const auto words = [](const journal::Value& value) {
    const auto* string = std::get_if<std::string>(&value);
    return string != nullptr ? *string : std::string();
  };
  return both_changes(words(base), words(there), words(here));
}

}  // namespace

Session::Session(Host host, std::filesystem::path folder, platform::FileLock lock, seal::Secret key, store::Store store)
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

Record Session::new_record(Kind kind) { return journal::new_record(kind, RecordId::make(*host_.random), now()); }

Record Session::new_entry(const journal::EntryKind& kind) {
  return journal::new_entry(kind, RecordId::make(*host_.random), now());
}

Status Session::write(RecordId id, std::vector<journal::OpBody> bodies) {
  if (bodies.empty()) return {};
  journal::Author author = store_.author();
  return commit_new(journal::author_ops(author, host_.clock->now(), id, std::move(bodies)));
}

Status Session::commit_new(const std::vector<journal::Op>& ops) {
  TR_LET(added, store_.commit(ops));
  // A number that is already in the log means that these words were not written.
  if (added != static_cast<std::int64_t>(ops.size())) return {Code::failed, "numbers"};
  return {};
}

Status Session::save(const Record& record) {
  TR_TRY(journal::check(record));
  TR_LET(state, store_.state(record.id));
  if (state.purged) return {Code::refused, "purged"};
  TR_TRY(write(record.id, journal::changes(state, record)));
  return store_.drop_draft(record.id);
}

Status Session::save(const Record& record, const Record& opened) {
  TR_LET(state, store_.state(record.id));
  auto current = state.record();
  if (!current) return save(record);
  std::set<journal::Tag> tags;
  for (const Record* side : {&record, &opened}) {
    for (const auto& [tag, value] : side->fields) tags.insert(tag);
  }
  const Record there = *current;
  for (const journal::Tag tag : tags) {
    if (record.value(tag) == opened.value(tag)) continue;
    current->set(tag, laid_over(journal::find_field(record.info(), tag), opened.value(tag), there.value(tag),
                                record.value(tag)));
  }
  return save(*current);
}

Result<Opened> Session::open(RecordId id) {
  TR_LET(drafts, store_.drafts());
  TR_LET(state, store_.state(id));
  const auto draft = std::ranges::find(drafts, id, &Record::id);
  auto record = state.record();
  if (draft != drafts.end()) {
    return Opened{*draft, record ? state.edited : draft->created, {}, true, record ? std::move(*record) : *draft};
  }
  if (!record) return {Code::not_found, "record"};
  return Opened{*record, state.edited, state.conflicts(), false, *record};
}

Status Session::transition(RecordId id, std::string_view name, const std::function<Status(Record&)>& set_fields) {
  TR_LET(opened, open(id));
  if (set_fields) TR_TRY(set_fields(opened.record));
  TR_TRY(journal::apply_transition(opened.record, name, now().day()));
  return save(opened.record);
}

Result<RecordId> Session::resolve(std::string_view prefix) { return store_.resolve(prefix); }

Status Session::keep_draft(const Record& record) { return store_.save_draft(record); }

Result<int> Session::settle_drafts() {
  TR_LET(drafts, store_.drafts());
  int written = 0;
  for (const Record& draft : drafts) {
    // A draft over a limit (a required field still empty) stays a draft; it is not lost and not in the way.
    const Status saved = save(draft);
    if (!saved && saved.code() == Code::refused) TR_TRY(store_.drop_draft(draft.id));  // purged meanwhile
    if (!saved && saved.code() != Code::invalid && saved.code() != Code::refused) return saved.error();
    if (saved) ++written;
  }
  return written;
}

Result<std::vector<RecordId>> Session::unfinished() {
  TR_LET(drafts, store_.drafts());
  std::vector<RecordId> ids;
  for (const Record& draft : drafts) {
    if (!draft.deleted() && !journal::check(draft)) ids.push_back(draft.id);
  }
  return ids;
}

Status Session::discard_draft(RecordId id) { return store_.drop_draft(id); }

Result<Page<Row>> Session::list(const Filter& filter, std::int64_t limit, std::int64_t offset) {
  return store_.list(filter, limit, offset);
}
Result<std::vector<std::int64_t>> Session::places(const Filter& filter) { return store_.places(filter); }
Result<std::vector<Row>> Session::rows(const std::vector<std::int64_t>& places) { return store_.rows(places); }

Result<Page<SearchHit>> Session::search(std::string_view query, const Filter& filter, Order order, std::int64_t limit,
                                        std::int64_t offset, std::int64_t count_limit) {
  TR_LET(found, store_.search(query, filter, order, limit, offset, count_limit));
  Page<SearchHit> page;
  page.total = found.total;
  for (store::Hit& hit : found.items) {
    const auto snippet = journal::make_snippet(hit.snippet_source, query, kSnippetLength);
    SearchHit shown{std::move(hit.row), snippet.text, {}, hit.rank};
    if (snippet.cut_front) shown.snippet.insert(0, "…");
    const std::size_t shift = snippet.cut_front ? std::string_view("…").size() : 0;
    if (snippet.cut_back) shown.snippet += "…";
    for (const auto& match : snippet.matches) shown.marks.emplace_back(match.begin + shift, match.begin + shift + match.size);
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
  return it == devices->end() ? std::string() : it->name;
}

Status Session::restore_version(RecordId id, std::size_t version) {
  TR_LET(versions, history(id));
  if (version >= versions.size()) return {Code::not_found, "version"};
  // What was typed since becomes a version first, so that it can be gone back to as well.
  TR_LET(opened, open(id));
  if (opened.from_draft) TR_TRY(save(opened.record));
  return save(versions[version].record);
}

Status Session::remove(RecordId id) { return set_deleted(id, host_.clock->now()); }

Status Session::put_back(RecordId id) { return set_deleted(id, {}); }

Status Session::set_deleted(RecordId id, const journal::Value& when) {
  TR_LET(opened, open(id));
  opened.record.set(journal::kDeleted, when);
  const Status fits = journal::check(opened.record);
  if (!opened.from_draft || fits) return save(opened.record);
  // A draft that cannot be written yet goes where its entry goes, and keeps its words.
  TR_LET(state, store_.state(id));
  auto written = state.record();
  if (!written) return fits;
  written->set(journal::kDeleted, when);
  TR_TRY(write(id, journal::changes(state, *written)));
  return store_.save_draft(opened.record);
}

Status Session::purge(RecordId id) {
  TR_LET(ops, store_.ops_of(id));
  if (ops.empty()) return {Code::not_found, "record"};
  TR_TRY(write(id, {journal::purge_of(ops)}));
  return store_.drop_draft(id);
}

Result<int> Session::purge_expired() {
  Filter trash;
  trash.shelf = Filter::Shelf::trash;
  TR_LET(page, store_.list(trash, std::numeric_limits<std::int64_t>::max(), 0));
  // The real clock: a day that was only supposed must not take anybody's words.
  const Stamp at = host_.clock->now();
  const std::int64_t before = at.utc_ms - kTrashDays * kDayMs;
  // One commit for all: the write-ahead log is cut once.
  journal::Author author = store_.author();
  std::vector<journal::Op> all;
  std::vector<RecordId> gone;
  for (const Row& row : page.items) {
    if (!row.deleted_ms || *row.deleted_ms > before) continue;
    TR_LET(ops, store_.ops_of(row.id));
    std::ranges::move(journal::author_ops(author, at, row.id, {journal::purge_of(ops)}), std::back_inserter(all));
    gone.push_back(row.id);
  }
  if (gone.empty()) return 0;
  TR_TRY(commit_new(all));
  for (const RecordId id : gone) TR_TRY(store_.drop_draft(id));
  return static_cast<int>(gone.size());
}

Result<std::vector<Row>> Session::on_this_day() { return store_.on_this_day(now().day(), 10); }
Result<std::vector<std::pair<Day, std::int64_t>>> Session::days(Day from, Day to) { return store_.days(from, to); }
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
  TR_TRY(save(person));
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
std::string Session::setting(std::string_view key, std::string_view otherwise) { return store_.setting(key, otherwise); }
Status Session::set_setting(std::string_view key, std::string_view value) { return store_.set_setting(key, value); }

}  // namespace thirdrow::app
