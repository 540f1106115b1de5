// What a person changes on the page: words, title, tags, people, engagement, date and own fields.
#include <algorithm>

#include "app/presenters/editor_presenter.h"
#include "app/presenters/page_words.h"
#include "journal/fold.h"
#include "journal/listed.h"

namespace thirdrow::app {

void EditorPresenter::count() {
  std::size_t words = 0;
  for (const Section& section : page_->sections) words += journal::word_count(section.text);
  view_.show_words(words);
}

void EditorPresenter::ask_suggestions() {
  suggest_alive_.renew();
  desk_.ask(
      suggest_alive_,
      [](Session& session) -> Result<Suggestions> {
        Suggestions out;
        TR_LET(tags, session.tags());
        for (auto& [tag, uses] : tags) out.tags.push_back(std::move(tag));
        TR_LET(people, session.all_of(journal::Kind::person));
        for (const journal::Record& person : people) {
          if (person.state() == "active") out.people.push_back({person.id, person.title()});
        }
        TR_LET(engagements, session.all_of(journal::Kind::engagement));
        for (const journal::Record& one : engagements) {
          if (one.state() != "cancelled") out.engagements.push_back({one.id, one.title()});
        }
        return out;
      },
      [this](const Result<Suggestions>& suggestions) {
        if (suggestions) view_.show_suggestions(*suggestions);
      });
}

journal::Tag EditorPresenter::tag_of(journal::Role role) const {
  const journal::Field* field = page_ ? journal::field_with_role(page_->record.info(), role) : nullptr;
  return field != nullptr ? field->tag : journal::Tag{0};
}

void EditorPresenter::set_title(std::string title) {
  const auto tag = tag_of(journal::Role::title);
  if (tag == 0 || page_->record.text(tag) == title) return;
  page_->record.set(tag, std::move(title));
  touch();
}

void EditorPresenter::typed(std::size_t section) {
  if (!page_ || section >= page_->sections.size()) return;
  unpulled_ = true;
  touch();
  if (count_timer_->running()) return;  // the count moves on while somebody types without a pause
  count_timer_->start(kCountAfter, [this] {
    if (!page_) return;
    pull();
    count();
  });
}

void EditorPresenter::set_field(const journal::Field& field, std::string_view text) {
  if (!page_) return;
  auto value = read_field(field, text, desk_.host().clock->now());
  view_.clear_field_errors();
  if (!value) view_.show_field_error(&field, value.error());
  const auto kept = value ? std::optional(std::move(*value)) : unread_words(field, text);
  if (!kept || page_->record.value(field.tag) == *kept) return;
  page_->record.set(field.tag, *kept);
  touch();
}

void EditorPresenter::change_set(journal::Tag tag, const std::string& element, bool add) {
  journal::Strings set = page_->record.strings(tag);
  std::erase(set, element);
  if (add) set.push_back(element);
  journal::Value value = std::move(set);
  const journal::Field* field = journal::find_field(page_->record.info(), tag);
  if (const Status fits = journal::check_field(*field, value); !fits)
    return view_.show_field_error(field, fits.error());
  page_->record.set(tag, std::move(value));
  view_.show_meta(*page_);
  touch();
}

void EditorPresenter::add_tag(std::string_view tag) {
  std::string word = trimmed(tag);
  while (word.starts_with('#')) word.erase(0, 1);
  if (page_ && !word.empty()) change_set(journal::kTags, word, true);
}

void EditorPresenter::remove_tag(const std::string& tag) {
  if (page_) change_set(journal::kTags, tag, false);
}

void EditorPresenter::add_person(const std::string& name) {
  const std::string wanted = trimmed(name);
  if (!page_ || wanted.empty()) return;
  naming_.push_back(wanted);  // a save or draft before the answer takes the name along
  touch();
  desk_.ask(
      page_alive_,
      [wanted](Session& session) -> Result<Named> {
        TR_LET(id, session.person_named(wanted));
        return Named{id, session.name_of(id)};
      },
      [this, wanted](const Result<Named>& person) {
        naming_.erase(std::ranges::find(naming_, wanted));
        if (!person) return failed(person.error());
        if (std::ranges::find(page_->people, person->id, &Named::id) == page_->people.end()) {
          page_->people.push_back(*person);
          sort_by_name(page_->people);
        }
        change_set(journal::kPeople, person->id.text(), true);
        ask_suggestions();
      });
}

void EditorPresenter::remove_person(RecordId id) {
  if (!page_) return;
  std::erase_if(page_->people, [id](const Named& person) { return person.id == id; });
  change_set(journal::kPeople, id.text(), false);
}

void EditorPresenter::set_engagement(std::optional<Named> engagement) {
  if (!page_) return;
  page_->record.set(journal::kEngagement, engagement ? journal::Value(engagement->id) : journal::Value());
  page_->engagement = std::move(engagement);
  view_.show_meta(*page_);
  touch();
}

void EditorPresenter::set_day(Day day) {
  if (!page_ || journal::listed_at(page_->record).day() == day) return;
  if (const journal::Tag own = page_->record.info().day; own != 0) {
    page_->record.set(own, day);
  } else {
    page_->record.set(journal::kHappened,
                      local_stamp(*desk_.host().clock, day, page_->record.happened().minute_of_day()));
  }
  view_.show_meta(*page_);
  touch();
}

void EditorPresenter::set_kind(std::string_view subkind) {
  const auto tag = tag_of(journal::Role::subkind);
  if (tag == 0 || page_->record.subkind() == subkind) return;
  page_->record.set(tag, std::string(subkind));
  view_.show_meta(*page_);
  touch();
}

}  // namespace thirdrow::app
