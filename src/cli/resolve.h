/// From what a person types to the records they mean.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.h"

namespace thirdrow::cli {

enum class Missing : std::uint8_t { fails, is_made };

/// An id or a beginning of one. Code::usage under four characters or when it cannot be an id.
Result<RecordId> resolve_id(Context& context, app::Session& session, std::string_view text);

/// A person by name (case and accents matter only between two who differ by them), else by id.
/// Code::ambiguous when several have the name.
Result<RecordId> resolve_person(Context& context, app::Session& session, const std::string& text,
                                Missing missing);

/// The same; Code::not_found, without words of its own, when there is none.
Result<RecordId> find_person(Context& context, app::Session& session, const std::string& text);

/// An engagement by its exact title, else by id.
Result<RecordId> resolve_engagement(Context& context, app::Session& session, const std::string& text);

/// `field=value` onto a record: ids as beginnings, people by name, `field=` empties it. `-` may stand for `_`
/// in the field's name. Code::usage for a field that the kind does not have. `missing`: what happens to
/// people whose name is new.
Status assign(Context& context, app::Session& session, journal::Record& record, std::string_view assignment,
              Missing missing = Missing::is_made);
/// The field of `field=value`, by the same rules.
Result<const journal::Field*> assigned_field(Context& context, const journal::KindInfo& kind,
                                             std::string_view assignment);

/// Several of them. A list given again adds up; any other field given again is Code::usage, before anything
/// is made. The tags of their fields.
Result<std::vector<journal::Tag>> assign_all(Context& context, app::Session& session, journal::Record& record,
                                             std::span<const std::string> assignments);
/// Code::usage for what only steps and the Trash set.
Status by_hand(Context& context, const journal::Field& field);
/// Code::usage in words: the kind lacks a field of that name.
Error no_such_field(Context& context, const journal::KindInfo& kind, std::string_view name);

/// The happened stamp of `--on DAY`: noon of that day.
Stamp on_day(Context& context, Day day);

}  // namespace thirdrow::cli
