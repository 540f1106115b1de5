#include "app/form.h"

#include <algorithm>
#include <array>

#include "base/words.h"
#include "journal/rows.h"

namespace thirdrow::app {
namespace {

struct Choice {
  std::string_view name;
  const char* words;
};
/// Every choice and state of every kind but the kinds of entry, each name once.
constexpr std::array kChoices = {
    Choice{"yes", N_("Yes")},
    Choice{"no", N_("No")},
    Choice{"S1", N_("S1")},
    Choice{"S2", N_("S2")},
    Choice{"S3", N_("S3")},
    Choice{"self", N_("Myself")},
    Choice{"staff", N_("Staff")},
    Choice{"peer", N_("Peer")},
    Choice{"senior", N_("Senior")},
    Choice{"customer", N_("Customer")},
    Choice{"personal", N_("Personal")},
    Choice{"active", N_("Active")},
    Choice{"archived", N_("Archived")},
    Choice{"project", N_("Project")},
    Choice{"standing", N_("Standing")},
    Choice{"onboarding", N_("Onboarding")},
    Choice{"one_off", N_("One-off")},
    Choice{"week", N_("Week")},
    Choice{"month", N_("Month")},
    Choice{"monday", N_("Monday")},
    Choice{"tuesday", N_("Tuesday")},
    Choice{"wednesday", N_("Wednesday")},
    Choice{"thursday", N_("Thursday")},
    Choice{"friday", N_("Friday")},
    Choice{"saturday", N_("Saturday")},
    Choice{"sunday", N_("Sunday")},
    Choice{"draft", N_("Draft")},
    Choice{"closing", N_("Closing")},
    Choice{"cancelled", N_("Cancelled")},
    Choice{"shipped", N_("Came with Third Row")},
    Choice{"mine", N_("Mine")},
    Choice{"coach", N_("From a coach")},
    Choice{"imported", N_("Imported")},
    Choice{"retired", N_("Retired")},
    Choice{"one_to_one", N_("One to one")},
    Choice{"group", N_("Group")},
    Choice{"writing", N_("Writing")},
    Choice{"call", N_("Call")},
    Choice{"other", N_("Other")},
    Choice{"squash", N_("Squash")},
    Choice{"minimise", N_("Minimise")},
    Choice{"defend", N_("Defend")},
    Choice{"fix", N_("Fix")},
    Choice{"withdraw", N_("Withdraw")},
    Choice{"none", N_("None")},
    Choice{"deeper", N_("Deeper")},
    Choice{"flat", N_("Flat")},
    Choice{"worse", N_("Worse")},
    Choice{"captured", N_("Captured")},
    Choice{"reflected", N_("Reflected on")},
    Choice{"closed", N_("Closed")},
    Choice{"inside", N_("Inside")},
    Choice{"outside", N_("Outside")},
    Choice{"not_asked", N_("Not asked")},
    Choice{"story", N_("Story")},
    Choice{"recognition", N_("Recognition")},
};

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

/// Stands before the text of a set that cannot be read yet: neither a note nor a row begins with a line
/// break.
constexpr char kUnread = '\n';

bool unread_rows(const Strings& rows) { return rows.size() == 1 && rows.front().starts_with(kUnread); }

bool belongs_in_form(const journal::KindInfo& kind, const journal::Field& field) {
  switch (field.role) {
    case Role::plumbing:
    case Role::counts:
    case Role::source:
    case Role::subkind:
      return false;
    case Role::title:
    case Role::body:
      return kind.shelf == journal::Shelf::records;
    case Role::none:
      return true;
  }
  return true;
}

}  // namespace

std::vector<FormField> form_fields(const journal::Record& record) {
  std::vector<FormField> out;
  for (const journal::Field& field : record.info().fields) {
    const bool of_another = !field.only.empty() && field.only != record.subkind();
    if (of_another && journal::is_empty(record.value(field.tag))) continue;
    if (belongs_in_form(record.info(), field))
      out.push_back({&field, field_text(field, record.value(field.tag))});
  }
  return out;
}

void offer_for(std::vector<FormField>& fields, const journal::KindInfo& kind,
               const std::vector<const journal::Transition*>& moves) {
  for (FormField& each : fields) {
    const auto asks_for_it = [&](const journal::Transition& move) {
      return std::ranges::find(move.requires_, each.field->name) != move.requires_.end();
    };
    const bool of_a_step = std::ranges::any_of(kind.transitions, asks_for_it);
    const bool of_an_open_one =
        std::ranges::any_of(moves, [&](const journal::Transition* move) { return asks_for_it(*move); });
    each.offered = !of_a_step || of_an_open_one || !each.text.empty();
  }
}

std::string field_text(const journal::Field& field, const journal::Value& value) {
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
  if (field.type != FieldType::dated && field.type != FieldType::rows) return std::nullopt;
  return journal::Value(Strings{kUnread + std::string(text)});
}

std::string trimmed(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(line.substr(first, line.find_last_not_of(" \t\r\n") - first + 1));
}

std::vector<const journal::Transition*> open_moves(const journal::Record& record) {
  std::vector<const journal::Transition*> moves;
  for (const journal::Transition& move : record.info().transitions) {
    if (std::ranges::find(move.from, record.state()) != move.from.end()) moves.push_back(&move);
  }
  return moves;
}

const char* known_choice(std::string_view choice) {
  const journal::EntryKind* entry = journal::find_entry_kind(choice);
  if (entry != nullptr && !entry->subkind.empty()) return entry->label;
  const auto at = std::ranges::find(kChoices, choice, &Choice::name);
  return at == kChoices.end() ? nullptr : at->words;
}

std::string choice_words(std::string_view choice) {
  if (const char* known = known_choice(choice)) return known;
  std::string words(choice);
  std::ranges::replace(words, '_', ' ');
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

const journal::Field* field_of_error(const journal::KindInfo& kind, const Error& error) {
  const std::string_view detail = error.detail;
  constexpr std::string_view kNeeds = ": needs ";
  if (const auto at = detail.find(kNeeds); at != std::string_view::npos) {
    return journal::find_field(kind, detail.substr(at + kNeeds.size()));
  }
  return journal::find_field(kind, detail.substr(0, detail.find(':')));
}

}  // namespace thirdrow::app
