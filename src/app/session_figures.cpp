// Figures: the ledger is read once and follows every write.
#include "app/session.h"

namespace thirdrow::app {

Result<const journal::Ledger*> Session::ledger() {
  if (ledger_) return &*ledger_;
  journal::Ledger fresh;
  TR_TRY(store_.each_facts([&](journal::Facts facts) { fresh.put(std::move(facts)); }));
  TR_LET(questions, all_of(journal::Kind::question));
  for (const journal::Record& each : questions) fresh.call(each.id, each.title());
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
    if (record && record->kind == journal::Kind::question) ledger_->call(op.entry, record->title());
  }
}

Status Session::on_store(const std::function<Status(store::Store&)>& work) {
  const std::uint64_t before = store_.intakes();
  const Status done = work(store_);
  if (store_.intakes() != before) ledger_.reset();
  return done;
}

Result<journal::View> Session::view(journal::Window window) {
  TR_LET(all, ledger());
  return journal::View{*all, window, now().day()};
}

Result<journal::Ledger> Session::ledger_of(RecordId engagement) {
  journal::Ledger ledger;
  const auto take = [&](RecordId id, bool bound_only) -> Status {
    TR_LET(state, store_.state(id));
    const auto record = state.record();
    const bool elsewhere = bound_only && record && record->ref(journal::kEngagement);
    if (record && !elsewhere) ledger.put(*record);
    return {};
  };
  TR_TRY(take(engagement, false));
  TR_LET(near, store_.naming(engagement));
  for (const RecordId id : near) TR_TRY(take(id, false));
  // What names one of these belongs to it as well: a count to its round, a bend to its agreement.
  for (const RecordId id : near) {
    TR_LET(behind, store_.naming(id));
    for (const RecordId one : behind) TR_TRY(take(one, true));
  }
  return ledger;
}

}  // namespace thirdrow::app
