#include "exchange/front_matter.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <initializer_list>

#include "exchange/text.h"

namespace thirdrow::exchange {
namespace {

std::string_view rtrim(std::string_view line) {
  const auto last = line.find_last_not_of(" \t");
  return last == std::string_view::npos ? std::string_view{} : line.substr(0, last + 1);
}

struct Block {
  std::string_view yaml;
  std::string_view rest;
};
/// Where the block ends, or nullopt when no line ends it.
std::optional<Block> find_block(std::string_view text) {
  const auto first_end = text.find('\n');
  if (first_end == std::string_view::npos || rtrim(text.substr(0, first_end)) != "---") return std::nullopt;
  for (std::size_t at = first_end + 1; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = rtrim(text.substr(at, end - at));
    if (line == "---" || line == "...") {
      return Block{text.substr(first_end + 1, at - first_end - 1),
                   text.substr(std::min(end + 1, text.size()))};
    }
    at = end + 1;
  }
  return std::nullopt;
}

std::optional<std::string> scalar(const YAML::Node& node) {
  if (!node.IsScalar()) return std::nullopt;
  return plain_lines(node.Scalar());
}

/// A list, or words in one text: between commas, else between blanks.
std::vector<std::string> read_tags(const YAML::Node& node) {
  std::vector<std::string> out;
  if (node.IsSequence()) {
    for (const auto& element : node) {
      if (const auto text = scalar(element)) out.push_back(*text);
    }
  } else if (const auto text = scalar(node)) {
    std::string list = one_line(*text);
    if (list.find(',') == std::string::npos) {
      for (char& c : list) c = c == ' ' ? ',' : c;
    }
    out.push_back(std::move(list));
  }
  return out;
}

enum class Key { title, date, created, kind, id, tags, silent, other };
Key key_of(std::string_view name) {
  const std::string key = lower_ascii(name);
  const auto is = [&](std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, key) != names.end();
  };
  if (is({"title"})) return Key::title;
  if (is({"date"})) return Key::date;
  if (is({"created", "creation date", "creation_date", "created_at", "date created", "date_created"}))
    return Key::created;
  if (is({"kind"})) return Key::kind;
  if (is({"id"})) return Key::id;
  if (is({"tags", "tag", "keywords"})) return Key::tags;
  if (is({"modified", "updated", "lastmod", "lang", "date modified", "modification date"}))
    return Key::silent;
  return Key::other;
}

void read_pair(FrontMatter& out, const std::string& name, const YAML::Node& value) {
  const auto set = [&](std::optional<std::string>& field) {
    if (value.IsNull()) return;
    const auto text = scalar(value);
    if (text && !field)
      field = one_line(*text);
    else
      out.other_keys = true;
  };
  switch (key_of(name)) {
    case Key::title:
      set(out.title);
      break;
    case Key::date:
      set(out.date);
      break;
    case Key::created:
      set(out.created);
      break;
    case Key::kind:
      set(out.kind);
      break;
    case Key::id:
      set(out.id);
      break;
    case Key::tags:
      for (std::string& tag : read_tags(value)) out.tags.push_back(std::move(tag));
      break;
    case Key::silent:
      break;
    case Key::other:
      out.other_keys = true;
      break;
  }
}

}  // namespace

SplitFile split_front_matter(std::string_view text) {
  const auto block = find_block(text);
  if (!block) return {std::nullopt, false, text};
  if (block->yaml.size() > kMaxFrontMatter) return {std::nullopt, true, text};
  try {
    const YAML::Node root = YAML::Load(std::string(block->yaml));
    if (root.IsNull()) return {FrontMatter{}, false, block->rest};
    if (!root.IsMap()) return {std::nullopt, false, text};  // words between two rules
    FrontMatter front;
    for (const auto& pair : root) {
      if (pair.first.IsScalar())
        read_pair(front, pair.first.Scalar(), pair.second);
      else
        front.other_keys = true;
    }
    return {std::move(front), false, block->rest};
  } catch (const std::exception&) {  // yaml-cpp's way to say that the text is off
    return {std::nullopt, true, text};
  }
}

std::string yaml_quoted(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    const std::string_view point = first_code_points(text, 1);
    text.remove_prefix(point.size());
    const auto c = static_cast<unsigned char>(point[0]);
    if (point == "\"" || point == "\\") {
      out += "\\" + std::string(point);
    } else if (c < 0x20 || c == 0x7F || (c == 0xC2 && static_cast<unsigned char>(point[1]) < 0xA0)) {
      std::array<char, 8> escape{};
      std::snprintf(escape.data(), escape.size(), "\\x%02X",
                    static_cast<unsigned>(point.size() == 1 ? c : static_cast<unsigned char>(point[1])));
      out += escape.data();
    } else if (point == "\xE2\x80\xA8" || point == "\xE2\x80\xA9") {  // line and paragraph separators
      out += point == "\xE2\x80\xA8" ? "\\L" : "\\P";
    } else {
      out += point;
    }
  }
  return out + '"';
}

}  // namespace thirdrow::exchange
