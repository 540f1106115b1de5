/// Byte strings and their text forms. Everything below ui speaks UTF-8 std::string and std::byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace thirdrow {

using Bytes = std::vector<std::byte>;
using ByteView = std::span<const std::byte>;

inline ByteView as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::byte*>(text.data()), text.size()};
}
inline std::string_view as_text(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
inline Bytes to_bytes(std::string_view text) {
  const ByteView view = as_bytes(text);
  return {view.begin(), view.end()};
}

inline constexpr std::string_view kHexDigits = "0123456789abcdef";
std::string to_hex(ByteView bytes);
std::optional<Bytes> from_hex(std::string_view hex);

/// Lower-case base32hex (RFC 4648 §7, digits 0-9a-v) without padding; keeps byte order when compared as text.
inline constexpr std::string_view kBase32Digits = "0123456789abcdefghijklmnopqrstuv";
std::string to_base32(ByteView bytes);
/// Refuses upper case, other characters, and non-zero spare bits, so that every byte string has one text.
std::optional<Bytes> from_base32(std::string_view text);

/// True when `text` is well-formed UTF-8 (no overlong forms, no surrogates).
bool is_utf8(std::string_view text);
/// `text` with every ill-formed sequence replaced by U+FFFD.
std::string repair_utf8(std::string_view text);
/// The longest prefix of at most `max_bytes` bytes that does not cut a code point in two.
std::string_view utf8_prefix(std::string_view text, std::size_t max_bytes);

}  // namespace thirdrow
