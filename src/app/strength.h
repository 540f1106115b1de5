/// How long a passphrase would withstand guessing. Pure and quick enough to run at each key typed.
#pragma once

#include <span>
#include <string>

#include "seal/secret.h"

namespace thirdrow::app {

struct Strength {
  int score = 0;             ///< 0..4, by zxcvbn's steps of 10^3, 10^6, 10^8 and 10^10 guesses
  double guesses_log10 = 0;  ///< estimated guesses, as a power of ten
  const char* word = "";     ///< English, for translation: "Weak", "Strong", …
  const char* advice = "";   ///< one English sentence; empty when the score is enough
};

/// New passphrases need this much: Argon2id multiplies each guess by a second, not the number of guesses.
inline constexpr int kNeededScore = 3;

/// `known`: words that a guesser of this person would try first, such as the journal's name. The copy that
/// the estimator reads is in locked memory and wiped.
Strength passphrase_strength(const seal::Secret& passphrase, std::span<const std::string> known = {});

/// Code::invalid "weak passphrase" under kNeededScore, else success.
Status require_strong(const seal::Secret& passphrase, std::span<const std::string> known = {});

}  // namespace thirdrow::app
