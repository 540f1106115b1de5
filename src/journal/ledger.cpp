#include "journal/ledger.h"

#include <algorithm>
#include <utility>

namespace thirdrow::journal {
namespace {

/// How far a record may be from its engagement: a request after a commitment from a talk's line.
constexpr int kFarthest = 4;

}  // namespace

void Ledger::put(const Record& record) {
  remove(record.id);
  const auto [at, fresh] = slims_.emplace(record.id, Slim(record));
  if (!at->second.deleted()) enter(at->second);
}

void Ledger::remove(RecordId id) {
  const auto at = slims_.find(id);
  if (at == slims_.end()) return;
  if (!at->second.deleted()) strike(at->second);
  slims_.erase(at);
}

void Ledger::enter(const Slim& slim) {
  by_day_.insert({slim.kind(), 0, slim.day(), slim.id(), &slim});
  slim.each_field([&](Tag tag, const Value& value) {
    if (const auto* day = std::get_if<Day>(&value))
      by_day_.insert({slim.kind(), tag, *day, slim.id(), &slim});
    if (const auto* target = std::get_if<RecordId>(&value))
      by_link_[*target].insert({slim.kind(), slim.day(), slim.id(), &slim});
  });
  ++live_;
}

void Ledger::strike(const Slim& slim) {
  by_day_.erase({slim.kind(), 0, slim.day(), slim.id(), nullptr});
  slim.each_field([&](Tag tag, const Value& value) {
    if (const auto* day = std::get_if<Day>(&value))
      by_day_.erase({slim.kind(), tag, *day, slim.id(), nullptr});
    const auto* target = std::get_if<RecordId>(&value);
    const auto links = target != nullptr ? by_link_.find(*target) : by_link_.end();
    if (links == by_link_.end()) return;
    links->second.erase({slim.kind(), slim.day(), slim.id(), nullptr});
    if (links->second.empty()) by_link_.erase(links);
  });
  --live_;
}

const Slim* Ledger::find_any(RecordId id) const {
  const auto at = slims_.find(id);
  return at != slims_.end() ? &at->second : nullptr;
}

const Slim* Ledger::find(RecordId id) const {
  const Slim* slim = find_any(id);
  return slim != nullptr && !slim->deleted() ? slim : nullptr;
}

Standing Ledger::standing_of_engagement(RecordId id) const {
  const Slim* found = find_any(id);
  if (found == nullptr || found->kind() != Kind::engagement) return Standing::gone;
  if (found->is(engagement::kType, "personal")) return Standing::personal;
  return found->deleted() ? Standing::gone : Standing::work;
}

Standing Ledger::standing(const Slim& slim, int depth) const {
  if (slim.kind() == Kind::engagement) return standing_of_engagement(slim.id());
  if (const RecordId own = slim.ref(kEngagement); !own.is_nil()) return standing_of_engagement(own);
  Standing out = Standing::unbound;
  slim.each_field([&](Tag, const Value& value) {
    const auto* id = std::get_if<RecordId>(&value);
    const Slim* named = id != nullptr && depth < kFarthest ? find_any(*id) : nullptr;
    if (named != nullptr && named->kind() != Kind::person) out = std::max(out, standing(*named, depth + 1));
  });
  if (out == Standing::unbound && has_only_personal_people(slim)) return Standing::personal;
  return out;
}

bool Ledger::has_only_personal_people(const Slim& slim) const {
  return !slim.people().empty() && std::ranges::all_of(slim.people(), [&](RecordId id) {
    const Slim* one = find_any(id);
    return one != nullptr && one->is(person::kRelation, "personal");
  });
}

}  // namespace thirdrow::journal
