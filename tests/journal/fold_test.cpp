#include "journal/fold.h"

#include <algorithm>
#include <set>

#include "base/bytes.h"
#include "support/catch.h"
#include "support/fakes.h"

using namespace thirdrow;
using namespace thirdrow::journal;

namespace {

std::string encode(char32_t c) {
  std::string out;
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80)
    put(c);
  else if (c < 0x800)
    put(0xC0 | c >> 6), put(0x80 | (c & 63));
  else if (c < 0x10000)
    put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 63)), put(0x80 | (c & 63));
  else
    put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 63)), put(0x80 | (c >> 6 & 63)), put(0x80 | (c & 63));
  return out;
}

std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

std::vector<std::string> marked(const Snippet& snippet) {
  std::vector<std::string> out;
  for (const auto& match : snippet.matches) out.push_back(snippet.text.substr(match.begin, match.size));
  return out;
}

/// `"words"` or `"words"*`, joined by AND, with nothing inside the quotes that could end them.
bool is_safe_query(std::string_view query) {
  if (query.empty()) return true;
  for (;;) {
    if (query.empty() || query[0] != '"') return false;
    const std::size_t close = query.find('"', 1);
    if (close == std::string_view::npos || close == 1) return false;
    if (query.substr(1, close - 1).find('\0') != std::string_view::npos) return false;
    query.remove_prefix(close + 1);
    if (query.starts_with("*")) query.remove_prefix(1);
    if (query.empty()) return true;
    if (!query.starts_with(" AND ")) return false;
    query.remove_prefix(5);
  }
}

std::string random_text(test::SeededRandom& random, std::size_t most) {
  static const std::vector<std::string> kBits = {
      "a",     "B",        "zoë", "\"",      "*",      " ",  "\n", "(", ")",    "AND",   "NOT",
      "NEAR(", "-",        "^",   ":",       "东",     "京", "ไ",  "กิ", "한국", "न",     "हि",
      "\xFF",  "\xE4\xB8", "😀",   "e\u0301", "\u200D", "'",  "ß",  "ﬁ", "½",    "\uFEFF"};
  std::string out;
  for (std::size_t n = random.below(most); n > 0; --n) {
    out += random.below(12) == 0 ? std::string(1, static_cast<char>(random.below(256)))
                                 : kBits[random.below(kBits.size())];
  }
  return out;
}

}  // namespace

TEST_CASE("folding makes alike what people take for the same word") {
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"Zoë", "zoe"},
      {"STRASSE", "straße"},
      {"ＡＢＣ１２", "abc12"},
      {"Ångström", "angstrom"},
      {"ﬁne", "fine"},
      {"ΣΊΣΥΦΟΣ", "σίσυφος"},
      {"Ё", "е"},
      {"Łódź", "lodz"},
      {"İstanbul", "istanbul"},
      {"søren", "SOREN"},
      {"שָׁלוֹם", "שלום"},
      {"مُحَمَّد", "محمد"},
      {"e\u0301", "é"},
      {"co\u00ADop", "coop"},
      {"ｶﾞ", "ガ"},
      {"①", "1"},
      {"Œuvre", "oeuvre"},
      {"ẞ", "ss"},
      {"\u1112\u1161\u11AB", "한"},
      {"HELLO, World", "hello, world"},
  };
  for (const auto& [a, b] : pairs) {
    INFO(a << " and " << b);
    CHECK(fold(a) == fold(b));
  }
}

TEST_CASE("folding keeps what makes another word") {
  CHECK(fold("हिन्दी") == "हिन्दी");
  CHECK(fold("หมู่") == "หมู่");
  CHECK(fold("が") != fold("か"));
  CHECK(fold("ガ") == "ガ");
  CHECK(fold("한국어") == "한국어");
  CHECK(fold("தமிழ்") == "தமிழ்");
}

TEST_CASE("folding twice changes nothing more, for every character") {
  for (char32_t c = 1; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    const std::string once = fold(encode(c));
    if (fold(once) == once) continue;
    CAPTURE(static_cast<std::uint32_t>(c), once, fold(once));
    CHECK(fold(once) == once);
  }
}

TEST_CASE("the index sees each character of unspaced writing as a word") {
  CHECK(index_text("Meeting 東京で today") == "meeting 東 京 で today");
  CHECK(index_text("東京2026年") == "東 京 2026 年");
  CHECK(index_text("한국어를") == "한 국 어 를");
  CHECK(index_text("กิน ข้าว") == "ก ิ น ข ้ า ว");
  CHECK(index_text("plain, TEXT") == "plain, text");
  CHECK(index_text("东、西") == "东 、 西");
  CHECK(index_text("") == "");
}

TEST_CASE("what a person types becomes a query of quoted words") {
  CHECK(fts_query("Zoë plan") == "\"zoe\" AND \"plan\"*");
  CHECK(fts_query("plan ") == "\"plan\"*");
  CHECK(fts_query("\"hard talk\" anna") == "\"hard talk\" AND \"anna\"*");
  CHECK(fts_query("anna \"hard talk\"") == "\"anna\" AND \"hard talk\"");
  CHECK(fts_query("\"hard tal") == "\"hard tal\"*");
  CHECK(fts_query("“hard talk”") == "\"hard talk\"");
  CHECK(fts_query("lead* team") == "\"lead\"* AND \"team\"*");
  CHECK(fts_query("a OR b NOT c NEAR(d e)") ==
        "\"a\" AND \"or\" AND \"b\" AND \"not\" AND \"c\" AND \"near d\" AND \"e\"*");
  CHECK(fts_query("don't well-being") == "\"don t\" AND \"well being\"*");
  CHECK(fts_query("東京") == "\"東 京\"");
  CHECK(fts_query("東京 office") == "\"東 京\" AND \"office\"*");
  CHECK(fts_query(std::string_view("a\0b", 3)) == "\"a b\"*");
  CHECK(fts_query("title:secret ^start") == "\"title secret\" AND \"start\"*");
}

TEST_CASE("there is no query where there is nothing to search for") {
  for (const char* text :
       {"", "   ", "\"\"", "\"", "***", "!? …", "😀 👩‍👩‍👧", "()\"-\"", "\xCC\x81"}) {
    INFO(text);
    CHECK(fts_query(text).empty());
  }
}

TEST_CASE("a query stays within its bounds and still finds what was meant") {
  std::string many;
  for (int i = 0; i < 100; ++i) many += "w" + std::to_string(i) + " ";
  const std::string query = fts_query(many);
  CHECK(is_safe_query(query));
  CHECK(std::ranges::count(query, '"') == 64);
  const std::string one = fts_query(std::string(50'000, 'x'));
  CHECK(one.size() <= 1'000);
  CHECK(one.ends_with("x\"*"));
  std::string page;
  for (int i = 0; i < 5'000; ++i) page += "東";
  CHECK(fts_query(page).size() <= 1'000);
  CHECK(is_safe_query(fts_query(page)));
  CHECK(fts_query("\"" + many + many).size() <= 1'000);
}

TEST_CASE("any bytes give a query that parses, an index text and a snippet that is UTF-8") {
  test::SeededRandom random(11);
  for (int round = 0; round < 4'000; ++round) {
    const std::string text = random_text(random, 40), asked = random_text(random, 12);
    INFO("seed 11, round " << round);
    const std::string query = fts_query(asked);
    REQUIRE(is_safe_query(query));
    REQUIRE(query.size() <= 1'000);
    REQUIRE(is_utf8(query));
    REQUIRE(is_utf8(index_text(text)));
    REQUIRE(index_text(fold(text)) == index_text(text));
    const std::size_t most = random.below(30);
    const Snippet snippet = make_snippet(text, asked, most);
    REQUIRE(is_utf8(snippet.text));
    REQUIRE(length(snippet.text) <= most);
    std::size_t end = 0;
    for (const auto& match : snippet.matches) {
      REQUIRE(match.begin >= end);
      REQUIRE(match.size > 0);
      end = match.begin + match.size;
      REQUIRE(is_utf8(snippet.text.substr(match.begin, match.size)));
    }
    REQUIRE(end <= snippet.text.size());
    REQUIRE(word_count(text) <= text.size());
  }
}

TEST_CASE("a snippet shows the words as written, around the first match") {
  const std::string text =
      "Monday was long. I spoke with Zoë about the plan and she asked for more time. Later I walked home "
      "alone.";
  const Snippet found = make_snippet(text, "zoe", 40);
  CHECK(marked(found) == std::vector<std::string>{"Zoë"});
  CHECK(found.cut_front);
  CHECK(found.cut_back);
  CHECK(length(found.text) <= 40);
  CHECK(found.text.front() != ' ');
  CHECK(found.text.back() != ' ');
  CHECK(text.find(" " + found.text + " ") != std::string::npos);

  const Snippet whole = make_snippet(text, "plan zo", 500);
  CHECK(whole.text == text);
  CHECK(marked(whole) == std::vector<std::string>{"Zoë", "plan"});
  CHECK_FALSE(whole.cut_front);
  CHECK_FALSE(whole.cut_back);

  const Snippet none = make_snippet(text, "elephant", 20);
  CHECK(none.text == "Monday was long. I");
  CHECK(none.matches.empty());
  CHECK_FALSE(none.cut_front);
  CHECK(none.cut_back);
  CHECK(make_snippet(text, "", 20).text == none.text);
  CHECK(make_snippet(text, "home", 0).text.empty());
}

TEST_CASE("a snippet matches as the query does") {
  CHECK(marked(make_snippet("leader leading LEAD", "lead", 99)) ==
        std::vector<std::string>{"leader", "leading", "LEAD"});
  CHECK(marked(make_snippet("leader leading LEAD", "lead now", 99)) == std::vector<std::string>{"LEAD"});
  CHECK(marked(make_snippet("a hard talk, a talk hard", "\"hard talk\"", 99)) ==
        std::vector<std::string>{"hard talk"});
  CHECK(marked(make_snippet("Die STRASSE ist lang", "straße", 99)) == std::vector<std::string>{"STRASSE"});
  CHECK(marked(make_snippet("昨日東京へ行った", "東京", 99)) == std::vector<std::string>{"東京"});
  CHECK(marked(make_snippet("어제 한국어를 배웠다", "국어", 99)) == std::vector<std::string>{"국어"});
  CHECK(marked(make_snippet("ｆｕｌｌ width", "full", 99)) == std::vector<std::string>{"ｆｕｌｌ"});
  CHECK(marked(make_snippet("e\u0301te\u0301 1", "été", 99)) == std::vector<std::string>{"e\u0301te\u0301"});
  CHECK(marked(make_snippet("well-being", "well-being", 99)) == std::vector<std::string>{"well-being"});
}

TEST_CASE("white space in a snippet is one blank") {
  const Snippet snippet = make_snippet("  one\n\n two\t\u00A0three  ", "two", 99);
  CHECK(snippet.text == "one two three");
  CHECK(snippet.matches == std::vector<Snippet::Match>{{4, 3}});
}

TEST_CASE("words are counted as a person counts them") {
  CHECK(word_count("") == 0);
  CHECK(word_count("  -- … 😀 ") == 0);
  CHECK(word_count("I don't know, it’s 3.14 or 1,000.") == 7);
  CHECK(word_count("well-being") == 2);
  CHECK(word_count("'quoted' words'") == 2);
  CHECK(word_count("東京へ行く") == 5);
  CHECK(word_count("in 東京 today") == 4);
  CHECK(word_count("한국어를 배웠다") == 2);
  CHECK(word_count("กินข้าว") == 5);
  CHECK(word_count("हिन्दी में") == 2);
  CHECK(word_count("Zoe\u0308 na\u00EFve") == 2);
  CHECK(word_count("שָׁלוֹם עולם") == 2);
}

TEST_CASE("headings read as their words, and nothing else changes") {
  CHECK(without_heading_marks("## What held?\n\nThe rope.\n# One") == "What held?\n\nThe rope.\nOne");
  for (const char* same : {"", "#tag", "a ## b", "####### seven", "##", "\n\n", "one\ntwo\n"})
    CHECK(without_heading_marks(same) == same);
}
