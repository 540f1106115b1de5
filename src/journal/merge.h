/// The oracle: the whole merge in memory, by nothing but replay. The store's tables must equal it after any
/// delivery.
#pragma once

#include <map>
#include <vector>

#include "journal/entry_state.h"

namespace thirdrow::journal {

class Merge {
 public:
  /// Duplicates are ignored. Cheap: nothing is derived until asked.
  void add(const Op& op) { ops_[op.entry].push_back(op); }
  EntryState state(RecordId id) const {
    const auto it = ops_.find(id);
    return it == ops_.end() ? EntryState{} : replay(id, it->second);
  }
  std::vector<RecordId> ids() const {
    std::vector<RecordId> out;
    for (const auto& [id, ops] : ops_) out.push_back(id);
    return out;
  }

 private:
  std::map<RecordId, std::vector<Op>> ops_;
};

}  // namespace thirdrow::journal
