// Who belongs to the space, and how they come in.
#include "sync/engine.h"

namespace thirdrow::sync {

Status Engine::add_to(store::SyncLog::Flush& flush, const Space& space, const Statement& statement) {
  TR_LET(sealed, space.seal(statement, parts_.random));
  flush.statements.push_back({statement.name(), statement.encode(), sealed.path});
  flush.objects.emplace_back(std::move(sealed.path), std::move(sealed.object));
  return {};
}

Status Engine::begin(std::span<const Lock> locks) {
  return on_log([&](store::Store&, store::SyncLog& log) -> Status {
    TR_LET(keys, log.device_keys());
    Begun begun = begin_space(keys, parts_.device_name, parts_.random);
    TR_LET(space, Space::of(begun.id, begun.secret, std::move(keys), {begun.genesis}));
    store::SyncLog::Flush flush;
    for (const Lock& lock : locks) {
      AddDevice slot = make_slot(lock, begun.owner, begun.id, begun.secret, parts_.random);
      flush.objects.emplace_back(slot_path(slot.slot), slot.slot);
      space.take({space.state(std::move(slot))});
    }
    TR_LET(epoch, space.new_epoch(parts_.random));
    space.take({std::move(epoch)});
    for (const Statement& each : space.statements()) TR_TRY(add_to(flush, space, each));
    return log.begin({begun.id, std::move(begun.secret), begun.owner.bytes}, flush);
  });
}

Status Engine::enter(Opened slot, std::stop_token stop) {
  TR_LET(known, ask([](store::SyncLog& log) { return log.space(); }));
  if (known) return {Code::exists, "space"};
  TR_LET(own, ask([](store::SyncLog& log) { return log.device_keys(); }));
  TR_LET(as_slot, Space::of(slot.space, slot.secret, std::move(slot.keys), {}));
  space_.emplace(std::move(as_slot));
  looked_.clear();
  TR_TRY(read_statements(stop));
  const Membership::Member* me = space_->membership().find(space_->device());
  if (me == nullptr) return {Code::not_found, "member"};
  if (me->removed) return {Code::refused, "member"};
  const IdentityId identity = me->identity;
  std::vector<Statement> made{
      space_->state(AddDevice{identity, me->role, enrolled(own, Holder::machine, parts_.device_name)})};
  space_->take(made);
  TR_LET(epoch, space_->new_epoch(parts_.random));
  made.push_back(std::move(epoch));
  store::SyncLog::Flush flush;
  for (const Statement& each : made) TR_TRY(add_to(flush, *space_, each));
  return on_log([&](store::Store&, store::SyncLog& log) {
    return log.begin({slot.space, seal::Secret::copy_of(slot.secret.view()), identity.bytes}, flush);
  });
}

Status Engine::replace_lock(const Lock& lock) {
  TR_TRY(load());
  TR_LET(me, standing());
  TR_LET(known, ask([](store::SyncLog& log) { return log.space(); }));
  AddDevice slot = make_slot(lock, me.identity, known->id, known->secret, parts_.random);
  std::vector<Statement> made{space_->state(std::move(slot))};
  const auto members = space_->membership().members();
  space_->take(made);
  for (const auto& [dev, member] : members) {
    if (member.removed || member.device.holder != lock.head.holder) continue;
    made.push_back(space_->state(Remove{dev, {}}));
    space_->take({made.back()});
  }
  TR_LET(epoch, space_->new_epoch(parts_.random));
  made.push_back(std::move(epoch));
  store::SyncLog::Flush flush;
  flush.objects.emplace_back(slot_path(std::get<AddDevice>(made.front().body).slot),
                             std::get<AddDevice>(made.front().body).slot);
  for (const Statement& each : made) TR_TRY(add_to(flush, *space_, each));
  mended_ = false;  // what is there of the slots before is taken away then
  return on_log([&flush](store::Store&, store::SyncLog& log) { return log.flush(flush); });
}

Result<Membership::Member> Engine::standing() const {
  const Membership::Member* me = space_->membership().find(space_->device());
  if (me == nullptr || me->removed || me->role != Role::owner) return {Code::refused, "member"};
  return *me;
}

Status Engine::join(SpaceId space, const seal::Secret& secret, IdentityId identity) {
  return on_log([&](store::Store&, store::SyncLog& log) {
    return log.begin({space, seal::Secret::copy_of(secret.view()), identity.bytes}, {});
  });
}

Status Engine::admit(const Enrolled& device) {
  TR_TRY(load());
  TR_LET(me, standing());
  TR_TRY(put_statement(space_->state(AddDevice{me.identity, Role::owner, device})));
  return fit_epoch();
}

Status Engine::put_out(DeviceId dev) {
  TR_TRY(load());
  TR_LET(me, standing());
  if (space_->membership().find(dev) == nullptr) return {Code::refused, "member"};
  Remove remove{dev, {}};
  if (const auto end = ends_.find(dev); end != ends_.end())
    remove.cut.push_back({{dev, end->second.seq}, end->second.link});
  TR_TRY(put_statement(space_->state(std::move(remove))));
  return me.device.id() == dev ? Status() : fit_epoch();
}

Result<std::optional<Enrolled>> Engine::claimed(const Invitation& invitation, std::stop_token stop) const {
  const auto object = parts_.remote.get(invitation.claim_path(), seal::kMaxObject, stop);
  if (!object && object.code() == Code::not_found) return std::optional<Enrolled>();
  if (!object) return object.error();
  const auto claim = invitation.open_claim(*object);
  if (!claim) return std::optional<Enrolled>();  // torn: whole later
  return std::optional(claim->device);
}

Status Engine::welcome(const Invitation& invitation, const Enrolled& device, std::stop_token stop) {
  TR_TRY(load());
  TR_LET(me, standing());
  if (space_->membership().find(device.id()) == nullptr) TR_TRY(admit(device));
  TR_TRY(sync(stop));
  TR_LET(known, ask([](store::SyncLog& log) { return log.space(); }));
  Welcome content{known->id, std::move(known->secret), me.identity, {}};
  if (const auto own = peers_.find(space_->device()); own != peers_.end()) content.head = own->second.head;
  TR_LET(object, invitation.close_welcome(device, content, parts_.random));
  return parts_.remote.put(invitation.welcome_path(), object, stop);
}

Status Engine::claim(const Invitation& invitation, std::stop_token stop) const {
  TR_LET(known, ask([](store::SyncLog& log) { return log.space(); }));
  if (known) return {Code::exists, "space"};
  TR_LET(own, ask([](store::SyncLog& log) { return log.device_keys(); }));
  return parts_.remote.put(invitation.claim_path(),
                           invitation.close_claim(own, parts_.device_name, parts_.random), stop);
}

Result<bool> Engine::welcomed(const Invitation& invitation, std::stop_token stop) {
  const auto object = parts_.remote.get(invitation.welcome_path(), seal::kMaxObject, stop);
  if (!object && object.code() == Code::not_found) return false;
  if (!object) return object.error();
  TR_LET(own, ask([](store::SyncLog& log) { return log.device_keys(); }));
  auto content = invitation.open_welcome(own, *object);
  if (!content) return false;  // torn, or another device's that was faster
  TR_TRY(join(content->space, content->secret, content->identity));
  if (content->head) {
    const Head& head = *content->head;
    TR_TRY(on_log([&head](store::Store&, store::SyncLog& log) {
      return log.put_head({head.dev, head.generation, head.encode()});
    }));
  }
  static_cast<void>(withdraw(invitation, stop));  // what stays is of no use to anybody
  return true;
}

Status Engine::withdraw(const Invitation& invitation, std::stop_token stop) const {
  TR_TRY(parts_.remote.remove(invitation.claim_path(), stop));
  return parts_.remote.remove(invitation.welcome_path(), stop);
}

}  // namespace thirdrow::sync
