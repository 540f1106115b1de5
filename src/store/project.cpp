// Projections: what is derived from the log so that reading is fast. One function writes them, one checks
// them.
#include <algorithm>
#include <map>

#include "journal/entry_state.h"
#include "journal/fold.h"
#include "journal/listed.h"
#include "journal/references.h"
#include "journal/rows.h"
#include "store/impl.h"
#include "store/words_check.h"

namespace thirdrow::store {
namespace {

using journal::EntryState;
using journal::Field;
using journal::FieldType;
using journal::Record;

constexpr int kSource = 0;  // labels.what of an import's source
constexpr int kNamed = 7;   // labels.what of a record that is named in a field of its own
constexpr std::size_t kPreviewBytes = 300;
constexpr std::int64_t kMostAside = std::int64_t{1} << 20;  // how far from its place a record may stand

/// The row of `records` and what hangs on it, derived from a record.
struct Projected {
  int shelf = 0;
  std::int64_t base_rid = 0;
  std::optional<std::int64_t> deleted;
  std::string title, preview, words;
  std::vector<std::pair<int, std::string>> labels;
};

/// What stands in the search index at one place. It keeps no text, so it gives a row back only for the same
/// words.
struct Words {
  std::string title, body;
  friend bool operator==(const Words&, const Words&) = default;
};
struct WordsChange {
  std::optional<Words> held, wanted;
};
/// By place: the index takes them in rising order without writing itself out in between.
using WordsChanges = std::map<std::int64_t, WordsChange>;

/// Rowids rise with the moment, so that "newest first" is the order of the table itself: seconds << 29 |
/// milliseconds << 19 | 19 bits of the id. What is before 1426 or after 2514 stands at that end, in order of
/// its id.
std::int64_t place_of(const Record& record) {
  constexpr std::int64_t kFarthest = ((std::int64_t{1} << 34) - 2) * 1000;  // leaves room to stand aside
  const std::int64_t ms = std::clamp(journal::listed_at(record).utc_ms, -kFarthest, kFarthest);
  const std::int64_t within = (ms % 1000 + 1000) % 1000;
  std::int64_t bits = 0;
  for (std::size_t i = 0; i < 4; ++i) bits = bits << 8 | std::to_integer<std::int64_t>(record.id.bytes[i]);
  return (ms - within) / 1000 * (std::int64_t{1} << 29) + within * (std::int64_t{1} << 19) + (bits >> 13);
}

std::string one_line(std::string_view text, std::size_t max_bytes) {
  std::string out;
  bool space = false;
  for (const char c : text) {
    if (out.size() >= max_bytes + 4) break;
    if (static_cast<unsigned char>(c) <= ' ') {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    out += c;
  }
  return std::string(utf8_prefix(out, max_bytes));
}

std::string words_in_rows(const Record& record, const Field& field) {
  std::string out;
  for (const journal::Cells& cells : journal::cells_of(field, record.strings(field.tag))) {
    for (std::size_t i = 0; i < field.columns.size(); ++i) {
      if (field.columns[i].type == FieldType::line && !cells[i].empty()) out += cells[i] + '\n';
    }
  }
  return out;
}

/// Everything a person wrote in the record but its title.
std::string searchable(const Record& record) {
  std::string out;
  for (const Field& field : record.info().fields) {
    const bool words = field.type == FieldType::line || field.type == FieldType::text;
    if (field.role == journal::Role::title || field.role == journal::Role::source ||
        field.role == journal::Role::plumbing || field.role == journal::Role::counts) {
      continue;
    }
    if (field.type == FieldType::dated) {
      for (const std::string& note : record.strings(field.tag)) {
        if (note.size() > 11) out += note.substr(11) + '\n';
      }
    }
    if (field.type == FieldType::rows) out += words_in_rows(record, field);
    if (!words) continue;
    if (const std::string text = record.text(field.tag); !text.empty()) out += text + '\n';
  }
  for (const std::string& tag : record.strings(journal::kTags)) out += tag + '\n';
  return out;
}

Projected derive(const Record& record) {
  Projected out;
  const bool entry = record.info().shelf == journal::Shelf::journal;
  out.shelf = record.deleted() ? 1 : entry ? 0 : 2;
  out.base_rid = place_of(record);
  if (const auto* at = std::get_if<Stamp>(&record.value(journal::kDeleted))) out.deleted = at->utc_ms;
  out.title = record.title();
  out.preview = one_line(journal::without_heading_marks(record.body()), kPreviewBytes);
  out.words = searchable(record);
  for (const std::string& tag : record.strings(journal::kTags)) out.labels.emplace_back(journal::kTags, tag);
  for (const journal::Reference& one : journal::references(record)) {
    const bool person = one.target == journal::Kind::person;
    const int what = one.field == journal::kEngagement ? journal::kEngagement
                     : person                          ? journal::kPeople
                                                       : kNamed;
    out.labels.emplace_back(what, one.id.text());
  }
  if (const std::string state = record.state(); !state.empty())
    out.labels.emplace_back(journal::kState, state);
  if (const Field* source = field_with_role(record.info(), journal::Role::source)) {
    if (const std::string text = record.text(source->tag); !text.empty())
      out.labels.emplace_back(kSource, text);
  }
  std::ranges::sort(out.labels);
  out.labels.erase(std::ranges::unique(out.labels).begin(), out.labels.end());
  return out;
}

Words words_of(const Projected& p) {
  return Words{journal::index_text(p.title), journal::index_text(p.words)};
}

/// Takes the record out of the lists. The state it was derived from must still be there.
Status remove_row(Db& db, RecordId id, WordsChanges& words) {
  std::int64_t rid = 0;
  {
    Query q = db.query("SELECT rid FROM records WHERE id = ?1");
    TR_LET(there, q.bind(blob_of(id)).step());
    if (!there) return {};
    rid = q.integer(0);
  }
  TR_LET(state, load_state(db, id));
  if (const auto record = state.record()) words[rid].held = words_of(derive(*record));
  TR_TRY(db.query("DELETE FROM labels WHERE rid = ?1").bind(rid).run());
  TR_TRY(db.query("DELETE FROM facts WHERE rid = ?1").bind(rid).run());
  return db.query("DELETE FROM records WHERE id = ?1").bind(blob_of(id)).run();
}

/// Records that want one place stand in a row behind it. Among many that have one moment by chance a gap is
/// near; where somebody made a row on purpose, one look finds its end.
Result<std::int64_t> free_place(Db& db, std::int64_t wanted) {
  constexpr std::int64_t kNear = 64;
  std::int64_t free = wanted;
  {
    Query q = db.query("SELECT rid FROM records WHERE rid >= ?1 ORDER BY rid LIMIT ?2");
    q.bind(wanted, kNear);
    for (;;) {
      TR_LET(row, q.step());
      if (!row || q.integer(0) != free) break;
      ++free;
    }
  }
  if (free < wanted + kNear) return free;
  for (const char* sql : {"SELECT max(rid) + 1 FROM records WHERE rid >= ?1 AND rid < ?2",
                          "SELECT r.rid + 1 FROM records r WHERE r.rid >= ?1 AND r.rid < ?2 AND NOT EXISTS "
                          "(SELECT 1 FROM records n WHERE n.rid = r.rid + 1) ORDER BY r.rid LIMIT 1"}) {
    Query q = db.query(sql);
    TR_LET(row, q.bind(wanted, wanted + kMostAside).step());
    if (row && q.integer(0) < wanted + kMostAside) return q.integer(0);
  }
  return {Code::damaged, "too many records of one moment"};
}

Status insert_row(Db& db, const Record& record, Stamp edited, WordsChanges& words) {
  const Projected p = derive(record);
  TR_LET(rid, free_place(db, p.base_rid));
  const Stamp listed = journal::listed_at(record);
  TR_TRY(db.query("INSERT INTO records (rid, id, shelf, kind, subkind, day, happened, happened_off, edited, "
                  "edited_off, "
                  "deleted, title, preview) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)")
             .bind(rid, blob_of(record.id), p.shelf, static_cast<int>(record.kind), record.subkind(),
                   listed.day().days, listed.utc_ms, int{listed.offset_min}, edited.utc_ms,
                   int{edited.offset_min}, p.deleted, p.title, p.preview)
             .run());
  for (const auto& [what, value] : p.labels) {
    TR_TRY(db.query("INSERT OR IGNORE INTO labels (what, value, shelf, rid) VALUES (?1, ?2, ?3, ?4)")
               .bind(what, value, p.shelf, rid)
               .run());
  }
  const Bytes facts = journal::Facts(record).encode();
  TR_TRY(
      db.query("INSERT OR REPLACE INTO facts (rid, facts) VALUES (?1, ?2)").bind(rid, ByteView(facts)).run());
  words[rid].wanted = words_of(p);
  return {};
}

/// What did not change is left alone. A deletion only marks the words; forget_words takes them out.
Status change_words(Db& db, const WordsChanges& changes) {
  for (const auto& [rid, change] : changes) {
    if (change.held == change.wanted) continue;
    if (change.held) {
      TR_TRY(db.query("INSERT INTO words (words, rowid, title, body) VALUES ('delete', ?1, ?2, ?3)")
                 .bind(rid, change.held->title, change.held->body)
                 .run());
    }
    if (change.wanted) {
      TR_TRY(db.query("INSERT INTO words (rowid, title, body) VALUES (?1, ?2, ?3)")
                 .bind(rid, change.wanted->title, change.wanted->body)
                 .run());
    }
  }
  return {};
}

}  // namespace

Result<EntryState> load_state(Db& db, RecordId id) {
  Query q = db.query("SELECT state FROM states WHERE id = ?1");
  TR_LET(there, q.bind(blob_of(id)).step());
  if (!there) {
    EntryState none;
    none.id = id;
    return none;
  }
  auto state = EntryState::decode(q.blob(0));
  if (!state) return {Code::damaged, "state"};
  return state;
}

Status project(Db& db, std::span<const EntryState> states) {
  std::vector<std::pair<Record, Stamp>> records;
  WordsChanges words;
  for (const EntryState& state : states) {
    TR_TRY(remove_row(db, state.id, words));
    const Bytes encoded = state.encode();
    TR_TRY(db.query("INSERT INTO states (id, state) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET state = "
                    "excluded.state")
               .bind(blob_of(state.id), ByteView(encoded))
               .run());
    if (auto record = state.record()) records.emplace_back(std::move(*record), state.edited);
  }
  std::ranges::sort(records, {},
                    [](const auto& one) { return std::pair(place_of(one.first), one.first.id); });
  for (const auto& [record, edited] : records) TR_TRY(insert_row(db, record, edited, words));
  return change_words(db, words);
}

Status drop_projections(Db& db) {
  return db.exec(
      "DELETE FROM records; DELETE FROM labels; DELETE FROM facts; INSERT INTO words (words) VALUES "
      "('delete-all')");
}

Status drop_unlogged_states(Db& db) {
  return db.exec("DELETE FROM states WHERE id NOT IN (SELECT entry FROM ops WHERE entry IS NOT NULL)");
}

Status forget_words(Db& db) { return db.exec("INSERT INTO words (words) VALUES ('optimize')"); }

namespace {

/// Compares one record with what its ops say; names what differs.
class Checker {
 public:
  Checker(Db& db, Findings& findings, WordsCheck& words) : db_(db), findings_(findings), words_(words) {}

  Status check(RecordId id) {
    place_ = id.text();
    const auto ops = read_ops(db_, id);
    if (!ops) return problem(Wrong::record_unreadable);
    const EntryState expected = journal::replay(id, *ops);
    const auto stored = load_state(db_, id);
    if (!stored || !(*stored == expected)) findings_.add(Wrong::state_differs, place_);
    const auto record = expected.record();
    Query q = db_.query(
        "SELECT rid, shelf, kind, subkind, day, happened, happened_off, edited, edited_off, deleted, title, "
        "preview "
        "FROM records WHERE id = ?1");
    TR_LET(there, q.bind(blob_of(id)).step());
    if (there != record.has_value()) return problem(Wrong::listing_differs);
    if (!record) return {};
    const Projected p = derive(*record);
    if (!row_fits(q, p, *record, expected.edited)) findings_.add(Wrong::row_differs, place_);
    const std::int64_t rid = q.integer(0);
    TR_LET(same, labels_fit(rid, p));
    if (!same) findings_.add(Wrong::labels_differ, place_);
    TR_LET(known, facts_fit(rid, *record));
    if (!known) findings_.add(Wrong::facts_differ, place_);
    const Words words = words_of(p);
    return words_.expect(rid, id, words.title, words.body);
  }

 private:
  Status problem(Wrong wrong) {
    findings_.add(wrong, place_);
    return {};
  }
  static bool row_fits(const Query& q, const Projected& p, const Record& record, Stamp edited) {
    const Stamp listed = journal::listed_at(record);
    const std::int64_t aside = q.integer(0) - p.base_rid;  // records of one place stand in a row
    return aside >= 0 && aside < kMostAside && q.integer(1) == p.shelf &&
           q.integer(2) == static_cast<int>(record.kind) && q.text(3) == record.subkind() &&
           q.integer(4) == listed.day().days && q.integer(5) == listed.utc_ms &&
           q.integer(6) == listed.offset_min && q.integer(7) == edited.utc_ms &&
           q.integer(8) == edited.offset_min && q.null(9) != p.deleted.has_value() &&
           q.integer(9) == p.deleted.value_or(0) && q.text(10) == p.title && q.text(11) == p.preview;
  }
  Result<bool> facts_fit(std::int64_t rid, const Record& record) {
    Query q = db_.query("SELECT facts FROM facts WHERE rid = ?1");
    TR_LET(there, q.bind(rid).step());
    if (!there) return false;
    const auto facts = journal::Facts::decode(q.blob(0));
    return facts && *facts == journal::Facts(record);
  }
  Result<bool> labels_fit(std::int64_t rid, const Projected& p) {
    std::vector<std::pair<int, std::string>> labels;
    bool shelved = true;
    Query q = db_.query("SELECT what, value, shelf FROM labels WHERE rid = ?1 ORDER BY what, value");
    q.bind(rid);
    for (;;) {
      TR_LET(row, q.step());
      if (!row) return shelved && labels == p.labels;
      labels.emplace_back(static_cast<int>(q.integer(0)), q.text(1));
      shelved = shelved && q.integer(2) == p.shelf;
    }
  }

  Db& db_;
  Findings& findings_;
  WordsCheck& words_;
  std::string place_;
};

}  // namespace

Result<std::vector<RecordId>> logged_records(Db& db) {
  std::vector<RecordId> ids;
  Query q = db.query("SELECT DISTINCT entry FROM ops WHERE entry IS NOT NULL ORDER BY entry");
  for (;;) {
    TR_LET(row, q.step());
    if (!row) return ids;
    if (const auto id = RecordId::from_bytes(q.blob(0))) ids.push_back(*id);
  }
}

Status verify_projections(Db& db, Findings& findings, const Progress& progress) {
  TR_LET(ids, logged_records(db));
  WordsCheck words(db, findings);
  TR_TRY(words.begin());
  Checker checker(db, findings, words);
  for (const RecordId& id : ids) {
    TR_TRY(checker.check(id));
    const auto of = static_cast<std::int64_t>(ids.size());
    if (++findings.records % 500 == 0 && progress && !progress(findings.records, of)) return Code::cancelled;
  }
  TR_TRY(words.finish());
  const std::pair<Wrong, const char*> strays[] = {
      {Wrong::stray_records,
       "SELECT count(*) FROM records WHERE id NOT IN (SELECT entry FROM ops WHERE entry IS NOT NULL)"},
      {Wrong::stray_states,
       "SELECT count(*) FROM states WHERE id NOT IN (SELECT entry FROM ops WHERE entry IS NOT NULL)"},
      {Wrong::stray_labels, "SELECT count(*) FROM labels WHERE rid NOT IN (SELECT rid FROM records)"},
      {Wrong::stray_facts, "SELECT count(*) FROM facts WHERE rid NOT IN (SELECT rid FROM records)"}};
  for (const auto& [wrong, sql] : strays) {
    TR_LET(count, db.number(sql));
    if (count > 0) findings.add(wrong, std::to_string(count));
  }
  return {};
}

}  // namespace thirdrow::store
