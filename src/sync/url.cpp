#include "sync/url.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>

namespace thirdrow::sync {
namespace {

std::string lowered(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

bool is_unreserved(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

std::optional<int> hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return std::nullopt;
}

int own_port(std::string_view scheme) { return scheme == "http" ? 80 : 443; }

/// Host and port; false for what is neither.
bool read_host(std::string_view typed, Url& url) {
  const std::size_t bracket = typed.starts_with('[') ? typed.find(']') : 0;
  if (bracket == std::string_view::npos) return false;
  const std::size_t colon = typed.find(':', bracket);
  url.host = lowered(typed.substr(0, colon));
  const auto fits = [](char c) { return is_unreserved(c) || c == '[' || c == ']' || c == ':'; };
  if (url.host.empty() || !std::ranges::all_of(url.host, fits)) return false;
  url.port = own_port(url.scheme);
  if (colon == std::string_view::npos) return true;
  const std::string_view port = typed.substr(colon + 1);
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), url.port);
  return error == std::errc() && end == port.data() + port.size() && url.port > 0 && url.port <= 0xFFFF;
}

}  // namespace

std::string Url::origin() const {
  std::string out = scheme + "://" + host;
  if (port != own_port(scheme)) out += ":" + std::to_string(port);
  return out;
}

bool Url::is_loopback() const { return host == "localhost" || host == "127.0.0.1" || host == "[::1]"; }

Result<Url> parse_url(std::string_view typed) {
  const std::size_t colon = typed.find("://");
  if (colon == std::string_view::npos) return {Code::invalid, "url"};
  Url url;
  url.scheme = lowered(typed.substr(0, colon));
  if (url.scheme != "https" && url.scheme != "http") return {Code::invalid, "url"};
  typed.remove_prefix(colon + 3);
  const std::size_t slash = std::min(typed.find('/'), typed.size());
  if (typed.find_first_of("?#") != std::string_view::npos) return {Code::invalid, "url query"};
  if (typed.substr(0, slash).find('@') != std::string_view::npos) return {Code::invalid, "url login"};
  if (!read_host(typed.substr(0, slash), url)) return {Code::invalid, "url"};
  if (url.scheme == "http" && !url.is_loopback()) return {Code::invalid, "url http"};
  url.path = percent_encoded(percent_decoded(typed.substr(slash)), "/");
  if (!url.path.ends_with('/')) url.path += '/';
  return url;
}

std::string percent_encoded(std::string_view text, std::string_view keep) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (is_unreserved(c) || keep.find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
  }
  return out;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : std::nullopt;
    const auto low = high ? hex_digit(text[i + 2]) : std::nullopt;
    out += low ? static_cast<char>(*high * 16 + *low) : text[i];
    if (low) i += 2;
  }
  return out;
}

}  // namespace thirdrow::sync
