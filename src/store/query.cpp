// Lists, search, calendar. Every statement is made of constant pieces; what a person typed is only ever bound.
#include <algorithm>
#include <functional>
#include <limits>

#include "journal/fold.h"
#include "store/impl.h"

namespace thirdrow::store {
namespace {

/// How a filter is read: which table leads decides whether it is quick.
struct Shape {
  const char* from;
  const char* place;  ///< the column that holds the rowid and gives the order
};
constexpr Shape kByShelf{"records r WHERE r.shelf = ?1 AND ?2 = ''", "r.rid"};
constexpr Shape kByDay{"records r WHERE r.shelf = ?1 AND ?2 = '' AND r.day BETWEEN ?3 AND ?4", "r.rid"};
constexpr Shape kBySubkind{"records r WHERE r.shelf = ?1 AND r.subkind = ?2", "r.rid"};
constexpr Shape kByLabel{
    "labels l CROSS JOIN records r ON r.rid = l.rid WHERE l.what = ?5 AND l.value = ?6 AND r.shelf = ?1 "
    "AND (?2 = '' OR r.subkind = ?2)",
    "l.rid"};
/// The plus keeps SQLite from leading with the day where another table should. Only added when days are asked for:
/// without it a count need not look at the rows.
constexpr const char* kDays = " AND +r.day BETWEEN ?3 AND ?4";
/// The rest of every filter. ?5/?6 and the three pairs after it: labels that must all be there.
constexpr const char* kRest =
    " AND (?6 = '' OR EXISTS (SELECT 1 FROM labels a WHERE a.what = ?5 AND a.value = ?6 AND a.rid = r.rid))"
    " AND (?8 = '' OR EXISTS (SELECT 1 FROM labels b WHERE b.what = ?7 AND b.value = ?8 AND b.rid = r.rid))"
    " AND (?10 = '' OR EXISTS (SELECT 1 FROM labels c WHERE c.what = ?9 AND c.value = ?10 AND c.rid = r.rid))"
    " AND (?12 = '' OR EXISTS (SELECT 1 FROM labels d WHERE d.what = ?11 AND d.value = ?12 AND d.rid = r.rid))";

struct Bound {
  int shelf;
  std::string subkind;
  std::int64_t from, to;
  std::vector<std::pair<int, std::string>> labels;  ///< always four, empty ones last
};

Bound bound(const Filter& f) {
  Bound out{static_cast<int>(f.shelf), f.subkind, f.from ? f.from->days : INT32_MIN, f.to ? f.to->days : INT32_MAX, {}};
  if (f.person) out.labels.emplace_back(journal::kPeople, f.person->text());
  if (f.engagement) out.labels.emplace_back(journal::kEngagement, f.engagement->text());
  if (!f.tag.empty()) out.labels.emplace_back(journal::kTags, f.tag);
  if (!f.state.empty()) out.labels.emplace_back(journal::kState, f.state);
  out.labels.resize(4);
  return out;
}

/// ?1 to ?12, then what the statement adds.
template <class... Extra>
void bind_filter(Query& q, const Bound& b, const Extra&... extra) {
  q.bind(b.shelf, b.subkind, b.from, b.to, b.labels[0].first, b.labels[0].second, b.labels[1].first,
         b.labels[1].second, b.labels[2].first, b.labels[2].second, b.labels[3].first,
         b.labels[3].second, extra...);
}

const Shape& shape_of(const Filter& f, const Bound& b) {
  if (!b.labels[0].second.empty()) return kByLabel;
  if (!f.subkind.empty()) return kBySubkind;
  return f.from || f.to ? kByDay : kByShelf;
}

bool plain(const Filter& f) {
  return f.subkind.empty() && f.tag.empty() && f.state.empty() && !f.person && !f.engagement && !f.from && !f.to;
}

std::string select(const char* columns, const Shape& shape, const Filter& f, const char* tail) {
  const char* days = f.from || f.to ? kDays : "";
  return std::string("SELECT ") + columns + " FROM " + shape.from + days + kRest + tail;
}

Result<std::int64_t> count(Db& db, const Filter& filter, const Bound& b) {
  if (plain(filter)) {
    Query q = db.query("SELECT count(*) FROM records WHERE shelf = ?1");
    TR_LET(row, q.bind(b.shelf).step());
    return row ? q.integer(0) : 0;
  }
  Query q = db.query(select("count(*)", shape_of(filter, b), filter, ""));
  bind_filter(q, b);
  TR_LET(row, q.step());
  return row ? q.integer(0) : 0;
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
      if (const std::string text = record.text(field.tag); !text.empty()) out += (out.empty() ? "" : "\n") + text;
    }
  }
  return out;
}

struct Found {
  std::int64_t place = 0;
  double rank = 0;
};

/// Looks the words up once: what a page shows and how many there are come from the same walk, because taking a
/// prefix's rows together is most of the work. At most `most`, in the wanted order. `among` (newest first) leaves out
/// what a filter does; asking the table about every row would take ten times as long.
Result<std::vector<Found>> find(Db& db, const std::string& match, Order order, std::int64_t most,
                                const std::vector<std::int64_t>* among) {
  Query q = db.query(order == Order::newest
                         ? "SELECT rowid, 0 FROM words WHERE words MATCH ?1 ORDER BY rowid DESC LIMIT ?2"
                         : "SELECT rowid, rank FROM words WHERE words MATCH ?1 ORDER BY rank LIMIT ?2");
  q.bind(match, among == nullptr ? most : std::numeric_limits<std::int64_t>::max());
  std::vector<Found> out;
  while (static_cast<std::int64_t>(out.size()) < most) {
    TR_LET(row, q.step());
    if (!row) break;
    const std::int64_t place = q.integer(0);
    if (among == nullptr || std::ranges::binary_search(*among, place, std::greater())) out.push_back({place, q.real(1)});
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
  const Bound b = bound(filter);
  const Shape& shape = shape_of(filter, b);
  Page<Row> page;
  TR_LET(total, count(impl_->db, filter, b));
  page.total = total;
  const std::string sql = select(kRowColumns, shape, filter, " ORDER BY ") + shape.place + " DESC LIMIT ?13 OFFSET ?14";
  Query q = impl_->db.query(sql);
  bind_filter(q, b, limit, offset);
  TR_LET(rows, read_rows(q));
  page.items = std::move(rows);
  return page;
}

Result<std::vector<std::int64_t>> Store::places(const Filter& filter) {
  const Bound b = bound(filter);
  const Shape& shape = shape_of(filter, b);
  const std::string sql =
      plain(filter) ? "SELECT rid FROM records WHERE shelf = ?1 AND ?2 IS NOT NULL ORDER BY rid DESC"
                    : select("r.rid", shape, filter, " ORDER BY ") + shape.place + " DESC";
  Query q = impl_->db.query(sql);
  if (plain(filter)) {
    q.bind(b.shelf, b.subkind);
  } else {
    bind_filter(q, b);
  }
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
  std::optional<std::vector<std::int64_t>> among;
  // Only what is on the journal's shelf is indexed, so without a filter the index alone knows.
  if (!plain(filter) || filter.shelf != Filter::Shelf::journal) {
    TR_LET(kept, places(filter));
    among = std::move(kept);
  }
  TR_LET(found, find(impl_->db, match, order, std::max(count_limit, wanted), among ? &*among : nullptr));
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
      "SELECT day, count(*) FROM records WHERE shelf = 0 AND day BETWEEN ?1 AND ?2 GROUP BY day ORDER BY day");
  q.bind(std::int64_t{from.days}, std::int64_t{to.days});
  std::vector<std::pair<Day, std::int64_t>> out;
  for (;;) {
    TR_LET(row, q.step());
    if (!row) return out;
    out.emplace_back(Day{static_cast<std::int32_t>(q.integer(0))}, q.integer(1));
  }
}

Result<std::vector<Row>> Store::on_this_day(Day today, std::int64_t limit) {
  static const std::string kSql =
      std::string("SELECT ") + kRowColumns + " FROM records r WHERE r.shelf = 0 AND r.day = ?1 ORDER BY r.rid DESC LIMIT ?2";
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
      "SELECT l.value, count(*) AS times FROM labels l JOIN records r ON r.rid = l.rid WHERE l.what = 3 AND r.shelf = 0 "
      "GROUP BY l.value ORDER BY times DESC, l.value");
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

Result<std::optional<RecordId>> Store::find_source(std::string_view source) {
  Query q = impl_->db.query("SELECT r.id FROM labels l JOIN records r ON r.rid = l.rid WHERE l.what = 0 AND l.value = ?1");
  TR_LET(row, q.bind(source).step());
  if (!row) return std::optional<RecordId>();
  return RecordId::from_bytes(q.blob(0));
}

Result<std::vector<Row>> Store::naming(journal::Tag what, RecordId id) {
  static const std::string kSql = std::string("SELECT ") + kRowColumns +
                                  " FROM labels l JOIN records r ON r.rid = l.rid WHERE l.what = ?1 AND l.value = ?2 "
                                  "AND r.shelf <> 1 ORDER BY l.rid DESC";
  Query q = impl_->db.query(kSql);
  q.bind(int{what}, id.text());
  return read_rows(q);
}

}  // namespace thirdrow::store
