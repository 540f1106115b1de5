// The steps that the open record can take, and the promise that a sheet leads to.
#include "app/presenters/records_presenter.h"

namespace thirdrow::app {

void RecordsPresenter::move(const journal::Transition& transition, const Typed& given) {
  if (!page_) return;
  if (!unread_.empty()) return view_.show_field_error(unread_.front().field, unread_.front().error);
  std::vector<std::pair<journal::Tag, journal::Value>> values;
  for (const auto& [field, text] : given) {
    auto value = read_field(*field, text, desk_.host().clock->now());
    if (!value) return view_.show_field_error(field, value.error());
    if (!journal::is_empty(*value)) values.emplace_back(field->tag, std::move(*value));
  }
  flush();
  // A transition of the record as it was would drop the draft of what does not fit yet.
  if (version_ != saved_ && !fits()) return;
  take(transition, values);
}

void RecordsPresenter::take(const journal::Transition& transition,
                            const std::vector<std::pair<journal::Tag, journal::Value>>& values) {
  const RecordId id = page_->record.id;
  desk_.ask(
      save_alive_,
      [id, name = std::string(transition.name), values](Session& session) -> Result<std::optional<RecordId>> {
        Taken taken;
        const auto give = [&values](journal::Record& record) {
          for (const auto& [tag, value] : values) record.set(tag, value);
          return Status();
        };
        TR_TRY(session.transition(id, name, give, &taken));
        return taken.made.empty() ? std::nullopt : std::optional(taken.made.front().id);
      },
      [this, id, &transition, turn = alive_.token()](const Result<std::optional<RecordId>>& made) {
        if (!made) {
          if (made.error() == Error{Code::refused, "commitment"}) view_.ask_commitment(transition);
          return refused(made.error());
        }
        on_changed();
        // A new version of an agreement is what the person goes on with.
        const bool goes_on = transition.from.size() == 1 && transition.from.front() == transition.to;
        const RecordId next = goes_on ? made->value_or(id) : id;
        if (selected() == id && !turn.expired()) open(next);  // unless another was chosen meanwhile
        start();
      });
}

void RecordsPresenter::commit_to(const Typed& typed, const journal::Transition& then) {
  if (!page_) return;
  const RecordId source = page_->record.id;
  journal::Record given;
  given.kind = journal::Kind::commitment;
  for (const auto& [field, text] : typed) {
    auto value = read_field(*field, text, desk_.host().clock->now());
    if (!value) return view_.show_field_error(field, value.error());
    given.set(field->tag, std::move(*value));
  }
  if (const Status fits = journal::check(given); !fits)
    return view_.show_field_error(field_of_error(given.info(), fits.error()), fits.error());
  desk_.ask(
      save_alive_,
      [given, source](Session& session) -> Status {
        TR_LET(record,
               begin_record(session, Scope{{What{journal::Kind::commitment}}}, {journal::Kind::commitment}));
        for (const auto& [tag, value] : given.fields) record.set(tag, value);
        record.set(journal::commitment::kSource, source);
        return session.add(record);
      },
      [this, &then, source](const Status& added) {
        if (!added) return view_.show_problem(added.error());
        on_changed();
        if (selected() == source) move(then);
      });
}

}  // namespace thirdrow::app
