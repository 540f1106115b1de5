// What a form shows of a record, and beside it.
#include "app/presenters/records_presenter.h"

#include <algorithm>

#include "base/words.h"
#include "journal/fold.h"

namespace thirdrow::app {

Result<RecordsPresenter::Loaded> RecordsPresenter::load(Session& session, RecordId id) {
  TR_LET(opened, session.open(id));
  Loaded loaded{std::move(opened.record), std::move(opened.written)};
  loaded.stored = !opened.from_draft || session.history(id).ok();
  loaded.from_draft = opened.from_draft;
  if (loaded.stored && opened.from_draft) loaded.fits = session.fits(loaded.written, loaded.record);
  TR_TRY(look_around(session, loaded));
  return loaded;
}

Status RecordsPresenter::look_around(Session& session, Loaded& loaded) {
  for (const std::string& text : loaded.record.strings(journal::kPeople)) {
    if (const auto person = RecordId::parse(text))
      loaded.people.push_back({*person, session.name_of(*person)});
  }
  std::ranges::sort(loaded.people, {}, [](const Named& person) { return journal::fold(person.name); });
  TR_LET(choices, ref_choices(session, loaded.record));
  loaded.choices = std::move(choices);
  TR_LET(lines, beside(session, loaded.record));
  loaded.beside = std::move(lines);
  // The field itself is in no form.
  const std::string shown = loaded.record.kind == journal::Kind::publication
                                ? loaded.record.text(journal::publication::kShown)
                                : "";
  if (!shown.empty())
    loaded.beside.push_back({N_("What is shown, of who would work with you again or tell a colleague to: %s"),
                             nullptr,
                             {},
                             Phrase{"%s", {shown}}});
  return {};
}

}  // namespace thirdrow::app
