/// What a journal keeps to be synced (schema/0003_sync.sql): the space and its statements, the signed
/// segments of every device, the ops that stand in none yet, and objects that wait to be put. Segments, heads
/// and statements are bytes here; sync/ knows what is in them.
///
/// Threads, errors, transactions: as the Store it is made of, which it borrows.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/id.h"
#include "seal/device_keys.h"
#include "seal/hash.h"
#include "seal/secret.h"
#include "seal/space_keys.h"
#include "store/log_row.h"
#include "store/store.h"

namespace thirdrow::store {

using Bytes16 = std::array<std::byte, 16>;
using Bytes20 = std::array<std::byte, 20>;

class SyncLog {
 public:
  explicit SyncLog(Store& store);

  struct Space {
    SpaceId id;
    seal::Secret secret;
    Bytes16 identity{};
  };
  /// Where the storage is, and the login to it.
  struct Access {
    std::string address;
    std::string user;
    seal::Secret secret;
    std::string region, authority;
  };
  /// A place in a device's chain of segments.
  struct End {
    DeviceId dev;
    std::uint64_t seq = 0;
    seal::Hash32 link{};
    friend bool operator==(const End&, const End&) = default;
  };
  struct SegmentRow {
    End end;
    Bytes signed_part;
    std::vector<LogRow> rows;  ///< in the order of the segment
  };
  struct StatementRow {
    Bytes20 name{};
    Bytes body;
    std::string path;  ///< of the object that holds it
  };
  struct HeadRow {
    DeviceId dev;
    std::uint64_t generation = 0;
    Bytes head;
  };
  struct Waiting {
    std::int64_t place = 0;
    std::string path;
    Bytes object;
  };
  struct Looked {
    std::string path;
    std::int64_t since_ms = 0;
    std::string wrong;                  ///< never words; empty: it was read
    std::optional<Bytes20> holds = {};  ///< of a statement, its name
    friend bool operator==(const Looked&, const Looked&) = default;
  };

  /// nullopt until a storage is chosen.
  Result<std::optional<Access>> access();
  Status set_access(const Access& access);
  Status forget_access();

  /// nullopt while the journal is not synced.
  Result<std::optional<Space>> space();
  /// This file was restored from a backup: it has to go on as a device of its own. renew() settles that.
  Status mark_copied();
  Result<bool> is_copied();
  /// Forgets all of it; the journal itself stays as it is.
  Status end();
  /// The keys of the device that writes here.
  Result<seal::DeviceKeys> device_keys();

  /// Ops that stand in no segment, oldest first: at most `most`, and `bytes` of payload,
  /// but one in any case.
  Result<std::vector<LogRow>> unsent(std::size_t most, std::size_t bytes);
  Result<std::int64_t> unsent_count();
  /// These are somebody else's to send.
  Status leave_unsent(std::span<const journal::OpId> ids);

  /// The end of every device's chain that is here, by device.
  Result<std::vector<End>> ends();
  /// What own segments named last of others, by device.
  Result<std::vector<std::pair<DeviceId, std::uint64_t>>> named();
  /// Without its rows, which its signed part names; nullopt when it is not here.
  Result<std::optional<SegmentRow>> segment(DeviceId dev, std::uint64_t seq);
  /// One row of the log, without its words when it was purged.
  Result<std::optional<LogRow>> row(const journal::OpId& id);

  /// What this device publishes at one time, and what it notes of it; written in one transaction.
  struct Flush {
    std::vector<SegmentRow> segments;
    std::vector<std::pair<DeviceId, std::uint64_t>> named;
    std::vector<StatementRow> statements;
    std::optional<HeadRow> head;
    std::vector<std::string> superseded;                 ///< objects whose paths begin so wait no more
    std::vector<std::pair<std::string, Bytes>> objects;  ///< path, sealed: to be put in this order
  };
  Status flush(const Flush& flush);
  /// The journal is synced from now on: every op that is there is unsent, and so is what comes. Code::exists
  /// when it is already.
  Status begin(const Space& space, const Flush& first);

  /// This file is a copy of one that went on elsewhere: from now on `device` writes here, and the one until
  /// now is retired. Its segments after `kept` stand for nothing: their ops, `back`, are unsent again. One
  /// transaction with `flush`.
  struct Renewal {
    const seal::DeviceKeys& device;
    std::string name, before;  ///< what this device is called, and what the retired one is
    std::uint64_t kept = 0;
    std::vector<journal::OpId> back;
    Flush flush;
    std::int64_t now_ms = 0;  ///< UTC
  };
  Status renew(const Renewal& renewal);
  /// Devices that wrote here before, and when each was retired (UTC ms).
  Result<std::vector<std::pair<DeviceId, std::int64_t>>> retired();
  /// Unsent ops of retired devices become ops of the one that writes, as their numbers may have been given
  /// again elsewhere. Returns whether there were any. One transaction.
  Result<bool> adopt_unsent();

  /// Another device's segment: its ops go into the log and into what is derived from it. One transaction. The
  /// chain must reach to it (Code::damaged, "gap").
  Status take(const SegmentRow& segment);

  Result<std::vector<Bytes>> statements();
  /// Also where it stands. One that is there already is left as it is.
  Status add_statement(const StatementRow& statement, std::int64_t since_ms);

  /// What its person calls the device.
  Status name_device(DeviceId dev, std::string_view name);

  Result<std::vector<HeadRow>> heads();
  Status put_head(const HeadRow& head);

  Result<std::vector<Looked>> looked();
  /// `since_ms` of the first note stays.
  Status note_looked(const Looked& object);
  Status forget_looked(std::string_view path);

  /// Objects that were not put yet, in order, of at most about `bytes` together.
  Result<std::vector<Waiting>> waiting(std::size_t bytes);
  Result<std::int64_t> waiting_count();
  /// Paths of all that is not known to be there, put or not.
  Result<std::vector<std::string>> unsure();
  /// The storage said that it took it.
  Status note_put(std::int64_t place);
  /// The storage was seen to have it.
  Status forget_waiting(std::int64_t place);
  /// What was put and not seen yet: place and path with its size.
  struct Unseen {
    std::int64_t place = 0;
    std::string path;
    std::uint64_t size = 0;
  };
  Result<std::vector<Unseen>> unseen();
  /// It is not there: it is put once more.
  Status put_again(std::int64_t place);

 private:
  Status put_segment(const SegmentRow& segment);
  Status put_statement(const StatementRow& statement, std::int64_t since_ms);
  Status write(const Flush& flush);
  Result<bool> adopt(std::int64_t retired);

  Store& store_;
  Store::Impl& impl_;
};

}  // namespace thirdrow::store
