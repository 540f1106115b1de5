#include "cli/entry_print.h"

#include <algorithm>
#include <array>

#include "journal/record_json.h"
#include "journal/rows.h"

namespace thirdrow::cli {
namespace {

using journal::Field;
using journal::Record;

constexpr std::size_t kShortId = 8;

/// What stands where a record was that somebody removed for good.
constexpr const char* kGone = "(removed)";
constexpr const char* kNotShown = "(kept, and not shown)";

/// The words of a shipped question or of one of the person's own.
std::string question_words(app::Session& session, const std::string& id) {
  const auto bank = session.prompts();
  if (const app::Prompt* found = bank ? bank->find(id) : nullptr) return harmless_line(found->text);
  return RecordId::parse(id) ? kGone : harmless_line(id);
}

/// What entry_json says under its own names.
bool told_by_entry(const Field& field) {
  using namespace journal;
  constexpr std::array kTold = {Role::title, Role::body, Role::subkind};
  constexpr std::array kCommon = {kTags, kPeople, kEngagement, kHappened, kState};
  return std::ranges::find(kTold, field.role) != kTold.end() ||
         std::ranges::find(kCommon, field.tag) != kCommon.end();
}

void add_field_lines(Table& table, app::Session& session, const Record& record,
                     std::span<const Field> fields) {
  for (const Field& field : fields) {
    const bool below = field.role == journal::Role::title || field.role == journal::Role::body;
    if (below || field.tag == journal::kState || journal::is_empty(record.value(field.tag))) continue;
    if (field.role == journal::Role::subkind) continue;
    table.add({std::string(field.name), value_text(session, record, field.tag, record.value(field.tag))});
  }
}

}  // namespace

std::string short_id(RecordId id) { return id.text().substr(0, kShortId); }

std::string_view kind_name(const app::Row& row) {
  return row.subkind.empty() ? journal::info(row.kind).name : std::string_view(row.subkind);
}

Json record_json(const app::Opened& opened) {
  const Record& record = opened.record;
  const journal::KindInfo& kind = record.info();
  if (kind.shelf != journal::Shelf::journal) return journal::to_json(record, opened.edited);
  Json out = journal::entry_json(record, opened.edited);
  Json fields = Json::object();
  for (const auto part : {kind.fields, journal::common_fields()}) {
    for (const Field& field : part) {
      if (told_by_entry(field) || journal::is_empty(record.value(field.tag))) continue;
      fields.add(std::string(field.name), journal::field_json(field, record.value(field.tag)));
    }
  }
  if (!kind.states.empty()) out.add("state", record.state());
  return out.add("fields", std::move(fields));
}

Result<Json> row_json(app::Session& session, RecordId id) {
  TR_LET(opened, session.open(id));
  return record_json(opened);
}

Json page_json(Json items, std::int64_t total) {
  return Json::object().add("items", std::move(items)).add("total", total);
}

bool names_question(const Record& record, journal::Tag tag) {
  using namespace journal;
  return (record.kind == Kind::reflection && tag == reflection::kPrompt) ||
         (record.kind == Kind::question_use && tag == question_use::kQuestion);
}

namespace {

/// A record without a title is called by its kind and day.
std::string name_words(app::Session& session, RecordId id) {
  if (const std::string name = session.name_of(id); !name.empty()) return harmless_line(name);
  const auto opened = session.open(id);
  return opened ? std::string(opened->record.subkind()) + " of " + opened->record.when().text() : kGone;
}

/// Each row in its cells, records by name.
std::string rows_words(app::Session& session, const Field& field, const journal::Value& value) {
  const auto* rows = std::get_if<journal::Strings>(&value);
  if (rows == nullptr) return {};
  std::vector<journal::Cells> cells = journal::cells_of(field, *rows);
  for (journal::Cells& row : cells) {
    for (std::size_t i = 0; i < field.columns.size(); ++i) {
      const auto id =
          field.columns[i].type == journal::FieldType::ref ? RecordId::parse(row[i]) : std::nullopt;
      if (id) row[i] = name_words(session, *id);
    }
  }
  return harmless_line(journal::rows_text(field, journal::rows_of(cells), "; "));
}

}  // namespace

std::string value_text(app::Session& session, const Record& record, journal::Tag tag,
                       const journal::Value& value) {
  const auto* line = std::get_if<std::string>(&value);
  if (line != nullptr && names_question(record, tag)) return question_words(session, *line);
  const Field* field = journal::find_field(record.info(), tag);
  if (field != nullptr && field->role == journal::Role::counts) return kNotShown;
  if (field != nullptr && field->type == journal::FieldType::rows) return rows_words(session, *field, value);
  struct Visitor {
    app::Session& session;
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(bool v) const { return v ? "yes" : "no"; }
    std::string operator()(std::int64_t v) const { return std::to_string(v); }
    std::string operator()(double v) const { return journal::decimal_text(v); }
    std::string operator()(const std::string& v) const { return harmless_line(v); }
    std::string operator()(const Day& v) const { return v.text(); }
    std::string operator()(const Stamp& v) const { return v.text(); }
    std::string operator()(const RecordId& v) const { return name_words(session, v); }
    std::string operator()(const journal::Strings& v) const {
      std::vector<std::string> words;
      for (const std::string& s : v) {
        const auto id = RecordId::parse(s);
        words.push_back(id ? (*this)(*id) : harmless_line(s));
      }
      return journal::join_list(words);
    }
  };
  return std::visit(Visitor{session}, value);
}

void print_record(Context& context, app::Session& session, const app::Opened& opened) {
  const Record& record = opened.record;
  std::ostream& out = context.out();
  if (const std::string title = record.title(); !title.empty()) out << harmless_line(title) << "\n\n";
  Table table;
  table.add({"id", record.id.text()});
  table.add({"kind", std::string(record.subkind())});
  if (!record.info().states.empty()) table.add({"state", record.state()});
  add_field_lines(table, session, record, record.info().fields);
  add_field_lines(table, session, record, journal::common_fields());
  if (record.kind == journal::Kind::selfcheck || record.kind == journal::Kind::assessment)
    table.add({"ratings", "0 not at all to 4 always"});
  table.add({"created", record.created.text()});
  table.add({"edited", opened.edited.text()});
  for (const journal::Tag tag : opened.conflicts) {
    const Field* field = journal::find_field(record.info(), tag);
    table.add({"also changed elsewhere",
               std::string(field != nullptr ? field->name : "a field of a later version")});
  }
  table.print(out, 0);
  if (const std::string body = record.body(); !body.empty()) {
    out << '\n';
    const std::string safe = harmless(body);
    if (context.columns() == 0) {
      out << safe << '\n';
    } else {
      for (const std::string& line : wrap(safe, context.columns())) out << line << '\n';
    }
  }
}

void print_rows(Context& context, const std::vector<app::Row>& rows) {
  Table table;
  for (const app::Row& row : rows) {
    std::string words = harmless_line(row.title);
    if (!row.preview.empty()) words += (words.empty() ? "" : "  ") + harmless_line(row.preview);
    table.add({short_id(row.id), row.happened.day().text(), std::string(kind_name(row)), std::move(words)});
  }
  table.print(context.out(), context.columns());
}

}  // namespace thirdrow::cli
