#include "journal/step.h"

#include <algorithm>

#include "journal/kinds/acts.h"

namespace thirdrow::journal {

Record& Step::also_write(const Record& other) {
  const auto it = std::ranges::find(also, other.id, &Record::id);
  return it != also.end() ? *it : also.emplace_back(other);
}

Record& Step::also_make(Kind kind) {
  made.push_back(new_id());
  return also.emplace_back(new_record(kind, made.back(), now));
}

Status take_step(Step& step, std::string_view name) {
  TR_TRY(apply_transition(step.record, name, step.today()));
  const auto& all = step.record.info().transitions;
  const auto it = std::ranges::find(all, name, &Transition::name);
  return it->act != nullptr ? it->act(step) : Status();
}

bool is_settled(const Record& there, Tag tag) { return rules::settled(there, tag); }

Status check_rules(const std::optional<Record>& before, const Record& after, const Around& around,
                   Day today) {
  const Rule rule = after.info().rule;
  if (rule == nullptr) return {};
  const Record* had = before ? &*before : nullptr;
  const Status holds = rule(had, after, around, today);
  if (holds || had == nullptr) return holds;
  const Status held = rule(had, *had, around, today);
  return !held && held.error() == holds.error() ? Status() : holds;
}

}  // namespace thirdrow::journal
