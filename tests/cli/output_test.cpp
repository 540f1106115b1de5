#include "cli/output.h"

#include <sstream>

#include "support/catch.h"

using namespace thirdrow;
using journal::Run;

TEST_CASE("wide characters take two columns and combining marks none") {
  CHECK(cli::display_width("abc") == 3);
  CHECK(cli::display_width("日本") == 4);
  CHECK(cli::display_width("e\xCC\x81") == 1);
  CHECK(cli::display_width("🙂") == 2);
  CHECK(cli::display_width("") == 0);
}

TEST_CASE("cutting keeps whole characters and never exceeds the width") {
  CHECK(cli::cut("short", 10) == "short");
  CHECK(cli::cut("a longer line", 8) == "a longe…");
  CHECK(cli::cut("日本語の日記", 6) == "日本…");
  for (int columns = 1; columns < 14; ++columns)
    CHECK(cli::display_width(cli::cut("日本語 and 日記", columns)) <= columns);
}

TEST_CASE("wrapping breaks at blanks and keeps blank lines") {
  CHECK(cli::wrap("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(cli::wrap("a\n\nb", 7) == std::vector<std::string>{"a", "", "b"});
  CHECK(cli::wrap("unbreakable", 4) == std::vector<std::string>{"unbreakable"});
}

TEST_CASE("wrapping keeps a line's indent and repeats it where the line goes on") {
  CHECK(cli::wrap("- a\n    - nested words", 14) ==
        std::vector<std::string>{"- a", "    - nested", "    words"});
  CHECK(cli::wrap("\tcode  here", 30) == std::vector<std::string>{"\tcode  here"});
  CHECK(cli::wrap("      deep words", 8) == std::vector<std::string>{"      deep", "      words"});
  CHECK(cli::wrap("   ", 8) == std::vector<std::string>{""});
}

TEST_CASE("words from a journal cannot steer the terminal") {
  CHECK(cli::harmless("a\x1b[31mb") == "a\xEF\xBF\xBD[31mb");
  CHECK(cli::harmless("a\tb\nc") == "a\tb\nc");
  CHECK(cli::harmless_line("a\tb\nc") == "a b c");
  CHECK(cli::harmless("\xC2\x9B"
                      "31m") ==
        "\xEF\xBF\xBD"
        "31m");
  CHECK(cli::harmless("\xE2\x80\xAE"
                      "x") ==
        "\xEF\xBF\xBD"
        "x");
  CHECK(cli::harmless("für 日本 🙂") == "für 日本 🙂");
}

TEST_CASE("a difference reads with marks in a file and with colours on a terminal") {
  const std::vector runs = {Run{Run::Sort::same, "The "}, Run{Run::Sort::removed, "old"},
                            Run{Run::Sort::added, "new"}};
  CHECK(cli::readable(runs, cli::Colour::none) == "The [-old-]{+new+}");
  CHECK(cli::readable(runs, cli::Colour::terminal).find("\x1b[32mnew") != std::string::npos);
  const std::vector longs = {Run{Run::Sort::same, std::string(5000, 'x')}, Run{Run::Sort::added, "y"}};
  CHECK(cli::readable(longs, cli::Colour::none).size() < 400);
}

TEST_CASE("a table aligns its columns by what the terminal shows and cuts only the last") {
  cli::Table table;
  table.add({"日本", "x", "a long last cell that does not fit"});
  table.add({"abcdef", "yy", "short"});
  std::ostringstream out;
  table.print(out, 30);
  CHECK(out.str() == "日本    x   a long last cell…\nabcdef  yy  short\n");
}
