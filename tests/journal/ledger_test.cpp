#include "journal/ledger.h"

#include <limits>
#include <map>
#include <type_traits>

#include "journal/entry_state.h"
#include "support/catch.h"
#include "support/ledger_fixture.h"
#include "support/random_domain.h"

using namespace thirdrow;
using namespace thirdrow::journal;
using namespace thirdrow::test;

namespace {

const Day kToday = on("2026-06-30");

std::vector<Figure> all_figures(const Ledger& ledger) {
  std::vector<Figure> all;
  for (const Window window : last_four_windows(kToday, 91)) {
    const View view{ledger, window, kToday};
    for (Figure& figure : reckon_measures(view)) all.push_back(std::move(figure));
    for (const FigureInfo& info : readings()) all.push_back(reckon(info, view));
  }
  return all;
}

template <class T>
void shuffle(std::vector<T>& all, SeededRandom& random) {
  for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[random.below(i)]);
}

Ledger ledger_of(const std::vector<Record>& records) {
  Ledger ledger;
  for (const Record& record : records) ledger.put(record);
  return ledger;
}

/// How many figures have something to say.
std::size_t telling(const std::vector<Figure>& figures) {
  return static_cast<std::size_t>(
      std::ranges::count_if(figures, [](const Figure& one) { return one.hidden == Hidden::no; }));
}

/// What one device wrote of a record, as ops: each version after the one before.
void write_versions(RandomDomain& domain, std::size_t at, Author& author, std::vector<Op>& ops) {
  std::vector<Op> mine;
  for (std::uint64_t n = 1 + domain.random().below(3); n > 0; --n) {
    const EntryState before = replay(domain.id(at), mine);
    Record after = domain.record(at);
    if (before.exists()) after.created = before.created;
    for (Op& op : author_ops(author, after.created, after.id, changes(before, after))) {
      mine.push_back(op);
      ops.push_back(std::move(op));
    }
  }
}

}  // namespace

TEST_CASE("a ledger finds records by kind, day and who names them") {
  LedgerFixture made;
  const RecordId work = made.engagement("2026-01-01");
  const auto due = [&](const char* day) {
    return made.add(Kind::checkin, {in(work), {checkin::kDue, on(day)}});
  };
  const RecordId third = due("2026-01-03"), first = due("2026-01-01"), second = due("2026-01-02");
  const auto found = [&](Window window) {
    std::vector<RecordId> ids;
    made.ledger.each(Kind::checkin, checkin::kDue, window,
                     [&](const Facts& one) { ids.push_back(one.id()); });
    return ids;
  };
  CHECK(found(kAllTime) == std::vector{first, second, third});
  CHECK(found({on("2026-01-02"), on("2026-01-02")}) == std::vector{second});
  CHECK(found({on("2026-01-04"), on("2026-01-01")}).empty());
  made.change(first, {{checkin::kDue, on("2026-01-05")}, {checkin::kHeld, on("2026-01-06")}});
  made.trash(second);
  made.ledger.remove(third);
  CHECK(found(kAllTime) == std::vector{first});
  std::vector<RecordId> named;
  made.ledger.naming(work, Kind::checkin, [&](const Facts& one) { named.push_back(one.id()); });
  CHECK(named == std::vector{first});
  CHECK(made.ledger.size() == 2);
  CHECK(made.ledger.find(second) == nullptr);
  made.ledger.remove(third);
  CHECK(made.ledger.size() == 2);
}

TEST_CASE("a ledger moves with all its records") {
  static_assert(!std::is_copy_constructible_v<Ledger> && !std::is_copy_assignable_v<Ledger>);
  RandomDomain domain(51, 4, kToday, 400);
  Ledger ledger = ledger_of(domain.all());
  const std::vector<Figure> expected = all_figures(ledger);
  Ledger moved;
  moved = std::move(ledger);
  CHECK(all_figures(moved) == expected);
}

TEST_CASE("a facts record holds no long words, and of a person none") {
  LedgerFixture made;
  const RecordId ann = made.add(Kind::person, {{person::kName, word("Ann")},
                                               {person::kRelation, word("staff")},
                                               {person::kPreferences, word("tea")}});
  CHECK(made.ledger.find(ann)->word(person::kName).empty());
  CHECK(made.ledger.find(ann)->word(person::kPreferences).empty());
  CHECK(made.ledger.find(ann)->written(person::kPreferences));
  CHECK(made.ledger.find(ann)->is(person::kRelation, "staff"));
  const RecordId work = made.add(Kind::agreement, {rows(agreement::kCriteria, {{"nobody waits", "joint"}})});
  CHECK(made.ledger.find(work)->rows(agreement::kCriteria)[0] == Cells{"", "joint"});
}

TEST_CASE("a record belongs to the engagement of what it names") {
  LedgerFixture made;
  const RecordId home = made.engagement("2026-01-01", "personal"), work = made.engagement("2026-01-01");
  const auto standing = [&](RecordId id) { return made.ledger.standing(*made.ledger.find(id)); };
  const RecordId talk = made.add(Kind::checkin, {in(home), {checkin::kDue, on("2026-02-01")}});
  const RecordId words = made.add(Kind::heard, {{heard::kCheckIn, talk}});
  const RecordId promise = made.add(Kind::commitment, {{commitment::kSource, words}});
  CHECK(standing(promise) == Standing::personal);
  made.change(talk, {in(work)});
  CHECK(standing(promise) == Standing::work);
  made.trash(talk);
  CHECK(standing(promise) == Standing::work);
  made.trash(work);
  CHECK(standing(promise) == Standing::gone);
  CHECK(standing(made.add(Kind::moment, {in(promise)})) == Standing::gone);  // no engagement by that id
  CHECK(standing(made.add(Kind::moment, {})) == Standing::unbound);
}

TEST_CASE("what concerns personal people alone is personal") {
  LedgerFixture made;
  const RecordId friend_of_mine = made.add(Kind::person, {{person::kRelation, word("personal")}});
  const RecordId ann = made.add(Kind::person, {{person::kRelation, word("staff")}});
  const RecordId one = made.add(Kind::moment, {{kPeople, Strings{friend_of_mine.text()}}});
  CHECK_FALSE(made.ledger.is_work(*made.ledger.find(one)));
  made.change(one, {{kPeople, Strings{friend_of_mine.text(), ann.text()}}});
  CHECK(made.ledger.is_work(*made.ledger.find(one)));
}

TEST_CASE("records that name each other in a ring have a standing") {
  LedgerFixture made;
  const RecordId a = made.add(Kind::commitment, {}),
                 b = made.add(Kind::commitment, {{commitment::kSource, a}});
  made.change(a, {{commitment::kSource, b}});
  CHECK(made.ledger.standing(*made.ledger.find(a)) == Standing::unbound);
}

TEST_CASE("figures are the same whatever the order in which ops arrive (I18)") {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    INFO("seed " << seed);
    RandomDomain domain(seed, 4, kToday, 400);
    std::vector<Author> devices;
    for (int i = 0; i < 3; ++i) devices.push_back({DeviceId::make(domain.random()), 1, 0, 0});
    std::vector<Op> ops;
    for (std::size_t at = 0; at < domain.size(); ++at) {
      for (Author& device : devices) {
        if (domain.random().below(2) == 0) write_versions(domain, at, device, ops);
      }
    }
    std::vector<Figure> expected;
    for (int order = 0; order < 3; ++order) {
      shuffle(ops, domain.random());
      Ledger ledger;
      std::map<RecordId, std::vector<Op>> arrived;
      for (const Op& op : ops) {
        std::vector<Op>& known = arrived[op.entry];
        known.push_back(op);
        if (domain.random().below(3) != 0) continue;
        if (const auto record = replay(op.entry, known).record()) ledger.put(*record);
      }
      for (const auto& [id, known] : arrived) {
        if (const auto record = replay(id, known).record()) ledger.put(*record);
      }
      const std::vector<Figure> figures = all_figures(ledger);
      if (order == 0) expected = figures;
      REQUIRE(figures == expected);
      REQUIRE(telling(figures) > 50);
    }
  }
}

TEST_CASE("a ledger that was changed bit by bit gives the figures of one made at once") {
  for (const std::uint64_t seed : {11U, 12U, 13U}) {
    INFO("seed " << seed);
    RandomDomain domain(seed, 6, kToday, 400);
    std::map<RecordId, Record> there;
    Ledger ledger;
    for (int step = 0; step < 3000; ++step) {
      const std::size_t at = domain.random().below(domain.size());
      if (domain.random().below(6) == 0) {
        there.erase(domain.id(at));
        ledger.remove(domain.id(at));
      } else {
        const Record record = domain.record(at);
        there.insert_or_assign(record.id, record);
        ledger.put(record);
      }
    }
    Ledger anew;
    for (const auto& [id, record] : there) anew.put(record);
    REQUIRE(ledger.size() == anew.size());
    REQUIRE(all_figures(ledger) == all_figures(anew));
  }
}

TEST_CASE("personal engagements and what lies in the Trash change no figure (I12)") {
  for (const std::uint64_t seed : {21U, 22U, 23U}) {
    INFO("seed " << seed);
    RandomDomain domain(seed, 6, kToday, 400);
    std::vector<Record> records = domain.all();
    const std::vector<Figure> expected = all_figures(ledger_of(records));

    RandomDomain others(seed + 100, 6, kToday, 400);
    RecordId home;
    std::vector<Record> personal = others.all(), trashed = RandomDomain(seed + 200, 6, kToday, 400).all();
    for (Record& one : personal) {
      if (one.kind != Kind::engagement) continue;
      one.set(engagement::kType, std::string("personal"));
      home = one.id;
    }
    for (Record& one : personal) {
      const bool bound = one.kind != Kind::engagement && one.kind != Kind::person;
      if (bound) one.set(kEngagement, home);
      if (bound || one.kind == Kind::engagement) records.push_back(one);
    }
    REQUIRE(all_figures(ledger_of(records)) == expected);
    for (Record& one : trashed) {
      one.set(kDeleted, Stamp::from_local(kToday, 600, 60));
      records.push_back(one);
    }
    shuffle(records, domain.random());
    REQUIRE(all_figures(ledger_of(records)) == expected);
  }
}

namespace {

/// As far as the scale of a number has ends.
void require_on_scale(const Figure& figure) {
  for (const Number& number : figure.numbers) {
    if (!number.value) continue;
    INFO(figure.name << " " << number.name << " " << *number.value);
    REQUIRE(std::isfinite(*number.value));
    if (number.unit == Unit::share) REQUIRE((*number.value >= 0 && *number.value <= 1));
    if (number.unit == Unit::rating) REQUIRE((*number.value >= 0 && *number.value <= 5));
    if (number.unit == Unit::points) REQUIRE(std::abs(*number.value) <= 100);
    if (number.unit == Unit::steps) REQUIRE(std::abs(*number.value) <= 4);
    if (number.unit == Unit::percent) REQUIRE((*number.value >= 0 && *number.value <= 100));
  }
}

}  // namespace

TEST_CASE("values that no form lets through do no harm to a figure") {
  const std::uint64_t seed = 41;
  INFO("seed " << seed);
  RandomDomain domain(seed, 6, kToday, 400);
  const std::vector<Value> wild = {Day{std::numeric_limits<std::int32_t>::min()},
                                   Day{std::numeric_limits<std::int32_t>::max()},
                                   std::numeric_limits<std::int64_t>::min(),
                                   std::numeric_limits<std::int64_t>::max(),
                                   std::numeric_limits<double>::quiet_NaN(),
                                   std::numeric_limits<double>::infinity(),
                                   std::string("\x1f\xff"),
                                   Strings{"", "\x1f", "x",
                                           "001\x1fs1\x1fyes\x1f"
                                           "99999999999999999999"},
                                   RecordId{},
                                   true};
  std::vector<Record> records = domain.all();
  for (Record& record : records) {
    for (auto& [tag, value] : record.fields) {
      if (tag != kDeleted && domain.random().below(4) == 0) value = wild[domain.random().below(wild.size())];
    }
  }
  const Ledger ledger = ledger_of(records);
  const std::vector<Figure> figures = all_figures(ledger);
  CHECK(telling(figures) > 50);
  shuffle(records, domain.random());
  CHECK(figures == all_figures(ledger_of(records)));
  for (const auto infos : {measures(), readings()}) {
    for (const FigureInfo& info : infos) require_on_scale(reckon(info, {ledger, kAllTime, kToday}));
  }
}

TEST_CASE("evidence is of records that are there, each once, and fits the rate") {
  const std::uint64_t seed = 31;
  INFO("seed " << seed);
  RandomDomain domain(seed, 12, kToday, 400);
  const Ledger ledger = ledger_of(domain.all());
  for (Figure figure : all_figures(ledger)) {
    INFO(figure.name);
    for (const RecordId id : figure.cases) REQUIRE(ledger.find(id) != nullptr);
    for (const RecordId id : figure.hits) REQUIRE(ledger.find(id) != nullptr);
    REQUIRE(figure.rate.numerator <= figure.rate.denominator);
    std::ranges::sort(figure.cases);
    const bool twice_is_right = figure.name == "days_to_thanks";
    REQUIRE((twice_is_right || std::ranges::adjacent_find(figure.cases) == figure.cases.end()));
    if (figure.shown) REQUIRE(figure.hits.empty());
  }
}
