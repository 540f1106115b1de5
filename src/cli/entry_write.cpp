#include "cli/entry_write.h"

#include <algorithm>

#include "app/explain.h"
#include "cli/resolve.h"

namespace thirdrow::cli {
namespace {

using journal::Record;
using journal::Role;

void set_role(Record& record, Role role, std::string text) {
  if (const auto* field = journal::field_with_role(record.info(), role))
    record.set(field->tag, std::move(text));
}

Status check_bodies(Context& context) {
  const Arguments& args = context.arguments();
  if (!args.has("body") || !args.has("body-file")) return {};
  return context.fail(Code::usage, "Give --body or --body-file, not both.");
}

/// --body, --body-file, or nothing. Reading may mean that a person types: everything else is looked at
/// before.
Result<std::optional<std::string>> given_body(Context& context) {
  const Arguments& args = context.arguments();
  if (args.has("body")) return std::optional(args.one("body"));
  if (!args.has("body-file")) return std::optional<std::string>();
  TR_LET(text, context.read_text(args.one("body-file")));
  return std::optional(std::move(text));
}

std::string without_last_breaks(std::string text) {
  while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
  return text;
}

void change_set(Record& record, journal::Tag tag, std::span<const std::string> add,
                std::span<const std::string> drop) {
  journal::Strings set = record.strings(tag);
  set.insert(set.end(), add.begin(), add.end());
  std::erase_if(set, [&](const std::string& s) { return std::ranges::find(drop, s) != drop.end(); });
  record.set(tag, std::move(set));
}

/// Before the body is read.
Status check_but_body(const Record& record) {
  for (const auto fields : {record.info().fields, journal::common_fields()}) {
    for (const journal::Field& field : fields) {
      const journal::Value& value = record.value(field.tag);
      if (field.role != Role::body && !journal::is_empty(value)) TR_TRY(journal::check_field(field, value));
    }
  }
  return {};
}

/// Everything that the options say about `record`; nothing is made yet.
Result<People> apply_options(Context& context, app::Session& session, Record& record) {
  const Arguments& args = context.arguments();
  TR_LET(day, context.day_option("on"));
  if (day && record.info().day != 0) record.set(record.info().day, *day);
  if (day && record.info().day == 0) record.set(journal::kHappened, on_day(context, *day));
  if (args.has("title")) set_role(record, Role::title, args.one("title"));
  change_set(record, journal::kTags, args.all("tag"), args.all("no-tag"));
  std::vector<std::string> without;
  for (const std::string& person : args.all("no-person")) {
    TR_LET(id, resolve_person(context, session, person));
    without.push_back(id.text());
  }
  TR_LET(people, find_people(context, session, args.all("person")));
  change_set(record, journal::kPeople, people.ids, without);
  if (args.has("no-engagement")) record.set(journal::kEngagement, {});
  if (args.has("engagement")) {
    TR_LET(id, resolve_engagement(context, session, args.one("engagement")));
    record.set(journal::kEngagement, id);
  }
  TR_TRY(check_but_body(record));
  return people;
}

/// Words that were typed are kept when they cannot be written: half an hour is not to be typed again.
Error keep_typed(Context& context, app::Session& session, const Record& record, const Record& opened,
                 const Error& error) {
  if (!session.keep_draft(record, opened)) return error;
  const app::Explained said = app::explain(error);
  const std::string why =
      error.code == Code::invalid && !error.detail.empty() ? " (" + error.detail + ")" : "";
  std::string what(said.what);
  what.insert(what.size() - 1, why);
  return context.fail(error.code, what + " The words are kept as the draft " + record.id.text() + ".",
                      "See it with 'show', then mend it with 'edit' or in the window.");
}

/// Makes the new people and writes the record.
Status write_typed(Context& context, app::Session& session, Record& record, const Record& opened,
                   const People& people) {
  const auto made = make_people(session, people.new_names);
  if (!made) return keep_typed(context, session, record, opened, made.error());
  change_set(record, journal::kPeople, *made, {});
  const Status done = session.save(record, opened);
  return done ? done : Status(keep_typed(context, session, record, opened, done.error()));
}

Status apply_kind(Context& context, Record& record) {
  if (!context.arguments().has("kind")) return {};
  TR_LET(kind, entry_kind(context, context.arguments().one("kind")));
  if (kind->kind != record.kind) {
    return context.fail(Code::usage, "An entry keeps the fields it has: a " +
                                         std::string(record.info().name) + " cannot become a " +
                                         std::string(kind->name) + ".");
  }
  if (!kind->subkind.empty()) set_role(record, Role::subkind, std::string(kind->subkind));
  return {};
}

Result<std::optional<app::Prompt>> apply_prompt(Context& context, app::Session& session, Record& record) {
  if (!context.arguments().has("prompt")) return std::optional<app::Prompt>();
  TR_LET(prompt, resolve_prompt(context, session, context.arguments().one("prompt")));
  const journal::Field* field = journal::find_field(record.info(), "prompt");
  if (field == nullptr) {
    return context.fail(Code::usage, "An entry of this kind does not keep the prompt it answers.");
  }
  record.set(field->tag, prompt.id);
  return std::optional(std::move(prompt));
}

}  // namespace

Result<const journal::EntryKind*> entry_kind(Context& context, const std::string& name) {
  if (const journal::EntryKind* found = journal::find_entry_kind(name)) return found;
  std::string list;
  for (const journal::EntryKind& kind : journal::entry_kinds())
    list += (list.empty() ? "" : ", ") + std::string(kind.name);
  return context.fail(Code::usage, "There is no kind of entry of that name.", "The kinds are: " + list + ".");
}

Result<app::Prompt> resolve_prompt(Context& context, app::Session& session, const std::string& id) {
  TR_LET(bank, session.prompts());
  if (const app::Prompt* found = bank.find(id)) return *found;
  const auto whole = session.resolve(id);
  const app::Prompt* own = whole ? bank.find(whole->text()) : nullptr;
  if (own != nullptr) return *own;
  return context.fail(Code::not_found, "There is no prompt of that id.", "See 'thirdrow-cli prompt list'.");
}

Status write_entry(Context& context) {
  const Arguments& args = context.arguments();
  TR_LET(kind, entry_kind(context, args.has("kind") ? args.one("kind") : "free"));
  TR_TRY(check_bodies(context));
  TR_LET(session, context.open());
  const Record blank = session->new_entry(*kind);
  Record record = blank;
  TR_LET(prompt, apply_prompt(context, *session, record));
  TR_LET(people, apply_options(context, *session, record));
  TR_LET(body, given_body(context));
  if (!body) {
    TR_LET(typed, context.read_input());
    body = std::move(typed);
  }
  set_role(record, Role::body, without_last_breaks(std::move(*body)));
  if (record.title().empty() && record.body().empty()) {
    return context.fail(Code::invalid, "There is nothing to write.",
                        "Give --title, --body, or text on standard input.");
  }
  TR_TRY(write_typed(context, *session, record, blank, people));
  if (prompt) TR_TRY(session->prompt_used(prompt->id));
  return context.done(record.id.text());
}

Status edit_entry(Context& context) {
  if (context.arguments().options.empty()) {
    return context.fail(Code::usage, "What should change? See 'thirdrow-cli help edit'.");
  }
  TR_TRY(check_bodies(context));
  TR_LET(session, context.open());
  TR_LET(id, resolve_id(context, *session, context.arguments().operands[0]));
  TR_LET(opened, session->open(id));
  Record& record = opened.record;
  TR_TRY(apply_kind(context, record));
  TR_LET(prompt, apply_prompt(context, *session, record));
  TR_LET(people, apply_options(context, *session, record));
  TR_LET(body, given_body(context));
  if (body) set_role(record, Role::body, without_last_breaks(std::move(*body)));
  TR_TRY(write_typed(context, *session, record, opened.written, people));
  return context.done(record.id.text());
}

}  // namespace thirdrow::cli
