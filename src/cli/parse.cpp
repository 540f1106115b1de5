#include "cli/parse.h"

#include <algorithm>
#include <numeric>

namespace thirdrow::cli {
namespace {

Error usage(std::string sentence) { return {Code::usage, std::move(sentence)}; }

std::string quoted(std::string_view word) { return "'" + std::string(word) + "'"; }

/// Levenshtein's distance with exchange of neighbours (optimal string alignment), in three rows.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before, above(b.size() + 1), row(b.size() + 1);
  std::iota(above.begin(), above.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before = above;
    std::swap(above, row);
  }
  return above[b.size()];
}

std::vector<std::string_view> command_names() {
  std::vector<std::string_view> names = {"help"};
  for (const Group& group : groups()) {
    for (const Command& command : group.commands) names.push_back(command.name);
  }
  return names;
}

/// Names that begin with `first` and a space: the second words it can be followed by.
std::vector<std::string_view> second_words(std::string_view first) {
  std::vector<std::string_view> out;
  for (const std::string_view name : command_names()) {
    if (name.starts_with(first) && name.size() > first.size() && name[first.size()] == ' ') {
      out.push_back(name.substr(first.size() + 1));
    }
  }
  return out;
}

Error unknown_command(std::string_view word) {
  const auto names = command_names();
  const std::string near = nearest(word, names);
  std::string sentence = "There is no command " + quoted(word);
  sentence += near.empty() ? "; see 'thirdrow-cli help'." : "; did you mean " + quoted(near) + "?";
  return usage(std::move(sentence));
}

const Option* find_option(std::span<const Option> options, std::string_view name) {
  const auto it = std::ranges::find(options, name, &Option::name);
  return it == options.end() ? nullptr : &*it;
}

class Parser {
 public:
  Parser(std::span<const std::string> words, Arguments& out) : words_(words), out_(out) {}

  Status run() {
    while (at_ < words_.size()) {
      const std::string& word = words_[at_++];
      if (only_operands_ || word == "-" || !word.starts_with("-")) {
        TR_TRY(plain(word));
      } else if (word == "--") {
        only_operands_ = true;
      } else {
        TR_TRY(option(word));
      }
    }
    return finish();
  }

 private:
  Status plain(const std::string& word) {
    if (topic_wanted_) {
      out_.help_topic += (out_.help_topic.empty() ? "" : " ") + word;
      return {};
    }
    if (out_.command != nullptr) {
      out_.operands.push_back(word);
      return {};
    }
    if (word == "help") {
      out_.ask = Arguments::Ask::help;
      topic_wanted_ = true;
      return {};
    }
    return command(word);
  }

  Status command(const std::string& word) {
    const bool any = at_ < words_.size() && !words_[at_].starts_with("-");
    if (any) out_.command = find_command(word + " " + words_[at_]);
    if (out_.command != nullptr) {
      ++at_;
      return {};
    }
    out_.command = find_command(word);
    if (out_.command != nullptr) return {};
    const auto seconds = second_words(word);
    if (seconds.empty()) return unknown_command(word);
    if (out_.ask == Arguments::Ask::help) {
      out_.help_topic = word;
      topic_wanted_ = true;
      return {};
    }
    std::string list;
    for (const std::string_view second : seconds) list += (list.empty() ? "" : ", ") + std::string(second);
    const std::string near = any ? nearest(words_[at_], seconds) : std::string();
    return usage(quoted(word) + " is followed by one of: " + list + "." +
                 (near.empty() ? "" : " Did you mean " + quoted(word + " " + near) + "?"));
  }

  Status option(const std::string& word) {
    if (word == "-h" || word == "--help") {
      out_.ask = Arguments::Ask::help;
      return {};
    }
    // Once a command was named these words are its own.
    if (out_.command == nullptr && (word == "--version" || word == "--man")) {
      out_.ask = word == "--man" ? Arguments::Ask::manual : Arguments::Ask::version;
      return {};
    }
    if (!word.starts_with("--"))
      return usage("There is no option " + quoted(word) + "; options begin with two dashes.");
    const auto equals = word.find('=');
    const std::string name = word.substr(2, equals == std::string::npos ? equals : equals - 2);
    const Option* own = out_.command == nullptr ? nullptr : find_option(out_.command->options, name);
    const Option* found = own != nullptr ? own : find_option(global_options(), name);
    if (found == nullptr) return unknown_option(name);
    std::string value;
    if (found->value.empty()) {
      if (equals != std::string::npos) return usage("--" + name + " takes no value.");
    } else if (equals != std::string::npos) {
      value = word.substr(equals + 1);
    } else {
      if (at_ == words_.size()) return missing_value(*found, own);
      value = words_[at_++];
    }
    return keep(*found, own, std::move(value));
  }

  Status keep(const Option& found, const Option* own, std::string value) {
    const bool again = own != nullptr ? out_.has(found.name) : out_.has_global(found.name);
    if (again && found.times == Times::once && !found.value.empty()) {
      return usage("--" + std::string(found.name) + " is given twice.");
    }
    if (own != nullptr) {
      out_.options[std::string(found.name)].push_back(std::move(value));
    } else {
      out_.global[std::string(found.name)] = std::move(value);
    }
    return {};
  }

  Error missing_value(const Option& found, const Option* own) const {
    std::string sentence =
        "--" + std::string(found.name) + " needs a value: " + std::string(found.value) + ".";
    if (own != nullptr && find_option(global_options(), found.name) != nullptr) {
      sentence += " To ask for JSON, put --json before the command.";
    }
    return usage(std::move(sentence));
  }

  Error unknown_option(const std::string& name) const {
    std::vector<std::string_view> names;
    for (const Option& o : global_options()) names.push_back(o.name);
    if (out_.command != nullptr) {
      for (const Option& o : out_.command->options) names.push_back(o.name);
    }
    const std::string near = nearest(name, names);
    const std::string where = out_.command == nullptr ? "" : " of " + quoted(out_.command->name);
    return usage("There is no option '--" + name + "'" + where +
                 (near.empty() ? "." : "; did you mean '--" + near + "'?"));
  }

  Status finish() {
    if (out_.ask != Arguments::Ask::command) {
      if (out_.command != nullptr) out_.help_topic = out_.command->name;
      return {};
    }
    if (out_.command == nullptr) return usage("Which command? See 'thirdrow-cli help'.");
    const Command& c = *out_.command;
    const int count = static_cast<int>(out_.operands.size());
    if (count >= c.least && (c.most == kAnyNumber || count <= c.most)) return {};
    if (c.operands.empty())
      return usage(quoted(c.name) + " takes options only, and " + quoted(out_.operands.front()) +
                   " is none.");
    return usage(quoted(c.name) + (count < c.least ? " needs more: " : " takes less: ") +
                 quoted(std::string(c.name) + " " + std::string(c.operands)) + ".");
  }

  std::span<const std::string> words_;
  Arguments& out_;
  std::size_t at_ = 0;
  bool only_operands_ = false;
  bool topic_wanted_ = false;
};

}  // namespace

std::string nearest(std::string_view word, std::span<const std::string_view> names) {
  const std::size_t limit = std::max<std::size_t>(1, word.size() / 3);
  std::string best;
  std::size_t least = limit + 1;
  for (const std::string_view name : names) {
    const std::size_t edits = distance(word, name);
    if (edits < least) {
      least = edits;
      best = name;
    }
  }
  return best;
}

std::string Arguments::one(std::string_view option) const {
  const auto it = options.find(option);
  return it == options.end() ? std::string() : it->second.back();
}

std::span<const std::string> Arguments::all(std::string_view option) const {
  const auto it = options.find(option);
  return it == options.end() ? std::span<const std::string>() : it->second;
}

std::string Arguments::global_value(std::string_view option) const {
  const auto it = global.find(option);
  return it == global.end() ? std::string() : it->second;
}

Status parse(std::span<const std::string> words, Arguments& out) { return Parser(words, out).run(); }

}  // namespace thirdrow::cli
