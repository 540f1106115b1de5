// A journal file of every released schema opens in this build. See tests/golden/*/README.
#include <fstream>

#include "support/journal_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;
using test::secret;

namespace {

const std::filesystem::path kGolden = THIRDROW_SOURCE_DIR "/tests/golden/journal-schema-1";
constexpr const char* kPassphrase = "a passphrase for everyone";

struct Titles {
  const char* title;
  const char* body;
};
constexpr Titles kEntries[] = {
    {"The first entry", "Written when the first schema was."},
    {"Grüße, 議事録 👍🏽", "Words of several scripts: naïve, 昨日の会議, Ω."},
    {"In the Trash", "It can be put back."}};

Record entry(Session& session, const Titles& words) {
  Record r = session.new_entry(*find_entry_kind("daily"));
  r.set(reflection::kTitle, std::string(words.title));
  r.set(reflection::kBody, std::string(words.body));
  return r;
}

}  // namespace

TEST_CASE("a journal of schema 1 opens, is whole and says what it said", "[golden]") {
  test::Scratch scratch;
  const auto folder = scratch / "journal";
  std::filesystem::copy(kGolden, folder);
  test::FixedClock clock;
  seal::SecureRandom random;
  Vault vault(test::cheap_host(clock, random), folder);
  auto opened = vault.open(secret(kPassphrase));
  REQUIRE(opened);
  Session& session = **opened;
  CHECK(session.verify()->problems.empty());
  CHECK(session.about()->name == "Golden");
  const auto page = session.list({}, 10, 0);
  REQUIRE(page->total == 2);
  CHECK(page->items[0].title == kEntries[1].title);
  CHECK(page->items[1].title == kEntries[0].title);
  Filter trash;
  trash.shelf = Filter::Shelf::trash;
  REQUIRE(session.list(trash, 10, 0)->total == 1);
  CHECK(session.list(trash, 10, 0)->items[0].title == kEntries[2].title);
  CHECK(session.open(page->items[0].id)->record.body() == kEntries[1].body);
  CHECK(session.history(page->items[1].id)->size() == 2);
  CHECK(session.search("昨日", {}, Order::newest, 5)->total == 1);
  CHECK(session.all_of(Kind::person)->front().title() == "Zoë");
  Record more = entry(session, {"Later", "Written by a later build."});
  CHECK(test::put(session, more).ok());
}

// Run by hand when a schema is released: app-tests "[.make-golden]". Refuses to touch what is there.
TEST_CASE("make the golden journal", "[.make-golden]") {
  test::FixedClock clock;
  seal::SecureRandom random;
  Vault vault(test::cheap_host(clock, random), kGolden);
  auto made = vault.create("Golden", secret(kPassphrase));
  REQUIRE(made);
  Session& session = *made->session;
  Record first = entry(session, kEntries[0]);
  first.set(kPeople, Strings{session.person_named("Zoë")->text()});
  first.set(kTags, Strings{"team"});
  first.set(reflection::kBody, std::string("Written when"));
  REQUIRE(test::put(session, first));
  clock.advance_days(1);
  first.set(reflection::kBody, std::string(kEntries[0].body));
  REQUIRE(test::put(session, first));
  REQUIRE(test::put(session, entry(session, kEntries[1])));
  const Record third = entry(session, kEntries[2]);
  REQUIRE(test::put(session, third));
  REQUIRE(session.remove(third.id));
  made->session.reset();
  std::filesystem::remove(kGolden / kLockName);
}
