#include "app/happening.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "app/agenda.h"

namespace thirdrow::app {
namespace {

namespace j = journal;
using j::Kind;
using j::Record;
using Events = std::vector<std::string_view>;

constexpr std::int64_t kLatest = 12;
constexpr int kFriday = 4;
constexpr const char* kHourSetting = "prompts.hour";
constexpr const char* kRepairShown = "prompts.repair_shown";
constexpr std::string_view kUnagreed = "engagement.started_unagreed";
constexpr int kDefaultHour = 17;  // as the settings show it when none was chosen

/// The days that make it happen: `from` and `to` from today on, by a field's day.
struct Cue {
  std::string_view event;
  Kind kind;
  std::string_view state;
  std::optional<Day> (*day)(const Record&);
  int from, to;
};

template <j::Tag kTag>
std::optional<Day> on(const Record& record) {
  return record.day(kTag);
}
std::optional<Day> when(const Record& record) { return record.when(); }
std::optional<Day> due(const Record& checkin) {
  const auto moved = checkin.day(j::checkin::kDueNow);
  return moved ? moved : checkin.day(j::checkin::kDue);
}
std::optional<Day> due_after_two_moves(const Record& checkin) {
  return checkin.strings(j::checkin::kMoves).size() >= 2 ? due(checkin) : std::nullopt;
}
std::optional<Day> closed_by_waiver(const Record& engagement) {
  if (engagement.text(j::engagement::kWaiver).empty()) return std::nullopt;
  return engagement.day(j::engagement::kClosedOn);
}
/// An exercise that was begun and has not come to its end.
std::optional<Day> begun_as_a_firm(const Record& sheet) {
  return sheet.text(j::assessment::kInstrument) == "spinoff" ? std::optional(sheet.when()) : std::nullopt;
}
std::optional<Day> not_diagnosed(const Record& task) {
  const bool rated = task.integer(j::task::kCompetenceMine) && task.integer(j::task::kCommitmentMine);
  return rated ? std::nullopt : std::optional(task.when());
}

constexpr int kEver = 100'000;
constexpr std::array kCues = {
    Cue{"heard.open_14_days", Kind::heard, "open", when, -kEver, -14},
    Cue{"checkin.after", Kind::checkin, "held", on<j::checkin::kHeld>, -1, 0},
    Cue{"checkin.moved_twice", Kind::checkin, "scheduled", due_after_two_moves, 0, 7},
    Cue{"checkin.before", Kind::checkin, "scheduled", due, 0, 1},
    Cue{"checkin.during", Kind::checkin, "scheduled", due, 0, 0},
    Cue{"measure.released", Kind::round, "released", on<j::round::kReleasedOn>, -3, 0},
    Cue{"measure.waived", Kind::engagement, "closed", closed_by_waiver, -3, 0},
    Cue{"engagement.closing", Kind::engagement, "closing", when, -kEver, kEver},
    Cue{"fire.closed", Kind::fire, "out", on<j::fire::kEnded>, -2, 0},
    Cue{"agreement.before_signing", Kind::agreement, "proposed", when, -kEver, kEver},
    Cue{"agreement.meeting", Kind::agreement, "draft", on<j::agreement::kMetOn>, 0, 0},
    Cue{"phase.start", Kind::phase, "upcoming", on<j::phase::kPlannedStart>, -1, 1},
    Cue{"phase.end", Kind::phase, "current", on<j::phase::kPlannedEnd>, -1, 1},
    Cue{"moment.plus_2_days", Kind::moment, "captured", when, -4, -2},
    Cue{"moment", Kind::moment, "captured", when, -1, 0},
    Cue{"agreement.draft", Kind::agreement, "draft", when, -7, 0},
    Cue{"assessment.done", Kind::assessment, "done", on<j::assessment::kOn>, -1, 0},
    Cue{"commitment.new", Kind::commitment, "open", on<j::commitment::kMadeOn>, -1, 0},
    Cue{"story.saved", Kind::story, "", when, -1, 0},
    Cue{"task.new", Kind::task, "", when, -1, 0},
    Cue{"task.diagnose", Kind::task, "", not_diagnosed, -30, -2},
    Cue{"exercise", Kind::assessment, "open", begun_as_a_firm, -30, 0},
    Cue{"cohort.start", Kind::pledge, "", on<j::pledge::kStart>, -3, 3},
};

Result<std::vector<Row>> latest(Session& session, Kind kind, std::string_view state,
                                std::optional<Day> until = {}) {
  Filter filter;
  filter.to = until;
  const j::KindInfo& info = j::info(kind);
  filter.shelf = info.shelf == j::Shelf::journal ? Filter::Shelf::journal : Filter::Shelf::records;
  filter.subkind = info.name;
  filter.state = state;
  TR_LET(page, session.list(filter, kLatest, 0));
  return std::move(page.items);
}

Result<bool> is_happening(Session& session, const Cue& cue, Day today) {
  // What lies long ago may have many later ones before it.
  const auto until = cue.to < -1 ? std::optional(today + cue.to) : std::nullopt;
  TR_LET(rows, latest(session, cue.kind, cue.state, until));
  for (const Row& row : rows) {
    TR_LET(opened, session.open(row.id));
    const bool planned = cue.kind == Kind::checkin && cue.state == "scheduled";
    if (planned && is_of_ended_work(session, opened.record)) continue;
    const auto day = cue.day(opened.record);
    if (day && *day >= today + cue.from && *day <= today + cue.to) return true;
  }
  return false;
}

/// A promise that was broken since yesterday: no field has the day, but it was the last that was written.
Result<bool> just_broken(Session& session, Day today) {
  TR_LET(rows, latest(session, Kind::commitment, "broken"));
  return std::ranges::any_of(rows, [&](const Row& row) { return row.edited.day() >= today - 1; });
}

/// Whether the talk that repairs it was offered on an earlier day of the last week.
bool offered_lately(Session& session, Day today) {
  constexpr int kWeek = 7;
  const auto shown = Day::parse(session.setting(kRepairShown));
  return shown && *shown < today && today - *shown < kWeek;
}

/// From the day after the start on.
Result<bool> started_unagreed(Session& session, Day today) {
  if (offered_lately(session, today)) return false;
  TR_LET(rows, latest(session, Kind::engagement, "active"));
  for (const Row& row : rows) {
    TR_LET(opened, session.open(row.id));
    const auto start = opened.record.day(j::engagement::kActualStart);
    if (!start || *start >= today) continue;
    Filter filter;
    filter.shelf = Filter::Shelf::records;
    filter.subkind = j::info(Kind::agreement).name;
    filter.state = "agreed";
    filter.engagement = row.id;
    TR_LET(agreed, session.list(filter, 1, 0));
    if (agreed.items.empty()) return true;
  }
  return false;
}

/// From the hour that the person chose on, a look back.
void add_calendar(Session& session, Day today, Events& events) {
  const Day::Civil date = today.civil();
  const bool last_days = (today + 2).civil().month != date.month;
  if (date.month % 3 == 1 && date.day <= 7) events.push_back("quarter");
  if (last_days || date.day == 1) events.push_back("month.review");
  if (today.weekday() == kFriday) events.push_back("week.review");
  int hour = kDefaultHour;
  const std::string chosen = session.setting(kHourSetting);
  static_cast<void>(std::from_chars(chosen.data(), chosen.data() + chosen.size(), hour));
  events.push_back(session.now().minute_of_day() >= hour * 60 ? "day.close" : "day.open");
}

}  // namespace

Result<Events> happening(Session& session) {
  Events events;
  const Day today = session.now().day();
  TR_LET(unagreed, started_unagreed(session, today));
  if (unagreed) events.push_back(kUnagreed);
  TR_LET(broken, just_broken(session, today));
  if (broken) events.push_back("commitment.broken");
  for (const Cue& cue : kCues) {
    TR_LET(now, is_happening(session, cue, today));
    if (now) events.push_back(cue.event);
  }
  add_calendar(session, today, events);
  return events;
}

Result<std::optional<Prompt>> prompt_of_today(Session& session, const std::vector<std::string>& passed_over) {
  TR_LET(events, happening(session));
  TR_LET(bank, session.prompts());
  return bank.next(events, session.now().day(), passed_over);
}

Status note_shown(Session& session, const std::optional<Prompt>& prompt) {
  const std::string today = session.now().day().text();
  if (!prompt || prompt->when != kUnagreed || session.setting(kRepairShown) == today) return {};
  return session.set_setting(kRepairShown, today);
}

}  // namespace thirdrow::app
