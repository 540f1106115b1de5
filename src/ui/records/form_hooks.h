/// Between the form of a record with its people and whoever keeps what is typed there.
#pragma once

#include <functional>
#include <string>

#include "ui/records/people_row.h"
#include "ui/records/record_form.h"

namespace thirdrow::ui {

/// `Presenter` keeps a form as app::RecordsPresenter does; it and the two controls live equally long.
/// `refit`: something needs another room than before.
template <class Presenter>
void hook_up(RecordForm& form, PeopleRow& people, Presenter& presenter, const std::function<void()>& refit) {
  form.on_change = [&presenter](const journal::Field& field, const std::string& text) {
    presenter.set_field(field, text);
  };
  form.on_naming = [&presenter](const journal::Field& field, const std::string& name) {
    presenter.expect_name(field, name);
  };
  form.on_name = [&presenter](const std::string& name, std::function<void(RecordId)> done) {
    presenter.name_person(name, std::move(done));
  };
  form.on_blur = [&form, &presenter] { form.CallAfter([&presenter] { presenter.flush_quietly(); }); };
  form.on_layout = refit;
  people.on_add = [&presenter](const std::string& name) { presenter.add_person(name); };
  people.on_remove = [&presenter](RecordId id) { presenter.remove_person(id); };
  people.on_layout = refit;
}

}  // namespace thirdrow::ui
