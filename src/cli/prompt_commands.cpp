// prompt next, list, add, retire, bring-back, used.
#include <array>
#include <set>
#include <string>

#include "app/prompts.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/entry_write.h"
#include "cli/output.h"
#include "cli/prompt_print.h"

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
    Command{"prompts", "prompt used", "ID", 1, 1, kUsedOptions, "note that a prompt was used", "", used},
};

}  // namespace

std::span<const Command> prompt_commands() { return kCommands; }

}  // namespace thirdrow::cli
