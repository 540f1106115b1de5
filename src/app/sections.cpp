#include "app/sections.h"

#include <algorithm>

namespace thirdrow::app {
namespace {

constexpr std::string_view kMark = "## ";
constexpr std::string_view kBreaks = "\r\n";

bool is_heading(std::string_view line) {
  return line.starts_with(kMark) && line.find_first_not_of(" \t\r", kMark.size()) != std::string_view::npos;
}

/// The start of the next heading line at or after `from`, which is the start of a line.
std::size_t next_heading(std::string_view body, std::size_t from) {
  for (std::size_t at = from; at < body.size();) {
    const std::size_t end = std::min(body.find('\n', at), body.size());
    if (is_heading(body.substr(at, end - at))) return at;
    at = end + 1;
  }
  return body.size();
}

/// Fills before, text and after from what lies under a heading.
void take_text(Section& section, std::string_view rest) {
  const std::size_t first = rest.find_first_not_of(kBreaks);
  if (first == std::string_view::npos) {
    section.before = rest;
    return;
  }
  const std::size_t last = rest.find_last_not_of(kBreaks) + 1;
  section.before = rest.substr(0, first);
  section.text = rest.substr(first, last - first);
  section.after = rest.substr(last);
}

Section read_section(std::string_view piece) {
  Section section;
  if (!is_heading(piece.substr(0, piece.find('\n')))) {
    take_text(section, piece);
    return section;
  }
  const std::size_t end = std::min(piece.find_first_of(kBreaks), piece.size());
  section.heading = piece.substr(kMark.size(), end - kMark.size());
  take_text(section, piece.substr(end));
  return section;
}

std::string one_line(std::string_view words) {
  const std::size_t first = words.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  std::string line(words.substr(first, words.find_last_not_of(" \t\r\n") - first + 1));
  std::ranges::replace_if(
      line, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return line;
}

/// The breaks that keep a section apart from its heading and from the next section.
void space_out(Sections& sections, std::size_t index) {
  Section& section = sections[index];
  if (section.heading && section.before.empty() && !section.text.empty()) section.before = "\n\n";
  if (index + 1 == sections.size()) return;
  std::string& gap = section.text.empty() ? section.before : section.after;
  const bool at_start = index == 0 && !section.heading && section.text.empty();
  if (!at_start && !gap.ends_with('\n')) gap += "\n\n";
}

}  // namespace

Sections split_sections(std::string_view body) {
  Sections sections;
  std::size_t at = 0;
  do {
    const std::size_t line_end = body.find('\n', at);
    const bool headed = is_heading(body.substr(at, std::min(line_end, body.size()) - at));
    const std::size_t inside = !headed ? at : line_end == std::string_view::npos ? body.size() : line_end + 1;
    const std::size_t end = next_heading(body, inside);
    sections.push_back(read_section(body.substr(at, end - at)));
    at = end;
  } while (at < body.size());
  return sections;
}

std::string join_sections(const Sections& sections) {
  std::string body;
  for (const Section& section : sections) {
    if (section.heading) body.append(kMark).append(*section.heading);
    body.append(section.before).append(section.text).append(section.after);
  }
  return body;
}

void set_section_text(Sections& sections, std::size_t index, std::string text) {
  sections[index].text = std::move(text);
  space_out(sections, index);
}

void set_section_heading(Sections& sections, std::size_t index, std::string_view heading) {
  std::string line = one_line(heading);
  Section& section = sections[index];
  if (!line.empty()) {
    section.heading = std::move(line);
    space_out(sections, index);
    return;
  }
  section.heading.reset();
  section.before.clear();
  if (index == 0) return;
  Section& earlier = sections[index - 1];
  if (!section.text.empty()) {
    if (!earlier.text.empty()) earlier.text += "\n\n";
    earlier.text += section.text;
  }
  sections.erase(sections.begin() + static_cast<std::ptrdiff_t>(index));
  space_out(sections, index - 1);
}

std::size_t append_section(Sections& sections, std::string_view heading) {
  const bool unused = sections.size() == 1 && !sections.front().heading && sections.front().text.empty();
  if (!unused) {
    sections.emplace_back();
    space_out(sections, sections.size() - 2);
  }
  sections.back().heading = one_line(heading);
  return sections.size() - 1;
}

}  // namespace thirdrow::app
