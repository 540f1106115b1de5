#include "base/json_stream.h"

#include "support/catch.h"
#include "support/fakes.h"

using namespace thirdrow;

namespace {

struct Reading {
  std::vector<std::pair<std::string, Json>> taken;
  Result<Json> root = Code::failed;
};

/// Reads `text` in pieces of `size` bytes.
Reading read(std::string_view text, std::size_t size, std::size_t max_token = 1 << 20,
             std::size_t max_value = 1 << 20) {
  Reading out;
  JsonStream stream;
  std::size_t at = 0;
  stream.more = [&]() -> Result<std::string_view> {
    const std::string_view piece = text.substr(at, size);
    at += piece.size();
    return piece;
  };
  stream.arrays = {"a", "b"};
  stream.max_token = max_token;
  stream.max_value = max_value;
  stream.take = [&](std::string_view array, Json element) {
    out.taken.emplace_back(array, std::move(element));
    return Status();
  };
  out.root = read_json(stream);
  return out;
}

}  // namespace

TEST_CASE("long arrays are read one element at a time, whatever the pieces") {
  const std::string text = R"({"a":[1,{"b":[2,3]},[4]],"c":{"a":[5]},"b":["x"],"a":[null]})";
  for (const std::size_t size : {1U, 2U, 3U, 7U, 1000U}) {
    const Reading got = read(text, size);
    REQUIRE(got.root);
    REQUIRE(got.taken.size() == 5);
    CHECK(got.taken[1].second == *Json::parse(R"({"b":[2,3]})"));
    CHECK(got.taken[3] == std::pair<std::string, Json>("b", "x"));
    CHECK(got.taken[4].second.is_null());
    CHECK(got.root->dump() == R"({"a":[],"c":{"a":[5]},"b":[],"a":[]})");
  }
}

TEST_CASE("a stream of JSON refuses what Json::parse refuses") {
  for (const char* bad :
       {"", "{", "[1,2", "{\"a\":[1,]}", "{} x", "{\"a\":[\"\xff\"]}", "{\"a\":[1]}}", "nul"}) {
    INFO(bad);
    CHECK_FALSE(read(bad, 2).root);
  }
  CHECK(read("\xEF\xBB\xBF{}", 1).root);
  const std::string deep = "{\"a\":[" + std::string(100'000, '[');
  CHECK(read(deep, 4096).root.code() == Code::damaged);
}

TEST_CASE("a stream of JSON holds no more than it may") {
  const std::string long_text = "{\"a\":[\"" + std::string(3'000'000, 'x') + "\"]}";
  CHECK(read(long_text, 65'536).root.code() == Code::too_large);
  std::string many = "{\"a\":[[";
  for (int i = 0; i < 100'000; ++i) many += "0,";
  CHECK(read(many + "0]]}", 65'536).root.code() == Code::too_large);
  std::string rest = "{";
  for (int i = 0; i < 100'000; ++i) rest += "\"k\":0,";
  CHECK(read(rest + "\"k\":0}", 65'536).root.code() == Code::too_large);
  std::string long_array = "{\"a\":[0";
  for (int i = 0; i < 100'000; ++i) long_array += ",0";
  CHECK(read(long_array + "]}", 65'536).taken.size() == 100'001);
}

TEST_CASE("an error of who reads or takes ends the reading") {
  JsonStream stream;
  stream.arrays = {"a"};
  int pieces = 0;
  stream.more = [&]() -> Result<std::string_view> {
    if (++pieces > 2) return Code::io;
    return std::string_view("{\"a\":[1,2,");
  };
  stream.take = [](std::string_view, const Json&) { return Status(); };
  CHECK_FALSE(read_json(stream));
  pieces = 0;
  stream.take = [](std::string_view, const Json&) { return Status(Code::locked); };
  CHECK(read_json(stream).code() == Code::locked);
}

TEST_CASE("mutated JSON is read in a stream as it is read whole") {
  constexpr std::uint64_t kSeed = 20'261;
  INFO("seed " << kSeed);
  test::SeededRandom random(kSeed);
  const std::string text = R"({"c":"\u00e9\n","a":[1,-2.5e3,{"x":[true,null]},"é"],"d":[[]]})";
  for (int i = 0; i < 3000; ++i) {
    std::string changed = text;
    for (auto n = random.below(3) + 1; n > 0; --n)
      changed[random.below(changed.size())] = static_cast<char>(1 + random.below(255));
    const auto whole = Json::parse(changed);
    REQUIRE(whole.ok() == read(changed, 1 + random.below(9)).root.ok());
  }
}
