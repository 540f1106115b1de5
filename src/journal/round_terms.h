/// What is settled when a round opens and holds whatever a later write says (I8), and its count.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "journal/step.h"

namespace thirdrow::journal {

inline constexpr std::string_view kStandards = "standards";  ///< the usual questions of a round

/// How the rows of a count name what the slips of such a round ask.
std::span<const std::string_view> questions_of(std::string_view instrument);

struct RoundTerms {
  std::int64_t k = 5;
  std::int64_t invited = 0;
  std::int64_t questions_version = 1;
  std::string instrument = "standards";
  std::string mode = "tally";
  std::string collector = "other";
  friend bool operator==(const RoundTerms&, const RoundTerms&) = default;
};

/// Of an opened round what was settled then, else what its fields say, with the usual values for those that
/// are empty. k is never under 3.
RoundTerms terms_of(const Record& round);
/// As it is kept in the round: `k=5 invited=8 …`.
std::string settled_text(const RoundTerms& terms);

/// The count of a round: the last one, when it was typed in twice.
std::optional<Record> tally_of(RecordId round, const Around& around);

}  // namespace thirdrow::journal
