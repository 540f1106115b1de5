/// Runs commands in this process over a journal in a scratch folder, as a script would.
#pragma once

#include <deque>
#include <fstream>
#include <map>
#include <new>
#include <sstream>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/json.h"
#include "cli/cli.h"
#include "seal/kdf.h"
#include "support/catch.h"
#include "support/fakes.h"
#include "support/host.h"
#include "support/scratch.h"

namespace thirdrow::test {

struct Outcome {
  int code = 0;
  std::string out, err;
  std::int64_t read = 0;  ///< how much of the input was taken

  Json json() const {
    const auto parsed = Json::parse(out);
    INFO("output " << out << " errors " << err);
    REQUIRE(parsed.ok());
    return *parsed;
  }
  std::int64_t number(std::string_view name) const { return *json().find(name)->integer(); }
  /// The code in the one line of JSON on standard error.
  std::string error_code() const {
    const auto parsed = Json::parse(err);
    INFO("errors " << err);
    REQUIRE(parsed.ok());
    return parsed->find("error") == nullptr ? "" : parsed->find("error")->text("code");
  }
  /// A whole id on a line of its own.
  std::string id() const {
    INFO("output " << out << " errors " << err);
    REQUIRE(code == 0);
    REQUIRE(out.size() == 27);
    return out.substr(0, 26);
  }
};

inline bool has(const std::string& text, std::string_view piece) {
  return text.find(piece) != std::string::npos;
}

inline constexpr const char* kPassphrase = "copper lantern seventh orchard";

struct Shell {
  Scratch scratch;
  FixedClock clock;
  SeededRandom random;
  std::map<std::string, std::string> variables;
  std::deque<std::string> answers;  ///< what is typed when a secret is asked for; none = no terminal
  std::vector<std::string> questions;
  cli::Device in_is = cli::Device::plain;
  cli::Device out_is = cli::Device::plain;
  cli::Device err_is = cli::Device::plain;
  int columns = 80;
  bool throws = false;  ///< reading a secret ends as no caller expects

  Shell() { write_file("pass", std::string(kPassphrase) + "\n"); }

  std::string path(const std::string& name) const { return (scratch.path() / name).string(); }
  std::string write_file(const std::string& name, const std::string& content) const {
    std::ofstream(path(name), std::ios::binary) << content;
    return path(name);
  }
  std::string read_file(const std::string& name) const {
    std::ifstream in(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  /// Exactly these words.
  Outcome raw(const std::vector<std::string>& words, const std::string& input = {}) {
    std::istringstream typed(input);
    std::ostringstream out, err;
    const cli::Streams streams{typed, out, err, in_is, out_is, err_is, columns};
    const int code = cli::run(words, streams, around());
    typed.clear();
    return {code, out.str(), err.str(), static_cast<std::int64_t>(typed.tellg())};
  }
  /// With the scratch journal and its passphrase.
  Outcome run(std::vector<std::string> words, const std::string& input = {}) {
    return in("journal", std::move(words), input);
  }
  /// With the journal of that name.
  Outcome in(const std::string& journal, std::vector<std::string> words, const std::string& input = {}) {
    const std::vector<std::string> globals = {"--journal", path(journal), "--passphrase-file", path("pass")};
    words.insert(words.begin(), globals.begin(), globals.end());
    return raw(words, input);
  }
  /// A second journal on the same machine, printing JSON.
  Outcome in_other(std::vector<std::string> words, const std::string& input = {}) {
    words.insert(words.begin(), "--json");
    return in("other", std::move(words), input);
  }
  Outcome json(std::vector<std::string> words, const std::string& input = {}) {
    words.insert(words.begin(), "--json");
    return run(std::move(words), input);
  }
  void create(const std::string& journal = "journal") {
    const Outcome made = in(journal, {"create", "--name", "Mine", "--recovery-out",
                                      path(journal == "journal" ? "recovery" : journal + ".key")});
    INFO(made.err);
    REQUIRE(made.code == 0);
  }

  cli::Surroundings around() {
    cli::Surroundings around;
    around.host = cheap_host(clock, random);
    around.environment = [this](const char* name) { return variables[name]; };
    around.ask_secret = [this](std::string_view question) -> Result<seal::Secret> {
      questions.emplace_back(question);
      if (answers.empty()) return Code::unavailable;
      auto typed = seal::Secret::from_text(answers.front());
      answers.pop_front();
      return typed;
    };
    around.read_secret = [this](const std::filesystem::path& file) -> Result<seal::Secret> {
      if (throws) throw std::bad_alloc();
      return cli::read_secret_file(file);
    };
    around.wait = std::chrono::milliseconds(0);
    return around;
  }
};

}  // namespace thirdrow::test
