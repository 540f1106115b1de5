#include "app/form.h"

#include <algorithm>
#include <set>

#include "app/engagement_parts.h"
#include "app/practices.h"
#include "app/sheets.h"
#include "journal/kinds.h"
#include "journal/rows.h"
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

TEST_CASE("what people answered has no place in a form but the one it is typed into first") {
  const journal::Record tally = journal::new_record(journal::Kind::tally, {}, {});
  const auto counts = [&tally](Form form) {
    return std::ranges::count_if(form_fields(tally, form), [](const FormField& each) {
      return each.field->role == journal::Role::counts;
    });
  };
  CHECK(counts(Form::beside) == 0);
  CHECK(counts(Form::whole) == 0);
  CHECK(counts(Form::to_count) == 4);
}

TEST_CASE("each sheet asks for its own fields and items, and every item has a place in the answers") {
  for (const Sheet& sheet : sheets()) {
    INFO(sheet.instrument << " " << sheet.perspective);
    journal::Record record = journal::new_record(journal::Kind::assessment, {}, {});
    record.set(journal::assessment::kInstrument, std::string(sheet.instrument));
    record.set(journal::assessment::kRole, std::string(sheet.perspective));
    REQUIRE(sheet_of(record) == &sheet);
    std::vector<journal::Cells> rows;
    for (const SheetItem& item : sheet.items) rows.push_back({std::string(item.key), "4"});
    record.set(journal::assessment::kAnswers, journal::rows_of(rows));
    record.set(journal::assessment::kOn, *Day::parse("2026-05-20"));
    CHECK(journal::check(record));
    std::set<std::string_view> keys;
    for (const SheetItem& item : sheet.items) CHECK(keys.insert(item.key).second);
    const auto fields = form_fields(record, Form::whole);
    const auto has = [&fields](std::string_view name) {
      return std::ranges::any_of(fields, [name](const FormField& each) { return each.field->name == name; });
    };
    CHECK_FALSE(has("instrument"));
    CHECK(has("guess") == (sheet.instrument == "spinoff"));
    CHECK(has("perspective") == (sheet.instrument == "perspective"));
    CHECK(has("answers") == !sheet.items.empty());
  }
}

TEST_CASE("the sheets have as many items as they are meant to have") {
  const auto items = [](std::string_view instrument) {
    const auto at = std::ranges::find(sheets(), instrument, &Sheet::instrument);
    return at->items.size();
  };
  CHECK(items("icare") == 6);
  CHECK(items("basics") == 5);
  CHECK(items("quiz") == 10);
}

TEST_CASE("a step asks in place for what it is given along, and for nothing that the form has") {
  journal::Record record = journal::new_record(journal::Kind::checkin, {}, {});
  const auto names = [&record](std::string_view step) {
    std::vector<std::string_view> out;
    for (const journal::Transition& move : record.info().transitions) {
      if (move.name != step) continue;
      for (const FormField& each : asked_by(move, record, form_fields(record, Form::whole)))
        out.push_back(each.field->name);
    }
    return out;
  };
  CHECK(names("move") == std::vector<std::string_view>{"due_now", "moved_by"});
  CHECK(names("hold").empty());
  CHECK(names("miss").empty());
}

TEST_CASE("every kind but those of sharing and of the question bank is kept on a page of its own") {
  for (const journal::KindInfo& kind : journal::kinds()) {
    using enum journal::Kind;
    if (kind.kind == relationship || kind.kind == share || kind.kind == question_use) continue;
    if (kind.kind == person || kind.kind == engagement || kind.kind == question || kind.kind == moment)
      continue;  // these have pages of their own
    INFO(kind.name);
    const auto in = [&kind](const auto& all) {
      return std::ranges::any_of(all, [&kind](const auto& one) {
        return std::ranges::any_of(one.what, [&kind](const What& what) { return what.kind == kind.kind; });
      });
    };
    CHECK((in(practices()) || in(engagement_parts())));
  }
}

TEST_CASE("only praise is closed without telling them back") {
  journal::Record heard = journal::new_record(journal::Kind::heard, {}, {});
  heard.set(journal::kState, std::string("acting"));
  for (const auto& [type, offered] : {std::pair("issue", false), std::pair("praise", true)}) {
    heard.set(journal::heard::kType, std::string(type));
    INFO(type);
    CHECK(std::ranges::any_of(open_moves(heard), [](const auto* move) { return move->name == "close"; }) ==
          offered);
  }
}

TEST_CASE("a step and a field that the rules stand against are not offered") {
  journal::Record heard = journal::new_record(journal::Kind::heard, {}, {});
  const auto tells_back = [&heard] {
    return std::ranges::any_of(open_moves(heard), [](const auto* move) { return move->name == "tell_back"; });
  };
  CHECK_FALSE(tells_back());
  heard.set(journal::kState, std::string("acting"));
  heard.set(journal::heard::kReply, std::string("act"));
  CHECK(tells_back());
  journal::Record shown = journal::new_record(journal::Kind::publication, {}, {});
  const auto asks_for_round = [&shown] {
    auto fields = form_fields(shown);
    offer_for(fields, shown);
    return std::ranges::any_of(fields, [](const FormField& each) {
      return each.field->tag == journal::publication::kRound && each.offered;
    });
  };
  CHECK(asks_for_round());
  shown.set(journal::publication::kPooled, journal::Strings{RecordId().text()});
  CHECK_FALSE(asks_for_round());
}

TEST_CASE("what is written of a check-in stands above its ratings") {
  const auto fields = form_fields(journal::new_record(journal::Kind::checkin, {}, {}));
  const auto place = [&fields](std::string_view name) {
    return std::ranges::find_if(fields, [name](const FormField& each) { return each.field->name == name; }) -
           fields.begin();
  };
  CHECK(place("due") < place("before"));
  CHECK(place("before") < place("during"));
  CHECK(place("during") < place("after"));
  CHECK(place("after") < place("minutes"));
  CHECK(place("worth_them") < std::ssize(fields));
}
