#include "app/sheets.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/words.h"
#include "journal/readings.h"
#include "journal/rows.h"

namespace thirdrow::app {
namespace {

using Sv = std::string_view;

constexpr std::array kIcare = {
    SheetItem{journal::item::kElements[0],
              N_("We meet people's needs day after day, because serving well matters to us.")},
    SheetItem{journal::item::kElements[1],
              N_("Everything around us, inside and outside, is built around serving.")},
    SheetItem{journal::item::kElements[2],
              N_("I know the people I serve, and what each of them prefers, because I listen.")},
    SheetItem{journal::item::kElements[3], N_("I show that I am willing by acting, and soon.")},
    SheetItem{journal::item::kGiven,
              N_("I give people the knowledge and the tools to decide for themselves.")},
    SheetItem{journal::item::kTaken, N_("I take the initiative where I could wait to be asked.")},
};
constexpr std::array kBasics = {
    SheetItem{"civility", N_("I was civil, also to those who could do nothing for me.")},
    SheetItem{"politeness", N_("I was polite, also when I was in a hurry.")},
    SheetItem{"honesty", N_("I said what is so, also when it was not welcome.")},
    SheetItem{"service", N_("I did something for somebody that they needed from me.")},
    SheetItem{"caring", N_("It could be seen that I care how they are.")},
};
constexpr std::array kQuiz = {
    SheetItem{"know", N_("Anyone here can say who is better off because of their work.")},
    SheetItem{"first", N_("When a task and a person ask for us at once, the person comes first.")},
    SheetItem{"bring", N_("People bring bad news early, and are glad that they did.")},
    SheetItem{"one_place", N_("Whoever comes to us with a problem needs to tell it once.")},
    SheetItem{"decide", N_("Those who meet the customer may put things right without asking.")},
    SheetItem{"inside", N_("We answer a colleague as fast as we would answer a customer.")},
    SheetItem{"promise", N_("We promise what we can keep, and say early when we cannot.")},
    SheetItem{"rules", N_("When a rule stands in the way of good service, we change the rule.")},
    SheetItem{"notice", N_("Someone notices when a person here goes out of their way.")},
    SheetItem{"come_back", N_("People who could go elsewhere come back to us.")},
};
static_assert(kQuiz.size() == journal::item::kOfQuiz);
constexpr std::array kFrontLine = {
    SheetItem{"contact", N_("In every contact I make the other's day a little easier.")},
    SheetItem{"signals", N_("I pass on what I hear from those we serve, and something comes of it.")},
    SheetItem{"free", N_("I know what I may decide on my own, and I use it.")},
};
constexpr std::array kManager = {
    SheetItem{"empower", N_("My people have what they need to serve well without me.")},
    SheetItem{"model_in", N_("I treat my people the way I want them to treat customers.")},
    SheetItem{"model_out", N_("My people see me serve customers myself.")},
};
constexpr std::array kSenior = {
    SheetItem{"embrace", N_("What I decide shows that service comes first for me.")},
    SheetItem{"say", N_("I say why we are here, often, and in plain words.")},
    SheetItem{"valued", N_("Our staff feel that they are customers whom we value.")},
};
constexpr std::array kSpinOff = {
    SheetItem{"look", N_("Seen from outside, as a firm they could choose, our work is worth its price.")},
    SheetItem{"given", N_("We serve other teams well.")},
    SheetItem{"received", N_("Other teams serve us well.")},
    SheetItem{journal::item::kEncouraged, N_("Leaders here encourage service between teams.")},
    SheetItem{journal::item::kDelivered, N_("My colleagues and I deliver it.")},
};

constexpr std::array kTeam = {Sv("subject"), Sv("unit"), Sv("roles")};
constexpr std::array kSeenFrom = {Sv("perspective")};
constexpr std::array kFirm = {Sv("unit"),   Sv("roles"),      Sv("guess"),     Sv("asked"),
                              Sv("should"), Sv("should_why"), Sv("different"), Sv("quality")};

constexpr const char* kViews = N_("Three places to look from");
constexpr const char* kViewsPurpose =
    N_("Take the place of the front line, of a manager, of a senior leader: one a month.");

constexpr std::array kSheets = {
    Sheet{"icare", "", 1, N_("Five elements of service"),
          N_("Six sentences about the service you and your people give, each with an example."), kIcare,
          kTeam},
    Sheet{"basics",
          "",
          1,
          N_("Back to basics"),
          N_("Civility, politeness, honesty, service, caring: how it was, and where one could see it."),
          kBasics,
          {}},
    Sheet{"quiz", "", 1, N_("How minded we are to serve"),
          N_("Ten sentences about your organisation; for your own eyes."), kQuiz, kTeam},
    Sheet{"perspective", "front_line", 1, kViews, kViewsPurpose, kFrontLine, kSeenFrom},
    Sheet{"perspective", "manager", 1, kViews, kViewsPurpose, kManager, kSeenFrom},
    Sheet{"perspective", "senior_leader", 1, kViews, kViewsPurpose, kSenior, kSeenFrom},
    Sheet{"perspective",
          "",
          1,
          kViews,
          N_("Choose below where you look from: three sentences come with it. One place a month is enough."),
          {},
          kSeenFrom},
    Sheet{"spinoff", "", 1, N_("As an outside firm"),
          N_("Your team is a firm of its own from today: would they hire you back, and should they?"),
          kSpinOff, kFirm},
};

bool is_twice(const journal::Record& record, Sv item) {
  const auto rows = journal::cells_of(record, journal::assessment::kAnswers);
  return std::ranges::count_if(rows, [item](const journal::Cells& row) { return row[0] == item; }) > 1;
}

}  // namespace

std::span<const Sheet> sheets() { return kSheets; }

const Sheet* sheet_of(const journal::Record& record) {
  if (record.kind != journal::Kind::assessment) return nullptr;
  const std::string instrument = record.text(journal::assessment::kInstrument);
  const std::string role = record.text(journal::assessment::kRole);
  const Sheet* found = nullptr;
  for (const Sheet& each : kSheets) {
    if (each.instrument != instrument) continue;
    if (each.perspective == role) return &each;
    if (each.perspective.empty()) found = &each;
  }
  return found;
}

Status check_answers(const std::optional<journal::Record>& there, const journal::Record& record) {
  if (record.kind != journal::Kind::assessment) return {};
  std::vector<Sv> known;
  for (const Sheet& sheet : kSheets) {
    if (sheet.instrument != record.text(journal::assessment::kInstrument)) continue;
    for (const SheetItem& item : sheet.items) known.push_back(item.key);
  }
  std::map<std::string, int> more;
  for (const journal::Cells& row : journal::cells_of(record, journal::assessment::kAnswers)) ++more[row[0]];
  if (there) {
    for (const journal::Cells& row : journal::cells_of(*there, journal::assessment::kAnswers)) --more[row[0]];
  }
  const auto fits = [&](const auto& item) {
    const bool asked = std::ranges::find(known, item.first) != known.end();
    return item.second <= 0 || (asked && !is_twice(record, item.first));
  };
  if (std::ranges::all_of(more, fits)) return {};
  std::string detail = "answers: items are";
  for (const Sv key : known) detail += (key == known.front() ? " " : ", ") + std::string(key);
  return {Code::invalid, std::move(detail)};
}

bool on_sheet(const Sheet& sheet, const journal::Field& field) {
  if (field.name == "instrument" || field.name == "version") return false;
  if (field.name == "answers") return !sheet.items.empty();
  const auto of_some = [&field](const Sheet& each) {
    return std::ranges::find(each.fields, field.name) != each.fields.end();
  };
  return std::ranges::find(sheet.fields, field.name) != sheet.fields.end() ||
         std::ranges::none_of(kSheets, of_some);
}

}  // namespace thirdrow::app
