#include "support/crash_at.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <stdexcept>

namespace thirdrow::test {
namespace {

struct Call {
  std::uint64_t number;
  const char* name;
  int path;  ///< the argument that names the file; -1: none
};
constexpr Call kCalls[] = {
    {SYS_openat, "openat", 1},      {SYS_write, "write", -1},
    {SYS_pwrite64, "pwrite64", -1}, {SYS_ftruncate, "ftruncate", -1},
    {SYS_fsync, "fsync", -1},       {SYS_fdatasync, "fdatasync", -1},
    {SYS_renameat, "renameat", 3},  {SYS_renameat2, "renameat2", 3},
    {SYS_linkat, "linkat", 3},      {SYS_unlinkat, "unlinkat", 1},
    {SYS_mkdirat, "mkdirat", 1},    {SYS_fchmodat, "fchmodat", 1},
    {SYS_fchmod, "fchmod", -1},
#ifdef SYS_rename
    {SYS_open, "open", 0},          {SYS_rename, "rename", 1},
    {SYS_link, "link", 1},          {SYS_unlink, "unlink", 0},
    {SYS_mkdir, "mkdir", 0},        {SYS_chmod, "chmod", 0},
#endif
};

bool only_reads(const Call& call, const __ptrace_syscall_info& info) {
  const std::string_view name = call.name;
  if (name == "openat") return (info.entry.args[2] & (O_CREAT | O_TRUNC)) == 0;
  if (name == "open") return (info.entry.args[1] & (O_CREAT | O_TRUNC)) == 0;
  return false;
}

std::string text_at(pid_t child, std::uint64_t address) {
  std::array<char, 256> text{};
  iovec to{text.data(), text.size() - 1};
  iovec from{reinterpret_cast<void*>(address), to.iov_len};  // NOLINT: an address of the child
  const ssize_t size = process_vm_readv(child, &to, 1, &from, 1, 0);
  return size > 0 ? std::string(text.data()) : std::string("?");
}

/// A child under our eyes, stopped before `body`.
class Traced {
 public:
  explicit Traced(const std::function<void()>& body) : pid_(fork()) {
    if (pid_ < 0) throw std::runtime_error("fork");
    if (pid_ == 0) {
      for (const int number : {SIGTERM, SIGINT, SIGHUP, SIGSEGV, SIGABRT})
        signal(number, SIG_DFL);  // Catch's handlers
      if (ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) _exit(99);
      raise(SIGSTOP);
      body();
      _exit(0);
    }
    int status = 0;
    waitpid(pid_, &status, 0);
    if (!WIFSTOPPED(status)) throw std::runtime_error("a child may not be traced here");
    ptrace(PTRACE_SETOPTIONS, pid_, nullptr, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL);
  }
  ~Traced() {
    if (ended_) return;
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  Traced(const Traced&) = delete;
  Traced& operator=(const Traced&) = delete;

  /// Runs on to right before the next call that changes a file. False when the child ended first.
  bool next(std::string& what) {
    for (int passed_on = 0;;) {
      ptrace(PTRACE_SYSCALL, pid_, nullptr, passed_on);
      int status = 0;
      waitpid(pid_, &status, 0);
      if (WIFEXITED(status) || WIFSIGNALED(status)) {
        ended_ = true;
        if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
          throw std::runtime_error("the traced child failed");
        return false;
      }
      passed_on = WSTOPSIG(status) == (SIGTRAP | 0x80) ? 0 : WSTOPSIG(status);
      if (passed_on == 0 && changes_a_file(what)) return true;
    }
  }

 private:
  bool changes_a_file(std::string& what) const {
    __ptrace_syscall_info info{};
    if (ptrace(PTRACE_GET_SYSCALL_INFO, pid_, sizeof info, &info) < 0)
      throw std::runtime_error("syscall info");
    if (info.op != PTRACE_SYSCALL_INFO_ENTRY) return false;
    const auto* call = std::ranges::find(kCalls, info.entry.nr, &Call::number);
    if (call == std::end(kCalls) || only_reads(*call, info)) return false;
    what = call->name;
    if (call->path >= 0) what += " " + text_at(pid_, info.entry.args[call->path]);
    return true;
  }

  pid_t pid_;
  bool ended_ = false;
};

}  // namespace

std::vector<std::string> calls_that_change_files(const std::function<void()>& body) {
  Traced child(body);
  std::vector<std::string> calls;
  for (std::string what; child.next(what);) calls.push_back(what);
  return calls;
}

bool kill_before_call(std::size_t nth, const std::function<void()>& body) {
  Traced child(body);
  std::string what;
  for (std::size_t i = 0; i <= nth; ++i) {
    if (!child.next(what)) return false;
  }
  return true;
}

}  // namespace thirdrow::test
