#include "app/brief_page.h"

#include "journal/rows.h"
#include "support/journal_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;

TEST_CASE("the page of a brief has its questions and their background, and names nobody") {
  test::JournalFixture j;
  REQUIRE(j.session->person_named("Wilhelmina Ash"));
  Record brief = j.session->new_record(Kind::brief);
  brief.set(brief::kTitle, std::string("What Wilhelmina asked us"));
  brief.set(brief::kQuestions,
            rows_of(std::vector<Cells>{{"What do our people wait for?", "Ash told us in May."},
                                       {"Who answers them?", ""}}));
  REQUIRE(j.session->add(brief));
  const auto page = brief_page_of(*j.session, brief.id);
  REQUIRE(page);
  const auto html = render::whole(*page, render::write_html);
  REQUIRE(html);
  const std::string words(as_text(*html));
  for (const char* said : {"What do our people wait for?", "told us in May.", "Who answers them?"}) {
    INFO(said);
    CHECK(words.find(said) != std::string::npos);
  }
  CHECK(words.find("Wilhelmina") == std::string::npos);
  CHECK(words.find("Ash") == std::string::npos);
}

TEST_CASE("there is no page of a record that is no brief") {
  test::JournalFixture j;
  const auto person = j.session->person_named("Maya");
  REQUIRE(person);
  CHECK(brief_page_of(*j.session, *person).code() == Code::not_found);
}
