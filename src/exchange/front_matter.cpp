#include "exchange/front_matter.h"

#include <toml++/toml.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <initializer_list>
#include <sstream>

#include "exchange/text.h"

namespace thirdrow::exchange {
namespace {

std::string_view rtrim(std::string_view line) {
  const auto last = line.find_last_not_of(" \t");
  return last == std::string_view::npos ? std::string_view{} : line.substr(0, last + 1);
}

enum class Language { yaml, toml };
struct Block {
  Language language;
  std::string_view text;
  std::string_view rest;
};
/// Where the block ends, or nullopt when no line ends it.
std::optional<Block> find_block(std::string_view text) {
  const auto first_end = text.find('\n');
  if (first_end == std::string_view::npos) return std::nullopt;
  const std::string_view rule = rtrim(text.substr(0, first_end));
  if (rule != "---" && rule != "+++") return std::nullopt;
  const Language language = rule == "---" ? Language::yaml : Language::toml;
  for (std::size_t at = first_end + 1; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = rtrim(text.substr(at, end - at));
    if (line == rule || (line == "..." && language == Language::yaml)) {
      return Block{language, text.substr(first_end + 1, at - first_end - 1),
                   text.substr(std::min(end + 1, text.size()))};
    }
    at = end + 1;
  }
  return std::nullopt;
}

/// A key's value as far as it is read: words, a list of words, nothing, or something else.
struct Value {
  enum class Sort { text, list, none, other } sort = Sort::other;
  std::string text;
  std::vector<std::string> list;
};

Value value_of(const YAML::Node& node) {
  if (node.IsNull()) return {Value::Sort::none, {}, {}};
  if (node.IsScalar()) return {Value::Sort::text, plain_lines(node.Scalar()), {}};
  if (!node.IsSequence()) return {};
  Value out{Value::Sort::list, {}, {}};
  for (const auto& element : node) {
    if (element.IsScalar()) out.list.push_back(plain_lines(element.Scalar()));
  }
  return out;
}

/// Dates as RFC 3339 writes them.
Value value_of(const toml::node& node) {
  if (const auto* array = node.as_array()) {
    Value out{Value::Sort::list, {}, {}};
    for (const toml::node& element : *array) {
      if (Value one = value_of(element); one.sort == Value::Sort::text)
        out.list.push_back(std::move(one.text));
    }
    return out;
  }
  if (const auto* string = node.as_string()) return {Value::Sort::text, plain_lines(string->get()), {}};
  std::ostringstream spelled;
  if (const auto* date = node.as_date()) spelled << date->get();
  if (const auto* moment = node.as_date_time()) spelled << moment->get();
  if (const auto* number = node.as_integer()) spelled << number->get();
  return spelled.str().empty() ? Value{} : Value{Value::Sort::text, spelled.str(), {}};
}

/// A list, or words in one text: between commas, else between blanks.
std::vector<std::string> read_tags(const Value& value) {
  if (value.sort != Value::Sort::text) return value.list;
  std::string list = one_line(value.text);
  if (list.find(',') == std::string::npos) std::ranges::replace(list, ' ', ',');
  return {std::move(list)};
}

/// Names in a list, or between commas; `[[Ana]]` is how Obsidian links a page of a person.
std::vector<std::string> read_names(const Value& value) {
  std::vector<std::string> names = value.list;
  for (std::string_view left = value.text; !left.empty();) {
    const std::size_t comma = std::min(left.find(','), left.size());
    names.emplace_back(left.substr(0, comma));
    left.remove_prefix(std::min(comma + 1, left.size()));
  }
  std::vector<std::string> out;
  for (const std::string& written : names) {
    std::string name = one_line(written);
    if (name.starts_with("[[") && name.ends_with("]]")) name = one_line(name.substr(2, name.size() - 4));
    if (!name.empty()) out.push_back(std::move(name));
  }
  return out;
}

enum class Key { title, date, created, kind, id, tags, people, engagement, silent, other };
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
  if (is({"people"})) return Key::people;
  if (is({"engagement"})) return Key::engagement;
  if (is({"modified", "updated", "lastmod", "lang", "date modified", "modification date"}))
    return Key::silent;
  return Key::other;
}

/// The one line that a key stands for, or nullptr.
std::optional<std::string>* line_of(FrontMatter& front, Key key) {
  switch (key) {
    case Key::title:
      return &front.title;
    case Key::date:
      return &front.date;
    case Key::created:
      return &front.created;
    case Key::kind:
      return &front.kind;
    case Key::id:
      return &front.id;
    case Key::engagement:
      return &front.engagement;
    default:
      return nullptr;
  }
}

void read_pair(FrontMatter& out, std::string_view name, const Value& value) {
  const Key key = key_of(name);
  const bool words = value.sort == Value::Sort::text || value.sort == Value::Sort::list;
  if (key == Key::silent || value.sort == Value::Sort::none) return;
  if (auto* line = line_of(out, key); line != nullptr && !*line && value.sort == Value::Sort::text) {
    *line = one_line(value.text);
  } else if (key == Key::tags && words) {
    for (std::string& tag : read_tags(value)) out.tags.push_back(std::move(tag));
  } else if (key == Key::people && words) {
    for (std::string& person : read_names(value)) out.people.push_back(std::move(person));
  } else {
    FrontMatter::Other other{std::string(name), {}, {}};
    if (key == Key::other && value.sort == Value::Sort::text) other.text = value.text;
    if (key == Key::other && value.sort == Value::Sort::list) other.list = value.list;
    out.others.push_back(std::move(other));
  }
}

/// nullopt when it is YAML, but no mapping: words between two rules.
std::optional<FrontMatter> read_yaml(std::string_view text) {
  const YAML::Node root = YAML::Load(std::string(text));
  FrontMatter front;
  if (root.IsNull()) return front;
  if (!root.IsMap()) return std::nullopt;
  for (const auto& pair : root) {
    if (pair.first.IsScalar())
      read_pair(front, pair.first.Scalar(), value_of(pair.second));
    else
      front.others.push_back({"?", {}, {}});
  }
  return front;
}

FrontMatter read_toml(std::string_view text) {
  FrontMatter front;
  for (const auto& [name, value] : toml::parse(text)) read_pair(front, name.str(), value_of(value));
  return front;
}

}  // namespace

SplitFile split_front_matter(std::string_view text) {
  const auto block = find_block(text);
  if (!block) return {std::nullopt, false, text};
  if (block->text.size() > kMaxFrontMatter) return {std::nullopt, true, text};
  try {
    auto front = block->language == Language::yaml ? read_yaml(block->text) : read_toml(block->text);
    if (!front) return {std::nullopt, false, text};
    return {std::move(front), false, block->rest};
  } catch (const std::exception&) {  // both libraries' way to say that the text is off
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
