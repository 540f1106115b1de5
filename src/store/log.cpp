// The log: appending ops, reading them back, redacting purged ones, checking hashes and chain.
#include <algorithm>
#include <cstdlib>
#include <map>

#include "journal/ops.h"
#include "seal/hash.h"
#include "seal/secure_random.h"
#include "store/impl.h"

namespace thirdrow::store {
namespace {

using journal::Op;

void add_number(seal::Hasher& hasher, std::uint64_t v) {
  std::array<std::byte, 8> le{};
  for (std::size_t i = 0; i < 8; ++i) le[i] = static_cast<std::byte>(v >> (8 * i) & 0xFF);
  hasher.add(ByteView(le));
}

/// H32(chain of the row before | header | rec_hash): an op that is changed, dropped or moved breaks every
/// later link.
seal::Hash32 link(ByteView before, const Header& h, ByteView rec_hash) {
  seal::Hasher hasher;
  hasher.add(before);
  for (const std::int64_t v : {h.dev, h.n, h.took, h.hlc, h.wall_ms, h.wall_off, h.type}) {
    add_number(hasher, static_cast<std::uint64_t>(v));
  }
  return hasher.add(rec_hash).finish();
}

/// What is written must be readable: a row that would not come back is refused before it is in the log.
Status check_readable(const LogRow& row) {
  // Far below what a column holds, so that nobody's op leaves a device without numbers or time to go on.
  constexpr std::uint64_t kLastNumber = std::uint64_t{1} << 53;
  constexpr std::uint64_t kLastClock = (std::uint64_t{1} << 63) - 1;
  if (row.id.n == 0 || row.took == 0 || row.took > kLastNumber || row.id.n > kLastNumber - row.took)
    return {Code::damaged, "op number"};
  if (row.hlc > kLastClock) return {Code::damaged, "op clock"};
  if (!row.wall.in_calendar() || std::abs(row.wall.offset_min) > Stamp::kMaxOffset)
    return {Code::damaged, "op time"};
  const auto op = op_of(row);
  return op ? Status() : Status(op.error());
}

/// The row of an op that was made here, or came without its salt.
LogRow row_of(const Op& op) {
  LogRow row{
      op.id, journal::numbers_taken(op.body), op.hlc, op.wall, journal::wire_type(op.body), op.entry, {}, {}};
  LogRow::Words words;
  seal::SecureRandom().fill(words.salt);
  if (!std::holds_alternative<journal::Redacted>(op.body)) words.payload = journal::encode_payload(op);
  row.hash = record_hash(words.salt, row.type, words.payload);
  if (!std::holds_alternative<journal::Redacted>(op.body)) row.words = std::move(words);
  return row;
}

constexpr const char* kOpColumns =
    "SELECT d.dev, o.n, o.hlc, o.wall_ms, o.wall_off, o.type, o.entry, o.payload, o.pos FROM ops o JOIN "
    "devices d ON d.num = o.dev ";

constexpr int kPosition = 8;  // of kOpColumns
constexpr std::size_t kStretchBytes = 16U << 20;

Result<Op> op_at(const Query& q) {
  Op op;
  const auto dev = DeviceId::from_bytes(q.blob(0));
  if (!dev) return {Code::damaged, "devices"};
  op.id = {*dev, static_cast<std::uint64_t>(q.integer(1))};
  op.hlc = static_cast<std::uint64_t>(q.integer(2));
  op.wall = {q.integer(3), static_cast<std::int16_t>(q.integer(4))};
  if (q.null(7)) {
    op.entry = RecordId::from_bytes(q.blob(6)).value_or(RecordId{});
    op.body = journal::Redacted{};
    return op;
  }
  auto payload = journal::decode_payload(static_cast<std::uint8_t>(q.integer(5)), q.blob(7));
  if (!payload) return {Code::damaged, "op: " + payload.error().detail};
  op.entry = payload->entry;
  op.body = std::move(payload->body);
  return op;
}

}  // namespace

seal::Hash32 record_hash(ByteView salt, std::uint8_t type, ByteView payload) {
  seal::Hasher hasher;
  hasher.add(salt);
  add_number(hasher, type);
  add_number(hasher, payload.size());
  return hasher.add(payload).finish();
}

Result<Op> op_of(const LogRow& row) {
  Op op{row.id, row.hlc, row.wall, row.entry, journal::Redacted{}};
  if (!row.words) return op;
  auto payload = journal::decode_payload(row.type, row.words->payload);
  if (!payload) return payload.error();
  op.entry = payload->entry;
  op.body = std::move(payload->body);
  // Of a type to come only its own version knows what it is about, and how many numbers it takes.
  if (std::holds_alternative<journal::UnknownOp>(op.body)) return op;
  if (op.entry != row.entry) return {Code::damaged, "op entry"};
  if (journal::numbers_taken(op.body) != row.took) return {Code::damaged, "op number"};
  return op;
}

Result<std::int64_t> LogEnd::device_number(DeviceId dev) {
  if (const auto known = devices_.find(dev); known != devices_.end()) return known->second;
  {
    Query q = db_.query("SELECT num FROM devices WHERE dev = ?1");
    TR_LET(found, q.bind(blob_of(dev)).step());
    if (found) return devices_.emplace(dev, q.integer(0)).first->second;
  }
  TR_TRY(db_.query("INSERT INTO devices (dev, name) VALUES (?1, '')").bind(blob_of(dev)).run());
  return devices_.emplace(dev, sqlite3_last_insert_rowid(db_.handle())).first->second;
}

Status LogEnd::find_chain() {
  if (chain_) return {};
  Query q = db_.query("SELECT chain FROM ops ORDER BY pos DESC LIMIT 1");
  TR_LET(any, q.step());
  const ByteView view = any ? q.blob(0) : ByteView();
  chain_.emplace(view.begin(), view.end());
  return {};
}

Result<bool> LogEnd::known(const LogRow& row, const Header& h) {
  {
    Query q = db_.query(
        "SELECT n, n + took, hlc, type, salt, payload IS NULL, rec_hash FROM ops WHERE dev = ?1 AND n <= ?2 "
        "ORDER BY n DESC LIMIT 1");
    TR_LET(any, q.bind(h.dev, h.n).step());
    if (any && q.integer(0) == h.n) {
      // What was redacted is gone: it cannot differ.
      if (q.integer(5) != 0 || !row.words) return true;
      const bool same = q.integer(2) == h.hlc && q.integer(3) == h.type &&
                        std::ranges::equal(record_hash(q.blob(4), row.type, row.words->payload), q.blob(6));
      if (!same) return {Code::damaged, "op differs"};
      return true;
    }
    if (any && q.integer(1) > h.n) return {Code::damaged, "op overlaps"};
  }
  Query q = db_.query("SELECT n FROM ops WHERE dev = ?1 AND n > ?2 ORDER BY n LIMIT 1");
  TR_LET(next, q.bind(h.dev, h.n).step());
  if (next && q.integer(0) < h.n + h.took) return {Code::damaged, "op overlaps"};
  return false;
}

Result<bool> LogEnd::append(const Op& op) { return append(row_of(op)); }

Result<bool> LogEnd::append(const LogRow& row) {
  TR_TRY(check_readable(row));
  TR_LET(device, device_number(row.id.dev));
  const Header h{device,
                 static_cast<std::int64_t>(row.id.n),
                 static_cast<std::int64_t>(row.took),
                 static_cast<std::int64_t>(row.hlc),
                 row.wall.utc_ms,
                 row.wall.offset_min,
                 row.type};
  TR_LET(there, known(row, h));
  if (there) return false;
  TR_TRY(find_chain());
  const seal::Hash32 chain = link(*chain_, h, row.hash);
  Query q = db_.query(
      "INSERT INTO ops (dev, n, took, hlc, wall_ms, wall_off, type, entry, salt, payload, rec_hash, chain) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, iif(?8, ?9, NULL), iif(?10, NULL, ?11), iif(?10, NULL, ?12), ?13, "
      "?14)");
  static const LogRow::Words kNone;
  const LogRow::Words& words = row.words ? *row.words : kNone;
  TR_TRY(q.bind(h.dev, h.n, h.took, h.hlc, h.wall_ms, h.wall_off, h.type, row.entry.is_nil() ? 0 : 1,
                blob_of(row.entry), row.words ? 0 : 1, ByteView(words.salt), ByteView(words.payload),
                ByteView(row.hash), ByteView(chain))
             .run());
  chain_->assign(chain.begin(), chain.end());
  return true;
}

Result<std::vector<Op>> read_ops(Db& db, RecordId entry) {
  static const std::string kSql = std::string(kOpColumns) + "WHERE o.entry = ?1 ORDER BY o.pos";
  Query q = db.query(kSql);
  q.bind(blob_of(entry));
  std::vector<Op> out;
  for (;;) {
    TR_LET(row, q.step());
    if (!row) return out;
    TR_LET(op, op_at(q));
    out.push_back(std::move(op));
  }
}

Result<Store::Stretch> Store::ops_after(std::int64_t last, std::int64_t limit) {
  static const std::string kSql = std::string(kOpColumns) + "WHERE o.pos > ?1 ORDER BY o.pos LIMIT ?2";
  Query q = impl_->db.query(kSql);
  q.bind(last, limit);
  Stretch out{{}, last};
  for (std::size_t bytes = 0; bytes < kStretchBytes;) {
    TR_LET(row, q.step());
    if (!row) return out;
    TR_LET(op, op_at(q));
    bytes += q.blob(7).size();
    out.ops.push_back(std::move(op));
    out.last = q.integer(kPosition);
  }
  return out;
}

Result<bool> Store::has_op(const journal::OpId& id) {
  Query q =
      impl_->db.query("SELECT 1 FROM ops WHERE n = ?1 AND dev = (SELECT num FROM devices WHERE dev = ?2)");
  return q.bind(static_cast<std::int64_t>(id.n), blob_of(id.dev)).step();
}

Status redact(Db& db, RecordId entry, const journal::Purge& purge) {
  for (const journal::OpId& seen : purge.seen) {
    TR_TRY(db.query("UPDATE ops SET salt = NULL, payload = NULL WHERE entry = ?1 AND n <= ?2 AND type <> 7 "
                    "AND dev = (SELECT num FROM devices WHERE dev = ?3)")
               .bind(blob_of(entry), static_cast<std::int64_t>(seen.n), blob_of(seen.dev))
               .run());
  }
  return {};
}

namespace {

/// Whether a purge stands for every payload that is gone, and every payload that a purge covers is gone.
class Redactions {
 public:
  void gone(const Header& h, ByteView entry, std::string place) {
    gone_.push_back({RecordId::from_bytes(entry).value_or(RecordId{}), h.dev, h.n, h.type, std::move(place)});
  }
  void purged(RecordId entry, const journal::Purge& purge) {
    for (const journal::OpId& seen : purge.seen) {
      std::uint64_t& n = purges_[entry][seen.dev];
      n = std::max(n, seen.n);
    }
  }
  Status report(Db& db, Findings& findings) const {
    TR_TRY(report_left(db, findings));
    if (gone_.empty()) return {};
    std::map<std::int64_t, DeviceId> devices;
    Query q = db.query("SELECT num, dev FROM devices");
    for (;;) {
      TR_LET(row, q.step());
      if (!row) break;
      devices.emplace(q.integer(0), DeviceId::from_bytes(q.blob(1)).value_or(DeviceId{}));
    }
    for (const Gone& one : gone_) {
      if (!covered(one, devices)) findings.add(Wrong::payload_gone, one.place);
    }
    return {};
  }

 private:
  struct Gone {
    RecordId entry;
    std::int64_t dev, n, type;
    std::string place;
  };
  Status report_left(Db& db, Findings& findings) const {
    for (const auto& [entry, seen] : purges_) {
      for (const auto& [dev, n] : seen) {
        Query q = db.query(
            "SELECT pos FROM ops WHERE entry = ?1 AND n <= ?2 AND type <> 7 AND payload IS NOT NULL "
            "AND dev = (SELECT num FROM devices WHERE dev = ?3)");
        q.bind(blob_of(entry), static_cast<std::int64_t>(n), blob_of(dev));
        for (;;) {
          TR_LET(row, q.step());
          if (!row) break;
          findings.add(Wrong::payload_left, std::to_string(q.integer(0)));
        }
      }
    }
    return {};
  }
  bool covered(const Gone& one, const std::map<std::int64_t, DeviceId>& devices) const {
    constexpr std::int64_t kPurge = 7;  // never redacted
    const auto device = devices.find(one.dev);
    const auto purge = purges_.find(one.entry);
    if (one.type == kPurge || device == devices.end() || purge == purges_.end()) return false;
    const auto seen = purge->second.find(device->second);
    return seen != purge->second.end() && static_cast<std::uint64_t>(one.n) <= seen->second;
  }

  std::vector<Gone> gone_;
  std::map<RecordId, std::map<DeviceId, std::uint64_t>> purges_;
};

/// What is wrong with the words of one op, as far as it can be seen from its row.
void verify_payload(const Query& q, const Header& h, const std::string& place, Findings& findings,
                    Redactions& redactions) {
  const ByteView salt = q.blob(8), payload = q.blob(9), rec_hash = q.blob(10), entry = q.blob(12);
  if (q.null(9)) return redactions.gone(h, entry, place);
  const auto type = static_cast<std::uint8_t>(h.type);
  if (!std::ranges::equal(record_hash(salt, type, payload), rec_hash)) {
    findings.add(Wrong::payload_altered, place);
  }
  const auto decoded = journal::decode_payload(type, payload);
  if (!decoded) {
    findings.add(Wrong::op_unreadable, place);
    return;
  }
  if (!decoded->entry.is_nil() && !std::ranges::equal(blob_of(decoded->entry), entry)) {
    findings.add(Wrong::op_misfiled, place);
  }
  if (const auto* purge = std::get_if<journal::Purge>(&decoded->body))
    redactions.purged(decoded->entry, *purge);
}

}  // namespace

Status verify_log(Db& db, Findings& findings, const Progress& progress) {
  TR_LET(total, db.number("SELECT count(*) FROM ops"));
  Query q = db.query(
      "SELECT pos, dev, n, took, hlc, wall_ms, wall_off, type, salt, payload, rec_hash, chain, entry FROM "
      "ops ORDER BY pos");
  Bytes before;
  Redactions redactions;
  for (;;) {
    TR_LET(row, q.step());
    if (!row) return redactions.report(db, findings);
    const Header h{q.integer(1), q.integer(2), q.integer(3), q.integer(4),
                   q.integer(5), q.integer(6), q.integer(7)};
    const std::string place = std::to_string(q.integer(0));
    if (!std::ranges::equal(link(before, h, q.blob(10)), q.blob(11)))
      findings.add(Wrong::chain_broken, place);
    verify_payload(q, h, place, findings, redactions);
    const ByteView chain = q.blob(11);
    before.assign(chain.begin(), chain.end());
    if (++findings.ops % 1000 == 0 && progress && !progress(findings.ops, total)) return Code::cancelled;
  }
}

}  // namespace thirdrow::store
