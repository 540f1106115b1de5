/// A storage that speaks S3: Amazon's, Ceph, MinIO, and many a hoster's object store.
#pragma once

#include <functional>
#include <memory>

#include "sync/http.h"
#include "sync/remote.h"

namespace thirdrow::sync {

struct S3Options {
  HttpOptions http;    ///< of the endpoint; without a login of its own
  std::string bucket;  ///< must exist
  std::string prefix;  ///< of every key; empty, or ends with a slash
  std::string region = "us-east-1";
  enum class Style : std::uint8_t {
    path,
    virtual_host
  } style = Style::path;  ///< where the bucket's name stands
  std::string access_key;
  std::shared_ptr<const seal::Secret> secret_key;
  std::function<std::int64_t()>
      now;  ///< seconds since 1970; a server that finds it wrong is believed for signing
};
std::unique_ptr<Remote> s3_remote(S3Options options);

/// One page of ListObjectsV2. Public for tests: the bytes are the server's.
struct S3Page {
  std::vector<Remote::Listed> objects;  ///< directly below the prefix that was asked for
  std::string last_key;                 ///< as the server has it, for start-after
  bool more = false;
};
Result<S3Page> read_s3_page(ByteView body, std::string_view prefix);

}  // namespace thirdrow::sync
