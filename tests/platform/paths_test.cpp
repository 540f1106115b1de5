#include "platform/paths.h"

#include <map>

#include "support/catch.h"

using namespace thirdrow;

namespace {

platform::Environment environment(std::map<std::string, std::string> variables) {
  return [variables = std::move(variables)](const char* name) {
    const auto found = variables.find(name);
    return found == variables.end() ? std::string() : found->second;
  };
}

}  // namespace

TEST_CASE("the XDG variables choose the folders") {
  const auto paths = platform::find_paths(environment({{"HOME", "/home/a"},
                                                       {"XDG_DATA_HOME", "/d"},
                                                       {"XDG_CONFIG_HOME", "/c"},
                                                       {"XDG_RUNTIME_DIR", "/run/user/1"}}));
  REQUIRE(paths);
  CHECK(paths->data == "/d/thirdrow");
  CHECK(paths->config == "/c/thirdrow");
  CHECK(paths->runtime == "/run/user/1/thirdrow");
  CHECK(paths->journal == "/d/thirdrow/journal");
}

TEST_CASE("without XDG variables the folders are below the home folder") {
  const auto paths = platform::find_paths(environment({{"HOME", "/home/a"}}));
  REQUIRE(paths);
  CHECK(paths->data == "/home/a/.local/share/thirdrow");
  CHECK(paths->config == "/home/a/.config/thirdrow");
  CHECK(paths->runtime == "/home/a/.local/share/thirdrow/run");
}

TEST_CASE("relative XDG variables are ignored") {
  const auto paths = platform::find_paths(environment({{"HOME", "/home/a"}, {"XDG_DATA_HOME", "here"}}));
  REQUIRE(paths);
  CHECK(paths->data == "/home/a/.local/share/thirdrow");
}

TEST_CASE("without HOME the user database names the home folder") {
  const auto paths = platform::find_paths(environment({}));
  REQUIRE(paths);
  CHECK(paths->data.is_absolute());
}

TEST_CASE("the process's own environment is read, and an unset variable is empty") {
  CHECK_FALSE(platform::process_environment()("PATH").empty());
  CHECK(platform::process_environment()("THIRDROW_NO_SUCH_VARIABLE").empty());
}
