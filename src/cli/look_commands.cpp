// today.
#include <array>

#include "app/happening.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/entry_print.h"
#include "cli/output.h"
#include "cli/prompt_print.h"

namespace thirdrow::cli {

Json prompt_json(const app::Prompt& prompt) {
  const auto opened = app::opened_median(prompt);
  Json out = Json::object();
  out.add("id", prompt.id).add("text", prompt.text).add("kind", prompt.kind).add("standard", prompt.standard);
  out.add("when", prompt.when).add("theme", prompt.theme).add("own", prompt.own);
  out.add("favourite", prompt.favourite).add("retired", prompt.retired).add("uses", prompt.uses);
  out.add("last_used", prompt.last_used ? Json(prompt.last_used->text()) : Json());
  return out.add("opened", opened ? Json(*opened) : Json());
}

namespace {

std::string sentence(const app::Owed& owed) {
  std::string out = owed.what;
  if (const auto place = out.find("%s"); place != std::string::npos) out.replace(place, 2, owed.title);
  return out;
}

Result<Json> rows_json(app::Session& session, const std::vector<app::Row>& rows) {
  Json out = Json::array();
  for (const app::Row& row : rows) {
    TR_LET(item, row_json(session, row.id));
    out.push(std::move(item));
  }
  return out;
}

Status print_json(Context& context, app::Session& session, const app::Today& today) {
  Json owed = Json::array();
  for (const app::Owed& o : today.owed) {
    Json item = Json::object().add("id", o.id.text()).add("what", sentence(o)).add("title", o.title);
    item.add("about", o.about);
    owed.push(std::move(item.add("since", o.since.text()).add("transition", o.transition)));
  }
  TR_LET(earlier, rows_json(session, today.on_this_day));
  TR_LET(recent, rows_json(session, today.recent));
  Json out = Json::object().add("day", today.day.text()).add("owed", std::move(owed));
  out.add("prompt", today.prompt ? prompt_json(*today.prompt) : Json());
  context.print(out.add("on_this_day", std::move(earlier)).add("recent", std::move(recent)));
  return {};
}

Status today(Context& context) {
  TR_LET(session, context.open());
  TR_LET(today, session->today());
  static_cast<void>(app::note_shown(*session, today.prompt));  // not noted, it is only offered once more
  if (context.json()) return print_json(context, *session, today);
  std::ostream& out = context.out();
  out << today.day.text() << '\n';
  if (!today.owed.empty()) out << "\nYou owe\n";
  for (const app::Owed& owed : today.owed) {
    out << "  " << short_id(owed.id) << "  " << harmless_line(sentence(owed)) << " (";
    if (!owed.about.empty()) out << harmless_line(owed.about) << ", ";
    out << "since " << owed.since.text() << ")\n";
  }
  if (today.prompt)
    out << "\nA question\n  " << harmless_line(today.prompt->text) << "\n  " << today.prompt->id << '\n';
  if (!today.on_this_day.empty()) out << "\nOn this day\n";
  print_rows(context, today.on_this_day);
  if (!today.recent.empty()) out << "\nLately\n";
  print_rows(context, today.recent);
  return {};
}

constexpr std::array kCommands = {
    Command{
        "looking", "today", "", 0, 0, {}, "what you owe, one question, and what you wrote lately", "", today},
};

}  // namespace

std::span<const Command> look_commands() { return kCommands; }

}  // namespace thirdrow::cli
