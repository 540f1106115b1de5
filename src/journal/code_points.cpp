#include "journal/code_points.h"

#include <utf8proc.h>

namespace thirdrow::journal {

void append_code_points(std::u32string& out, std::string_view utf8) {
  out.reserve(out.size() + utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const auto byte = static_cast<unsigned char>(utf8[at]);
    if (byte < 0x80) {
      out.push_back(byte);
      ++at;
      continue;
    }
    utf8proc_int32_t point = -1;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()) + at;
    const auto used = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(utf8.size() - at), &point);
    out.push_back(used > 0 ? static_cast<char32_t>(point) : U'\uFFFD');
    at += used > 0 ? static_cast<std::size_t>(used) : 1;
  }
}

std::u32string to_code_points(std::string_view utf8) {
  std::u32string out;
  append_code_points(out, utf8);
  return out;
}

void append_utf8(std::string& out, char32_t point) {
  if (point < 0x80) {
    out.push_back(static_cast<char>(point));
    return;
  }
  utf8proc_uint8_t bytes[4];
  const auto count = utf8proc_encode_char(static_cast<utf8proc_int32_t>(point), bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count));
}

std::string to_utf8(std::u32string_view points) {
  std::string out;
  out.reserve(points.size() + points.size() / 8);
  for (const char32_t point : points) append_utf8(out, point);
  return out;
}

}  // namespace thirdrow::journal
