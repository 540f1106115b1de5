#include "store/words_check.h"

namespace thirdrow::store {
namespace {

constexpr std::size_t kAtOnce = 2000;

/// FNV-1a over one term at one place, then stirred, so that sums over an entry tell different entries apart.
std::uint64_t term_hash(std::string_view term, std::string_view column, std::int64_t offset) {
  std::uint64_t h = 14695981039346656037ULL;
  const auto eat = [&](std::string_view bytes) {
    for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    h = (h ^ 0xFF) * 1099511628211ULL;
  };
  eat(term);
  eat(column);
  h ^= static_cast<std::uint64_t>(offset);
  h = (h ^ h >> 30) * 0xBF58476D1CE4E5B9ULL;
  h = (h ^ h >> 27) * 0x94D049BB133111EBULL;
  return h ^ h >> 31;
}

}  // namespace

WordsCheck::~WordsCheck() {
  static_cast<void>(
      db_.exec("DROP TABLE IF EXISTS temp.words_found; DROP TABLE IF EXISTS temp.words_due_terms;"
               "DROP TABLE IF EXISTS temp.words_due"));
}

Status WordsCheck::begin() {
  TR_LET(tokenizer, tokenizer_of_words());
  const std::string made =
      "CREATE VIRTUAL TABLE temp.words_found USING fts5vocab ('main', 'words', 'instance');"
      "CREATE VIRTUAL TABLE temp.words_due USING fts5 (title, body, content = '', " +
      tokenizer +
      ";CREATE VIRTUAL TABLE temp.words_due_terms USING fts5vocab ('temp', 'words_due', 'instance')";
  TR_TRY(db_.exec(made.c_str()));
  {
    Query q = db_.query("SELECT rowid FROM words");
    for (;;) {
      TR_LET(row, q.step());
      if (!row) break;
      found_.emplace(q.integer(0), 0);
    }
  }
  return digest("SELECT term, doc, col, offset FROM temp.words_found", found_);
}

Result<std::string> WordsCheck::tokenizer_of_words() {
  Query q = db_.query("SELECT sql FROM sqlite_schema WHERE name = 'words'");
  TR_LET(there, q.step());
  const std::string made = there ? q.text(0) : std::string();
  const auto at = made.find("tokenize");
  if (at == std::string::npos) return {Code::damaged, "search index"};
  return made.substr(at);
}

Status WordsCheck::digest(const char* sql, Digests& into) {
  Query q = db_.query(sql);
  for (;;) {
    TR_LET(row, q.step());
    if (!row) return {};
    into[q.integer(1)] += term_hash(q.text(0), q.text(2), q.integer(3));
  }
}

Status WordsCheck::expect(std::int64_t rid, RecordId id, std::string_view title, std::string_view body) {
  TR_TRY(db_.query("INSERT INTO temp.words_due (rowid, title, body) VALUES (?1, ?2, ?3)")
             .bind(rid, title, body)
             .run());
  waiting_.emplace_back(rid, id);
  return waiting_.size() >= kAtOnce ? compare() : Status();
}

Status WordsCheck::compare() {
  Digests due;
  TR_TRY(digest("SELECT term, doc, col, offset FROM temp.words_due_terms", due));
  for (const auto& [rid, id] : waiting_) {
    const auto found = found_.find(rid);
    if (found == found_.end()) {
      findings_.add(Wrong::words_missing, id.text());
      continue;
    }
    if (found->second != due[rid]) {
      findings_.add(Wrong::words_differ, id.text());
    }
    found_.erase(found);
  }
  waiting_.clear();
  return db_.exec("INSERT INTO temp.words_due (words_due) VALUES ('delete-all')");
}

Status WordsCheck::finish() {
  TR_TRY(compare());
  if (!found_.empty()) {
    findings_.add(Wrong::stray_words, std::to_string(found_.size()));
  }
  return {};
}

}  // namespace thirdrow::store
