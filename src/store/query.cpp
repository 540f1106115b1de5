// Lists, search, calendar. Every statement is made of constant pieces; what a person typed is only ever
// bound.
#include <algorithm>
#include <limits>

#include "journal/fold.h"
#include "store/impl.h"

namespace thirdrow::store {
namespace {

std::vector<std::pair<int, std::string>> labels_of(const Filter& f) {
  std::vector<std::pair<int, std::string>> out;
  if (f.person) out.emplace_back(journal::kPeople, f.person->text());
  if (f.engagement) out.emplace_back(journal::kEngagement, f.engagement->text());
  if (!f.tag.empty()) out.emplace_back(journal::kTags, f.tag);
  if (!f.state.empty()) out.emplace_back(journal::kState, f.state);
  return out;
}

void add_shelf(Built& out, const char* column, Filter::Shelf shelf) {
  out.add(column);
  if (shelf == Filter::Shelf::kept) {
    out.add(" IN (0, 2)");
  } else {
    out.add(" = ?", std::int64_t{static_cast<int>(shelf)});
  }
}

/// What a filter lets through: which table leads decides whether it is quick. Labels lead with places in
/// order and need no look at the records, unless the kind or the day is asked for too.
enum class Wanted { rows, places, count };

Built select(Wanted wanted, const Filter& f) {
  const auto labels = labels_of(f);
  const bool days = f.from || f.to;
  Built out;
  const auto begin = [&](const char* place, std::string_view from) {
    out.add("SELECT ").add(wanted == Wanted::rows     ? kRowColumns
                           : wanted == Wanted::places ? place
                                                      : "count(*)");
    out.add(" FROM ").add(from);
  };
  if (labels.empty()) {
    begin("r.rid", "records r WHERE ");
    add_shelf(out, "r.shelf", f.shelf);
  } else {
    const bool join = wanted == Wanted::rows || days || !f.subkind.empty();
    begin("l.rid", join ? "labels l CROSS JOIN records r ON r.rid = l.rid" : "labels l");
    out.add(" WHERE l.what = ? AND l.value = ? AND ", std::int64_t{labels[0].first}, labels[0].second);
    add_shelf(out, "l.shelf", f.shelf);
  }
  for (std::size_t i = 1; i < labels.size(); ++i) {
    out.add(" AND EXISTS (SELECT 1 FROM labels o WHERE o.what = ? AND o.value = ? AND ",
            std::int64_t{labels[i].first}, labels[i].second);
    add_shelf(out, "o.shelf", f.shelf);
    out.add(" AND o.rid = l.rid)");
  }
  if (!f.subkind.empty()) out.add(" AND r.subkind = ?", f.subkind);
  if (days) {
    // the plus keeps SQLite from leading with the day where something else already does
    out.add(
        labels.empty() && f.subkind.empty() ? " AND r.day BETWEEN ? AND ?" : " AND +r.day BETWEEN ? AND ?",
        std::int64_t{f.from ? f.from->days : INT32_MIN}, std::int64_t{f.to ? f.to->days : INT32_MAX});
  }
  if (wanted != Wanted::count) out.add(labels.empty() ? " ORDER BY r.rid DESC" : " ORDER BY l.rid DESC");
  return out;
}

bool plain(const Filter& f) { return labels_of(f).empty() && f.subkind.empty() && !f.from && !f.to; }

/// Counting walks an index from end to end, so the answer is kept until something is written.
Result<std::int64_t> count(Store::Impl& impl, const Filter& filter) {
  constexpr std::size_t kKept = 64;
  Built built = select(Wanted::count, filter);
  if (const auto known = impl.counted.find(built); known != impl.counted.end()) return known->second;
  Query q = impl.db.query(built);
  TR_LET(row, q.step());
  const std::int64_t counted = row ? q.integer(0) : 0;
  if (impl.counted.size() >= kKept) impl.counted.clear();
  impl.counted.emplace(std::move(built), counted);
  return counted;
}

Result<std::vector<Row>> read_rows(Query& q) {
  std::vector<Row> out;
  for (;;) {
    TR_LET(row, q.step());
    if (!row) return out;
    out.push_back(row_at(q));
  }
}

/// Title and body of the record as one text to cut a snippet from.
std::string snippet_source(const journal::Record& record) {
  std::string out;
  for (const journal::Field& field : record.info().fields) {
    if (field.type == journal::FieldType::text || field.role == journal::Role::body) {
      if (const std::string text = record.text(field.tag); !text.empty())
        out += (out.empty() ? "" : "\n") + text;
    }
  }
  return journal::without_heading_marks(out);
}

struct Found {
  std::int64_t place = 0;
  double rank = 0;
};

/// Which of the places that hold the words a search shows. Asking the table about every row would take ten
/// times as long, so the places are known before: those that may be shown or, where these are most, those
/// that may not.
struct Sieve {
  std::vector<std::int64_t> places;  ///< rising
  bool shown = false;                ///< whether `places` are shown, or all others
  bool lets(std::int64_t place) const { return std::ranges::binary_search(places, place) == shown; }
};

Result<std::vector<std::int64_t>> held_back(Db& db, Filter::Shelf shelf) {
  Query q = db.query(shelf == Filter::Shelf::kept ? "SELECT rid FROM records WHERE shelf = 1"
                                                  : "SELECT rid FROM records WHERE shelf IN (1, 2)");
  std::vector<std::int64_t> out;
  for (;;) {
    TR_LET(row, q.step());
    if (!row) return out;
    out.push_back(q.integer(0));
  }
}

/// Looks the words up once: what a page shows and how many there are come from the same walk, because taking
/// a prefix's rows together is most of the work. At most `most`, in the wanted order.
Result<std::vector<Found>> find(Db& db, const std::string& match, Order order, std::int64_t most,
                                const Sieve& sieve) {
  constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();
  const auto held_back = static_cast<std::int64_t>(sieve.places.size());
  Query q = db.query(order == Order::newest
                         ? "SELECT rowid, 0 FROM words WHERE words MATCH ?1 ORDER BY rowid DESC LIMIT ?2"
                         : "SELECT rowid, rank FROM words WHERE words MATCH ?1 ORDER BY rank LIMIT ?2");
  q.bind(match, sieve.shown || most > kAll - held_back ? kAll : most + held_back);
  std::vector<Found> out;
  while (static_cast<std::int64_t>(out.size()) < most) {
    TR_LET(row, q.step());
    if (!row) break;
    if (const std::int64_t place = q.integer(0); sieve.lets(place)) out.push_back({place, q.real(1)});
  }
  return out;
}

Result<std::optional<Hit>> hit_at(Db& db, const Found& found) {
  static const std::string kSql = std::string("SELECT ") + kRowColumns +
                                  ", s.state FROM records r JOIN states s ON s.id = r.id WHERE r.rid = ?1";
  Query q = db.query(kSql);
  TR_LET(there, q.bind(found.place).step());
  if (!there) return std::optional<Hit>();
  const auto state = journal::EntryState::decode(q.blob(11));
  if (!state) return {Code::damaged, "state"};
  Hit hit{row_at(q), {}, found.rank};
  if (const auto record = state->record()) hit.snippet_source = snippet_source(*record);
  return std::optional<Hit>(std::move(hit));
}

}  // namespace

Row row_at(const Query& q, int c) {
  Row row;
  row.rid = q.integer(c);
  row.id = RecordId::from_bytes(q.blob(c + 1)).value_or(RecordId{});
  row.kind = static_cast<journal::Kind>(q.integer(c + 2));
  row.subkind = q.text(c + 3);
  row.happened = {q.integer(c + 4), static_cast<std::int16_t>(q.integer(c + 5))};
  row.edited = {q.integer(c + 6), static_cast<std::int16_t>(q.integer(c + 7))};
  if (!q.null(c + 8)) row.deleted_ms = q.integer(c + 8);
  row.title = q.text(c + 9);
  row.preview = q.text(c + 10);
  return row;
}

Result<Page<Row>> Store::list(const Filter& filter, std::int64_t limit, std::int64_t offset) {
  Page<Row> page;
  TR_LET(total, count(*impl_, filter));
  page.total = total;
  Query q = impl_->db.query(select(Wanted::rows, filter).add(" LIMIT ? OFFSET ?", limit, offset));
  TR_LET(rows, read_rows(q));
  page.items = std::move(rows);
  return page;
}

Result<std::vector<std::int64_t>> Store::places(const Filter& filter) {
  Query q = impl_->db.query(select(Wanted::places, filter));
  std::vector<std::int64_t> out;
  for (;;) {
    TR_LET(row, q.step());
    if (!row) return out;
    out.push_back(q.integer(0));
  }
}

Result<std::vector<Row>> Store::rows(std::span<const std::int64_t> places) {
  static const std::string kSql = std::string("SELECT ") + kRowColumns + " FROM records r WHERE r.rid = ?1";
  std::vector<Row> out;
  for (const std::int64_t place : places) {
    Query q = impl_->db.query(kSql);
    TR_LET(row, q.bind(place).step());
    if (row) out.push_back(row_at(q));
  }
  return out;
}

Result<Page<Hit>> Store::search(std::string_view query, const Filter& filter, Order order, std::int64_t limit,
                                std::int64_t offset, std::int64_t count_limit) {
  Page<Hit> page;
  const std::string match = journal::fts_query(query);
  if (match.empty()) return page;
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  const std::int64_t wanted = limit > kMost - offset ? kMost : offset + limit;
  Sieve sieve;
  const bool most = filter.shelf == Filter::Shelf::journal || filter.shelf == Filter::Shelf::kept;
  sieve.shown = !plain(filter) || !most;
  TR_LET(known, sieve.shown ? places(filter) : held_back(impl_->db, filter.shelf));
  sieve.places = std::move(known);
  std::ranges::sort(sieve.places);
  TR_LET(found, find(impl_->db, match, order, std::max(count_limit, wanted), sieve));
  page.total = static_cast<std::int64_t>(found.size());
  const std::int64_t end = std::min(page.total, wanted);
  for (std::int64_t at = offset; at < end; ++at) {
    const Found& one = found[static_cast<std::size_t>(at)];
    TR_LET(hit, hit_at(impl_->db, one));
    if (hit) page.items.push_back(std::move(*hit));
  }
  return page;
}

Result<std::vector<std::pair<Day, std::int64_t>>> Store::days(Day from, Day to) {
  Query q = impl_->db.query(
      "SELECT day, count(*) FROM records WHERE shelf = 0 AND day BETWEEN ?1 AND ?2 GROUP BY day ORDER BY "
      "day");
  q.bind(std::int64_t{from.days}, std::int64_t{to.days});
  std::vector<std::pair<Day, std::int64_t>> out;
  for (;;) {
    TR_LET(row, q.step());
    if (!row) return out;
    out.emplace_back(Day{static_cast<std::int32_t>(q.integer(0))}, q.integer(1));
  }
}

Result<std::optional<Stamp>> Store::last_edit() {
  Query q = impl_->db.query("SELECT wall_ms, wall_off FROM ops WHERE type <> 7 ORDER BY hlc DESC LIMIT 1");
  TR_LET(row, q.step());
  if (!row) return std::optional<Stamp>();
  return std::optional(Stamp{q.integer(0), static_cast<std::int16_t>(q.integer(1))});
}

Result<std::vector<Row>> Store::on_this_day(Day today, std::int64_t limit) {
  static const std::string kSql =
      std::string("SELECT ") + kRowColumns +
      " FROM records r WHERE r.shelf = 0 AND r.day = ?1 ORDER BY r.rid DESC LIMIT ?2";
  TR_LET(first, impl_->db.number("SELECT min(day) FROM records WHERE shelf = 0"));
  const Day::Civil date = today.civil();
  std::vector<Row> out;
  for (int year = date.year - 1; year > 0; --year) {
    const auto day = Day::from_civil(year, date.month, date.day);
    if (day && day->days < first) break;
    if (!day) continue;  // 29 February
    Query q = impl_->db.query(kSql);
    q.bind(std::int64_t{day->days}, limit - static_cast<std::int64_t>(out.size()));
    TR_LET(rows, read_rows(q));
    std::ranges::move(rows, std::back_inserter(out));
    if (static_cast<std::int64_t>(out.size()) >= limit || year < date.year - 200) break;
  }
  return out;
}

Result<std::vector<std::pair<std::string, std::int64_t>>> Store::tags() {
  Query q = impl_->db.query(
      "SELECT value, count(*) AS times FROM labels WHERE what = 3 AND shelf = 0 GROUP BY value ORDER BY "
      "times DESC, value");
  std::vector<std::pair<std::string, std::int64_t>> out;
  for (;;) {
    TR_LET(row, q.step());
    if (!row) return out;
    out.emplace_back(q.text(0), q.integer(1));
  }
}

Result<std::vector<std::int64_t>> Store::months() {
  Query q = impl_->db.query("SELECT DISTINCT day FROM records WHERE shelf = 0 ORDER BY day DESC");
  std::vector<std::int64_t> out;
  for (;;) {
    TR_LET(row, q.step());
    if (!row) return out;
    const Day::Civil date = Day{static_cast<std::int32_t>(q.integer(0))}.civil();
    const std::int64_t month = std::int64_t{date.year} * 12 + date.month - 1;
    if (out.empty() || out.back() != month) out.push_back(month);
  }
}

Result<std::vector<RecordId>> Store::naming(RecordId id, std::optional<journal::Kind> kind) {
  Query q = impl_->db.query(
      "SELECT DISTINCT r.id FROM labels l JOIN records r ON r.rid = l.rid WHERE l.what IN (4, 5, 7) AND "
      "l.value = ?1 AND l.shelf <> 1 AND (?2 = 0 OR r.kind = ?2) ORDER BY r.id");
  q.bind(id.text(), kind ? static_cast<int>(*kind) : 0);
  std::vector<RecordId> out;
  for (;;) {
    TR_LET(row, q.step());
    if (!row) return out;
    if (const auto each = RecordId::from_bytes(q.blob(0))) out.push_back(*each);
  }
}

Status Store::each_facts(const std::function<void(journal::Facts)>& take) {
  Query q = impl_->db.query("SELECT facts FROM facts");
  for (;;) {
    TR_LET(row, q.step());
    if (!row) return {};
    auto facts = journal::Facts::decode(q.blob(0));
    if (!facts) return {Code::damaged, "facts"};
    take(std::move(*facts));
  }
}

Result<std::optional<RecordId>> Store::find_source(std::string_view source) {
  Query q = impl_->db.query(
      "SELECT r.id FROM labels l JOIN records r ON r.rid = l.rid WHERE l.what = 0 AND l.value = ?1");
  TR_LET(row, q.bind(source).step());
  if (!row) return std::optional<RecordId>();
  return RecordId::from_bytes(q.blob(0));
}

}  // namespace thirdrow::store
