// What a form shows of a record, and beside it.
#include "app/presenters/records_presenter.h"

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
  TR_LET(choices, ref_choices(session, loaded.record));
  loaded.choices = std::move(choices);
  if (loaded.record.kind == journal::Kind::checkin) return look_ahead(session, loaded);
  if (loaded.record.kind != journal::Kind::assessment) return {};
  TR_LET(ids, belonging(session, loaded.record.id, journal::Kind::commitment));
  for (const RecordId each : ids) {
    TR_LET(opened, session.open(each));
    if (opened.record.ref(journal::commitment::kSource) == loaded.record.id)
      loaded.led_to.push_back({each, short_name(opened.record), opened.record.kind, opened.record.when()});
  }
  return {};
}

/// Before people meet: what waits between them.
Status RecordsPresenter::look_ahead(Session& session, Loaded& loaded) {
  const auto engagement = loaded.record.ref(journal::kEngagement);
  if (!engagement || loaded.record.state() != "scheduled") return {};
  for (const journal::Kind kind : {journal::Kind::commitment, journal::Kind::heard}) {
    TR_LET(ids, belonging(session, *engagement, kind));
    for (const RecordId each : ids) {
      TR_LET(opened, session.open(each));
      const std::string state = opened.record.state();
      const bool settled =
          kind == journal::Kind::commitment ? state != "open" : state == "closed" || state == "told_back";
      if (!settled) loaded.open.push_back({each, short_name(opened.record), kind, opened.record.when()});
    }
  }
  return {};
}

}  // namespace thirdrow::app
