/// A server on this machine that answers plain HTTP as a test tells it, and keeps what it was asked.
#pragma once

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "support/catch.h"
#include "sync/http.h"

namespace thirdrow::test {

class ScriptedServer {
 public:
  /// One answer after the other; after the last, that one again. "%PORT" in them is the server's own.
  explicit ScriptedServer(std::vector<std::string> answers) : answers_(std::move(answers)) {
    listener_ = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    REQUIRE(bind(listener_, reinterpret_cast<sockaddr*>(&address), size) == 0);
    REQUIRE(listen(listener_, 8) == 0);
    REQUIRE(getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~ScriptedServer() {
    shutdown(listener_, SHUT_RDWR);
    thread_.join();
    close(listener_);
  }

  sync::HttpOptions options() const {
    sync::HttpOptions out;
    out.base = *sync::parse_url("http://127.0.0.1:" + std::to_string(port_) + "/base");
    out.first_pause = std::chrono::milliseconds(1);
    out.longest_pause = std::chrono::milliseconds(5);
    return out;
  }
  /// Head and body of each request.
  std::vector<std::string> asked() {
    const std::lock_guard lock(mutex_);
    return asked_;
  }

  static std::string answer(const std::string& status, const std::string& headers,
                            const std::string& body = {}) {
    return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + std::to_string(body.size()) +
           "\r\nConnection: close\r\n\r\n" + body;
  }

 private:
  void serve() {
    for (int client; (client = accept(listener_, nullptr, nullptr)) >= 0;) {
      std::string request = read_request(client);
      std::string words;
      {
        const std::lock_guard lock(mutex_);
        words = answers_[std::min(asked_.size(), answers_.size() - 1)];
        asked_.push_back(std::move(request));
      }
      if (const std::size_t at = words.find("%PORT"); at != std::string::npos)
        words.replace(at, 5, std::to_string(port_));
      send(client, words.data(), words.size(), MSG_NOSIGNAL);
      shutdown(client, SHUT_WR);
      char rest[256];
      while (recv(client, rest, sizeof rest, 0) > 0) {
      }
      close(client);
    }
  }

  static std::string read_request(int client) {
    std::string request;
    std::size_t whole = std::string::npos;
    char part[4096];
    while (request.size() < whole) {
      const ssize_t got = recv(client, part, sizeof part, 0);
      if (got <= 0) break;
      request.append(part, static_cast<std::size_t>(got));
      const std::size_t head = request.find("\r\n\r\n");
      if (head == std::string::npos) continue;
      std::string lower = request.substr(0, head);
      std::ranges::transform(lower, lower.begin(),
                             [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
      const std::size_t length = lower.find("content-length: ");
      whole = head + 4 + (length == std::string::npos ? 0 : std::stoul(lower.substr(length + 16)));
    }
    return request;
  }

  const std::vector<std::string> answers_;
  int listener_ = -1, port_ = 0;
  std::thread thread_;
  std::mutex mutex_;
  std::vector<std::string> asked_;
};

}  // namespace thirdrow::test
