/// HTTPS as storages need it: one origin, verified, bounded in size and time, repeated where that helps. The
/// only place for curl.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "seal/secret.h"
#include "sync/url.h"

namespace thirdrow::sync {

struct HttpRequest {
  std::string method;
  std::string target;                ///< percent-encoded path, and a query, as it is sent
  std::vector<std::string> headers;  ///< "Name: value"
  ByteView body = {};                ///< of a PUT; it must outlive the call
  std::size_t most = 0;              ///< bytes of a good answer's body: more is Code::too_large
  bool folder_may_lack = false;      ///< 500 and no answer at all may mean that, and are not repeated
};
struct HttpAnswer {
  long status = 0;
  std::map<std::string, std::string> headers;  ///< names in lower case
  Bytes body;
  /// The header's value, or nothing.
  std::string header(const std::string& name) const;
};

/// What Http repeats.
bool may_be_better_later(long status);

struct HttpOptions {
  Url base;
  std::filesystem::path authority;  ///< certificates to trust instead of the system's; empty: the system's
  std::string user;                 ///< empty: no login
  std::shared_ptr<const seal::Secret> password;
  std::chrono::milliseconds connect_within{20'000};
  std::chrono::milliseconds stalled_for{30'000};  ///< without a byte either way: given up
  std::chrono::milliseconds answer_within{
      60'000};                     ///< for what has hardly a size; more of it may take longer
  std::size_t slowest = 8 * 1024;  ///< bytes a second on the whole; a sixteenth of it for long is given up
  std::chrono::milliseconds first_pause{500};       ///< before the first repetition; doubles
  std::chrono::milliseconds longest_pause{60'000};  ///< also of what a server asks for
  int attempts = 4;
};

/// Follows a redirection only to the same scheme, host and port. The login is sent at once where it is Basic;
/// where a server wants Digest it is agreed on before anything is uploaded. It goes to the base's origin
/// alone.
///
/// Repeated after a pause: no answer, 408, 423, 425, 429, 500, 502, 503, 504, whatever the method, as every
/// request of ours may be done twice. Errors: offline (`detail` has the last status, or what curl calls the
/// failure), cancelled, too_large, refused "redirect" (to elsewhere), denied "certificate" (the server's is
/// not trusted). Any other status is an answer. Threads: send() may be called from several at once; each has
/// a connection of its own, which is kept.
class Http {
 public:
  explicit Http(HttpOptions options);
  ~Http();
  Http(const Http&) = delete;
  Http& operator=(const Http&) = delete;

  /// `sign` is asked for the headers of every attempt anew.
  using Sign = std::function<std::vector<std::string>()>;
  Result<HttpAnswer> send(const HttpRequest& request, std::stop_token stop, const Sign& sign = {}) const;

  const HttpOptions& options() const { return options_; }

 private:
  class Line;
  std::unique_ptr<Line> take_line() const;
  void give_back(std::unique_ptr<Line> line) const;
  Result<HttpAnswer> follow(Line& line, HttpRequest request, const std::stop_token& stop,
                            const Sign& sign) const;

  HttpOptions options_;
  struct Pool;
  std::unique_ptr<Pool> pool_;
};

}  // namespace thirdrow::sync
