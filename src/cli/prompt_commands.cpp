// prompt next, list, add, retire, bring-back, used; drill.
#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "app/drill.h"
#include "app/form.h"
#include "app/prompts.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/entry_print.h"
#include "cli/entry_write.h"
#include "cli/output.h"
#include "cli/prompt_print.h"
#include "cli/resolve.h"

namespace thirdrow::cli {
namespace {

/// Code::usage when no prompt says that word there: a typing mistake would choose nothing, or anything.
Status check_word(Context& context, app::Session& session, std::string_view option,
                  std::string app::Prompt::*part) {
  if (!context.arguments().has(option)) return {};
  const std::string given = context.arguments().one(option);
  TR_LET(bank, session.prompts());
  std::set<std::string> known;
  for (const app::Prompt& prompt : bank.all()) {
    if (!(prompt.*part).empty()) known.insert(prompt.*part);
  }
  if (known.contains(given)) return {};
  std::string list;
  for (const std::string& word : known) list += (list.empty() ? "" : ", ") + word;
  return context.fail(Code::usage, "No prompt has that --" + std::string(option) + ".",
                      "There are: " + list + ".");
}

Status next(Context& context) {
  const Arguments& args = context.arguments();
  TR_LET(session, context.open());
  TR_TRY(check_word(context, *session, "when", &app::Prompt::when));
  const auto skipped = args.all("skip");
  TR_LET(prompt, session->next_prompt(args.one("when"), {skipped.begin(), skipped.end()}));
  if (context.json()) {
    context.print(prompt ? prompt_json(*prompt) : Json());
  } else if (prompt) {
    context.out() << harmless_line(prompt->text) << "\n  " << prompt->id << '\n';
  } else {
    context.note("Every prompt was used in the last 14 days.");
  }
  return {};
}

Status list(Context& context) {
  const Arguments& args = context.arguments();
  TR_LET(session, context.open());
  TR_TRY(check_word(context, *session, "standard", &app::Prompt::standard));
  TR_TRY(check_word(context, *session, "kind", &app::Prompt::kind));
  TR_LET(bank, session->prompts());
  std::vector<app::Prompt> shown;
  for (const app::Prompt& prompt : bank.all()) {
    const bool standard = !args.has("standard") || prompt.standard == args.one("standard");
    const bool kind = !args.has("kind") || prompt.kind == args.one("kind");
    if (standard && kind) shown.push_back(prompt);
  }
  if (context.json()) {
    Json items = Json::array();
    for (const app::Prompt& prompt : shown) items.push(prompt_json(prompt));
    context.print(Json::object().add("items", std::move(items)).add("total", shown.size()));
    return {};
  }
  Table table;
  for (const app::Prompt& prompt : shown) {
    table.add({prompt.id, prompt.standard, prompt.retired ? "retired" : std::to_string(prompt.uses) + " uses",
               harmless_line(prompt.text)});
  }
  table.print(context.out(), context.columns());
  return {};
}

Status add(Context& context) {
  TR_LET(session, context.open());
  TR_LET(id, session->add_prompt(context.arguments().operands[0], context.arguments().one("theme")));
  return context.done(id.text());
}

Status retire(Context& context) {
  TR_LET(session, context.open());
  TR_LET(prompt, resolve_prompt(context, *session, context.arguments().operands[0]));
  TR_TRY(session->retire_prompt(prompt.id));
  return context.done(prompt.id);
}

Status bring_back(Context& context) {
  TR_LET(session, context.open());
  TR_LET(prompt, resolve_prompt(context, *session, context.arguments().operands[0]));
  TR_TRY(session->bring_back_prompt(prompt.id));
  return context.done(prompt.id);
}

Status used(Context& context) {
  TR_LET(opened, context.number_option("opened", 0, 4));
  TR_LET(day, context.day_option("on"));
  TR_LET(session, context.open());
  if (day) session->fix_today(*day);
  TR_LET(prompt, resolve_prompt(context, *session, context.arguments().operands[0]));
  std::optional<int> rating;
  if (opened) rating = static_cast<int>(*opened);
  TR_TRY(session->prompt_used(prompt.id, rating));
  return context.done(prompt.id);
}

Json situation_json(const app::DrillSituation& one) {
  return Json::object()
      .add("id", one.id.text())
      .add("kind", journal::info(one.kind).name)
      .add("day", one.day.text())
      .add("title", one.title)
      .add("words", one.words);
}

void print_situations(Context& context, const std::vector<app::DrillSituation>& all) {
  if (context.json()) {
    Json items = Json::array();
    for (const app::DrillSituation& one : all) items.push(situation_json(one));
    return context.print(Json::object().add("items", std::move(items)).add("total", all.size()));
  }
  if (all.empty()) return context.note("There is no moment, nothing heard, no fire and no story yet.");
  Table table;
  for (const app::DrillSituation& one : all) {
    table.add({short_id(one.id), one.day.text(), std::string(journal::info(one.kind).name),
               harmless_line(one.title)});
  }
  table.print(context.out(), context.columns());
}

void print_situation(Context& context, const app::DrillSituation& one) {
  if (context.json()) return context.print(situation_json(one));
  context.out() << harmless_line(one.title) << '\n';
  if (!one.words.empty()) context.out() << harmless(one.words) << '\n';
  context.note("Which one question would you have asked? Answer with 'drill " + short_id(one.id) +
               " QUESTION'.");
}

void print_compared(Context& context, const app::DrillSituation& one, const app::DrillAnswer& answer) {
  const bool added = answer.kept == app::DrillAnswer::Kept::added;
  if (context.json()) {
    Json others = Json::array();
    for (const app::Prompt& prompt : answer.others) others.push(prompt_json(prompt));
    return context.print(
        Json::object().add("id", one.id.text()).add("added", added).add("others", std::move(others)));
  }
  context.out() << (added ? "It is kept among your questions.\n" : "It is among your questions already.\n");
  if (!answer.others.empty()) context.out() << "\nOthers to compare\n";
  for (const app::Prompt& prompt : answer.others)
    context.out() << "  " << harmless_line(prompt.text) << "\n    " << prompt.id << '\n';
}

Status drill(Context& context) {
  const auto& operands = context.arguments().operands;
  TR_LET(session, context.open());
  if (operands.empty()) {
    TR_LET(all, app::drill_situations(*session));
    print_situations(context, all);
    return {};
  }
  TR_LET(id, resolve_id(context, *session, operands[0]));
  const auto one = app::drill_situation(*session, id);
  if (!one && one.code() != Code::usage) return one.error();
  if (!one)
    return context.fail(Code::usage, "The drill is for a moment, something heard, a fire or a story.",
                        "'drill' lists them.");
  if (operands.size() == 1) {
    print_situation(context, *one);
    return {};
  }
  const std::string own = app::trimmed(operands[1]);
  if (own.empty())
    return context.fail(Code::usage, "The question is empty.", "Write one, in quotation marks.");
  TR_LET(answer, app::answer_drill(*session, *one, own));
  print_compared(context, *one, answer);
  return {};
}

constexpr std::array kNextOptions = {
    Option{"when", "EVENT", "what is happening: agreement.draft, week.review, day.close, ..."},
    Option{"skip", "ID", "another one than this; leaves no mark", Times::many}};
constexpr std::array kListOptions = {
    Option{"standard", "S", "only of this standard: S1, S2, S3, LISTEN, ..."},
    Option{"kind", "KIND", "only those that lead to this kind: reflection, agreement, ..."}};
constexpr std::array kAddOptions = {Option{"theme", "THEME", "what it is about, in a word or two"}};
constexpr std::array kUsedOptions = {Option{"opened", "0..4", "how far it opened things up"},
                                     Option{"on", "DAY", "the day it was used"}};

constexpr std::array kCommands = {
    Command{"prompts", "prompt next", "", 0, 0, kNextOptions, "one question to write about",
            "First one that suits the event, then the one not used for longest; never one used in the last "
            "14 days. "
            "Asking changes nothing.",
            next},
    Command{"prompts", "prompt list", "", 0, 0, kListOptions, "all prompts, the shipped ones and your own",
            "", list},
    Command{"prompts", "prompt add", "TEXT", 1, 1, kAddOptions, "add a question of your own", "", add},
    Command{"prompts", "prompt retire", "ID", 1, 1, {}, "never pick this one again", "", retire},
    Command{
        "prompts", "prompt bring-back", "ID", 1, 1, {}, "let a retired one be picked again", "", bring_back},
    Command{
        "prompts",
        "drill",
        "[ID [QUESTION]]",
        0,
        2,
        {},
        "which one question would you have asked",
        "Without operands it lists what happened: moments, things heard, fires and stories. With an ID it "
        "tells of one. With your own question it keeps that and shows others to compare. It counts no use.",
        drill},
    Command{"prompts", "prompt used", "ID", 1, 1, kUsedOptions, "note that a prompt was used", "", used},
};

}  // namespace

std::span<const Command> prompt_commands() { return kCommands; }

}  // namespace thirdrow::cli
