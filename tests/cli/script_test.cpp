// One scripted journal that runs every command of the table, its JSON compared with golden/script.json.
#include <fstream>
#include <set>

#include "cli/commands.h"
#include "cli/parse.h"
#include "support/shell.h"

using namespace thirdrow;
using test::Shell;

namespace {

/// `{name}` in a word stands for what an earlier step saved.
struct Step {
  std::vector<std::string> words;
  std::string save_as = {};
  std::string input = {};
};

const std::vector<Step> kScript = {
    {{"create", "--name", "Mine", "--recovery-out", "{dir}/recovery"}},
    {{"add", "person", "name=Ana Lima", "relation=staff"}, "ana"},
    {{"add", "engagement", "title=New desk", "type=project", "planned-start=2026-03-01"}, "desk"},
    {{"do", "{desk}", "start", "actual_start=2026-02-27"}},
    {{"set", "{desk}", "why=They asked for it", "every=2", "unit=week"}},
    {{"write", "--kind", "daily", "--title", "First day", "--body", "The desk arrived. Ana smiled.", "--tag",
      "work", "--person", "ana lima", "--engagement", "New desk"},
     "first"},
    {{"write", "--body-file", "-", "--on", "2025-03-02", "--prompt", "da-one"},
     "earlier",
     "A year before.\nSecond line.\n"},
    {{"write", "--kind", "moment", "--title", "Why not us?", "--body", "They asked.", "--on", "2026-02-20"},
     "moment"},
    {{"edit", "{first}", "--body", "The desk arrived late. Ana smiled.", "--tag", "desk", "--no-tag",
      "work"}},
    {{"show", "{first}"}},
    {{"show", "{moment}"}},
    {{"show", "{ana}"}},
    {{"list"}},
    {{"list", "--kind", "daily", "--person", "Ana Lima", "--engagement", "{desk}", "--from", "2026-03-01"}},
    {{"list", "engagement", "--where", "state=active", "--where", "unit=week"}},
    {{"list", "person", "--where", "relation=peer"}},
    {{"search", "desk"}},
    {{"search", "--limit", "1", "asked"}},
    {{"history", "{first}"}},
    {{"on-this-day"}},
    {{"write", "--kind", "best_self", "--body", "I was all there.", "--on", "2026-02-21"}},
    {{"best-self"}},
    {{"calendar"}},
    {{"delete", "{moment}"}},
    {{"list", "--trash"}},
    {{"restore-entry", "{moment}"}},
    {{"restore-entry", "{first}", "--version", "1"}},
    {{"prompt", "next", "--when", "day.close"}},
    {{"prompt", "list", "--standard", "DAILY"}},
    {{"prompt", "add", "What would Ana ask?", "--theme", "listening"}, "own"},
    {{"prompt", "used", "{own}", "--opened", "3"}},
    {{"prompt", "retire", "{own}"}},
    {{"prompt", "bring-back", "{own}"}},
    {{"kinds", "person"}},
    {{"today"}},
    {{"info"}},
    {{"verify"}},
    {{"rebuild"}},
    {{"export", "markdown", "{dir}/pages"}},
    {{"export", "html", "{dir}/all.html"}},
    {{"export", "all", "{dir}/everything"}},
    {{"export", "html-report", "{dir}/report.html"}},
    {{"import", "markdown", "{dir}/pages", "--dry-run"}},
    {{"backup", "{dir}/copy"}},
    {{"restore", "{dir}/copy", "{dir}/restored"}},
    {{"purge", "{moment}"}},
    {{"recovery", "renew", "--recovery-out", "{dir}/recovery2"}},
    {{"passphrase", "change", "--new-passphrase-file", "{dir}/pass2"}},
    {{"unlock", "--recovery-file", "{dir}/recovery2", "--new-passphrase-file", "{dir}/pass"}},
    {{"week"}},
    {{"measures", "--from", "2026-01-01"}},
    {{"readings", "--engagement", "{desk}"}},
    {{"evidence", "M1", "--from", "2026-01-01"}},
    {{"agreement", "page", "{desk}", "{dir}/agreed.pdf"}},
    {{"round", "open", "{desk}", "--invited", "8"}, "round"},
    {{"round", "slips", "{round}", "{dir}/slips.pdf"}},
    {{"round", "tally", "{round}", "answers=7", "either_yes=6", "again.yes=6", "again.no=1"}},
    {{"round", "close", "{round}"}},
    {{"round", "release", "{round}"}},
    {{"publish", "{round}", "--where", "Team meeting"}},
    {{"add", "story", "title=Key under the mat", "body=Nobody waited", "--on", "2026-03-01"}, "mat"},
    {{"drill"}},
    {{"drill", "{mat}"}},
    {{"drill", "{mat}", "Who else was waiting?"}},
    {{"add", "story", "title=Anas key", "body=She kept it."}},
    {{"held", "{ana}"}},
    {{"erase", "{ana}"}},
    {{"add", "brief", "title=To the board", "questions=What do our people wait for? | Ana waits."}, "brief"},
    {{"brief", "page", "{brief}", "{dir}/brief.pdf"}},
    {{"add", "commitment", "then_do=Call back", "due=2026-03-02", "engagement={desk}"}, "promise"},
    {{"today"}},
    {{"remote", "set", "file://{dir}/pages"}},
    {{"sync", "--name", "laptop"}},
    {{"remote", "show"}},
    {{"remote", "test"}},
    {{"sync", "status"}},
    {{"sync", "repair"}},
    {{"device", "list"}},
    {{"remote", "forget"}},
};

/// What takes two computers: sync_test.cpp and e2e/sync_test.py.
const std::set<std::string> kOfTwo = {"join", "device remove", "device pair"};

/// Ids in the order they first appear, sizes that depend on the machine left out: so the text says only what
/// is meant.
class Steady {
 public:
  std::string operator()(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
      const std::string word = text.substr(i, RecordId::kTextSize);
      if (RecordId::parse(word) && (i == 0 || text[i - 1] == '"')) {
        const auto known = names_.emplace(word, "<id " + std::to_string(names_.size() + 1) + ">").first;
        out += known->second;
        i += word.size();
      } else {
        out += text[i++];
      }
    }
    return out;
  }

 private:
  std::map<std::string, std::string> names_;
};

const std::set<std::string> kOfMachine = {"file_bytes", "pages",      "schema", "address",
                                          "bytes_up",   "bytes_down", "ms"};

Json without_sizes(Json json) {
  if (auto* members = json.members()) {
    for (auto& [name, value] : *members) {
      if (kOfMachine.contains(name)) value = 0;
      if (auto* elements = value.elements(); elements != nullptr && name == "steps") {
        for (Json& each : *elements) each = without_sizes(each);
      }
    }
  }
  return json;
}

}  // namespace

TEST_CASE("every command of the table runs in one script and its JSON is as it was released", "[golden]") {
  Shell shell;
  shell.write_file("pass2", "seventh lantern orchard copper\n");
  std::map<std::string, std::string> saved = {{"dir", shell.scratch.path().string()}};
  std::set<std::string> ran;
  Steady steady;
  Json told = Json::array();
  for (const Step& step : kScript) {
    std::vector<std::string> words;
    std::string shape;
    for (std::string word : step.words) {
      shape += (shape.empty() ? "" : " ") + word;
      for (const auto& [name, value] : saved) {
        if (const auto at = word.find("{" + name + "}"); at != std::string::npos)
          word.replace(at, name.size() + 2, value);
      }
      words.push_back(word);
    }
    cli::Arguments arguments;
    REQUIRE(cli::parse(words, arguments).ok());
    ran.emplace(arguments.command->name);
    shell.clock.advance_ms(10 * 60'000);
    const auto outcome = shell.json(words, step.input);
    INFO(shape << "\n" << outcome.err);
    REQUIRE(outcome.code == 0);
    const Json json = outcome.json();
    if (!step.save_as.empty()) saved[step.save_as] = json.text("id");
    const auto steady_json = Json::parse(steady(without_sizes(json).dump()));
    REQUIRE(steady_json.ok());
    told.push(Json::object().add("command", shape).add("out", *steady_json));
    if (words[0] == "passphrase") shell.write_file("pass", shell.read_file("pass2"));
  }
  for (const cli::Group& group : cli::groups()) {
    for (const cli::Command& command : group.commands) {
      INFO("no step of the script runs " << command.name);
      CHECK((ran.contains(std::string(command.name)) || kOfTwo.contains(std::string(command.name))));
    }
  }
  const std::string actual = told.dump_pretty() + "\n";
  std::ifstream file(THIRDROW_SOURCE_DIR "/tests/cli/golden/script.json", std::ios::binary);
  const std::string golden{std::istreambuf_iterator<char>(file), {}};
  if (actual != golden) std::ofstream("script.actual.json", std::ios::binary) << actual;
  INFO("what came out is in script.actual.json beside the test program");
  CHECK(actual == golden);
}
