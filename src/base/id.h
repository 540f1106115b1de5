/// Id<Tag>: 128 random bits, printed as 26 lower-case base32hex characters. Ids of different things do not
/// mix.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/random.h"

namespace thirdrow {

template <class Tag>
struct Id {
  static constexpr std::size_t kSize = 16;
  static constexpr std::size_t kTextSize = 26;
  std::array<std::byte, kSize> bytes{};

  static Id make(Random& random) {
    Id id;
    random.fill(id.bytes);
    return id;
  }
  static std::optional<Id> from_bytes(ByteView view) {
    if (view.size() != kSize) return std::nullopt;
    Id id;
    std::copy(view.begin(), view.end(), id.bytes.begin());
    return id;
  }
  /// The whole 26-character form only; prefixes are resolved by the store.
  static std::optional<Id> parse(std::string_view text) {
    if (text.size() != kTextSize) return std::nullopt;
    const auto decoded = from_base32(text);
    return decoded ? from_bytes(*decoded) : std::nullopt;
  }
  std::string text() const { return to_base32(bytes); }
  bool is_nil() const { return *this == Id{}; }
  friend auto operator<=>(const Id&, const Id&) = default;
};

using RecordId = Id<struct RecordTag>;
using DeviceId = Id<struct DeviceTag>;

}  // namespace thirdrow

template <class Tag>
struct std::hash<thirdrow::Id<Tag>> {
  std::size_t operator()(const thirdrow::Id<Tag>& id) const noexcept {
    std::size_t out = 0;
    for (std::size_t i = 0; i < sizeof out; ++i) out = out << 8 | std::to_integer<std::size_t>(id.bytes[i]);
    return out;
  }
};
