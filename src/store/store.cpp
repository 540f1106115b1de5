// Committing ops and reading single records and settings.
#include "store/store.h"

#include <algorithm>

#include "journal/ops.h"
#include "store/impl.h"

namespace thirdrow::store {
namespace {

using journal::EntryState;
using journal::Op;

/// `op` is in the log already. Cheap where it builds on what is there.
void apply(Touched& touched, const Op& op) {
  if (const auto* purge = std::get_if<journal::Purge>(&op.body)) touched.purges.push_back(*purge);
  if (!touched.replay && advance(touched.state, op) == journal::Advanced::needs_replay) touched.replay = true;
}

/// Ops that arrive for a purged record are redacted at once, as far as a purge covers them.
Status settle_purges(Db& db, RecordId id, std::span<const Op> ops) {
  for (const Op& op : ops) {
    if (const auto* purge = std::get_if<journal::Purge>(&op.body)) TR_TRY(redact(db, id, *purge));
  }
  return {};
}

/// Brings the state to what all the record's ops make of it.
Status settle(Db& db, RecordId id, Touched& touched) {
  if (touched.replay) {
    TR_LET(ops, read_ops(db, id));
    touched.state = journal::replay(id, ops);
    if (touched.state.purged) TR_TRY(settle_purges(db, id, ops));
  }
  return {};
}

/// The next edit of a text names all its heads. More than it may name come from nobody's typing.
Status check_heads(const EntryState& state) {
  for (const auto& [tag, text] : state.texts) {
    if (text.heads.size() > journal::kMaxNamed) return {Code::damaged, "text heads"};
  }
  return {};
}

}  // namespace

Status Intake::follow(const Op& op, std::uint64_t took) {
  author_.seen_hlc = std::max(author_.seen_hlc, op.hlc);
  if (op.id.dev == author_.dev && op.id.n + took > author_.next_n) {
    author_.next_n = op.id.n + took;
    author_.own_hlc = op.hlc;
  }
  ++added_;
  if (op.entry.is_nil()) return {};
  auto it = touched_.find(op.entry);
  if (it == touched_.end()) {
    TR_LET(state, load_state(db_, op.entry));
    it = touched_.emplace(op.entry, Touched{std::move(state), false, {}}).first;
  }
  apply(it->second, op);
  return {};
}

Status Intake::take(const Op& op) {
  TR_LET(fresh, log_.append(op));
  return fresh ? follow(op, journal::numbers_taken(op.body)) : Status();
}

Status Intake::take(const LogRow& row) {
  TR_LET(fresh, log_.append(row));
  if (!fresh) return {};
  TR_LET(op, op_of(row));
  return follow(op, row.took);
}

Result<std::vector<RecordId>> Intake::finish() {
  std::vector<EntryState> states;
  std::vector<RecordId> purged;
  for (auto& [id, one] : touched_) {
    TR_TRY(settle(db_, id, one));
    TR_TRY(check_heads(one.state));
    if (!one.purges.empty()) purged.push_back(id);
    states.push_back(std::move(one.state));
  }
  TR_TRY(project(db_, states));
  if (!purged.empty()) TR_TRY(db_.exec("INSERT OR IGNORE INTO meta (key, value) VALUES ('forgetting', x'')"));
  return purged;
}

journal::Author Store::author() const { return impl_->author; }

Result<std::int64_t> Store::commit(std::span<const Op> ops, std::span<const RecordId> settled,
                                   const Progress& progress) {
  Intake intake(*impl_);
  bool purges = false;
  {
    TR_LET(transaction, Transaction::begin(impl_->db));
    for (const Op& op : ops) TR_TRY(intake.take(op));
    TR_LET(purged, intake.finish());
    for (const auto& dropped : {std::span<const RecordId>(purged), settled}) {
      for (const RecordId id : dropped) TR_TRY(drop_draft(id));
    }
    TR_TRY(transaction.commit());
    purges = !purged.empty();
  }
  impl_->author = intake.author();
  impl_->forgetting = impl_->forgetting || purges;
  if (purges) static_cast<void>(forget(progress));  // the purge stands all the same
  return intake.added();
}

Result<EntryState> Store::state(RecordId id) { return load_state(impl_->db, id); }

Result<journal::Record> Store::record(RecordId id) {
  TR_LET(state, load_state(impl_->db, id));
  auto record = state.record();
  if (!record) return {Code::not_found, "record"};
  return std::move(*record);
}

Result<RecordId> Store::resolve(std::string_view prefix) {
  if (const auto whole = RecordId::parse(prefix)) {
    Query q = impl_->db.query("SELECT 1 FROM records WHERE id = ?1");
    TR_LET(there, q.bind(blob_of(*whole)).step());
    if (!there) return {Code::not_found, "record"};
    return *whole;
  }
  if (prefix.size() < 4 || prefix.size() > 26 ||
      prefix.find_first_not_of(kBase32Digits) != std::string_view::npos) {
    return {Code::usage, "id"};
  }
  // The smallest and the greatest id that begin with the prefix.
  std::string low(prefix), high(prefix);
  low.resize(RecordId::kTextSize, '0');
  high.resize(RecordId::kTextSize, 'v');
  if (prefix.size() < RecordId::kTextSize) high.back() = 's';  // the last digit holds three bits of the id
  const auto from = RecordId::parse(low);
  const auto to = RecordId::parse(high);
  if (!from || !to) return {Code::not_found, "record"};
  Query q = impl_->db.query("SELECT id FROM records WHERE id BETWEEN ?1 AND ?2 LIMIT 2");
  q.bind(blob_of(*from), blob_of(*to));
  TR_LET(first, q.step());
  if (!first) return {Code::not_found, "record"};
  const auto id = RecordId::from_bytes(q.blob(0));
  TR_LET(second, q.step());
  if (second) return {Code::ambiguous, "id"};
  return *id;
}

Result<std::vector<Op>> Store::ops_of(RecordId id) { return read_ops(impl_->db, id); }

Result<std::vector<Device>> Store::devices() {
  Query q = impl_->db.query("SELECT dev, name FROM devices ORDER BY num");
  std::vector<Device> out;
  for (;;) {
    TR_LET(row, q.step());
    if (!row) return out;
    out.push_back({DeviceId::from_bytes(q.blob(0)).value_or(DeviceId{}), q.text(1)});
  }
}

Result<std::string> Store::setting(std::string_view key, std::string_view otherwise) {
  Query q = impl_->db.query("SELECT value FROM settings WHERE key = ?1");
  TR_LET(there, q.bind(key).step());
  return there ? q.text(0) : std::string(otherwise);
}

Status Store::set_setting(std::string_view key, std::string_view value) {
  return impl_->db
      .query(
          "INSERT INTO settings (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = "
          "excluded.value")
      .bind(key, value)
      .run();
}

}  // namespace thirdrow::store
