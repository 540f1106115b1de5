#include "sync/storage.h"

#include <map>
#include <optional>

#include "sync/folder_remote.h"
#include "sync/s3_remote.h"
#include "sync/webdav_remote.h"

namespace thirdrow::sync {
namespace {

using Access = store::SyncLog::Access;

std::optional<std::string_view> after(std::string_view text, std::string_view scheme) {
  if (!text.starts_with(scheme)) return std::nullopt;
  return text.substr(scheme.size());
}

Error wrong_url(const Error& error) { return {Code::invalid, "address " + error.detail}; }

Result<HttpOptions> options_of(std::string_view url, const Access& access) {
  const auto parsed = parse_url(url);
  if (!parsed) return wrong_url(parsed.error());
  HttpOptions out;
  out.base = *parsed;
  out.authority = access.authority;
  return out;
}

Result<std::unique_ptr<Remote>> open_webdav(const std::string& url, const Access& access) {
  TR_LET(options, options_of(url, access));
  options.user = access.user;
  options.password = std::make_shared<const seal::Secret>(seal::Secret::copy_of(access.secret.view()));
  return webdav_remote(std::move(options));
}

std::map<std::string, std::string> query_of(std::string_view query) {
  std::map<std::string, std::string> out;
  while (!query.empty()) {
    const std::string_view one = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), one.size() + 1));
    const std::size_t equals = one.find('=');
    if (equals != std::string_view::npos)
      out.emplace(one.substr(0, equals), percent_decoded(one.substr(equals + 1)));
  }
  return out;
}

Result<std::unique_ptr<Remote>> open_s3(std::string_view rest, const Access& access, Clock& clock) {
  const std::size_t asks = std::min(rest.find('?'), rest.size());
  const auto said = query_of(rest.substr(std::min(asks + 1, rest.size())));
  const std::string_view place = rest.substr(0, asks);
  const std::size_t slash = std::min(place.find('/'), place.size());
  const auto endpoint = said.find("endpoint");
  if (slash == 0 || endpoint == said.end()) return {Code::invalid, "address s3"};
  TR_LET(http, options_of(endpoint->second, access));
  S3Options out;
  out.http = std::move(http);
  out.bucket = place.substr(0, slash);
  out.prefix = place.substr(std::min(slash + 1, place.size()));
  if (!out.prefix.empty() && !out.prefix.ends_with('/')) out.prefix += '/';
  if (!access.region.empty()) out.region = access.region;
  const auto style = said.find("style");
  if (style != said.end() && style->second == "host") out.style = S3Options::Style::virtual_host;
  out.access_key = access.user;
  out.secret_key = std::make_shared<const seal::Secret>(seal::Secret::copy_of(access.secret.view()));
  out.now = [&clock] { return clock.now().utc_ms / 1000; };
  return s3_remote(std::move(out));
}

/// See counted().
class Counted : public Remote {
 public:
  Counted(std::unique_ptr<Remote> remote, Traffic& traffic) : remote_(std::move(remote)), traffic_(traffic) {}

  Result<std::vector<Listed>> list(std::string_view folder, std::stop_token stop) const override {
    ++traffic_.requests;
    return remote_->list(folder, stop);
  }
  Result<Bytes> get(std::string_view path, std::size_t most, std::stop_token stop) const override {
    ++traffic_.requests;
    auto object = remote_->get(path, most, stop);
    if (object) traffic_.bytes_down += object->size();
    return object;
  }
  Status put(std::string_view path, ByteView content, std::stop_token stop) const override {
    ++traffic_.requests;
    traffic_.bytes_up += content.size();
    return remote_->put(path, content, stop);
  }
  Status remove(std::string_view path, std::stop_token stop) const override {
    ++traffic_.requests;
    return remote_->remove(path, stop);
  }

 private:
  std::unique_ptr<Remote> remote_;
  Traffic& traffic_;
};

}  // namespace

Result<std::unique_ptr<Remote>> open_storage(const Access& access, Clock& clock) {
  const std::string_view address = access.address;
  if (const auto path = after(address, "file://")) {
    if (!path->starts_with('/')) return {Code::invalid, "address file"};
    return folder_remote(percent_decoded(*path));
  }
  if (const auto rest = after(address, "davs://"))
    return open_webdav("https://" + std::string(*rest), access);
  if (const auto rest = after(address, "dav://")) return open_webdav("http://" + std::string(*rest), access);
  if (const auto rest = after(address, "s3://")) return open_s3(*rest, access, clock);
  return {Code::invalid, "address"};
}

std::unique_ptr<Remote> counted(std::unique_ptr<Remote> remote, Traffic& traffic) {
  return std::make_unique<Counted>(std::move(remote), traffic);
}

}  // namespace thirdrow::sync
