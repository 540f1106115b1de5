/// What stands in a storage: one object, encrypted, bound to its place, and padded, so that its size says
/// little. Format: schema/segment.md.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/bytes.h"
#include "seal/secret.h"
#include "seal/space_keys.h"

namespace thirdrow::seal {

enum class ObjectClass : char {
  head = 'h',
  segment = 's',
  pack = 'p',
  statement = 'm',
  slot = 'k',
  invite = 'i'
};

/// Where an object stands. It opens nowhere else: not under another name, in another space, as another class.
struct ObjectPlace {
  ObjectClass what;
  SpaceId space;
  std::string_view name;  ///< empty for a class whose names are hashes of the objects themselves
};

/// Tells which key an object is under, and nothing else of it.
using KeyTag = std::array<std::byte, 8>;
KeyTag key_tag(const Secret& key);
/// Of an object as it came; nullopt for what cannot be one.
std::optional<KeyTag> key_tag_of(ByteView object);

inline constexpr std::size_t kMaxObject = std::size_t{16} << 20;  ///< bytes, sealed
inline constexpr std::size_t kMaxBody = std::size_t{15} << 20;    ///< bytes: any such body can be sealed

/// Bytes that are encrypted for a body of `size` bytes: 1,024, or with Padmé (Nikitin et al., "Reducing
/// Metadata Leakage from Encrypted Files and Communication with PURBs", 2019) at most 12 % more than needed.
std::size_t padded_size(std::size_t size);

/// Whether an object can have that many bytes: few sizes are left to one that was torn.
bool is_object_size(std::uint64_t size);

/// `key` has 32 bytes, and `body` at most kMaxBody: else throws std::invalid_argument.
Bytes seal_object(const Secret& key, const ObjectPlace& place, ByteView body, Random& random);
/// Code::damaged for another key or place and for whatever was cut or altered; Code::newer_version for a
/// format to come. Nothing is allocated for more than kMaxObject bytes.
Result<Bytes> open_object(const Secret& key, const ObjectPlace& place, ByteView object);

}  // namespace thirdrow::seal
