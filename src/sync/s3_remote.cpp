#include "sync/s3_remote.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <ctime>
#include <pugixml.hpp>
#include <utility>

#include "seal/sha256.h"
#include "sync/sigv4.h"

namespace thirdrow::sync {
namespace {

constexpr std::size_t kMostListing = std::size_t{8} << 20;
constexpr std::size_t kMostElse = std::size_t{64} << 10;
constexpr int kMostPages = 10'000;

bool is_success(long status) { return status >= 200 && status < 300; }

/// What stands in <Code> of an error's body.
std::string error_code(ByteView body) {
  pugi::xml_document document;
  if (!document.load_buffer(body.data(), body.size())) return {};
  return document.document_element().child_value("Code");
}

Error meant_by(const HttpAnswer& answer) {
  const std::string code = error_code(answer.body);
  const std::string detail = "status " + std::to_string(answer.status);
  if (code == "QuotaExceeded" || answer.status == 507) return {Code::disk_full, detail};
  if (code == "NoSuchBucket") return {Code::refused, "bucket"};
  if (answer.status == 404) return {Code::not_found, detail};
  if (answer.status == 401 || answer.status == 403) return {Code::denied, detail};
  if (answer.status == 413 || code == "EntityTooLarge") return {Code::too_large, detail};
  return {Code::refused, detail};
}

/// Seconds since 1970 of an HTTP date, "Sun, 06 Nov 1994 08:49:37 GMT".
std::optional<std::int64_t> http_date(const std::string& text) {
  std::tm parts{};
  const char* end = strptime(text.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
  if (end == nullptr || *end != '\0') return std::nullopt;
  return timegm(&parts);
}

class S3Remote : public Remote {
 public:
  explicit S3Remote(S3Options options) : options_(at_bucket(std::move(options))), http_(options_.http) {}

  Result<std::vector<Listed>> list(std::string_view folder, std::stop_token stop) const override {
    const std::string prefix = options_.prefix + std::string(folder) + "/";
    std::vector<Listed> out;
    std::string after;
    for (int page = 0; page < kMostPages; ++page) {
      Query query{{"list-type", "2"}, {"prefix", prefix}, {"delimiter", "/"}, {"max-keys", "1000"}};
      if (!after.empty()) query.push_back({"start-after", after});
      TR_LET(answer, send("GET", "", query, {}, kMostListing, stop));
      if (!is_success(answer.status)) return meant_by(answer);
      TR_LET(read, read_s3_page(answer.body, prefix));
      out.insert(out.end(), read.objects.begin(), read.objects.end());
      if (!read.more) break;
      if (read.last_key <= after) return {Code::damaged, "no listing"};  // it would never end
      after = std::move(read.last_key);
    }
    std::ranges::sort(out);
    const auto twice = std::ranges::unique(out, {}, &Listed::name);
    out.erase(twice.begin(), twice.end());
    return out;
  }

  Result<Bytes> get(std::string_view path, std::size_t most, std::stop_token stop) const override {
    TR_LET(answer, send("GET", path, {}, {}, std::max(most, kMostElse), stop));
    if (answer.status != 200)
      return is_success(answer.status) ? Error{Code::damaged, "no object"} : meant_by(answer);
    if (answer.body.size() > most) return {Code::too_large, "answer"};
    return std::move(answer.body);
  }

  Status put(std::string_view path, ByteView content, std::stop_token stop) const override {
    TR_LET(answer, send("PUT", path, {}, content, kMostElse, stop));
    return is_success(answer.status) ? Status() : Status(meant_by(answer));
  }

  Status remove(std::string_view path, std::stop_token stop) const override {
    TR_LET(answer, send("DELETE", path, {}, {}, kMostElse, stop));
    return is_success(answer.status) || answer.status == 404 ? Status() : Status(meant_by(answer));
  }

 private:
  using Query = std::vector<std::pair<std::string, std::string>>;

  static S3Options at_bucket(S3Options options) {
    if (options.style == S3Options::Style::virtual_host)
      options.http.base.host = options.bucket + "." + options.http.base.host;
    return options;
  }

  std::string path_of(std::string_view object) const {
    std::string path = options_.http.base.path;
    if (options_.style == S3Options::Style::path) path += percent_encoded(options_.bucket) + "/";
    return object.empty() ? path : path + percent_encoded(options_.prefix + std::string(object), "/");
  }

  Result<HttpAnswer> send(const char* method, std::string_view object, Query query, ByteView content,
                          std::size_t most, const std::stop_token& stop) const {
    const std::string origin = options_.http.base.origin();
    const S3Request to_sign{method, origin.substr(origin.find("://") + 3), path_of(object), query,
                            to_hex(seal::sha256(content))};
    const S3Login login{options_.access_key, options_.secret_key.get(), options_.region};
    const auto sign = [&] { return sign_s3(to_sign, login, options_.now() + skew_); };
    const std::string asked = canonical_query(std::move(query));
    const HttpRequest request{method, to_sign.path + (asked.empty() ? "" : "?" + asked), {}, content, most};
    TR_LET(answer, http_.send(request, stop, sign));
    if (answer.status != 403 || error_code(answer.body) != "RequestTimeTooSkewed") return answer;
    const auto theirs = http_date(answer.header("date"));
    if (!theirs) return answer;
    skew_ = *theirs - options_.now();
    return http_.send(request, stop, sign);
  }

  S3Options options_;
  Http http_;
  mutable std::atomic<std::int64_t> skew_ = 0;  ///< what the server's clock is ahead, in seconds
};

}  // namespace

Result<S3Page> read_s3_page(ByteView body, std::string_view prefix) {
  pugi::xml_document document;
  if (!document.load_buffer(body.data(), body.size())) return {Code::damaged, "no listing"};
  const pugi::xml_node all = document.document_element();
  if (std::string_view(all.name()) != "ListBucketResult") return {Code::damaged, "no listing"};
  S3Page page;
  page.more = std::string_view(all.child_value("IsTruncated")) == "true";
  const auto seen = [&page](std::string_view key) {
    if (page.last_key < key) page.last_key = key;
  };
  for (const pugi::xml_node each : all.children("Contents")) {
    const std::string_view key = each.child_value("Key");
    seen(key);
    const std::string_view length = each.child_value("Size");
    std::uint64_t size = 0;
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), size);
    const bool counted = error == std::errc() && !length.empty() && end == length.data() + length.size();
    if (counted && key.starts_with(prefix) && is_object_name(key.substr(prefix.size())))
      page.objects.push_back({std::string(key.substr(prefix.size())), size});
  }
  for (const pugi::xml_node each : all.children("CommonPrefixes")) seen(each.child_value("Prefix"));
  return page;
}

std::unique_ptr<Remote> s3_remote(S3Options options) {
  return std::make_unique<S3Remote>(std::move(options));
}

}  // namespace thirdrow::sync
