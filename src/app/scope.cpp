#include "app/scope.h"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <set>

#include "app/newest.h"
#include "app/rounds.h"
#include "app/sheets.h"
#include "journal/readings.h"
#include "journal/rows.h"
#include "journal/step.h"

namespace thirdrow::app {
namespace {

using journal::Kind;
using journal::Record;

constexpr std::array kWithPeople = {Kind::engagement, Kind::agreement, Kind::checkin,  Kind::bend,
                                    Kind::heard,      Kind::issue,     Kind::fire,     Kind::story,
                                    Kind::moment,     Kind::decision,  Kind::small_fix};
/// Their day is one to come, or one that a step sets.
constexpr std::array kDayNotToday = {Kind::checkin, Kind::commitment, Kind::round,
                                     Kind::pledge,  Kind::brief,      Kind::selfcheck};

constexpr std::int64_t kRetentionMonths = 12;  // proposed; both agree on how long

void set_sort(Record& record, std::string_view sort) {
  if (record.kind != Kind::assessment || sort.empty()) return;
  record.set(journal::assessment::kInstrument, std::string(sort));
  if (const Sheet* sheet = sheet_of(record)) record.set(journal::assessment::kVersion, sheet->version);
}

void set_days(Record& record, Day today) {
  const journal::Tag day = record.info().day;
  const bool planned = std::ranges::find(kDayNotToday, record.kind) != kDayNotToday.end();
  if (day != 0 && !planned && !set_by_a_step(record.info(), day)) record.set(day, today);
  if (record.kind == Kind::relationship) record.set(journal::relationship::kRetention, kRetentionMonths);
  if (record.kind == Kind::commitment) record.set(journal::commitment::kMadeOn, today);
  if (record.kind == Kind::selfcheck) record.set(journal::selfcheck::kOn, today);
}

/// The place to look from whose turn it is: the one never taken, else the one taken longest ago.
Status look_from_next(Session& session, Record& record) {
  const Day today = session.now().day();
  TR_LET(view, session.view({today, today}));
  const journal::Figure taken = journal::reckon(*journal::find_reading("perspectives"), view);
  const auto days_ago = [&taken](std::string_view place) {
    return taken.number(place)->value.value_or(std::numeric_limits<double>::infinity());
  };
  record.set(journal::assessment::kRole,
             std::string(*std::ranges::max_element(journal::item::kPerspectives, {}, days_ago)));
  return {};
}

/// The place after the phases that are there.
Result<std::int64_t> next_place(Session& session, RecordId engagement) {
  TR_LET(phases, belonging(session, engagement, Kind::phase));
  std::int64_t last = 0;
  for (const RecordId id : phases) {
    TR_LET(phase, session.open(id));
    last = std::max(last, phase.record.integer(journal::phase::kOrdinal).value_or(0));
  }
  return last + 1;
}

/// is_one() of what stands in memory.
bool is_one_of(const journal::Facts& facts, const What& what) {
  if (facts.kind() != what.kind) return false;
  if (what.sort.empty()) return true;
  if (what.kind == Kind::assessment) return facts.is(journal::assessment::kInstrument, what.sort);
  const journal::Field* sort = journal::field_with_role(journal::info(what.kind), journal::Role::subkind);
  return sort != nullptr && facts.is(sort->tag, what.sort);
}

/// Of a record that is written: what was agreed or locked as it stands, whatever is being tried on its page.
Record as_settled(Opened opened) {
  Record record = std::move(opened.record);
  const auto keep = [&](const journal::Field& field) {
    if (journal::is_settled(opened.written, field.tag))
      record.set(field.tag, opened.written.value(field.tag));
  };
  std::ranges::for_each(record.info().fields, keep);
  std::ranges::for_each(journal::common_fields(), keep);
  return record;
}

/// The newest of every kind in the scope together, found without reading the others.
Result<std::vector<Record>> newest_in(Session& session, const Scope& scope) {
  const Day today = session.now().day();
  TR_LET(view, session.view({today, today}));
  std::set<std::pair<Day, RecordId>, std::greater<>> found;
  for (const What& what : scope.what) {
    view.ledger.each(what.kind, [&](const journal::Facts& one) {
      if (is_one_of(one, what)) found.emplace(one.day(), one.id());
    });
  }
  std::vector<Record> records;
  for (const auto& [day, id] : found) {
    if (records.size() == kListed) break;
    TR_LET(opened, session.open(id));
    records.push_back(as_settled(std::move(opened)));
  }
  return records;
}

/// All of the kind that a scope may hold.
Result<std::vector<Record>> candidates(Session& session, const Scope& scope, Kind kind) {
  if (!scope.engagement) return session.all_of(kind);
  TR_LET(ids, belonging(session, *scope.engagement, kind));
  std::vector<Record> records;
  for (const RecordId id : ids) {
    TR_LET(opened, session.open(id));
    records.push_back(as_settled(std::move(opened)));
  }
  return records;
}

/// Those that are written.
Result<std::vector<Record>> written_in(Session& session, const Scope& scope) {
  if (!scope.engagement && scope.sorting == Sorting::newest_first) return newest_in(session, scope);
  std::vector<Record> records;
  std::vector<Kind> looked_at;
  for (const What& one : scope.what) {
    if (std::ranges::find(looked_at, one.kind) != looked_at.end()) continue;
    looked_at.push_back(one.kind);
    TR_LET(all, candidates(session, scope, one.kind));
    std::ranges::move(all, std::back_inserter(records));
  }
  return records;
}

}  // namespace

const char* what_words(const What& what) {
  if (what.kind == Kind::assessment) {
    for (const Sheet& sheet : sheets()) {
      if (sheet.instrument == what.sort) return sheet.title;
    }
  }
  const journal::EntryKind* entry = what.sort.empty() ? nullptr : journal::find_entry_kind(what.sort);
  return entry != nullptr ? entry->label : journal::info(what.kind).label;
}

const char* new_words(const Scope& scope, const What& what) {
  const bool pooled = what.kind == Kind::publication && !scope.engagement;
  return pooled ? N_("The answers of a year, added up") : what_words(what);
}

bool is_one(const Record& record, const What& what) {
  if (record.kind != what.kind) return false;
  if (what.sort.empty()) return true;
  if (what.kind == Kind::assessment) return record.text(journal::assessment::kInstrument) == what.sort;
  return record.subkind() == what.sort;
}

bool Scope::holds(const Record& record) const {
  if (record.deleted()) return false;
  if (engagement && record.ref(journal::kEngagement) != *engagement) return false;
  return std::ranges::any_of(what, [&record](const What& one) { return is_one(record, one); });
}

Result<std::vector<RecordId>> belonging(Session& session, RecordId target, Kind kind) {
  const Day today = session.now().day();
  TR_LET(view, session.view({today, today}));
  std::vector<RecordId> ids;
  view.ledger.naming(target, kind, [&](const journal::Facts& one) { ids.push_back(one.id()); });
  return ids;
}

Result<std::string> terms_of_phase(Session& session, RecordId phase) {
  namespace a = journal::agreement;
  std::string terms;
  TR_LET(ids, belonging(session, phase, Kind::agreement));
  std::vector<Record> agreed, in_the_making;
  for (const RecordId id : ids) {
    TR_LET(opened, session.open(id));
    const std::string state = opened.record.state();
    if (state == "agreed") agreed.push_back(std::move(opened.record));
    if (state == "draft" || state == "proposed") in_the_making.push_back(std::move(opened.record));
  }
  for (const Record& one : agreed.empty() ? in_the_making : agreed) {
    for (const journal::Tag tag : {a::kCriteria, a::kTerms}) {
      for (const journal::Cells& row : journal::cells_of(one, tag))
        terms += (terms.empty() ? "" : "; ") + row[0];
    }
  }
  return terms;
}

Result<std::vector<Record>> records_in(Session& session, const Scope& scope) {
  TR_LET(records, written_in(session, scope));
  TR_LET(unfinished, session.unfinished());
  for (const RecordId id : unfinished) {
    TR_LET(draft, session.open(id));
    const auto at = std::ranges::find(records, id, &Record::id);
    if (at != records.end()) {
      *at = as_settled(std::move(draft));
    } else {
      records.push_back(std::move(draft.record));
    }
  }
  std::erase_if(records, [&scope](const Record& one) { return !scope.holds(one); });
  return records;
}

Result<Record> begin_record(Session& session, const Scope& scope, const What& what) {
  if (what.kind == Kind::publication)
    return scope.engagement ? begin_showing(session, *scope.engagement) : begin_pool(session);
  const journal::EntryKind* entry = what.sort.empty() ? nullptr : journal::find_entry_kind(what.sort);
  Record record = entry != nullptr && what.kind == Kind::reflection ? session.new_entry(*entry)
                                                                    : session.new_record(what.kind);
  set_sort(record, what.sort);
  if (what == What{Kind::assessment, "perspective"}) TR_TRY(look_from_next(session, record));
  set_days(record, session.now().day());
  if (!scope.engagement) return record;
  record.set(journal::kEngagement, *scope.engagement);
  TR_LET(engagement, session.open(*scope.engagement));
  if (names_people(what.kind)) record.set(journal::kPeople, engagement.record.strings(journal::kPeople));
  if (what.kind == Kind::phase) {
    TR_LET(place, next_place(session, *scope.engagement));
    record.set(journal::phase::kOrdinal, place);
  }
  return record;
}

bool set_by_a_step(const journal::KindInfo& kind, journal::Tag day) {
  const std::string_view name = journal::find_field(kind, day)->name;
  return std::ranges::find(kind.transitions, name, &journal::Transition::stamps) != kind.transitions.end();
}

bool names_people(Kind kind) { return std::ranges::find(kWithPeople, kind) != kWithPeople.end(); }

}  // namespace thirdrow::app
