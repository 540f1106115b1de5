// What a person owes today, from dates they set themselves and nothing else.
#include <algorithm>
#include <limits>

#include "app/agenda.h"
#include "app/session.h"

namespace thirdrow::app {
namespace {

using journal::Kind;
using journal::Record;

constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t kMost = 5;
constexpr std::size_t kTitleBytes = 120;

/// Where something waits, found by index: a journal of many years has few of these.
struct Waiting {
  Kind kind;
  const char* state;
};
constexpr Waiting kWaiting[] = {{Kind::engagement, "draft"},  {Kind::engagement, "agreed"},
                                {Kind::checkin, "scheduled"}, {Kind::heard, "open"},
                                {Kind::heard, "acting"},      {Kind::heard, "declined"},
                                {Kind::heard, "parked"},      {Kind::commitment, "open"}};

std::string title_of(const Record& record) {
  const std::string title = record.title();
  const std::string& words = title.empty() ? record.body() : title;
  const std::string line = words.substr(0, words.find('\n'));
  const std::string_view cut = utf8_prefix(line, kTitleBytes);
  return cut.size() < line.size() ? std::string(cut) + "…" : line;
}

Owed owe(const Record& record, const char* what, Day since, std::string transition) {
  return {record.id, what, title_of(record), since, std::move(transition), record.kind, true, {}};
}

std::optional<Owed> of_heard(const Record& record, Day today) {
  const std::string state = record.state();
  const auto until = record.day(journal::heard::kUntil);
  if (until && *until > today) return std::nullopt;
  if (state == "open" || state == "parked") {
    const Day since = until.value_or(record.when());
    if (!until && since >= today) return std::nullopt;
    Owed owed = owe(record, N_("“%s” waits for your answer"), since, "act");
    owed.decline = "decline";
    return owed;
  }
  const Day since = until.value_or(record.day(journal::heard::kRepliedOn).value_or(record.when()));
  const bool praise = record.text(journal::heard::kType) == "praise";
  return owe(record, N_("Tell them what came of “%s”"), since, praise ? "close" : "tell_back");
}

bool is_mine(Session& session, const Record& commitment) {
  const auto owner = commitment.ref(journal::commitment::kOwner);
  if (!owner) return true;
  const auto person = session.open(*owner);
  return person && person->record.text(journal::person::kRelation) == "self";
}

/// Its own engagement, or that of the check-in in which it was heard.
std::optional<RecordId> work_of(Session& session, const Record& record) {
  if (const auto work = record.ref(journal::kEngagement)) return work;
  if (record.kind != Kind::heard) return std::nullopt;
  const auto checkin = record.ref(journal::heard::kCheckIn);
  if (!checkin) return std::nullopt;
  const auto found = session.open(*checkin);
  return found ? found->record.ref(journal::kEngagement) : std::nullopt;
}

/// The names that tell it from another of the same words.
Result<std::string> about_of(Session& session, const Owed& owed) {
  TR_LET(opened, session.open(owed.id));
  std::vector<std::optional<RecordId>> named;
  for (const std::string& person : opened.record.strings(journal::kPeople))
    named.push_back(RecordId::parse(person));
  named.push_back(work_of(session, opened.record));
  std::string about;
  for (const auto& id : named) {
    const std::string name = id ? session.name_of(*id) : std::string();
    if (name.empty() || name == owed.title) continue;
    about += (about.empty() ? "" : " · ") + name;
  }
  return about;
}

/// Nothing when it is not due yet.
std::optional<Owed> owed_of(Session& session, const Record& record, Day today) {
  switch (record.kind) {
    case Kind::engagement: {
      const auto planned = record.day(journal::engagement::kPlannedStart);
      if (!planned || *planned > today) return std::nullopt;
      return owe(record, N_("“%s” was to start"), *planned, "start");
    }
    case Kind::checkin: {
      const auto now = record.day(journal::checkin::kDueNow);
      const auto due = now ? now : record.day(journal::checkin::kDue);
      if (!due || *due > today || is_of_ended_work(session, record)) return std::nullopt;
      Owed owed = owe(record, N_("Check-in: %s"), *due, "hold");
      owed.decline = "miss";
      if (owed.title.empty()) {
        if (const auto work = record.ref(journal::kEngagement)) owed.title = session.name_of(*work);
      }
      return owed;
    }
    case Kind::heard:
      return of_heard(record, today);
    case Kind::commitment: {
      const auto due = record.day(journal::commitment::kDue);
      if (!due || *due > today || !is_mine(session, record)) return std::nullopt;
      Owed owed = owe(record, N_("You said you would: %s"), *due, "keep");
      owed.decline = "break";
      owed.movable = *due >= today;
      return owed;
    }
    default:
      return std::nullopt;
  }
}

}  // namespace

Result<std::vector<Owed>> Session::owed() {
  std::vector<Owed> all;
  const Day today = now().day();
  for (const Waiting& waiting : kWaiting) {
    Filter filter;
    const bool entry = journal::info(waiting.kind).shelf == journal::Shelf::journal;
    filter.shelf = entry ? Filter::Shelf::journal : Filter::Shelf::records;
    filter.state = waiting.state;
    filter.subkind = journal::info(waiting.kind).name;
    TR_LET(page, store_.list(filter, kAll, 0));
    for (const Row& row : page.items) {
      TR_LET(record, store_.record(row.id));
      if (auto owed = owed_of(*this, record, today)) all.push_back(std::move(*owed));
    }
  }
  std::ranges::stable_sort(all, {}, &Owed::since);
  if (all.size() > kMost) all.resize(kMost);
  for (Owed& one : all) {
    TR_LET(about, about_of(*this, one));
    one.about = std::move(about);
  }
  return all;
}

Day Session::put_off_until(const Owed& owed) const {
  constexpr int kDay = 1, kWeek = 7;
  const bool meets = owed.kind == Kind::checkin || owed.kind == Kind::engagement;
  return now().day() + (meets ? kDay : kWeek);
}

/// Another day for something, which is no step of its kind.
Status Session::set_day(RecordId id, journal::Tag tag, Day day, Taken* taken) {
  TR_LET(opened, open(id));
  Taken::Change moved{opened.record, opened.record};
  moved.after.set(tag, day);
  TR_TRY(save(moved.after, opened.written));
  if (taken != nullptr) *taken = {{std::move(moved)}, {}};
  return {};
}

Status Session::put_off(const Owed& owed, Taken* taken) {
  const Day until = put_off_until(owed);
  const auto setting = [until](journal::Tag tag) {
    return [tag, until](Record& record) -> Status {
      record.set(tag, until);
      return {};
    };
  };
  switch (owed.kind) {
    case Kind::checkin:
      return transition(
          owed.id, "move",
          [&](Record& record) -> Status {
            record.set(journal::checkin::kDueNow, until);
            record.set(journal::checkin::kMovedBy, std::string("me"));
            return {};
          },
          taken);
    case Kind::heard:
      // The answer that was given stays: only the telling waits.
      if (owed.transition != "act") return set_day(owed.id, journal::heard::kUntil, until, taken);
      return transition(owed.id, "park", setting(journal::heard::kUntil), taken);
    case Kind::commitment:
      return transition(owed.id, "renegotiate", setting(journal::commitment::kDue), taken);
    case Kind::engagement:
      return set_day(owed.id, journal::engagement::kPlannedStart, until, taken);
    default:
      return {Code::usage, "put_off"};
  }
}

}  // namespace thirdrow::app
