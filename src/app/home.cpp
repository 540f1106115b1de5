#include "app/home.h"

#include "app/practices.h"

namespace thirdrow::app {

Home home_of(const journal::Record& record) {
  using journal::Kind;
  if (record.info().shelf == journal::Shelf::journal) return Home::journal;
  if (record.kind == Kind::question || record.kind == Kind::question_use) return Home::questions;
  const bool listed_there = record.kind == Kind::engagement || record.kind == Kind::person;
  if (listed_there || record.ref(journal::kEngagement)) return Home::engagements;
  return practice_of(record) != nullptr ? Home::practice : Home::engagements;
}

}  // namespace thirdrow::app
