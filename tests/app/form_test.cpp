#include "app/form.h"

#include "journal/kinds.h"
#include "support/catch.h"

using namespace thirdrow;
using namespace thirdrow::app;

TEST_CASE("each choice and each state of each kind has words to be translated") {
  for (const journal::KindInfo& kind : journal::kinds()) {
    for (const std::string_view state : kind.states) {
      INFO(kind.name << ": " << state);
      CHECK(known_choice(state) != nullptr);
    }
    for (const journal::Field& field : kind.fields) {
      for (const std::string_view choice : field.choices) {
        INFO(kind.name << "." << field.name << ": " << choice);
        CHECK(known_choice(choice) != nullptr);
      }
      for (const journal::Field& column : field.columns) {
        for (const std::string_view choice : column.choices) {
          INFO(kind.name << "." << field.name << "." << column.name << ": " << choice);
          CHECK(known_choice(choice) != nullptr);
        }
      }
    }
  }
}

TEST_CASE("a choice of a newer program is shown by its name") {
  CHECK(known_choice("half_way") == nullptr);
  CHECK(choice_words("half_way") == "Half way");
  CHECK(choice_words("one_to_one") == "One to one");
}
