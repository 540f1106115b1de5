#include "platform/terminal.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>

#include "descriptor.h"

namespace thirdrow::platform {
namespace {

constexpr int kPollMs = 100;  // how soon a waiting SIGTERM is noticed

int descriptor_of(Stream stream) {
  if (stream == Stream::input) return STDIN_FILENO;
  return stream == Stream::output ? STDOUT_FILENO : STDERR_FILENO;
}

void say(int terminal, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = write(terminal, text.data(), text.size());
    if (count < 0 && errno != EINTR) return;
    if (count > 0) text.remove_prefix(static_cast<std::size_t>(count));
  }
}

/// No echo, no line buffer in the kernel, and the interrupt keys as plain bytes: so no handler, no global,
/// and no thread that happens to take the signal, can leave the terminal mute. Outside signals wait until we
/// put it back.
class QuietTerminal {
 public:
  explicit QuietTerminal(int terminal) : terminal_(terminal) {
    sigemptyset(&held_);
    sigaddset(&held_, SIGTERM);
    sigaddset(&held_, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &held_, &before_signals_);
    ok_ = tcgetattr(terminal_, &before_) == 0;
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
    quiet.c_cc[VMIN] = 1;
    quiet.c_cc[VTIME] = 0;
    // TCSAFLUSH: what was typed before the question was not meant as an answer
    ok_ = ok_ && tcsetattr(terminal_, TCSAFLUSH, &quiet) == 0;
  }
  ~QuietTerminal() {
    if (ok_) tcsetattr(terminal_, TCSAFLUSH, &before_);
    say(terminal_, "\n");
    pthread_sigmask(SIG_SETMASK, &before_signals_, nullptr);
  }
  QuietTerminal(const QuietTerminal&) = delete;
  QuietTerminal& operator=(const QuietTerminal&) = delete;

  bool ok() const { return ok_; }

  /// The next byte, or -1 when the terminal is gone or a held signal waits.
  int next() const {
    for (;;) {
      if (signal_waits()) return -1;
      pollfd ready{terminal_, POLLIN, 0};
      const int count = poll(&ready, 1, kPollMs);
      if (count == 0 || (count < 0 && errno == EINTR)) continue;
      char byte = 0;
      const ssize_t got = count < 0 ? -1 : read(terminal_, &byte, 1);
      if (got == 1) return static_cast<unsigned char>(byte);
      if (got == 0 || errno != EINTR) return -1;
    }
  }

 private:
  bool signal_waits() const {
    sigset_t waiting;
    return sigpending(&waiting) == 0 &&
           (sigismember(&waiting, SIGTERM) == 1 || sigismember(&waiting, SIGHUP) == 1);
  }

  int terminal_;
  termios before_{};
  sigset_t held_{};
  sigset_t before_signals_{};
  bool ok_ = false;
};

/// Takes back one UTF-8 character.
std::size_t without_last(std::span<const char> buffer, std::size_t length) {
  while (length > 0) {
    --length;
    if ((static_cast<unsigned char>(buffer[length]) & 0xC0) != 0x80) break;
  }
  return length;
}

Result<std::size_t> read_line(const QuietTerminal& terminal, std::span<char> buffer) {
  constexpr int kInterrupt = 3, kEnd = 4, kBackspace = 8, kKillLine = 21, kQuit = 28, kDelete = 127;
  std::size_t length = 0;
  std::size_t lost = 0;  // bytes that found no room
  for (;;) {
    const int byte = terminal.next();
    if (byte < 0 || byte == kInterrupt || byte == kQuit || (byte == kEnd && length == 0))
      return {Code::cancelled};
    if (byte == '\r' || byte == '\n' || byte == kEnd) break;
    if (byte == kKillLine) {
      length = lost = 0;
    } else if (byte == kBackspace || byte == kDelete) {
      if (lost > 0)
        --lost;
      else
        length = without_last(buffer, length);
    } else if (length == buffer.size()) {
      ++lost;
    } else {
      buffer[length++] = static_cast<char>(byte);
    }
  }
  if (lost > 0) return {Code::too_large, "line"};
  return length;
}

}  // namespace

bool is_terminal(Stream stream) { return isatty(descriptor_of(stream)) == 1; }

std::optional<int> terminal_columns(Stream stream) {
  winsize size{};
  if (ioctl(descriptor_of(stream), TIOCGWINSZ, &size) < 0 || size.ws_col == 0) return std::nullopt;
  return size.ws_col;
}

Result<std::size_t> ask_secret(std::string_view prompt, std::span<char> buffer) {
  const Descriptor terminal(open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY));
  if (!terminal.valid()) return {Code::unavailable, "no terminal"};
  const QuietTerminal quiet(terminal.get());
  if (!quiet.ok()) return {Code::unavailable, "terminal modes"};
  say(terminal.get(), prompt);
  auto length = read_line(quiet, buffer);
  if (!length) explicit_bzero(buffer.data(), buffer.size());
  return length;
}

Result<std::size_t> read_secret_line(const std::filesystem::path& file, std::span<char> buffer) {
  const bool standard_input = file == "-";
  const Descriptor opened(standard_input ? -1 : open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!standard_input && !opened.valid()) return system_error(errno, "open");
  const int source = standard_input ? STDIN_FILENO : opened.get();
  std::size_t length = 0;
  const auto fail = [&](Code code, const char* detail) -> Result<std::size_t> {
    explicit_bzero(buffer.data(), buffer.size());
    return {code, detail};
  };
  for (;;) {
    // byte by byte: what follows the line on standard input belongs to somebody else
    char byte = 0;
    const ssize_t count = read(source, &byte, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno == EISDIR) return fail(Code::invalid, "not a regular file");
    if (count < 0) return fail(Code::io, "read");
    if (count == 0 || byte == '\n') break;
    if (length == buffer.size()) return fail(Code::too_large, "line");
    buffer[length++] = byte;
  }
  if (length > 0 && buffer[length - 1] == '\r') --length;
  if (length == 0) return fail(Code::invalid, "empty line");
  return length;
}

}  // namespace thirdrow::platform
