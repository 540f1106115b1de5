#include "seal/recovery_key.h"

#include <stdexcept>
#include <string_view>

namespace thirdrow::seal {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kDataDigits = 26;
constexpr std::size_t kDigits = 28;
constexpr std::size_t kGroup = 4;
constexpr unsigned kSpareBits = kDataDigits * 5 - kRecoverySize * 8;

/// Product in GF(32) = GF(2)[x] / (x^5 + x^2 + 1).
unsigned multiply(unsigned a, unsigned b) {
  unsigned product = 0;
  for (unsigned bit = 0; bit < 5; ++bit) {
    if ((b >> bit & 1) != 0) product ^= a;
    a <<= 1;
    if ((a & 32) != 0) a ^= 0b100101;
  }
  return product;
}

struct Check {
  unsigned first = 0;
  unsigned second = 0;
};

/// Remainder of the digits, as a polynomial times x^2, by (x + 1)(x + 2) = x^2 + 3x + 2. Two roots in a row
/// give distance 3 for up to 31 digits, which is what finds every two errors.
Check check_of(std::span<const std::byte> digits) {
  Check check;
  for (const std::byte digit : digits) {
    const unsigned carry = std::to_integer<unsigned>(digit) ^ check.first;
    check = {check.second ^ multiply(carry, 3), multiply(carry, 2)};
  }
  return check;
}

/// The five bits of `bits` from position 5 * `index` on; past the end come zeros.
unsigned digit_at(ByteView bits, std::size_t index) {
  unsigned digit = 0;
  for (std::size_t i = index * 5; i < index * 5 + 5; ++i) {
    const unsigned byte = i / 8 < bits.size() ? std::to_integer<unsigned>(bits[i / 8]) : 0;
    digit = digit << 1 | (byte >> (7 - i % 8) & 1);
  }
  return digit;
}

char forgive(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'O') return '0';
  if (c == 'I' || c == 'L') return '1';
  return c;
}

bool is_filler(char c) { return c == '-' || c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

Result<Secret> read_digits(std::string_view typed) {
  Secret digits(kDigits);
  std::size_t count = 0;
  for (const char c : typed) {
    if (is_filler(c)) continue;
    const auto digit = kAlphabet.find(forgive(c));
    if (digit == std::string_view::npos) return {Code::mistyped, "recovery character"};
    if (count == kDigits) return {Code::mistyped, "recovery length"};
    digits.writable()[count++] = static_cast<std::byte>(digit);
  }
  if (count != kDigits) return {Code::mistyped, "recovery length"};
  return digits;
}

}  // namespace

Secret recovery_text(const Secret& bits) {
  if (bits.size() != kRecoverySize) throw std::invalid_argument("recovery bits size");
  Secret digits(kDigits);
  const auto out = digits.writable();
  for (std::size_t i = 0; i < kDataDigits; ++i) out[i] = static_cast<std::byte>(digit_at(bits.view(), i));
  const Check check = check_of(out.first(kDataDigits));
  out[kDataDigits] = static_cast<std::byte>(check.first);
  out[kDataDigits + 1] = static_cast<std::byte>(check.second);

  Secret text(kDigits + kDigits / kGroup - 1);
  std::size_t at = 0;
  for (std::size_t i = 0; i < kDigits; ++i) {
    if (i != 0 && i % kGroup == 0) text.writable()[at++] = std::byte{'-'};
    text.writable()[at++] = static_cast<std::byte>(kAlphabet[std::to_integer<std::size_t>(out[i])]);
  }
  return text;
}

Result<Secret> parse_recovery(const Secret& typed) {
  TR_LET(digits, read_digits(typed.text()));
  const ByteView in = digits.view();
  const Check check = check_of(in.first(kDataDigits));
  const bool matches = check.first == std::to_integer<unsigned>(in[kDataDigits]) &&
                       check.second == std::to_integer<unsigned>(in[kDataDigits + 1]);
  const unsigned spare = std::to_integer<unsigned>(in[kDataDigits - 1]) & ((1U << kSpareBits) - 1);
  if (!matches || spare != 0) return {Code::mistyped, "recovery check"};

  Secret bits(kRecoverySize);
  const auto out = bits.writable();
  for (std::size_t i = 0; i < kRecoverySize * 8; ++i) {
    const unsigned bit = std::to_integer<unsigned>(in[i / 5]) >> (4 - i % 5) & 1;
    out[i / 8] |= static_cast<std::byte>(bit << (7 - i % 8));
  }
  return bits;
}

}  // namespace thirdrow::seal
