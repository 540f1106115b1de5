#include "exchange/text.h"

#include <algorithm>
#include <unordered_set>

#include "base/bytes.h"

namespace thirdrow::exchange {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

bool starts_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

std::string_view line_of(std::string_view text) { return text.substr(0, text.find('\n')); }
std::string_view after_line(std::string_view text) {
  const auto end = text.find('\n');
  return end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
}

/// The words of `# Words` or `## Words ##`; empty when the line is no heading.
std::string_view heading_words(std::string_view line) {
  const auto level = line.find_first_not_of('#');
  if (level == 0 || level == std::string_view::npos || level > 6 ||
      (line[level] != ' ' && line[level] != '\t')) {
    return {};
  }
  std::string_view words = trim(line.substr(level));
  const auto last = words.find_last_not_of('#');
  if (last == std::string_view::npos) return {};
  if (last + 1 < words.size() && (words[last] == ' ' || words[last] == '\t'))
    words = trim(words.substr(0, last));
  return words;
}

bool is_underline(std::string_view line) {
  line = trim(line);
  return line.size() >= 2 && line.find_first_not_of('=') == std::string_view::npos;
}

/// Lines that are marks rather than words: pictures, fences, rules, quotes, tables, list items.
bool is_mark(std::string_view line) {
  for (const std::string_view start :
       {"![", "```", "~~~", "---", "***", "___", ">", "|", "- ", "* ", "+ ", "    ", "\t"}) {
    if (line.starts_with(start)) return true;
  }
  return false;
}

std::uint64_t fnv1a(std::string_view text, std::uint64_t hash) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return hash;
}

}  // namespace

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, starts_point));
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (starts_point(text[at]) && count-- == 0) break;
    ++at;
  }
  return text.substr(0, at);
}

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string plain_lines(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      out += '\n';
      if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
    } else if (text[i] == '\0') {
      out += "\xEF\xBF\xBD";
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string_view without_blank_ends(std::string_view text) {
  const auto last = text.find_last_not_of(kBlank);
  if (last == std::string_view::npos) return {};
  text = text.substr(0, last + 1);
  const auto first = text.find_first_not_of(kBlank);
  const auto line = text.rfind('\n', first);
  return line == std::string_view::npos ? text : text.substr(line + 1);
}

std::string one_line(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return std::string(trim(out));
}

std::string stable_hash(std::string_view text) {
  Bytes bytes;
  for (const std::uint64_t basis : {0xCBF29CE484222325ULL, 0x84222325CBF29CE4ULL}) {
    const std::uint64_t hash = fnv1a(text, basis);
    for (int shift = 56; shift >= 0; shift -= 8)
      bytes.push_back(static_cast<std::byte>(hash >> shift & 0xFF));
  }
  return to_hex(bytes);
}

Titled take_title(std::string_view text, FirstLine rule) {
  text = without_blank_ends(text);
  const std::string_view line = line_of(text);
  std::string_view rest = after_line(text);
  std::string_view words = heading_words(line);
  if (words.empty() && is_underline(line_of(rest)) && !is_mark(line)) {
    words = trim(line);
    rest = after_line(rest);
  }
  if (words.empty() && rule == FirstLine::always && !is_mark(line)) words = trim(line);
  if (words.empty() || code_points(words) > kMaxTitle) return {{}, std::string(text)};
  return {one_line(words), std::string(without_blank_ends(rest))};
}

Titled fit_title(std::string title, std::string body) {
  if (code_points(title) <= kMaxTitle) return {std::move(title), std::move(body)};
  std::string whole = body.empty() ? title : title + "\n\n" + body;
  return {std::string(first_code_points(title, kMaxTitle - 1)) + "…", std::move(whole)};
}

Tags clean_tags(const std::vector<std::string>& raw) {
  Tags out;
  std::unordered_set<std::string> seen;
  for (const std::string& piece : raw) {
    std::string_view left = piece;
    while (!left.empty()) {
      const auto comma = left.find(',');
      std::string tag = one_line(left.substr(0, comma));
      left = comma == std::string_view::npos ? std::string_view{} : left.substr(comma + 1);
      tag.erase(0, std::min(tag.find_first_not_of("#@"), tag.size()));
      tag = std::string(trim(tag));
      if (tag.empty() || seen.contains(tag)) continue;
      if (code_points(tag) > kMaxTag || out.kept.size() >= kMaxTags) {
        out.dropped = true;
        continue;
      }
      seen.insert(tag);
      out.kept.push_back(std::move(tag));
    }
  }
  return out;
}

}  // namespace thirdrow::exchange
