#include "platform/terminal.h"

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <fstream>

#include "support/catch.h"
#include "support/child.h"
#include "support/scratch.h"

using namespace thirdrow;
using test::Scratch;

namespace {

constexpr const char* kPrompt = "Passphrase: ";

/// A child on a terminal of its own that asks for a secret; its exit code tells how that ended.
class AskingChild {
 public:
  static constexpr int kRight = 0, kWrong = 1, kCodeBase = 100;

  AskingChild(const std::string& expected, std::size_t room) {
    if (openpty(&master_, &slave_, nullptr, nullptr, nullptr) < 0) return;
    pid_ = fork();
    if (pid_ == 0) {
      for (const int number : {SIGTERM, SIGINT, SIGHUP}) signal(number, SIG_DFL);
      setsid();
      ioctl(slave_, TIOCSCTTY, 0);
      std::string buffer(room, '\0');
      const auto length = platform::ask_secret(kPrompt, buffer);
      if (!length) _exit(kCodeBase + static_cast<int>(length.code()));
      _exit(buffer.substr(0, *length) == expected ? kRight : kWrong);
    }
    while (shown_.find(kPrompt) == std::string::npos && read_some()) {
    }
  }
  ~AskingChild() {
    close(master_);
    close(slave_);
  }

  void type(const std::string& keys) {
    if (write(master_, keys.data(), keys.size()) < 0) shown_ += "<write failed>";
  }
  void send(int number) { kill(pid_, number); }
  bool echoes() const {
    termios modes{};
    return tcgetattr(slave_, &modes) == 0 && (modes.c_lflag & ECHO) != 0 && (modes.c_lflag & ICANON) != 0;
  }
  int wait_status() {
    int status = 0;
    waitpid(pid_, &status, 0);
    // our own end is open, so the output ends where nothing more waits
    fcntl(master_, F_SETFL, O_NONBLOCK);
    while (read_some()) {
    }
    return status;
  }
  const std::string& shown() const { return shown_; }

 private:
  bool read_some() {
    std::array<char, 256> part{};
    const ssize_t count = read(master_, part.data(), part.size());
    if (count > 0) shown_.append(part.data(), static_cast<std::size_t>(count));
    return count > 0;
  }

  int master_ = -1;
  int slave_ = -1;
  pid_t pid_ = -1;
  std::string shown_;
};

int exit_code(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : -1; }
int refusal(Code code) { return AskingChild::kCodeBase + static_cast<int>(code); }

}  // namespace

TEST_CASE("a secret is read without being shown, and the terminal shows again afterwards") {
  AskingChild child("open sesame", 64);
  CHECK_FALSE(child.echoes());
  child.type("open sesame\n");
  CHECK(exit_code(child.wait_status()) == AskingChild::kRight);
  CHECK(child.shown() == std::string(kPrompt) + "\r\n");
  CHECK(child.echoes());
}

TEST_CASE("backspace takes back one whole character and Ctrl-U all of them") {
  AskingChild child("a\xC3\xA9", 64);
  child.type(
      "wrong\x15"
      "a\xC3\xA9\xE2\x82\xAC\x7F\r");
  CHECK(exit_code(child.wait_status()) == AskingChild::kRight);
}

TEST_CASE("Ctrl-C and Ctrl-D leave the question") {
  for (const char* keys : {"half\x03", "\x04"}) {
    AskingChild child("", 64);
    child.type(keys);
    CHECK(exit_code(child.wait_status()) == refusal(Code::cancelled));
    CHECK(child.echoes());
  }
}

TEST_CASE("a secret longer than its buffer is refused, not cut") {
  AskingChild child("", 4);
  child.type("12345\n");
  CHECK(exit_code(child.wait_status()) == refusal(Code::too_large));
  AskingChild corrected("1234", 4);
  corrected.type("12345\x7F\n");
  CHECK(exit_code(corrected.wait_status()) == AskingChild::kRight);
}

TEST_CASE("a terminated question puts the terminal back and then ends", "[fault]") {
  for (const int number : {SIGTERM, SIGHUP}) {
    AskingChild child("", 64);
    child.send(number);
    const int status = child.wait_status();
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == number);
    CHECK(child.echoes());
  }
}

TEST_CASE("without a terminal there is nobody to ask") {
  const std::string complaint = test::in_child([]() -> std::string {
    setsid();  // leaves the controlling terminal
    std::array<char, 8> buffer{};
    const auto length = platform::ask_secret(kPrompt, buffer);
    TR_EXPECT(!length);
    TR_EXPECT(length.code() == Code::unavailable);
    return {};
  });
  CHECK(complaint == "");
}

TEST_CASE("the first line of a file is the secret") {
  const Scratch folder;
  std::array<char, 8> buffer{};
  const auto read = [&](const std::string& content) {
    std::ofstream(folder / "f", std::ios::binary) << content;
    return platform::read_secret_line(folder / "f", buffer);
  };
  const auto text = [&](const std::string& content) {
    const auto length = read(content);
    return length ? std::string(buffer.data(), *length)
                  : "code " + std::to_string(static_cast<int>(length.code()));
  };
  CHECK(text("abc\nrest") == "abc");
  CHECK(text("abc\r\n") == "abc");
  CHECK(text("  abc ") == "  abc ");
  CHECK(text("12345678\n") == "12345678");
  CHECK(read("123456789").code() == Code::too_large);
  CHECK(buffer == std::array<char, 8>{});
  CHECK(read("").code() == Code::invalid);
  CHECK(read("\nabc").code() == Code::invalid);
  CHECK(platform::read_secret_line(folder / "none", buffer).code() == Code::not_found);
}

TEST_CASE("from standard input only the first line is taken") {
  const std::string complaint = test::in_child([]() -> std::string {
    std::array<int, 2> ends{};
    TR_EXPECT(pipe(ends.data()) == 0);
    TR_EXPECT(write(ends[1], "key\nrest", 8) == 8);
    TR_EXPECT(dup2(ends[0], STDIN_FILENO) == STDIN_FILENO);
    std::array<char, 8> buffer{};
    const auto length = platform::read_secret_line("-", buffer);
    TR_EXPECT(length.ok());
    TR_EXPECT(std::string_view(buffer.data(), *length) == "key");
    std::array<char, 8> rest{};
    TR_EXPECT(read(STDIN_FILENO, rest.data(), rest.size()) == 4);
    return {};
  });
  CHECK(complaint == "");
}

TEST_CASE("a terminal is told from a pipe, and knows its width") {
  const std::string complaint = test::in_child([]() -> std::string {
    int master = -1;
    int slave = -1;
    winsize size{};
    size.ws_col = 77;
    TR_EXPECT(openpty(&master, &slave, nullptr, nullptr, &size) == 0);
    TR_EXPECT(dup2(slave, STDOUT_FILENO) == STDOUT_FILENO);
    TR_EXPECT(platform::is_terminal(platform::Stream::output));
    TR_EXPECT(platform::terminal_columns(platform::Stream::output) == 77);
    std::array<int, 2> ends{};
    TR_EXPECT(pipe(ends.data()) == 0);
    TR_EXPECT(dup2(ends[0], STDIN_FILENO) == STDIN_FILENO);
    TR_EXPECT(!platform::is_terminal(platform::Stream::input));
    TR_EXPECT(!platform::terminal_columns(platform::Stream::input));
    return {};
  });
  CHECK(complaint == "");
}
