#include "journal/record_json.h"

#include <algorithm>
#include <charconv>

#include "journal/rows.h"

namespace thirdrow::journal {
namespace {

Json strings_json(const Strings& strings) {
  Json out = Json::array();
  for (const std::string& s : strings) out.push(s);
  return out;
}

Json limits_json(const Field& field) {
  Json out = Json::object();
  out.add("name", field.name).add("label", field.label).add("type", type_name(field.type));
  out.add("required", field.need == Need::required);
  out.add("settable", field.tag != kState && field.tag != kDeleted);
  const bool number = field.type == FieldType::integer || field.type == FieldType::decimal;
  if (number) out.add("min", field.min).add("max", field.max);
  if (!number && field.max > 0) out.add("max", field.max);
  if (!field.choices.empty()) {
    Json choices = Json::array();
    for (const std::string_view choice : field.choices) choices.push(choice);
    out.add("choices", std::move(choices));
  }
  if (field.target) out.add("target", info(*field.target).name);
  if (!field.only.empty()) out.add("only", field.only);
  if (!field.columns.empty()) {
    Json columns = Json::array();
    for (const Field& column : field.columns) columns.push(limits_json(column));
    out.add("columns", std::move(columns));
  }
  return out;
}

Json transition_json(const Transition& t) {
  Json from = Json::array();
  for (const std::string_view state : t.from) from.push(state);
  Json needs = Json::array();
  for (const std::string_view name : t.requires_) needs.push(name);
  Json arguments = Json::object();
  for (const Argument& argument : t.arguments) arguments.add(std::string(argument.name), argument.field);
  Json out = Json::object()
                 .add("name", t.name)
                 .add("from", std::move(from))
                 .add("to", t.to)
                 .add("needs", std::move(needs));
  if (!t.arguments.empty()) out.add("arguments", std::move(arguments));
  if (const Condition& only = t.offered_if; !only.field.empty()) {
    Json words = Json::array();
    for (const std::string_view word : only.one_of) words.push(word);
    out.add("when", Json::object().add("field", only.field).add("one_of", std::move(words)));
  }
  return out;
}

Error invalid(std::string_view name, std::string_view what) {
  return {Code::invalid, std::string(name) + ": " + std::string(what)};
}

Result<Stamp> stamp_member(const Json& json, std::string_view name) {
  const auto stamp = Stamp::parse(json.text(name));
  if (!stamp) return invalid(name, "not a time as RFC 3339");
  return *stamp;
}

}  // namespace

std::string_view type_name(FieldType type) {
  switch (type) {
    case FieldType::line:
      return "line";
    case FieldType::text:
      return "text";
    case FieldType::integer:
      return "integer";
    case FieldType::flag:
      return "flag";
    case FieldType::choice:
      return "choice";
    case FieldType::day:
      return "day";
    case FieldType::stamp:
      return "time";
    case FieldType::ref:
      return "ref";
    case FieldType::refs:
      return "refs";
    case FieldType::tags:
      return "tags";
    case FieldType::dated:
      return "dated";
    case FieldType::decimal:
      return "decimal";
    case FieldType::rows:
      return "rows";
  }
  return "line";
}

Json value_json(const Value& value) {
  struct Visitor {
    Json operator()(std::monostate) const { return {}; }
    Json operator()(bool v) const { return v; }
    Json operator()(std::int64_t v) const { return v; }
    Json operator()(double v) const { return v; }
    Json operator()(const std::string& v) const { return v; }
    Json operator()(const Day& v) const { return v.text(); }
    Json operator()(const Stamp& v) const { return v.text(); }
    Json operator()(const RecordId& v) const { return v.text(); }
    Json operator()(const Strings& v) const { return strings_json(v); }
  };
  return std::visit(Visitor{}, value);
}

namespace {

Json cell_json(const Field& column, const std::string& cell) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  const bool whole = error == std::errc() && end == cell.data() + cell.size();
  return column.type == FieldType::integer && whole ? Json(number) : Json(cell);
}

/// The text of a cell as a person would type it.
Result<std::string> cell_text(const Field& field, const Json& json) {
  if (json.is_null()) return std::string();
  if (const auto* v = json.string()) return *v;
  if (const auto* v = json.integer()) return std::to_string(*v);
  return invalid(field.name, "a cell is neither text nor a whole number");
}

/// Elements as a draft keeps them; nothing when these are rows for people.
std::optional<Strings> kept_rows(const Json& json) {
  Strings elements;
  for (const Json& row : *json.elements()) {
    if (row.string() == nullptr) return std::nullopt;
    elements.push_back(*row.string());
  }
  return elements.empty() ? std::nullopt : std::optional(std::move(elements));
}

Result<Value> read_rows(const Field& field, const Json& json) {
  if (json.elements() == nullptr) return invalid(field.name, "a list of objects");
  if (auto kept = kept_rows(json)) return Value(std::move(*kept));
  std::vector<Cells> rows;
  for (const Json& row : *json.elements()) {
    if (row.members() == nullptr) return invalid(field.name, "a list of objects");
    Cells cells(field.columns.size());
    for (const auto& [name, member] : *row.members()) {
      const auto column = std::ranges::find(field.columns, name, &Field::name);
      if (column == field.columns.end()) return invalid(field.name, "no such column");
      TR_LET(text, cell_text(field, member));
      cells[static_cast<std::size_t>(column - field.columns.begin())] = std::move(text);
    }
    rows.push_back(std::move(cells));
  }
  Strings elements = rows_of(rows);
  return elements.empty() ? Value{} : Value(std::move(elements));
}

/// Without the field's limits.
Result<Value> read_value(const Field& field, const Json& json) {
  if (json.is_null()) return Value{};
  if (field.type == FieldType::rows) return read_rows(field, json);
  if (field.type == FieldType::decimal && json.real() != nullptr) return Value(*json.real());
  if (field.type == FieldType::decimal && json.integer() != nullptr)
    return Value(static_cast<double>(*json.integer()));
  if (json.real() != nullptr) return invalid(field.name, "not a whole number");
  if (json.members() != nullptr) return invalid(field.name, "not an object");
  Value value;
  if (const auto* v = json.boolean()) value = *v;
  if (const auto* v = json.integer()) value = *v;
  if (const auto* v = json.elements()) {
    Strings set;
    for (const Json& element : *v) {
      if (element.string() == nullptr) return invalid(field.name, "a list of texts");
      set.push_back(*element.string());
    }
    value = std::move(set);
  }
  if (const auto* v = json.string()) {
    value = *v;
    if (v->starts_with(kUnread)) return value;
    if (field.type == FieldType::day || field.type == FieldType::stamp || field.type == FieldType::ref) {
      return parse_value(field, *v, {});
    }
  }
  return value;
}

enum class Exact : std::uint8_t {
  no,   ///< for people and scripts: rows as objects, no counts
  yes,  ///< what is read back is equal
};

Json record_json(const Record& record, Stamp edited, const std::string& state, Exact exact) {
  const KindInfo& kind = record.info();
  Json out = Json::object();
  out.add("id", record.id.text()).add("kind", kind.name);
  if (!state.empty()) out.add("state", state);
  out.add("created", record.created.text()).add("edited", edited.text());
  const auto add = [&](const Field& field) {
    if (field.tag == kState || is_empty(record.value(field.tag))) return;
    const Value& value = record.value(field.tag);
    if (exact == Exact::no && field.role == Role::counts) return;
    out.add(std::string(field.name), exact == Exact::yes ? value_json(value) : field_json(field, value));
  };
  for (const Field& field : kind.fields) add(field);
  for (const Field& field : common_fields()) add(field);
  return out;
}

}  // namespace

Json field_json(const Field& field, const Value& value) {
  if (field.role == Role::counts) return {};
  const auto* rows = std::get_if<Strings>(&value);
  if (field.type != FieldType::rows || rows == nullptr) return value_json(value);
  Json out = Json::array();
  for (const Cells& cells : cells_of(field, *rows)) {
    Json row = Json::object();
    for (std::size_t i = 0; i < field.columns.size(); ++i) {
      if (!cells[i].empty())
        row.add(std::string(field.columns[i].name), cell_json(field.columns[i], cells[i]));
    }
    out.push(std::move(row));
  }
  return out;
}

Json to_json(const Record& record, Stamp edited) {
  return record_json(record, edited, record.state(), Exact::no);
}

Json draft_json(const Record& draft) {
  return record_json(draft, draft.created, draft.text(kState), Exact::yes);
}

Json entry_json(const Record& record, Stamp edited) {
  const auto* engagement = std::get_if<RecordId>(&record.value(kEngagement));
  Json out = Json::object();
  out.add("id", record.id.text()).add("kind", record.subkind());
  out.add("title", record.title()).add("body", record.body());
  out.add("tags", strings_json(record.strings(kTags))).add("people", strings_json(record.strings(kPeople)));
  out.add("engagement", engagement != nullptr ? Json(engagement->text()) : Json());
  out.add("created", record.created.text()).add("happened", record.happened().text());
  out.add("edited", edited.text()).add("shared_with", Json::array());
  return out;
}

Result<Record> draft_from_json(const Json& json) {
  const KindInfo* kind = find_kind(json.text("kind"));
  if (kind == nullptr) return invalid("kind", "no such kind");
  const auto id = RecordId::parse(json.text("id"));
  if (!id) return invalid("id", "not an id");
  TR_LET(created, stamp_member(json, "created"));
  Record record{*id, kind->kind, created, {}};
  for (const auto& [name, member] : *json.members()) {
    if (name == "id" || name == "kind" || name == "created" || name == "edited") continue;
    const Field* field = find_field(*kind, name);
    if (field == nullptr) return invalid("field", "not one of this kind");
    TR_LET(value, read_value(*field, member));
    record.set(field->tag, std::move(value));
  }
  return record;
}

Result<Record> record_from_json(const Json& json) {
  TR_LET(record, draft_from_json(json));
  // Where a record begins is shown, but need not be written.
  const auto& states = record.info().states;
  if (!states.empty() && record.state() == states.front()) record.set(kState, {});
  TR_TRY(check(record));
  return record;
}

Json describe_kinds() {
  Json out = Json::array();
  for (const KindInfo& kind : kinds()) {
    Json fields = Json::array();
    for (const auto& part : {kind.fields, common_fields()}) {
      for (const Field& field : part) fields.push(limits_json(field));
    }
    Json states = Json::array();
    for (const std::string_view state : kind.states) states.push(state);
    Json moves = Json::array();
    for (const Transition& t : kind.transitions) moves.push(transition_json(t));
    out.push(Json::object()
                 .add("kind", kind.name)
                 .add("label", kind.label)
                 .add("fields", std::move(fields))
                 .add("states", std::move(states))
                 .add("transitions", std::move(moves)));
  }
  return out;
}

Json op_json(const Op& op) {
  Json out = Json::object();
  out.add("device", op.id.dev.text()).add("n", static_cast<std::int64_t>(op.id.n));
  out.add("clock", static_cast<std::int64_t>(op.hlc)).add("at", op.wall.text());
  if (std::holds_alternative<Redacted>(op.body)) return out.add("type", 255).add("entry", op.entry.text());
  return out.add("type", static_cast<int>(wire_type(op.body))).add("payload", to_base32(encode_payload(op)));
}

Result<Op> op_from_json(const Json& json) {
  const auto dev = DeviceId::parse(json.text("device"));
  const Json* n = json.find("n");
  const Json* clock = json.find("clock");
  const Json* type = json.find("type");
  const auto wall = Stamp::parse(json.text("at"));
  const auto whole = [](const Json* j) {
    return j != nullptr && j->integer() != nullptr && *j->integer() >= 0;
  };
  if (!dev || !wall || !whole(n) || *n->integer() == 0 || !whole(clock) || !whole(type) ||
      *type->integer() > 255) {
    return invalid("log", "an operation is incomplete");
  }
  Op op{{*dev, static_cast<std::uint64_t>(*n->integer())},
        static_cast<std::uint64_t>(*clock->integer()),
        *wall,
        {},
        {}};
  if (*type->integer() == 255) {
    const auto entry = RecordId::parse(json.text("entry"));
    if (!entry) return invalid("log", "an operation is incomplete");
    op.entry = *entry;
    op.body = Redacted{};
    return op;
  }
  const auto payload = from_base32(json.text("payload"));
  if (!payload) return invalid("log", "a payload is not base32");
  TR_LET(decoded, decode_payload(static_cast<std::uint8_t>(*type->integer()), *payload));
  op.entry = decoded.entry;
  op.body = std::move(decoded.body);
  return op;
}

}  // namespace thirdrow::journal
