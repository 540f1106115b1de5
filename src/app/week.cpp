#include "app/week.h"

#include <algorithm>
#include <ranges>
#include <set>
#include <tuple>

#include "app/form.h"
#include "journal/fold.h"

namespace thirdrow::app {
namespace {

using journal::Facts;
using journal::Kind;
using journal::Ledger;
using journal::Window;

constexpr int kWeek = 7;
constexpr int kQuietDays = 28;
constexpr std::size_t kMostStories = 5;
constexpr std::size_t kMostNames = 5;

/// Titles, asked for one by one: the ledger keeps no long words.
std::string title_of(Session& session, RecordId id) {
  const auto opened = session.open(id);
  if (!opened) return {};
  const std::string title = opened->record.title();
  const std::string words = title.empty() ? opened->record.body() : title;
  return words.substr(0, words.find('\n'));
}

std::string name_in(Session& session, const Facts& facts, journal::Tag tag) {
  return facts.ref(tag) == RecordId() ? std::string() : session.name_of(facts.ref(tag));
}

/// Not yet, or not by the day that was named: what is parked counts as answered until its day.
bool is_unanswered(const Facts& heard, Day today) {
  const auto until = heard.day(journal::heard::kUntil);
  return heard.state() == "open" || (heard.state() == "parked" && until && *until <= today);
}

void heard(Session& session, const Ledger& ledger, Day today, WeekCard& card) {
  ledger.each(Kind::heard, [&](const Facts& one) {
    if (is_unanswered(one, today)) card.lines.push_back({one.id(), {"%s", {title_of(session, one.id())}}});
  });
}

void agreements(Session& session, const Ledger& ledger, Day today, WeekCard& card) {
  const Window next{today + 1, today + kWeek};
  ledger.each(Kind::engagement, [&](const Facts& one) {
    const auto planned = one.day(journal::engagement::kPlannedStart);
    if (one.state() != "draft" || !planned || !next.holds(*planned)) return;
    card.lines.push_back(
        {one.id(), {N_("%s starts on %s and nothing is agreed"), {session.name_of(one.id())}}, planned});
  });
}

/// Whether people of the engagement should have met by now.
bool should_have_met(const Ledger& ledger, const Facts& engagement, Day today) {
  const auto start = engagement.day(journal::engagement::kActualStart);
  return engagement.state() == "active" && ledger.is_work(engagement) && start &&
         today - *start >= kQuietDays;
}

/// People of running engagements whom no check-in was held with for four weeks.
std::vector<RecordId> quiet_people(const Ledger& ledger, Day today) {
  std::set<RecordId> met, expected;
  ledger.each(Kind::checkin, journal::checkin::kHeld, {today - kQuietDays, today}, [&](const Facts& one) {
    if (one.state() == "held") met.insert(one.people().begin(), one.people().end());
  });
  ledger.each(Kind::engagement, [&](const Facts& one) {
    if (should_have_met(ledger, one, today)) expected.insert(one.people().begin(), one.people().end());
  });
  std::vector<RecordId> quiet;
  std::ranges::set_difference(expected, met, std::back_inserter(quiet));
  return quiet;
}

/// The running engagement that most of them take part in.
RecordId where_most_are(Session& session, const Ledger& ledger, const std::vector<RecordId>& people,
                        Day today) {
  std::vector<std::tuple<std::ptrdiff_t, std::string, RecordId>> found;
  ledger.each(Kind::engagement, [&](const Facts& one) {
    const auto here = std::ranges::count_if(
        people, [&one](RecordId person) { return std::ranges::count(one.people(), person) > 0; });
    if (here > 0 && should_have_met(ledger, one, today))
      found.emplace_back(-here, title_of(session, one.id()), one.id());
  });
  return std::get<RecordId>(*std::ranges::min_element(found));
}

/// One sentence about all of them, by name, and one place to go to.
WeekLine quiet_line(Session& session, const Ledger& ledger, const std::vector<RecordId>& quiet, Day today) {
  WeekLine line{where_most_are(session, ledger, quiet, today), {}};
  std::vector<std::string> known;
  for (const RecordId person : quiet) known.push_back(session.name_of(person));
  std::ranges::sort(known, {}, [](const std::string& name) { return journal::fold(name); });
  std::string names;
  for (const std::string& name : known | std::views::take(kMostNames))
    names += (names.empty() ? "" : ", ") + name;
  line.words = {N_("No check-in for four weeks with: %s. Set a day with one of them."), {names}};
  if (quiet.size() > kMostNames)
    line.words = {N_("No check-in for four weeks with: %s, and %s more. Set a day with one of them."),
                  {names, std::to_string(quiet.size() - kMostNames)}};
  if (quiet.size() == 1) line.words = {N_("No check-in for four weeks with: %s. Set a day."), {names}};
  return line;
}

void checkins(Session& session, const Ledger& ledger, Window week, WeekCard& card) {
  const auto say = [&](const Facts& one, const char* words, Day day) {
    const std::string about = name_in(session, one, journal::kEngagement);
    card.lines.push_back({one.id(), {words, {about.empty() ? title_of(session, one.id()) : about}}, day});
  };
  ledger.each(Kind::checkin, journal::checkin::kHeld, week,
              [&](const Facts& one) { say(one, N_("%s: held on %s"), *one.day(journal::checkin::kHeld)); });
  ledger.each(Kind::checkin, [&](const Facts& one) {
    for (const journal::Cells& move : one.rows(journal::checkin::kMoves)) {
      const auto on = Day::parse(move[3]), to = Day::parse(move[1]);
      if (on && to && week.holds(*on)) {
        say(one, move[2] == "me" ? N_("%s: moved by me to %s") : N_("%s: moved by them to %s"), *to);
      }
    }
  });
  const bool none_met = card.lines.empty();
  const std::vector<RecordId> quiet = quiet_people(ledger, week.last);
  if (!quiet.empty()) card.lines.push_back(quiet_line(session, ledger, quiet, week.last));
  if (none_met && !card.lines.empty()) card.remark = N_("No check-in was held or moved in these seven days.");
}

void fires(Session& session, const Ledger& ledger, Window week, WeekCard& card) {
  ledger.each(Kind::fire, 0, week, [&](const Facts& one) {
    const auto opened = session.open(one.id());
    if (!opened) return;
    const std::string title = title_of(session, one.id());
    const std::string sign = opened->record.text(journal::fire::kFirstSign);
    const std::string root = choice_words(opened->record.text(journal::fire::kRoot));
    Phrase words{"%s", {title}};
    if (!sign.empty()) words = {N_("%s; the first sign: %s"), {title, sign}};
    if (!root.empty()) words = {N_("%s; the root: %s"), {title, root}};
    if (!sign.empty() && !root.empty())
      words = {N_("%s; the first sign: %s; the root: %s"), {title, sign, root}};
    card.lines.push_back({one.id(), std::move(words)});
  });
}

void stories(Session& session, const Ledger& ledger, WeekCard& card) {
  ledger.each(Kind::story, [&](const Facts& one) {
    if (!one.written(journal::story::kTold))
      card.lines.push_back({one.id(), {"%s (%s)", {title_of(session, one.id())}}, one.day()});
  });
  // The newest are the ones to tell.
  if (card.lines.size() > kMostStories) card.lines.erase(card.lines.begin(), card.lines.end() - kMostStories);
}

void commitments(Session& session, const Ledger& ledger, Window week, WeekCard& card) {
  ledger.each(Kind::commitment, [&](const Facts& one) {
    const Day made = one.day(journal::commitment::kMadeOn).value_or(one.created().day());
    if (!week.holds(made)) return;
    const auto opened = session.open(one.id());
    if (!opened) return;
    const std::string when = opened->record.text(journal::commitment::kWhen);
    const Phrase bare{"%s", {opened->record.title()}};
    const Phrase whole{N_("When %s, then I %s"), {when, opened->record.title()}};
    card.lines.push_back({one.id(), when.empty() ? bare : whole});
  });
}

}  // namespace

Phrase with_day(const WeekLine& line, const std::function<std::string(Day)>& date) {
  Phrase words = line.words;
  if (line.day) words.args.push_back(date(*line.day));
  return words;
}

Result<Week> week_of(Session& session) {
  const Day today = session.now().day();
  const Window days{today - (kWeek - 1), today};
  TR_LET(view, session.view(days));
  Week week{
      days.first,
      today,
      {WeekCard{"heard", N_("What I heard and did not answer"), N_("Everything has an answer."), {}},
       WeekCard{"agreements",
                N_("Starting in the next seven days without an agreement"),
                N_("Nothing starts in the next seven days without one."),
                {}},
       WeekCard{"checkins",
                N_("Check-ins held and moved, and who went quiet"),
                N_("No check-in in these seven days, and nobody went quiet."),
                {}},
       WeekCard{"fires", N_("Fires: the first sign, and the root"), N_("No fire in these seven days."), {}},
       WeekCard{"stories", N_("A story to tell, and where"), N_("Every story was told."), {}},
       WeekCard{"commitment",
                N_("One commitment: when, then I, by which day, with whose help"),
                N_("None yet in these seven days."),
                {}}}};
  heard(session, view.ledger, today, week.cards[0]);
  agreements(session, view.ledger, today, week.cards[1]);
  checkins(session, view.ledger, days, week.cards[2]);
  fires(session, view.ledger, days, week.cards[3]);
  stories(session, view.ledger, week.cards[4]);
  commitments(session, view.ledger, days, week.cards[5]);
  return week;
}

}  // namespace thirdrow::app
