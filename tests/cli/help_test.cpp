#include "cli/help.h"

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "cli/exit_code.h"
#include "cli/output.h"
#include "support/shell.h"

using namespace thirdrow;

namespace {

std::string manual() {
  std::ostringstream out;
  cli::print_manual(out);
  return out.str();
}

}  // namespace

TEST_CASE("the overview fits eighty columns and names every command and global option") {
  std::ostringstream out;
  cli::print_overview(out);
  for (const cli::Group& group : cli::groups()) {
    for (const cli::Command& command : group.commands)
      CHECK(out.str().find(command.name) != std::string::npos);
  }
  for (const cli::Option& option : cli::global_options())
    CHECK(out.str().find("--" + std::string(option.name)) != std::string::npos);
  std::istringstream lines(out.str());
  for (std::string line; std::getline(lines, line);) CHECK(cli::display_width(line) <= 80);
}

TEST_CASE("every command's help names its options and fits eighty columns") {
  for (const cli::Group& group : cli::groups()) {
    for (const cli::Command& command : group.commands) {
      std::ostringstream out;
      REQUIRE(cli::print_help(out, command.name).ok());
      INFO(out.str());
      for (const cli::Option& option : command.options)
        CHECK(out.str().find("--" + std::string(option.name)) != std::string::npos);
      std::istringstream lines(out.str());
      for (std::string line; std::getline(lines, line);) CHECK(cli::display_width(line) <= 80);
    }
  }
}

TEST_CASE("help of a first word lists what may follow, and of nonsense is a usage error") {
  test::Shell shell;
  CHECK(shell.raw({"help", "prompt"}).out.find("prompt retire") != std::string::npos);
  const auto wrong = shell.raw({"help", "nonsense"});
  CHECK(wrong.code == 2);
  CHECK(wrong.err.find("nonsense") != std::string::npos);
}

TEST_CASE("the manual has every command and option, and no line that roff would take for its own") {
  const std::string page = manual();
  for (const cli::Group& group : cli::groups()) {
    for (const cli::Command& command : group.commands) {
      std::string name;
      for (const char c : command.name) name += c == '-' ? std::string("\\-") : std::string(1, c);
      CHECK(page.find(".SS \"" + name + "\"") != std::string::npos);
    }
  }
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with('.')) continue;
    const std::string macro = line.substr(0, line.find(' '));
    INFO(line);
    CHECK((macro == ".TH" || macro == ".SH" || macro == ".SS" || macro == ".PP" || macro == ".TP" ||
           macro == ".B" || macro == ".nh" || macro == ".hy"));
  }
}

TEST_CASE("groff sets the manual without a warning") {
  test::Shell shell;
  shell.write_file("manual.1", manual());
  const std::string command = "groff -man -ww -K utf8 -T utf8 -P -c -P -b -P -o -P -u '" +
                              shell.path("manual.1") + "' >'" + shell.path("set") + "' 2>'" +
                              shell.path("warnings") + "'";
  REQUIRE(std::system(command.c_str()) == 0);
  CHECK(shell.read_file("warnings").empty());
  CHECK(shell.read_file("set").find("EXIT STATUS") != std::string::npos);
}

TEST_CASE("help, version and manual that cannot be written out are no success") {
  test::Shell shell;
  for (const char* ask : {"--help", "--version", "--man", "help"}) {
    std::ofstream full("/dev/full");
    std::istringstream in;
    std::ostringstream err;
    const cli::Streams streams{in, full, err};
    INFO(ask);
    CHECK(cli::run(std::vector<std::string>{ask}, streams, shell.around()) == 1);
    CHECK_FALSE(err.str().empty());
  }
}

TEST_CASE("every exit code that an error can end with is in the manual, and no other") {
  std::set<int> told, met = {0};
  for (const cli::ExitCode& e : cli::exit_codes()) CHECK(told.insert(e.code).second);
  for (int i = 0; i <= static_cast<int>(Code::hostile); ++i)
    met.insert(cli::exit_code({static_cast<Code>(i), {}}));
  CHECK(told == met);
}

TEST_CASE("only a recovery key that is off counts as one, whatever a value's field is called") {
  CHECK(cli::exit_code({Code::mistyped, "recovery check"}) == 3);
  CHECK(cli::exit_code({Code::invalid, "recovery_plan: longer than 200 characters"}) == 2);
}
