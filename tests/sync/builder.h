/// Devices and statements of a made-up space, for tests.
#pragma once

#include "seal/object.h"
#include "support/catch.h"
#include "support/fakes.h"
#include "sync/membership.h"

namespace thirdrow::test {

inline seal::DeviceKeys keys_of(std::uint64_t seed) {
  REQUIRE(seal::init());
  SeededRandom random(seed);
  return seal::DeviceKeys::generate(random);
}

inline sync::Enrolled enrolled(const seal::DeviceKeys& keys, std::string name,
                               sync::Holder holder = sync::Holder::machine) {
  return {keys.signing_key(), keys.sealing_key(), holder, std::move(name)};
}

/// Makes statements; what each is made on top of is given by name.
class SpaceBuilder {
 public:
  SpaceBuilder() : SpaceBuilder(keys_of(1)) {}
  explicit SpaceBuilder(const seal::DeviceKeys& first) {
    owner.bytes[0] = std::byte{0x77};
    sync::Genesis genesis{{}, owner, enrolled(first, "laptop")};
    space = sync::genesis_space(genesis);
    genesis_name = state(first, {}, std::move(genesis)).name();
  }

  const sync::Statement& state(const seal::DeviceKeys& by, std::vector<sync::ObjectName> after,
                               decltype(sync::Statement::body) body) {
    std::sort(after.begin(), after.end());
    sync::Statement made{space, by.id(), std::move(after), std::move(body), {}};
    made.sign(by);
    statements.push_back(std::move(made));
    return statements.back();
  }
  sync::ObjectName add(const seal::DeviceKeys& by, std::vector<sync::ObjectName> after,
                       const seal::DeviceKeys& added, sync::Role role = sync::Role::owner) {
    return state(by, std::move(after), sync::AddDevice{owner, role, enrolled(added, "another")}).name();
  }
  sync::ObjectName remove(const seal::DeviceKeys& by, std::vector<sync::ObjectName> after, DeviceId removed,
                          std::uint64_t cut = 0) {
    sync::Remove body{removed, {}};
    if (cut > 0) body.cut.push_back({{removed, cut}, {}});
    return state(by, std::move(after), std::move(body)).name();
  }
  sync::ObjectName epoch(const seal::DeviceKeys& by, std::vector<sync::ObjectName> after,
                         std::uint64_t number, std::vector<DeviceId> members) {
    std::sort(members.begin(), members.end());
    sync::Epoch body;
    body.id.bytes[0] = static_cast<std::byte>(number);
    body.id.bytes[1] = by.id().bytes[0];
    body.number = number;
    body.key_tag[0] = static_cast<std::byte>(number);
    body.key_tag[1] = by.id().bytes[0];
    for (const DeviceId dev : members) body.boxes.push_back({dev, Bytes(64)});
    return state(by, std::move(after), std::move(body)).name();
  }
  sync::Membership membership() const { return sync::Membership::of(space, statements); }

  SpaceId space;
  sync::IdentityId owner;
  sync::ObjectName genesis_name{};
  std::vector<sync::Statement> statements;
};

}  // namespace thirdrow::test
