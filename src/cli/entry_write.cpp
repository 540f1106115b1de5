#include "cli/entry_write.h"

#include <algorithm>

#include "cli/resolve.h"

namespace thirdrow::cli {
namespace {

using journal::Record;
using journal::Role;

void set_role(Record& record, Role role, std::string text) {
  if (const auto* field = journal::field_with_role(record.info(), role))
    record.set(field->tag, std::move(text));
}

/// --body, --body-file, or nothing.
Result<std::optional<std::string>> given_body(Context& context) {
  const Arguments& args = context.arguments();
  if (args.has("body") && args.has("body-file")) {
    return context.fail(Code::usage, "Give --body or --body-file, not both.");
  }
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

Result<std::vector<std::string>> people_ids(Context& context, app::Session& session, std::string_view option,
                                            Missing missing) {
  std::vector<std::string> out;
  for (const std::string& person : context.arguments().all(option)) {
    TR_LET(id, resolve_person(context, session, person, missing));
    out.push_back(id.text());
  }
  return out;
}

Status apply_links(Context& context, app::Session& session, Record& record) {
  const Arguments& args = context.arguments();
  change_set(record, journal::kTags, args.all("tag"), args.all("no-tag"));
  TR_LET(with, people_ids(context, session, "person", Missing::is_made));
  TR_LET(without, people_ids(context, session, "no-person", Missing::fails));
  change_set(record, journal::kPeople, with, without);
  if (args.has("no-engagement")) record.set(journal::kEngagement, {});
  if (args.has("engagement")) {
    TR_LET(id, resolve_engagement(context, session, args.one("engagement")));
    record.set(journal::kEngagement, id);
  }
  return {};
}

/// The checks that need no journal's words come first, so that nothing is made when a later option is wrong.
Status apply_options(Context& context, app::Session& session, Record& record) {
  const Arguments& args = context.arguments();
  TR_LET(day, context.day_option("on"));
  if (day) record.set(journal::kHappened, on_day(context, *day));
  if (args.has("title")) set_role(record, Role::title, args.one("title"));
  return apply_links(context, session, record);
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
  TR_LET(session, context.open());
  TR_LET(body, given_body(context));
  if (!body) {
    TR_LET(typed, context.read_input());
    body = std::move(typed);
  }
  Record record = session->new_entry(*kind);
  set_role(record, Role::body, without_last_breaks(*body));
  TR_LET(prompt, apply_prompt(context, *session, record));
  TR_TRY(apply_options(context, *session, record));
  if (record.title().empty() && record.body().empty()) {
    return context.fail(Code::invalid, "There is nothing to write.",
                        "Give --title, --body, or text on standard input.");
  }
  TR_TRY(session->add(record));
  if (prompt) TR_TRY(session->prompt_used(prompt->id));
  return context.done(record.id.text());
}

Status edit_entry(Context& context) {
  if (context.arguments().options.empty()) {
    return context.fail(Code::usage, "What should change? See 'thirdrow-cli help edit'.");
  }
  TR_LET(session, context.open());
  TR_LET(id, resolve_id(context, *session, context.arguments().operands[0]));
  TR_LET(opened, session->open(id));
  TR_LET(body, given_body(context));
  Record& record = opened.record;
  if (body) set_role(record, Role::body, without_last_breaks(*body));
  TR_TRY(apply_kind(context, record));
  TR_LET(prompt, apply_prompt(context, *session, record));
  TR_TRY(apply_options(context, *session, record));
  TR_TRY(session->save(record, opened.written));
  return context.done(record.id.text());
}

}  // namespace thirdrow::cli
