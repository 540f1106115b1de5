// kinds, add, set, do. (show and list are among the entries' commands: they take any record.)
#include <algorithm>
#include <array>

#include "app/scope.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/output.h"
#include "cli/remarks.h"
#include "cli/resolve.h"
#include "journal/record_json.h"

namespace thirdrow::cli {
namespace {

using journal::Field;
using journal::KindInfo;
using journal::Record;
using journal::Transition;

std::string limits(const Field& field) {
  std::string out;
  const auto say = [&](const std::string& part) { out += (out.empty() ? "" : ", ") + part; };
  if (field.need == journal::Need::required) say("required");
  if (field.type == journal::FieldType::integer) {
    say(std::to_string(field.min) + " to " + std::to_string(field.max));
  } else if (field.max > 0) {
    say("at most " + std::to_string(field.max));
  }
  for (const std::string_view choice : field.choices) say(std::string(choice));
  if (field.target) say(std::string(journal::info(*field.target).name));
  return out;
}

std::string joined(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) out += (out.empty() ? "" : ", ") + std::string(word);
  return out;
}

void print_kind(Context& context, const KindInfo& kind) {
  context.out() << kind.name << ": " << kind.label << '\n';
  Table table;
  for (const auto fields : {kind.fields, journal::common_fields()}) {
    for (const Field& field : fields) {
      if (field.tag == journal::kState || field.tag == journal::kDeleted) continue;
      table.add({"  " + std::string(field.name), std::string(journal::type_name(field.type)), limits(field)});
    }
  }
  table.print(context.out(), context.columns());
  if (!kind.states.empty()) context.out() << "  states: " << joined(kind.states) << '\n';
  for (const Transition& t : kind.transitions) {
    context.out() << "  do ID " << t.name << ": " << joined(t.from) << " -> " << t.to;
    if (!t.requires_.empty()) context.out() << ", needs " << joined(t.requires_);
    if (const auto& only = t.offered_if; !only.field.empty())
      context.out() << ", when " << only.field << " is one of: " << joined(only.one_of);
    context.out() << '\n';
  }
}

Error no_such_kind(Context& context, std::string_view name) {
  std::vector<std::string_view> names;
  for (const KindInfo& kind : journal::kinds()) names.push_back(kind.name);
  const std::string near = nearest(name, names);
  return context.fail(
      Code::usage, "There is no kind of record of that name.",
      near.empty() ? "The kinds are: " + joined(names) + "." : "Did you mean '" + near + "'?");
}

Status kinds(Context& context) {
  const auto& operands = context.arguments().operands;
  const KindInfo* only = operands.empty() ? nullptr : journal::find_kind(operands[0]);
  if (!operands.empty() && only == nullptr) return no_such_kind(context, operands[0]);
  if (context.json()) {
    const Json all = journal::describe_kinds();
    Json out = Json::array();
    for (const Json& kind : *all.elements()) {
      if (only == nullptr || kind.text("kind") == only->name) out.push(kind);
    }
    context.print(Json::object().add("kinds", std::move(out)));
    return {};
  }
  bool first = true;
  for (const KindInfo& kind : journal::kinds()) {
    if (only != nullptr && only != &kind) continue;
    if (!std::exchange(first, false)) context.out() << '\n';
    print_kind(context, kind);
  }
  return {};
}

Status check_names(Context& context, const KindInfo& kind, const Json& json) {
  for (const auto& [name, value] : *json.members()) {
    if (name == "id" || name == "kind" || name == "created" || name == "edited") continue;
    if (journal::find_field(kind, name) == nullptr) return no_such_field(context, kind, name);
  }
  return {};
}

/// A record of `--json FILE`: what the file leaves out (id, kind, created) is filled in.
Result<Record> record_from_file(Context& context, app::Session& session, const KindInfo& kind) {
  TR_LET(text, context.read_text(context.arguments().one("json")));
  auto json = Json::parse(text);
  if (!json || json->members() == nullptr) {
    return context.fail(Code::invalid, "The file does not hold one JSON object.",
                        "See 'thirdrow-cli kinds --json'.");
  }
  const Record fresh = session.new_record(kind.kind);
  if (json->find("kind") == nullptr) json->add("kind", kind.name);
  if (json->text("kind") != kind.name)
    return context.fail(Code::usage, "The file holds a record of another kind.");
  if (json->find("id") == nullptr) json->add("id", fresh.id.text());
  if (json->find("created") == nullptr) json->add("created", fresh.created.text());
  TR_TRY(check_names(context, kind, *json));
  TR_LET(record, journal::record_from_json(*json));
  for (const journal::Tag tag : {journal::kState, journal::kDeleted}) {
    const Field* field = journal::find_field(kind, tag);
    if (field != nullptr && !journal::is_empty(record.value(tag))) TR_TRY(by_hand(context, *field));
  }
  for (const auto& [tag, value] : fresh.fields) {
    if (journal::is_empty(record.value(tag))) record.set(tag, value);
  }
  return record;
}

/// `--on`: by the day its kind goes by, unless a step sets that.
void back_date(Context& context, Record& record, Day day) {
  const KindInfo& kind = record.info();
  const Field* own = kind.day != 0 ? journal::find_field(kind, kind.day) : nullptr;
  if (own == nullptr || app::set_by_a_step(kind, own->tag))
    return record.set(journal::kHappened, on_day(context, day));
  if (journal::is_empty(record.value(own->tag))) record.set(own->tag, day);
}

Status add(Context& context) {
  const Arguments& args = context.arguments();
  const KindInfo* kind = journal::find_kind(args.operands[0]);
  if (kind == nullptr) return no_such_kind(context, args.operands[0]);
  TR_LET(day, context.day_option("on"));
  TR_LET(session, context.open());
  Record record = session->new_record(kind->kind);
  if (args.has("json")) {
    TR_LET(read, record_from_file(context, *session, *kind));
    const auto there = session->open(read.id);
    if (there)
      return context.fail(Code::exists, "A record of that id is already there.", "Change it with 'set'.");
    if (there.code() != Code::not_found) return there.error();
    record = std::move(read);
  }
  TR_LET(assigned, assign_all(context, *session, record, std::span(args.operands).subspan(1)));
  if (day) back_date(context, record, *day);
  TR_TRY(make_people(*session, {}, record, assigned));
  TR_TRY(session->add(record));
  remark_on_day(context, *session, record);
  return context.done(record.id.text());
}

Status set(Context& context) {
  const auto& operands = context.arguments().operands;
  TR_LET(session, context.open());
  TR_LET(id, resolve_id(context, *session, operands[0]));
  TR_LET(opened, session->open(id));
  TR_LET(assigned, assign_all(context, *session, opened.record, std::span(operands).subspan(1)));
  TR_TRY(make_people(*session, opened.written, opened.record, assigned));
  TR_TRY(session->save(opened.record, opened.written));
  return context.done(id.text());
}

Result<const Transition*> find_transition(Context& context, const KindInfo& kind, std::string name) {
  std::ranges::replace(name, '-', '_');
  std::vector<std::string_view> names;
  for (const Transition& t : kind.transitions) {
    if (t.name == name) return &t;
    names.push_back(t.name);
  }
  if (names.empty()) return context.fail(Code::usage, "A record of this kind has no steps.");
  return context.fail(Code::usage, "A record of this kind has no such step.",
                      "Its steps are: " + joined(names) + ".");
}

/// A step that is not open in the record's state: which ones are, and which of them leads on to it.
Status check_state(Context& context, const Record& record, const Transition& step) {
  const std::string state = record.state();
  const auto is_from = [](const Transition& t, std::string_view from) {
    return std::ranges::find(t.from, from) != t.from.end();
  };
  if (is_from(step, state)) return {};
  std::string open, first;
  for (const Transition& t : record.info().transitions) {
    if (!journal::is_open(t, record)) continue;
    open += (open.empty() ? "" : ", ") + std::string(t.name);
    if (first.empty() && is_from(step, t.to)) first = t.name;
  }
  std::string hint = open.empty() ? "No step is open to it there." : "Open to it now: " + open + ".";
  if (!first.empty()) hint = "Take '" + first + "' first, then '" + std::string(step.name) + "'. " + hint;
  return context.fail(Code::refused,
                      "The step '" + std::string(step.name) + "' does not go on from '" + state + "'.", hint);
}

/// `to=…` of `move` is `due_now=…`.
std::vector<std::string> by_field_names(const Transition& step, std::span<const std::string> assignments) {
  std::vector<std::string> out;
  for (const std::string& assignment : assignments) {
    const std::size_t end = std::min(assignment.find('='), assignment.size());
    const auto it = std::ranges::find(step.arguments, assignment.substr(0, end), &journal::Argument::name);
    out.push_back(it == step.arguments.end() ? assignment : std::string(it->field) + assignment.substr(end));
  }
  return out;
}

Status take_step(Context& context) {
  const auto& operands = context.arguments().operands;
  TR_LET(day, context.step_day());
  TR_LET(session, context.open());
  if (day) session->fix_today(*day);
  TR_LET(id, resolve_id(context, *session, operands[0]));
  TR_LET(opened, session->open(id));
  TR_LET(step, find_transition(context, opened.record.info(), operands[1]));
  TR_TRY(check_state(context, opened.record, *step));
  if (day && opened.record.kind == journal::Kind::selfcheck)
    return context.fail(Code::usage, "A self check is locked as of today.", "Leave --on out.");
  // Taken on a copy first: nobody is made for a step that is refused.
  Record changed = opened.record;
  const std::vector<std::string> named = by_field_names(*step, std::span(operands).subspan(2));
  TR_LET(assigned, assign_all(context, *session, changed, named));
  TR_TRY(journal::apply_transition(changed, step->name, session->now().day()));
  TR_TRY(make_people(*session, opened.written, changed, assigned));
  const auto take_over = [&](Record& record) -> Status {
    for (const journal::Tag tag : assigned.tags) record.set(tag, changed.value(tag));
    return {};
  };
  app::Taken taken;
  TR_TRY(session->transition(id, step->name, take_over, &taken));
  if (opened.record.kind == journal::Kind::round && step->name == "open")
    remark_on_round(context, *session, id);
  std::vector<RecordId> made;
  for (const Record& each : taken.made) made.push_back(each.id);
  return context.done(id.text(), made);
}

constexpr std::array kAddOptions = {
    Option{"json", "FILE", "read the fields from a JSON object in FILE; - is standard input"},
    Option{"on", "DAY", "the day it is about"}};
constexpr std::array kDoOptions = {Option{"on", "DAY", "take the step as of DAY"}};

constexpr std::array kCommands = {
    Command{"records",
            "kinds",
            "[KIND]",
            0,
            1,
            {},
            "every kind of record with its fields, limits and steps",
            "",
            kinds},
    Command{"records", "add", "KIND [FIELD=VALUE]...", 1, kAnyNumber, kAddOptions, "make a record",
            "Values are written as in 'kinds': days YYYY-MM-DD, yes or no, lists with commas; what holds a "
            "comma itself stands in quotes: 'people=\"Lee, Ana\", Bo'. Other records are named by id, people "
            "and engagements also by name. To print JSON, put --json before the command.",
            add},
    Command{"records",
            "set",
            "ID FIELD=VALUE...",
            2,
            kAnyNumber,
            {},
            "change fields of a record",
            "FIELD= alone empties the field.",
            set},
    Command{"records", "do", "ID STEP [FIELD=VALUE]...", 2, kAnyNumber, kDoOptions,
            "take a step its kind allows",
            "For example 'do ID start' or 'do ID cancel reason=...'. 'kinds' lists the steps and what each "
            "needs.",
            take_step},
};

}  // namespace

std::span<const Command> record_commands() { return kCommands; }

}  // namespace thirdrow::cli
