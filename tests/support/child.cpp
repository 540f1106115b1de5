#include "support/child.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <exception>
#include <stdexcept>

namespace thirdrow::test {
namespace {

std::string read_all(int from) {
  std::string text;
  std::array<char, 4096> part{};
  for (;;) {
    const ssize_t count = read(from, part.data(), part.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return text;
    text.append(part.data(), static_cast<std::size_t>(count));
  }
}

std::string read_line(int from) {
  std::string line;
  for (char byte = 0; read(from, &byte, 1) == 1 && byte != '\n';) line += byte;
  return line;
}

void write_all(int to, const std::string& text) {
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t count = write(to, text.data() + done, text.size() - done);
    if (count < 0) return;
    done += static_cast<std::size_t>(count);
  }
}

std::string guarded(const std::function<std::string()>& body) {
  try {
    return body();
  } catch (const std::exception& problem) {
    return std::string("exception: ") + problem.what();
  }
}

std::array<int, 2> make_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) < 0) throw std::runtime_error("pipe");
  return ends;
}

}  // namespace

ChildEnd run_in_child(const std::function<std::string()>& body) {
  const auto ends = make_pipe();
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("fork");
  if (child == 0) {
    for (const int number : {SIGTERM, SIGINT, SIGHUP, SIGSEGV, SIGABRT})
      signal(number, SIG_DFL);  // Catch's handlers
    write_all(ends[1], guarded(body));
    _exit(0);
  }
  close(ends[1]);
  ChildEnd end;
  end.complaint = read_all(ends[0]);
  close(ends[0]);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFSIGNALED(status)) end.signal = WTERMSIG(status);
  end.core = WIFSIGNALED(status) && WCOREDUMP(status);
  if (WIFEXITED(status)) end.exit_code = WEXITSTATUS(status);
  return end;
}

std::string in_child(const std::function<std::string()>& body) {
  const ChildEnd end = run_in_child(body);
  if (end.signal != 0) return "ended by signal " + std::to_string(end.signal);
  if (end.exit_code != 0) return "exit code " + std::to_string(end.exit_code);
  return end.complaint;
}

Background::Background(const std::vector<std::string>& command, Output output, const std::string& input,
                       const std::vector<std::string>& environment) {
  const auto in = make_pipe();
  const auto out = make_pipe();
  pid_ = fork();
  if (pid_ < 0) throw std::runtime_error("fork");
  if (pid_ == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    dup2(in[0], STDIN_FILENO);
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    dup2(output == Output::first_line ? out[1] : nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    for (const std::string& each : environment) putenv(const_cast<char*>(each.c_str()));
    std::vector<char*> words;
    for (const std::string& each : command) words.push_back(const_cast<char*>(each.c_str()));
    words.push_back(nullptr);
    execvp(words[0], words.data());
    _exit(127);
  }
  close(in[0]);
  close(out[1]);
  write_all(in[1], input);
  close(in[1]);
  if (output == Output::first_line) first_line_ = read_line(out[0]);
  close(out[0]);
}

Background::~Background() {
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
}

}  // namespace thirdrow::test
