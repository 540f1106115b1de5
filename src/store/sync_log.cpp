#include "store/sync_log.h"

#include <algorithm>
#include <set>

#include "store/impl.h"

namespace thirdrow::store {
namespace {

template <std::size_t N>
Result<std::array<std::byte, N>> array_at(const Query& q, int column) {
  const ByteView view = q.blob(column);
  std::array<std::byte, N> out{};
  if (view.size() != N) return {Code::damaged, "sync tables"};
  std::ranges::copy(view, out.begin());
  return out;
}

Bytes bytes_at(const Query& q, int column) {
  const ByteView view = q.blob(column);
  return {view.begin(), view.end()};
}

Result<DeviceId> device_at(const Query& q, int column) {
  const auto dev = DeviceId::from_bytes(q.blob(column));
  if (!dev) return {Code::damaged, "devices"};
  return *dev;
}

/// Every row of the query, as `read` reads it.
template <class Read>
auto all_of(Query& q, Read read) -> Result<std::vector<std::decay_t<decltype(*read(q))>>> {
  std::vector<std::decay_t<decltype(*read(q))>> out;
  for (;;) {
    TR_LET(row, q.step());
    if (!row) return out;
    TR_LET(value, read(q));
    out.push_back(std::move(value));
  }
}

constexpr const char* kLogColumns =
    "SELECT d.dev, o.n, o.took, o.hlc, o.wall_ms, o.wall_off, o.type, o.entry, o.rec_hash, o.salt, o.payload "
    "FROM ops o JOIN devices d ON d.num = o.dev ";

Result<LogRow> log_row_at(const Query& q) {
  TR_LET(dev, device_at(q, 0));
  TR_LET(hash, array_at<32>(q, 8));
  LogRow row{{dev, static_cast<std::uint64_t>(q.integer(1))},
             static_cast<std::uint64_t>(q.integer(2)),
             static_cast<std::uint64_t>(q.integer(3)),
             {q.integer(4), static_cast<std::int16_t>(q.integer(5))},
             static_cast<std::uint8_t>(q.integer(6)),
             RecordId::from_bytes(q.blob(7)).value_or(RecordId{}),
             hash,
             {}};
  if (q.null(10)) return row;
  TR_LET(salt, array_at<16>(q, 9));
  row.words = LogRow::Words{salt, bytes_at(q, 10)};
  return row;
}

/// The row of an op that has other numbers now, or names ops that have.
Status renumber(LogRow& row, const journal::Renumbering& by) {
  row.id = by(row.id);
  if (!row.words) return {};
  TR_LET(op, op_of(row));
  journal::renumber(op.body, by);
  op.entry = row.entry;
  if (std::holds_alternative<journal::UnknownOp>(op.body)) return {};
  row.words->payload = journal::encode_payload(op);
  row.hash = record_hash(row.words->salt, row.type, row.words->payload);
  return {};
}

/// The end of the log while it is written anew, and the records that this touches.
class Rewriting {
 public:
  explicit Rewriting(Store::Impl& impl) : db_(impl.db), log_(impl.db) { impl.counted.clear(); }
  Status append(const LogRow& row) {
    if (!row.entry.is_nil()) touched_.insert(row.entry);
    TR_LET(fresh, log_.append(row));
    return fresh ? Status() : Status(Error{Code::damaged, "op overlaps"});
  }
  Status finish() {
    std::vector<journal::EntryState> states;
    for (const RecordId id : touched_) {
      TR_LET(ops, read_ops(db_, id));
      states.push_back(journal::replay(id, ops));
    }
    return project(db_, states);
  }

 private:
  Db& db_;
  LogEnd log_;
  std::set<RecordId> touched_;
};

}  // namespace

SyncLog::SyncLog(Store& store) : store_(store), impl_(*store.impl_) {}

Result<std::optional<SyncLog::Access>> SyncLog::access() {
  Query q = impl_.db.query("SELECT address, user, secret, region, authority FROM sync_access");
  TR_LET(there, q.step());
  if (!there) return std::optional<Access>();
  return std::optional(Access{q.text(0), q.text(1), seal::Secret::copy_of(q.blob(2)), q.text(3), q.text(4)});
}

Status SyncLog::set_access(const Access& access) {
  return impl_.db
      .query(
          "INSERT OR REPLACE INTO sync_access (only, address, user, secret, region, authority) VALUES (1, "
          "?1, ?2, ?3, ?4, ?5)")
      .bind(access.address, access.user, Uncopied{access.secret.view()}, access.region, access.authority)
      .run();
}

Status SyncLog::forget_access() { return impl_.db.exec("DELETE FROM sync_access"); }

Status SyncLog::mark_copied() { return impl_.db.exec("UPDATE sync_space SET copied = 1"); }

Result<bool> SyncLog::is_copied() {
  TR_LET(marked, impl_.db.number("SELECT count(*) FROM sync_space WHERE copied = 1"));
  return marked > 0;
}

Status SyncLog::name_device(DeviceId dev, std::string_view name) {
  return impl_.db.query("UPDATE devices SET name = ?2 WHERE dev = ?1 AND name <> ?2")
      .bind(blob_of(dev), name)
      .run();
}

Result<std::optional<SyncLog::Space>> SyncLog::space() {
  Query q = impl_.db.query("SELECT space, secret, identity FROM sync_space");
  TR_LET(there, q.step());
  if (!there) return std::optional<Space>();
  TR_LET(id, array_at<16>(q, 0));
  TR_LET(identity, array_at<16>(q, 2));
  return std::optional(Space{SpaceId{id}, seal::Secret::copy_of(q.blob(1)), identity});
}

Status SyncLog::begin(const Space& space, const Flush& first) {
  TR_LET(known, this->space());
  if (known) return {Code::exists, "space"};
  TR_LET(transaction, Transaction::begin(impl_.db));
  TR_TRY(impl_.db.query("INSERT INTO sync_space (only, space, secret, identity) VALUES (1, ?1, ?2, ?3)")
             .bind(blob_of(space.id), Uncopied{space.secret.view()}, ByteView(space.identity))
             .run());
  TR_TRY(impl_.db.exec("INSERT INTO sync_unsent (pos) SELECT pos FROM ops"));
  TR_TRY(write(first));
  return transaction.commit();
}

Status SyncLog::end() {
  TR_LET(transaction, Transaction::begin(impl_.db));
  TR_TRY(
      impl_.db.exec("DELETE FROM sync_space; DELETE FROM sync_unsent; DELETE FROM sync_segments; "
                    "DELETE FROM sync_heads; DELETE FROM sync_named; DELETE FROM sync_retired; DELETE FROM "
                    "sync_statements; "
                    "DELETE FROM sync_objects; DELETE FROM sync_outbox"));
  return transaction.commit();
}

Result<seal::DeviceKeys> SyncLog::device_keys() {
  Query q = impl_.db.query("SELECT value FROM meta WHERE key = 'device_seeds'");
  TR_LET(there, q.step());
  if (!there) return {Code::damaged, "meta"};
  return seal::DeviceKeys::from_seeds(seal::Secret::copy_of(q.blob(0)));
}

Result<std::vector<LogRow>> SyncLog::unsent(std::size_t most, std::size_t bytes) {
  static const std::string kSql =
      std::string(kLogColumns) + "JOIN sync_unsent u ON u.pos = o.pos ORDER BY o.pos LIMIT ?1";
  Query q = impl_.db.query(kSql);
  q.bind(static_cast<std::int64_t>(most));
  std::vector<LogRow> out;
  for (std::size_t taken = 0;;) {
    TR_LET(row, q.step());
    if (!row) break;
    taken += q.blob(10).size();
    if (!out.empty() && taken > bytes) break;
    TR_LET(read, log_row_at(q));
    out.push_back(std::move(read));
  }
  return out;
}

Result<std::int64_t> SyncLog::unsent_count() { return impl_.db.number("SELECT count(*) FROM sync_unsent"); }

Status SyncLog::leave_unsent(std::span<const journal::OpId> ids) {
  TR_LET(transaction, Transaction::begin(impl_.db));
  for (const journal::OpId& id : ids) {
    TR_TRY(
        impl_.db
            .query("DELETE FROM sync_unsent WHERE pos = (SELECT pos FROM ops WHERE n = ?1 AND dev = (SELECT "
                   "num FROM devices WHERE dev = ?2))")
            .bind(static_cast<std::int64_t>(id.n), blob_of(id.dev))
            .run());
  }
  return transaction.commit();
}

Result<std::vector<SyncLog::End>> SyncLog::ends() {
  Query q = impl_.db.query(
      "SELECT d.dev, s.seq, s.link FROM sync_segments s JOIN devices d ON d.num = s.dev WHERE s.seq = "
      "(SELECT max(seq) FROM sync_segments WHERE dev = s.dev) ORDER BY d.dev");
  return all_of(q, [](const Query& at) -> Result<End> {
    TR_LET(dev, device_at(at, 0));
    TR_LET(link, array_at<32>(at, 2));
    return End{dev, static_cast<std::uint64_t>(at.integer(1)), link};
  });
}

Result<std::vector<std::pair<DeviceId, std::uint64_t>>> SyncLog::named() {
  Query q =
      impl_.db.query("SELECT d.dev, s.seq FROM sync_named s JOIN devices d ON d.num = s.dev ORDER BY d.dev");
  return all_of(q, [](const Query& at) -> Result<std::pair<DeviceId, std::uint64_t>> {
    TR_LET(dev, device_at(at, 0));
    return std::pair(dev, static_cast<std::uint64_t>(at.integer(1)));
  });
}

Result<std::optional<SyncLog::SegmentRow>> SyncLog::segment(DeviceId dev, std::uint64_t seq) {
  SegmentRow out{{dev, seq, {}}, {}, {}};
  Query q = impl_.db.query(
      "SELECT link, signed FROM sync_segments WHERE seq = ?1 AND dev = (SELECT num FROM devices WHERE dev = "
      "?2)");
  TR_LET(there, q.bind(static_cast<std::int64_t>(seq), blob_of(dev)).step());
  if (!there) return std::optional<SegmentRow>();
  TR_LET(link, array_at<32>(q, 0));
  out.end.link = link;
  out.signed_part = bytes_at(q, 1);
  return std::optional(std::move(out));
}

Result<std::optional<LogRow>> SyncLog::row(const journal::OpId& id) {
  static const std::string kSql = std::string(kLogColumns) + "WHERE o.n = ?1 AND d.dev = ?2";
  Query q = impl_.db.query(kSql);
  TR_LET(there, q.bind(static_cast<std::int64_t>(id.n), blob_of(id.dev)).step());
  if (!there) return std::optional<LogRow>();
  TR_LET(row, log_row_at(q));
  return std::optional(std::move(row));
}

Status SyncLog::put_segment(const SegmentRow& segment) {
  LogEnd log(impl_.db);
  TR_LET(dev, log.device_number(segment.end.dev));
  TR_LET(last, impl_.db.number("SELECT max(seq) FROM sync_segments WHERE dev = " + std::to_string(dev)));
  if (segment.end.seq != static_cast<std::uint64_t>(last) + 1) return {Code::damaged, "gap"};
  TR_TRY(impl_.db.query("INSERT INTO sync_segments (dev, seq, link, signed) VALUES (?1, ?2, ?3, ?4)")
             .bind(dev, static_cast<std::int64_t>(segment.end.seq), ByteView(segment.end.link),
                   ByteView(segment.signed_part))
             .run());
  for (const LogRow& row : segment.rows) {
    TR_LET(of, log.device_number(row.id.dev));
    TR_TRY(
        impl_.db.query("DELETE FROM sync_unsent WHERE pos = (SELECT pos FROM ops WHERE dev = ?1 AND n = ?2)")
            .bind(of, static_cast<std::int64_t>(row.id.n))
            .run());
  }
  return {};
}

Status SyncLog::flush(const Flush& flush) {
  TR_LET(transaction, Transaction::begin(impl_.db));
  TR_TRY(write(flush));
  return transaction.commit();
}

Status SyncLog::write(const Flush& flush) {
  Db& db = impl_.db;
  for (const SegmentRow& segment : flush.segments) TR_TRY(put_segment(segment));
  LogEnd log(db);
  for (const auto& [dev, seq] : flush.named) {
    TR_LET(number, log.device_number(dev));
    TR_TRY(db.query("INSERT OR REPLACE INTO sync_named (dev, seq) VALUES (?1, ?2)")
               .bind(number, static_cast<std::int64_t>(seq))
               .run());
  }
  for (const StatementRow& each : flush.statements) TR_TRY(put_statement(each, 0));
  if (flush.head) TR_TRY(put_head(*flush.head));
  for (const std::string& prefix : flush.superseded) {
    TR_TRY(db.query("DELETE FROM sync_outbox WHERE substr(path, 1, length(?1)) = ?1").bind(prefix).run());
  }
  for (const auto& [path, object] : flush.objects) {
    TR_TRY(db.query("INSERT INTO sync_outbox (path, object) VALUES (?1, ?2)")
               .bind(path, ByteView(object))
               .run());
  }
  return {};
}

Status SyncLog::renew(const Renewal& renewal) {
  Db& db = impl_.db;
  {
    TR_LET(transaction, Transaction::begin(db));
    for (const journal::OpId& id : renewal.back) {
      TR_TRY(db.query("INSERT OR IGNORE INTO sync_unsent (pos) SELECT pos FROM ops WHERE n = ?1 AND dev = "
                      "(SELECT num FROM devices WHERE dev = ?2)")
                 .bind(static_cast<std::int64_t>(id.n), blob_of(id.dev))
                 .run());
    }
    TR_TRY(db.query("DELETE FROM sync_segments WHERE dev = ?1 AND seq > ?2")
               .bind(impl_.own_device, static_cast<std::int64_t>(renewal.kept))
               .run());
    TR_TRY(db.exec("DELETE FROM sync_named; UPDATE sync_space SET copied = 0"));
    TR_TRY(db.query("INSERT OR IGNORE INTO sync_retired (dev, since_ms) VALUES (?1, ?2)")
               .bind(impl_.own_device, renewal.now_ms)
               .run());
    TR_TRY(write(renewal.flush));
    TR_TRY(write_as(db, impl_.own_device, renewal.before, renewal.device, renewal.name));
    TR_TRY(transaction.commit());
  }
  return load_author(impl_);
}

Result<std::vector<std::pair<DeviceId, std::int64_t>>> SyncLog::retired() {
  Query q = impl_.db.query(
      "SELECT d.dev, r.since_ms FROM sync_retired r JOIN devices d ON d.num = r.dev ORDER BY d.dev");
  return all_of(q, [](const Query& at) -> Result<std::pair<DeviceId, std::int64_t>> {
    TR_LET(dev, device_at(at, 0));
    return std::pair(dev, at.integer(1));
  });
}

Result<bool> SyncLog::adopt_unsent() {
  std::vector<std::int64_t> retired;
  {
    Query q = impl_.db.query("SELECT dev FROM sync_retired ORDER BY dev");
    TR_LET(all, all_of(q, [](const Query& at) -> Result<std::int64_t> { return at.integer(0); }));
    retired = std::move(all);
  }
  bool any = false;
  for (const std::int64_t dev : retired) {
    TR_LET(adopted, adopt(dev));
    any = any || adopted;
  }
  return any;
}

/// The log is a chain: it is written anew from the first of these ops on, each in its place.
Result<bool> SyncLog::adopt(std::int64_t retired) {
  Db& db = impl_.db;
  const std::string unsent = "JOIN sync_unsent u ON u.pos = o.pos WHERE o.dev = " + std::to_string(retired);
  TR_LET(first_pos, db.number("SELECT min(o.pos) FROM ops o " + unsent));
  TR_LET(first_n, db.number("SELECT min(o.n) FROM ops o " + unsent));
  if (first_pos == 0) return false;
  journal::Renumbering by;
  struct Placed {
    LogRow row;
    bool unsent;
  };
  std::vector<Placed> rows;
  {
    Query dev = db.query("SELECT dev FROM devices WHERE num = ?1");
    TR_LET(there, dev.bind(retired).step());
    TR_LET(from, device_at(dev, 0));
    if (!there) return {Code::damaged, "devices"};
    by = {from, static_cast<std::uint64_t>(first_n), impl_.author.dev, impl_.author.next_n};
    static const std::string kSql =
        std::string(kLogColumns) +
        "LEFT JOIN sync_unsent u ON u.pos = o.pos WHERE o.pos >= ?1 ORDER BY o.pos";
    static const std::string kWithFlag = [] {
      std::string sql = kSql;
      return sql.replace(sql.find(" FROM ops"), 9, ", u.pos IS NOT NULL FROM ops");
    }();
    Query q = db.query(kWithFlag);
    q.bind(first_pos);
    TR_LET(all, all_of(q, [](const Query& at) -> Result<Placed> {
             TR_LET(row, log_row_at(at));
             return Placed{std::move(row), at.integer(11) != 0};
           }));
    rows = std::move(all);
  }
  TR_LET(transaction, Transaction::begin(db));
  for (const char* sql : {"DELETE FROM sync_unsent WHERE pos >= ?1", "DELETE FROM ops WHERE pos >= ?1"})
    TR_TRY(db.query(sql).bind(first_pos).run());
  Rewriting log(impl_);
  for (Placed& each : rows) {
    if (each.unsent) TR_TRY(renumber(each.row, by));
    TR_TRY(log.append(each.row));
    if (!each.unsent) TR_TRY(db.exec("DELETE FROM sync_unsent WHERE pos = (SELECT max(pos) FROM ops)"));
  }
  TR_TRY(log.finish());
  TR_TRY(transaction.commit());
  TR_TRY(load_author(impl_));
  return true;
}

Status SyncLog::take(const SegmentRow& segment) {
  Intake intake(impl_);
  bool purges = false;
  {
    TR_LET(transaction, Transaction::begin(impl_.db));
    for (const LogRow& row : segment.rows) TR_TRY(intake.take(row));
    TR_LET(purged, intake.finish());
    for (const RecordId id : purged) TR_TRY(store_.drop_draft(id));
    TR_TRY(put_segment(segment));
    TR_TRY(transaction.commit());
    purges = !purged.empty();
  }
  impl_.author = intake.author();
  impl_.forgetting = impl_.forgetting || purges;
  ++impl_.intakes;
  return {};
}

Result<std::vector<Bytes>> SyncLog::statements() {
  Query q = impl_.db.query("SELECT body FROM sync_statements ORDER BY name");
  return all_of(q, [](const Query& at) -> Result<Bytes> { return bytes_at(at, 0); });
}

Status SyncLog::put_statement(const StatementRow& statement, std::int64_t since_ms) {
  TR_TRY(impl_.db.query("INSERT OR IGNORE INTO sync_statements (name, body) VALUES (?1, ?2)")
             .bind(ByteView(statement.name), ByteView(statement.body))
             .run());
  return note_looked({statement.path, since_ms, {}, statement.name});
}

Status SyncLog::add_statement(const StatementRow& statement, std::int64_t since_ms) {
  TR_LET(transaction, Transaction::begin(impl_.db));
  TR_TRY(put_statement(statement, since_ms));
  return transaction.commit();
}

Result<std::vector<SyncLog::HeadRow>> SyncLog::heads() {
  Query q = impl_.db.query(
      "SELECT d.dev, h.generation, h.head FROM sync_heads h JOIN devices d ON d.num = h.dev ORDER BY d.dev");
  return all_of(q, [](const Query& at) -> Result<HeadRow> {
    TR_LET(dev, device_at(at, 0));
    return HeadRow{dev, static_cast<std::uint64_t>(at.integer(1)), bytes_at(at, 2)};
  });
}

Status SyncLog::put_head(const HeadRow& head) {
  TR_LET(dev, LogEnd(impl_.db).device_number(head.dev));
  return impl_.db.query("INSERT OR REPLACE INTO sync_heads (dev, generation, head) VALUES (?1, ?2, ?3)")
      .bind(dev, static_cast<std::int64_t>(head.generation), ByteView(head.head))
      .run();
}

Result<std::vector<SyncLog::Looked>> SyncLog::looked() {
  Query q = impl_.db.query("SELECT path, since_ms, wrong, holds FROM sync_objects ORDER BY path");
  return all_of(q, [](const Query& at) -> Result<Looked> {
    Looked looked{at.text(0), at.integer(1), at.text(2)};
    if (at.null(3)) return looked;
    TR_LET(holds, array_at<20>(at, 3));
    looked.holds = holds;
    return looked;
  });
}

Status SyncLog::note_looked(const Looked& object) {
  return impl_.db
      .query(
          "INSERT INTO sync_objects (path, since_ms, wrong, holds) VALUES (?1, ?2, ?3, iif(?4, ?5, NULL)) ON "
          "CONFLICT (path) DO UPDATE SET wrong = excluded.wrong, holds = excluded.holds")
      .bind(object.path, object.since_ms, object.wrong, object.holds ? 1 : 0,
            ByteView(object.holds ? *object.holds : Bytes20{}))
      .run();
}

Status SyncLog::forget_looked(std::string_view path) {
  return impl_.db.query("DELETE FROM sync_objects WHERE path = ?1").bind(path).run();
}

Result<std::vector<SyncLog::Waiting>> SyncLog::waiting(std::size_t bytes) {
  Query q = impl_.db.query("SELECT place, path, object FROM sync_outbox WHERE put = 0 ORDER BY place");
  std::vector<Waiting> out;
  for (std::size_t taken = 0; taken < bytes;) {
    TR_LET(row, q.step());
    if (!row) break;
    out.push_back({q.integer(0), q.text(1), bytes_at(q, 2)});
    taken += out.back().object.size();
  }
  return out;
}

Result<std::int64_t> SyncLog::waiting_count() {
  return impl_.db.number("SELECT count(*) FROM sync_outbox WHERE put = 0");
}

Result<std::vector<std::string>> SyncLog::unsure() {
  Query q = impl_.db.query("SELECT path FROM sync_outbox ORDER BY path");
  return all_of(q, [](const Query& at) -> Result<std::string> { return at.text(0); });
}

Status SyncLog::note_put(std::int64_t place) {
  return impl_.db.query("UPDATE sync_outbox SET put = 1 WHERE place = ?1").bind(place).run();
}

Status SyncLog::forget_waiting(std::int64_t place) {
  return impl_.db.query("DELETE FROM sync_outbox WHERE place = ?1").bind(place).run();
}

Result<std::vector<SyncLog::Unseen>> SyncLog::unseen() {
  Query q =
      impl_.db.query("SELECT place, path, length(object) FROM sync_outbox WHERE put = 1 ORDER BY place");
  return all_of(q, [](const Query& at) -> Result<Unseen> {
    return Unseen{at.integer(0), at.text(1), static_cast<std::uint64_t>(at.integer(2))};
  });
}

Status SyncLog::put_again(std::int64_t place) {
  return impl_.db.query("UPDATE sync_outbox SET put = 0 WHERE place = ?1").bind(place).run();
}

}  // namespace thirdrow::store
