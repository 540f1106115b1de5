#include "app/prompts.h"

#include <algorithm>
#include <set>

#include "support/catch.h"
#include "support/fakes.h"

using namespace thirdrow;
using app::Prompt;
using app::PromptBank;
using journal::Record;

namespace {

const Day kToday = *Day::parse("2026-03-02");

struct Bank {
  test::SeededRandom random{7};
  std::int64_t minute = 0;
  std::vector<Record> questions, uses;

  Record make(journal::Kind kind) {
    const Stamp now{1'700'000'000'000 + ++minute * 60'000, 60};
    return journal::new_record(kind, RecordId::make(random), now);
  }
  void use(const std::string& id, Day day, std::optional<std::int64_t> opened = {}) {
    Record record = make(journal::Kind::question_use);
    record.set(journal::question_use::kQuestion, id);
    record.set(journal::question_use::kUsedOn, day);
    if (opened) record.set(journal::question_use::kOpened, *opened);
    uses.push_back(record);
  }
  Record& own(const std::string& text) {
    questions.push_back(make(journal::Kind::question));
    questions.back().set(journal::question::kText, text);
    return questions.back();
  }
  PromptBank build() const { return PromptBank::build(questions, uses); }
};

std::vector<std::string> ids_when(const PromptBank& bank, std::string_view when) {
  std::vector<std::string> out;
  for (const Prompt& p : bank.all()) {
    if (p.when == when) out.push_back(p.id);
  }
  return out;
}

}  // namespace

TEST_CASE("the shipped bank holds whole prompts with ids and texts of their own") {
  const auto bank = Bank().build();
  CHECK(bank.all().size() == 105);
  std::set<std::string> ids, texts;
  for (const Prompt& p : bank.all()) {
    INFO(p.id);
    CHECK(ids.insert(p.id).second);
    CHECK(texts.insert(p.text).second);
    CHECK_FALSE(p.kind.empty());
    CHECK_FALSE(p.standard.empty());
    CHECK_FALSE(p.when.empty());
    CHECK_FALSE(p.own);
    CHECK(bank.find(p.id) == &p);
  }
  CHECK(bank.find("no-such-prompt") == nullptr);
}

TEST_CASE("what happens picks its own prompts first, in the order of the bank") {
  const auto bank = Bank().build();
  const auto drafts = ids_when(bank, "agreement.draft");
  REQUIRE(drafts.size() == 4);
  CHECK(bank.next("agreement.draft", kToday)->id == drafts[0]);
}

TEST_CASE("without an event a prompt for a free day is picked") {
  const auto picked = Bank().build().next("", kToday);
  REQUIRE(picked);
  CHECK((picked->when == "free" || picked->when == "day.open" || picked->when == "day.close" ||
         picked->when == "practice"));
}

TEST_CASE("a used prompt rests fourteen days and comes back on the fifteenth") {
  Bank b;
  const auto drafts = ids_when(b.build(), "agreement.draft");
  for (const auto& id : drafts) b.use(id, kToday);
  const auto bank = b.build();
  CHECK(bank.next("agreement.draft", kToday + 13)->when != "agreement.draft");
  CHECK(bank.next("agreement.draft", kToday + 14)->id == drafts[0]);
}

TEST_CASE("a use that lies ahead keeps its prompt back as well") {
  Bank b;
  const std::string id = b.build().next("story.saved", kToday)->id;
  b.use(id, kToday + 5);
  CHECK(b.build().next("story.saved", kToday)->id != id);
}

TEST_CASE("never used comes before used, and longest ago before lately") {
  Bank b;
  const auto drafts = ids_when(b.build(), "agreement.draft");
  b.use(drafts[0], kToday - 40);
  CHECK(b.build().next("agreement.draft", kToday)->id == drafts[1]);
  b.use(drafts[1], kToday - 90);
  b.use(drafts[2], kToday - 60);
  b.use(drafts[3], kToday - 50);
  CHECK(b.build().next("agreement.draft", kToday)->id == drafts[1]);
  b.use(drafts[1], kToday - 20);
  CHECK(b.build().next("agreement.draft", kToday)->id == drafts[2]);
}

TEST_CASE("skipping and swapping leave no mark") {
  const auto bank = Bank().build();
  const auto first = bank.next("agreement.draft", kToday)->id;
  const std::vector passed_over = {first};
  CHECK(bank.next("agreement.draft", kToday, passed_over)->id != first);
  CHECK(bank.next("agreement.draft", kToday)->id == first);
  CHECK(bank.find(first)->uses == 0);
}

TEST_CASE("when every prompt of an event was passed over, a free day's follows") {
  const auto bank = Bank().build();
  const auto picked = bank.next("story.saved", kToday, ids_when(bank, "story.saved"));
  REQUIRE(picked);
  CHECK(picked->when != "story.saved");
}

TEST_CASE("when all are passed over nothing is picked") {
  const auto bank = Bank().build();
  std::vector<std::string> all;
  for (const Prompt& p : bank.all()) all.push_back(p.id);
  CHECK_FALSE(bank.next("free", kToday, all));
}

TEST_CASE("a retired prompt is never picked, and comes back when its record does") {
  Bank b;
  const std::string id = b.build().next("story.saved", kToday)->id;
  Record& choice = b.own("shipped words");
  choice.set(journal::question::kShipped, id);
  REQUIRE(journal::apply_transition(choice, "retire", kToday).ok());
  CHECK(b.build().all().size() == 105);
  CHECK(b.build().find(id)->retired);
  CHECK(b.build().next("story.saved", kToday)->id != id);
  REQUIRE(journal::apply_transition(b.questions.back(), "bring_back", kToday).ok());
  CHECK(b.build().next("story.saved", kToday)->id == id);
}

TEST_CASE("an own question joins the bank with its own words, occasion and favour") {
  Bank b;
  Record& mine = b.own("What would my mentor ask now?");
  mine.set(journal::question::kWhen, std::string("checkin.before"));
  mine.set(journal::question::kFavourite, true);
  const std::string id = mine.id.text();
  const auto bank = b.build();
  const Prompt* found = bank.find(id);
  REQUIRE(found != nullptr);
  CHECK(found->own);
  CHECK(found->favourite);
  CHECK(found->text == "What would my mentor ask now?");
  CHECK(bank.next("checkin.before", kToday, ids_when(Bank().build(), "checkin.before"))->id == id);
}

TEST_CASE("an own question in the Trash is not in the bank") {
  Bank b;
  b.own("Gone?").set(journal::kDeleted, Stamp{1, 0});
  CHECK(b.build().all().size() == 105);
}

TEST_CASE("the bank does not depend on the order its records come in") {
  Bank b;
  for (int i = 0; i < 5; ++i) b.own("Question " + std::to_string(i) + "?");
  const auto one = b.build();
  std::ranges::reverse(b.questions);
  const auto two = b.build();
  for (std::size_t i = 0; i < one.all().size(); ++i) CHECK(one.all()[i].id == two.all()[i].id);
}

TEST_CASE("the opened-up median needs three ratings and rounds a half up") {
  Prompt p;
  p.opened = {4, 1};
  CHECK_FALSE(app::opened_median(p));
  p.opened = {4, 1, 2};
  CHECK(app::opened_median(p) == 2.0);
  p.opened = {4, 1, 2, 3};
  CHECK(app::opened_median(p) == 3.0);
  p.opened = {4, 0, 1, 1};
  CHECK(app::opened_median(p) == 1.0);
}

TEST_CASE(
    "over random histories no prompt is picked within fourteen days of its use, retired, or against the "
    "order") {
  const std::uint64_t seed = GENERATE(1u, 2u, 3u, 4u, 5u);
  INFO("seed " << seed);
  test::SeededRandom random(seed);
  Bank b;
  const auto shipped = b.build().all();
  for (int day = 0; day < 200; ++day) {
    const Day today = kToday + day;
    const auto bank = b.build();
    const std::string event = random.below(3) == 0 ? "" : shipped[random.below(shipped.size())].when;
    std::vector<std::string> passed_over;
    for (int swaps = static_cast<int>(random.below(4)); swaps >= 0; --swaps) {
      const auto picked = bank.next(event, today, passed_over);
      REQUIRE(picked);
      INFO("day " << day << " event " << event << " picked " << picked->id);
      CHECK((!picked->last_used || today - *picked->last_used >= 14));
      CHECK_FALSE(picked->retired);
      CHECK(std::ranges::find(passed_over, picked->id) == passed_over.end());
      for (const Prompt& other : bank.all()) {
        const bool open = !other.retired && (!other.last_used || today - *other.last_used >= 14) &&
                          std::ranges::find(passed_over, other.id) == passed_over.end();
        if (open && !event.empty() && other.when == event) {
          CHECK(picked->when == event);
          CHECK(picked->last_used <= other.last_used);
        }
      }
      passed_over.push_back(picked->id);
    }
    if (random.below(4) != 0) b.use(passed_over.back(), today, static_cast<std::int64_t>(random.below(5)));
    if (random.below(20) == 0) {
      Record& choice = b.own("words");
      choice.set(journal::question::kShipped, shipped[random.below(shipped.size())].id);
      choice.set(journal::kState, std::string("retired"));
    }
  }
}
