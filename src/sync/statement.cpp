#include "sync/statement.h"

#include <algorithm>

#include "sync/wire.h"

namespace thirdrow::sync {

using journal::Reader;
using journal::Writer;

namespace {

constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kMostAfter = 256;     // statements
constexpr std::size_t kMostEarlier = 4096;  // epochs
constexpr std::size_t kMostSealed = 1024;   // bytes

enum class Type : std::uint8_t { genesis = 1, add_device = 2, remove = 3, epoch = 4 };

template <class E>
void save_choice(Writer& ar, E choice) {
  ar(static_cast<std::uint8_t>(choice));
}
template <class E>
void load_choice(Reader& ar, E& choice, E last) {
  std::uint8_t number = 0;
  ar(number);
  require(number >= 1 && number <= static_cast<std::uint8_t>(last), "choice");
  choice = static_cast<E>(number);
}

void save(Writer& ar, const Enrolled& device) {
  ar(device.signing, device.sealing);
  save_choice(ar, device.holder);
  ar(device.name);
}
void load(Reader& ar, Enrolled& device) {
  ar(device.signing, device.sealing);
  load_choice(ar, device.holder, Holder::recovery);
  ar(device.name);
  require(device.name.size() <= Enrolled::kMostName, "device name");
}

struct SavePayload {
  Writer& ar;
  void operator()(const Genesis& genesis) const {
    ar(genesis.nonce, genesis.owner);
    save(ar, genesis.first);
  }
  void operator()(const AddDevice& add) const {
    ar(add.identity);
    save_choice(ar, add.role);
    save(ar, add.device);
    ar(add.slot);
  }
  void operator()(const Remove& remove) const {
    ar(remove.dev);
    ar.number(remove.cut.size());
    for (const ChainEnd& cut : remove.cut) ar(cut.at.dev, cut.at.seq, cut.link);
  }
  void operator()(const Epoch& epoch) const {
    ar(epoch.id, epoch.number, epoch.key_tag);
    ar.number(epoch.boxes.size());
    for (const Epoch::Box& box : epoch.boxes) ar(box.dev, box.sealed);
    ar.number(epoch.earlier.size());
    for (const Epoch::Earlier& earlier : epoch.earlier) ar(earlier.id, earlier.sealed);
  }
  void operator()(const UnknownStatement& unknown) const { ar.raw(unknown.payload); }
};

Genesis load_genesis(Reader& ar) {
  Genesis genesis;
  ar(genesis.nonce, genesis.owner);
  load(ar, genesis.first);
  return genesis;
}

AddDevice load_add(Reader& ar) {
  AddDevice add;
  ar(add.identity);
  load_choice(ar, add.role, Role::reader);
  load(ar, add.device);
  ar(add.slot);
  require(
      add.slot.size() <= AddDevice::kMostSlot && add.slot.empty() == (add.device.holder == Holder::machine),
      "slot");
  return add;
}

Remove load_remove(Reader& ar) {
  Remove remove;
  ar(remove.dev);
  const std::size_t cuts = ar.count();
  require(cuts <= 1, "cuts");
  for (std::size_t i = 0; i < cuts; ++i) {
    ChainEnd& cut = remove.cut.emplace_back();
    ar(cut.at.dev, cut.at.seq, cut.link);
    require(cut.at.dev == remove.dev && cut.at.seq > 0, "cut");
  }
  return remove;
}

Epoch load_epoch(Reader& ar) {
  Epoch epoch;
  ar(epoch.id, epoch.number, epoch.key_tag);
  const std::size_t boxes = ar.count();
  require(boxes > 0 && boxes <= kMaxDevices, "epoch boxes");
  for (std::size_t i = 0; i < boxes; ++i) {
    Epoch::Box& box = epoch.boxes.emplace_back();
    ar(box.dev, box.sealed);
    require(box.sealed.size() <= kMostSealed, "epoch box");
  }
  const std::size_t earlier = ar.count();
  require(earlier <= kMostEarlier, "earlier epochs");
  for (std::size_t i = 0; i < earlier; ++i) {
    Epoch::Earlier& one = epoch.earlier.emplace_back();
    ar(one.id, one.sealed);
    require(one.sealed.size() <= kMostSealed, "earlier epoch");
  }
  require(epoch.number > 0 && rises(epoch.boxes, [](const Epoch::Box& box) { return box.dev; }) &&
              rises(epoch.earlier, [](const Epoch::Earlier& one) { return one.id; }),
          "epoch");
  return epoch;
}

std::uint8_t type_of(const Statement& statement) {
  const auto* unknown = std::get_if<UnknownStatement>(&statement.body);
  return unknown == nullptr ? static_cast<std::uint8_t>(statement.body.index() + 1) : unknown->type;
}

Bytes core_of(const Statement& statement) {
  Bytes payload;
  Writer inside(payload);
  std::visit(SavePayload{inside}, statement.body);
  Bytes core;
  Writer ar(core);
  ar(kVersion, statement.space, statement.by, statement.after, type_of(statement), payload);
  return core;
}

Bytes signed_words(const Statement& statement) {
  Bytes words = to_bytes("T3R1-stm");
  const seal::Hash32 hash = seal::hash32({core_of(statement)});
  words.insert(words.end(), hash.begin(), hash.end());
  return words;
}

decltype(Statement::body) load_body(std::uint8_t type, Reader& ar) {
  switch (static_cast<Type>(type)) {
    case Type::genesis:
      return load_genesis(ar);
    case Type::add_device:
      return load_add(ar);
    case Type::remove:
      return load_remove(ar);
    case Type::epoch:
      return load_epoch(ar);
  }
  require(type != 0, "statement type");
  const ByteView rest = ar.raw(ar.left());
  return UnknownStatement{type, Bytes(rest.begin(), rest.end())};
}

Statement load_statement(Reader& ar) {
  Statement statement;
  std::uint8_t version = 0, type = 0;
  ar(version);
  require(version == kVersion, "statement version");
  ar(statement.space, statement.by, statement.after, type);
  require(statement.after.size() <= kMostAfter &&
              rises(statement.after, [](const ObjectName& name) { return name; }),
          "statement order");
  Reader inside(ar.raw(ar.count()));
  statement.body = load_body(type, inside);
  require(inside.left() == 0, "trailing data");
  ar(statement.signature);
  return statement;
}

}  // namespace

const Enrolled* Statement::enrolls() const {
  if (const auto* genesis = std::get_if<Genesis>(&body)) return &genesis->first;
  const auto* add = std::get_if<AddDevice>(&body);
  return add == nullptr ? nullptr : &add->device;
}

void Statement::sign(const seal::DeviceKeys& keys) { signature = keys.sign(signed_words(*this)); }

bool Statement::is_signed_by(const seal::SigningKey& key) const {
  return seal::device_id(key) == by && seal::verify(key, signed_words(*this), signature);
}

ObjectName Statement::name() const {
  return seal::hash_n<sizeof(ObjectName)>({as_bytes("t3r-stm"), encode()});
}

Bytes Statement::encode() const {
  Bytes out = core_of(*this);
  Writer ar(out);
  ar(signature);
  return out;
}

Result<Statement> Statement::decode(ByteView bytes) { return decode_with(bytes, load_statement); }

SpaceId genesis_space(const Genesis& genesis) {
  return SpaceId{seal::hash_n<SpaceId::kSize>(
      {as_bytes("t3r-space-id"), genesis.first.signing, genesis.nonce, genesis.owner.bytes})};
}

}  // namespace thirdrow::sync
