/// What every command works with: its arguments, the streams, and the journal once it is open.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/vault.h"
#include "cli/cli.h"
#include "cli/parse.h"
#include "platform/interruption.h"

namespace thirdrow::cli {

class Context {
 public:
  Context(const Arguments& arguments, const Streams& streams, const Surroundings& around);

  const Arguments& arguments() const { return arguments_; }
  const app::Host& host() const { return around_.host; }
  const Surroundings& around() const { return around_; }
  std::ostream& out() const { return streams_.out; }
  std::istream& in() const { return streams_.in; }
  const Streams& streams() const { return streams_; }
  bool json() const { return arguments_.has_global("json"); }
  /// Columns to fit into, 0 when the output is not a terminal.
  int columns() const { return streams_.out_is == Device::terminal ? streams_.columns : 0; }

  // --- the journal ---
  Result<std::filesystem::path> folder() const;
  Result<app::Vault> vault() const;
  /// Code::not_found ("journal") when nothing is in the folder, Code::damaged ("key file missing") when only
  /// the database is, Code::read_only ("unreadable") when nobody may look.
  Status check_journal() const;
  /// Code::not_found ("file") when the folder that a new file is to be written into is not there.
  static Status check_target(const std::filesystem::path& target);
  /// Opens the journal with the passphrase, once; stays open until the command ends.
  Result<app::Session*> open();
  /// Lets others have the journal; open() opens it again without asking.
  void close() { session_.reset(); }
  /// The first line of that file; `-` is standard input.
  Result<seal::Secret> secret_in(const std::filesystem::path& file) const;
  /// Of --passphrase-file or asked for, once.
  Result<seal::Secret> passphrase();
  /// Of `option`'s file, or asked for twice. Weak ones are refused; `known` as in app::passphrase_strength.
  Result<seal::Secret> new_passphrase(const std::string& file, const std::vector<std::string>& known);

  /// Of --today, else the clock's.
  Day today() const;

  // --- telling ---
  /// A remark on standard error, unless --quiet.
  void note(std::string_view sentence) const;
  /// The one JSON document.
  void print(const Json& json) const;
  /// The id that a changing command made or changed.
  Status done(const std::string& id, std::span<const RecordId> made = {}) const;
  /// Whether the person at the terminal says yes; true without a terminal, where a script decided.
  bool confirmed(std::string_view question) const;
  /// An error in this command's own words; `hint` may be empty.
  Error fail(Code code, std::string message, std::string hint = {});
  /// A progress bar on a terminal, nothing elsewhere; wiped when `done` reaches `of`.
  void progress(std::int64_t done, std::int64_t of);
  /// Wipes a bar that was left standing.
  void end_progress();

  // --- values ---
  Result<std::optional<Day>> day_option(std::string_view option);
  /// `--on` of a step; Code::usage for a day to come.
  Result<std::optional<Day>> step_day();
  Result<std::optional<std::int64_t>> number_option(std::string_view option, std::int64_t least,
                                                    std::int64_t most);
  /// Everything of FILE, or of standard input for `-`, as UTF-8.
  Result<std::string> read_text(const std::string& file);
  /// What is typed until the end of input; on a terminal a remark says how to end it.
  Result<std::string> read_input();

  struct Told {
    std::string message;
    std::string hint;
  };
  const std::optional<Told>& told() const { return told_; }

 private:
  Result<Day> day_value(const std::string& text, std::string_view where);

  const Arguments& arguments_;
  const Streams& streams_;
  const Surroundings& around_;
  std::unique_ptr<app::Session> session_;
  std::optional<seal::Secret> passphrase_;
  std::optional<Told> told_;
  int shown_percent_ = -1;
};

/// While it lives, Ctrl-C asks the work to stop instead of ending the program in the middle, and a bar shows
/// how far the work is.
class LongWork {
 public:
  explicit LongWork(Context& context) : context_(context) {}
  app::KeepGoing keep_going() const {
    return [this](std::int64_t done, std::int64_t of) {
      context_.progress(done, of);
      return !interruption_.asked();
    };
  }

 private:
  Context& context_;
  platform::Interruption interruption_;
};

}  // namespace thirdrow::cli
