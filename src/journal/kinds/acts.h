/// What the descriptions name: acts of transitions and rules of kinds. The marks I1 to I15 are the rules of
/// the domain (docs/rules.md).
#pragma once

#include "journal/step.h"

namespace thirdrow::journal::acts {

Status start_meeting(Step& step);  ///< the first check-in of the agreed rhythm
Status keep_close(Step& step);     ///< a close that is reopened stays known
Status reopen(Step& step);
Status put_in_force(Step& step);  ///< the version before is superseded; the engagement is agreed
Status amend(Step& step);         ///< a draft of the next version; this one stays as it is (I2)
Status plan_next(Step& step);     ///< the next check-in of the rhythm, when none is planned
Status note_move(Step& step);     ///< I4: who moved it from where to where
Status reply_act(Step& step);
Status reply_decline(Step& step);
Status reply_park(Step& step);
Status renegotiate(Step& step);  ///< I6; makes the new commitment
Status open_round(Step& step);   ///< I8: what counts is settled
Status lock(Step& step);         ///< I11: on the day it is locked, whatever day is given along
Status release(Step& step);      ///< released, withheld or void, by the count
Status finish_assessment(Step& step);

}  // namespace thirdrow::journal::acts

namespace thirdrow::journal::rules {

/// is_settled() of journal/step.h.
bool settled(const Record& there, Tag tag);

Status engagement(const Record* before, const Record& after, const Around& around, Day today);   ///< I7
Status phase(const Record* before, const Record& after, const Around& around, Day today);        ///< I3
Status agreement(const Record* before, const Record& after, const Around& around, Day today);    ///< I1, I2
Status checkin(const Record* before, const Record& after, const Around& around, Day today);      ///< I4
Status heard(const Record* before, const Record& after, const Around& around, Day today);        ///< I5
Status commitment(const Record* before, const Record& after, const Around& around, Day today);   ///< I6
Status round(const Record* before, const Record& after, const Around& around, Day today);        ///< I8
Status tally(const Record* before, const Record& after, const Around& around, Day today);        ///< I10
Status publication(const Record* before, const Record& after, const Around& around, Day today);  ///< I9
Status selfcheck(const Record* before, const Record& after, const Around& around, Day today);    ///< I11
Status phase_stands(const Record& record, const Around& around);  ///< I3, but for two in one place
Status story_stands(const Record& record,
                    const Around& around);  ///< nothing: people and consent may come later
Status publication_stands(const Record& record, const Around& around);  ///< I9, of the rounds that are there
Status tally_stands(const Record& record, const Around& around);        ///< I10, of any state of its round
Status selfcheck_stands(const Record& record, const Around& around);    ///< I11, whenever it was locked
Status story(const Record* before, const Record& after, const Around& around, Day today);  ///< I15
Status share(const Record* before, const Record& after, const Around& around, Day today);  ///< I13 to I15

}  // namespace thirdrow::journal::rules
