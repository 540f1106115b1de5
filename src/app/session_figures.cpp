// Figures: the ledger is read once and follows every write.
#include <set>

#include "app/session.h"
#include "journal/references.h"

namespace thirdrow::app {

Result<const journal::Ledger*> Session::ledger() {
  if (ledger_) return &*ledger_;
  journal::Ledger fresh;
  TR_TRY(store_.each_facts([&](const journal::Record& facts) { fresh.put(facts); }));
  ledger_ = std::move(fresh);
  return &*ledger_;
}

void Session::follow(std::span<const journal::Op> ops) {
  if (!ledger_) return;
  RecordId last;
  for (const journal::Op& op : ops) {
    if (op.entry == last) continue;
    last = op.entry;
    const auto state = store_.state(op.entry);
    if (!state) return ledger_.reset();  // read anew when somebody asks
    const auto record = state->record();
    record ? ledger_->put(*record) : ledger_->remove(op.entry);
  }
}

Result<journal::View> Session::view(journal::Window window) {
  TR_LET(all, ledger());
  return journal::View{*all, window, now().day()};
}

Result<journal::Ledger> Session::ledger_of(RecordId engagement) {
  std::map<RecordId, journal::Record> all;
  TR_TRY(store_.each_facts([&](journal::Record facts) { all.emplace(facts.id, std::move(facts)); }));
  std::set<RecordId> wanted{engagement};
  for (const auto& [id, record] : all) {
    if (record.ref(journal::kEngagement) == engagement) wanted.insert(id);
  }
  // What names one of these belongs to it as well: a count to its round, a bend to its agreement.
  const std::set<RecordId> near = wanted;
  for (const auto& [id, record] : all) {
    for (const journal::Reference& one : journal::references(record)) {
      if (near.contains(one.id) && !record.ref(journal::kEngagement)) wanted.insert(id);
    }
  }
  journal::Ledger ledger;
  for (const RecordId id : wanted) {
    if (const auto it = all.find(id); it != all.end()) ledger.put(it->second);
  }
  return ledger;
}

}  // namespace thirdrow::app
