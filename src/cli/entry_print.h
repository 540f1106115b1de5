/// How entries and records look on the terminal and as JSON.
#pragma once

#include <vector>

#include "cli/context.h"
#include "cli/output.h"

namespace thirdrow::cli {

/// An entry as scripts know it, with the kind's other fields under "fields"; any other record by its own
/// names.
Json record_json(const app::Opened& opened);
/// The same for the items of a list.
Result<Json> row_json(app::Session& session, RecordId id);
/// `{"items":[…],"total":N}`
Json page_json(Json items, std::int64_t total);

void print_record(Context& context, app::Session& session, const app::Opened& opened);
/// Short id, day, kind and title with the first words.
void print_rows(Context& context, const std::vector<app::Row>& rows);

std::string short_id(RecordId id);
/// Whether the field holds the id of a question.
bool names_question(const journal::Record& record, journal::Tag tag);
/// A value of that field as a person reads it: names for ids, a question's words for its id.
std::string value_text(app::Session& session, const journal::Record& record, journal::Tag tag,
                       const journal::Value& value);
/// The entry kind's name, or the record kind's.
std::string_view kind_name(const app::Row& row);

}  // namespace thirdrow::cli
