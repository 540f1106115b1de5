/// Our own cereal archives for bytes that may be hostile: every length is checked against the bytes left
/// before anything is allocated, there are no pointers, trailing data is refused, and each value has exactly
/// one byte string. Types describe themselves in cereal's way: `serialize(Archive&, T&)`.
///
/// Grammar (schema/ops.md): unsigned = minimal LEB128; signed = zigzag, then unsigned; bool = 00|01;
/// double = 8 bytes IEEE 754 little-endian, finite; text = length, UTF-8; vector = count, elements.
#pragma once

#include <algorithm>
#include <bit>
#include <cereal/cereal.hpp>
#include <cmath>
#include <concepts>
#include <cstring>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/id.h"
#include "base/result.h"
#include "base/time.h"

namespace thirdrow::journal {

/// Thrown while reading only, and caught in decode_value and decode_payload: never leaves the module.
struct Malformed {
  const char* what;
};

class Writer : public cereal::OutputArchive<Writer, cereal::AllowEmptyClassElision> {
 public:
  explicit Writer(Bytes& out) : OutputArchive(this), out_(out) {}
  void raw(ByteView bytes) { out_.insert(out_.end(), bytes.begin(), bytes.end()); }
  void number(std::uint64_t v) {
    for (; v >= 0x80; v >>= 7) out_.push_back(static_cast<std::byte>(v | 0x80));
    out_.push_back(static_cast<std::byte>(v));
  }

 private:
  Bytes& out_;
};

class Reader : public cereal::InputArchive<Reader, cereal::AllowEmptyClassElision> {
 public:
  explicit Reader(ByteView in) : InputArchive(this), in_(in) {}
  std::size_t left() const { return in_.size(); }
  ByteView raw(std::size_t count) {
    if (count > in_.size()) throw Malformed{"length past the end"};
    const ByteView out = in_.first(count);
    in_ = in_.subspan(count);
    return out;
  }
  std::uint64_t number() {
    std::uint64_t v = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto b = std::to_integer<std::uint64_t>(raw(1)[0]);
      if (shift == 63 && b > 1) throw Malformed{"number too large"};
      v |= (b & 0x7F) << shift;
      if (b < 0x80) {
        if (b == 0 && shift > 0) throw Malformed{"number not minimal"};
        return v;
      }
    }
  }
  /// A count of things that take at least one byte each.
  std::size_t count() {
    const std::uint64_t n = number();
    if (n > left()) throw Malformed{"count past the end"};
    return static_cast<std::size_t>(n);
  }

 private:
  ByteView in_;
};

template <std::integral T>
requires std::is_unsigned_v<T> &&(!std::same_as<T, bool>)void save(Writer& ar, const T& v) { ar.number(v); }
template <std::integral T>
requires std::is_unsigned_v<T> &&(!std::same_as<T, bool>)void load(Reader& ar, T& v) {
  const std::uint64_t n = ar.number();
  v = static_cast<T>(n);
  if (v != n) throw Malformed{"number too large"};
}
template <std::signed_integral T>
void save(Writer& ar, const T& v) {
  const auto wide = static_cast<std::int64_t>(v);
  ar.number(static_cast<std::uint64_t>(wide) << 1 ^ static_cast<std::uint64_t>(wide >> 63));
}
template <std::signed_integral T>
void load(Reader& ar, T& v) {
  const std::uint64_t n = ar.number();
  const auto wide = static_cast<std::int64_t>(n >> 1 ^ (~(n & 1) + 1));
  v = static_cast<T>(wide);
  if (v != wide) throw Malformed{"number too large"};
}
inline void save(Writer& ar, const bool& v) { ar.number(v ? 1 : 0); }
inline void load(Reader& ar, bool& v) {
  const std::uint64_t n = ar.number();
  if (n > 1) throw Malformed{"flag"};
  v = n == 1;
}
inline void save(Writer& ar, const double& v) {
  const auto bits = std::bit_cast<std::uint64_t>(v);
  for (int i = 0; i < 8; ++i) {
    const std::byte b{static_cast<unsigned char>(bits >> (8 * i))};
    ar.raw({&b, 1});
  }
}
inline void load(Reader& ar, double& v) {
  std::uint64_t bits = 0;
  const ByteView raw = ar.raw(8);
  for (std::size_t i = 0; i < 8; ++i) bits |= std::to_integer<std::uint64_t>(raw[i]) << (8 * i);
  v = std::bit_cast<double>(bits);
  if (!std::isfinite(v)) throw Malformed{"not a finite number"};
}
inline void save(Writer& ar, const std::string& v) {
  ar.number(v.size());
  ar.raw(as_bytes(v));
}
inline void load(Reader& ar, std::string& v) {
  v = std::string(as_text(ar.raw(ar.count())));
  if (!is_utf8(v)) throw Malformed{"text is not UTF-8"};
}
inline void save(Writer& ar, const Bytes& v) {
  ar.number(v.size());
  ar.raw(v);
}
inline void load(Reader& ar, Bytes& v) {
  const ByteView raw = ar.raw(ar.count());
  v.assign(raw.begin(), raw.end());
}
/// Short lists take the room of what they hold; a length that lies takes no more than this before it is found
/// out.
inline constexpr std::size_t kReserved = 16;
template <class T>
requires(!std::same_as<T, std::byte>) void save(Writer& ar, const std::vector<T>& v) {
  ar.number(v.size());
  for (const T& element : v) ar(element);
}
template <class T>
requires(!std::same_as<T, std::byte>) void load(Reader& ar, std::vector<T>& v) {
  const std::size_t n = ar.count();
  v.clear();
  v.reserve(std::min(n, kReserved));
  for (std::size_t i = 0; i < n; ++i) ar(v.emplace_back());
}
template <class T>
void save(Writer& ar, const Id<T>& id) {
  ar.raw(id.bytes);
}
template <class T>
void load(Reader& ar, Id<T>& id) {
  id = *Id<T>::from_bytes(ar.raw(Id<T>::kSize));
}

template <class T>
Bytes encode_value(const T& value) {
  Bytes out;
  Writer writer(out);
  writer(value);
  return out;
}

template <class T>
Result<T> decode_value(ByteView bytes) {
  try {
    Reader reader(bytes);
    T value{};
    reader(value);
    if (reader.left() != 0) return {Code::damaged, "trailing data"};
    return value;
  } catch (const Malformed& bad) {
    return {Code::damaged, bad.what};
  }
}

}  // namespace thirdrow::journal
