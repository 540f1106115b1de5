#include "app/explain.h"

#include <set>
#include <string>

#include "support/catch.h"

using namespace thirdrow;
using app::explain;

namespace {
constexpr int kLastCode = static_cast<int>(Code::hostile);
}  // namespace

TEST_CASE("every error code has a name of its own and a sentence") {
  std::set<std::string> names;
  for (int i = 0; i <= kLastCode; ++i) {
    const auto said = explain({static_cast<Code>(i), {}});
    INFO(i << " " << said.code);
    CHECK(names.insert(said.code).second);
    CHECK(std::string(said.what).ends_with("."));
    CHECK(std::string(said.safe).size() + std::string(said.next).size() > 0);
  }
}

TEST_CASE("details that call for another action get their own sentence") {
  const auto code_of = [](Code code, const char* detail) {
    return std::string(explain({code, detail}).code);
  };
  CHECK(code_of(Code::damaged, "swapped") == "swapped");
  CHECK(code_of(Code::damaged, "page 7") == "damaged");
  CHECK(code_of(Code::mistyped, "recovery check") == "recovery_mistyped");
  CHECK(code_of(Code::mistyped, "recovery character") == "recovery_mistyped");
  CHECK(code_of(Code::invalid, "weak passphrase") == "weak_passphrase");
  CHECK(code_of(Code::invalid, "title: longer than 200 characters") == "invalid");
  CHECK(code_of(Code::not_found, "journal") == "no_journal");
  CHECK(code_of(Code::read_only, "unreadable") == "unreadable");
  CHECK(code_of(Code::exists, "journal") == "journal_exists");
  CHECK(code_of(Code::failed, "kdf memory") == "no_memory");
  CHECK(std::string(explain({Code::mistyped, "recovery length"}).what) !=
        std::string(explain({Code::mistyped, "recovery check"}).what));
}

TEST_CASE("errors about keys and files promise only what holds") {
  for (const Code code :
       {Code::wrong_passphrase, Code::damaged, Code::in_use, Code::newer_version, Code::hostile}) {
    CHECK(std::string(explain({code, {}}).safe) == "Nothing was changed.");
  }
  for (const Code code : {Code::disk_full, Code::io}) {
    CHECK(std::string(explain({code, {}}).safe).find("encrypted") != std::string::npos);
    CHECK(std::string(explain({code, {}}).next).find("try again") != std::string::npos);
  }
}
