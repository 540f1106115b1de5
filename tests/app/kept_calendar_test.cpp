// The calendar file that follows the journal.
#include <fstream>
#include <sstream>

#include "platform/files.h"
#include "support/dates_fixture.h"
#include "support/full_disk.h"

using namespace thirdrow;
using test::add_promise;
using test::Dates;

namespace {

std::string words_of(const std::filesystem::path& file) {
  std::ostringstream out;
  out << std::ifstream(file).rdbuf();
  return out.str();
}

std::size_t events_of(const std::filesystem::path& file) {
  const std::string words = words_of(file);
  std::size_t count = 0;
  for (std::size_t at = words.find("BEGIN:VEVENT"); at != std::string::npos;
       at = words.find("BEGIN:VEVENT", at + 1))
    ++count;
  return count;
}

/// Keeps a calendar file in a folder of its own.
struct Calendar : Dates {
  std::filesystem::path file = scratch / "shared" / "dates.ics";

  Calendar() {
    std::filesystem::create_directory(file.parent_path());
    REQUIRE(change([this](app::Session& session) { return app::keep_calendar(session, file); }));
  }
};

}  // namespace

TEST_CASE("a calendar file follows the journal, and is written only when it changes") {
  Calendar w;
  CHECK(events_of(w.file) == 0);
  const RecordId kept = w.promise(w.today());
  w.promise(w.today() + 4);
  CHECK(events_of(w.file) == 2);
  CHECK(words_of(w.file).find("Amara") == std::string::npos);
  const auto modes = std::filesystem::status(w.file).permissions();
  CHECK((modes & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) ==
        std::filesystem::perms::none);
  const auto written = std::filesystem::last_write_time(w.file);
  w.write("Words", "that have no date");
  w.pass(app::kDatesWait);
  CHECK(std::filesystem::last_write_time(w.file) == written);
  REQUIRE(w.change([&](app::Session& session) { return session.transition(kept, "keep"); }));
  CHECK(events_of(w.file) == 1);
}

TEST_CASE("changes that follow each other cost one writing, and a lock writes what came last") {
  Calendar w;
  const auto add = [](app::Session& session) { return add_promise(session, session.now().day()); };
  for (int i = 0; i < 3; ++i) REQUIRE(w.now(add));
  CHECK(events_of(w.file) == 0);
  w.pass(app::kDatesWait);
  CHECK(events_of(w.file) == 3);
  REQUIRE(w.now(add));
  w.lock();
  CHECK(events_of(w.file) == 4);
}

TEST_CASE("a lock waits for no disk that hangs, and of what it kept waiting the newest is written") {
  Calendar w;
  w.disk_hangs = true;
  w.promise(w.today());
  w.promise(w.today());
  REQUIRE(w.now([](app::Session& session) { return add_promise(session, session.now().day()); }));
  auto hold = std::make_shared<int>(0);
  const std::weak_ptr<int> held = hold;
  w.desk->lock(std::move(hold));
  w.drain();
  CHECK(held.expired());  // the keys are wiped
  CHECK(events_of(w.file) == 0);
  w.disk_hangs = false;
  w.drain();
  CHECK(events_of(w.file) == 3);
  CHECK(w.files.empty());
}

TEST_CASE("a file that was dropped while its disk hung does not come back") {
  Calendar w;
  w.disk_hangs = true;
  w.promise(w.today());
  REQUIRE(w.change([](app::Session& session) -> Status {
    TR_LET(left, app::drop_calendar(session));
    return left == app::FileLeft::removed ? Status() : Status(Code::failed);
  }));
  w.disk_hangs = false;
  w.drain();
  CHECK_FALSE(std::filesystem::exists(w.file));
}

TEST_CASE("a file of somebody else at the place of ours is told of, and stays", "[fault]") {
  Calendar w;
  std::ofstream(w.file) << "a shopping list";
  w.promise(w.today());
  CHECK(words_of(w.file) == "a shopping list");
  CHECK(w.told.stands == std::vector<Code>{Code::exists});
  std::filesystem::remove(w.file);
  w.promise(w.today());
  CHECK(events_of(w.file) == 2);
  CHECK(w.told.goes_on == 1);
  std::filesystem::remove(w.file);
  std::filesystem::create_directory(w.file);
  w.promise(w.today());
  CHECK(w.told.stands.back() == Code::exists);
}

TEST_CASE("a folder that is gone is told once, loses nothing, and the file is written when it is back",
          "[fault]") {
  Calendar w;
  std::filesystem::remove_all(w.file.parent_path());
  w.promise(w.today());
  CHECK(w.told.stands == std::vector<Code>{Code::not_found});
  w.promise(w.today());
  CHECK(w.told.stands.size() == 1);
  std::filesystem::create_directory(w.file.parent_path());
  w.promise(w.today());
  CHECK(w.told.goes_on == 1);
  CHECK(events_of(w.file) == 3);
}

TEST_CASE("a disk that is full leaves the file as it was, whole", "[fault]") {
  Calendar w;
  w.promise(w.today());
  const std::string before = words_of(w.file);
  {
    const test::FullDisk full;
    const app::CalendarCopy copy{w.file, before + "more"};
    CHECK(app::renew_calendar(copy).error().code == Code::disk_full);
  }
  CHECK(words_of(w.file) == before);
  CHECK(std::distance(std::filesystem::directory_iterator(w.file.parent_path()), {}) == 1);
}

TEST_CASE(
    "a file that cannot be written is not kept, and one that is kept no more is removed if it is ours") {
  Calendar w;
  const auto drop = [](app::Session& session) { return app::drop_calendar(session); };
  const auto kept = [](app::Session& session) { return app::kept_calendar(session); };
  const auto elsewhere = w.scratch / "nowhere" / "dates.ics";
  CHECK_FALSE(w.change([&](app::Session& session) { return app::keep_calendar(session, elsewhere); }));
  CHECK(w.now(kept) == w.file);
  SECTION("ours") {
    CHECK(*w.now(drop) == app::FileLeft::removed);
    CHECK_FALSE(std::filesystem::exists(w.file));
  }
  SECTION("somebody else's by now") {
    std::ofstream(w.file) << "a shopping list";
    CHECK(*w.now(drop) == app::FileLeft::not_ours);
    CHECK(words_of(w.file) == "a shopping list");
  }
  SECTION("gone") {
    std::filesystem::remove(w.file);
    CHECK(*w.now(drop) == app::FileLeft::was_gone);
  }
  CHECK(w.now(kept).empty());
  w.promise(w.today());
  CHECK((!std::filesystem::exists(w.file) || words_of(w.file) == "a shopping list"));
}
