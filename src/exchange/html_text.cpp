#include "exchange/html_text.h"

#include "base/bytes.h"
#include "exchange/text.h"

namespace thirdrow::exchange {
namespace {

constexpr std::string_view kUnknown = "\xEF\xBF\xBD";

std::string_view entity_of(char letter) {
  switch (letter) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

bool is_control(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  return (byte < 0x20 && letter != '\n' && letter != '\t') || byte == 0x7F;
}

}  // namespace

std::string html_text(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  const bool whole = is_utf8(text);
  for (const char letter : text) {
    if (letter == '\r') continue;
    const bool broken = !whole && static_cast<unsigned char>(letter) >= 0x80;
    if (const std::string_view entity = entity_of(letter); !entity.empty()) {
      out += entity;
    } else if (broken || is_control(letter)) {
      out += kUnknown;
    } else {
      out += letter;
    }
  }
  return out;
}

std::string html_line(std::string_view text) { return html_text(one_line(text)); }

}  // namespace thirdrow::exchange
