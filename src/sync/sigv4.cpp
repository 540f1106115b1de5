#include "sync/sigv4.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "seal/sha256.h"
#include "sync/url.h"

namespace thirdrow::sync {
namespace {

/// 20261123T055900Z
std::string moment_of(std::int64_t seconds) {
  namespace chrono = std::chrono;
  const chrono::sys_seconds moment{chrono::seconds(seconds)};
  const auto day = chrono::floor<chrono::days>(moment);
  const chrono::year_month_day date(day);
  const chrono::hh_mm_ss time(moment - day);
  std::array<char, 48> text;
  std::snprintf(text.data(), text.size(), "%04d%02u%02uT%02d%02d%02dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return text.data();
}

seal::Sha256 signing_key(const S3Login& login, std::string_view day) {
  seal::Secret first(4 + login.secret_key->size());
  const ByteView prefix = as_bytes("AWS4"), secret = login.secret_key->view();
  std::ranges::copy(secret, std::ranges::copy(prefix, first.writable().begin()).out);
  seal::Sha256 key = seal::hmac_sha256(first.view(), as_bytes(day));
  for (const std::string_view part :
       {std::string_view(login.region), std::string_view("s3"), std::string_view("aws4_request")})
    key = seal::hmac_sha256(key, as_bytes(part));
  return key;
}

}  // namespace

std::string canonical_query(std::vector<std::pair<std::string, std::string>> query) {
  for (auto& [name, value] : query) {
    name = percent_encoded(name);
    value = percent_encoded(value);
  }
  std::ranges::sort(query);
  std::string out;
  for (const auto& [name, value] : query) out += (out.empty() ? "" : "&") + name + "=" + value;
  return out;
}

std::vector<std::string> sign_s3(const S3Request& request, const S3Login& login, std::int64_t seconds) {
  const std::string moment = moment_of(seconds);
  const std::string day = moment.substr(0, 8);
  const std::string names = "host;x-amz-content-sha256;x-amz-date";
  const std::string canonical = request.method + "\n" + request.path + "\n" + canonical_query(request.query) +
                                "\nhost:" + request.host + "\nx-amz-content-sha256:" + request.payload_hash +
                                "\nx-amz-date:" + moment + "\n\n" + names + "\n" + request.payload_hash;
  const std::string scope = day + "/" + login.region + "/s3/aws4_request";
  const std::string to_sign =
      "AWS4-HMAC-SHA256\n" + moment + "\n" + scope + "\n" + to_hex(seal::sha256(as_bytes(canonical)));
  seal::Sha256 key = signing_key(login, day);
  const std::string signature = to_hex(seal::hmac_sha256(key, as_bytes(to_sign)));
  seal::wipe(key);
  return {"x-amz-date: " + moment, "x-amz-content-sha256: " + request.payload_hash,
          "Authorization: AWS4-HMAC-SHA256 Credential=" + login.access_key + "/" + scope +
              ", SignedHeaders=" + names + ", Signature=" + signature};
}

}  // namespace thirdrow::sync
