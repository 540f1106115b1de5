#include "app/presenters/journal_presenter.h"

#include <algorithm>

namespace thirdrow::app {
namespace {

std::pair<Day, Day> days_of_month(std::int64_t month) {
  const auto first = [](std::int64_t m) {
    return *Day::from_civil(static_cast<int>(m / 12), static_cast<unsigned>(m % 12) + 1, 1);
  };
  return {first(month), first(month + 1) - 1};
}

SearchHit plain(Row row) {
  SearchHit hit;
  hit.snippet = row.preview;
  hit.row = std::move(row);
  return hit;
}

std::vector<Named> names_of(const std::vector<journal::Record>& records) {
  std::vector<Named> names;
  for (const journal::Record& record : records) {
    if (!record.deleted()) names.push_back({record.id, record.title()});
  }
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
  selected_title_.clear();
  removed_.reset();
  month_ = 0;
  view_.show_list(0, Emptiness::none);
  view_.show_choices({});
  view_.clear_notice();
}

const SearchHit* JournalPresenter::row(std::size_t index) {
  if (index >= size_) return nullptr;
  if (const SearchHit* hit = cache_.find(index)) return hit;
  if (const auto first = cache_.claim(index)) fetch(*first);
  return cache_.find(index);
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
    const auto [first, last] = days_of_month(*month);
    filter_.from = first;
    filter_.to = last;
    look_at_month(*month);
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
  source_ = query_.find_first_not_of(" \t\n") == std::string::npos ? Source::places : Source::hits;
  ask_list();
}

void JournalPresenter::set_order(Order order) {
  order_ = order;
  if (source_ == Source::hits) ask_list();
}

void JournalPresenter::changed_filter() {
  source_ = query_.empty() ? Source::places : Source::hits;
  view_.clear_notice();
  view_.show_filter(filter_);
  ask_list();
}

void JournalPresenter::look_at_month(std::int64_t month) {
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

void JournalPresenter::ask_list() {
  list_alive_.renew();
  ++*asked_;
  switch (source_) {
    case Source::places:
      return ask_places();
    case Source::hits:
      return ask_hits();
    case Source::on_this_day:
      return ask_on_this_day();
  }
}

void JournalPresenter::ask_places() {
  desk_.ask(
      list_alive_,
      [filter = filter_, mine = asked_->load(),
       asked = asked_](Session& session) -> Result<std::vector<std::int64_t>> {
        if (*asked != mine) return Code::cancelled;
        return session.places(filter);
      },
      [this](Result<std::vector<std::int64_t>> places) {
        if (!places) return view_.show_problem(places.error());
        const bool same =
            *places == places_ && places->size() == size_ && size_ > 0 && listed_ == Source::places;
        places_ = std::move(*places);
        if (same) return refetch();
        listed_ = Source::places;
        const auto of = in_trash() ? CountLine::Of::trash : CountLine::Of::entries;
        show_new(places_.size(), {static_cast<std::int64_t>(places_.size()), of});
      });
}

void JournalPresenter::ask_hits() {
  desk_.ask(
      list_alive_,
      [query = query_, filter = filter_, order = order_, mine = asked_->load(),
       asked = asked_](Session& session) -> Result<Page<SearchHit>> {
        if (*asked != mine) return Code::cancelled;
        return session.search(query, filter, order, static_cast<std::int64_t>(RowCache::kWindow), 0);
      },
      [this](Result<Page<SearchHit>> page) {
        if (!page) return view_.show_problem(page.error());
        const auto of = order_ == Order::newest && page->total >= 1000 ? CountLine::Of::hits_or_more
                                                                       : CountLine::Of::hits;
        places_ = {};
        listed_ = Source::hits;
        cache_.clear();
        size_ = static_cast<std::size_t>(page->total);
        if (size_ > 0) {
          cache_.claim(0);
          cache_.fill(0, {page->items.begin(), page->items.end()});
        }
        view_.show_list(size_, emptiness());
        view_.show_count({page->total, of});
        follow_selection();
      });
}

void JournalPresenter::ask_on_this_day() {
  desk_.ask(
      list_alive_, [](Session& session) { return session.on_this_day(); },
      [this](Result<std::vector<Row>> rows) {
        if (!rows) return view_.show_problem(rows.error());
        std::vector<std::optional<SearchHit>> hits;
        for (Row& row : *rows) hits.emplace_back(plain(std::move(row)));
        if (hits.size() > RowCache::kWindow) hits.resize(RowCache::kWindow);
        places_ = {};
        listed_ = Source::on_this_day;
        cache_.clear();
        size_ = hits.size();
        if (size_ > 0) {
          cache_.claim(0);
          cache_.fill(0, std::move(hits));
        }
        view_.show_list(size_, emptiness());
        view_.show_count({static_cast<std::int64_t>(size_), CountLine::Of::on_this_day});
        follow_selection();
      });
}

/// The same rows in the same order, some with other words: what is looked at is fetched again, and nothing
/// jumps.
void JournalPresenter::refetch() {
  for (const std::size_t first : cache_.windows()) fetch_places(first);
}

void JournalPresenter::show_new(std::size_t size, CountLine line) {
  cache_.clear();
  size_ = size;
  view_.show_list(size_, emptiness());
  view_.show_count(line);
  follow_selection();
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

void JournalPresenter::fetch(std::size_t first) {
  if (source_ == Source::places) fetch_places(first);
  if (source_ == Source::hits) fetch_hits(first);
}

void JournalPresenter::fetch_places(std::size_t first) {
  const std::size_t last = std::min(first + RowCache::kWindow, places_.size());
  const auto at = [&](std::size_t i) { return places_.begin() + static_cast<std::ptrdiff_t>(i); };
  std::vector<std::int64_t> wanted(at(first), at(last));
  desk_.ask(
      list_alive_,
      [wanted](Session& session) -> Result<std::vector<std::optional<SearchHit>>> {
        TR_LET(rows, session.rows(wanted));
        std::vector<std::optional<SearchHit>> hits(wanted.size());
        for (Row& row : rows) {
          const auto place = std::ranges::find(wanted, row.rid);
          if (place != wanted.end())
            hits[static_cast<std::size_t>(place - wanted.begin())] = plain(std::move(row));
        }
        return hits;
      },
      [this, first](Result<std::vector<std::optional<SearchHit>>> rows) {
        if (!rows) return cache_.release(first);
        arrived(first, std::move(*rows));
      });
}

void JournalPresenter::fetch_hits(std::size_t first) {
  desk_.ask(
      list_alive_,
      [query = query_, filter = filter_, order = order_, first](Session& session) {
        return session.search(query, filter, order, static_cast<std::int64_t>(RowCache::kWindow),
                              static_cast<std::int64_t>(first));
      },
      [this, first](Result<Page<SearchHit>> page) {
        if (!page) return cache_.release(first);
        arrived(first, {page->items.begin(), page->items.end()});
      });
}

void JournalPresenter::arrived(std::size_t first, std::vector<std::optional<SearchHit>> rows) {
  const std::size_t count = std::min(rows.size(), size_ - std::min(first, size_));
  cache_.fill(first, std::move(rows));
  view_.rows_changed(first, count);
  if (!selected_row_) follow_selection();
}

/// Marks the chosen entry where the list shows it; a row not yet fetched is found when it arrives.
void JournalPresenter::follow_selection() {
  selected_row_.reset();
  if (!selected_) return view_.show_selected(std::nullopt);
  for (const std::size_t first : cache_.windows()) {
    for (std::size_t i = first; i < std::min(first + RowCache::kWindow, size_); ++i) {
      const SearchHit* hit = cache_.find(i);
      if (hit == nullptr || hit->row.id != *selected_) continue;
      selected_row_ = i;
      selected_title_ = hit->row.title;
      return view_.show_selected(i);
    }
  }
  view_.show_selected(std::nullopt);
}

bool JournalPresenter::filtered() const {
  return !filter_.subkind.empty() || !filter_.tag.empty() || filter_.person || filter_.engagement ||
         filter_.from;
}

Emptiness JournalPresenter::emptiness() const {
  if (size_ > 0) return Emptiness::none;
  if (source_ == Source::on_this_day) return Emptiness::no_such_day;
  if (source_ == Source::hits) return Emptiness::nothing_found;
  if (filtered()) return Emptiness::nothing_matches;
  return in_trash() ? Emptiness::empty_trash : Emptiness::new_journal;
}

void JournalPresenter::select(std::size_t index) {
  const SearchHit* hit = row(index);
  if (hit == nullptr || selected_ == hit->row.id) return;
  selected_ = hit->row.id;
  selected_row_ = index;
  selected_title_ = hit->row.title;
  view_.clear_notice();
  on_select(selected_);
}

void JournalPresenter::select_record(RecordId id) {
  selected_ = id.is_nil() ? std::nullopt : std::optional(id);
  follow_selection();
}

template <class Work>
void JournalPresenter::change(Work work, std::function<void()> done) {
  before_change();
  desk_.ask(alive_, std::move(work), [this, done = std::move(done)](const Status& status) {
    if (!status) return view_.show_problem(status.error());
    done();
    refresh();
  });
}

void JournalPresenter::remove_selected() {
  if (!selected_ || in_trash()) return;
  const RecordId id = *selected_;
  change([id](Session& session) { return session.remove(id); },
         [this, id, title = selected_title_] {
           removed_ = id;
           selected_.reset();
           selected_row_.reset();
           on_select(std::nullopt);
           view_.show_removed(title);
         });
}

void JournalPresenter::undo_remove() {
  if (!removed_) return;
  const RecordId id = *removed_;
  removed_.reset();
  change([id](Session& session) { return session.put_back(id); },
         [this, id] {
           view_.clear_notice();
           selected_ = id;
           on_select(selected_);
         });
}

void JournalPresenter::put_back_selected() {
  if (!selected_ || !in_trash()) return;
  const RecordId id = *selected_;
  change([id](Session& session) { return session.put_back(id); },
         [this] {
           selected_.reset();
           on_select(std::nullopt);
           view_.show_put_back();
         });
}

void JournalPresenter::purge_selected() {
  if (selected_ && in_trash()) view_.ask_purge(selected_title_);
}

void JournalPresenter::purge_confirmed() {
  if (!selected_ || !in_trash()) return;
  const RecordId id = *selected_;
  change([id](Session& session) { return session.purge(id); },
         [this] {
           selected_.reset();
           selected_title_.clear();
           on_select(std::nullopt);
           view_.clear_notice();
         });
}

}  // namespace thirdrow::app
