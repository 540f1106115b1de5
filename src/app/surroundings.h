/// The journal as its rules see it: what stands in the store, with records that are about to be written laid
/// over it. Borrows both for as long as it lives; belongs to the store's thread.
#pragma once

#include <span>

#include "journal/step.h"
#include "store/store.h"

namespace thirdrow::app {

class Surroundings : public journal::Around {
 public:
  explicit Surroundings(store::Store& store, std::span<const journal::Record> over = {})
      : store_(store), over_(over) {}

  std::optional<journal::Record> find(RecordId id) const override;
  std::vector<journal::Record> naming(RecordId id, journal::Kind kind) const override;
  /// What a look at the store failed with, if any: then what was seen is not all.
  Status seen() const { return seen_; }

 private:
  store::Store& store_;
  std::span<const journal::Record> over_;
  mutable Status seen_;
};

}  // namespace thirdrow::app
