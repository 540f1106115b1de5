/// What makes one device of a person: a key pair to sign with and a key pair to be written to.
#pragma once

#include <array>
#include <cstddef>

#include "base/bytes.h"
#include "base/id.h"
#include "base/random.h"
#include "base/result.h"
#include "seal/secret.h"

namespace thirdrow::seal {

using SigningKey = std::array<std::byte, 32>;  ///< Ed25519, public half
using SealingKey = std::array<std::byte, 32>;  ///< X25519, public half
using Signature = std::array<std::byte, 64>;

/// dev = H_16("t3r-dev" || signing key): whoever knows the key knows the device, and nobody can claim
/// another's id.
DeviceId device_id(const SigningKey& key);

/// Says whether the device with `key` signed exactly `message`. What was signed has to name its own context
/// (space, device, sequence, epoch), or a signature could be carried over to another. Thread-safe.
[[nodiscard]] bool verify(const SigningKey& key, ByteView message, const Signature& signature);

/// Closes `plain` for the device with `key`: nobody else opens it, not even who closed it. 48 bytes longer
/// than `plain`. It does not say who closed it, so it has to be signed. Code::damaged for a key that is none.
Result<Bytes> seal_to(const SealingKey& key, ByteView plain);

/// Move-only, private halves in locked memory. Const members may be called from several threads at once.
class DeviceKeys {
 public:
  static constexpr std::size_t kSeedsSize = 64;

  static DeviceKeys generate(Random& random);
  /// The form the database keeps: Ed25519 seed, then X25519 private key. Any other size is Code::damaged.
  static Result<DeviceKeys> from_seeds(const Secret& seeds);
  Secret export_seeds() const;

  DeviceId id() const { return id_; }
  const SigningKey& signing_key() const { return signing_key_; }
  const SealingKey& sealing_key() const { return sealing_key_; }

  /// Deterministic (RFC 8032): the same message gives the same signature.
  Signature sign(ByteView message) const;

  /// What seal_to() closed for this device. Code::damaged for what was closed for another, and for what was
  /// cut or altered.
  Result<Secret> open_sealed(ByteView box) const;

 private:
  explicit DeviceKeys(ByteView seeds);

  Secret signing_secret_;
  Secret sealing_secret_;
  SigningKey signing_key_{};
  SealingKey sealing_key_{};
  DeviceId id_;
};

}  // namespace thirdrow::seal
