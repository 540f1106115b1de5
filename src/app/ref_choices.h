/// Which records a field may point at, by name: those of the kind it names, of the same engagement where
/// there is one. Values; made on the worker.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/session.h"

namespace thirdrow::app {

struct RefChoice {
  RecordId id;
  std::string name;  ///< empty: it goes by its kind and day, and by who was there
  journal::Kind kind = journal::Kind::person;
  Day day;
  std::string who = {};  ///< of a check-in: with whom
  friend bool operator==(const RefChoice&, const RefChoice&) = default;
};
/// By target; without one: a field that may point at any kind.
using RefChoices = std::map<std::optional<journal::Kind>, std::vector<RefChoice>>;

/// Title, else the beginning of the body, on one line; empty when there is neither.
std::string short_name(const journal::Record& record);
/// For every field and every cell of the record that points at another. What it points at already is always
/// among them; the others newest first, people by name, check-ins the nearest past first, and no more than a
/// person would look through.
Result<RefChoices> ref_choices(Session& session, const journal::Record& record);

}  // namespace thirdrow::app
