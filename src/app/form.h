/// Any record as a form: which fields to show, their text, and back. Used by the entry editor and the record
/// pages.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "journal/record.h"

namespace thirdrow::app {

struct Sheet;

struct FormField {
  const journal::Field* field = nullptr;  ///< never null; lives as long as the program
  std::string text;                       ///< what read_field reads back to the same value
  bool offered = true;                    ///< false: not yet of use, and empty
  bool settled = false;                   ///< can be read, and changes no more
  const Sheet* sheet = nullptr;           ///< what the rows answer; nullptr: they are rows like any others
  /// What they answer in a person's own words: the first cell of the row, and the sentence.
  std::vector<std::pair<std::string, std::string>> items = {};
  friend bool operator==(const FormField&, const FormField&) = default;
};

enum class Form : std::uint8_t {
  beside,    ///< an entry's title and text have places of their own; a record's are fields
  whole,     ///< everything is a field
  to_count,  ///< the same, with what people answered, to be typed in (I9): of a record not yet written
};
/// Own fields that people fill in, in order.
std::vector<FormField> form_fields(const journal::Record& record, Form form = Form::beside);

/// Leaves out of the offer what is empty and of no use yet: what only a step asks for, unless it is the one
/// step that the record's state has; what a step is given along; and what belongs to a later state, such as
/// why nobody is asked at the end. So a form stays as it is while it is written for the first time.
void offer_for(std::vector<FormField>& fields, const journal::Record& record);

/// What is asked in place before the step is taken: what it is given along, and what it needs that is empty
/// and has no place among `offered`.
std::vector<FormField> asked_by(const journal::Transition& move, const journal::Record& record,
                                const std::vector<FormField>& offered);

/// Days as YYYY-MM-DD, flags as yes, sets with commas, dated notes one per line.
std::string field_text(const journal::Field& field, const journal::Value& value);
/// The reverse. Code::invalid with the detail of journal::check_field.
Result<journal::Value> read_field(const journal::Field& field, std::string_view text, Stamp now);

/// What read_field refuses, as a value that keeps the words and that journal::check refuses as well, so that
/// they stay a draft; nothing for a field that is picked and not typed.
std::optional<journal::Value> unread_words(const journal::Field& field, std::string_view text);
/// Whether these are the kept words of a day, a time or a number that they cannot be read as.
bool is_unread(const journal::Field& field, const journal::Value& value);

/// What a person typed in a line, without blanks at its ends.
std::string trimmed(std::string_view line);

/// What people answered, and what is told of it, is written when a person says so: what is typed of it until
/// then is a draft, however well it fits. Of a record that was never written.
bool waits_for_save(const journal::Record& unwritten);
/// Transitions open to the record in its state.
std::vector<const journal::Transition*> open_moves(const journal::Record& record);

/// A choice or state of any kind as English words, marked for translation (`one_to_one`: "One to one");
/// nullptr when there are none.
const char* known_choice(std::string_view choice);
/// The same; for one that a newer program wrote, made of its name.
std::string choice_words(std::string_view choice);

/// The field that an error of journal::check or a transition names ("title: …", "start: needs reason"), or
/// nullptr.
const journal::Field* field_of_error(const journal::KindInfo& kind, const Error& error);

}  // namespace thirdrow::app
