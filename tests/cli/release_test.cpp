// A round by the command line alone: what any look or export tells of it before its release, and after.
#include <cstdlib>
#include <filesystem>
#include <regex>
#include <set>

#include "support/shell.h"

using namespace thirdrow;
using test::Outcome;
using test::Shell;

namespace {

struct Asked : Shell {
  std::string round, tally;
  int files = 0;

  Asked() {
    create();
    const std::string work = run({"add", "engagement", "title=New desk", "type=project"}).id();
    step(work, "start");
    round = run({"add", "round", "engagement=" + work, "invited=250"}).id();
    step(round, "open");
    tally = run({"round", "tally", round, "answers=187", "blanks=0", "either-yes=173", "again.yes=169",
                 "again.no=18", "refer.yes=158", "refer.no=29"})
                .id();
  }
  void step(const std::string& id, const std::string& name) {
    const Outcome done = run({"do", id, name});
    INFO(done.err);
    REQUIRE(done.code == 0);
  }
  /// The words of what is exported, without the marks that only place them.
  std::string exported(const std::string& format) {
    const std::string to = path("out" + std::to_string(++files));
    const Outcome done = run({"export", format, to});
    INFO(format << ": " << done.err);
    REQUIRE(done.code == 0);
    if (format == "pdf") {
      REQUIRE(std::system(("pdftotext -layout '" + to + "' '" + to + ".txt'").c_str()) == 0);
      return read_file("out" + std::to_string(files) + ".txt");
    }
    std::string words;
    const auto add = [&](const std::filesystem::path& file) {
      std::ifstream in(file, std::ios::binary);
      std::string text((std::istreambuf_iterator<char>(in)), {});
      words += std::regex_replace(text, std::regex("<[^>]*>"), " ");
    };
    if (!std::filesystem::is_directory(to)) {
      add(to);
      return words;
    }
    for (const auto& file : std::filesystem::recursive_directory_iterator(to))
      if (file.is_regular_file()) add(file.path());
    return words;
  }
  /// A moment's thousandths may be any number, and are no count.
  static bool tells_a_count(const std::string& text) {
    const std::regex moment("[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]+");
    const std::regex count("(^|[^0-9A-Za-z])(187|173|169|158)([^0-9A-Za-z]|$)");
    return std::regex_search(std::regex_replace(text, moment, " "), count);
  }
  /// Those looks and exports in which a count can be read.
  std::set<std::string> tell_a_count() {
    std::set<std::string> out;
    const std::vector<std::vector<std::string>> looks = {{"show", round},
                                                         {"show", tally},
                                                         {"list"},
                                                         {"list", "round"},
                                                         {"list", "tally"},
                                                         {"list", "engagement"},
                                                         {"history", round},
                                                         {"history", tally},
                                                         {"search", "--records", "desk"},
                                                         {"search", "--records", "173"},
                                                         {"today"},
                                                         {"week"},
                                                         {"measures"},
                                                         {"readings"},
                                                         {"evidence", "M6"},
                                                         {"evidence", "M6.again"}};
    for (const auto& look : looks) {
      for (const Outcome& told : {run(look), json(look)}) {
        INFO(look[0] << " " << look.back() << ": " << told.err);
        CHECK(told.code == 0);
        const bool of_this = look.back() == round || look.back() == tally;
        if (tells_a_count(told.out))
          out.insert(of_this ? look[0] + (look.back() == round ? " round" : " tally") : look[0]);
      }
    }
    for (const char* format :
         {"thirdrow-json", "html", "markdown", "csv-measures", "pdf", "html-report", "ics", "all"}) {
      if (tells_a_count(exported(format))) out.insert(format);
    }
    return out;
  }
};

}  // namespace

TEST_CASE("before its release no look and no export tells a count of a round, afterwards the figures do") {
  Asked a;
  const std::set<std::string> none;
  CHECK(a.tell_a_count() == none);
  a.step(a.round, "close");
  CHECK(a.tell_a_count() == none);
  a.step(a.round, "release");
  const std::set<std::string> figures = {"show round", "measures",    "evidence", "csv-measures",
                                         "pdf",        "html-report", "all"};
  CHECK(a.tell_a_count() == figures);
  for (const char* format : {"csv-measures", "pdf", "html-report"})
    CHECK(test::has(a.exported(format), "173 of 187"));
}

TEST_CASE("what was shown to the team is printed once where it is looked at") {
  Asked a;
  a.step(a.round, "close");
  a.step(a.round, "release");
  const std::string shown = a.run({"publish", a.round, "--where", "Board"}).id();
  for (const Outcome& told : {a.run({"show", shown}), a.json({"show", shown})}) {
    const std::size_t first = told.out.find("173 of 187");
    CHECK(first != std::string::npos);
    CHECK(first == told.out.rfind("173 of 187"));
  }
}
