/// A code that one computer shows and another is told: with it the two find each other in a storage that
/// reads nothing. It serves once, and its 128 random bits make it a key. Format: schema/segment.md.
#pragma once

#include <optional>
#include <string>

#include "seal/secret.h"
#include "sync/head.h"
#include "sync/statement.h"

namespace thirdrow::sync {

/// Who wants to come in. The signature shows that it has the keys.
struct Claim {
  Enrolled device;
};
/// What is given to who claimed; nobody else opens it. Move-only.
struct Welcome {
  SpaceId space;
  seal::Secret secret;
  IdentityId identity;
  std::optional<Head> head;  ///< the inviter's: a storage that shows less was rolled back
};

/// Move-only; safe on any thread.
class Invitation {
 public:
  static Invitation make(Random& random);
  /// `typed` as the person wrote it: errors of seal::parse_recovery, whose form it has.
  static Result<Invitation> parse(const seal::Secret& typed);
  seal::Secret text() const;

  std::string claim_path() const { return path("claim"); }
  std::string welcome_path() const { return path("welcome"); }
  /// Six digits that both computers show, of the device that claims: somebody else who has the code would
  /// have others.
  std::string check(const Enrolled& device) const;

  Bytes close_claim(const seal::DeviceKeys& keys, std::string_view name, Random& random) const;
  /// Code::damaged for what is none, or not signed by the device it names.
  Result<Claim> open_claim(ByteView object) const;
  /// Code::damaged for a device whose key is none.
  Result<Bytes> close_welcome(const Enrolled& device, const Welcome& welcome, Random& random) const;
  Result<Welcome> open_welcome(const seal::DeviceKeys& keys, ByteView object) const;

 private:
  explicit Invitation(seal::Secret bits);
  std::string path(std::string_view box) const;
  seal::Secret bits_, key_;
};

}  // namespace thirdrow::sync
