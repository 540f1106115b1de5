// The people that a record names.
#include <algorithm>
#include <utility>

#include "app/presenters/page_words.h"
#include "app/presenters/records_presenter.h"
#include "app/row_cells.h"

namespace thirdrow::app {
namespace {

journal::Strings with(journal::Strings ids, RecordId person) {
  std::erase(ids, person.text());
  ids.push_back(person.text());
  return ids;
}

/// Into the first line that has no one in the column for people; a line of its own when there is none.
std::string with_person_in_rows(const journal::Field& field, const std::string& text, RecordId person) {
  const auto column = std::ranges::find_if(field.columns, [](const journal::Field& each) {
    return each.type == journal::FieldType::ref && each.target == journal::Kind::person;
  });
  if (column == field.columns.end()) return text;
  const auto place = static_cast<std::size_t>(column - field.columns.begin());
  std::vector<journal::Cells> rows = cells_from_text(field, text);
  auto row = std::ranges::find_if(rows, [&](const journal::Cells& cells) { return cells[place].empty(); });
  if (row == rows.end()) row = rows.insert(rows.end(), journal::Cells(field.columns.size()));
  (*row)[place] = person.text();
  return text_of_cells(rows);
}

/// The person into a field that holds people by id.
void put_person(journal::Record& record, const journal::Field& field, RecordId person, Stamp now) {
  if (field.type == journal::FieldType::ref) return record.set(field.tag, person);
  if (field.type == journal::FieldType::refs)
    return record.set(field.tag, with(record.strings(field.tag), person));
  const std::string text = with_person_in_rows(field, field_text(field, record.value(field.tag)), person);
  auto value = read_field(field, text, now);
  const auto kept = value ? std::optional(std::move(*value)) : unread_words(field, text);
  if (kept) record.set(field.tag, *kept);
}

}  // namespace

void RecordsPresenter::ask_people() {
  people_alive_.renew();
  desk_.ask(
      people_alive_, [](Session& session) { return session.all_of(journal::Kind::person); },
      [this](const Result<std::vector<journal::Record>>& people) {
        std::vector<std::string> names;
        for (const journal::Record& person : people ? *people : std::vector<journal::Record>()) {
          if (!person.deleted()) names.push_back(person.title());
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
  if (names.empty() && expected_.empty()) return;
  desk_.ask(
      save_alive_,
      [base = base_, record = page_->record, names = std::move(names),
       expected = std::exchange(expected_, {})](Session& session) {
        journal::Record named = with_people(session, record, names);
        for (const Expected& each : expected) {
          if (const auto person = session.person_named(each.name))
            put_person(named, *each.field, *person, session.now());
        }
        return write_page(session, base, named);
      },
      [](const Status&) {});  // flush() has told what does not fit
}

void RecordsPresenter::expect_name(const journal::Field& field, const std::string& name) {
  const bool own = page_ && journal::find_field(page_->record.info(), field.tag) == &field;
  if (own && !trimmed(name).empty()) expected_.push_back({&field, trimmed(name)});
}

void RecordsPresenter::when_named(std::function<void()> next) {
  desk_.ask(
      save_alive_, [](Session&) { return Status(); }, [next = std::move(next)](const Status&) { next(); });
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
      [this, id = page_->record.id, wanted, done = std::move(done)](const Result<Named>& person) {
        if (!person) return view_.show_problem(person.error());
        if (selected() != id) return;
        std::erase_if(expected_, [&wanted](const Expected& each) { return each.name == wanted; });
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
