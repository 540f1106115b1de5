#include "exchange/calendar_file.h"

#include <stdio.h>

#include <algorithm>
#include <random>

#include "base/json.h"
#include "exchange_support.h"
#include "journal/code_points.h"

using namespace thirdrow;
using exchange::Calendar;
using exchange::calendar_text;
using exchange::calendar_words;
using exchange::CalendarEvent;
using platform::FileStep;
namespace fs = std::filesystem;

namespace {

Day day(std::string_view text) { return *Day::parse(text); }

CalendarEvent due(const std::string& uid, std::string_view on, std::string summary) {
  CalendarEvent event;
  event.uid = uid;
  event.day = day(on);
  event.summary = std::move(summary);
  event.modified = *Stamp::parse("2026-04-30T23:30:05.250-02:00");
  return event;
}

CalendarEvent meeting(const std::string& uid, std::string_view on, int start_min, int minutes) {
  CalendarEvent event = due(uid, on, "Check-in");
  event.start_min = start_min;
  event.minutes = minutes;
  return event;
}

/// What a program that is not ours reads from the text: an array of calendars.
Json read_by_others(const std::string& text) {
  const test::Scratch scratch;
  const fs::path file = scratch.write("calendar.ics", text);
  const std::string command =
      "/usr/bin/python3 -B '" THIRDROW_SOURCE_DIR "/tests/exchange/read_calendar.py' '" + file.string() + "'";
  const auto end = [](std::FILE* pipe) { ::pclose(pipe); };
  const std::unique_ptr<std::FILE, decltype(end)> pipe(::popen(command.c_str(), "r"), end);
  std::string out;
  std::array<char, 65536> piece{};
  while (const std::size_t size = std::fread(piece.data(), 1, piece.size(), pipe.get()))
    out.append(piece.data(), size);
  const auto parsed = Json::parse(out);
  INFO(out.substr(0, 400));
  REQUIRE(parsed.ok());
  return *parsed;
}

/// The events of the one calendar in the text.
Json::Array events_of(const std::string& text) {
  const Json calendars = read_by_others(text);
  REQUIRE(calendars.elements()->size() == 1);
  return *calendars.elements()->front().find("events")->elements();
}

/// What RFC 5545 asks of every line, and nothing but properties of ours in them.
void check_lines(const std::string& text) {
  REQUIRE(text.ends_with("\r\n"));
  std::size_t at = 0;
  std::size_t properties = 0;
  while (at < text.size()) {
    const std::size_t end = text.find("\r\n", at);
    const std::string_view line = std::string_view(text).substr(at, end - at);
    at = end + 2;
    REQUIRE(line.size() <= 75);
    REQUIRE(is_utf8(line));
    REQUIRE(std::ranges::none_of(line, [](char c) {
      const auto byte = static_cast<unsigned char>(c);
      return (byte < 0x20 && c != '\t') || byte == 0x7F;
    }));
    if (line.starts_with(' ')) {
      REQUIRE(properties > 0);
      continue;
    }
    ++properties;
    const std::string_view name = line.substr(0, line.find_first_of(";:"));
    REQUIRE(name.size() < line.size());
    REQUIRE(std::ranges::all_of(name, [](char c) { return (c >= 'A' && c <= 'Z') || c == '-'; }));
  }
}

/// A text of pieces that have broken calendar files before, of any code point, and of bytes that are no text.
std::string any_text(test::SeededRandom& random) {
  constexpr std::array<std::string_view, 20> kPieces{
      "\\",  "\\n",  "\n",           "\r\n",     "\r",   ";",
      ",",   ":",    "\"",           "%2C",      " ",    "     ",
      "\t",  "\x7F", "\xE2\x80\xA8", "\xC2\x85", "\xFF", "BEGIN:VEVENT",
      "=\n", "word"};
  std::string out;
  for (std::uint64_t count = random.below(60); count > 0; --count) {
    if (random.below(2) == 0) {
      out += kPieces[random.below(kPieces.size())];
      continue;
    }
    auto point = static_cast<char32_t>(random.below(0x110000));
    if (random.below(2) == 0) point %= 0x250;
    if (point < 0xD800 || point > 0xDFFF) journal::append_utf8(out, point);
  }
  return out;
}

}  // namespace

TEST_CASE("a calendar file holds just what RFC 5545 asks for") {
  CalendarEvent event = meeting("one@thirdrow.org", "2026-05-02", 9 * 60 + 5, 45);
  event.alarm_min = 15;
  const std::string text = calendar_text({"Third Row", {event}});
  CHECK(text ==
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Third Row//Journal//EN\r\nCALSCALE:GREGORIAN\r\n"
        "NAME:Third Row\r\nX-WR-CALNAME:Third Row\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n"
        "BEGIN:VEVENT\r\nUID:one@thirdrow.org\r\nDTSTAMP:20260501T013005Z\r\n"
        "LAST-MODIFIED:20260501T013005Z\r\nDTSTART:20260502T090500\r\nDTEND:20260502T095000\r\n"
        "SUMMARY:Check-in\r\nTRANSP:OPAQUE\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Check-in\r\n"
        "TRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

TEST_CASE("another program reads the dates as they were meant") {
  CalendarEvent answer = due("a", "2026-05-02", "Answer what was heard");
  answer.alarm_min = -9 * 60;
  CalendarEvent late = meeting("b", "2026-12-31", 23 * 60 + 30, 60);
  late.also_on = {day("2027-02-28"), day("2026-12-31"), day("2027-01-14"), day("2027-02-28")};
  CalendarEvent off = meeting("c", "2027-03-01", 0, 0);
  off.state = CalendarEvent::State::cancelled;
  off.alarm_min = 10;
  const Json calendars = read_by_others(calendar_text({"Mine, and: \"yours\"", {off, late, answer}}));
  const Json& calendar = calendars.elements()->front();
  CHECK(calendar.text("name") == "Mine, and: \"yours\"");
  CHECK(calendar.find("events")->dump() ==
        R"([{"uid":"a","summary":"Answer what was heard","status":null,"start":"2026-05-02","end":null,)"
        R"("stamp":"2026-05-01T01:30:05+00:00","days":[],"alarm":540},)"
        R"({"uid":"b","summary":"Check-in","status":null,"start":"2026-12-31T23:30:00",)"
        R"("end":"2027-01-01T00:30:00","stamp":"2026-05-01T01:30:05+00:00",)"
        R"("days":["2027-01-14T23:30:00","2027-02-28T23:30:00"],"alarm":null},)"
        R"({"uid":"c","summary":"Check-in","status":"CANCELLED","start":"2027-03-01T00:00:00","end":null,)"
        R"("stamp":"2026-05-01T01:30:05+00:00","days":[],"alarm":null}])");
}

TEST_CASE("a date that is all day on several days is read as days") {
  CalendarEvent event = due("a", "2026-05-02", "Due");
  event.also_on = {day("2026-05-09")};
  const auto events = events_of(calendar_text({"", {event}}));
  CHECK(events[0].text("start") == "2026-05-02");
  CHECK(events[0].find("days")->dump() == R"(["2026-05-09"])");
}

TEST_CASE("any text comes back equal and stays within its line") {
  const auto seed = std::random_device{}();
  INFO("seed " << seed);
  test::SeededRandom random(seed);
  Calendar calendar;
  for (int i = 0; i < 400; ++i)
    calendar.events.push_back(due(std::to_string(100 + i), "2026-05-02", any_text(random)));
  calendar.name = any_text(random);
  const std::string text = calendar_text(calendar);
  check_lines(text);
  const auto events = events_of(text);
  REQUIRE(events.size() == calendar.events.size());
  for (std::size_t i = 0; i < events.size(); ++i)
    REQUIRE(events[i].text("summary") == calendar_words(calendar.events[i].summary));
}

TEST_CASE("words keep everything but what no calendar file can carry") {
  const std::string plain = "Ünïcode, 日本語; \\n \xF0\x9F\x8E\x89 %2C \"quoted\":\twords\nand more\\";
  CHECK(calendar_words(plain) == plain);
  CHECK(calendar_words("a\r\nb\rc\xE2\x80\xA9"
                       "d\xC2\x85"
                       "e") == "a\nb\nc\nd\ne");
  CHECK(calendar_words(std::string("a\0b\x1B[1m\x7F", 8)) == "a b [1m ");
  CHECK(calendar_words("\xC3(") == "\xEF\xBF\xBD(");
}

TEST_CASE("a summary of a hundred thousand bytes that plays calendar stays one summary") {
  std::string hostile = "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR\r\nATTENDEE:mailto:x@y.z\r\n ";
  while (hostile.size() < 100'000) hostile += "é\\;,\nATTACH:file:///etc/passwd\r\n" + std::string(80, ' ');
  CalendarEvent event = due("uid\r\nATTENDEE:x", "2026-05-02", hostile);
  event.alarm_min = 5;
  const std::string text = calendar_text({hostile, {event, due("z", "2026-05-03", "after")}});
  check_lines(text);
  CHECK(text.find("\r\nATT") == std::string::npos);
  const auto events = events_of(text);
  REQUIRE(events.size() == 2);
  CHECK(events[0].text("summary") == calendar_words(hostile));
  CHECK(events[0].text("uid") == "uid\nATTENDEE:x");
  CHECK(events[1].text("summary") == "after");
}

TEST_CASE("equal calendars give equal text in whatever order their events come") {
  const auto seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 order(seed);
  Calendar calendar{"Mine", {}};
  for (int i = 0; i < 30; ++i) {
    CalendarEvent event = due("u" + std::to_string(i), "2026-05-02", "Same");
    event.day = event.day + i % 3;
    if (i % 2 == 0) event.start_min = i % 4 * 60;
    calendar.events.push_back(event);
  }
  const std::string text = calendar_text(calendar);
  std::ranges::shuffle(calendar.events, order);
  CHECK(calendar_text(calendar) == text);
}

TEST_CASE("times no clock shows and days no calendar has still give a file that others read") {
  CalendarEvent wild = meeting("a", "9999-12-31", 99'999, 2'000'000'000);
  CalendarEvent wilder = meeting("b", "0001-01-01", -5, -7);
  wilder.alarm_min = std::numeric_limits<int>::min();
  CalendarEvent outside = due("c", "2026-05-02", "x");
  outside.day = Day{std::numeric_limits<std::int32_t>::max()};
  outside.modified = {std::numeric_limits<std::int64_t>::min(), 0};
  const std::string text = calendar_text({"", {wild, wilder, outside}});
  check_lines(text);
  CHECK(text.find("DTSTART:99991231T235900\r\n") != std::string::npos);
  CHECK(text.find("DTSTART:00010101T000000\r\n") != std::string::npos);
  CHECK(text.find("DTEND") == std::string::npos);
}

TEST_CASE("a record's date keeps its name from one writing to the next") {
  test::SeededRandom random(7);
  const RecordId id = RecordId::make(random);
  CHECK(exchange::calendar_uid(id) == id.text() + "@thirdrow.org");
  CHECK(exchange::calendar_uid(id, "close") == id.text() + "-close@thirdrow.org");
}

TEST_CASE("a calendar without dates is a calendar") { CHECK(events_of(calendar_text({"Mine", {}})).empty()); }

TEST_CASE("whoever reads the file while it is written sees one whole calendar", "[fault]") {
  const test::Scratch scratch;
  const fs::path file = scratch / "journal.ics";
  const Calendar old{"Mine", {due("a", "2026-05-02", "Old")}};
  const Calendar changed{"Mine", {due("a", "2026-05-03", std::string(200'000, 'n'))}};
  REQUIRE(exchange::write_calendar(file, old));
  CHECK((fs::status(file).permissions() & fs::perms::mask) ==
        (fs::perms::owner_read | fs::perms::owner_write));

  std::size_t steps = 0;
  for (std::size_t failing = 0; failing == 0 || failing <= steps; ++failing) {
    REQUIRE(exchange::write_calendar(file, old));
    std::size_t step = 0;
    const Status written = exchange::write_calendar(file, changed, [&](FileStep) {
      const std::string seen = test::slurp(file);
      CHECK((seen == calendar_text(old) || seen == calendar_text(changed)));
      return ++step == failing ? std::make_error_code(std::errc::no_space_on_device) : std::error_code();
    });
    if (failing == 0) steps = step;
    CHECK(written.ok() == (failing == 0));
    const std::string left = test::slurp(file);
    CHECK((left == calendar_text(changed) || (!written.ok() && left == calendar_text(old))));
    CHECK(std::distance(fs::directory_iterator(scratch.path()), fs::directory_iterator()) == 1);
  }
  CHECK(steps > 4);
}
