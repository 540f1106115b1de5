/// Brings a journal and a storage together: publishes what this device wrote, collects what others did. Sync
/// protocol: schema/segment.md says what stands in the storage, docs/sync.md how it comes there.
///
/// Nothing of the storage is relied on for safety: what is missing is waited for, what does not open is put
/// aside, what is not what its author signed is not taken. Whatever happens in between, every call can be
/// made again, and goes on where the last one ended.
///
/// Threads: an Engine belongs to one thread, and asks for the store where that may be used (OnStore). Errors:
/// of the storage (sync/remote.h), of the store, cancelled once `stop` is asked for.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "base/time.h"
#include "store/sync_log.h"
#include "sync/findings.h"
#include "sync/invitation.h"
#include "sync/remote.h"
#include "sync/slot.h"
#include "sync/space.h"

namespace thirdrow::sync {

/// Runs work on the thread of the store and waits for its end; Code::cancelled when the journal is closed.
using OnStore = std::function<Status(const std::function<Status(store::Store&)>&)>;

class Engine {
 public:
  struct Parts {
    const Remote& remote;
    OnStore on_store;
    Clock& clock;
    Random& random;
    std::string app;          ///< name and version of the program
    std::string device_name;  ///< what this device is called
  };
  explicit Engine(Parts parts) : parts_(std::move(parts)) {}

  /// Begins a space with this journal as its first device, which these locks open from a new computer.
  /// Nothing is put yet. Code::exists when the journal is synced already.
  Status begin(std::span<const Lock> locks);

  /// Begins with a space that is there already. Until one of its devices has admitted this one, nothing is
  /// put. Code::exists when the journal is synced already.
  Status join(SpaceId space, const seal::Secret& secret, IdentityId identity);
  /// Begins with the space of a slot, in whose name this device lets itself in. Code::exists when the journal
  /// is synced already; Code::not_found ("member") while the storage does not show the slot's device;
  /// Code::refused ("member") when that was put out: the passphrase or the key was changed since.
  Status enter(Opened slot, std::stop_token stop);
  /// From now on this opens the space from a new computer, and what did so of its kind does not any more. Put
  /// with the next sync(). Code::refused ("member") when this device may not.
  Status replace_lock(const Lock& lock);
  /// Lets in who was told a code. The one that invites asks who claimed(), shows what that device is called
  /// and the invitation's check(), and once its person agrees, gives welcome(). The other one puts its
  /// claim() and asks whether it was welcomed(): then it has begun. withdraw() ends it for both. Errors of
  /// the storage; Code::refused ("member") for who may not invite, Code::exists for who is synced already.
  Result<std::optional<Enrolled>> claimed(const Invitation& invitation, std::stop_token stop) const;
  Status welcome(const Invitation& invitation, const Enrolled& device, std::stop_token stop);
  Status claim(const Invitation& invitation, std::stop_token stop) const;
  Result<bool> welcomed(const Invitation& invitation, std::stop_token stop);
  Status withdraw(const Invitation& invitation, std::stop_token stop) const;

  /// Lets another device in, or puts one out for good: what it published until now stays. Both are put with
  /// the next sync(). Code::refused when this device may not, or does not belong.
  Status admit(const Enrolled& device);
  Status put_out(DeviceId dev);

  /// Puts whatever this device has of the space and the storage lacks there once more with the next sync().
  void mend() { mended_ = false; }

  /// What is known without asking the storage: devices, and how much waits.
  Result<Findings> known();
  /// Collects, publishes, and sees to it that what was put is there. One list when there is nothing to do.
  Result<Findings> sync(std::stop_token stop);

 private:
  struct Peer {
    std::string newest;  ///< name of the newest head that was read
    Head head;
  };

  // --- engine_members.cpp ---
  /// This device, which may change who belongs; Code::refused ("member") when it may not.
  Result<Membership::Member> standing() const;
  Status add_to(store::SyncLog::Flush& flush, const Space& space, const Statement& statement);

  // --- engine.cpp ---
  Status load();
  Status list_heads(std::stop_token stop);
  /// Whether this device is the one that published what the storage has of it; else it goes on as another.
  Status look_at_own(std::stop_token stop);
  Result<bool> is_ahead_of_us(std::stop_token stop);
  Result<bool> is_own_head(const std::string& name, std::stop_token stop);
  Status tell();
  std::uint64_t end_of(DeviceId dev) const;
  std::string newest_listed(DeviceId dev) const;
  Status on_log(const std::function<Status(store::Store&, store::SyncLog&)>& work) const;
  /// The same for what gives a value.
  template <class Work>
  auto ask(Work work) const -> decltype(work(std::declval<store::SyncLog&>())) {
    std::optional<decltype(work(std::declval<store::SyncLog&>()))> out;
    TR_TRY(on_log([&](store::Store&, store::SyncLog& log) {
      out.emplace(work(log));
      return Status();
    }));
    return std::move(*out);
  }
  Status put_aside(const std::string& path, const std::string& why);
  Status keep_statement(const std::string& path, const Statement& statement);
  static Result<seal::Hash32> state_of(store::Store& store);

  // --- engine_collect.cpp ---
  /// Nothing when it is not there, or when the storage gives something else for it, which is put aside.
  Result<std::optional<Bytes>> look_up(seal::ObjectClass what, const std::string& path, std::stop_token stop);
  /// Nothing when it is not there, or does not open, or is not of the form: then it is put aside.
  template <class T>
  Result<std::optional<T>> read_object(seal::ObjectClass what, const std::string& name, std::stop_token stop);
  Status read_heads(std::stop_token stop);
  Status read_unknown(std::stop_token stop);
  Status read_statements(std::stop_token stop);
  Status keep_signed(std::vector<std::pair<std::string, Statement>> came);
  Status read_newest_head(DeviceId dev, const Membership::Member& member, std::stop_token stop);
  Result<bool> read_head(const Membership::Member& member, const std::string& name, std::stop_token stop);
  Status collect(std::stop_token stop);
  Result<bool> collect_next(DeviceId dev, const Membership::Member& member, std::stop_token stop);
  Status fetch(const Point& point, const Membership::Member& member, std::stop_token stop);
  bool keep(Segment segment, const Membership::Member& member);
  Status fetch_packed(const Point& point, std::stop_token stop);
  Status read_pack(const PackEntry& entry, std::stop_token stop);
  bool is_heard(DeviceId dev) const;
  Status compare_seen(const Head& head, const Membership::Member& member);
  bool names_members_only(const Segment& segment) const;
  /// Whether all that it builds on is here, and the same.
  Result<bool> has_deps(const Segment& segment, const Membership::Member& by);
  /// Of a removed device: whether what leads from here to where its segments end for all is there.
  Result<bool> is_pinned(const Point& next, const Membership::Member& member, std::stop_token stop);
  /// Where the chain of a removed device ends for all: the removal says it, and what others built on it
  /// before they knew. Nothing: it counts no further.
  std::optional<ChainEnd> end_for_all(const Point& next, const Membership::Member& member) const;
  /// The last segment of the device that anybody announced, as far as it counts.
  std::uint64_t wanted(DeviceId dev, const Membership::Member& member) const;
  Status compare_states();
  Result<std::optional<seal::Hash32>> settled_state() const;

  // --- engine_publish.cpp ---
  Status renew_device(std::stop_token stop);
  Result<std::uint64_t> own_segments_there(std::stop_token stop) const;
  Status publish(std::stop_token stop);
  Result<bool> is_waiting_for_before() const;
  Result<bool> has_to_vouch(store::SyncLog& log) const;
  Status fit_epoch();
  Status put_statement(Statement statement);
  Result<bool> write_segment(store::SyncLog& log);
  Status write_head(store::Store& store, store::SyncLog& log);
  bool head_is_due() const;
  std::uint64_t step_of_generation();
  Status send(std::stop_token stop);
  Status see_what_was_put(std::stop_token stop);
  Result<std::map<std::string, std::uint64_t>> list_of(const std::string& folder, std::stop_token stop) const;
  Status drop_old_heads(std::stop_token stop);

  // --- engine_pack.cpp ---
  static Result<Segment> rebuilt(store::SyncLog& log, const Point& point);
  Status pack(std::span<const Point> points, std::stop_token stop);
  Status compact(std::stop_token stop);
  Status mend_storage(std::stop_token stop);
  Status mend_statements(std::stop_token stop);
  Status mend_slots(std::stop_token stop);
  Status drop_packed(std::stop_token stop);

  Parts parts_;
  std::optional<Space> space_;
  std::map<DeviceId, store::SyncLog::End> ends_;
  std::map<DeviceId, Peer> peers_;  ///< also this device itself
  std::map<std::string, std::vector<Remote::Listed>>
      listed_;                        ///< heads, by what their names begin with; rising
  std::set<std::string> looked_;      ///< paths that were read or put aside
  std::map<Point, Segment> fetched_;  ///< verified by nothing yet
  std::set<ObjectName> packs_read_;
  std::set<DeviceId> stuck_, forked_;
  std::set<ChainEnd> built_on_;    ///< of removed devices, by segments that count
  std::set<seal::Hash32> pinned_;  ///< ends of such chains that were followed whole
  bool statements_read_ = false;   ///< in this run, for an epoch that is not known
  Findings found_;
  std::size_t pack_bytes_ = std::size_t{8} << 20;  ///< what the storage takes at once, as far as is known
  std::vector<PackEntry> new_packs_;               ///< put, and in no head yet
  std::set<ObjectName> old_packs_;                 ///< own, whose segments stand in newer ones
  std::uint64_t old_tail_ = 0, new_tail_ = 0;      ///< own segments in between went into a pack; 0: none
  std::int64_t nobodys_ms_ = 0;                    ///< when heads of unknown devices were asked about last
  bool behind_own_ = false;                        ///< others saw more of this device than it knows of itself
  bool own_seen_ = false;  ///< that the name of our next segment is free; looked at once
  bool stepped_ = false;   ///< over the generations of heads that a copy of this journal may have taken
  bool put_seen_ = false;  ///< what earlier runs of the program put
  bool mended_ = false;    ///< that the storage has all that is here; looked at once
};

template <class T>
Result<std::optional<T>> Engine::read_object(seal::ObjectClass what, const std::string& name,
                                             std::stop_token stop) {
  const std::string path = space_->path(what, name);
  TR_LET(object, look_up(what, path, stop));
  if (!object) return std::optional<T>();
  auto body = space_->open(what, name, *object);
  if (!body && body.code() == Code::not_found && !std::exchange(statements_read_, true)) {
    TR_TRY(read_statements(stop));
    body = space_->open(what, name, *object);
  }
  auto value = body ? T::decode(*body) : Result<T>(body.error());
  if (value) return std::optional(std::move(*value));
  TR_TRY(put_aside(path, value.error().detail));
  return std::optional<T>();
}

}  // namespace thirdrow::sync
