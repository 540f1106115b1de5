// What other devices put into the storage comes into the journal.
#include <algorithm>

#include "sync/engine.h"

namespace thirdrow::sync {

using seal::ObjectClass;

namespace {

constexpr std::int64_t kNobodysMs = std::int64_t{60} * 60 * 1000;

/// Bytes; what is larger is none of ours, and a slow storage is not waited for on its account.
std::size_t most_of(ObjectClass what) {
  if (what == ObjectClass::pack) return seal::kMaxObject;
  return what == ObjectClass::segment ? std::size_t{8} << 20 : std::size_t{2} << 20;
}

}  // namespace

Status Engine::read_heads(std::stop_token stop) {
  TR_TRY(read_unknown(stop));
  // A head may bring statements, and these another device.
  for (std::size_t known = 0; known != space_->statements().size();) {
    known = space_->statements().size();
    const auto members = space_->membership().members();
    for (const auto& [dev, member] : members) {
      if (dev == space_->device() || member.removed || member.device.holder != Holder::machine) continue;
      TR_TRY(read_newest_head(dev, member, stop));
      const auto peer = peers_.find(dev);
      if (peer != peers_.end() &&
          !std::ranges::includes(space_->statement_names(), peer->second.head.statements))
        TR_TRY(read_statements(stop));
    }
  }
  if (!behind_own_) return {};
  TR_TRY(renew_device(stop));
  return read_heads(stop);
}

/// Heads of devices that nobody has introduced yet: a statement will. Those that are known to be nobody's are
/// asked about again from time to time, as the statement may come late.
Status Engine::read_unknown(std::stop_token stop) {
  const auto nobodys = [this] {
    std::set<std::string> known;
    for (const auto& [dev, member] : space_->membership().members())
      known.insert(space_->keys().head_prefix(dev));
    std::vector<std::string> paths;
    for (const auto& [prefix, heads] : listed_) {
      if (!known.contains(prefix)) paths.push_back(space_->path(ObjectClass::head, heads.back().name));
    }
    return paths;
  };
  const std::int64_t now = parts_.clock.now().utc_ms;
  const std::vector<std::string> unknown = nobodys();
  const auto is_new = [this](const std::string& path) { return !looked_.contains(path); };
  const bool due = now - nobodys_ms_ > kNobodysMs || now < nobodys_ms_;
  if (unknown.empty() || !(due || std::ranges::any_of(unknown, is_new))) return {};
  nobodys_ms_ = now;
  TR_TRY(read_statements(stop));
  for (const std::string& path : nobodys()) TR_TRY(put_aside(path, "nobody's"));
  return {};
}

Result<std::optional<Bytes>> Engine::look_up(ObjectClass what, const std::string& path,
                                             std::stop_token stop) {
  auto object = parts_.remote.get(path, most_of(what), stop);
  if (object) return std::optional(std::move(*object));
  const Code code = object.code();
  if (code == Code::offline || code == Code::cancelled || code == Code::denied) return object.error();
  if (code != Code::not_found) TR_TRY(put_aside(path, "storage"));
  return std::optional<Bytes>();
}

Status Engine::read_statements(std::stop_token stop) {
  TR_LET(all, parts_.remote.list(space_->folder(ObjectClass::statement), stop));
  std::vector<std::pair<std::string, Statement>> came;
  for (const Remote::Listed& each : all) {
    const std::string path = space_->path(ObjectClass::statement, each.name);
    if (looked_.contains(path)) continue;
    TR_LET(object, look_up(ObjectClass::statement, path, stop));
    if (!object || to_base32(seal::hash_n<20>({*object})) != each.name) continue;  // torn: whole later
    const auto body = space_->open(ObjectClass::statement, each.name, *object);
    auto statement = body ? Statement::decode(*body) : Result<Statement>(body.error());
    if (!statement || statement->space != space_->keys().id()) {
      TR_TRY(put_aside(path, "statement"));
      continue;
    }
    came.emplace_back(path, std::move(*statement));
  }
  return keep_signed(std::move(came));
}

/// Those that a device signed which a statement names. Others wait in the storage for that statement.
Status Engine::keep_signed(std::vector<std::pair<std::string, Statement>> came) {
  std::map<DeviceId, seal::SigningKey> keys;
  const auto note_key = [&keys](const Statement& each) {
    if (const Enrolled* device = each.enrolls()) keys.emplace(device->id(), device->signing);
  };
  std::ranges::for_each(space_->statements(), note_key);
  for (const auto& [path, statement] : came) note_key(statement);
  std::vector<Statement> kept;
  for (auto& [path, statement] : came) {
    const auto key = keys.find(statement.by);
    if (key == keys.end()) continue;
    if (!statement.is_signed_by(key->second)) {
      TR_TRY(put_aside(path, "signature"));
    } else if (space_->statements().size() + kept.size() >= Head::kMostStatements) {
      TR_TRY(put_aside(path, "too many"));
    } else {
      TR_TRY(keep_statement(path, statement));
      kept.push_back(std::move(statement));
    }
  }
  space_->take(std::move(kept));
  return {};
}

Status Engine::keep_statement(const std::string& path, const Statement& statement) {
  looked_.insert(path);
  return on_log([&](store::Store&, store::SyncLog& log) {
    return log.add_statement({statement.name(), statement.encode(), path}, parts_.clock.now().utc_ms);
  });
}

Status Engine::read_newest_head(DeviceId dev, const Membership::Member& member, std::stop_token stop) {
  const auto peer = peers_.find(dev);
  const std::string known = peer == peers_.end() ? std::string() : peer->second.newest;
  if (newest_listed(dev) < known) found_.rolled_back = true;
  const auto listed = listed_.find(space_->keys().head_prefix(dev));
  if (listed == listed_.end()) return {};
  // One that is torn may stand before one that is whole.
  for (auto at = listed->second.rbegin(); at != listed->second.rend() && at->name > known; ++at) {
    TR_LET(read, read_head(member, at->name, stop));
    if (read) return {};
  }
  return {};
}

Result<bool> Engine::read_head(const Membership::Member& member, const std::string& name,
                               std::stop_token stop) {
  const DeviceId dev = member.device.id();
  const std::string path = space_->path(ObjectClass::head, name);
  TR_LET(head, read_object<Head>(ObjectClass::head, name, stop));
  if (!head) return false;
  const bool sound = head->space == space_->keys().id() && head->dev == dev &&
                     space_->membership().epochs().contains(head->epoch) &&
                     space_->keys().head_name(dev, head->generation) == name &&
                     head->is_signed_by(member.device.signing);
  if (!sound) {
    TR_TRY(put_aside(path, "head"));
    return false;
  }
  // It may be of a copy of that device which does not know yet that it is one, and announce less.
  TR_LET(known, ask([&](store::SyncLog& log) { return log.segment(dev, head->last_seq); }));
  if (known && known->end.link != head->last_link) {
    forked_.insert(dev);
    TR_TRY(put_aside(path, "chain"));
    return false;
  }
  TR_TRY(compare_seen(*head, member));
  TR_TRY(on_log([&](store::Store&, store::SyncLog& log) {
    return log.put_head({dev, head->generation, head->encode()});
  }));
  peers_[dev] = {name, std::move(*head)};
  return true;
}

/// Whoever saw another chain than we did tells of a fork; whoever saw more of this device than it knows of
/// itself tells that it is a copy. Only devices of the same person are believed in that.
Status Engine::compare_seen(const Head& head, const Membership::Member& member) {
  for (const ChainEnd& seen : head.seen) {
    const bool mine = seen.at.dev == space_->device();
    const Membership::Member* me = space_->membership().find(space_->device());
    if (mine && seen.at.seq > end_of(seen.at.dev) && me != nullptr && me->identity == member.identity)
      behind_own_ = true;
    if (seen.at.seq > end_of(seen.at.dev)) continue;
    TR_LET(row, ask([&](store::SyncLog& log) { return log.segment(seen.at.dev, seen.at.seq); }));
    if (row && row->end.link != seen.link) forked_.insert(seen.at.dev);
  }
  return {};
}

/// What a removed device says of anything counts no more.
bool Engine::is_heard(DeviceId dev) const {
  const Membership::Member* member = space_->membership().find(dev);
  return member != nullptr && !member->removed;
}

std::uint64_t Engine::wanted(DeviceId dev, const Membership::Member& member) const {
  std::uint64_t last = 0;
  if (member.removed) {
    if (member.cut) last = member.cut->at.seq;
    for (const ChainEnd& end : built_on_) {
      if (end.at.dev == dev) last = std::max(last, end.at.seq);
    }
    return last;
  }
  for (const auto& [other, peer] : peers_) {
    if (!is_heard(other)) continue;
    if (other == dev) last = std::max(last, peer.head.last_seq);
    for (const ChainEnd& seen : peer.head.seen) {
      if (seen.at.dev == dev) last = std::max(last, seen.at.seq);
    }
  }
  return last;
}

Status Engine::collect(std::stop_token stop) {
  const auto members = space_->membership().members();
  for (bool any = true; any;) {
    any = false;
    for (const auto& [dev, member] : members) {
      const bool writes = member.role == Role::owner || member.role == Role::writer;
      if (dev == space_->device() || member.device.holder != Holder::machine || !writes) continue;
      const std::size_t built_on = built_on_.size();
      for (;;) {
        TR_LET(taken, collect_next(dev, member, stop));
        if (!taken) break;
        any = true;
      }
      any = any || built_on_.size() > built_on;
    }
  }
  return {};
}

/// Takes the device's next segment, if it is there and what it builds on is here.
Result<bool> Engine::collect_next(DeviceId dev, const Membership::Member& member, std::stop_token stop) {
  const Point next{dev, end_of(dev) + 1};
  if (stuck_.contains(dev) || next.seq > wanted(dev, member)) return false;
  if (stop.stop_requested()) return Code::cancelled;
  if (member.removed) {
    TR_LET(pinned, is_pinned(next, member, stop));
    if (!pinned) return false;
  }
  TR_TRY(fetch(next, member, stop));
  const auto found = fetched_.find(next);
  if (found == fetched_.end()) {
    stuck_.insert(dev);
    return false;
  }
  TR_LET(ready, has_deps(found->second, member));
  if (!ready) return false;
  const auto end = ends_.find(dev);
  const seal::Hash32 prev = end == ends_.end() ? seal::Hash32{} : end->second.link;
  const std::string path = space_->path(ObjectClass::segment, space_->keys().segment_name(dev, next.seq));
  if (found->second.prev != prev || !names_members_only(found->second)) {
    if (found->second.prev != prev) forked_.insert(dev);
    stuck_.insert(dev);
    TR_TRY(put_aside(path, found->second.prev != prev ? "chain" : "op id"));
    return false;
  }
  const store::SyncLog::SegmentRow row{
      {dev, next.seq, found->second.link()}, found->second.encode_signed(), found->second.records};
  const auto take = [&row](store::Store&, store::SyncLog& log) { return log.take(row); };
  Status taken = on_log(take);
  if (!taken && taken.error().detail.starts_with("op ")) {
    // Its numbers may be those that this journal gave while it did not know that it is a copy.
    TR_LET(adopted, ask([](store::SyncLog& log) { return log.adopt_unsent(); }));
    if (adopted) taken = on_log(take);
  }
  if (!taken && taken.code() != Code::damaged) return taken.error();
  if (!taken) {
    stuck_.insert(dev);
    TR_TRY(put_aside(path, taken.error().detail));
    return false;
  }
  ends_[dev] = row.end;
  fetched_.erase(found);
  ++found_.taken;
  return true;
}

/// Nobody writes in the name of another member. Ops of devices that never were one were written before this
/// journal was synced.
bool Engine::names_members_only(const Segment& segment) const {
  return std::ranges::all_of(segment.records, [&](const Record& record) {
    return record.id.dev == segment.dev || space_->membership().find(record.id.dev) == nullptr;
  });
}

Result<bool> Engine::has_deps(const Segment& segment, const Membership::Member& by) {
  bool here = true;
  for (const ChainEnd& dep : segment.deps) {
    const Membership::Member* of = space_->membership().find(dep.at.dev);
    if (of != nullptr && of->removed && by.role == Role::owner) built_on_.insert(dep);
    if (end_of(dep.at.dev) < dep.at.seq) {
      here = false;
      continue;
    }
    TR_LET(row, ask([&](store::SyncLog& log) { return log.segment(dep.at.dev, dep.at.seq); }));
    if (row && row->end.link == dep.link) continue;
    forked_.insert(dep.at.dev);
    here = false;
  }
  return here;
}

std::optional<ChainEnd> Engine::end_for_all(const Point& next, const Membership::Member& member) const {
  std::optional<ChainEnd> least;
  const auto consider = [&](const ChainEnd& end) {
    if (end.at.dev == next.dev && end.at.seq >= next.seq && (!least || end < *least)) least = end;
  };
  if (member.cut) consider(*member.cut);
  std::ranges::for_each(built_on_, consider);
  return least;
}

Result<bool> Engine::is_pinned(const Point& next, const Membership::Member& member, std::stop_token stop) {
  const auto target = end_for_all(next, member);
  if (!target) return false;
  if (pinned_.contains(target->link)) return true;
  const auto end = ends_.find(next.dev);
  seal::Hash32 link = end == ends_.end() ? seal::Hash32{} : end->second.link;
  for (Point at = next; at.seq <= target->at.seq; ++at.seq) {
    TR_TRY(fetch(at, member, stop));
    const auto found = fetched_.find(at);
    const bool leads_on = found != fetched_.end() && found->second.prev == link;
    if (leads_on) link = found->second.link();
    if (leads_on && (at.seq < target->at.seq || link == target->link)) continue;
    if (found != fetched_.end()) forked_.insert(next.dev);
    stuck_.insert(next.dev);
    return false;
  }
  pinned_.insert(target->link);
  return true;
}

/// Into fetched_, if it is there: a segment that its device signed, from wherever it came.
Status Engine::fetch(const Point& point, const Membership::Member& member, std::stop_token stop) {
  if (fetched_.contains(point)) return {};
  const auto peer = peers_.find(point.dev);
  const bool packed = peer != peers_.end() && point.seq < peer->second.head.tail_from;
  if (packed) TR_TRY(fetch_packed(point, stop));
  if (fetched_.contains(point)) return {};
  const std::string name = space_->keys().segment_name(point.dev, point.seq);
  const std::string path = space_->path(ObjectClass::segment, name);
  TR_LET(segment, read_object<Segment>(ObjectClass::segment, name, stop));
  if (segment) {
    const bool sound = segment->dev == point.dev && segment->seq == point.seq &&
                       space_->membership().epochs().contains(segment->epoch) &&
                       keep(std::move(*segment), member);
    if (!sound) TR_TRY(put_aside(path, "segment"));
  }
  return fetched_.contains(point) || packed ? Status() : fetch_packed(point, stop);
}

bool Engine::keep(Segment segment, const Membership::Member& member) {
  if (segment.space != space_->keys().id() || !segment.is_signed_by(member.device.signing)) return false;
  fetched_.try_emplace({segment.dev, segment.seq}, std::move(segment));
  return true;
}

/// Packs of any device that say they hold it, until one does.
Status Engine::fetch_packed(const Point& point, std::stop_token stop) {
  const auto holds = [&point](const Run& run) {
    return run.dev == point.dev && run.from <= point.seq && point.seq <= run.to;
  };
  for (const auto& [dev, peer] : peers_) {
    if (!is_heard(dev)) continue;
    for (const PackEntry& entry : peer.head.packs) {
      if (fetched_.contains(point)) return {};
      if (std::ranges::any_of(entry.runs, holds) && packs_read_.insert(entry.name).second)
        TR_TRY(read_pack(entry, stop));
    }
  }
  return {};
}

Status Engine::read_pack(const PackEntry& entry, std::stop_token stop) {
  const std::string name = to_base32(entry.name);
  TR_LET(pack, read_object<Pack>(ObjectClass::pack, name, stop));
  if (!pack) return {};
  for (Segment& segment : pack->segments) {
    const Membership::Member* member = space_->membership().find(segment.dev);
    const bool needed = segment.seq > end_of(segment.dev);
    if (member != nullptr && needed) static_cast<void>(keep(std::move(segment), *member));
  }
  return {};
}

/// Nothing while there is something to send.
Result<std::optional<seal::Hash32>> Engine::settled_state() const {
  std::optional<seal::Hash32> state;
  TR_TRY(on_log([&state](store::Store& store, store::SyncLog& log) -> Status {
    TR_LET(unsent, log.unsent_count());
    if (unsent > 0) return {};
    TR_LET(hash, state_of(store));
    state = hash;
    return {};
  }));
  return state;
}

/// Devices of the same versions have the same state, or something is wrong with one of them.
Status Engine::compare_states() {
  std::map<DeviceId, std::uint64_t> mine;
  for (const auto& [dev, end] : ends_) mine.emplace(dev, end.seq);
  const auto names = space_->statement_names();
  std::optional<seal::Hash32> state;
  for (const auto& [dev, peer] : peers_) {
    if (dev == space_->device() || peer.head.statements != names) continue;
    std::map<DeviceId, std::uint64_t> theirs;
    for (const ChainEnd& seen : peer.head.seen) theirs.emplace(seen.at.dev, seen.at.seq);
    if (peer.head.last_seq > 0) theirs.emplace(dev, peer.head.last_seq);
    if (theirs != mine) continue;
    if (!state) {
      TR_LET(found, settled_state());
      if (!found) return {};  // the next flush comes first
      state = found;
    }
    if (peer.head.state != *state) found_.differs = true;
  }
  return {};
}

}  // namespace thirdrow::sync
