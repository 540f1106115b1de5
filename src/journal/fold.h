/// Words made comparable for search: what is indexed, what is asked for, and what is shown of a hit.
///
/// Made for an FTS5 index with `tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'"`:
/// index_text() goes into it, fts_query() asks it, and make_snippet() finds in the text what that query
/// found. All take any bytes (what is not UTF-8 counts as U+FFFD) and are pure; safe on any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace thirdrow::journal {

/// Without case, accents and look-alikes: "Zoë" = "zoe", "STRASSE" = "straße", full-width = ASCII, "ﬁ" =
/// "fi", "Ł" = "l". Takes off the accents of Latin, Greek and Cyrillic, Hebrew points and Arabic vowels, but
/// no vowel signs of Indic and other scripts and no kana voicing. Folding twice changes nothing more.
std::string fold(std::string_view text);

/// fold(), with every character of a script written without spaces, and every Hangul syllable, as a word of
/// its own, so that an index of words finds any stretch of it as a phrase.
std::string index_text(std::string_view text);

/// What a person typed, as an FTS5 query that always parses. Words must all occur; the last one, and any
/// followed by *, may go on; "words in quotes" must stand next to each other. Everything else they type is
/// words, never syntax. Empty when there is nothing to search for. At most 32 terms and 1,000 bytes; more is
/// left out.
std::string fts_query(std::string_view user_text);

/// A piece of a text around what was searched for.
struct Snippet {
  struct Match {
    std::size_t begin = 0, size = 0;  ///< bytes of `text`; whole words
    friend bool operator==(const Match&, const Match&) = default;
  };
  std::string text;            ///< as written, but every stretch of white space is one blank
  std::vector<Match> matches;  ///< rising, not overlapping
  bool cut_front = false;      ///< there is more before
  bool cut_back = false;       ///< there is more after
};

/// The piece of `text` around the first match of `user_text` (read as fts_query reads it), or its beginning
/// when nothing matches; at most `max_code_points` long, cut between words where it can be.
Snippet make_snippet(std::string_view text, std::string_view user_text, std::size_t max_code_points);

/// The text as it reads: without the marks that make lines headings (`## `).
std::string without_heading_marks(std::string_view text);

/// Words as a person counts them: stretches of letters and digits ("don't" and "3.14" are one), and every
/// character of a script written without spaces.
std::size_t word_count(std::string_view text);

}  // namespace thirdrow::journal
