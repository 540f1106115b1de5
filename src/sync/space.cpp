#include "sync/space.h"

#include <algorithm>

#include "seal/box.h"
#include "seal/hash.h"

namespace thirdrow::sync {
namespace {

constexpr std::string_view kEarlier = "t3r-epoch";

/// What a device's box of an epoch holds: the secret, and what it is for.
seal::Secret boxed(const seal::Secret& secret, SpaceId space, EpochId epoch) {
  seal::Secret out(secret.size() + space.bytes.size() + epoch.bytes.size());
  auto at = std::ranges::copy(secret.view(), out.writable().begin()).out;
  at = std::ranges::copy(space.bytes, at).out;
  std::ranges::copy(epoch.bytes, at);
  return out;
}

/// The secret of a box, when it is for this epoch of this space.
std::optional<seal::Secret> unboxed(const seal::Secret& content, SpaceId space, EpochId epoch) {
  if (content.size() != seal::SpaceKeys::kSecretSize + 2 * SpaceId::kSize) return std::nullopt;
  seal::Secret secret = seal::Secret::copy_of(content.view().first(seal::SpaceKeys::kSecretSize));
  if (!(boxed(secret, space, epoch) == content)) return std::nullopt;
  return secret;
}

/// Writers keep to the limits of readers: what is written can be read again.
template <class T>
Result<Bytes> readable(const T& value) {
  Bytes body = value.encode();
  if (body.size() > seal::kMaxBody || !T::decode(body)) return {Code::too_large, "object"};
  return body;
}

}  // namespace

Enrolled enrolled(const seal::DeviceKeys& keys, Holder holder, std::string_view name) {
  return {keys.signing_key(), keys.sealing_key(), holder,
          std::string(utf8_prefix(name, Enrolled::kMostName))};
}

Begun begin_space(const seal::DeviceKeys& first, const std::string& device_name, Random& random) {
  Genesis genesis;
  random.fill(genesis.nonce);
  genesis.owner = IdentityId::make(random);
  genesis.first = enrolled(first, Holder::machine, device_name);
  Begun out{
      genesis_space(genesis), seal::Secret::random(seal::SpaceKeys::kSecretSize, random), genesis.owner, {}};
  out.genesis = {out.id, first.id(), {}, std::move(genesis), {}};
  out.genesis.sign(first);
  return out;
}

Result<Space> Space::of(SpaceId id, const seal::Secret& secret, seal::DeviceKeys acting,
                        std::vector<Statement> statements) {
  TR_LET(keys, seal::SpaceKeys::derive(id, secret));
  Space out(std::move(keys), std::move(acting));
  out.take(std::move(statements));
  return out;
}

std::vector<ObjectName> Space::statement_names() const {
  std::vector<ObjectName> names;
  for (const Statement& each : statements_) names.push_back(each.name());
  std::ranges::sort(names);
  return names;
}

std::string Space::folder(seal::ObjectClass what) const {
  return "t3r1/" + keys_.folder() + "/" + static_cast<char>(what);
}

std::string Space::path(seal::ObjectClass what, std::string_view name) const {
  return folder(what) + "/" + std::string(name);
}

Result<Bytes> Space::open(seal::ObjectClass what, std::string_view name, ByteView object) const {
  if (what == seal::ObjectClass::statement)
    return seal::open_object(keys_.membership(), {what, keys_.id(), {}}, object);
  const auto tag = seal::key_tag_of(object);
  if (!tag) return {Code::damaged, "object"};
  const auto key = data_keys_.find(*tag);
  if (key == data_keys_.end()) return {Code::not_found, "epoch"};
  return seal::open_object(key->second, {what, keys_.id(), name}, object);
}

bool Space::may_write() const {
  const Membership::Member* me = membership_.find(acting_.id());
  if (me == nullptr || me->removed || !membership_.epoch_fits()) return false;
  // What was written meanwhile under another epoch has to be read by those who came since.
  const auto open = [this](const auto& each) { return membership_.is_open_to_all(each.first); };
  return epoch_secrets_.contains(membership_.epoch()->id) && std::ranges::all_of(epoch_secrets_, open);
}

Result<Sealed> Space::seal_data(seal::ObjectClass what, std::string_view name, ByteView body,
                                Random& random) const {
  if (!may_write()) return {Code::refused, "epoch"};
  const seal::Secret& key = data_keys_.at(membership_.epoch()->key_tag);
  return Sealed{path(what, name), seal::seal_object(key, {what, keys_.id(), name}, body, random)};
}

Result<Sealed> Space::seal(const Segment& segment, Random& random) const {
  TR_LET(body, readable(segment));
  return seal_data(seal::ObjectClass::segment, keys_.segment_name(segment.dev, segment.seq), body, random);
}

Result<Sealed> Space::seal(const Head& head, Random& random) const {
  TR_LET(body, readable(head));
  return seal_data(seal::ObjectClass::head, keys_.head_name(head.dev, head.generation), body, random);
}

Result<Sealed> Space::seal(const Pack& pack, Random& random, ObjectName& name) const {
  random.fill(name);
  TR_LET(body, readable(pack));
  return seal_data(seal::ObjectClass::pack, to_base32(name), body, random);
}

Result<Sealed> Space::seal(const Statement& statement, Random& random) const {
  TR_LET(body, readable(statement));
  Bytes object =
      seal::seal_object(keys_.membership(), {seal::ObjectClass::statement, keys_.id(), {}}, body, random);
  const std::string name = to_base32(seal::hash_n<20>({object}));
  return Sealed{path(seal::ObjectClass::statement, name), std::move(object)};
}

Statement Space::state(decltype(Statement::body) body) const {
  Statement out{keys_.id(), acting_.id(), membership_.ends(), std::move(body), {}};
  out.sign(acting_);
  return out;
}

Result<Statement> Space::new_epoch(Random& random) const {
  Epoch next;
  next.id = EpochId::make(random);
  const Epoch* now = membership_.epoch();
  next.number = now == nullptr ? 1 : now->number + 1;
  const seal::Secret secret = seal::Secret::random(seal::SpaceKeys::kSecretSize, random);
  next.key_tag = seal::key_tag(seal::data_key(secret));
  const seal::Secret content = boxed(secret, keys_.id(), next.id);
  for (const DeviceId dev : membership_.current()) {
    TR_LET(sealed, seal::seal_to(membership_.find(dev)->device.sealing, content.view()));
    next.boxes.push_back({dev, std::move(sealed)});
  }
  for (const auto& [id, earlier] : epoch_secrets_)
    next.earlier.push_back(
        {id, seal::close_box(secret, kEarlier, boxed(earlier, keys_.id(), id).view(), random)});
  return state(std::move(next));
}

void Space::take(std::vector<Statement> statements) {
  for (Statement& each : statements) {
    if (std::ranges::find(statements_, each) == statements_.end()) statements_.push_back(std::move(each));
  }
  membership_ = Membership::of(keys_.id(), statements_);
  open_epochs();
}

void Space::open_epochs() {
  // A later epoch may hold the secret of an earlier one, and that of others still.
  for (std::size_t known = epoch_secrets_.size() + 1; known != epoch_secrets_.size();) {
    known = epoch_secrets_.size();
    for (const auto& [id, epoch] : membership_.epochs()) {
      if (epoch_secrets_.contains(id) || open_box(epoch)) open_earlier(epoch);
    }
  }
}

void Space::learn(const Epoch& epoch, seal::Secret secret) {
  seal::Secret key = seal::data_key(secret);
  if (seal::key_tag(key) != epoch.key_tag) return;
  data_keys_.emplace(epoch.key_tag, std::move(key));
  epoch_secrets_.emplace(epoch.id, std::move(secret));
}

bool Space::open_box(const Epoch& epoch) {
  const auto mine = std::ranges::find(epoch.boxes, acting_.id(), &Epoch::Box::dev);
  if (mine == epoch.boxes.end()) return false;
  const auto content = acting_.open_sealed(mine->sealed);
  auto secret = content ? unboxed(*content, keys_.id(), epoch.id) : std::nullopt;
  if (!secret) return false;
  learn(epoch, std::move(*secret));
  return epoch_secrets_.contains(epoch.id);
}

void Space::open_earlier(const Epoch& epoch) {
  for (const Epoch::Earlier& earlier : epoch.earlier) {
    const auto named = membership_.epochs().find(earlier.id);
    if (named == membership_.epochs().end() || epoch_secrets_.contains(earlier.id)) continue;
    const auto content = seal::open_box(epoch_secrets_.at(epoch.id), kEarlier, earlier.sealed);
    auto secret = content ? unboxed(*content, keys_.id(), earlier.id) : std::nullopt;
    if (secret) learn(named->second, std::move(*secret));
  }
}

}  // namespace thirdrow::sync
