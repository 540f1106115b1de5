#include "cli/parse.h"

#include <set>

#include "support/catch.h"

using namespace thirdrow;
using cli::Arguments;

namespace {

Arguments good(const std::vector<std::string>& words) {
  Arguments out;
  const Status parsed = cli::parse(words, out);
  INFO((parsed.ok() ? std::string() : parsed.error().detail));
  REQUIRE(parsed.ok());
  return out;
}

std::string bad(const std::vector<std::string>& words) {
  Arguments out;
  const Status parsed = cli::parse(words, out);
  REQUIRE_FALSE(parsed.ok());
  CHECK(parsed.code() == Code::usage);
  return parsed.error().detail;
}

}  // namespace

TEST_CASE("the table holds each command once, with help, a function and sane numbers") {
  std::set<std::string_view> names;
  for (const cli::Group& group : cli::groups()) {
    for (const cli::Command& command : group.commands) {
      INFO(command.name);
      CHECK(names.insert(command.name).second);
      CHECK(command.group == group.name);
      CHECK(command.run != nullptr);
      CHECK_FALSE(std::string(command.help).empty());
      CHECK((command.most == cli::kAnyNumber || command.most >= command.least));
      std::set<std::string_view> options;
      for (const cli::Option& option : command.options) CHECK(options.insert(option.name).second);
    }
  }
  CHECK(names.size() == 60);
}

TEST_CASE("options stand before or behind the command, with a blank or an equals sign") {
  const auto args = good({"--journal", "/j", "write", "--title=A b", "--tag", "x", "--tag", "y", "--quiet"});
  CHECK(args.command->name == "write");
  CHECK(args.one("title") == "A b");
  CHECK(args.all("tag").size() == 2);
  CHECK(args.global_value("journal") == "/j");
  CHECK(args.has_global("quiet"));
}

TEST_CASE("commands of two words, operands and a lone dash are told apart") {
  CHECK(good({"prompt", "next"}).command->name == "prompt next");
  const auto args = good({"passphrase", "change", "--new-passphrase-file", "-"});
  CHECK(args.command->name == "passphrase change");
  CHECK(args.one("new-passphrase-file") == "-");
  CHECK(good({"search", "--", "--dashes"}).operands == std::vector<std::string>{"--dashes"});
  CHECK(good({"write", "--body", "--not-an-option"}).one("body") == "--not-an-option");
}

TEST_CASE("add's own --json goes before the global one once the command was named") {
  CHECK(good({"--json", "add", "person", "name=x"}).has_global("json"));
  const auto args = good({"add", "person", "--json", "file"});
  CHECK_FALSE(args.has_global("json"));
  CHECK(args.one("json") == "file");
  CHECK(bad({"add", "person", "--json"}).find("before the command") != std::string::npos);
}

TEST_CASE("a mistyped command or option is told with the nearest that exists") {
  CHECK(bad({"wrte"}).find("'write'") != std::string::npos);
  CHECK(bad({"serach", "x"}).find("'search'") != std::string::npos);
  CHECK(bad({"prompt", "nxt"}).find("'prompt next'") != std::string::npos);
  CHECK(bad({"prompt"}).find("next, list, add") != std::string::npos);
  CHECK(bad({"write", "--titel", "x"}).find("'--title'") != std::string::npos);
  CHECK(bad({"xylophone"}).find("did you mean") == std::string::npos);
}

TEST_CASE("missing, extra and doubled words are usage errors with the shape of the command") {
  CHECK(bad({}).find("Which command") != std::string::npos);
  CHECK(bad({"show"}).find("'show ID'") != std::string::npos);
  CHECK(bad({"show", "a", "b"}).find("less") != std::string::npos);
  CHECK(bad({"write", "--title"}).find("needs a value") != std::string::npos);
  CHECK(bad({"write", "--title", "a", "--title", "b"}).find("twice") != std::string::npos);
  CHECK(bad({"--quiet=yes", "info"}).find("no value") != std::string::npos);
  CHECK(bad({"-x", "info"}).find("-x") != std::string::npos);
}

TEST_CASE("help is asked for in any of the usual ways") {
  CHECK(good({"help"}).ask == Arguments::Ask::help);
  CHECK(good({"--help"}).help_topic.empty());
  CHECK(good({"help", "prompt", "next"}).help_topic == "prompt next");
  CHECK(good({"write", "--help"}).help_topic == "write");
  CHECK(good({"--help", "prompt", "next"}).help_topic == "prompt next");
  CHECK(good({"--version"}).ask == Arguments::Ask::version);
  CHECK(good({"--man"}).ask == Arguments::Ask::manual);
}
