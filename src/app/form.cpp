#include "app/form.h"

#include <algorithm>
#include <array>

#include "app/sheets.h"
#include "journal/record_json.h"
#include "journal/rows.h"

namespace thirdrow::app {
namespace {

using journal::FieldType;
using journal::Role;
using journal::Strings;

std::string joined(const Strings& set, std::string_view between) {
  std::string text;
  for (const std::string& element : set) {
    if (!text.empty()) text += between;
    text += element;
  }
  return text;
}

Strings lines_of(std::string_view text) {
  Strings lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) lines.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// A field that says something only once the record is in one of the states.
struct Later {
  journal::Kind kind;
  journal::Tag field;
  std::array<std::string_view, 3> states;
};
constexpr Later kLater[] = {
    {journal::Kind::engagement, journal::engagement::kWaiver, {"active", "closing", "closed"}},
    {journal::Kind::agreement, journal::agreement::kReason, {"declined"}},
    {journal::Kind::agreement, journal::agreement::kJudged, {"agreed", "superseded"}},
    {journal::Kind::agreement, journal::agreement::kTermsKept, {"agreed", "superseded"}},
    {journal::Kind::checkin, journal::checkin::kReason, {"missed", "cancelled_by_them"}},
};

bool is_of_later(const journal::Record& record, const journal::Field& field) {
  const auto at = std::ranges::find_if(
      kLater, [&](const Later& each) { return each.kind == record.kind && each.field == field.tag; });
  return at != std::end(kLater) && std::ranges::find(at->states, record.state()) == at->states.end();
}

using journal::kUnread;

bool unread_rows(const Strings& rows) { return rows.size() == 1 && rows.front().starts_with(kUnread); }

bool is_typed_value(FieldType type) {
  return type == FieldType::integer || type == FieldType::decimal || type == FieldType::day ||
         type == FieldType::stamp;
}

bool belongs_in_form(const journal::KindInfo& kind, const journal::Field& field, Form form) {
  switch (field.role) {
    case Role::counts:
      return form == Form::to_count;
    case Role::plumbing:
    case Role::source:
    case Role::subkind:
      return false;
    case Role::title:
    case Role::body:
      return form != Form::beside || kind.shelf == journal::Shelf::records;
    case Role::none:
      return true;
  }
  return true;
}

}  // namespace

std::vector<FormField> form_fields(const journal::Record& record, Form form) {
  const Sheet* sheet = sheet_of(record);
  std::vector<FormField> out;
  for (const journal::Field& field : record.info().fields) {
    const bool of_another = (!field.only.empty() && field.only != record.subkind()) ||
                            (sheet != nullptr && !on_sheet(*sheet, field));
    const bool empty = journal::is_empty(record.value(field.tag));
    if (of_another && (empty || field.need == journal::Need::required || field.name == "version")) continue;
    if (!belongs_in_form(record.info(), field, form)) continue;
    const bool answers = sheet != nullptr && field.tag == journal::assessment::kAnswers;
    out.push_back(
        {&field, field_text(field, record.value(field.tag)), true, false, answers ? sheet : nullptr});
  }
  return out;
}

void offer_for(std::vector<FormField>& fields, const journal::Record& record) {
  const journal::KindInfo& kind = record.info();
  // Where there is one way on only, what it needs may be said beforehand.
  auto moves = open_moves(record);
  if (moves.size() != 1) moves.clear();
  for (FormField& each : fields) {
    const auto asks_for_it = [&](const journal::Transition& move) {
      return std::ranges::find(move.requires_, each.field->name) != move.requires_.end();
    };
    const auto is_given_it = [&](const journal::Transition& move) {
      return std::ranges::find(move.arguments, each.field->name, &journal::Argument::field) !=
             move.arguments.end();
    };
    const bool given =
        each.field->need == journal::Need::optional && std::ranges::any_of(kind.transitions, is_given_it);
    const bool of_a_step = given || std::ranges::any_of(kind.transitions, asks_for_it);
    const bool of_an_open_one = !given && std::ranges::any_of(moves, [&](const journal::Transition* move) {
      return asks_for_it(*move);
    });
    const bool of_use = (!of_a_step || of_an_open_one) && !is_of_later(record, *each.field) &&
                        journal::holds(each.field->offered_if, record);
    each.offered = of_use || !each.text.empty();
  }
}

std::vector<FormField> asked_by(const journal::Transition& move, const journal::Record& record,
                                const std::vector<FormField>& offered) {
  std::vector<FormField> out;
  for (const journal::Argument& argument : move.arguments)
    out.push_back({journal::find_field(record.info(), argument.field), {}});
  for (const std::string_view name : move.requires_) {
    const journal::Field* field = journal::find_field(record.info(), name);
    const auto is_it = [field](const FormField& each) { return each.field == field; };
    const bool known = !journal::is_empty(record.value(field->tag)) || name == move.stamps;
    const bool in_form =
        std::ranges::any_of(offered, [&](const FormField& each) { return is_it(each) && each.offered; });
    if (!known && !in_form && std::ranges::none_of(out, is_it)) out.push_back({field, {}});
  }
  return out;
}

std::string field_text(const journal::Field& field, const journal::Value& value) {
  if (is_unread(field, value)) return std::get<std::string>(value).substr(1);
  if (const auto* v = std::get_if<std::string>(&value)) return *v;
  if (const auto* v = std::get_if<std::int64_t>(&value)) return std::to_string(*v);
  if (const auto* v = std::get_if<double>(&value)) return journal::decimal_text(*v);
  if (const auto* v = std::get_if<bool>(&value)) return *v ? "yes" : "no";
  if (const auto* v = std::get_if<Day>(&value)) return v->text();
  if (const auto* v = std::get_if<Stamp>(&value)) return v->text();
  if (const auto* v = std::get_if<RecordId>(&value)) return v->text();
  if (const auto* v = std::get_if<Strings>(&value); v != nullptr && field.type == FieldType::rows)
    return unread_rows(*v) ? v->front().substr(1) : journal::rows_text(field, *v);
  if (const auto* v = std::get_if<Strings>(&value)) {
    std::string text = joined(*v, field.type == FieldType::dated ? "\n" : ", ");
    return text.starts_with(kUnread) ? text.substr(1) : text;
  }
  return {};
}

Result<journal::Value> read_field(const journal::Field& field, std::string_view text, Stamp now) {
  if (field.type != FieldType::dated) return journal::parse_value(field, text, now);
  journal::Value value = lines_of(text);
  TR_TRY(journal::check_field(field, value));
  return value;
}

std::optional<journal::Value> unread_words(const journal::Field& field, std::string_view text) {
  if (field.type == FieldType::line || field.type == FieldType::text) return std::string(text);
  if (is_typed_value(field.type)) return journal::Value(kUnread + std::string(text));
  if (field.type != FieldType::dated && field.type != FieldType::rows) return std::nullopt;
  return journal::Value(Strings{kUnread + std::string(text)});
}

bool is_unread(const journal::Field& field, const journal::Value& value) {
  const auto* words = std::get_if<std::string>(&value);
  return words != nullptr && is_typed_value(field.type) && words->starts_with(kUnread);
}

std::string trimmed(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(line.substr(first, line.find_last_not_of(" \t\r\n") - first + 1));
}

std::vector<const journal::Transition*> open_moves(const journal::Record& record) {
  std::vector<const journal::Transition*> moves;
  for (const journal::Transition& move : record.info().transitions) {
    if (journal::is_open(move, record)) moves.push_back(&move);
  }
  return moves;
}

const journal::Field* field_of_error(const journal::KindInfo& kind, const Error& error) {
  const std::string_view detail = error.detail;
  constexpr std::string_view kNeeds = ": needs ";
  if (const auto at = detail.find(kNeeds); at != std::string_view::npos) {
    return journal::find_field(kind, detail.substr(at + kNeeds.size()));
  }
  return journal::find_field(kind, detail.substr(0, detail.find(':')));
}

bool waits_for_save(const journal::Record& unwritten) {
  return journal::holds_counts(unwritten.info()) || unwritten.kind == journal::Kind::publication;
}

}  // namespace thirdrow::app
