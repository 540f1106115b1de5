#include "journal/ledger.h"

#include <algorithm>
#include <utility>

namespace thirdrow::journal {
namespace {

/// How far a record may be from its engagement: a request after a commitment from a talk's line.
constexpr int kFarthest = 4;

}  // namespace

void Ledger::put(Facts facts) {
  const RecordId id = facts.id();
  remove(id);
  const auto [at, fresh] = facts_.emplace(id, std::move(facts));
  if (!at->second.deleted()) enter(at->second);
}

void Ledger::remove(RecordId id) {
  const auto at = facts_.find(id);
  if (at == facts_.end()) return;
  if (!at->second.deleted()) strike(at->second);
  facts_.erase(at);
  titles_.erase(id);
}

std::string Ledger::title(const Facts& facts) const {
  if (const auto at = titles_.find(facts.id()); at != titles_.end()) return at->second;
  const Field* field = field_with_role(info(facts.kind()), Role::title);
  std::string title(field != nullptr ? facts.word(field->tag) : std::string_view());
  if (facts.kind() == Kind::assessment && title.empty()) title = facts.word(assessment::kUnit);
  if (facts.kind() != Kind::chain_link) return title;
  return std::string(facts.word(chain_link::kFrom)) + " → " + std::string(facts.word(chain_link::kTo)) +
         (title.empty() ? "" : ", " + title);
}

void Ledger::enter(const Facts& facts) {
  by_day_.insert({facts.kind(), 0, facts.day(), facts.id(), &facts});
  facts.each_field([&](Tag tag, const Value& value) {
    if (const auto* day = std::get_if<Day>(&value))
      by_day_.insert({facts.kind(), tag, *day, facts.id(), &facts});
    if (const auto* target = std::get_if<RecordId>(&value))
      by_link_[*target].insert({facts.kind(), facts.day(), facts.id(), &facts});
  });
  ++live_;
}

void Ledger::strike(const Facts& facts) {
  by_day_.erase({facts.kind(), 0, facts.day(), facts.id(), nullptr});
  facts.each_field([&](Tag tag, const Value& value) {
    if (const auto* day = std::get_if<Day>(&value))
      by_day_.erase({facts.kind(), tag, *day, facts.id(), nullptr});
    const auto* target = std::get_if<RecordId>(&value);
    const auto links = target != nullptr ? by_link_.find(*target) : by_link_.end();
    if (links == by_link_.end()) return;
    links->second.erase({facts.kind(), facts.day(), facts.id(), nullptr});
    if (links->second.empty()) by_link_.erase(links);
  });
  --live_;
}

const Facts* Ledger::find_any(RecordId id) const {
  const auto at = facts_.find(id);
  return at != facts_.end() ? &at->second : nullptr;
}

const Facts* Ledger::find(RecordId id) const {
  const Facts* facts = find_any(id);
  return facts != nullptr && !facts->deleted() ? facts : nullptr;
}

Standing Ledger::standing_of_engagement(RecordId id) const {
  const Facts* found = find_any(id);
  if (found == nullptr || found->kind() != Kind::engagement) return Standing::gone;
  if (found->is(engagement::kType, "personal")) return Standing::personal;
  return found->deleted() ? Standing::gone : Standing::work;
}

Standing Ledger::standing(const Facts& facts, int depth) const {
  if (facts.kind() == Kind::engagement) return standing_of_engagement(facts.id());
  if (const RecordId own = facts.ref(kEngagement); !own.is_nil()) return standing_of_engagement(own);
  Standing out = Standing::unbound;
  facts.each_field([&](Tag, const Value& value) {
    const auto* id = std::get_if<RecordId>(&value);
    const Facts* named = id != nullptr && depth < kFarthest ? find_any(*id) : nullptr;
    if (named != nullptr && named->kind() != Kind::person) out = std::max(out, standing(*named, depth + 1));
  });
  if (out == Standing::unbound && has_only_personal_people(facts)) return Standing::personal;
  return out;
}

bool Ledger::has_only_personal_people(const Facts& facts) const {
  return !facts.people().empty() && std::ranges::all_of(facts.people(), [&](RecordId id) {
    const Facts* one = find_any(id);
    return one != nullptr && one->is(person::kRelation, "personal");
  });
}

}  // namespace thirdrow::journal
