#include "exchange/zone.h"

#include "exchange_support.h"

using namespace thirdrow;
using namespace thirdrow::exchange;

namespace {
int offset(Zones& zones, std::string_view zone, std::string_view moment) {
  const Zone* found = zones.find(zone);
  REQUIRE(found != nullptr);
  return found->offset_at(Stamp::parse(moment)->utc_ms);
}
}  // namespace

TEST_CASE("zones know their offset on either side of a change, also after the last one that is listed") {
  struct Row {
    const char *zone, *moment;
    int minutes;
  };
  Zones zones;
  for (const auto& [zone, moment, minutes] :
       std::initializer_list<Row>{{"Europe/Berlin", "2024-03-31T00:59:59Z", 60},
                                  {"Europe/Berlin", "2024-03-31T01:00:00Z", 120},
                                  {"Europe/Berlin", "2024-10-27T00:59:59Z", 120},
                                  {"Europe/Berlin", "2024-10-27T01:00:00Z", 60},
                                  {"America/St_Johns", "2024-01-15T12:00:00Z", -210},
                                  {"America/St_Johns", "2024-07-15T12:00:00Z", -150},
                                  {"Asia/Kathmandu", "2024-07-15T12:00:00Z", 345},
                                  {"Asia/Kathmandu", "1980-07-15T12:00:00Z", 330},
                                  {"Australia/Sydney", "2024-01-15T12:00:00Z", 660},
                                  {"Australia/Sydney", "2024-07-15T12:00:00Z", 600},
                                  {"Europe/Berlin", "2090-03-26T00:59:59Z", 60},
                                  {"Europe/Berlin", "2090-03-26T01:00:00Z", 120},
                                  {"Australia/Sydney", "2090-01-15T12:00:00Z", 660},
                                  {"Australia/Sydney", "2090-07-15T12:00:00Z", 600}}) {
    INFO(zone << " " << moment);
    CHECK(offset(zones, zone, moment) == minutes);
  }
}

TEST_CASE("rules of every form are read") {
  const auto at = [](std::string_view rule, std::string_view moment) {
    return ZoneRule::parse(rule)->offset_at(Stamp::parse(moment)->utc_ms / 1000) / 60;
  };
  CHECK(at("<+0330>-3:30", "2030-01-01T00:00:00Z") == 210);
  CHECK(at("EST5EDT,M3.2.0,M11.1.0", "2030-03-10T06:59:59Z") == -300);
  CHECK(at("EST5EDT,M3.2.0,M11.1.0", "2030-03-10T07:00:00Z") == -240);
  CHECK(at("AAA0BBB,J60,J300", "2024-02-29T12:00:00Z") == 0);  // day 60 is always 1 March
  CHECK(at("AAA0BBB,J60,J300", "2024-03-01T02:00:00Z") == 60);
  CHECK(at("AAA0BBB,59,300/-1", "2024-02-29T02:00:00Z") == 60);
  CHECK(at("IST-1GMT0,M10.5.0,M3.5.0/1", "2030-01-01T00:00:00Z") ==
        0);  // Dublin: summer is the standard time
  for (const char* bad :
       {"", "E5", "EST", "EST5EDT", "EST5EDT,M13.1.0,M1.1.0", "EST5EDT,M3.2.0", "EST5x", "<+03", "EST25"}) {
    INFO(bad);
    CHECK_FALSE(ZoneRule::parse(bad));
  }
}

TEST_CASE("names that are no zones are refused and never leave the folder") {
  test::Scratch scratch;
  scratch.write("secret", test::slurp("/usr/share/zoneinfo/Europe/Berlin"));
  test::fs::create_directory(scratch / "zones");
  Zones zones(scratch / "zones");
  for (const char* name : {"", "../secret", "/etc/passwd", "Nowhere/Land", "a b", "zones\n", "."})
    CHECK(zones.find(name) == nullptr);
  CHECK(zones.find("GMT+0530")->offset_at(0) == 330);
  CHECK(zones.find("UTC-3")->offset_at(0) == -180);
  CHECK(zones.find("UTC")->offset_at(0) == 0);
  CHECK(zones.find("GMT+99") == nullptr);
}

TEST_CASE("damaged zone files are refused or read, never worse") {
  constexpr std::uint64_t kSeed = 77;
  INFO("seed " << kSeed);
  test::SeededRandom random(kSeed);
  const std::string file = test::slurp("/usr/share/zoneinfo/America/St_Johns");
  REQUIRE(Zone::parse(as_bytes(file)));
  for (std::size_t size = 0; size < file.size(); size += 7) {
    if (const auto zone = Zone::parse(as_bytes(std::string_view(file).substr(0, size)))) zone->offset_at(0);
  }
  for (int i = 0; i < 2000; ++i) {
    if (const auto zone = Zone::parse(as_bytes(test::mutated(file, random)))) {
      const int minutes = zone->offset_at(1'700'000'000'000);
      REQUIRE((minutes >= -1080 && minutes <= 1080));
    }
  }
}
