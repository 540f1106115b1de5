/// What kind of character a code point is, as far as words and search are concerned.
#pragma once

namespace thirdrow::journal {

/// Letters, digits and other numbers, marks on them, and private-use characters: what a word is made of. The
/// search index uses the same categories (L*, N*, M*, Co).
bool is_word_character(char32_t point);

/// A mark (accent, vowel sign) that belongs to the letter before it.
bool is_mark(char32_t point);

bool is_digit(char32_t point);

/// A word character of a script written without spaces between words: Han, kana, Bopomofo, Thai, Lao, Khmer,
/// Myanmar, Tibetan. Not its digits.
bool is_unspaced(char32_t point);

/// Hangul is written with spaces, but particles cling to the words.
bool is_hangul(char32_t point);

/// White space of any kind, line ends included.
bool is_space(char32_t point);

}  // namespace thirdrow::journal
