// The virtual list: its length, the rows that are looked at, and the chosen one among them.
#include <algorithm>

#include "app/presenters/journal_presenter.h"

namespace thirdrow::app {
namespace {

SearchHit plain(Row row) {
  SearchHit hit;
  hit.snippet = row.preview;
  hit.row = std::move(row);
  return hit;
}

}  // namespace

const SearchHit* JournalPresenter::row(std::size_t index) {
  if (index >= size_) return nullptr;
  if (const SearchHit* hit = cache_.find(index)) return hit;
  if (const auto first = cache_.claim(index)) fetch(*first);
  return cache_.find(index);
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

/// The Trash holds what it holds; beside it, words are looked for everywhere.
Filter JournalPresenter::searched() const {
  Filter filter = filter_;
  if (!in_trash()) filter.shelf = Filter::Shelf::kept;
  return filter;
}

void JournalPresenter::ask_hits() {
  desk_.ask(
      list_alive_,
      [query = query_, filter = searched(), order = order_, mine = asked_->load(),
       asked = asked_](Session& session) -> Result<Page<SearchHit>> {
        if (*asked != mine) return Code::cancelled;
        return session.search(query, filter, order, static_cast<std::int64_t>(RowCache::kWindow), 0);
      },
      [this](Result<Page<SearchHit>> page) {
        if (!page) return view_.show_problem(page.error());
        const auto of = page->total >= kCounted ? CountLine::Of::hits_or_more : CountLine::Of::hits;
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

void JournalPresenter::fetch(std::size_t first) {
  if (listed_ != source_) return cache_.release(first);  // another list is on its way
  if (listed_ == Source::places) fetch_places(first);
  if (listed_ == Source::hits) fetch_hits(first);
}

void JournalPresenter::fetch_places(std::size_t first) {
  const std::size_t last = std::min(first + RowCache::kWindow, places_.size());
  if (first >= last) return cache_.release(first);
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
  // Whoever looks at the end of what was counted wants to know how it goes on.
  const bool at_end = first + RowCache::kWindow >= size_;
  const std::int64_t counted = kCounted + (at_end ? static_cast<std::int64_t>(size_) : 0);
  desk_.ask(
      list_alive_,
      [query = query_, filter = searched(), order = order_, first, counted](Session& session) {
        return session.search(query, filter, order, static_cast<std::int64_t>(RowCache::kWindow),
                              static_cast<std::int64_t>(first), counted);
      },
      [this, first, counted](Result<Page<SearchHit>> page) {
        if (!page) return cache_.release(first);
        lengthen(page->total, counted);
        arrived(first, {page->items.begin(), page->items.end()});
      });
}

/// `total` hits were found, of which no more than `counted` were looked for.
void JournalPresenter::lengthen(std::int64_t total, std::int64_t counted) {
  const auto rows = static_cast<std::size_t>(total);
  if (rows < size_) return;
  if (rows > size_) view_.show_longer(size_ = rows);
  view_.show_count({total, total >= counted ? CountLine::Of::hits_or_more : CountLine::Of::hits});
}

void JournalPresenter::arrived(std::size_t first, std::vector<std::optional<SearchHit>> rows) {
  const std::size_t count = std::min(rows.size(), size_ - std::min(first, size_));
  cache_.fill(first, std::move(rows));
  view_.rows_changed(first, count);
  if (!selected_row_) follow_selection();
}

/// Marks the chosen entry where the list shows it; a row not yet fetched is found when it arrives.
void JournalPresenter::follow_selection() {
  find_selected();
  follow_elsewhere();
}

void JournalPresenter::find_selected() {
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

/// What stands for a record of another page goes with its row, and has its words.
void JournalPresenter::follow_elsewhere() {
  if (!elsewhere_) return;
  if (selected_ != elsewhere_->row.id) {
    elsewhere_.reset();
    return selected_ ? void() : on_elsewhere(nullptr);
  }
  const SearchHit* hit = selected_row_ ? cache_.find(*selected_row_) : nullptr;
  const bool listed = listed_ == Source::hits && !in_trash();
  if (listed && hit == nullptr && size_ > RowCache::kWindow) return look_elsewhere();
  if (listed && hit != nullptr && hit->row.title == elsewhere_->row.title) return;
  elsewhere_ = listed && hit != nullptr ? std::optional(*hit) : std::nullopt;
  if (!elsewhere_) selected_.reset();
  on_elsewhere(elsewhere_ ? &*elsewhere_ : nullptr);
}

/// Its row may be one that was not fetched.
void JournalPresenter::look_elsewhere() {
  const RecordId id = elsewhere_->row.id;
  desk_.ask(
      list_alive_, [id](Session& session) { return session.open(id); },
      [this, id](const Result<Opened>& opened) {
        if (!elsewhere_ || elsewhere_->row.id != id || selected_ != id) return;
        const bool there = opened && !opened->written.deleted();
        if (there && opened->written.title() == elsewhere_->row.title) return;
        if (there) elsewhere_->row.title = opened->written.title();
        if (!there) {
          elsewhere_.reset();
          selected_.reset();
        }
        on_elsewhere(elsewhere_ ? &*elsewhere_ : nullptr);
      });
}

bool JournalPresenter::filtered() const {
  return !filter_.subkind.empty() || !filter_.tag.empty() || filter_.person || filter_.engagement ||
         filter_.from;
}

Emptiness JournalPresenter::emptiness() const {
  if (size_ > 0) return Emptiness::none;
  if (source_ == Source::on_this_day) return Emptiness::no_such_day;
  if (source_ == Source::hits && filtered()) return Emptiness::nothing_found_there;
  if (source_ == Source::hits)
    return in_trash() ? Emptiness::nothing_found_in_trash : Emptiness::nothing_found;
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
  const bool entry = in_trash() || journal::info(hit->row.kind).shelf == journal::Shelf::journal;
  elsewhere_ = entry ? std::nullopt : std::optional(*hit);
  entry ? on_select(selected_) : on_elsewhere(&*elsewhere_);
}

void JournalPresenter::select_record(RecordId id) {
  selected_ = id.is_nil() ? std::nullopt : std::optional(id);
  elsewhere_.reset();
  follow_selection();
}

}  // namespace thirdrow::app
