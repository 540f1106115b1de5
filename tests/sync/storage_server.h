/// A real storage server of ../shared/servers for as long as this lives; it listens on this machine alone.
#pragma once

#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>

#include "support/catch.h"
#include "support/child.h"
#include "support/scratch.h"
#include "sync/http.h"

namespace thirdrow::test {

/// A port that nobody listens on now.
inline int free_port() {
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  const bool bound = bind(listener, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                     getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  close(listener);
  REQUIRE(bound);
  return ntohs(address.sin_port);
}

class StorageServer {
 public:
  explicit StorageServer(const std::string& name) : port_(free_port()) {
    namespace fs = std::filesystem;
    fs::permissions(folder_.path(), fs::perms::others_exec | fs::perms::group_exec, fs::perm_options::add);
    const std::string script = THIRDROW_SHARED_DIR "/servers/start-" + name + ".sh";
    process_ = std::make_unique<Background>(
        std::vector<std::string>{"bash", script, std::to_string(port_), (folder_ / "server").string()},
        Background::Output::first_line);
    INFO(process_->first_line());
    REQUIRE(process_->first_line().starts_with("ready "));
  }
  ~StorageServer() { stop(); }

  std::string url(const std::string& path = "/") const {
    return "https://localhost:" + std::to_string(port_) + path;
  }
  std::filesystem::path authority() const { return folder_ / "server/tls/ca.pem"; }
  const Scratch& folder() const { return folder_; }

  sync::HttpOptions options(const std::string& path = "/") const {
    sync::HttpOptions out;
    out.base = *sync::parse_url(url(path));
    out.authority = authority();
    out.user = "alice";
    out.password = std::make_shared<const seal::Secret>(seal::Secret::from_text("alice-pw"));
    out.first_pause = std::chrono::milliseconds(20);
    return out;
  }

  /// Asks the script to end, so that it ends what it started.
  void stop() {
    if (!process_) return;
    kill(process_->pid(), SIGTERM);
    siginfo_t ended{};
    for (int i = 0; i < 1000; ++i) {
      if (waitid(P_PID, static_cast<id_t>(process_->pid()), &ended, WEXITED | WNOHANG | WNOWAIT) != 0 ||
          ended.si_pid != 0)
        break;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    process_.reset();
  }

 private:
  /// Servers that root starts drop to a user of their own, who may not come where the tests are.
  static std::filesystem::path parent() {
    return geteuid() == 0 ? std::filesystem::path("/tmp") : std::filesystem::temp_directory_path();
  }

  Scratch folder_{parent()};
  int port_;
  std::unique_ptr<Background> process_;
};

}  // namespace thirdrow::test
