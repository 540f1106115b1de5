#include <map>

#include "base/bytes.h"
#include "base/id.h"
#include "base/json.h"
#include "base/time.h"
#include "support/catch.h"
#include "support/fakes.h"

using namespace thirdrow;

TEST_CASE("base32hex keeps order, round-trips and refuses a second spelling") {
  test::SeededRandom random(7);
  std::map<Bytes, std::string> seen;
  for (int i = 0; i < 500; ++i) {
    Bytes bytes(random.below(20));
    random.fill(bytes);
    const std::string text = to_base32(bytes);
    REQUIRE(from_base32(text) == bytes);
    if (bytes.size() == 16) seen[bytes] = text;
  }
  std::string last;
  for (const auto& [bytes, text] : seen) {
    CHECK(last < text);
    last = text;
  }
  CHECK(to_base32(as_bytes("foobar")) == "cpnmuoj1e8");  // RFC 4648 §10, without padding
  CHECK_FALSE(from_base32("CPNMUOJ1E8"));
  CHECK_FALSE(from_base32("01"));  // spare bits set
  CHECK_FALSE(from_base32("w0"));
}

TEST_CASE("an id prints as 26 characters and parses back") {
  test::SeededRandom random;
  const auto id = RecordId::make(random);
  CHECK(id.text().size() == 26);
  CHECK(RecordId::parse(id.text()) == id);
  CHECK_FALSE(RecordId::parse(id.text().substr(1)));
}

TEST_CASE("days follow the calendar, before and after 1970") {
  CHECK(Day::parse("1970-01-01")->days == 0);
  CHECK(Day::parse("2026-11-21")->weekday() == 5);  // a Saturday
  CHECK(Day::parse("1969-12-31")->days == -1);
  CHECK(Day::parse("2024-02-29")->text() == "2024-02-29");
  CHECK_FALSE(Day::parse("2023-02-29"));
  CHECK_FALSE(Day::parse("2023-2-9"));
  CHECK_FALSE(Day::parse("2023-02-09 "));
  for (int days = -800'000; days < 800'000; days += 997) {
    if (const Day day{days}; day.in_calendar()) REQUIRE(Day::parse(day.text()) == day);
  }
}

TEST_CASE("any number of days or milliseconds is safe to work with, and shows a date of the calendar") {
  for (const Day day : {Day{INT32_MIN}, Day{-719'163}}) {
    CHECK(day.text() == "0001-01-01");
    CHECK_FALSE(day.in_calendar());
  }
  for (const Day day : {Day{INT32_MAX}, Day{2'932'897}}) {
    CHECK(day.text() == "9999-12-31");
    CHECK_FALSE(day.in_calendar());
  }
  CHECK((Day{INT32_MAX} + 1).days == INT32_MAX);
  CHECK((Day{INT32_MIN} - 1).days == INT32_MIN);
  CHECK(Day{INT32_MAX} - Day{INT32_MIN} == INT32_MAX);
  CHECK(Day{INT32_MAX}.weekday() == 4);
  for (const int minutes : {INT16_MIN, -1080, 1080, INT16_MAX}) {
    const auto offset = static_cast<std::int16_t>(minutes);
    const Stamp first{INT64_MIN, offset}, last{INT64_MAX, offset};
    CHECK(first.day() == Day::parse("0001-01-01"));
    CHECK(first.minute_of_day() == 0);
    CHECK(last.day() == Day::parse("9999-12-31"));
    CHECK(last.minute_of_day() == 1439);
    CHECK(last.text().starts_with("9999-12-31T23:59:59.999"));
    CHECK_FALSE(first.in_calendar());
    CHECK_FALSE(last.in_calendar());
  }
  CHECK(Stamp::parse("9999-12-31T23:59:59.999+18:00"));
  CHECK_FALSE(Stamp::parse("9999-12-31T23:59:60+18:00"));
}

TEST_CASE("a stamp keeps the wall clock of its person") {
  const auto stamp = Stamp::parse("2026-03-01T23:30:15.250-08:00");
  REQUIRE(stamp);
  CHECK(stamp->day().text() == "2026-03-01");
  CHECK(stamp->minute_of_day() == 23 * 60 + 30);
  CHECK(stamp->text() == "2026-03-01T23:30:15.250-08:00");
  CHECK(Stamp::parse("2026-03-02T07:30:15.25Z")->utc_ms == stamp->utc_ms);
  CHECK(Stamp::parse("1923-05-06 07:08 +0530")->text() == "1923-05-06T07:08:00+05:30");
  CHECK(Stamp::parse("2026-03-02T07:30+18:00")->offset_min == Stamp::kMaxOffset);
  CHECK(Stamp::parse("2026-03-02T07:30-1800")->offset_min == -Stamp::kMaxOffset);
  for (const char* offset : {"+18:01", "-18:01", "+18:59", "-1830", "+19:00"}) {
    INFO(offset);
    CHECK_FALSE(Stamp::parse(std::string("2026-03-02T07:30") + offset));
  }
  CHECK_FALSE(Stamp::parse("2026-03-02T07:30:15"));
  CHECK_FALSE(Stamp::parse("2026-03-02T24:30:15Z"));
  CHECK_FALSE(Stamp::parse("2026-03-02T07:30:15Zx"));
}

TEST_CASE("utf-8 is judged, repaired and cut at code points") {
  CHECK(is_utf8("Zoë 会議 👋"));
  CHECK_FALSE(is_utf8("\xC0\x80"));
  CHECK_FALSE(is_utf8("\xED\xA0\x80"));
  CHECK_FALSE(is_utf8("abc\xE4\xBC"));
  CHECK(is_utf8(repair_utf8("a\xFFz\xE4")));
  CHECK(utf8_prefix("ab会", 4) == "ab");
  CHECK(utf8_prefix("ab会", 5) == "ab会");
}

TEST_CASE("json round-trips and refuses depth, trailing text and bad encoding") {
  const auto json = Json::parse(R"({"a":[1,-2,3.5,"x\u00e9",true,null],"b":{"a":1}})");
  REQUIRE(json);
  CHECK(json->dump() == R"({"a":[1,-2,3.5,"xé",true,null],"b":{"a":1}})");
  CHECK(Json::parse(json->dump_pretty()).ok());
  CHECK_FALSE(Json::parse("{} x"));
  CHECK_FALSE(Json::parse("\"\xFF\""));
  CHECK_FALSE(Json::parse(std::string(100'000, '[')));
  CHECK_FALSE(Json::parse(std::string(100, '[') + std::string(100, ']')));
  CHECK_FALSE(Json::parse(""));
  CHECK(*Json::parse("9007199254740993")->integer() == 9007199254740993);
}
