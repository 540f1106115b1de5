#include "journal/search_terms.h"

#include "base/bytes.h"
#include "journal/code_points.h"
#include "journal/fold.h"
#include "journal/scripts.h"

namespace thirdrow::journal {
namespace {

constexpr std::size_t kMostTerms = 32;
constexpr std::size_t kMostBytes = 1'000;
constexpr std::size_t kMostInput = 16'384;  ///< nobody types more; a pasted page is cut before it is folded
constexpr std::string_view kAnd = " AND ";

/// A stretch of what was typed: between blanks, or between quotes.
struct Piece {
  std::u32string_view text;
  bool quoted = false;
  bool open = false;     ///< quoted, and the closing quote is still to come
  bool starred = false;  ///< a * right behind
};

bool is_quote(char32_t c) { return c == U'"' || c == U'“' || c == U'”' || c == U'„' || c == U'‟'; }

std::vector<Piece> cut(std::u32string_view typed) {
  std::vector<Piece> out;
  std::size_t last_end = 0;
  for (std::size_t at = 0; at < typed.size();) {
    const std::size_t begin = at++;
    if (is_quote(typed[begin])) {
      while (at < typed.size() && !is_quote(typed[at])) ++at;
      const bool open = at == typed.size();
      out.push_back({typed.substr(begin + 1, at - begin - 1), true, open, false});
      last_end = at += open ? 0 : 1;
    } else if (typed[begin] == U'*') {
      if (!out.empty() && last_end == begin) out.back().starred = true;
    } else if (!is_space(typed[begin])) {
      while (at < typed.size() && !is_quote(typed[at]) && typed[at] != U'*' && !is_space(typed[at])) ++at;
      out.push_back({typed.substr(begin, at - begin), false, false, false});
      last_end = at;
    }
  }
  return out;
}

bool may_go_on(std::string_view word) {
  const std::u32string points = to_code_points(word);
  return !is_unspaced(points[0]) && !is_hangul(points[0]);
}

/// What the term costs in the query: quotes, a blank per word, a star, and the joining word.
std::size_t cost(const SearchTerm& term) {
  std::size_t bytes = kAnd.size() + 3;
  for (const std::string& word : term.words) bytes += word.size() + 1;
  return bytes;
}

/// Shortens a term that costs too much to one that finds at least as much.
void shorten(SearchTerm& term, std::size_t room) {
  while (term.words.size() > 1 && cost(term) > room) {
    term.words.pop_back();
    term.prefix = false;
  }
  if (cost(term) <= room) return;
  std::string& word = term.words[0];
  const std::size_t over = cost(term) - room;
  word = over < word.size() ? std::string(utf8_prefix(word, word.size() - over)) : std::string();
  term.prefix = true;
}

}  // namespace

std::vector<std::string_view> split_words(std::string_view indexed) {
  std::vector<std::string_view> out;
  std::size_t begin = 0, at = 0;
  const auto finish = [&] {
    if (at > begin) out.push_back(indexed.substr(begin, at - begin));
  };
  while (at < indexed.size()) {
    std::size_t size = 1;
    while (at + size < indexed.size() && (static_cast<unsigned char>(indexed[at + size]) & 0xC0) == 0x80)
      ++size;
    if (is_word_character(to_code_points(indexed.substr(at, size))[0])) {
      at += size;
      continue;
    }
    finish();
    at += size;
    begin = at;
  }
  finish();
  return out;
}

std::vector<SearchTerm> parse_search(std::string_view user_text) {
  const std::u32string typed = to_code_points(utf8_prefix(user_text, kMostInput));
  std::vector<SearchTerm> terms;
  std::size_t room = kMostBytes;
  bool last_is_open = false;
  for (const Piece& piece : cut(typed)) {
    const std::string indexed = index_text(to_utf8(piece.text));
    SearchTerm term;
    for (const std::string_view word : split_words(indexed)) term.words.emplace_back(word);
    if (term.words.empty()) continue;
    last_is_open = !piece.quoted || piece.open;
    term.prefix = piece.starred;
    if (terms.size() == kMostTerms) {
      last_is_open = false;
      break;
    }
    shorten(term, room);
    if (term.words[0].empty()) break;
    room -= cost(term);
    terms.push_back(std::move(term));
  }
  if (!terms.empty() && last_is_open) terms.back().prefix = true;
  for (SearchTerm& term : terms) term.prefix = term.prefix && may_go_on(term.words.back());
  return terms;
}

std::string fts_query(std::string_view user_text) {
  std::string out;
  for (const SearchTerm& term : parse_search(user_text)) {
    if (!out.empty()) out += kAnd;
    out += '"';
    for (std::size_t i = 0; i < term.words.size(); ++i) {
      if (i > 0) out += ' ';
      out += term.words[i];  // letters, digits and marks only: nothing to escape
    }
    out += term.prefix ? "\"*" : "\"";
  }
  return out;
}

}  // namespace thirdrow::journal
