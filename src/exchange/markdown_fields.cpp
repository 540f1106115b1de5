#include "exchange/markdown_fields.h"

#include <algorithm>
#include <map>

#include "exchange/text.h"

namespace thirdrow::exchange {
namespace {

using journal::Field;
using journal::FieldType;
using journal::KindInfo;
using journal::Role;
using journal::Value;

const Field* field_of(const KindInfo& kind, const std::string& key) {
  const std::string name = lower_ascii(key);
  const Field* field = journal::find_field(kind, std::string_view(name));
  if (field == nullptr) return nullptr;
  if (field->tag == journal::kState) return kind.states.empty() ? nullptr : field;
  return field->tag < journal::kFirstOwnTag || is_written_apart(*field) ? nullptr : field;
}

/// Empty when it cannot be read.
Value read_value(const KindInfo& kind, const Field& field, const FrontMatter::Other& other) {
  if (other.list) return *other.list;
  if (!other.text) return {};
  if (field.tag == journal::kState && std::ranges::find(kind.states, *other.text) == kind.states.end())
    return {};
  if (field.type == FieldType::day) {  // the command line's `today` is no date in a file
    const auto day = Day::parse(*other.text);
    return day ? Value(*day) : Value();
  }
  auto value = journal::parse_value(field, *other.text, {});
  return value ? std::move(*value) : Value();
}

std::vector<std::string> take_front(ImportedEntry& entry, const KindInfo& kind, const FrontMatter& front) {
  std::vector<std::string> lost;
  for (const FrontMatter::Other& other : front.others) {
    const Field* field = field_of(kind, other.name);
    Value value = field != nullptr ? read_value(kind, *field, other) : Value();
    if (journal::is_empty(value) || !journal::check_field(*field, value))
      lost.push_back(other.name);
    else
      entry.fields.insert_or_assign(field->tag, std::move(value));
  }
  return lost;
}

/// Where the last line that is `heading` begins, or npos.
std::size_t find_line(std::string_view text, const std::string& heading) {
  for (std::size_t at = text.rfind(heading); at != std::string_view::npos;
       at = at == 0 ? std::string_view::npos : text.rfind(heading, at - 1)) {
    const std::size_t end = at + heading.size();
    if ((at == 0 || text[at - 1] == '\n') && (end == text.size() || text[end] == '\n')) return at;
  }
  return std::string_view::npos;
}

void take_sections(ImportedEntry& entry, const KindInfo& kind) {
  std::map<std::size_t, const Field*> places;
  for (const Field& field : kind.fields) {
    if (field.type != FieldType::text || is_written_apart(field)) continue;
    if (const std::size_t at = find_line(entry.body, heading_of(field)); at != std::string_view::npos)
      places.emplace(at, &field);
  }
  const std::string whole = entry.body;
  for (auto it = places.begin(); it != places.end(); ++it) {
    const std::size_t from = it->first + heading_of(*it->second).size();
    const std::size_t to = std::next(it) == places.end() ? whole.size() : std::next(it)->first;
    entry.fields.insert_or_assign(
        it->second->tag, std::string(without_blank_ends(std::string_view(whole).substr(from, to - from))));
  }
  if (!places.empty())
    entry.body = without_blank_ends(std::string_view(whole).substr(0, places.begin()->first));
}

}  // namespace

bool is_written_apart(const Field& field) {
  return field.role != Role::none || field.tag == journal::kTags || field.tag == journal::kPeople ||
         field.tag == journal::kEngagement || field.tag == journal::kHappened;
}

std::string heading_of(const Field& field) { return "## " + std::string(field.label); }

std::vector<std::string> take_kind(ImportedEntry& entry, const FrontMatter& front) {
  const journal::EntryKind* kind = front.kind ? journal::find_entry_kind(lower_ascii(*front.kind)) : nullptr;
  if (kind != nullptr) {
    ImportedEntry typed = entry;
    typed.subkind = kind->name;
    const KindInfo& info = journal::info(kind->kind);
    std::vector<std::string> lost = take_front(typed, info, front);
    take_sections(typed, info);
    if (journal::check(as_record(typed, {}))) {
      entry = std::move(typed);
      return lost;
    }
  }
  std::vector<std::string> lost;
  if (front.kind) lost.emplace_back("kind");
  for (const FrontMatter::Other& other : front.others) lost.push_back(other.name);
  return lost;
}

std::vector<std::string> pictures_in(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t at = text.find("!["); at != std::string_view::npos; at = text.find("![", at + 2)) {
    const std::string_view line = text.substr(at, text.find('\n', at) - at);
    const bool wiki = line.starts_with("![[");
    const std::size_t open = wiki ? 3 : line.find("](");
    if (open == std::string_view::npos) continue;
    const std::string_view rest = line.substr(open + (wiki ? 0 : 2));
    const std::size_t close = rest.find_first_of(wiki ? "]|" : ") ");
    if (close == std::string_view::npos || close == 0) continue;
    const std::string_view target = rest.substr(0, close);
    if (target.find("://") != std::string_view::npos || target.starts_with("data:")) continue;
    out.emplace_back(target);
  }
  return out;
}

}  // namespace thirdrow::exchange
