/// Steps and rules: what a transition does to the record and to others, and what must hold whenever a record
/// is written. Pure; the description of each kind (journal/kinds/) names its own.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "journal/record.h"

namespace thirdrow::journal {

/// The records that a rule may look at beside its own. What lies in the Trash is not there.
class Around {
 public:
  virtual ~Around() = default;
  virtual std::optional<Record> find(RecordId id) const = 0;
  /// Records of the kind that name `id` in any field.
  virtual std::vector<Record> naming(RecordId id, Kind kind) const = 0;
};

/// A transition on its way. Values; `around` and `new_id` are borrowed for the call.
struct Step {
  const Record before;  ///< what stands in the journal
  Record record;        ///< the same with what the person gave along
  const Around& around;
  Stamp now;
  std::function<RecordId()> new_id;
  std::vector<Record> also = {};    ///< other records that the step writes
  std::vector<RecordId> made = {};  ///< those of them that are new

  Day today() const { return now.day(); }
  /// A record that the step also writes; the same one when it is asked for again. Valid until the next call.
  Record& also_write(const Record& other);
  Record& also_make(Kind kind);
};

/// apply_transition(), and what the step does beyond it. Code::refused names the rule: "I6".
Status take_step(Step& step, std::string_view name);

/// What must hold of `after` when it is written: Code::refused with the rule in the detail ("I4"), and, after
/// a full stop, which part of it ("I1.joint"); Code::invalid ("kept_on: ahead") for a step that is said to
/// have been taken on a day to come. `before` is what stands in the journal, if anything.
/// A rule that `before` broke already (two devices may merge to that) does not stand in the way of other
/// changes.
Status check_rules(const std::optional<Record>& before, const Record& after, const Around& around, Day today);

/// What of the rules must hold of a record as it stands, whatever it was before and whoever wrote it; errors
/// as of check_days and check_rules. What depends on how it changed is not judged: I2, I4, I6, I8, I9 and I13
/// of what stays as it was, I11 of the day.
Status check_standing(const Record& record, const Around& around, Day today);

/// Whether the rules let the field of a record that stands in the journal change no more: what was agreed,
/// locked, settled for a round, or promised for a day.
bool is_settled(const Record& there, Tag tag);

}  // namespace thirdrow::journal
