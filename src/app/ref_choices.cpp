#include "app/ref_choices.h"

#include <algorithm>
#include <array>

#include "journal/fold.h"
#include "journal/references.h"

namespace thirdrow::app {
namespace {

using journal::Kind;
using journal::Record;

constexpr std::size_t kMost = 100;
constexpr std::size_t kNameLetters = 60;
/// What a commitment comes from.
constexpr std::array kSources = {Kind::assessment, Kind::checkin, Kind::heard,    Kind::issue,
                                 Kind::fire,       Kind::moment,  Kind::agreement};

RefChoice choice_of(const Record& record) {
  return {record.id, short_name(record), record.kind, record.when()};
}

bool fits(const Record& candidate, const Record& record, const std::optional<RecordId>& named) {
  if (candidate.id == named) return true;
  if (candidate.deleted() || candidate.id == record.id) return false;
  if (candidate.kind == Kind::person) return candidate.state() == "active";
  const auto mine = record.ref(journal::kEngagement), theirs = candidate.ref(journal::kEngagement);
  return !mine || !theirs || *mine == *theirs;
}

Status collect(Session& session, const Record& record, Kind kind, const std::vector<RecordId>& named,
               std::vector<RefChoice>& out) {
  TR_LET(all, session.all_of(kind));
  std::vector<RefChoice> fitting;
  for (const Record& candidate : all) {
    const auto at = std::ranges::find(named, candidate.id);
    if (fits(candidate, record, at == named.end() ? std::nullopt : std::optional(*at)))
      fitting.push_back(choice_of(candidate));
  }
  if (kind == Kind::person) {
    std::ranges::sort(fitting, {}, [](const RefChoice& one) { return journal::fold(one.name); });
  } else {
    std::ranges::stable_sort(fitting, std::ranges::greater(), &RefChoice::day);
  }
  std::size_t kept = 0;
  std::erase_if(fitting, [&](const RefChoice& one) {
    return ++kept > kMost && kind != Kind::person && std::ranges::find(named, one.id) == named.end();
  });
  out.insert(out.end(), fitting.begin(), fitting.end());
  return {};
}

}  // namespace

std::string short_name(const Record& record) {
  std::string name = record.title().empty() ? record.body() : record.title();
  const std::size_t line = name.find('\n');
  if (line != std::string::npos) name.resize(line);
  if (name.size() <= kNameLetters) return name;
  std::size_t cut = kNameLetters;
  while (cut > 0 && (static_cast<unsigned char>(name[cut]) & 0xC0U) == 0x80U) --cut;
  name.resize(cut);
  return name + "…";
}

Result<RefChoices> ref_choices(Session& session, const Record& record) {
  RefChoices out;
  std::vector<RecordId> named;
  for (const journal::Reference& each : journal::references(record)) named.push_back(each.id);
  const auto want = [&](const journal::Field& field) -> Status {
    const bool points = field.type == journal::FieldType::ref || field.type == journal::FieldType::refs;
    if (!points || field.role == journal::Role::plumbing || out.contains(field.target)) return {};
    std::vector<RefChoice>& choices = out[field.target];
    if (field.target) return collect(session, record, *field.target, named, choices);
    for (const Kind kind : kSources) TR_TRY(collect(session, record, kind, named, choices));
    return {};
  };
  for (const journal::Field& field : record.info().fields) {
    TR_TRY(want(field));
    for (const journal::Field& column : field.columns) TR_TRY(want(column));
  }
  return out;
}

}  // namespace thirdrow::app
