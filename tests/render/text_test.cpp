#include "render/text.h"

#include "base/bytes.h"
#include "recorder.h"
#include "support/catch.h"

using namespace thirdrow;
using namespace thirdrow::render;

TEST_CASE("a clean line has no control characters, no line ends and is well formed") {
  CHECK(clean_line("one\ntwo\r\nthree\tfour") == "one two three four");
  CHECK(clean_line("a\x01z") == "a\xEF\xBF\xBDz");
  CHECK(clean_line("a\xC2\x9Bz") == "a\xEF\xBF\xBDz");      // a C1 control
  CHECK(clean_line("a\xE2\x80\xA8z") == "a z");             // line separator
  CHECK(clean_line("a\xEF\xBF\xBEz") == "a\xEF\xBF\xBDz");  // no character in XML
  CHECK(is_utf8(clean_line("half \xED\xA0\x80 surrogate \xC3")));
  CHECK(clean_line("أهلا") == "أهلا");
}

TEST_CASE("clean text keeps its line ends") {
  CHECK(clean_text("one\r\ntwo\xE2\x80\xA9three") == "one\ntwo\nthree");
}

TEST_CASE("the first letter decides the direction, digits and signs do not") {
  CHECK(direction_of("Hello", Direction::rtl) == Direction::ltr);
  CHECK(direction_of("2026: مرحبا Hello", Direction::ltr) == Direction::rtl);
  CHECK(direction_of("שלום", Direction::ltr) == Direction::rtl);
  CHECK(direction_of("75 %", Direction::rtl) == Direction::rtl);
  CHECK(direction_of("", Direction::ltr) == Direction::ltr);
}

TEST_CASE("the longest start that fits is found without cutting a code point") {
  const std::string greek = "αβγδε";
  for (std::size_t limit = 0; limit <= greek.size() + 1; ++limit) {
    const std::size_t found =
        longest_prefix(greek, [&](std::string_view start) { return start.size() <= limit; });
    CHECK(found == std::min(greek.size(), limit / 2 * 2));
  }
  const std::string many(100'000, 'x');
  int asked = 0;
  CHECK(longest_prefix(many, [&](std::string_view start) {
          ++asked;
          return start.size() <= 7777;
        }) == 7777);
  CHECK(asked < 40);
}

TEST_CASE("what is too long for its room ends in an ellipsis") {
  test::Recorder canvas;
  TextStyle style;
  style.size = 10;  // a letter is 5 wide
  CHECK(fitted(canvas, "six or", 30, style) == "six or");
  CHECK(fitted(canvas, "six or seven", 30, style) == "six o\xE2\x80\xA6");
  CHECK(fitted(canvas, "six seven", 25, style) == "six\xE2\x80\xA6");
  CHECK(fitted(canvas, "x", 3, style).empty());
  CHECK(fitted(canvas, std::string(100'000, 'x'), 50, style).size() == 9 + 3);
}

TEST_CASE("words are broken at blanks, and between letters where there is none") {
  test::Recorder canvas;
  TextStyle style;
  style.size = 10;
  using Lines = std::vector<std::string>;
  CHECK(canvas.wrap("", 50, style) == Lines{""});
  CHECK(canvas.wrap("one two three", 40, style) == Lines{"one two", "three"});
  CHECK(canvas.wrap("one\n\ntwo", 40, style) == Lines{"one", "", "two"});
  CHECK(canvas.wrap("abcdefghij", 20, style) == Lines{"abcd", "efgh", "ij"});
  CHECK(canvas.wrap("αβ", 1, style) == Lines{"α", "β"});
}
