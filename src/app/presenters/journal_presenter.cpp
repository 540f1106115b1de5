// What the list is asked for: filters, search, month, shelf.
#include "app/presenters/journal_presenter.h"

#include <algorithm>

namespace thirdrow::app {
namespace {

/// The calendar's ends, as year * 12 + month - 1.
constexpr std::int64_t kFirstMonth = 12, kLastMonth = 9999 * 12 + 11;

/// Of a month of the calendar.
std::pair<Day, Day> days_of_month(std::int64_t month) {
  const int year = static_cast<int>(month / 12);
  const auto number = static_cast<unsigned>(month % 12) + 1;
  unsigned last = 31;
  while (!Day::from_civil(year, number, last)) --last;
  return {*Day::from_civil(year, number, 1), *Day::from_civil(year, number, last)};
}

std::vector<Named> names_of(const std::vector<journal::Record>& records) {
  std::vector<Named> names;
  for (const journal::Record& record : records) names.push_back({record.id, record.title()});
  std::ranges::sort(names, {}, &Named::name);
  return names;
}

}  // namespace

void JournalPresenter::start() {
  view_.show_filter(filter_);
  ask_list();
  ask_choices();
  if (month_ == 0) {
    const Day::Civil today = desk_.host().clock->now().day().civil();
    month_ = today.year * 12 + static_cast<std::int64_t>(today.month) - 1;
  }
  look_at_month(month_);
  ask_unfinished();
}

void JournalPresenter::ask_unfinished() {
  desk_.ask(
      alive_,
      [](Session& session) -> Result<std::vector<RecordId>> {
        TR_LET(ids, session.unfinished());
        std::vector<RecordId> entries;  // other records wait in their own lists
        for (const RecordId id : ids) {
          TR_LET(draft, session.open(id));
          if (draft.record.info().shelf == journal::Shelf::journal) entries.push_back(id);
        }
        return entries;
      },
      [this](const Result<std::vector<RecordId>>& ids) {
        if (ids && !ids->empty()) view_.show_unfinished(ids->front(), ids->size() - 1);
      });
}

void JournalPresenter::refresh() {
  ask_list();
  ask_choices();
  look_at_month(month_);
}

void JournalPresenter::forget() {
  list_alive_.renew();
  choices_alive_.renew();
  month_alive_.renew();
  alive_.renew();
  ++*asked_;
  filter_ = {};
  query_.clear();
  source_ = Source::places;
  order_ = Order::newest;
  places_ = {};
  size_ = 0;
  cache_.clear();
  selected_.reset();
  selected_row_.reset();
  elsewhere_.reset();
  purge_asked_.reset();
  selected_title_.clear();
  removed_.reset();
  month_ = 0;
  view_.show_list(0, Emptiness::none);
  view_.show_choices({});
  view_.clear_notice();
}

void JournalPresenter::set_kind(std::string subkind) {
  filter_.subkind = std::move(subkind);
  changed_filter();
}
void JournalPresenter::set_tag(std::string tag) {
  filter_.tag = std::move(tag);
  changed_filter();
}
void JournalPresenter::set_person(std::optional<RecordId> person) {
  filter_.person = person;
  changed_filter();
}
void JournalPresenter::set_engagement(std::optional<RecordId> engagement) {
  filter_.engagement = engagement;
  changed_filter();
}

void JournalPresenter::set_month(std::optional<std::int64_t> month) {
  filter_.from.reset();
  filter_.to.reset();
  if (month) {
    look_at_month(*month);
    const auto [first, last] = days_of_month(month_);
    filter_.from = first;
    filter_.to = last;
  }
  changed_filter();
}

void JournalPresenter::set_day(std::optional<Day> day) {
  filter_.from = day;
  filter_.to = day;
  changed_filter();
}

void JournalPresenter::show_shelf(Filter::Shelf shelf) {
  filter_ = {};
  filter_.shelf = shelf;
  query_.clear();
  selected_.reset();
  selected_row_.reset();
  changed_filter();
  on_select(std::nullopt);
}

void JournalPresenter::clear_filters() {
  const auto shelf = filter_.shelf;
  filter_ = {};
  filter_.shelf = shelf;
  changed_filter();
}

void JournalPresenter::show_on_this_day() {
  const bool trashed = in_trash();
  filter_ = {};
  query_.clear();
  source_ = Source::on_this_day;
  view_.clear_notice();
  view_.show_filter(filter_);
  if (trashed) {
    selected_.reset();
    selected_row_.reset();
  }
  ask_list();
  if (trashed) on_select(std::nullopt);
}

void JournalPresenter::search(std::string query) {
  if (query == query_) return;
  query_ = std::move(query);
  source_ = source_of_query();
  ask_list();
}

void JournalPresenter::set_order(Order order) {
  order_ = order;
  if (source_ == Source::hits) ask_list();
}

/// White space asks for nothing.
JournalPresenter::Source JournalPresenter::source_of_query() const {
  return query_.find_first_not_of(" \t\n") == std::string::npos ? Source::places : Source::hits;
}

void JournalPresenter::changed_filter() {
  source_ = source_of_query();
  view_.clear_notice();
  view_.show_filter(filter_);
  ask_list();
}

void JournalPresenter::look_at_month(std::int64_t month) {
  month = std::clamp(month, kFirstMonth, kLastMonth);
  month_ = month;
  month_alive_.renew();
  const auto [from, to] = days_of_month(month);
  desk_.ask(
      month_alive_, [from, to](Session& session) { return session.days(from, to); },
      [this, month](const Result<std::vector<std::pair<Day, std::int64_t>>>& days) {
        if (!days) return;  // a calendar without marks is no loss; the list tells of the trouble
        std::vector<Day> marked;
        for (const auto& [day, count] : *days) marked.push_back(day);
        view_.show_month(month, marked);
      });
}

void JournalPresenter::ask_choices() {
  choices_alive_.renew();
  desk_.ask(
      choices_alive_,
      [](Session& session) -> Result<FilterChoices> {
        FilterChoices choices;
        TR_LET(tags, session.tags());
        TR_LET(people, session.all_of(journal::Kind::person));
        TR_LET(engagements, session.all_of(journal::Kind::engagement));
        TR_LET(months, session.months());
        choices.tags = std::move(tags);
        choices.people = names_of(people);
        choices.engagements = names_of(engagements);
        choices.months = std::move(months);
        return choices;
      },
      [this](const Result<FilterChoices>& choices) {
        if (choices) view_.show_choices(*choices);
      });
}

}  // namespace thirdrow::app
