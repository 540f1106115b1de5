#include "store/bench.h"

using namespace thirdrow;
using namespace thirdrow::journal;
using test::StoreBench;

TEST_CASE("drafts are kept apart from the log") {
  StoreBench b;
  Record r = b.entry("draft", "typed");
  const Record opened = r;
  REQUIRE(b.store->save_draft({r, opened}));
  r.set(reflection::kBody, std::string("typed more"));
  REQUIRE(b.store->save_draft({r, opened}));
  b.reopen();
  REQUIRE(b.store->drafts()->size() == 1);
  CHECK(b.store->drafts()->front() == store::Draft{r, opened});
  CHECK(b.store->about()->ops == 0);
  REQUIRE(b.store->drop_draft(r.id));
  CHECK(b.store->drafts()->empty());
}

TEST_CASE("a draft keeps whether its state was ever set") {
  StoreBench b;
  Record r = new_record(Kind::person, RecordId::make(b.random), test::kBenchNow);
  REQUIRE(r.state() == "active");
  for (const bool set : {false, true}) {
    INFO(set);
    if (set) r.set(kState, std::string("active"));
    REQUIRE(b.store->save_draft({r, r}));
    const auto draft = *b.store->draft(r.id);
    REQUIRE(draft);
    CHECK(draft->record == r);
  }
}
