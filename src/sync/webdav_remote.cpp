#include "sync/webdav_remote.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <pugixml.hpp>
#include <utility>

namespace thirdrow::sync {
namespace {

constexpr std::size_t kMostListing = std::size_t{8} << 20;
constexpr std::size_t kMostElse = std::size_t{64} << 10;

/// What servers mean by a status that is neither success nor worth another try.
Error meant_by(long status) {
  const std::string detail = "status " + std::to_string(status);
  switch (status) {
    case 401:
    case 403:
      return {Code::denied, detail};
    case 404:
    case 410:
      return {Code::not_found, detail};
    case 413:
      return {Code::too_large, detail};
    case 507:
      return {Code::disk_full, detail};
    default:
      return {Code::refused, detail};
  }
}

bool is_success(long status) { return status >= 200 && status < 300; }
bool may_lack_folder(long status) { return status == 404 || status == 409 || status == 500; }

/// No server's word came, as little as a later one would.
bool is_unanswered(const Error& error) {
  return error.code == Code::offline && !error.detail.starts_with("status");
}

/// Prefixes of names are whatever the server likes.
std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return name.substr(name.rfind(':') + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node each : node.children()) {
    if (local_name(each) == name) return each;
  }
  return {};
}

/// "HTTP/1.1 200 OK"
bool says_ok(const pugi::xml_node& status) {
  const std::string_view line = status.child_value();
  const std::size_t space = line.find(' ');
  return space != std::string_view::npos && line.substr(space + 1).starts_with("2");
}

/// What the server could tell of it; nothing for a folder, and for what it could not tell.
std::optional<std::uint64_t> size_of(const pugi::xml_node& response) {
  if (const auto status = child(response, "status"); status && !says_ok(status)) return std::nullopt;
  for (const pugi::xml_node propstat : response.children()) {
    if (local_name(propstat) != "propstat" || !says_ok(child(propstat, "status"))) continue;
    const pugi::xml_node prop = child(propstat, "prop");
    if (child(child(prop, "resourcetype"), "collection")) return std::nullopt;
    const std::string_view length = child(prop, "getcontentlength").child_value();
    std::uint64_t size = 0;
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), size);
    if (error == std::errc() && end == length.data() + length.size() && !length.empty()) return size;
  }
  return std::nullopt;
}

/// What follows the folder in the path: nothing for the folder itself; nullopt for what is elsewhere. An href
/// is a whole URL, or a path, encoded to the server's taste.
std::optional<std::string> path_in(std::string_view folder, std::string_view href) {
  if (const std::size_t scheme = href.find("://"); scheme != std::string_view::npos) {
    const std::size_t slash = href.find('/', scheme + 3);
    href = slash == std::string_view::npos ? std::string_view() : href.substr(slash);
  }
  const std::string path = percent_decoded(href);
  const std::string within = percent_decoded(folder);
  if (path + "/" == within) return std::string();
  if (!path.starts_with(within)) return std::nullopt;
  return path.substr(within.size());
}

class WebdavRemote : public Remote {
 public:
  explicit WebdavRemote(HttpOptions options) : http_(std::move(options)) {}

  Result<std::vector<Listed>> list(std::string_view folder, std::stop_token stop) const override {
    static const std::string kAsk =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><propfind "
        "xmlns=\"DAV:\"><prop><resourcetype/><getcontentlength/>"
        "</prop></propfind>";
    const std::string target = target_of(std::string(folder) + "/");
    TR_LET(answer, http_.send({"PROPFIND",
                               target,
                               {"Depth: 1", "Content-Type: application/xml; charset=utf-8"},
                               as_bytes(kAsk),
                               kMostListing},
                              stop));
    if (answer.status == 404 || answer.status == 410) return std::vector<Listed>();
    if (!is_success(answer.status)) return meant_by(answer.status);
    if (answer.status != 207) return {Code::damaged, "no listing"};  // a portal's page, for one
    return read_multistatus(answer.body, target);
  }

  Result<Bytes> get(std::string_view path, std::size_t most, std::stop_token stop) const override {
    TR_LET(answer, http_.send({"GET", target_of(path), {}, {}, most}, stop));
    if (answer.status != 200)
      return is_success(answer.status) ? Error{Code::damaged, "no object"} : meant_by(answer.status);
    return std::move(answer.body);
  }

  Status put(std::string_view path, ByteView content, std::stop_token stop) const override {
    HttpRequest request{
        "PUT", target_of(path), {"Content-Type: application/octet-stream"}, content, kMostElse};
    request.folder_may_lack = true;
    auto answer = http_.send(request, stop);
    if (answer && is_success(answer->status)) return {};
    // Where the folder is missing servers say 404, 409 or 500, or break off an upload that they have
    // answered.
    const bool lacks = answer ? may_lack_folder(answer->status) : is_unanswered(answer.error());
    if (!lacks) return answer ? meant_by(answer->status) : answer.error();
    TR_TRY(make_folders(path, stop));
    request.folder_may_lack = false;
    answer = http_.send(request, stop);
    if (!answer) return answer.error();
    return is_success(answer->status) ? Status() : Status(meant_by(answer->status));
  }

  Status remove(std::string_view path, std::stop_token stop) const override {
    TR_LET(answer, http_.send({"DELETE", target_of(path), {}, {}, kMostElse}, stop));
    const bool gone = is_success(answer.status) || answer.status == 404 || answer.status == 410;
    return gone ? Status() : Status(meant_by(answer.status));
  }

 private:
  std::string target_of(std::string_view path) const {
    return http_.options().base.path + percent_encoded(path, "/");
  }

  /// One level after another: no server makes more. That one exists is told in several ways, so only the PUT
  /// that follows tells whether it was of use.
  Status make_folders(std::string_view path, const std::stop_token& stop) const {
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
         slash = path.find('/', slash + 1)) {
      TR_LET(answer, http_.send({"MKCOL", target_of(path.substr(0, slash + 1)), {}, {}, kMostElse}, stop));
      if (answer.status == 401) return meant_by(answer.status);
    }
    return {};
  }

  Http http_;
};

}  // namespace

Result<std::vector<Remote::Listed>> read_multistatus(ByteView body, std::string_view path) {
  pugi::xml_document document;
  // no DTD is read and no entity but XML's own: nothing can grow
  if (!document.load_buffer(body.data(), body.size(), pugi::parse_default | pugi::parse_trim_pcdata))
    return {Code::damaged, "no listing"};
  const pugi::xml_node all = document.document_element();
  if (local_name(all) != "multistatus") return {Code::damaged, "no listing"};
  std::vector<Remote::Listed> out;
  bool is_of_folder = false;
  for (const pugi::xml_node response : all.children()) {
    if (local_name(response) != "response") continue;
    auto name = path_in(path, child(response, "href").child_value());
    is_of_folder = is_of_folder || name;
    const auto size = size_of(response);
    if (name && size && is_object_name(*name)) out.push_back({std::move(*name), *size});
  }
  if (!is_of_folder) return {Code::damaged, "listing of another folder"};
  std::ranges::sort(out);
  const auto twice = std::ranges::unique(out, {}, &Remote::Listed::name);
  out.erase(twice.begin(), twice.end());
  return out;
}

std::unique_ptr<Remote> webdav_remote(HttpOptions options) {
  return std::make_unique<WebdavRemote>(std::move(options));
}

}  // namespace thirdrow::sync
