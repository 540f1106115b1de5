/// Asking people at the end: opening a round, its slips on paper, what may be said of it, and showing it.
#pragma once

#include "app/figure_words.h"
#include "app/session.h"
#include "render/document.h"

namespace thirdrow::app {

struct RoundPlan {
  RecordId engagement;
  std::int64_t invited = 0;
  std::optional<std::int64_t> k;
  std::string mode;             ///< empty: on paper
  std::string instrument = {};  ///< empty: the three standards
};
/// Makes the round and opens it; in one go, or not at all. Code::refused by a rule.
Result<RecordId> open_round(Session& session, const RoundPlan& plan);

/// What the engagement of an open round still lacks that is worth having before the answers are known: an
/// agreement, its criteria judged, a locked self check. English, for translation.
Result<std::vector<const char*>> lacks_before_asking(Session& session, RecordId round);

/// A count that is not stored yet, of the work that the round is about.
Result<journal::Record> begin_tally(Session& session, RecordId round);

/// What may be said of the round, by the one gate; nothing before its release.
Result<journal::Figure> round_figure(Session& session, RecordId round);

/// The same in words; also when the count says nothing of the questions, or the round does not count.
Phrase round_words(const journal::Record& round, const journal::Figure& figure);

/// A publication that is not stored yet, with what may be said of the round at this moment.
Result<journal::Record> begin_publication(Session& session, RecordId round);

/// The same of the engagement's newest round that may be shown, of those not shown yet if there are any.
/// Code::refused when there is none.
Result<journal::Record> begin_showing(Session& session, RecordId engagement);

/// The same of the rounds of the last 364 days (the four windows of Progress) added up. Code::refused by
/// journal::check_sum.
Result<journal::Record> begin_pool(Session& session);

/// Whether a record that is not stored yet may be. One that shows a sum is the one that begin_pool() gives
/// now, not one put together by hand, nor one begun before another was shown. Code::refused.
Status check_showing(Session& session, const journal::Record& record);

struct Showing {
  std::string where;
  bool unedited = true;
  std::string result, learned, changes;  ///< three lines to tell the team
};
/// Notes that the round was shown, with what may be said of it at this moment. Code::refused when it was not
/// released.
Result<RecordId> publish(Session& session, RecordId round, const Showing& showing);
Result<RecordId> publish_pool(Session& session, const Showing& showing);

/// Tick-box slips, all alike and one for each person asked, and the sheet that goes round the envelope.
Result<render::Document> slips_of(Session& session, RecordId round);

}  // namespace thirdrow::app
