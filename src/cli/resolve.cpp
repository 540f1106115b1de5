#include "cli/resolve.h"

#include <algorithm>
#include <array>
#include <vector>

#include "cli/output.h"
#include "journal/fold.h"
#include "journal/rows.h"

namespace thirdrow::cli {
namespace {

using journal::Field;
using journal::FieldType;
using journal::Kind;
using journal::Record;

constexpr std::size_t kLeastPrefix = 4;
constexpr int kNoonMinute = 12 * 60;

bool could_be_id(std::string_view text) {
  const auto digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'v'); };
  return text.size() >= kLeastPrefix && text.size() <= RecordId::kTextSize &&
         std::ranges::all_of(text, digit);
}

/// The records of that kind and name; retired and deleted ones do not answer to theirs.
Result<std::vector<RecordId>> named(app::Session& session, Kind kind, const std::string& name) {
  TR_LET(all, session.all_of(kind));
  std::vector<RecordId> alike, exact;
  const std::string folded = journal::fold(name);
  for (const Record& record : all) {
    if (record.deleted() || journal::fold(record.title()) != folded) continue;
    alike.push_back(record.id);
    if (record.title() == name) exact.push_back(record.id);
  }
  return exact.size() == 1 ? exact : alike;
}

/// By id, when what was typed could be one and names a record of that kind.
Result<RecordId> by_id(app::Session& session, Kind kind, std::string_view text) {
  if (!could_be_id(text)) return Error{Code::not_found, {}};
  TR_LET(id, session.resolve(text));
  TR_LET(opened, session.open(id));
  if (opened.record.kind != kind) return Error{Code::not_found, {}};
  return id;
}

Result<RecordId> by_name_or_id(Context& context, app::Session& session, Kind kind, const std::string& text) {
  TR_LET(matches, named(session, kind, text));
  if (matches.size() == 1) return matches.front();
  if (matches.size() > 1) {
    return context.fail(Code::ambiguous, "More than one record has that name.", "Give the id instead.");
  }
  return by_id(session, kind, text);
}

void add_to(Record& record, journal::Tag tag, journal::Strings more) {
  const journal::Strings has = record.strings(tag);
  const Field& field = *journal::find_field(record.info(), tag);
  if (field.type == FieldType::rows) {
    std::vector<journal::Cells> rows = journal::cells_of(field, has);
    std::ranges::move(journal::cells_of(field, more), std::back_inserter(rows));
    return record.set(tag, journal::rows_of(rows, has));
  }
  more.insert(more.end(), has.begin(), has.end());
  record.set(tag, std::move(more));
}

Result<RecordId> resolve_target(Context& context, app::Session& session, const Field& field,
                                const std::string& text) {
  if (field.target == Kind::person) return resolve_person(context, session, text);
  if (field.target == Kind::engagement) return resolve_engagement(context, session, text);
  return resolve_id(context, session, text);
}

/// People of new names go into `new_names`; without it they are an error.
Result<journal::Value> ids_of(Context& context, app::Session& session, const Field& field,
                              std::string_view text, std::vector<std::string>* new_names) {
  const journal::Strings pieces = journal::split_list(text);
  if (field.target == Kind::person && new_names != nullptr) {
    TR_LET(people, find_people(context, session, pieces));
    new_names->insert(new_names->end(), people.new_names.begin(), people.new_names.end());
    return journal::Value(people.ids);
  }
  journal::Strings ids;
  for (const std::string& piece : pieces) {
    TR_LET(id, resolve_target(context, session, field, piece));
    ids.push_back(id.text());
  }
  return journal::Value(ids);
}

/// `before`: what the field holds.
Result<journal::Value> value_of(Context& context, app::Session& session, const Field& field,
                                std::string_view text, const journal::Strings& before,
                                std::vector<std::string>* new_names) {
  const bool empty = text.find_first_not_of(" \t") == std::string_view::npos;
  if (!empty && field.type == FieldType::refs) return ids_of(context, session, field, text, new_names);
  if (!empty && field.type == FieldType::ref) {
    TR_LET(id, resolve_target(context, session, field, std::string(text)));
    return journal::Value(id);
  }
  if (!empty && field.type == FieldType::rows) {
    const auto resolve = [&](const Field& column, const std::string& name) -> Result<std::string> {
      TR_LET(id, resolve_target(context, session, column, name));
      return id.text();
    };
    TR_LET(rows, journal::parse_rows(field, text, session.now(), before, resolve));
    return journal::Value(rows);
  }
  return journal::parse_value(field, text, session.now());
}

}  // namespace

Result<RecordId> resolve_id(Context& context, app::Session& session, std::string_view text) {
  if (!could_be_id(text)) {
    return context.fail(Code::usage, "An id is given by four or more of its 26 characters, 0-9 and a-v.");
  }
  auto found = session.resolve(text);
  if (found || found.code() != Code::not_found) return found;
  // A whole id may be that of a draft that could not be written yet.
  const auto whole = RecordId::parse(text);
  return whole && session.open(*whole) ? Result<RecordId>(*whole) : std::move(found);
}

Result<RecordId> find_person(Context& context, app::Session& session, const std::string& text) {
  return by_name_or_id(context, session, Kind::person, text);
}

Result<RecordId> resolve_person(Context& context, app::Session& session, const std::string& text) {
  auto found = find_person(context, session, text);
  if (found || found.code() != Code::not_found) return found;
  return context.fail(Code::not_found, "There is no person of that name or id.",
                      "See 'thirdrow-cli list person'.");
}

Result<People> find_people(Context& context, app::Session& session, std::span<const std::string> named) {
  People out;
  for (const std::string& name : named) {
    const auto found = find_person(context, session, name);
    if (found) {
      out.ids.push_back(found->text());
      continue;
    }
    if (found.code() != Code::not_found) return found.error();
    Record made = session.new_record(Kind::person);
    made.set(journal::person::kName, name);
    TR_TRY(journal::check(made));
    out.new_names.push_back(name);
  }
  return out;
}

Result<journal::Strings> make_people(app::Session& session, std::span<const std::string> names) {
  journal::Strings ids;
  for (const std::string& name : names) {
    TR_LET(id, session.person_named(name));
    ids.push_back(id.text());
  }
  return ids;
}

Result<RecordId> resolve_engagement(Context& context, app::Session& session, const std::string& text) {
  auto found = by_name_or_id(context, session, Kind::engagement, text);
  if (found || found.code() != Code::not_found) return found;
  return context.fail(Code::not_found, "There is no engagement of that title or id.",
                      "See 'thirdrow-cli list engagement'.");
}

Status by_hand(Context& context, const Field& field) {
  if (field.tag != journal::kDeleted && field.tag != journal::kState) return {};
  return context.fail(Code::usage, "This field is not set by hand: '" + std::string(field.name) + "'.",
                      "Use 'do', 'delete' or 'restore-entry'.");
}

Error no_such_field(Context& context, const journal::KindInfo& kind, std::string_view name) {
  std::vector<std::string_view> names;
  for (const auto fields : {kind.fields, journal::common_fields()}) {
    for (const Field& f : fields) names.push_back(f.name);
  }
  const std::string near = nearest(name, names);
  return context.fail(
      Code::usage,
      "The kind '" + std::string(kind.name) + "' has no field '" + harmless_line(std::string(name)) + "'.",
      near.empty() ? "See 'thirdrow-cli kinds " + std::string(kind.name) + "'."
                   : "Did you mean '" + near + "'?");
}

Result<const Field*> assigned_field(Context& context, const journal::KindInfo& kind,
                                    std::string_view assignment) {
  const auto equals = assignment.find('=');
  if (equals == std::string_view::npos || equals == 0) {
    return context.fail(Code::usage, "A field is written FIELD=VALUE.");
  }
  std::string name(assignment.substr(0, equals));
  std::ranges::replace(name, '-', '_');
  if (const Field* field = journal::find_field(kind, name)) return field;
  return no_such_field(context, kind, name);
}

Status assign(Context& context, app::Session& session, Record& record, std::string_view assignment,
              std::vector<std::string>* new_names) {
  TR_LET(field, assigned_field(context, record.info(), assignment));
  TR_TRY(by_hand(context, *field));
  TR_LET(value, value_of(context, session, *field, assignment.substr(assignment.find('=') + 1),
                         record.strings(field->tag), new_names));
  record.set(field->tag, std::move(value));
  return {};
}

Result<Assigned> assign_all(Context& context, app::Session& session, Record& record,
                            std::span<const std::string> assignments) {
  Assigned out;
  for (const std::string& assignment : assignments) {
    TR_LET(field, assigned_field(context, record.info(), assignment));
    const bool again = std::ranges::find(out.tags, field->tag) != out.tags.end();
    if (again && !journal::is_set(field->type)) {
      return context.fail(Code::usage,
                          "The field '" + std::string(field->name) + "' is given more than once.",
                          "Only lists take several values.");
    }
    out.tags.push_back(field->tag);
    const journal::Strings before = again ? record.strings(field->tag) : journal::Strings();
    std::vector<std::string> new_names;
    TR_TRY(assign(context, session, record, assignment, &new_names));
    for (std::string& name : new_names) out.new_people.emplace_back(field->tag, std::move(name));
    if (!again) continue;
    journal::Strings more = record.strings(field->tag);
    record.set(field->tag, before);
    add_to(record, field->tag, std::move(more));
  }
  return out;
}

Status make_people(app::Session& session, const std::optional<Record>& before, Record& record,
                   const Assigned& assigned) {
  if (assigned.new_people.empty()) return {};
  Record whole = record;
  for (const auto& [tag, name] : assigned.new_people)
    add_to(whole, tag, {session.new_record(Kind::person).id.text()});
  TR_TRY(session.fits(before, whole));
  for (const auto& [tag, name] : assigned.new_people) {
    TR_LET(id, session.person_named(name));
    add_to(record, tag, {id.text()});
  }
  return {};
}

Stamp on_day(Context& context, Day day) { return local_stamp(*context.host().clock, day, kNoonMinute); }

}  // namespace thirdrow::cli
