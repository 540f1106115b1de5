/// Records as JSON, from the one description of their kind. Names are a public interface (docs/json.md):
/// stable.
#pragma once

#include "base/json.h"
#include "journal/entry_state.h"

namespace thirdrow::journal {

/// Every field by name but what people answered in a round, with id, kind, state, created, edited. Sets are
/// arrays; days `YYYY-MM-DD`; times RFC 3339.
Json to_json(const Record& record, Stamp edited);
/// The shape of an entry that scripts rely on (cli.md): kind is the entry kind (`daily`, `moment`), people
/// are ids.
Json entry_json(const Record& record, Stamp edited);
/// The opposite of to_json; unknown names are an error (Code::invalid) that says which.
Result<Record> record_from_json(const Json& json);
/// Stands before words that a draft keeps in a field which cannot hold them; check_field refuses them.
inline constexpr char kUnread = '\n';
/// Words on their way, for a place as secret as the journal (it holds what people answered): without the
/// state unless it was set, so that what comes back is equal.
Json draft_json(const Record& draft);
/// The opposite of draft_json: a draft may still break limits or lack a required field.
Result<Record> draft_from_json(const Json& json);

Json value_json(const Value& value);
/// The same for people and scripts: rows as objects; nothing of what people answered in a round (I9).
Json field_json(const Field& field, const Value& value);

/// What `kinds` prints: fields with types, limits and choices; states; transitions.
Json describe_kinds();
std::string_view type_name(FieldType type);

/// An op as JSON with its payload in base32hex: the `log` of a thirdrow-json export.
Json op_json(const Op& op);
Result<Op> op_from_json(const Json& json);

}  // namespace thirdrow::journal
