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

namespace {

/// What was planned for a day to come gives way to the day on which the step is taken.
void drop_plan(Step& step, std::string_view stamped) {
  if (stamped.empty()) return;
  const Tag tag = find_field(step.record.info(), stamped)->tag;
  const auto planned = step.before.day(tag);
  if (planned && *planned > step.today() && step.record.day(tag) == planned) step.record.set(tag, {});
}

}  // namespace

Status take_step(Step& step, std::string_view name) {
  const auto& all = step.record.info().transitions;
  const auto it = std::ranges::find(all, name, &Transition::name);
  if (it != all.end()) drop_plan(step, it->stamps);
  TR_TRY(apply_transition(step.record, name, step.today()));
  return it->act != nullptr ? it->act(step) : Status();
}

namespace {

/// The day on which a step was taken is past or today.
Status check_happened(const Record* before, const Record& after, Day today) {
  const std::string state = after.state();
  for (const Transition& step : after.info().transitions) {
    if (step.stamps.empty() || step.to != state) continue;
    const Tag tag = find_field(after.info(), step.stamps)->tag;
    const auto day = after.day(tag);
    const bool stays =
        before != nullptr && before->state() == state && before->value(tag) == after.value(tag);
    if (day && *day > today && !stays) return {Code::invalid, std::string(step.stamps) + ": ahead"};
  }
  return {};
}

}  // namespace

bool is_settled(const Record& there, Tag tag) { return rules::settled(there, tag); }

Status check_rules(const std::optional<Record>& before, const Record& after, const Around& around,
                   Day today) {
  const Record* had = before ? &*before : nullptr;
  TR_TRY(check_happened(had, after, today));
  const Rule rule = after.info().rule;
  if (rule == nullptr) return {};
  const Status holds = rule(had, after, around, today);
  if (holds || had == nullptr) return holds;
  const Status held = rule(had, *had, around, today);
  return !held && held.error() == holds.error() ? Status() : holds;
}

Status check_standing(const Record& record, const Around& around, Day today) {
  TR_TRY(check_days(record));
  TR_TRY(check_happened(nullptr, record, today));
  const KindInfo& kind = record.info();
  if (kind.standing != nullptr) return kind.standing(record, around);
  return kind.rule == nullptr ? Status() : kind.rule(nullptr, record, around, today);
}

}  // namespace thirdrow::journal
