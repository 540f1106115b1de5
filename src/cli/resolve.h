/// From what a person types to the records they mean.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/context.h"

namespace thirdrow::cli {

/// An id or a beginning of one. Code::usage under four characters or when it cannot be an id.
Result<RecordId> resolve_id(Context& context, app::Session& session, std::string_view text);

/// A person by name (case and accents matter only between two who differ by them), else by id.
/// Code::ambiguous when several have the name.
Result<RecordId> resolve_person(Context& context, app::Session& session, const std::string& text);

/// The same; Code::not_found, without words of its own, when there is none.
Result<RecordId> find_person(Context& context, app::Session& session, const std::string& text);

/// People by name or id. Those of new names are not made yet, but could be.
struct People {
  journal::Strings ids;
  std::vector<std::string> new_names;
};
Result<People> find_people(Context& context, app::Session& session, std::span<const std::string> named);
/// Their ids.
Result<journal::Strings> make_people(app::Session& session, std::span<const std::string> names);

/// An engagement by its exact title, else by id.
Result<RecordId> resolve_engagement(Context& context, app::Session& session, const std::string& text);

/// `field=value` onto a record: ids as beginnings, people by name, `field=` empties it. `-` may stand for `_`
/// in the field's name. Code::usage for a field that the kind does not have. People of new names are told in
/// `new_names`, or are Code::not_found without it.
Status assign(Context& context, app::Session& session, journal::Record& record, std::string_view assignment,
              std::vector<std::string>* new_names = nullptr);
/// The field of `field=value`, by the same rules.
Result<const journal::Field*> assigned_field(Context& context, const journal::KindInfo& kind,
                                             std::string_view assignment);

/// Several of them. A list given again adds up; any other field given again is Code::usage. Nobody is made.
struct Assigned {
  std::vector<journal::Tag> tags;
  std::vector<std::pair<journal::Tag, std::string>> new_people;  ///< in which field, and the name
};
Result<Assigned> assign_all(Context& context, app::Session& session, journal::Record& record,
                            std::span<const std::string> assignments);
/// Makes the people that `record` is to hold and adds them to it: only when the journal will take the record,
/// so nothing is made for one that is refused. `before`: what is there.
Status make_people(app::Session& session, const std::optional<journal::Record>& before,
                   journal::Record& record, const Assigned& assigned);
/// Code::usage for what only steps and the Trash set.
Status by_hand(Context& context, const journal::Field& field);
/// Code::usage in words: the kind lacks a field of that name.
Error no_such_field(Context& context, const journal::KindInfo& kind, std::string_view name);

/// The happened stamp of `--on DAY`: noon of that day.
Stamp on_day(Context& context, Day day);

}  // namespace thirdrow::cli
