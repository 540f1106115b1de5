#include "app/demo_year.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/rounds.h"
#include "journal/readings.h"
#include "journal/rows.h"

namespace thirdrow::app {
namespace {

/// What people say, so that no two of a page are alike.
constexpr std::array kIssues = {
    "We wait too long for an answer.",           "Two of us were told two different dates.",
    "The form asks for what we sent last week.", "Nobody said who decides when the two of you are away.",
    "The night shift hears of it last.",         "We are asked, and then nothing comes of it.",
    "The room is booked over our meeting again."};
constexpr std::array kPraises = {"You called back the same day.", "It was good to hear the reason.",
                                 "The handover sheet saves us an hour."};

bool is_praise(int number) { return number % 4 == 3; }

const char* heard_at(int ago, int number) {
  const auto at = static_cast<std::size_t>(ago / 7 + number);
  return is_praise(number) ? kPraises[at % kPraises.size()] : kIssues[at % kIssues.size()];
}

namespace j = journal;
using j::Cells;
using j::Kind;
using j::Record;
using Fields = std::vector<std::pair<j::Tag, j::Value>>;

j::Value word(std::string_view text) { return std::string(text); }
j::Value whole(std::int64_t n) { return n; }
j::Value rows(const std::vector<Cells>& cells) { return j::rows_of(cells); }

/// One piece of work from its agreement to its round.
struct Work {
  std::string_view title, why;
  int began_ago, lasted;  ///< days
  bool agreed;
  int invited, answers, yes;
  std::string_view mode = {};
};
constexpr std::array kWorks = {
    Work{"Moving the help desk", "Callers wait less when we sit together.", 350, 60, false, 6, 4, 3},
    Work{"Roster for the summer", "Nobody should hear about a shift by text.", 290, 70, true, 8, 7, 6},
    Work{"The new intake form", "Patients write the same thing four times.", 230, 80, true, 14, 12, 9},
    Work{"Training in three wards", "New colleagues are left alone too soon.", 170, 90, true, 26, 23, 19},
};
/// Nothing was written down in these days.
constexpr int kGapFrom = 75, kGapTo = 42;

bool in_gap(int ago) { return ago <= kGapFrom && ago > kGapTo; }

class Year {
 public:
  explicit Year(Session& session) : session_(session), today_(session.now().day()) {}

  Status add() {
    TR_TRY(find_people());
    for (const Work& work : kWorks) TR_TRY(add_work(work));
    TR_TRY(add_current());
    TR_TRY(add_sheets());
    TR_TRY(add_purpose());
    TR_TRY(add_weeks());
    return add_outcomes();
  }

 private:
  Result<RecordId> put(Kind kind, int ago, const Fields& fields) {
    Record record = session_.new_record(kind);
    record.created = Stamp::from_local(today_ - ago, 10 * 60, session_.now().offset_min);
    for (const auto& [tag, value] : fields) record.set(tag, value);
    TR_TRY(session_.add(record));
    return record.id;
  }
  Status note(Kind kind, int ago, const Fields& fields) {
    const auto made = put(kind, ago, fields);
    return made ? Status() : Status(made.error());
  }
  /// As if that day were today.
  Status step(RecordId id, std::string_view name, int ago, const Fields& fields = {}) {
    session_.fix_today(today_ - ago);
    const Status done = session_.transition(id, name, [&](Record& record) -> Status {
      for (const auto& [tag, value] : fields) record.set(tag, value);
      return {};
    });
    session_.fix_today({});
    return done;
  }

  Status find_people() {
    TR_LET(people, session_.all_of(Kind::person));
    // Staff first; by name and not by their chance order, so that every year is the same.
    std::ranges::sort(people, {}, [](const Record& each) {
      return std::pair(each.text(j::person::kRelation) != "staff", each.title());
    });
    for (const Record& person : people) people_.push_back(person.id.text());
    return people_.size() >= 2 ? Status() : Status(Code::failed, "demo people");
  }

  Status add_work(const Work& work) {
    TR_LET(id, put(Kind::engagement, work.began_ago + 10,
                   {{j::engagement::kTitle, word(work.title)},
                    {j::engagement::kWhy, word(work.why)},
                    {j::engagement::kType, word("project")},
                    {j::engagement::kEvery, whole(2)},
                    {j::engagement::kUnit, word("week")},
                    {j::kPeople, j::Strings{people_[0], people_[1]}}}));
    if (work.agreed) TR_TRY(add_agreement(id, work.began_ago));
    TR_TRY(step(id, "start", work.began_ago));
    TR_TRY(add_phases(id, work));
    TR_TRY(add_talks(id, work));
    TR_TRY(add_trouble(id, work.began_ago - 20));
    const int ended = work.began_ago - work.lasted;
    TR_TRY(step(id, "finish", ended));
    TR_TRY(add_round(id, work, ended));
    return step(id, "close", ended - 6);
  }

  Status add_agreement(RecordId work, int began_ago) {
    TR_LET(id, put(Kind::agreement, began_ago + 3,
                   {{j::kEngagement, work},
                    {j::agreement::kTitle, word("How we work together")},
                    {j::agreement::kCriteria, rows({{"Nobody waits longer than a day for an answer", "joint"},
                                                    {"The wards say it got easier", "them"}})},
                    {j::agreement::kTheyWant, word("To hear of changes before they are decided.")},
                    {j::agreement::kIWant, word("To hear bad news on the same day.")},
                    {j::agreement::kCan, rows({{"Decide on the order of work"}})},
                    {j::agreement::kCannot, rows({{"Promise more people"}})},
                    {j::agreement::kTerms, rows({{"I answer by noon", "me"}, {"Numbers on Friday", "them"}})},
                    {j::agreement::kMetOn, today_ - (began_ago + 3)},
                    {j::agreement::kMinutes, whole(25)},
                    {j::agreement::kAgreedBy, rows({{people_[0], "said"}})}}));
    TR_TRY(step(id, "agree", began_ago + 3));
    TR_TRY(note(Kind::bend, began_ago - 5,
                {{j::bend::kAsked, word("Two days more for the plan")},
                 {j::bend::kGave, word("One day, and my help")},
                 {j::bend::kCostHours, 3.5},
                 {j::bend::kOn, today_ - (began_ago - 5)},
                 {j::bend::kNoticed, word("yes")},
                 {j::kEngagement, work},
                 {j::bend::kAgreement, id}}));
    TR_LET(opened, session_.open(id));
    opened.record.set(j::agreement::kJudged, rows({{"1", "yes"}, {"2", "no", "only one of two"}}));
    opened.record.set(j::agreement::kTermsKept, rows({{"1", "yes"}, {"2", "yes"}}));
    return session_.save(opened.record, opened.written);
  }

  Status add_phases(RecordId work, const Work& about) {
    int ordinal = 0;
    for (const char* name : {"Look", "Try", "Keep"}) {
      const int ago = about.began_ago - ordinal * about.lasted / 3;
      TR_TRY(note(Kind::phase, ago,
                  {{j::kEngagement, work},
                   {j::phase::kName, word(name)},
                   {j::phase::kOrdinal, whole(++ordinal)},
                   {j::phase::kActualStart, today_ - ago},
                   {j::phase::kActualEnd, today_ - (ago - about.lasted / 3)},
                   {j::kState, word("done")}}));
    }
    return {};
  }

  Status add_talks(RecordId work, const Work& about) {
    int number = 0;
    for (int ago = about.began_ago - 14; ago > about.began_ago - about.lasted; ago -= 14, ++number) {
      if (!in_gap(ago)) TR_TRY(add_talk(work, ago, number));
    }
    return {};
  }

  Status add_talk(RecordId work, int ago, int number) {
    const bool missed = number % 5 == 4;
    Fields talk = {{j::kEngagement, work},
                   {j::kPeople, j::Strings{people_[static_cast<std::size_t>(number) % people_.size()]}},
                   {j::checkin::kDue, today_ - ago},
                   {j::kState, word(missed ? "missed" : "held")}};
    if (missed) return note(Kind::checkin, ago, talk);
    for (auto& more : Fields{{j::checkin::kHeld, today_ - (ago - (number % 3 == 2 ? 5 : 0))},
                             {j::checkin::kMinutes, whole(30)},
                             {j::checkin::kChannel, word("in_person")},
                             {j::checkin::kEase, whole(2 + number % 3)},
                             {j::checkin::kTalkShare, whole(55 - 5 * (number % 4))},
                             {j::checkin::kWorthMe, word("yes")},
                             {j::checkin::kWorthThem, word(number % 2 == 0 ? "yes" : "not_asked")},
                             {j::checkin::kDuring, word("The list is too long to see what comes first.")}})
      talk.push_back(std::move(more));
    TR_LET(held, put(Kind::checkin, ago, talk));
    TR_LET(heard, put(Kind::heard, ago,
                      {{j::heard::kWords, word(heard_at(ago, number))},
                       {j::heard::kType, word(is_praise(number) ? "praise" : "issue")},
                       {j::heard::kCheckIn, held},
                       {j::kEngagement, work},
                       {j::heard::kOn, today_ - ago},
                       {j::heard::kStandard, word("S2")}}));
    if (ago > 10) {
      TR_TRY(step(heard, "act", ago - 1));
      if (number % 4 != 2) TR_TRY(step(heard, "tell_back", ago - 4));
    }
    return note(Kind::commitment, ago,
                {{j::commitment::kWhen, word("Friday comes and the list is not done")},
                 {j::commitment::kThen, word("call the ward before noon")},
                 {j::commitment::kMadeOn, today_ - ago},
                 {j::commitment::kDue, today_ - (ago - 7)},
                 {j::commitment::kSource, held},
                 {j::kEngagement, work},
                 {j::commitment::kKeptOn, today_ - (ago - (number % 4 == 1 ? 9 : 6))},
                 {j::kState, word("kept")}});
  }

  Status add_trouble(RecordId work, int ago) {
    TR_TRY(note(Kind::issue, ago,
                {{j::kEngagement, work},
                 {j::issue::kTitle, word("Two lists disagree")},
                 {j::issue::kRaised, today_ - ago},
                 {j::issue::kRaisedBy, word("them")},
                 {j::issue::kFoundIn, word("checkin")},
                 {j::issue::kUnstated, word("yes")},
                 {j::issue::kBiteOn, today_ - (ago - 12)},
                 {j::issue::kSeverity, whole(2)},
                 {j::kTags, j::Strings{"hand-over"}},
                 {j::issue::kResolvedOn, today_ - (ago - 6)},
                 {j::kState, word("resolved")}}));
    return note(Kind::fire, ago - 8,
                {{j::kEngagement, work},
                 {j::fire::kTitle, word("The ward had no forms")},
                 {j::fire::kStarted, today_ - (ago - 8)},
                 {j::fire::kEnded, today_ - (ago - 9)},
                 {j::fire::kSeverity, whole(2)},
                 {j::fire::kLeaderMinutes, whole(90)},
                 {j::fire::kHandoffs, whole(1)},
                 {j::fire::kWaitHours, 2.5},
                 {j::fire::kRoot, word(ago % 2 == 0 ? "ignored_signal" : "outside")},
                 {j::fire::kFirstSign, word("The shelf was half empty on Monday")},
                 {j::fire::kLesson, word("Whoever sees it says it.")},
                 {j::kState, word("reviewed")}});
  }

  Status add_round(RecordId work, const Work& about, int ago) {
    session_.fix_today(today_ - ago);
    const auto opened = open_round(session_, {work, about.invited, {}, std::string(about.mode)});
    session_.fix_today({});
    if (!opened) return opened.error();
    const RecordId round = *opened;
    TR_TRY(add_self_check(work, round, about, ago));
    const auto count = [](int n) { return std::to_string(n); };
    TR_TRY(note(Kind::tally, ago - 3,
                {{j::kEngagement, work},
                 {j::tally::kRound, round},
                 {j::tally::kOn, today_ - (ago - 3)},
                 {j::tally::kAnswers, whole(about.answers)},
                 {j::tally::kEitherYes, whole(about.yes)},
                 {j::tally::kCounts, rows({{"again", "yes", count(about.yes)},
                                           {"again", "no", count(about.answers - about.yes)},
                                           {"refer", "yes", count(about.yes - 1)},
                                           {"refer", "no", count(about.answers - about.yes + 1)},
                                           {"sat", "4", count(about.answers)},
                                           {"s1", "3", count(about.answers)},
                                           {"s2", "2", count(about.answers)},
                                           {"s3", "3", count(about.answers)}})},
                 {j::tally::kCountedBy, word("A colleague")},
                 {j::tally::kWitnessedBy, word("Another colleague")}}));
    TR_TRY(step(round, "close", ago - 4));
    TR_TRY(step(round, "release", ago - 5));
    TR_LET(released, session_.open(round));
    if (released.record.state() != "released") return {};
    session_.fix_today(today_ - (ago - 6));
    const auto shown =
        publish(session_, round, {"Team meeting", true, {}, "Answers take too long", "By May"});
    session_.fix_today({});
    return shown ? Status() : Status(shown.error());
  }

  Status add_self_check(RecordId work, RecordId round, const Work& about, int ago) {
    Fields fields = {{j::kEngagement, work},
                     {j::selfcheck::kOn, today_ - ago},
                     {j::selfcheck::kSealedBefore, round},
                     {j::selfcheck::kGuessYes, whole(about.yes)},
                     {j::selfcheck::kExamples, rows({{"s1a", "We wrote the criteria on one sheet"}})}};
    for (j::Tag tag = j::selfcheck::kS1a; tag <= j::selfcheck::kS3c; ++tag)
      fields.emplace_back(tag, whole(2 + tag % 3));
    TR_LET(check, put(Kind::selfcheck, ago, fields));
    return step(check, "lock", ago);
  }

  /// What runs today: something is due, something waits, and one engagement has no agreement yet.
  Status add_current() {
    TR_LET(work, put(Kind::engagement, 40,
                     {{j::engagement::kTitle, word("Night shifts that hold")},
                      {j::engagement::kType, word("standing")},
                      {j::engagement::kEvery, whole(1)},
                      {j::engagement::kUnit, word("week")},
                      {j::kPeople, j::Strings{people_[0]}}}));
    TR_TRY(add_agreement(work, 35));
    TR_TRY(step(work, "start", 30));
    TR_TRY(add_talk(work, 9, 0));
    TR_TRY(add_round(work, {{}, {}, 0, 0, true, 2, 2, 2, "spoken"}, 20));
    TR_TRY(note(Kind::commitment, 5,
                {{j::commitment::kThen, word("Ask the night shift what they need")},
                 {j::commitment::kDue, today_ - 1}}));
    TR_TRY(note(Kind::engagement, 6,
                {{j::engagement::kTitle, word("A desk for families")},
                 {j::engagement::kPlannedStart, today_ + 4},
                 {j::kPeople, j::Strings{people_[1]}}}));
    return note(Kind::small_fix, 2, {{j::small_fix::kTitle, word("Carried the chairs myself")}});
  }

  Status add_sheets() {
    for (const int ago : {300, 120}) {
      std::vector<Cells> answers;
      for (std::size_t i = 0; i < j::item::kElements.size(); ++i)
        answers.push_back({std::string(j::item::kElements[i]), std::to_string(1 + (i + ago) % 4)});
      TR_TRY(add_sheet("icare", ago, rows(answers)));
    }
    TR_TRY(add_sheet("spinoff", 200, rows({{"encouraged", "2"}, {"delivered", "3"}}),
                     {{j::assessment::kAsked, whole(55)},
                      {j::assessment::kShould, whole(2)},
                      {j::assessment::kRoles, rows({{"Nurses", "4"}, {"Temps", "0"}})}}));
    TR_TRY(add_sheet("quiz", 150, rows({{"know", "3"}, {"first", "2"}, {"bring", "4"}})));
    TR_TRY(
        add_sheet("perspective", 90, rows({{"contact", "3"}}), {{j::assessment::kRole, word("front_line")}}));
    TR_TRY(add_sheet("perspective", 35, rows({{"empower", "2"}}), {{j::assessment::kRole, word("manager")}}));
    TR_TRY(add_sheet("basics", 20, rows({{"civility", "4"}, {"honesty", "3"}, {"caring", "2"}})));
    TR_TRY(note(Kind::process, 200,
                {{j::process::kTitle, word("Order of urgent tests")},
                 {j::process::kCondition, word("broken")},
                 {j::process::kFoundOn, today_ - 200}}));
    TR_TRY(note(Kind::chain_link, 200,
                {{j::chain_link::kNeed, word("A working account on the first day")},
                 {j::chain_link::kFrom, word("IT")},
                 {j::chain_link::kTo, word("Ward")},
                 {j::chain_link::kGiven, whole(2)},
                 {j::chain_link::kReceived, whole(1)},
                 {j::chain_link::kOn, today_ - 200}}));
    TR_TRY(note(Kind::request, 180,
                {{j::request::kTitle, word("Tell us a day before")},
                 {j::request::kTo, word("Laboratory")},
                 {j::request::kOn, today_ - 180}}));
    return note(Kind::elsewhere, 140,
                {{j::left::kTitle, word("A ward orders its own paper")}, {j::left::kOn, today_ - 140}});
  }

  Status add_sheet(std::string_view instrument, int ago, j::Value answers, const Fields& more = {}) {
    Fields fields = {{j::assessment::kInstrument, word(instrument)},
                     {j::assessment::kSubject, word("self")},
                     {j::assessment::kVersion, whole(1)},
                     {j::assessment::kOn, today_ - ago},
                     {j::assessment::kGuess, whole(70)},
                     {j::assessment::kAnswers, std::move(answers)}};
    fields.insert(fields.end(), more.begin(), more.end());
    TR_LET(sheet, put(Kind::assessment, ago, fields));
    TR_TRY(note(Kind::commitment, ago,
                {{j::commitment::kThen, word("Ask one person what they prefer")},
                 {j::commitment::kDue, today_ - (ago - 14)},
                 {j::commitment::kSource, sheet},
                 {j::commitment::kKeptOn, today_ - (ago - 10)},
                 {j::kState, word("kept")}}));
    return step(sheet, "finish", ago);
  }

  Status add_purpose() {
    TR_LET(
        why,
        put(Kind::why, 320,
            {{j::why::kTitle, word("So that nobody waits alone")},
             {j::why::kOn, today_ - 320},
             {j::why::kLine, rows({{"We keep the lists"}, {"Nurses have time"}, {"Patients wait less"}})}}));
    TR_TRY(note(Kind::why_said, 15, {{j::why_said::kOn, today_ - 15}, {j::why_said::kWhy, why}}));
    TR_LET(value, put(Kind::value, 310,
                      {{j::value::kName, word("Candour")},
                       {j::value::kBehaviours, word("Bad news travels on the same day.")}}));
    TR_TRY(note(Kind::decision, 100,
                {{j::decision::kTitle, word("Told the board the date slips")},
                 {j::decision::kOn, today_ - 100},
                 {j::decision::kHonoured, j::Strings{value.text()}},
                 {j::decision::kBetterForThem, word("yes")}}));
    TR_TRY(note(Kind::definition, 250,
                {{j::definition::kTerm, word("A culture of yes")},
                 {j::definition::kBody, word("Yes first, then how.")},
                 {j::definition::kOn, today_ - 250}}));
    TR_TRY(note(Kind::task, 60,
                {{j::task::kGoal, word("Run the morning round alone")},
                 {j::task::kPerson, *RecordId::parse(people_[0])},
                 {j::task::kClear, word("yes")},
                 {j::task::kCompetenceMine, whole(2)},
                 {j::task::kCompetenceTheirs, whole(1)},
                 {j::task::kCommitmentMine, whole(3)},
                 {j::task::kCommitmentTheirs, whole(3)},
                 {j::task::kStyleNeeded, word("coach")},
                 {j::task::kStyleUsed, word("delegate")},
                 {j::task::kOn, today_ - 60}}));
    TR_TRY(note(Kind::pledge, 130,
                {{j::pledge::kTitle, word("Ninety days of three standards")},
                 {j::pledge::kLeaders, rows({{"AL"}, {"BO"}})},
                 {j::pledge::kStandards, j::Strings{"S1", "S2", "S3"}},
                 {j::pledge::kStart, today_ - 130},
                 {j::pledge::kReview, today_ - 40}}));
    return note(Kind::brief, 125,
                {{j::brief::kTitle, word("Three questions for the board")},
                 {j::brief::kQuestions, rows({{"What do our people wait for?", "Asked in May"}})}});
  }

  Status add_weeks() {
    for (int ago = 343; ago > 0; ago -= 7) {
      if (in_gap(ago)) continue;
      TR_TRY(note(Kind::week, ago,
                  {{j::week::kOn, today_ - ago},
                   {j::week::kEffort, whole(1 + ago / 7 % 4)},
                   {j::week::kReward, whole(4 - ago / 90)},
                   {j::week::kModelled, word(ago % 3 == 0 ? "Answered on the same day" : "")}}));
    }
    return {};
  }

  Status add_outcomes() {
    for (const int ago : {330, 240, 150, 30}) {
      TR_TRY(note(Kind::outcome_reading, ago,
                  {{j::outcome::kSeries, word("What visitors say")},
                   {j::outcome::kOn, today_ - ago},
                   {j::outcome::kValue, 8.6 - ago / 300.0},
                   {j::outcome::kMin, 0.0},
                   {j::outcome::kMax, 10.0},
                   {j::outcome::kReference, 7.5},
                   {j::outcome::kHigherIsBetter, word("yes")},
                   {j::outcome::kAgainst, word("customer")}}));
      TR_TRY(note(Kind::outcome_reading, ago,
                  {{j::outcome::kSeries, word("Engagement survey")},
                   {j::outcome::kOn, today_ - ago},
                   {j::outcome::kValue, 76.0 - ago / 30.0},
                   {j::outcome::kMin, 0.0},
                   {j::outcome::kMax, 100.0},
                   {j::outcome::kPeer, 70.5 - ago / 100.0},
                   {j::outcome::kHigherIsBetter, word("yes")},
                   {j::outcome::kSource, word("HR")},
                   {j::outcome::kAgainst, word("staff")}}));
    }
    return {};
  }

  Session& session_;
  Day today_;
  std::vector<std::string> people_;
};

}  // namespace

Status add_demo_year(Session& session) { return Year(session).add(); }

}  // namespace thirdrow::app
