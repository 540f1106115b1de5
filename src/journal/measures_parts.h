/// The formulas behind the table of measures (§ numbers in docs/measures.md).
#pragma once

#include "journal/figure_parts.h"

namespace thirdrow::journal::measure {

Figure agreed_before_start(const View& view);
Figure phases_agreed_before_start(const View& view);
Figure checkins_on_time(const View& view);
Figure caught_early(const View& view);
Figure commitments_kept(const View& view);
Figure loop_closed(const View& view);
Figure again_or_refer(const View& view);
Figure again(const View& view);
Figure refer(const View& view);
Figure satisfaction(const View& view);
Figure say_do_agreements(const View& view);
Figure say_do_checkins(const View& view);
Figure say_do_measurement(const View& view);
Figure fires(const View& view);
Figure fires_preventable(const View& view);
Figure rewarding_talks(const View& view);
Figure outcome_against_peers(const View& view);

/// What people answered to one question with steps in the rounds released in the window, as batches allow.
struct PooledScale {
  ShownScale shown;
  std::vector<RecordId> rounds;  ///< empty: none was released
};
/// `instrument` and `question` as a round and its count name them; the first of `steps` stands for `lowest`.
PooledScale pooled_scale(const View& view, std::string_view instrument, std::string_view question,
                         std::uint32_t lowest, std::size_t steps);

/// Whether the commitment is the leader's own.
bool is_own(const View& view, const Facts& commitment);

}  // namespace thirdrow::journal::measure
