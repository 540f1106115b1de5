#include "sync/engine.h"

#include <algorithm>

#include "journal/ops.h"

namespace thirdrow::sync {
namespace {

constexpr int kLooks = 3;
constexpr std::int64_t kAheadMs = 10 * 60 * 1000;

std::int64_t clock_ms(std::uint64_t hlc) { return static_cast<std::int64_t>(hlc >> 16U); }

}  // namespace

Status Engine::on_log(const std::function<Status(store::Store&, store::SyncLog&)>& work) const {
  return parts_.on_store([&work](store::Store& store) {
    store::SyncLog log(store);
    return work(store, log);
  });
}

Result<Findings> Engine::sync(std::stop_token stop) {
  found_ = {};
  TR_TRY(load());
  TR_TRY(list_heads(stop));
  TR_TRY(look_at_own(stop));
  TR_TRY(read_heads(stop));
  TR_TRY(collect(stop));
  TR_TRY(compare_states());
  TR_TRY(see_what_was_put(stop));
  TR_TRY(publish(stop));
  TR_TRY(send(stop));
  TR_TRY(drop_old_heads(stop));
  TR_TRY(drop_packed(stop));
  TR_TRY(tell());
  return found_;
}

Result<Findings> Engine::known() {
  found_ = {};
  TR_TRY(load());
  const Membership::Member* me = space_->membership().find(space_->device());
  found_.admitted = me != nullptr;
  found_.removed = me != nullptr && me->removed;
  TR_TRY(tell());
  return found_;
}

Status Engine::load() {
  new_packs_.clear();
  old_packs_.clear();
  old_tail_ = new_tail_ = 0;
  fetched_.clear();
  packs_read_.clear();
  stuck_.clear();
  forked_.clear();
  built_on_.clear();
  pinned_.clear();
  statements_read_ = false;
  ends_.clear();
  peers_.clear();
  looked_.clear();
  return on_log([this](store::Store&, store::SyncLog& log) -> Status {
    TR_LET(known, log.space());
    if (!known) return {Code::not_found, "space"};
    TR_LET(keys, log.device_keys());
    TR_LET(bodies, log.statements());
    std::vector<Statement> statements;
    for (const Bytes& body : bodies) {
      auto statement = Statement::decode(body);
      if (statement) statements.push_back(std::move(*statement));
    }
    TR_LET(space, Space::of(known->id, known->secret, std::move(keys), std::move(statements)));
    space_.emplace(std::move(space));
    TR_LET(ends, log.ends());
    for (const auto& end : ends) ends_.emplace(end.dev, end);
    TR_LET(heads, log.heads());
    for (const auto& row : heads) {
      auto head = Head::decode(row.head);
      if (!head) continue;
      peers_[row.dev] = {space_->keys().head_name(row.dev, row.generation), std::move(*head)};
    }
    TR_LET(looked, log.looked());
    for (const auto& each : looked) looked_.insert(each.path);
    return {};
  });
}

Status Engine::list_heads(std::stop_token stop) {
  listed_.clear();
  TR_LET(all, parts_.remote.list(space_->folder(seal::ObjectClass::head), stop));
  for (const Remote::Listed& each : all) {
    const auto dot = each.name.find('.');
    if (dot != std::string::npos) listed_[each.name.substr(0, dot)].push_back(each);
  }
  return {};
}

std::uint64_t Engine::end_of(DeviceId dev) const {
  const auto at = ends_.find(dev);
  return at == ends_.end() ? 0 : at->second.seq;
}

std::string Engine::newest_listed(DeviceId dev) const {
  const auto at = listed_.find(space_->keys().head_prefix(dev));
  return at == listed_.end() ? std::string() : at->second.back().name;
}

/// A journal that was restored from a backup, or copied, finds more in the storage than it knows of itself.
Status Engine::look_at_own(std::stop_token stop) {
  const DeviceId me = space_->device();
  const std::string& newest = peers_[me].newest;
  TR_LET(copied, ask([](store::SyncLog& log) { return log.is_copied(); }));
  bool ahead = copied;
  if (const std::string listed = newest_listed(me); listed > newest) {
    TR_LET(own, is_own_head(listed, stop));
    ahead = ahead || own;
  }
  if (!ahead && !own_seen_) {
    TR_LET(there, is_ahead_of_us(stop));
    ahead = there;
    own_seen_ = true;
  }
  return ahead ? renew_device(stop) : Status();
}

/// Whether this device signed the head: the storage alone cannot make it look like a copy.
Result<bool> Engine::is_own_head(const std::string& name, std::stop_token stop) {
  const Membership::Member* me = space_->membership().find(space_->device());
  if (me == nullptr) return false;
  TR_LET(head, read_object<Head>(seal::ObjectClass::head, name, stop));
  return head && head->is_signed_by(me->device.signing) && head->space == space_->keys().id();
}

/// Whether the segment that this device would write next stands there already: an old list hides it, its name
/// does not. Some storages deny at first what they have.
Result<bool> Engine::is_ahead_of_us(std::stop_token stop) {
  const DeviceId me = space_->device();
  const Membership::Member* member = space_->membership().find(me);
  if (member == nullptr) return false;
  const std::string name = space_->keys().segment_name(me, end_of(me) + 1);
  for (int looks = 0; looks < kLooks; ++looks) {
    TR_LET(segment, read_object<Segment>(seal::ObjectClass::segment, name, stop));
    if (segment) return segment->is_signed_by(member->device.signing);
  }
  return false;
}

Status Engine::put_aside(const std::string& path, const std::string& why) {
  found_.parked.push_back(path);
  looked_.insert(path);
  return on_log([&](store::Store&, store::SyncLog& log) {
    return log.note_looked({path, parts_.clock.now().utc_ms, why, {}});
  });
}

Status Engine::tell() {
  const std::int64_t now = parts_.clock.now().utc_ms;
  for (const auto& [dev, member] : space_->membership().members()) {
    if (member.device.holder != Holder::machine) continue;
    const auto peer = peers_.find(dev);
    Heard heard{dev, member.device.name, dev == space_->device(), member.removed};
    heard.here = end_of(dev);
    heard.announced = wanted(dev, member);
    heard.forked = forked_.contains(dev);
    if (peer != peers_.end()) {
      heard.last_ms = clock_ms(peer->second.head.hlc);
      heard.clock_ahead = heard.last_ms > now + kAheadMs;
    }
    if (!heard.own && heard.announced > heard.here) found_.withheld += heard.announced - heard.here;
    TR_TRY(on_log([&](store::Store&, store::SyncLog& log) { return log.name_device(dev, heard.name); }));
    found_.devices.push_back(std::move(heard));
  }
  TR_LET(waiting, ask([](store::SyncLog& log) { return log.waiting_count(); }));
  found_.waiting = static_cast<std::size_t>(waiting);
  return {};
}

}  // namespace thirdrow::sync
