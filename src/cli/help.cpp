#include "cli/help.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "cli/exit_code.h"
#include "cli/output.h"

namespace thirdrow::cli {
namespace {

constexpr int kWidth = 80;
constexpr int kColumn = 26;
constexpr int kUsageIndent = 20;  // "usage: thirdrow-cli "

constexpr const char* kAbout =
    "thirdrow-cli does everything Third Row's window does, for scripts and for people who live in a "
    "terminal. It works "
    "on one encrypted journal: a folder that only its passphrase or its recovery key opens. Records are "
    "named by their "
    "id, or by any beginning of it of at least four characters that only one record has; people also by "
    "name. Days are "
    "written YYYY-MM-DD.";

std::string option_words(const Option& option) {
  return "--" + std::string(option.name) + (option.value.empty() ? "" : " ") + std::string(option.value);
}

/// A table's help line as a sentence of its own.
std::string sentence(std::string_view help) {
  std::string out(help);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out + ".";
}

/// `head` in a column, `text` wrapped beside it.
void print_item(std::ostream& out, const std::string& head, std::string_view text) {
  std::string line = "  " + head;
  if (line.size() + 2 > kColumn) {
    out << line << '\n';
    line.clear();
  }
  for (const std::string& part : wrap(text, kWidth - kColumn)) {
    line.resize(kColumn, ' ');
    out << line << part << '\n';
    line.clear();
  }
}

void print_paragraphs(std::ostream& out, std::string_view text) {
  for (const std::string& line : wrap(text, kWidth)) out << line << '\n';
}

/// The synopsis in lines that break between options, never inside one.
std::vector<std::string> synopsis_lines(const Command& command) {
  constexpr char kHold = '\x01';
  std::string whole = synopsis(command);
  bool inside = false;
  for (char& c : whole) {
    if (c == '[' || c == ']') inside = c == '[';
    if (c == ' ' && inside) c = kHold;
  }
  std::vector<std::string> lines = wrap(whole, kWidth - kUsageIndent);
  for (std::string& line : lines) std::ranges::replace(line, kHold, ' ');
  return lines;
}

void print_command(std::ostream& out, const Command& command) {
  std::string head = "usage: thirdrow-cli ";
  for (const std::string& line : synopsis_lines(command)) {
    out << head << line << '\n';
    head.assign(kUsageIndent, ' ');
  }
  out << '\n';
  print_paragraphs(out, sentence(command.help));
  if (*command.more != '\0') {
    out << '\n';
    print_paragraphs(out, command.more);
  }
  if (!command.options.empty()) out << "\nOptions:\n";
  for (const Option& option : command.options) print_item(out, option_words(option), option.help);
}

// --- roff: a backslash, and a dot or quote that begins a line, would be read as commands; a bare hyphen is a
// dash ---

std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

std::string roff_paragraphs(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto blank = text.find("\n\n");
    out += ".PP\n" + roff(text.substr(0, blank)) + "\n";
    text = blank == std::string_view::npos ? std::string_view{} : text.substr(blank + 2);
  }
  return out;
}

void roff_option(std::ostream& out, const Option& option) {
  out << ".TP\n.B " << roff("--" + std::string(option.name));
  if (!option.value.empty()) out << " \\fI" << roff(option.value) << "\\fR";
  out << '\n'
      << roff(option.help) << (option.times == Times::many ? "; may be given more than once" : "") << ".\n";
}

void roff_command(std::ostream& out, const Command& command) {
  out << ".SS \"" << roff(command.name) << "\"\n.nh\n.B " << roff(synopsis(command)) << "\n.hy\n";
  out << ".PP\n" << roff(sentence(command.help)) << "\n" << roff_paragraphs(command.more);
  for (const Option& option : command.options) roff_option(out, option);
}

}  // namespace

std::string synopsis(const Command& command) {
  std::string out(command.name);
  if (!command.operands.empty()) out += " " + std::string(command.operands);
  for (const Option& option : command.options) {
    out += " [" + option_words(option) + "]" + (option.times == Times::many ? "..." : "");
  }
  return out;
}

void print_overview(std::ostream& out) {
  out << "usage: thirdrow-cli [OPTION]... COMMAND [ARGUMENT]...\n\n";
  print_paragraphs(out, kAbout);
  for (const Group& group : groups()) {
    out << '\n' << group.title << ":\n";
    for (const Command& command : group.commands) print_item(out, std::string(command.name), command.help);
  }
  out << "\nOptions of every command:\n";
  for (const Option& option : global_options()) print_item(out, option_words(option), option.help);
  out << "\n'thirdrow-cli help COMMAND' tells more about one command.\n";
}

Status print_help(std::ostream& out, std::string_view topic) {
  if (const Command* command = find_command(topic)) {
    print_command(out, *command);
    return {};
  }
  bool any = false;
  for (const Group& group : groups()) {
    const bool whole = group.name == topic;
    for (const Command& command : group.commands) {
      if (!whole && !command.name.starts_with(std::string(topic) + " ")) continue;
      print_item(out, std::string(command.name), command.help);
      any = true;
    }
  }
  return any ? Status() : Status(Code::not_found);
}

void print_manual(std::ostream& out) {
  out << ".TH THIRDROW\\-CLI 1 \"\" \"Third Row\" \"User Commands\"\n.nh\n"
      << ".SH NAME\nthirdrow\\-cli \\- a private, encrypted journal for people who lead\n"
      << ".SH SYNOPSIS\n.B thirdrow\\-cli\n[\\fIOPTION\\fR]... \\fICOMMAND\\fR [\\fIARGUMENT\\fR]...\n"
      << ".SH DESCRIPTION\n"
      << roff(kAbout) << '\n'
      << ".SH OPTIONS\n";
  for (const Option& option : global_options()) roff_option(out, option);
  for (const Group& group : groups()) {
    std::string title = group.title;
    std::ranges::transform(title, title.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    out << ".SH " << title << '\n';
    for (const Command& command : group.commands) roff_command(out, command);
  }
  out << ".SH EXIT STATUS\n";
  for (const ExitCode& e : exit_codes()) out << ".TP\n.B " << e.code << '\n' << roff(e.meaning) << ".\n";
  out << ".SH ENVIRONMENT\n.TP\n.B THIRDROW_JOURNAL\nThe journal's folder when \\-\\-journal is not given.\n"
      << ".SH SECURITY\nThe passphrase is asked on the terminal or read from a file; it is never an argument "
         "or an "
         "environment variable.\nWords given with \\-\\-body or \\-\\-title can be seen by other programs of "
         "the same "
         "user while the command runs;\nstandard input cannot.\n";
}

}  // namespace thirdrow::cli
