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

/// A check-in is known by when it was and with whom, not by what was said there.
RefChoice choice_of_checkin(Session& session, const Record& record) {
  const auto held = record.day(journal::checkin::kHeld);
  const auto moved = record.day(journal::checkin::kDueNow);
  RefChoice choice{record.id, {}, record.kind, held ? *held : moved.value_or(record.when())};
  for (const std::string& text : record.strings(journal::kPeople)) {
    const auto person = RecordId::parse(text);
    const std::string name = person ? session.name_of(*person) : std::string();
    if (!name.empty()) choice.who += (choice.who.empty() ? "" : ", ") + name;
  }
  return choice;
}

RefChoice choice_of(Session& session, const Record& record) {
  if (record.kind == Kind::checkin) return choice_of_checkin(session, record);
  return {record.id, short_name(record), record.kind, record.when()};
}

bool fits(const journal::Facts& candidate, const Record& record) {
  if (candidate.id() == record.id) return false;
  if (candidate.kind() == Kind::person) return candidate.state() == "active";
  const auto mine = record.ref(journal::kEngagement);
  const RecordId theirs = candidate.ref(journal::kEngagement);
  return !mine || theirs.is_nil() || *mine == theirs;
}

/// The newest kMost that fit, all people that do, and whatever is named already.
Result<std::vector<RecordId>> candidates(Session& session, const Record& record, Kind kind,
                                         const std::vector<RecordId>& named) {
  TR_LET(view, session.view({session.now().day(), session.now().day()}));
  std::vector<RecordId> ids;
  view.ledger.each(kind, [&](const journal::Facts& one) {
    if (fits(one, record)) ids.push_back(one.id());
  });
  if (kind != Kind::person && ids.size() > kMost) ids.erase(ids.begin(), ids.end() - kMost);
  for (const RecordId id : named) {
    const bool there = std::ranges::find(ids, id) != ids.end();
    const journal::Facts* facts = view.ledger.find(id);
    if (!there && facts != nullptr && facts->kind() == kind) ids.push_back(id);
  }
  return ids;
}

/// What is still to come after what was, the nearest first on both sides.
void planned_last(std::vector<RefChoice>& newest_first, Day today) {
  const auto past =
      std::ranges::find_if(newest_first, [today](const RefChoice& one) { return one.day <= today; });
  std::reverse(newest_first.begin(), past);
  std::rotate(newest_first.begin(), past, newest_first.end());
}

Status collect(Session& session, const Record& record, Kind kind, const std::vector<RecordId>& named,
               std::vector<RefChoice>& out) {
  TR_LET(ids, candidates(session, record, kind, named));
  std::vector<RefChoice> fitting;
  for (const RecordId id : ids) {
    TR_LET(opened, session.open(id));
    fitting.push_back(choice_of(session, opened.record));
  }
  if (kind == Kind::person) {
    std::ranges::sort(fitting, {}, [](const RefChoice& one) { return journal::fold(one.name); });
  } else {
    std::ranges::stable_sort(fitting, std::ranges::greater(), &RefChoice::day);
    if (kind == Kind::checkin) planned_last(fitting, session.now().day());
  }
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
