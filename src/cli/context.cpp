#include "cli/context.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "app/strength.h"
#include "base/bytes.h"
#include "platform/files.h"
#include "platform/terminal.h"

namespace thirdrow::cli {
namespace {

constexpr std::size_t kMaxPassphrase = 1024;  // bytes
constexpr std::size_t kMaxText = 8ULL << 20;  // bytes of an entry read from a file or a pipe
constexpr int kBar = 30;

/// What reading a file that a person named says.
Error reading(const Error& error) {
  if (error.code == Code::not_found) return {Code::not_found, "file"};
  if (error.code == Code::read_only) return {Code::read_only, "unreadable"};
  return error;
}

/// Runs one of platform's readers into locked memory and keeps what it read.
template <class Read>
Result<seal::Secret> into_secret(Read read) {
  seal::Secret buffer(kMaxPassphrase);
  const std::span<std::byte> room = buffer.writable();
  TR_LET(length, read(std::span(reinterpret_cast<char*>(room.data()), room.size())));
  return seal::Secret::copy_of(buffer.view().first(length));
}

}  // namespace

Result<seal::Secret> ask_on_terminal(std::string_view question) {
  return into_secret([&](std::span<char> buffer) { return platform::ask_secret(question, buffer); });
}

Result<seal::Secret> read_secret_file(const std::filesystem::path& file) {
  return into_secret([&](std::span<char> buffer) { return platform::read_secret_line(file, buffer); });
}

Context::Context(const Arguments& arguments, const Streams& streams, const Surroundings& around)
    : arguments_(arguments), streams_(streams), around_(around) {}

Result<std::filesystem::path> Context::folder() const {
  if (arguments_.has_global("journal")) return std::filesystem::path(arguments_.global_value("journal"));
  if (const std::string named = around_.environment("THIRDROW_JOURNAL"); !named.empty()) {
    return std::filesystem::path(named);
  }
  TR_LET(paths, platform::find_paths(around_.environment));
  return paths.journal;
}

Result<app::Vault> Context::vault() const {
  TR_LET(where, folder());
  return app::Vault(around_.host, where);
}

Status Context::check_journal() const {
  TR_LET(vault, this->vault());
  return vault.check();
}

Status Context::check_target(const std::filesystem::path& target) {
  std::error_code ignored;
  const std::filesystem::path parent = std::filesystem::absolute(target, ignored).parent_path();
  if (parent.empty() || std::filesystem::is_directory(parent, ignored)) return {};
  return {Code::not_found, "file"};
}

Result<seal::Secret> Context::secret_in(const std::filesystem::path& file) const {
  auto secret = around_.read_secret(file);
  return secret ? std::move(secret) : reading(secret.error());
}

Result<seal::Secret> Context::passphrase() {
  if (passphrase_) return seal::Secret::copy_of(passphrase_->view());
  const bool in_file = arguments_.has_global("passphrase-file");
  auto secret =
      in_file ? secret_in(arguments_.global_value("passphrase-file")) : around_.ask_secret("Passphrase: ");
  if (!secret && !in_file && secret.code() == Code::unavailable) {
    return fail(Code::unavailable, "There is no terminal to ask for the passphrase on.",
                "Give a file that holds it: --passphrase-file FILE.");
  }
  if (secret) passphrase_ = seal::Secret::copy_of(secret->view());
  return secret;
}

Result<seal::Secret> Context::new_passphrase(const std::string& file, const std::vector<std::string>& known) {
  const bool asked = file.empty();
  auto first = asked ? around_.ask_secret("New passphrase: ") : secret_in(file);
  if (!first && first.code() == Code::unavailable) {
    return fail(Code::unavailable, "There is no terminal to ask for the new passphrase on.",
                "Give a file that holds it; see the command's help.");
  }
  if (!first) return first.error();
  const app::Strength strength = app::passphrase_strength(*first, known);
  if (strength.score < app::kNeededScore) {
    return fail(Code::invalid, std::string(strength.word) + ": this passphrase would be guessed too soon.",
                strength.advice);
  }
  if (!asked) return first;
  note(std::string(strength.word) + ".");
  TR_LET(second, around_.ask_secret("The same again: "));
  if (!(*first == second))
    return fail(Code::invalid, "The two passphrases are not the same.", "Nothing was changed; try again.");
  return first;
}

Result<app::Session*> Context::open() {
  if (session_ != nullptr) return session_.get();
  TR_LET(vault, this->vault());
  TR_TRY(check_journal());
  std::optional<Day> today;
  if (arguments_.has_global("today")) {
    TR_LET(day, day_value(arguments_.global_value("today"), "--today"));
    today = day;
  }
  TR_LET(secret, passphrase());
  TR_LET(session, vault.open(secret, around_.wait));
  session_ = std::move(session);
  session_->fix_today(today);
  // A command on a full or read-only disk still reads; the next one purges.
  static_cast<void>(session_->purge_expired());
  return session_.get();
}

Day Context::today() const {
  const auto fixed = Day::parse(arguments_.global_value("today"));
  return fixed.value_or(around_.host.clock->now().day());
}

void Context::note(std::string_view sentence) const {
  if (!arguments_.has_global("quiet")) streams_.err << sentence << '\n';
}

void Context::print(const Json& json) const { streams_.out << json.dump() << '\n'; }

Status Context::done(const std::string& id, std::span<const RecordId> made) const {
  if (json()) {
    Json out = Json::object().add("id", id);
    Json others = Json::array();
    for (const RecordId other : made) others.push(other.text());
    if (!made.empty()) out.add("made", std::move(others));
    print(out);
  } else {
    streams_.out << id << '\n';
    for (const RecordId other : made) streams_.out << other.text() << '\n';
  }
  return {};
}

bool Context::confirmed(std::string_view question) const {
  if (streams_.in_is != Device::terminal) return true;
  streams_.err << question << " Type yes: " << std::flush;
  std::string answer;
  std::getline(streams_.in, answer);
  return answer == "yes";
}

Error Context::fail(Code code, std::string message, std::string hint) {
  told_ = Told{std::move(message), std::move(hint)};
  return {code, {}};
}

void Context::progress(std::int64_t done, std::int64_t of) {
  if (streams_.err_is != Device::terminal || arguments_.has_global("quiet") || of <= 0) return;
  const int percent = static_cast<int>(std::min<std::int64_t>(100, done * 100 / of));
  if (percent == shown_percent_) return;
  shown_percent_ = percent;
  if (percent == 100) return end_progress();
  const auto full = static_cast<std::size_t>(percent * kBar / 100);
  streams_.err << "\r[" << std::string(full, '#') << std::string(kBar - full, ' ') << "] " << percent << " %"
               << std::flush;
}

void Context::end_progress() {
  if (shown_percent_ < 0) return;
  shown_percent_ = -1;
  streams_.err << "\r\x1b[K" << std::flush;
}

Result<Day> Context::day_value(const std::string& text, std::string_view where) {
  const auto day = Day::parse(text);
  if (!day) return fail(Code::usage, std::string(where) + " takes a day written YYYY-MM-DD.");
  return *day;
}

Result<std::optional<Day>> Context::day_option(std::string_view option) {
  if (!arguments_.has(option)) return std::optional<Day>();
  TR_LET(day, day_value(arguments_.one(option), "--" + std::string(option)));
  return std::optional(day);
}

Result<std::optional<Day>> Context::step_day() {
  TR_LET(day, day_option("on"));
  if (day && *day > today())
    return fail(Code::usage, "This day lies ahead, and a step is noted once it is taken.",
                "Give today or an earlier day, or leave --on out.");
  return day;
}

Result<std::optional<std::int64_t>> Context::number_option(std::string_view option, std::int64_t least,
                                                           std::int64_t most) {
  if (!arguments_.has(option)) return std::optional<std::int64_t>();
  const std::string text = arguments_.one(option);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < least || number > most) {
    return fail(Code::usage, "--" + std::string(option) + " takes a whole number from " +
                                 std::to_string(least) + " to " + std::to_string(most) + ".");
  }
  return std::optional(number);
}

Result<std::string> Context::read_text(const std::string& file) {
  if (file == "-") return read_input();
  auto bytes = platform::read_file(file, kMaxText);
  if (!bytes) return reading(bytes.error());
  std::string text(as_text(*bytes));
  seal::wipe(*bytes);
  if (!is_utf8(text)) return fail(Code::invalid, "The file is not text in UTF-8.", "Convert it first.");
  return text;
}

Result<std::string> Context::read_input() {
  if (streams_.in_is == Device::terminal) note("Write; end with Ctrl-D on a line of its own.");
  std::string text;
  for (auto it = std::istreambuf_iterator<char>(streams_.in); it != std::istreambuf_iterator<char>(); ++it) {
    if (text.size() == kMaxText) return Error{Code::too_large, "input"};
    text += *it;
  }
  if (!is_utf8(text)) return fail(Code::invalid, "The input is not text in UTF-8.", "Convert it first.");
  return text;
}

}  // namespace thirdrow::cli
