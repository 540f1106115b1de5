/// The recovery key as a person copies it: 128 bits in Crockford's base32 with two check characters.
#pragma once

#include <cstddef>

#include "base/result.h"
#include "seal/secret.h"

namespace thirdrow::seal {

inline constexpr std::size_t kRecoverySize = 16;

/// Seven groups of four characters of 0-9A-Z without I, L, O, U, joined by hyphens: 26 characters carry the
/// bits, the last two are a Reed-Solomon check over GF(32). Any one or two wrong characters, and any two
/// exchanged ones, are always noticed; worse copies all but once in 1024. Precondition: `bits` has
/// kRecoverySize bytes.
Secret recovery_text(const Secret& bits);

/// What a person typed, back to bits. Lower case, spaces, line ends and hyphens anywhere, O for 0 and I or L
/// for 1 are forgiven. Code::mistyped with detail "recovery character", "recovery length" or "recovery check"
/// otherwise.
Result<Secret> parse_recovery(const Secret& typed);

}  // namespace thirdrow::seal
