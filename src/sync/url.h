/// Where a storage is, as a person types it. Pure functions.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace thirdrow::sync {

struct Url {
  std::string scheme;  ///< http or https
  std::string host;    ///< lower case; an IPv6 address stands in brackets
  int port = 443;
  std::string path;  ///< percent-encoded as it will be sent, begins and ends with a slash

  /// scheme://host[:port], without a port that is the scheme's own.
  std::string origin() const;
  bool is_loopback() const;
  friend bool operator==(const Url&, const Url&) = default;
};

/// Code::invalid for what is no http(s) URL, has a login, a query or a fragment in it, or asks for plain http
/// to another machine. `detail` tells which: "url", "url login", "url query", "url http".
Result<Url> parse_url(std::string_view typed);

/// Every byte but A-Z a-z 0-9 - . _ ~ as %XX in capitals, and `keep` as it is.
std::string percent_encoded(std::string_view text, std::string_view keep = {});
/// What stands at a % that begins no %XX stays.
std::string percent_decoded(std::string_view text);

}  // namespace thirdrow::sync
