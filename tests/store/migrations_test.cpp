#include <fstream>
#include <iterator>
#include <sstream>

#include "store/bench.h"

using namespace thirdrow;
using store::Store;
using test::StoreBench;

namespace {

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a released schema file never changes", "[golden]") {
  const std::filesystem::path schema = THIRDROW_SOURCE_DIR "/schema";
  std::istringstream list(content(schema / "frozen.txt"));
  std::map<std::string, std::string> frozen;
  for (std::string line; std::getline(list, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words(line);
    std::string hash, name;
    REQUIRE(words >> hash >> name);
    frozen[name] = hash;
  }
  for (const auto& [name, hash] : frozen) {
    INFO(name);
    CHECK(to_hex(seal::hash32({as_bytes(content(schema / name))})) == hash);
  }
  for (const auto& file : std::filesystem::directory_iterator(schema)) {
    if (file.path().extension() != ".sql") continue;
    INFO(file.path().filename().string() << " must be listed in schema/frozen.txt before it is released");
    CHECK(frozen.contains(file.path().filename().string()));
  }
}

TEST_CASE("a journal of a newer version is refused and left as it is") {
  StoreBench b;
  REQUIRE(b.write(b.entry("kept", "words")));
  const int own = b.store->about()->schema;
  b.store.reset();
  b.behind("PRAGMA user_version = 99");
  const std::string before = content(b.file);
  const auto opened = Store::open(b.file, b.key, b.id);
  REQUIRE_FALSE(opened);
  CHECK(opened.error() == Error{Code::newer_version, "schema 99"});
  CHECK(content(b.file) == before);
  CHECK_FALSE(std::filesystem::exists(b.file.string() + "-wal"));
  b.behind(("PRAGMA user_version = " + std::to_string(own)).c_str());
  b.open();
  CHECK(b.store->list({}, 5, 0)->total == 1);
}

TEST_CASE("tables that another version derived are rebuilt when the journal opens, others are not") {
  for (const std::string harm : {"UPDATE meta SET value = CAST('0' AS BLOB) WHERE key = 'projection'",
                                 "DELETE FROM meta WHERE key = 'projection'", "SELECT 1"}) {
    INFO(harm);
    StoreBench b;
    REQUIRE(b.write(b.entry("kept", "words")));
    b.store.reset();
    b.behind("UPDATE records SET title = 'other'");
    b.behind(harm);
    for (int i = 0; i < 2; ++i) {
      b.open();
      CHECK(b.store->list({}, 5, 0)->items.front().title == (harm == "SELECT 1" ? "other" : "kept"));
      CHECK(b.store->verify()->problems.empty() == (harm != "SELECT 1"));
      b.store.reset();
    }
    CHECK(b.behind("SELECT CAST(value AS TEXT) FROM meta WHERE key = 'projection'") == "8");
  }
}

TEST_CASE("a draft that cannot be read is kept and not in the way of the others") {
  StoreBench b;
  const journal::Record typed = b.entry("draft", "typed");
  const store::Draft mine{typed, typed};
  REQUIRE(b.store->save_draft(mine));
  b.store.reset();
  b.behind(
      "INSERT INTO drafts (id, record) VALUES "
      "(x'00112233445566778899aabbccddeef0', x'ff'), (x'00112233445566778899aabbccddeef1', CAST('[1]' AS "
      "BLOB)),"
      "(x'00112233445566778899aabbccddeef2', CAST('{\"kind\":\"of later\"}' AS BLOB))");
  b.open();
  REQUIRE(b.store->drafts());
  CHECK(*b.store->drafts() == std::vector{mine});
  REQUIRE(b.store->draft(typed.id));
  CHECK(*b.store->draft(typed.id) == mine);
  const auto none = b.store->draft(*RecordId::from_bytes(*from_hex("00112233445566778899aabbccddeef2")));
  REQUIRE(none);
  CHECK_FALSE(*none);
  b.store.reset();
  CHECK(b.behind("SELECT count(*) FROM drafts") == "4");
}
