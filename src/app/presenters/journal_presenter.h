/// The journal's list: filters, search as you type, calendar, Trash. Words that are searched for are found in
/// every record, also in those that have a page of their own. Rows are fetched as they are looked at. Front
/// thread; every question goes to the worker through the Desk.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/desk.h"
#include "app/presenters/row_cache.h"

namespace thirdrow::app {

/// What the line over the list says; the view makes the words.
struct CountLine {
  std::int64_t count = 0;
  enum class Of : std::uint8_t { entries, hits, hits_or_more, trash, on_this_day } of = Of::entries;
};
struct Named {
  RecordId id;
  std::string name;
};
/// What the filters offer.
struct FilterChoices {
  std::vector<std::pair<std::string, std::int64_t>> tags;
  std::vector<Named> people;
  std::vector<Named> engagements;
  std::vector<std::int64_t> months;  ///< year * 12 + month - 1
};
/// Why there is nothing to see.
enum class Emptiness : std::uint8_t {
  none,
  new_journal,
  nothing_found,
  nothing_found_there,  ///< of what passes the filters
  nothing_found_in_trash,
  nothing_matches,
  empty_trash,
  no_such_day
};

class JournalView {
 public:
  virtual ~JournalView() = default;
  /// The list is another one; its rows are asked for through JournalPresenter::row.
  virtual void show_list(std::size_t rows, Emptiness why) = 0;
  /// The same list goes on further than was known.
  virtual void show_longer(std::size_t rows) = 0;
  /// These rows have something new to show.
  virtual void rows_changed(std::size_t first, std::size_t count) = 0;
  virtual void show_selected(std::optional<std::size_t> row) = 0;
  virtual void show_count(const CountLine& line) = 0;
  virtual void show_filter(const Filter& filter) = 0;
  virtual void show_choices(const FilterChoices& choices) = 0;
  /// Days of `month` (year * 12 + month - 1) that have entries.
  virtual void show_month(std::int64_t month, const std::vector<Day>& days) = 0;
  /// In place, with an Undo, until the next act.
  virtual void show_removed(const std::string& title) = 0;
  virtual void show_put_back() = 0;
  /// In place: are you sure? Answered by purge_confirmed.
  virtual void ask_purge(const std::string& title) = 0;
  /// The same for all that is in the Trash. Answered by empty_trash_confirmed.
  virtual void ask_empty_trash(std::size_t count) = 0;
  virtual void clear_notice() = 0;
  /// An entry that could not be written yet waits to be finished.
  virtual void show_unfinished(RecordId id, std::size_t more) = 0;
  virtual void show_problem(const Error& error) = 0;
};

class JournalPresenter {
 public:
  JournalPresenter(Desk& desk, JournalView& view) : desk_(desk), view_(view) {}

  /// Asks for everything anew; keeps filter and selection.
  void start();
  /// Something was written: rows, counts and choices may have changed.
  void refresh();
  /// Drops every word it holds.
  void forget();

  std::size_t size() const { return size_; }
  /// A row of the list; nullptr while it is being fetched.
  const SearchHit* row(std::size_t index);
  const Filter& filter() const { return filter_; }
  const std::string& query() const { return query_; }
  Order order() const { return order_; }
  bool in_trash() const { return filter_.shelf == Filter::Shelf::trash; }

  void set_kind(std::string subkind);
  void set_tag(std::string tag);
  void set_person(std::optional<RecordId> person);
  void set_engagement(std::optional<RecordId> engagement);
  void set_month(std::optional<std::int64_t> month);
  void set_day(std::optional<Day> day);
  void show_shelf(Filter::Shelf shelf);
  void clear_filters();
  void show_on_this_day();
  void search(std::string query);
  void set_order(Order order);

  /// The nearest one of the calendar, which ends with the years 1 and 9999.
  void look_at_month(std::int64_t month);
  std::int64_t month() const { return month_; }

  void select(std::size_t index);
  /// Marks it in the list, without opening; a nil id marks nothing.
  void select_record(RecordId id);
  std::optional<RecordId> selected() const { return selected_; }
  void remove_selected();
  void undo_remove();
  void put_back_selected();
  void purge_selected();
  void purge_confirmed();
  void empty_trash();
  void empty_trash_confirmed();

  /// A row was chosen, or nothing is chosen any more.
  std::function<void(std::optional<RecordId>)> on_select = [](std::optional<RecordId>) {};
  /// A row of the search was chosen whose record has a page of its own, or its words are others now; nullptr:
  /// it is not among the rows any more.
  std::function<void(const SearchHit*)> on_elsewhere = [](const SearchHit*) {};
  /// Words not yet written must be on their way before an entry moves.
  std::function<void()> before_change = [] {};

 private:
  enum class Source : std::uint8_t { places, hits, on_this_day };
  Source source_of_query() const;
  void changed_filter();
  void ask_list();
  void ask_places();
  void ask_hits();
  Filter searched() const;
  void ask_on_this_day();
  void ask_choices();
  void ask_unfinished();
  void refetch();
  void fetch(std::size_t first);
  void fetch_places(std::size_t first);
  void fetch_hits(std::size_t first);
  void lengthen(std::int64_t total, std::int64_t counted);
  void arrived(std::size_t first, std::vector<std::optional<SearchHit>> rows);
  void show_new(std::size_t size, CountLine line);
  void follow_selection();
  void find_selected();
  void follow_elsewhere();
  void look_elsewhere();
  Emptiness emptiness() const;
  bool filtered() const;
  template <class Work>
  void change(Work work, std::function<void()> done);
  void close_if(std::optional<RecordId> shown);

  Desk& desk_;
  JournalView& view_;
  Filter filter_;
  std::string query_;
  Order order_ = Order::newest;
  Source source_ = Source::places;
  Source listed_ = Source::places;  ///< what the view shows now
  std::vector<std::int64_t> places_;
  std::size_t size_ = 0;
  RowCache cache_;
  std::optional<RecordId> selected_;
  std::optional<std::size_t> selected_row_;
  std::string selected_title_;
  std::optional<SearchHit> elsewhere_;  ///< the selected one, where it has a page of its own
  std::optional<RecordId> removed_;
  std::optional<RecordId> purge_asked_;  ///< what ask_purge() named
  std::int64_t month_ = 0;
  /// Counts the lists asked for: work for an older one gives up on the worker, before it begins.
  std::shared_ptr<std::atomic<std::uint64_t>> asked_ = std::make_shared<std::atomic<std::uint64_t>>(0);
  Alive list_alive_, choices_alive_, month_alive_, alive_;
};

}  // namespace thirdrow::app
