#include <utf8proc.h>

#include <algorithm>
#include <unordered_map>

#include "base/bytes.h"
#include "journal/code_points.h"
#include "journal/fold.h"
#include "journal/scripts.h"
#include "journal/search_terms.h"

namespace thirdrow::journal {
namespace {

/// A word as the index sees it (a stretch of Tokens' folded text), and the code points of the shown text it
/// stands for.
struct Token {
  std::size_t at, size;
  std::size_t begin, end;
};

struct Span {
  std::size_t begin, end;
};

std::u32string collapse(std::string_view text) {
  std::u32string out(text.size(), U'\0');
  std::size_t size = 0;
  const auto add = [&](char32_t point) {
    if (!is_space(point)) {
      out[size++] = point == U'\0' ? U'\uFFFD' : point;
    } else if (size > 0 && out[size - 1] != U' ') {
      out[size++] = U' ';
    }
  };
  const auto is_ascii = [&](std::size_t at) { return static_cast<unsigned char>(text[at]) < 0x80; };
  for (std::size_t at = 0; at < text.size();) {
    if (is_ascii(at)) {
      const auto byte = static_cast<unsigned char>(text[at++]);
      if (byte > ' ') {
        out[size++] = byte;
      } else {
        add(byte);
      }
      continue;
    }
    std::size_t end = at + 1;
    while (end < text.size() && !is_ascii(end)) ++end;
    for (const char32_t point : to_code_points(text.substr(at, end - at))) add(point);
    at = end;
  }
  if (size > 0 && out[size - 1] == U' ') --size;
  out.resize(size);
  return out;
}

/// Folds letter by letter (with the marks on it), which gives what folding the whole gives, but remembers
/// where each piece came from.
class Tokens {
 public:
  explicit Tokens(std::u32string_view text) {
    words_.reserve(text.size());
    for (std::size_t begin = 0; begin < text.size();) {
      std::size_t end = begin + 1;
      const auto joined = [&] {
        return !utf8proc_grapheme_break(static_cast<utf8proc_int32_t>(text[end - 1]),
                                        static_cast<utf8proc_int32_t>(text[end]));
      };
      while (end < text.size() && (text[end] >= 0x80 || text[end - 1] >= 0x80) && joined()) ++end;
      add(text.substr(begin, end - begin), begin, end);
      begin = end;
    }
  }

  std::size_t size() const { return all_.size(); }
  const Token& operator[](std::size_t at) const { return all_[at]; }
  std::string_view word(std::size_t at) const {
    return std::string_view(words_).substr(all_[at].at, all_[at].size);
  }

 private:
  void add(std::u32string_view letter, std::size_t begin, std::size_t end) {
    if (letter.size() == 1 && letter[0] < 0x80) return add_ascii(letter[0], begin, end);
    if (letter.size() > 1) {
      for (const char32_t point : to_code_points(fold(to_utf8(letter)))) add(point, begin, end);
      return;
    }
    // A text has few letters of its own beyond ASCII, again and again.
    auto known = folded_.find(letter[0]);
    if (known == folded_.end())
      known = folded_.emplace(letter[0], to_code_points(fold(to_utf8(letter)))).first;
    for (const char32_t point : known->second) add(point, begin, end);
  }

  void add_ascii(char32_t point, std::size_t begin, std::size_t end) {
    const bool upper = point >= U'A' && point <= U'Z';
    const bool word = upper || (point >= U'a' && point <= U'z') || (point >= U'0' && point <= U'9');
    if (word) {
      if (!inside_) all_.push_back({words_.size(), 0, begin, end});
      words_.push_back(static_cast<char>(upper ? point | 0x20 : point));
      extend(end);
    }
    inside_ = word;
  }

  void add(char32_t point, std::size_t begin, std::size_t end) {
    if (!is_word_character(point)) {
      inside_ = false;
      return;
    }
    const bool alone = is_unspaced(point) || is_hangul(point);
    if (alone || !inside_) all_.push_back({words_.size(), 0, begin, end});
    append_utf8(words_, point);
    extend(end);
    inside_ = !alone;
  }

  void extend(std::size_t end) {
    all_.back().size = words_.size() - all_.back().at;
    all_.back().end = end;
  }

  std::string words_;  ///< folded, one after the other
  std::vector<Token> all_;
  std::unordered_map<char32_t, std::u32string> folded_;
  bool inside_ = false;
};

bool matches_at(const Tokens& tokens, std::size_t at, const SearchTerm& term) {
  if (at + term.words.size() > tokens.size()) return false;
  for (std::size_t i = 0; i < term.words.size(); ++i) {
    const std::string_view word = tokens.word(at + i);
    const bool last = i + 1 == term.words.size();
    if (last && term.prefix ? !word.starts_with(term.words[i]) : word != term.words[i]) return false;
  }
  return true;
}

/// Where the terms occur, as code points, rising and joined where they touch.
std::vector<Span> find_matches(std::u32string_view text, const std::vector<SearchTerm>& terms) {
  std::vector<Span> out;
  const Tokens tokens(text);
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    for (const SearchTerm& term : terms) {
      if (!matches_at(tokens, at, term)) continue;
      const Span found{tokens[at].begin, tokens[at + term.words.size() - 1].end};
      if (!out.empty() && found.begin <= out.back().end) {
        out.back().end = std::max(out.back().end, found.end);
      } else {
        out.push_back(found);
      }
    }
  }
  return out;
}

bool may_cut_at(std::u32string_view text, std::size_t at) {
  return at == 0 || at >= text.size() ||
         utf8proc_grapheme_break(static_cast<utf8proc_int32_t>(text[at - 1]),
                                 static_cast<utf8proc_int32_t>(text[at]));
}

/// A window of `most` code points with the match a quarter in, moved to where words begin and end if such a
/// place is near.
Span choose_window(std::u32string_view text, const std::vector<Span>& matches, std::size_t most) {
  if (text.size() <= most) return {0, text.size()};
  if (most == 0) return {0, 0};
  const Span first = matches.empty() ? Span{0, 0} : matches.front();
  Span window{first.begin - std::min(first.begin, most / 4), 0};
  window.begin = std::min(window.begin, text.size() - most);
  if (window.begin > 0) {
    const std::size_t blank = text.find(U' ', window.begin - 1);
    if (blank < first.begin) window.begin = blank + 1;
    while (window.begin < first.begin && !may_cut_at(text, window.begin)) ++window.begin;
  }
  window.end = std::min(text.size(), window.begin + most);
  if (window.end == text.size() || text[window.end] == U' ') return window;
  const std::size_t least = std::max(std::min(first.end, window.end), window.begin + most / 2);
  const std::size_t blank = text.rfind(U' ', window.end - 1);
  if (blank != std::u32string_view::npos && blank >= least) {
    window.end = blank;
  } else {
    while (window.end > window.begin + 1 && !may_cut_at(text, window.end)) --window.end;
  }
  return window;
}

Snippet cut(std::u32string_view shown, const std::vector<Span>& matches, std::size_t most) {
  const Span window = choose_window(shown, matches, most);
  Snippet out;
  out.cut_front = window.begin > 0;
  out.cut_back = window.end < shown.size();
  std::size_t done = window.begin;
  const auto append_to = [&](std::size_t end) {
    for (; done < end; ++done) append_utf8(out.text, shown[done]);
  };
  for (const Span& match : matches) {
    if (match.end <= window.begin || match.begin >= window.end) continue;
    append_to(std::max(match.begin, window.begin));
    const std::size_t begin = out.text.size();
    append_to(std::min(match.end, window.end));
    out.matches.push_back({begin, out.text.size() - begin});
  }
  append_to(window.end);
  return out;
}

/// The beginning of `text`, at least `bytes` long and up to a blank.
std::string_view beginning(std::string_view text, std::size_t bytes) {
  const std::size_t blank = bytes < text.size() ? text.find(' ', bytes) : std::string_view::npos;
  return text.substr(0, blank);
}

}  // namespace

Snippet make_snippet(std::string_view text, std::string_view user_text, std::size_t max_code_points) {
  const std::vector<SearchTerm> terms = parse_search(user_text);
  // A snippet does not reach far behind the first match, and folding a long text for a glimpse of its
  // beginning is most of a search's work: more of it is only looked at when the match is not there.
  constexpr std::size_t kFirstStretch = 600, kPhrase = 200;  // a match at the window's end is marked whole
  for (std::size_t stretch = max_code_points + kFirstStretch;; stretch *= 3) {
    const std::string_view part = beginning(text, stretch);
    const std::u32string shown = collapse(part);
    const std::vector<Span> matches = terms.empty() ? std::vector<Span>() : find_matches(shown, terms);
    const std::size_t first = matches.empty() ? 0 : matches.front().begin;
    const bool enough =
        (terms.empty() || !matches.empty()) && first + max_code_points + kPhrase <= shown.size();
    if (enough || part.size() == text.size()) return cut(shown, matches, max_code_points);
  }
}

std::string without_heading_marks(std::string_view text) {
  constexpr std::size_t kDeepest = 6;
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    const bool heading = marks > 0 && marks <= kDeepest && marks < line.size() && line[marks] == ' ';
    const std::size_t size = std::min(line.size() + 1, text.size());
    out += text.substr(heading ? marks + 1 : 0, size - (heading ? marks + 1 : 0));
    text.remove_prefix(size);
  }
  return out;
}

}  // namespace thirdrow::journal
