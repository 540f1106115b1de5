// Figures: the ledger is read once and follows every write.
#include "app/session.h"

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

}  // namespace thirdrow::app
