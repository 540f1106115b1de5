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

/// Where the person may want to look themselves.
Status print_alike(Context& context, app::Session& session, const app::Erased& erased) {
  if (erased.alike.empty()) return {};
  const std::size_t count = erased.alike.size();
  context.out() << count << (count == 1 ? " record holds" : " records hold")
                << " a word that begins like the name, or held it earlier; see whether it means them:\n";
  Table table;
  for (const RecordId id : erased.alike) {
    TR_LET(opened, session.open(id));
    table.add({short_id(id), opened.record.when().text(), std::string(opened.record.subkind()),
               harmless_line(opened.record.title())});
  }
  table.print(context.out(), context.columns());
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
    Json alike = Json::array();
    for (const RecordId id : erased.alike) alike.push(id.text());
    context.print(Json::object()
                      .add("id", person.text())
                      .add("rewritten", erased.rewritten)
                      .add("alike", std::move(alike)));
  } else {
    context.out() << "Their name, alias and preferences are gone; what points to them shows '(removed)'.\n";
    if (erased.rewritten == 0) context.out() << "No other record called them by name.\n";
    if (erased.rewritten > 0)
      context.out() << erased.rewritten << (erased.rewritten == 1 ? " record" : " records")
                    << " that called them by name " << (erased.rewritten == 1 ? "was" : "were")
                    << " rewritten without it.\n";
    TR_TRY(print_alike(context, *session, erased));
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
        "A word in small letters stays (a may is no May) unless the name, or one given with --also, is "
        "written "
        "small itself. Records where a word stays that begins like the name are listed, to look at. "
        "Records that named them get a new number and lose their history.",
        erase},
};

}  // namespace

std::span<const Command> people_commands() { return kCommands; }

}  // namespace thirdrow::cli
