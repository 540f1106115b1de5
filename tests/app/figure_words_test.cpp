// Figures in words, and never more than the gate lets through.
#include "app/figure_words.h"

#include "app/demo.h"
#include "app/demo_year.h"
#include "app/rounds.h"
#include "journal/readings.h"
#include "released_work.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;
using Work = test::ReleasedWork;

TEST_CASE("the sum of the quiz says how many items it is of") {
  Figure figure;
  figure.name = "quiz";
  figure.hidden = Hidden::no;
  figure.numbers = {Number{"sum", Unit::count, 11, {}, {}, {}, {}},
                    Number{"answers", Unit::count, 3, {}, {}, {}, {}}};
  CHECK(in_english(shown_words(figure)) == "11 of 12, 3 of 10 items answered");
}

TEST_CASE("a round is told by its number of answers: withheld, a word, rough numbers, numbers") {
  Work w;
  CHECK(w.said(w.round(8, 0, 0)) == "Asked, no one answered");
  CHECK(w.said(w.round(8, 4, 4)) ==
        "Not enough answers to show (fewer than 5). They are counted and wait for your next round.");
  CHECK(w.said(w.round(8, 7, 7)) == "most of 7 answers");
  CHECK(w.said(w.round(8, 7, 6)) == "most of 7 answers");
  CHECK(w.said(w.round(8, 7, 1)) == "few of 7 answers");
  CHECK(w.said(w.round(8, 7, 3)) == "some of 7 answers");
  CHECK(w.said(w.round(12, 12, 9)) == "9 of 12, 75 % of the answers, likely 47–91 % (rough)");
  const RecordId many = w.round(20, 20, 16);
  CHECK(w.said(many) == "16 of 20, 80 % of the answers, likely 58–92 %");
  const auto figure = round_figure(*w.session, many);
  REQUIRE(figure);
  CHECK(words_of(*figure).label == std::string("Would work with me again, or tell a colleague to"));
}

TEST_CASE("before its release a round says nothing, and afterwards what was shown is kept as it was") {
  Work w;
  const auto opened = open_round(*w.session, {w.engagement, 8, {}, {}});
  REQUIRE(opened);
  CHECK(w.said(*opened) == "Nothing to count in this time.");
  CHECK(publish(*w.session, *opened, {"Team", true, {}, {}, {}}).error() ==
        Error{Code::refused, "I9.publish"});
  const RecordId round = w.round(12, 12, 9);
  const auto shown = publish(*w.session, round, {"Team", true, "nine", "", ""});
  REQUIRE(shown);
  CHECK(w.session->open(*shown)->record.text(publication::kShown) ==
        "9 of 12, 75 % of the answers, likely 47–91 % (rough)");
}

TEST_CASE("every figure has a label, and every label a figure") {
  for (const auto all : {measures(), readings()}) {
    for (const FigureInfo& info : all) {
      INFO(info.name);
      CHECK(*figure_label(info.name) != '\0');
    }
  }
  CHECK(*figure_label("nothing") == '\0');
}

TEST_CASE("an edit is seen by figures that were already asked for") {
  Work w;
  const Window today{w.session->now().day(), w.session->now().day()};
  const auto fires = [&] {
    return reckon(*find_measure("fires"), *w.session->view(today)).number("count")->value;
  };
  CHECK(fires() == 0.0);
  Record fire = w.session->new_record(Kind::fire);
  fire.set(fire::kTitle, std::string("printer"));
  REQUIRE(w.session->add(fire));
  CHECK(fires() == 1.0);
  REQUIRE(w.session->remove(fire.id));
  CHECK(fires() == 0.0);
  REQUIRE(w.session->put_back(fire.id));
  CHECK(fires() == 1.0);
  REQUIRE(w.session->purge(fire.id));
  CHECK(fires() == 0.0);
}

TEST_CASE("answers of several rounds are rough, however many they are") {
  Work w;
  w.round(20, 20, 16);
  w.round(20, 20, 16);
  const Window today{w.session->now().day(), w.session->now().day()};
  const Figure pool = reckon(*find_measure("again_or_refer"), *w.session->view(today));
  CHECK(in_english(shown_words(pool)) ==
        "32 of 40, 80 % of the answers in several rounds, likely 65–90 % (rough)");
}

TEST_CASE("it is said when everyone asked has answered, and when many have not") {
  Work w;
  const auto bounds = [&](RecordId id) {
    const auto words = words_of(*round_figure(*w.session, id)).bounds;
    return words ? in_english(*words) : std::string();
  };
  CHECK(bounds(w.round(12, 12, 9)) ==
        "Everyone asked has answered: so it was. What is likely is said of the next time.");
  CHECK(bounds(w.round(7, 7, 3)) == "Everyone asked has answered.");
  CHECK(bounds(w.round(12, 9, 3)).empty());
  CHECK(bounds(w.round(20, 7, 3)) ==
        "Many who were asked did not answer; it could be otherwise with all of them.");
  CHECK(bounds(w.round(30, 10, 5)) == "If those who did not answer are counted: between 17 and 83 %");
  CHECK(bounds(w.round(20, 4, 3)).empty());
}

TEST_CASE("every number of every figure has words of its own") {
  Work w;
  REQUIRE(fill_demo(*w.session, 7));
  REQUIRE(add_demo_year(*w.session));
  const Window year{w.session->now().day() - 364, w.session->now().day()};
  const auto view = w.session->view(year);
  REQUIRE(view);
  std::size_t numbers = 0;
  for (const auto all : {measures(), readings()}) {
    for (const FigureInfo& info : all) {
      for (const Number& number : reckon(info, *view).numbers) {
        INFO(info.name << " " << number.name);
        const Phrase label = number_label(number);
        const bool raw = label.words == std::string_view("%s") && number.of.empty() && !number.on;
        const bool question = info.name == "question_uses";
        CHECK((question || !raw));
        CHECK(in_english(label).find('_') == std::string::npos);
        ++numbers;
      }
    }
  }
  CHECK(numbers > 80);
}

TEST_CASE("a number is called by what it is about, in the words of the person") {
  const auto label = [](const Number& number) { return in_english(number_label(number)); };
  Number number{"honoured", Unit::count, 2, {}, {}, {}, {}, Hidden::no, "Care"};
  CHECK(label(number) == "Care: honoured");
  number.of = {};
  CHECK(label(number) == "Honoured");
  Number role{"staff", Unit::count, 0, {}, {}, {}, {}, Hidden::no, "staff"};
  CHECK(label(role) == "staff");
  role.of = {};
  CHECK(label(role) == "Your people");
  CHECK(label({"s1a", Unit::count, 0, {}, {}, {}, {}, Hidden::no, {}}) ==
        "We met before the start and wrote success together");
  Number guess{"guess_beyond_asked",     Unit::points, 25,         {},    {},
               Day::parse("2026-02-01"), {},           Hidden::no, "Desk"};
  CHECK(label(guess) == "Desk (2026-02-01): your guess, less their answer");
}

TEST_CASE("one is told as one") {
  const auto value = [](double n, Unit unit) {
    return in_english(number_value({"x", unit, n, {}, {}, {}, {}, Hidden::no, {}}));
  };
  CHECK(value(1, Unit::days) == "1 day");
  CHECK(value(2, Unit::days) == "2 days");
  CHECK(value(-1, Unit::steps) == "-1 step");
  CHECK(value(1.5, Unit::points) == "1.5 points");
}

TEST_CASE("a chain without any level given is not told as a level") {
  Work w;
  Record link = w.session->new_record(Kind::chain_link);
  link.set(chain_link::kNeed, std::string("laptops"));
  link.set(chain_link::kFrom, std::string("IT"));
  link.set(chain_link::kTo, std::string("Desk"));
  REQUIRE(w.session->add(link));
  const Window today{w.session->now().day(), w.session->now().day()};
  const auto view = w.session->view(today);
  REQUIRE(view);
  CHECK(in_english(shown_words(reckon(*find_reading("chain_weakest"), *view))) == "no link is measured yet");
}

TEST_CASE("too few commitments with and without a helper are called too few") {
  Figure figure;
  figure.hidden = Hidden::few_each;
  CHECK(in_english(shown_words(figure)) == "Fewer than ten of each: too few to compare.");
}

TEST_CASE("the clauses without evidence, the roles left out and the views not taken head their figures") {
  Work w;
  Record sheet = w.session->new_record(Kind::assessment);
  sheet.set(assessment::kInstrument, std::string("spinoff"));
  const std::vector<Cells> roles_of = {{"staff", "0"}, {"desk", "3"}};
  sheet.set(assessment::kRoles, rows_of(roles_of));
  REQUIRE(w.session->add(sheet));
  const Window today{w.session->now().day(), w.session->now().day()};
  const auto view = w.session->view(today);
  REQUIRE(view);
  const auto shown = [&](const char* name) {
    return in_english(shown_words(reckon(*find_reading(name), *view)));
  };
  CHECK(shown("clauses_without_evidence") == "9");
  CHECK(shown("roles_left_out") == "1");
  CHECK(shown("perspectives") == "3");
  const Json roles = figure_json(reckon(*find_reading("roles_left_out"), *view));
  CHECK(roles.dump().find("Your people") == std::string::npos);
}

TEST_CASE("in JSON a number names the record that it is about") {
  Work w;
  Record care = w.session->new_record(Kind::value);
  care.set(value::kName, std::string("Care"));
  REQUIRE(w.session->add(care));
  Record decision = w.session->new_record(Kind::decision);
  decision.set(decision::kTitle, std::string("Open on Saturdays"));
  decision.set(decision::kHonoured, Strings{care.id.text()});
  REQUIRE(w.session->add(decision));
  const Window today{w.session->now().day(), w.session->now().day()};
  const Json json = figure_json(reckon(*find_reading("decisions_by_value"), *w.session->view(today)));
  const Json& number = json.find("numbers")->elements()->front();
  CHECK(number.text("label") == "Care: honoured");
  CHECK(number.text("about") == care.id.text());
}

TEST_CASE("a question of one's own is told by its text, also after an edit") {
  Work w;
  const auto own = w.session->add_prompt("What would have made this week lighter for you?", "");
  REQUIRE(own);
  const Window today{w.session->now().day(), w.session->now().day()};
  const auto told = [&] {
    const Figure figure = reckon(*find_reading("question_uses"), *w.session->view(today));
    return in_english(number_label(figure.numbers.back()));
  };
  for (int i = 0; i < 3; ++i) REQUIRE(w.session->prompt_used(own->text(), 3));
  CHECK(told() == "What would have made this week lighter for you?");
  auto opened = w.session->open(*own);
  REQUIRE(opened);
  opened->record.set(question::kText, std::string("What was heavy?"));
  REQUIRE(w.session->save(opened->record, opened->written));
  CHECK(told() == "What was heavy?");
}
