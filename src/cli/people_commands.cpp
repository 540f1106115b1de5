// held, erase: what the journal knows of a person.
#include <array>

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/entry_print.h"
#include "cli/output.h"
#include "cli/resolve.h"

namespace thirdrow::cli {
namespace {

Status held(Context& context) {
  TR_LET(session, context.open());
  TR_LET(person, resolve_person(context, *session, context.arguments().operands[0]));
  const LongWork work(context);
  TR_LET(about, session->held_about(person, work.keep_going()));
  context.end_progress();
  Json items = Json::array();
  Table table;
  for (const app::Held& each : about) {
    TR_LET(opened, session->open(each.id));
    const std::string title = opened.record.title();
    table.add({short_id(each.id), opened.record.when().text(), std::string(opened.record.subkind()),
               harmless_line(title)});
    items.push(Json::object()
                   .add("id", each.id.text())
                   .add("kind", opened.record.subkind())
                   .add("day", opened.record.when().text())
                   .add("title", title));
  }
  if (context.json()) {
    context.print(Json::object().add("items", items).add("total", static_cast<std::int64_t>(about.size())));
  } else {
    table.print(context.out(), context.columns());
  }
  return {};
}

Status erase(Context& context) {
  const Arguments& args = context.arguments();
  TR_LET(session, context.open());
  TR_LET(person, resolve_person(context, *session, args.operands[0]));
  if (!context.confirmed(
          "Every mention of this person goes for good, and so does the history of what named them."))
    return Code::cancelled;
  const LongWork work(context);
  TR_LET(erased, session->erase_person(person, args.all("also"), work.keep_going()));
  context.end_progress();
  if (context.json()) {
    context.print(Json::object().add("id", person.text()).add("rewritten", erased.rewritten));
  } else {
    context.out() << "Their name, alias and preferences are gone; what points to them shows '(removed)'.\n";
    if (erased.rewritten == 0) context.out() << "No other record called them by name.\n";
    if (erased.rewritten > 0)
      context.out() << erased.rewritten << (erased.rewritten == 1 ? " record" : " records")
                    << " that called them by name " << (erased.rewritten == 1 ? "was" : "were")
                    << " rewritten without it.\n";
  }
  context.note("Backups and exports made before still hold the names.");
  return {};
}

constexpr std::array kEraseOptions = {
    Option{"also", "NAME", "another name they are called by; may be repeated"}};
constexpr std::array kCommands = {
    Command{"people", "held", "PERSON", 1, 1, {}, "every record that names a person", "", held},
    Command{
        "people", "erase", "PERSON", 1, 1, kEraseOptions, "take a person out of the journal for good",
        "Their name, alias and preferences go, and wherever words call them by name, 'removed' stands there. "
        "Records that named them get a new number and lose their history.",
        erase},
};

}  // namespace

std::span<const Command> people_commands() { return kCommands; }

}  // namespace thirdrow::cli
