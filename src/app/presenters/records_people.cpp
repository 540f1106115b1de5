// The people that a record names.
#include <algorithm>

#include "app/presenters/page_words.h"
#include "app/presenters/records_presenter.h"

namespace thirdrow::app {
namespace {

journal::Strings with(journal::Strings ids, RecordId person) {
  std::erase(ids, person.text());
  ids.push_back(person.text());
  return ids;
}

}  // namespace

void RecordsPresenter::ask_people() {
  people_alive_.renew();
  desk_.ask(
      people_alive_, [](Session& session) { return session.all_of(journal::Kind::person); },
      [this](const Result<std::vector<journal::Record>>& people) {
        std::vector<std::string> names;
        for (const journal::Record& person : people ? *people : std::vector<journal::Record>()) {
          if (!person.deleted() && person.state() == "active") names.push_back(person.title());
        }
        view_.show_known_people(names);
      });
}

void RecordsPresenter::add_person(const std::string& name) {
  const std::string wanted = trimmed(name);
  if (!page_ || wanted.empty()) return;
  const auto naming = std::make_shared<const Naming>(Naming{page_->record.id, wanted});
  std::erase_if(naming_, [](const auto& each) { return each.expired(); });
  naming_.push_back(naming);
  touch();  // the form does not give way to another before the answer
  desk_.ask(
      save_alive_,
      [wanted](Session& session) -> Result<Named> {
        TR_LET(person, session.person_named(wanted));
        return Named{person, session.name_of(person)};
      },
      [this, naming](const Result<Named>& person) {
        if (!person) return view_.show_problem(person.error());
        if (selected() != naming->record) return name_elsewhere(naming->record, person->id);
        if (std::ranges::find(page_->people, person->id, &Named::id) == page_->people.end())
          page_->people.push_back(*person);
        set_people(with(page_->record.strings(journal::kPeople), person->id));
        ask_people();
      });
}

/// The form the name was typed into is not shown any more.
void RecordsPresenter::name_elsewhere(RecordId record, RecordId person) {
  desk_.ask(
      save_alive_,
      [record, person](Session& session) -> Status {
        TR_LET(opened, session.open(record));
        opened.record.set(journal::kPeople, with(opened.record.strings(journal::kPeople), person));
        return write_page(session, std::make_shared<journal::Record>(opened.written), opened.record);
      },
      [this](const Status& done) {
        const bool told = !done && done.code() != Code::invalid && done.code() != Code::not_found;
        if (told) view_.show_problem(done.error());
      });
}

void RecordsPresenter::keep_names() {
  std::vector<std::string> names;
  for (const auto& each : naming_) {
    const auto naming = each.lock();
    if (naming != nullptr && selected() == naming->record) names.push_back(naming->name);
  }
  if (names.empty()) return;
  desk_.ask(
      save_alive_,
      [base = base_, record = page_->record, names = std::move(names)](Session& session) {
        return write_page(session, base, with_people(session, record, names));
      },
      [](const Status&) {});  // flush() has told what does not fit
}

void RecordsPresenter::name_person(const std::string& name, std::function<void(RecordId)> done) {
  const std::string wanted = trimmed(name);
  if (!page_ || wanted.empty()) return;
  desk_.ask(
      save_alive_,
      [wanted](Session& session) -> Result<Named> {
        TR_LET(person, session.person_named(wanted));
        return Named{person, session.name_of(person)};
      },
      [this, id = page_->record.id, done = std::move(done)](const Result<Named>& person) {
        if (!person) return view_.show_problem(person.error());
        if (selected() != id) return;
        std::vector<RefChoice>& people = page_->choices[journal::Kind::person];
        if (std::ranges::find(people, person->id, &RefChoice::id) == people.end())
          people.push_back({person->id, person->name, journal::Kind::person, {}});
        view_.show_choices(page_->choices);
        done(person->id);
        ask_people();
      });
}

void RecordsPresenter::remove_person(RecordId id) {
  if (!page_) return;
  std::erase_if(page_->people, [id](const Named& person) { return person.id == id; });
  journal::Strings ids = page_->record.strings(journal::kPeople);
  std::erase(ids, id.text());
  set_people(std::move(ids));
}

void RecordsPresenter::set_people(journal::Strings ids) {
  page_->record.set(journal::kPeople, std::move(ids));
  view_.show_people(page_->people);
  touch();
}

}  // namespace thirdrow::app
