#include "app/sections.h"

#include "support/catch.h"
#include "support/fakes.h"

using namespace thirdrow;
using namespace thirdrow::app;

TEST_CASE("a body without headings is one section") {
  const Sections sections = split_sections("One\n\nTwo");
  REQUIRE(sections.size() == 1);
  CHECK_FALSE(sections[0].heading);
  CHECK(sections[0].text == "One\n\nTwo");
}

TEST_CASE("each heading line begins a section, and words before the first are kept") {
  const Sections sections = split_sections("Before\n\n## What happened?\n\nShe left.\n\n## And then?\n");
  REQUIRE(sections.size() == 3);
  CHECK(sections[0].text == "Before");
  CHECK(sections[1].heading == "What happened?");
  CHECK(sections[1].text == "She left.");
  CHECK(sections[2].heading == "And then?");
  CHECK(sections[2].text.empty());
}

TEST_CASE("deeper headings, hashes without words and hashes inside a line are text") {
  for (const char* text : {"### Deeper", "## ", "##tag", "see ## here", "##"}) {
    const Sections sections = split_sections(text);
    REQUIRE(sections.size() == 1);
    CHECK_FALSE(sections[0].heading);
  }
}

TEST_CASE("joining what was split gives back any bytes") {
  const std::uint64_t seed = std::random_device{}();
  INFO("seed " << seed);
  test::SeededRandom random(seed);
  const std::vector<std::string> bits = {"## ", "##",   "#", "\n",       "\n", "\r\n",      "\r",  " ",
                                         "\t",  "word", "é", "\xF0\x9F", "語", "## Why?\n", "\0x", "\n\n"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto left = random.below(14); left > 0; --left) text += bits[random.below(bits.size())];
    const Sections sections = split_sections(text);
    REQUIRE_FALSE(sections.empty());
    REQUIRE(join_sections(sections) == text);
  }
}

TEST_CASE("typing into random sections keeps their number, headings and words") {
  const std::uint64_t seed = std::random_device{}();
  INFO("seed " << seed);
  test::SeededRandom random(seed);
  for (int round = 0; round < 500; ++round) {
    Sections sections = split_sections("");
    const std::size_t many = 1 + random.below(4);
    for (std::size_t i = 0; i < many; ++i) append_section(sections, "Prompt " + std::to_string(i));
    for (int step = 0; step < 6; ++step) {
      set_section_text(sections, random.below(sections.size()), random.below(3) == 0 ? "" : "some\n\nwords");
    }
    const Sections again = split_sections(join_sections(sections));
    REQUIRE(again.size() == sections.size());
    for (std::size_t i = 0; i < many; ++i) {
      REQUIRE(again[i].heading == sections[i].heading);
      REQUIRE(again[i].text == sections[i].text);
    }
  }
}

TEST_CASE("a first prompt takes the empty section, a second one follows the text") {
  Sections sections = split_sections("");
  CHECK(append_section(sections, "What happened?") == 0);
  set_section_text(sections, 0, "A lot.");
  CHECK(append_section(sections, "What next?") == 1);
  set_section_text(sections, 1, "Rest.");
  CHECK(join_sections(sections) == "## What happened?\n\nA lot.\n\n## What next?\n\nRest.");
}

TEST_CASE("taking a heading away keeps its words under the section before") {
  Sections sections = split_sections("## One\n\nfirst\n\n## Two\n\nsecond");
  set_section_heading(sections, 1, " ");
  CHECK(join_sections(sections) == "## One\n\nfirst\n\nsecond\n\n");
  set_section_heading(sections, 0, "");
  CHECK(split_sections(join_sections(sections)).front().text == "first\n\nsecond");
}
