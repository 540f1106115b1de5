/// AWS Signature Version 4, as S3 wants it ("Authenticating Requests (AWS Signature Version 4)", Amazon S3
/// API Reference): signed by ourselves, as the libcurl of many systems signs some requests wrongly. Pure
/// functions.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "seal/secret.h"

namespace thirdrow::sync {

struct S3Login {
  std::string access_key;
  const seal::Secret* secret_key = nullptr;
  std::string region;
};
struct S3Request {
  std::string method;
  std::string host;  ///< as the Host header has it: with a port that is not the scheme's own
  std::string path;  ///< percent-encoded by percent_encoded()
  std::vector<std::pair<std::string, std::string>> query;  ///< as they are
  std::string payload_hash;                                ///< SHA-256 in hex
};

/// Names and values encoded and in order, as they are signed and have to be sent.
std::string canonical_query(std::vector<std::pair<std::string, std::string>> query);
/// The headers to send with the request, at `seconds` since 1970 (UTC).
std::vector<std::string> sign_s3(const S3Request& request, const S3Login& login, std::int64_t seconds);

}  // namespace thirdrow::sync
