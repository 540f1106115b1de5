#include "render/pdf_catalogue.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace thirdrow::render {
namespace {

constexpr auto kNone = std::string_view::npos;

/// The number right after the last `key` in `pdf`.
std::optional<std::size_t> last_number(std::string_view pdf, std::string_view key) {
  const std::size_t at = pdf.rfind(key);
  if (at == kNone) return std::nullopt;
  const std::size_t start = pdf.find_first_of("0123456789", at + key.size());
  if (start == kNone) return std::nullopt;
  std::size_t number = 0;
  const auto end = std::from_chars(pdf.data() + start, pdf.data() + pdf.size(), number);
  return end.ec == std::errc() ? std::optional(number) : std::nullopt;
}

/// The entries of the dictionary that object `number` is, without its brackets.
std::optional<std::string_view> entries(std::string_view pdf, std::size_t number) {
  const std::string head = "\n" + std::to_string(number) + " 0 obj\n<<";
  const std::size_t start = pdf.rfind(head);
  if (start == kNone) return std::nullopt;
  const std::size_t end = pdf.find("endobj", start);
  if (end == kNone) return std::nullopt;
  const std::string_view object = pdf.substr(start + head.size(), end - start - head.size());
  const std::size_t bracket = object.rfind(">>");
  return bracket == kNone ? std::nullopt : std::optional(object.substr(0, bracket));
}

/// Language tags are letters, digits and hyphens, so nothing in them can end the string they stand in.
bool is_tag(std::string_view language) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  return !language.empty() && language.size() <= 35 && std::ranges::all_of(language, fits);
}

std::string ten_digits(std::size_t number) {
  const std::string digits = std::to_string(number);
  return std::string(10 - std::min<std::size_t>(10, digits.size()), '0') + digits;
}

std::string added(const PdfFacts& facts) {
  std::string out = "   /ViewerPreferences << /DisplayDocTitle true";
  if (facts.direction == Direction::rtl) out += " /Direction /R2L";
  out += " >>\n";
  if (is_tag(facts.language)) out += "   /Lang (" + facts.language + ")\n";
  return out;
}

}  // namespace

Bytes with_language(Bytes pdf, const PdfFacts& facts) {
  const std::string_view text = as_text(pdf);
  const auto root = last_number(text, "/Root");
  const auto info = last_number(text, "/Info");
  const auto size = last_number(text, "/Size");
  const auto table = last_number(text, "startxref");
  const auto catalogue = root ? entries(text, *root) : std::nullopt;
  if (!catalogue || !info || !size || !table) return pdf;

  std::string tail;
  if (!text.ends_with('\n')) tail += '\n';
  const std::size_t object_at = text.size() + tail.size();
  tail += std::to_string(*root) + " 0 obj\n<<" + std::string(*catalogue) + added(facts) + ">>\nendobj\n";
  const std::size_t table_at = text.size() + tail.size();
  tail += "xref\n" + std::to_string(*root) + " 1\n" + ten_digits(object_at) + " 00000 n \n";
  tail += "trailer\n<< /Size " + std::to_string(*size) + "\n   /Root " + std::to_string(*root) +
          " 0 R\n   /Info " + std::to_string(*info) + " 0 R\n   /Prev " + std::to_string(*table) + "\n>>\n";
  tail += "startxref\n" + std::to_string(table_at) + "\n%%EOF\n";
  const ByteView more = as_bytes(tail);
  pdf.insert(pdf.end(), more.begin(), more.end());
  return pdf;
}

}  // namespace thirdrow::render
