#include "exchange/file_name.h"

#include "base/bytes.h"
#include "exchange/text.h"

namespace thirdrow::exchange {
namespace {

/// Code points that are not seen but change how a name is shown: U+200B–200F, 2028–202E, 2060–2069, FEFF.
bool is_hidden(std::string_view point) {
  if (point == "\xEF\xBB\xBF") return true;
  if (point.size() != 3 || !point.starts_with("\xE2")) return false;
  const auto second = static_cast<unsigned char>(point[1]);
  const auto third = static_cast<unsigned char>(point[2]);
  if (second == 0x80) return (third >= 0x8B && third <= 0x8F) || (third >= 0xA8 && third <= 0xAE);
  return second == 0x81 && third >= 0xA0 && third <= 0xA9;
}

/// C1 controls, U+0080–009F.
bool is_c1(std::string_view point) {
  return point.size() == 2 && point[0] == '\xC2' && static_cast<unsigned char>(point[1]) < 0xA0;
}

std::string_view strip(std::string_view name) {
  const auto first = name.find_first_not_of(" .");
  if (first == std::string_view::npos) return {};
  return name.substr(first, name.find_last_not_of(" .") - first + 1);
}

}  // namespace

std::string safe_words(std::string_view words, std::size_t max_bytes) {
  std::string out;
  while (!words.empty()) {
    const std::string_view point = first_code_points(words, 1);
    words.remove_prefix(point.size());
    const auto c = static_cast<unsigned char>(point[0]);
    const bool reserved =
        c < 0x20 || c == 0x7F || std::string_view("<>:\"/\\|?*").find(point[0]) != std::string_view::npos;
    if (is_hidden(point) || is_c1(point)) continue;
    if (!reserved)
      out += point;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return std::string(strip(utf8_prefix(strip(out), max_bytes)));
}

std::string UniqueNames::make(std::string_view date, std::string_view words, std::string_view ending) {
  for (int number = 1;; ++number) {
    const std::string tail = (number == 1 ? "" : " (" + std::to_string(number) + ")") + std::string(ending);
    const std::string middle = safe_words(words, kMaxFileName - date.size() - 1 - tail.size());
    std::string name = std::string(date) + (middle.empty() ? "" : " " + middle) + tail;
    if (taken_.insert(lower_ascii(name)).second) return name;
  }
}

}  // namespace thirdrow::exchange
