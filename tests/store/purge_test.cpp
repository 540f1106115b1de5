// What a purge leaves: no word, no draft, and a log that is still right.
#include "store/bench.h"
#include "support/plain_pages.h"

using namespace thirdrow;
using namespace thirdrow::journal;
using store::Order;
using test::StoreBench;

TEST_CASE("a purge takes the words out of every page of the file") {
  StoreBench b;
  Record r = b.entry("Quagga", "the word is xylophone");
  r.set(kTags, Strings{"zeugma"});
  REQUIRE(b.write(r));
  r.set(reflection::kBody, std::string("the word is marimba"));
  REQUIRE(b.write(r));
  for (int i = 0; i < 50; ++i) REQUIRE(b.write(b.entry("other", "plain words " + std::to_string(i))));
  Record typed = r;
  typed.set(reflection::kBody, std::string("the word is vibraphone"));
  REQUIRE(b.store->save_draft({typed, r}));
  b.purge(r.id);
  CHECK(b.store->record(r.id).code() == Code::not_found);
  CHECK(b.store->search("xylophone", {}, Order::newest, 5, 0)->total == 0);
  CHECK(b.store->verify()->problems.empty());
  CHECK(b.store->drafts()->empty());
  const std::string pages = test::plain_pages(b.file, b.key.view());
  for (const char* word : {"Quagga", "quagga", "xylophone", "marimba", "zeugma", "vibraphone"}) {
    INFO(word);
    CHECK(pages.find(word) == std::string_view::npos);
  }
  CHECK(pages.find("plain words") != std::string_view::npos);  // the scan can see
  b.reopen();
  CHECK(b.store->verify()->problems.empty());
}

TEST_CASE(
    "a record that more devices wrote than one purge names is purged, and more heads than an edit names are "
    "refused") {
  StoreBench b;
  const Record r = b.entry("crowded", "xylophone");
  REQUIRE(b.write(r));
  std::vector<Op> crowd;
  for (std::size_t i = 0; i < kMaxNamed; ++i) {
    crowd.push_back({{DeviceId::make(b.random), 1},
                     1,
                     test::kBenchNow,
                     r.id,
                     TextEdit{reflection::kBody, {}, 0, {{0, 0, "y"}}}});
  }
  // With the head that is there already these are one too many for the next edit.
  CHECK(b.store->commit(crowd).error() == Error{Code::damaged, "text heads"});
  crowd.pop_back();
  REQUIRE(b.store->commit(std::span(crowd)));
  Record edited = *b.store->record(r.id);
  edited.set(reflection::kBody, std::string("settled"));
  REQUIRE(b.write(edited));
  CHECK(b.store->state(r.id)->texts.at(reflection::kBody).heads.size() == 1);

  std::vector<Op> tags;
  for (std::size_t i = 0; i < 10; ++i) {
    tags.push_back(
        {{DeviceId::make(b.random), 1}, 1, test::kBenchNow, r.id, SetAdd{kTags, "t" + std::to_string(i)}});
  }
  REQUIRE(b.store->commit(tags));
  b.purge(r.id);
  CHECK(b.store->record(r.id).code() == Code::not_found);
  const auto left = *b.store->ops_of(r.id);
  for (const Op& op : left) {
    CHECK((std::holds_alternative<Redacted>(op.body) || std::holds_alternative<Purge>(op.body)));
  }
  CHECK(b.store->verify()->problems.empty());
}
