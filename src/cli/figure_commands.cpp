// measures, evidence, week.
#include <algorithm>
#include <array>
#include <set>

#include "app/figure_words.h"
#include "app/week.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/entry_print.h"
#include "cli/output.h"
#include "cli/resolve.h"
#include "journal/readings.h"

namespace thirdrow::cli {
namespace {

using journal::Figure;
using journal::FigureInfo;
using journal::Ledger;
using journal::Window;

/// What the options ask for: the days, and everything or one engagement.
struct Asked {
  Window window;
  std::optional<Ledger> part;
};

Result<Asked> asked(Context& context, app::Session& session) {
  TR_LET(from, context.day_option("from"));
  TR_LET(to, context.day_option("to"));
  const Day last = to ? *to : session.now().day();
  Asked out{{from ? *from : journal::quarter_to(last).first, last}, {}};
  if (out.window.last < out.window.first)
    return context.fail(Code::usage, "--from lies after --to.", "Give the earlier day first.");
  if (context.arguments().has("engagement")) {
    TR_LET(id, resolve_engagement(context, session, context.arguments().one("engagement")));
    TR_LET(part, session.ledger_of(id));
    out.part = std::move(part);
  }
  return out;
}

Result<journal::View> view_of(app::Session& session, const Asked& asked) {
  if (asked.part) return journal::View{*asked.part, asked.window, session.now().day()};
  return session.view(asked.window);
}

/// `M6` for the first figure of a row, `M6.again` for the others.
std::string key_of(const FigureInfo& info, std::span<const FigureInfo> all) {
  const auto first = std::ranges::find(all, info.row, &FigureInfo::row);
  return std::string(info.row) + (&*first == &info ? "" : "." + std::string(info.name));
}

/// The same figure in the days before, as many of them.
Window before(Window window) { return {window.first - window.days(), window.first - 1}; }

struct Measured {
  std::string key;
  Figure figure;
  journal::Change change;
};

std::vector<Measured> measured(const journal::View& view) {
  std::vector<Measured> out;
  const journal::View earlier{view.ledger, before(view.window), view.today};
  for (const FigureInfo& info : journal::measures()) {
    Figure now = journal::reckon(info, view);
    const auto change = journal::change_between(now, journal::reckon(info, earlier));
    out.push_back({key_of(info, journal::measures()), std::move(now), change});
  }
  return out;
}

Json measures_json(const std::vector<Measured>& all) {
  Json out = Json::object();
  Json changes = Json::object();
  for (const Measured& one : all) {
    Json figure = app::figure_json(one.figure);
    const std::string change = in_english(app::change_words(one.change));
    figure.add("name", one.figure.name).add("change", change.empty() ? Json() : Json(change));
    if (!change.empty()) changes.add(one.key, change);
    out.add(one.key, std::move(figure));
  }
  return out.add("M10", Json::object().add("changes", std::move(changes)));
}

void print_figure(std::ostream& out, std::string_view key, const Figure& figure, const std::string& change) {
  const app::FigureWords words = app::words_of(figure);
  out << key << "  " << words.label << '\n' << "    " << in_english(words.shown);
  out << (change.empty() ? "" : "; " + change) << '\n';
  if (words.bounds) out << "    " << in_english(*words.bounds) << '\n';
  for (const app::NumberWords& number : words.numbers)
    out << "    " << app::before_colon(harmless_line(in_english(number.label))) << ": "
        << in_english(number.value) << '\n';
}

Status measures(Context& context) {
  TR_LET(session, context.open());
  TR_LET(wanted, asked(context, *session));
  TR_LET(view, view_of(*session, wanted));
  const std::vector<Measured> all = measured(view);
  if (context.json()) {
    context.print(measures_json(all));
    return {};
  }
  context.out() << wanted.window.first.text() << " to " << wanted.window.last.text() << '\n';
  for (const Measured& one : all)
    print_figure(context.out(), one.key, one.figure, in_english(app::change_words(one.change)));
  return {};
}

Status readings(Context& context) {
  TR_LET(session, context.open());
  TR_LET(wanted, asked(context, *session));
  TR_LET(view, view_of(*session, wanted));
  Json out = Json::object();
  for (const FigureInfo& info : journal::readings()) {
    const Figure figure = journal::reckon(info, view);
    if (context.json()) {
      out.add(std::string(info.name), app::figure_json(figure).add("practice", info.row));
    } else if (figure.hidden != journal::Hidden::nothing) {
      print_figure(context.out(), info.row, figure, {});
    }
  }
  if (context.json()) context.print(out);
  return {};
}

const FigureInfo* find_figure(std::string_view word) {
  for (const auto all : {journal::measures(), journal::readings()}) {
    for (const FigureInfo& info : all) {
      if (word == info.name || word == key_of(info, all)) return &info;
    }
  }
  return nullptr;
}

Result<Json> evidence_items(app::Session& session, const Figure& figure) {
  const std::set<RecordId> hits(figure.hits.begin(), figure.hits.end());
  Json items = Json::array();
  for (const RecordId id : figure.cases) {
    TR_LET(opened, session.open(id));
    items.push(Json::object()
                   .add("id", id.text())
                   .add("kind", opened.record.subkind())
                   .add("day", opened.record.when().text())
                   .add("title", opened.record.title())
                   .add("counts", figure.shown ? Json() : Json(hits.contains(id))));
  }
  return items;
}

Status evidence(Context& context) {
  const std::string& word = context.arguments().operands[0];
  const FigureInfo* info = find_figure(word);
  if (info == nullptr) {
    return context.fail(
        Code::usage, "There is no figure of that name.",
        "M1 to M11 and the names that 'measures --json' and 'readings --json' print are known.");
  }
  TR_LET(session, context.open());
  TR_LET(wanted, asked(context, *session));
  TR_LET(view, view_of(*session, wanted));
  const Figure figure = journal::reckon(*info, view);
  TR_LET(items, evidence_items(*session, figure));
  if (context.json()) {
    context.print(
        Json::object().add("name", info->name).add("figure", app::figure_json(figure)).add("items", items));
    return {};
  }
  print_figure(context.out(), info->row, figure, {});
  for (const Json& item : *items.elements()) {
    const bool* counts = item.find("counts")->boolean();
    context.out() << (counts == nullptr ? "    "
                      : *counts         ? "  + "
                                        : "  - ")
                  << short_id(*RecordId::parse(item.text("id"))) << "  " << item.text("day") << "  "
                  << item.text("kind") << "  " << harmless_line(item.text("title")) << '\n';
  }
  return {};
}

std::string words_of(const app::WeekLine& line) {
  return in_english(app::with_day(line, [](Day day) { return day.text(); }));
}

Status week(Context& context) {
  TR_LET(session, context.open());
  TR_LET(week, app::week_of(*session));
  Json cards = Json::array();
  for (const app::WeekCard& card : week.cards) {
    Json items = Json::array();
    for (const app::WeekLine& line : card.lines)
      items.push(Json::object().add("id", line.id.text()).add("words", words_of(line)));
    cards.push(Json::object().add("name", card.name).add("title", card.title).add("items", std::move(items)));
  }
  if (context.json()) {
    context.print(Json::object()
                      .add("from", week.from.text())
                      .add("to", week.to.text())
                      .add("cards", std::move(cards)));
    return {};
  }
  context.out() << week.from.text() << " to " << week.to.text() << '\n';
  for (const app::WeekCard& card : week.cards) {
    context.out() << '\n' << card.title << '\n';
    const char* remark = card.lines.empty() ? card.empty : card.remark;
    if (*remark != '\0') context.out() << "  " << remark << '\n';
    for (const app::WeekLine& line : card.lines) {
      context.out() << "  " << short_id(line.id) << "  " << harmless_line(words_of(line)) << '\n';
    }
  }
  return {};
}

constexpr std::array kWindow = {
    Option{"from", "DAY", "the first day; 90 days before the last one unless told"},
    Option{"to", "DAY", "the last day; today unless told"},
    Option{"engagement", "E", "of one engagement only"}};
constexpr std::array kCommands = {
    Command{"figures", "week", "", 0, 0, {}, "the six cards of the weekly review", "", week},
    Command{
        "figures", "measures", "", 0, 0, kWindow, "M1 to M11: what was counted, of how many",
        "docs/measures.md says what each counts and what it cannot say. Personal engagements are outside all "
        "of them. M10 is the change from as many days before.",
        measures},
    Command{"figures", "readings", "", 0, 0, kWindow, "what is computed beside the measures, by practice", "",
            readings},
    Command{"figures", "evidence", "MEASURE", 1, 1, kWindow, "the records behind a figure",
            "A plus stands before those in the numerator. Of a round its answers are never told.", evidence},
};

}  // namespace

std::span<const Command> figure_commands() { return kCommands; }

}  // namespace thirdrow::cli
