#include "journal/record.h"

#include "journal/record_json.h"
#include "journal/rows.h"
#include "support/catch.h"
#include "support/histories.h"

using namespace thirdrow;
using namespace thirdrow::journal;
using test::SeededRandom;

namespace {

const Stamp kNow = *Stamp::parse("2026-03-02T09:00:00+01:00");

std::string line_of(SeededRandom& random, std::int64_t most) {
  std::string text = test::random_words(random, 10);
  std::erase(text, '\n');
  while (text_length(text) > static_cast<std::uint64_t>(most))
    text.erase(text.size() / 2), text = repair_utf8(text);
  return is_utf8(text) ? text : std::string("x");
}

/// As it stands in a cell.
std::string cell_of(const Value& value) {
  if (const auto* v = std::get_if<std::int64_t>(&value)) return std::to_string(*v);
  if (const auto* v = std::get_if<Day>(&value)) return v->text();
  if (const auto* v = std::get_if<RecordId>(&value)) return v->text();
  const auto* v = std::get_if<std::string>(&value);
  return v != nullptr ? *v : std::string();
}

Value allowed(SeededRandom& random, const Field& field);

Value allowed_rows(SeededRandom& random, const Field& field) {
  std::vector<Cells> rows(1 + random.below(static_cast<std::uint64_t>(std::min<std::int64_t>(field.max, 4))));
  for (Cells& cells : rows) {
    for (const Field& column : field.columns) cells.push_back(cell_of(allowed(random, column)));
  }
  return rows_of(rows);
}

/// Any value that the field allows; now and then none.
Value allowed(SeededRandom& random, const Field& field) {
  const std::int64_t most = field.max > 0 ? field.max : 100;
  if (field.need == Need::optional && random.below(4) == 0) return {};
  switch (field.type) {
    case FieldType::line: {
      const std::string text = line_of(random, most);
      return text.empty() ? std::string("x") : text;
    }
    case FieldType::text:
      return line_of(random, most) + "\nsecond";
    case FieldType::integer:
      return field.min +
             static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(field.max - field.min + 1)));
    case FieldType::flag:
      return random.below(2) == 1;
    case FieldType::choice:
      return std::string(field.choices[random.below(field.choices.size())]);
    case FieldType::day:
      return *Day::from_civil(static_cast<int>(1 + random.below(9999)), 12,
                              static_cast<unsigned>(1 + random.below(31)));
    case FieldType::stamp:
      return test::random_stamp(random);
    case FieldType::ref:
      return RecordId::make(random);
    case FieldType::refs:
      return Strings{RecordId::make(random).text()};
    case FieldType::tags:
      return Strings{"team", "t" + std::to_string(random.below(9))};
    case FieldType::dated:
      return Strings{"2026-03-02 told", "2026-03-0" + std::to_string(1 + random.below(9)) + " again"};
    case FieldType::decimal:
      return static_cast<double>(field.min) + static_cast<double>(random.below(100'000)) / 8;
    case FieldType::rows:
      return allowed_rows(random, field);
  }
  return {};
}

Record random_record(SeededRandom& random, const KindInfo& kind) {
  Record r = new_record(kind.kind, RecordId::make(random), test::random_stamp(random));
  for (const std::span<const Field> fields : {kind.fields, common_fields()}) {
    for (const Field& field : fields) {
      if (field.tag != kState) r.set(field.tag, allowed(random, field));
    }
  }
  if (kind.states.size() > 1 && random.below(2) == 0)
    r.set(kState, std::string(kind.states[1 + random.below(kind.states.size() - 1)]));
  return r;
}

Record of(Kind kind) { return new_record(kind, RecordId{}, kNow); }

}  // namespace

TEST_CASE("a record of any kind goes to JSON and back unchanged, and through ops as well") {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    INFO("seed " << seed);
    SeededRandom random(seed);
    for (const KindInfo& kind : kinds()) {
      INFO(kind.name);
      const Record record = random_record(random, kind);
      const Status checked = check(record);
      INFO((checked ? std::string() : checked.error().detail));
      REQUIRE(checked);
      const auto draft = Json::parse(draft_json(record).dump());
      REQUIRE(draft);
      const auto read = draft_from_json(*draft);
      REQUIRE(read);
      REQUIRE(*read == record);
      const auto parsed = Json::parse(to_json(record, kNow).dump());
      REQUIRE(parsed);
      if (!holds_counts(kind)) {
        const auto back = record_from_json(*parsed);
        INFO((back ? std::string() : back.error().detail));
        REQUIRE(back);
        REQUIRE(*back == record);
      }
      EntryState none;
      none.id = record.id;
      Author author{DeviceId::make(random), 1, 0, 0};
      const auto ops = author_ops(author, kNow, record.id, changes(none, record));
      REQUIRE(replay(record.id, ops).record() == record);
      for (const Op& op : ops) {
        const auto json = Json::parse(op_json(op).dump());
        REQUIRE(json);
        const auto again = op_from_json(*json);
        REQUIRE(again);
        REQUIRE(*again == op);
      }
    }
  }
}

TEST_CASE("every field refuses the wrong type and what is beyond its limits, by its name") {
  SeededRandom random(5);
  for (const KindInfo& kind : kinds()) {
    for (const Field& field : kind.fields) {
      INFO(kind.name << '.' << field.name);
      CHECK(check_field(field, {}));
      const Value wrong = field.type == FieldType::decimal ? Value(std::string("x")) : Value(1.5);
      CHECK(check_field(field, wrong).error() ==
            Error{Code::invalid, std::string(field.name) + ": wrong type"});
      const bool words = field.type == FieldType::line || field.type == FieldType::text;
      if (words) {
        REQUIRE(field.max > 0);
        std::string longest;
        for (std::int64_t i = 0; i < field.max; ++i) longest += "é";
        CHECK(check_field(field, longest));
        CHECK(check_field(field, longest + "x").code() == Code::invalid);
        CHECK(check_field(field, std::string("\xff")).code() == Code::invalid);
        CHECK(check_field(field, std::string("a\0b", 3)).code() == Code::invalid);
        CHECK(check_field(field, std::string("a\nb")).ok() == (field.type == FieldType::text));
      }
      if (field.type == FieldType::integer) {
        CHECK(check_field(field, field.min));
        CHECK(check_field(field, field.max));
        CHECK(check_field(field, field.min - 1).code() == Code::invalid);
        CHECK(check_field(field, field.max + 1).code() == Code::invalid);
      }
      if (field.type == FieldType::choice)
        CHECK(check_field(field, std::string("nonsense")).code() == Code::invalid);
      if (field.need == Need::required) {
        Record r = random_record(random, kind);
        r.set(field.tag, {});
        CHECK(check(r).error() == Error{Code::invalid, std::string(field.name) + ": is required"});
      }
    }
  }
}

TEST_CASE("sets keep each element once, in order, within their number and form") {
  Record r = of(Kind::reflection);
  r.set(kTags, Strings{"b", "a", "b"});
  CHECK(r.strings(kTags) == Strings{"a", "b"});
  Strings many;
  for (int i = 0; i < 101; ++i) many.push_back("t" + std::to_string(i));
  r.set(kTags, many);
  CHECK(check(r).error() == Error{Code::invalid, "tags: more than 100"});
  for (const char* bad : {"", "a,b", "a\nb", "\xff"}) {
    r.fields[kTags] = Strings{bad};
    CHECK(check(r).code() == Code::invalid);
  }
  r.set(kTags, {});
  r.set(kPeople, Strings{"not an id"});
  CHECK(check(r).error() == Error{Code::invalid, "people: not an id"});
}

TEST_CASE("every transition moves from its states only, stamps its day and wants its fields") {
  const Day today = kNow.day();
  SeededRandom random(1);
  for (const KindInfo& kind : kinds()) {
    for (const Transition& t : kind.transitions) {
      for (const std::string_view state : kind.states) {
        INFO(kind.name << ' ' << t.name << " from " << state);
        Record r = of(kind.kind);
        r.set(kState, std::string(state));
        for (const std::string_view needed : t.requires_) {
          const Field& field = *find_field(kind, needed);
          while (field.name != t.stamps && is_empty(r.value(field.tag)))
            r.set(field.tag, allowed(random, field));
        }
        const bool allowed_here = std::ranges::count(t.from, state) > 0;
        const Status moved = apply_transition(r, t.name, today);
        REQUIRE(moved.ok() == allowed_here);
        if (!allowed_here) {
          CHECK(moved.code() == Code::refused);
          CHECK(r.state() == state);
          continue;
        }
        CHECK(r.state() == t.to);
        if (!t.stamps.empty()) CHECK(r.day(find_field(kind, t.stamps)->tag) == today);
        for (const std::string_view needed : t.requires_) {
          if (needed == t.stamps) continue;
          Record bare = of(kind.kind);
          bare.set(kState, std::string(state));
          CHECK(apply_transition(bare, t.name, today).code() == Code::refused);
          CHECK(bare.state() == state);
        }
      }
    }
  }
  Record r = of(Kind::engagement);
  CHECK(apply_transition(r, "fly", today).code() == Code::usage);
}

TEST_CASE("unknown names, kinds and malformed values of JSON are refused by name") {
  const auto read = [](const std::string& more) {
    const auto json = Json::parse(
        R"({"id":"00000000000000000000000001","kind":"reflection","created":"2026-03-02T09:00:00Z",)"
        R"("type":"free")" +
        more + "}");
    REQUIRE(json);
    const auto record = record_from_json(*json);
    return record ? std::string() : record.error().detail;
  };
  CHECK(read("").find("id") == 0);  // spare bits must be zero
  const auto good = [&](const std::string& more) {
    Record r = of(Kind::reflection);
    Json json = to_json(r, kNow);
    const auto extra = Json::parse("{" + more + "}");
    REQUIRE(extra);
    for (const auto& [name, value] : *extra->members()) json.add(name, value);
    const auto record = record_from_json(json);
    return record ? std::string() : record.error().detail;
  };
  CHECK(good("").empty());
  CHECK(good(R"("colour":"red")") == "field: not one of this kind");
  CHECK(good(R"("happened":"yesterday")").find("happened") == 0);
  CHECK(good(R"("tags":[1])") == "tags: a list of texts");
  CHECK(good(R"("title":7)") == "title: wrong type");
  CHECK(good(R"("kind":"spell")").find("kind") == 0);
}

TEST_CASE("lists are read with commas between, and quotes around what holds one") {
  const auto split = [](std::string_view text) { return split_list(text); };
  CHECK(split("a, b ,c") == Strings{"a", "b", "c"});
  CHECK(split("\"Com, ma\", x") == Strings{"Com, ma", "x"});
  CHECK(split("\"say \"\"yes, no\"\"\"") == Strings{"say \"yes, no\""});
  CHECK(split("Jo \"J\" Doe, x") == Strings{"Jo \"J\" Doe", "x"});
  CHECK(split("\"open, x") == Strings{"\"open", "x"});
  CHECK(split("\"a\" b, c") == Strings{"\"a\" b", "c"});
  CHECK(split(" , \"\", ,") == Strings{});
  for (const Strings& words : {Strings{"a", "b, c", "\"d\", e", "\"f"}, Strings{"x"}, Strings{}})
    CHECK(split_list(join_list(words)) == words);
}

TEST_CASE("a day that must not lie before another is refused by both names") {
  Record r = new_record(Kind::engagement, {}, {});
  r.set(engagement::kPlannedEnd, *Day::parse("2026-02-01"));
  CHECK(check_days(r));
  r.set(engagement::kPlannedStart, *Day::parse("2026-02-01"));
  CHECK(check_days(r));
  r.set(engagement::kPlannedStart, *Day::parse("2026-02-02"));
  CHECK(check_days(r).error() == Error{Code::refused, "planned_end: before planned_start"});
}
