#include "app/surroundings.h"

#include <algorithm>

#include "journal/references.h"

namespace thirdrow::app {

using journal::Record;

std::optional<Record> Surroundings::find(RecordId id) const {
  const auto laid = std::ranges::find(over_, id, &Record::id);
  if (laid != over_.end()) return laid->deleted() ? std::nullopt : std::optional(*laid);
  auto record = store_.record(id);
  if (!record && record.code() != Code::not_found) seen_ = record.error();
  return record && !record->deleted() ? std::optional(std::move(*record)) : std::nullopt;
}

std::vector<Record> Surroundings::naming(RecordId id, journal::Kind kind) const {
  std::vector<Record> out;
  for (const Record& record : over_) {
    const auto named = journal::references(record);
    if (record.kind == kind && !record.deleted() &&
        std::ranges::count(named, id, &journal::Reference::id) > 0)
      out.push_back(record);
  }
  const auto ids = store_.naming(id, kind);
  if (!ids) {
    seen_ = ids.error();
    return out;
  }
  for (const RecordId each : *ids) {
    if (std::ranges::find(over_, each, &Record::id) != over_.end()) continue;
    if (auto record = find(each)) out.push_back(std::move(*record));
  }
  return out;
}

}  // namespace thirdrow::app
