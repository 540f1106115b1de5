// A record that came over a limit by merging can be read, moved, put away and purged like any other.
#include "support/apart.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;

namespace {

struct Fixture : test::Apart {
  RecordId id = over_limit();
  Session& session = *here.session;
  Fixture() { REQUIRE_FALSE(check(read())); }
  Record read() { return session.open(id)->record; }
  Status save(Tag field, const Value& value) {
    Record changed = read();
    changed.set(field, value);
    return session.save(changed, read());
  }
};

}  // namespace

TEST_CASE("a record over a limit goes to the Trash, comes back, and is purged") {
  Fixture f;
  REQUIRE(f.session.remove(f.id));
  CHECK(f.read().deleted());
  REQUIRE(f.session.put_back(f.id));
  CHECK_FALSE(f.read().deleted());
  REQUIRE(f.session.remove(f.id));
  REQUIRE(f.session.purge(f.id));
  CHECK(f.session.open(f.id).code() == Code::not_found);
}

TEST_CASE("of a record over a limit only what is changed must be within it") {
  Fixture f;
  REQUIRE(f.session.transition(f.id, "start"));
  REQUIRE(f.save(engagement::kTitle, std::string("Another")));
  CHECK(f.save(engagement::kTitle, Value()).code() == Code::invalid);
  CHECK(f.save(engagement::kWhy, std::string(600, 'x')).code() == Code::invalid);
  CHECK(f.save(kTags, Strings{"a,b"}).code() == Code::invalid);
  CHECK(f.read().body().size() == 800);
  REQUIRE(f.save(engagement::kWhy, std::string(500, 'x')));
  CHECK(check(f.read()));
}

TEST_CASE("what was typed over a record over a limit is written, and is nothing unfinished") {
  Fixture f;
  Record typed = f.read();
  typed.set(engagement::kTitle, std::string("Typed"));
  REQUIRE(test::put_draft(f.session, typed));
  CHECK(f.session.unfinished()->empty());
  CHECK(*f.session.settle_drafts() == 1);
  CHECK(f.session.open(f.id)->written.title() == "Typed");
}
