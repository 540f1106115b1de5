#include "app/agreement_page.h"

#include <algorithm>
#include <array>

#include "app/explain_rules.h"
#include "app/form.h"
#include "base/words.h"
#include "journal/rhythm.h"
#include "journal/rows.h"

namespace thirdrow::app {
namespace {

using journal::Record;
using journal::Tag;
using Lines = std::vector<std::string>;
namespace a = journal::agreement;
namespace e = journal::engagement;

constexpr std::size_t kDatesShown = 6;
constexpr std::array kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                "July",    "August",   "September", "October", "November", "December"};

/// "26 February 2026".
std::string english_date(Day day) {
  const Day::Civil civil = day.civil();
  return std::to_string(civil.day) + " " + kMonths[civil.month - 1] + " " + std::to_string(civil.year);
}

class Reader {
 public:
  Reader(const Ground& ground, const Speaker& speaker) : ground_(ground), speaker_(speaker) {}

  std::string say(const char* words, std::vector<std::string> args = {}) const {
    return speaker_.say({words, std::move(args)});
  }
  std::string choice(const std::string& name) const { return say(choice_words(name).c_str()); }
  /// On a page that both read, nobody is "me".
  std::string side(const std::string& name) const {
    if (name == "me") return say(N_("the leader"));
    return say(name == "them" ? N_("the team") : N_("together"));
  }
  std::string name(const std::string& id) const {
    const auto person = RecordId::parse(id);
    const auto at = person ? ground_.names.find(*person) : ground_.names.end();
    return at == ground_.names.end() ? say(N_("Somebody")) : at->second;
  }
  std::string date(Day day) const { return speaker_.date(day); }
  const Ground& ground() const { return ground_; }

  static Lines text(const Record* record, Tag tag) {
    const std::string words = record == nullptr ? std::string() : record->text(tag);
    return words.empty() ? Lines() : Lines{words};
  }
  Lines sentences(const Record* record, Tag tag) const {
    Lines out;
    if (record == nullptr) return out;
    for (const journal::Cells& row : journal::cells_of(*record, tag)) {
      std::string line = row[0];
      if (row.size() > 1 && !row[1].empty()) line += " (" + side(row[1]) + ")";
      if (row.size() > 2 && !row[2].empty()) {
        const auto due = Day::parse(row[2]);
        line = say(N_("%s, by %s"), {line, due ? date(*due) : row[2]});
      }
      out.push_back(std::move(line));
    }
    return out;
  }
  Lines people() const {
    Lines out;
    for (const std::string& id : ground_.engagement.strings(journal::kPeople)) out.push_back(name(id));
    std::ranges::sort(out);
    return out;
  }
  Lines rhythm() const;
  Lines agreed(const Record* agreement) const;

 private:
  const Ground& ground_;
  const Speaker& speaker_;
};

std::string rhythm_words(const Reader& reader, const Record& engagement) {
  const auto every = engagement.integer(e::kEvery);
  if (!every) return {};
  const bool months = engagement.text(e::kUnit) == "month";
  std::string words = *every == 1 ? reader.say(months ? N_("Every month") : N_("Every week"))
                                  : reader.say(months ? N_("Every %s months") : N_("Every %s weeks"),
                                               {std::to_string(*every)});
  if (const std::string day = engagement.text(e::kWeekday); !day.empty())
    words = reader.say(N_("%s, on a %s"), {words, reader.choice(day)});
  return words;
}

/// Those that are planned, else those that the rhythm gives from the start on, or from today.
std::vector<Day> meetings(const Ground& ground) {
  std::vector<Day> days;
  for (const Record& one : ground.checkins) {
    const auto moved = one.day(journal::checkin::kDueNow);
    const auto due = moved ? moved : one.day(journal::checkin::kDue);
    if (one.state() == "scheduled" && due) days.push_back(*due);
  }
  std::ranges::sort(days);
  const auto started = ground.engagement.day(e::kActualStart);
  const auto planned = started ? started : ground.engagement.day(e::kPlannedStart);
  const auto end = ground.engagement.day(e::kPlannedEnd);
  Day last = days.empty() ? std::max(planned.value_or(ground.today), ground.today) : days.back();
  while (days.size() < kDatesShown) {
    const auto next = journal::next_meeting(ground.engagement, last, last);
    if (!next || *next <= last || (end && *next > *end)) break;
    days.push_back(*next);
    last = *next;
  }
  return days;
}

Lines Reader::rhythm() const {
  Lines out;
  if (const std::string words = rhythm_words(*this, ground_.engagement); !words.empty()) out.push_back(words);
  // What is over has no meetings to come.
  const std::string state = ground_.engagement.state();
  if (state == "closed" || state == "cancelled") return out;
  std::string dates;
  for (const Day day : meetings(ground_)) dates += (dates.empty() ? "" : "; ") + date(day);
  if (!dates.empty()) out.push_back(dates);
  return out;
}

Lines Reader::agreed(const Record* agreement) const {
  Lines out;
  if (agreement == nullptr) return out;
  if (const auto met = agreement->day(a::kMetOn)) out.push_back(say(N_("Met on %s"), {date(*met)}));
  if (const auto on = agreement->day(a::kAgreedOn)) out.push_back(say(N_("Agreed on %s"), {date(*on)}));
  for (const journal::Cells& row : journal::cells_of(*agreement, a::kAgreedBy)) {
    const std::string who = name(row[0]);
    out.push_back(row[1] == "written" ? say(N_("%s, in writing"), {who}) : say(N_("%s, said aloud"), {who}));
  }
  return out;
}

std::string refusal(const Reader& reader, std::string_view rule) {
  return reader.say(explain_rule(rule)->what);
}

std::string phase_heading(const Reader& reader, const Record& phase) {
  return reader.say(N_("Phase: %s"), {phase.title()});
}

Lines planned_days(const Reader& reader, const Record& phase) {
  const auto from = phase.day(journal::phase::kPlannedStart), to = phase.day(journal::phase::kPlannedEnd);
  if (from && to) return {reader.date(*from) + " – " + reader.date(*to)};
  if (from) return {reader.say(N_("From %s"), {reader.date(*from)})};
  return to ? Lines{reader.say(N_("Until %s"), {reader.date(*to)})} : Lines();
}

ReadPart part_of_phase(const Reader& reader, const Record& phase) {
  const Record* terms = reader.ground().agreement(phase.id);
  ReadPart part{phase_heading(reader, phase), reader.sentences(terms, a::kCriteria),
                "phase_terms:" + phase.id.text()};
  std::ranges::move(reader.sentences(terms, a::kTerms), std::back_inserter(part.lines));
  if (!part.lines.empty() && !has_joint(*terms)) part.missing = refusal(reader, "I1.joint");
  const Lines days = planned_days(reader, phase);
  part.lines.insert(part.lines.begin(), days.begin(), days.end());
  return part;
}

/// Each can be corrected.
std::vector<ReadPart> phases_so_far(const Reader& reader) {
  std::vector<ReadPart> parts;
  for (const Record& phase : reader.ground().phases) {
    if (phase.title().empty()) continue;
    Lines days = planned_days(reader, phase);
    if (days.empty()) days.push_back(reader.say(N_("No days are planned for it yet.")));
    parts.push_back({phase_heading(reader, phase), std::move(days), "phase:" + phase.id.text()});
  }
  return parts;
}

std::string asked_words(const Reader& reader, const Record& round) {
  const std::string invited = std::to_string(round.integer(journal::round::kInvited).value_or(0));
  const auto opened = round.day(journal::round::kOpens);
  const bool spoken = round.text(journal::round::kMode) == "spoken";
  return reader.say(spoken ? N_("%s people are asked face to face since %s.")
                           : N_("%s people are asked on paper since %s."),
                    {invited, opened ? reader.date(*opened) : std::string("?")});
}

/// Only what the gate gives.
Lines shown_lines(const Reader& reader, const Speaker& speaker) {
  const Ground& ground = reader.ground();
  const Record* round = ground.round();
  if (!ground.said || round == nullptr) return {};
  if (round->text(journal::round::kMode) == "spoken")
    return {reader.say(N_("They were asked face to face. What they said is not counted."))};
  Lines out = {reader.say(ground.said->label) + ": " + speaker.say(ground.said->shown)};
  if (ground.said->bounds) out.push_back(speaker.say(*ground.said->bounds));
  return out;
}

/// Why the round that was asked does not count, and the way on.
Lines void_lines(const Reader& reader, const Record& round) {
  return {
      reader.say(N_("The round that was asked does not count: %s."), {round.text(journal::round::kReason)}),
      reader.say(N_("Its count is kept and not shown. Ask anew under How to ask, or say there why nobody "
                    "is asked."))};
}

Lines wait_lines(const Reader& reader) {
  const Record* round = reader.ground().round();
  if (const Record* voided = reader.ground().voided()) return void_lines(reader, *voided);
  if (round == nullptr || round->state() == "planned") return {reader.say(N_("Nobody was asked yet."))};
  Lines out = {asked_words(reader, *round)};
  if (reader.ground().counted)
    out.push_back(reader.say(N_("The slips are counted. The count is kept and not shown.")));
  return out;
}

Lines close_lines(const Reader& reader) {
  const Ground& ground = reader.ground();
  const auto closed = ground.engagement.day(e::kClosedOn);
  if (ground.engagement.state() == "closed" && closed)
    return {reader.say(N_("Closed on %s."), {reader.date(*closed)})};
  Lines out;
  const Record* round = ground.round();
  const bool known = round != nullptr && (round->state() == "released" || round->state() == "withheld");
  if (ground.is_waived())
    out.push_back(reader.say(N_("Nobody is asked: %s"), {ground.engagement.text(e::kWaiver)}));
  if (!known && !ground.is_waived()) out.push_back(refusal(reader, "I7"));
  if (known && round->state() == "released" && !ground.is_told())
    out.push_back(reader.say(N_("The result is not shown to the team yet.")));
  return out;
}

}  // namespace

std::vector<ReadPart> read_back(const Ground& ground, const Speaker& speaker) {
  const Reader reader(ground, speaker);
  const Record* agreement = ground.agreement();
  const auto heading = [&](const char* words) { return reader.say(words); };
  std::vector<ReadPart> parts = {
      {heading(N_("Why")), Reader::text(&ground.engagement, e::kWhy), "why"},
      {heading(N_("Who")), reader.people(), "who"},
      {heading(N_("We have succeeded when")), reader.sentences(agreement, a::kCriteria), "success"},
      {heading(N_("What they want")), Reader::text(agreement, a::kTheyWant), "wants"},
      {heading(N_("What the leader wants")), Reader::text(agreement, a::kIWant), "wants"},
      {heading(N_("What can be done")), reader.sentences(agreement, a::kCan), "limits"},
      {heading(N_("What cannot be done")), reader.sentences(agreement, a::kCannot), "limits"},
      {heading(N_("Terms")), reader.sentences(agreement, a::kTerms), "terms"},
  };
  if (agreement == nullptr || !has_joint(*agreement)) parts[2].missing = refusal(reader, "I1.joint");
  for (const Record& phase : ground.phases) {
    if (!phase.title().empty()) parts.push_back(part_of_phase(reader, phase));
  }
  parts.push_back({heading(N_("Check-ins")), reader.rhythm(), "cadence"});
  return parts;
}

std::vector<ReadPart> parts_of(Journey journey, const GuidedPage& page, const Ground& ground,
                               const Speaker& speaker) {
  const Reader reader(ground, speaker);
  const std::string_view key = page.step->key;
  const Record* agreement = ground.agreement();
  if (journey == Journey::start) {
    if (key == "phases") return phases_so_far(reader);
    if (key == "read_back") return read_back(ground, speaker);
    if (key != "agreed" || agreement == nullptr || agreement->state() != "agreed") return {};
    std::vector<ReadPart> parts = read_back(ground, speaker);
    parts.insert(parts.begin(), {reader.say(N_("Agreed")), reader.agreed(agreement)});
    std::erase_if(parts, [](const ReadPart& part) { return part.lines.empty() && part.missing.empty(); });
    for (ReadPart& part : parts) part.page.clear();
    return parts;
  }
  if (key == "judge" && !page.record)
    return {{{}, {reader.say(N_("Nothing was agreed beforehand, so there is nothing to judge."))}}};
  const Record* check = ground.selfcheck();
  if (key == "self" && check != nullptr && check->state() == "locked")
    return {{{},
             {reader.say(N_("Locked on %s. It does not change any more."),
                         {reader.date(check->day(journal::selfcheck::kLockedOn).value_or(ground.today))})}}};
  if (key == "self" && ground.said)
    return {
        {{},
         {reader.say(N_("The result is known already. This check can still be locked on its own; it is not "
                        "set against the result."))}}};
  const Record* round = ground.round();
  const Record* voided = ground.voided();
  if (key == "ask" && voided != nullptr)
    return {{{},
             {reader.say(N_("The round before does not count: %s. A new one is asked here."),
                         {voided->text(journal::round::kReason)})}}};
  const bool after = key == "release" || key == "tell" || key == "show";
  if (after && voided != nullptr) return {{{}, void_lines(reader, *voided)}};
  if (key == "wait" || (key == "ask" && round != nullptr && round->state() != "planned"))
    return {{{}, wait_lines(reader)}};
  if (after) return {{{}, shown_lines(reader, speaker)}};
  if (key == "close") return {{{}, close_lines(reader)}};
  return {};
}

render::Document agreement_page(const Ground& ground, const Speaker& speaker, Stamp created) {
  using render::Block;
  const Reader reader(ground, speaker);
  const Record* agreement = ground.agreement();
  render::Document document;
  const bool agreed = agreement != nullptr && agreement->state() == "agreed";
  document.title = reader.say(agreed ? N_("What we agreed") : N_("Draft: what we want to agree"));
  document.language = speaker.language;
  document.direction = speaker.direction;
  document.created = created;
  const std::string title = ground.engagement.title();
  document.footer = agreed ? title : reader.say(N_("Draft, not agreed yet: %s"), {title});
  document.blocks.push_back({render::Heading{1, title}, Block::Keep::free});
  if (!agreed)
    document.blocks.push_back(
        {render::Paragraph{reader.say(N_("This is a draft. It is not agreed yet."))}, Block::Keep::free});
  std::vector<ReadPart> parts = read_back(ground, speaker);
  if (agreed) parts.push_back({reader.say(N_("Agreed")), reader.agreed(agreement)});
  for (ReadPart& part : parts) {
    if (part.lines.empty()) continue;
    document.blocks.push_back({render::Heading{2, part.heading}, Block::Keep::with_next});
    if (part.lines.size() == 1) {
      document.blocks.push_back({render::Paragraph{part.lines.front()}, Block::Keep::free});
    } else {
      document.blocks.push_back({render::List{std::move(part.lines)}, Block::Keep::free});
    }
  }
  return document;
}

Result<render::Document> agreement_page_of(Session& session, RecordId engagement) {
  TR_LET(ground, ground_of(session, engagement));
  Speaker english;
  english.date = english_date;
  return agreement_page(ground, english, session.now());
}

}  // namespace thirdrow::app
