#include "journal/kinds.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "journal/record_json.h"
#include "support/catch.h"

using namespace thirdrow;
using namespace thirdrow::journal;

namespace {

std::string content(const char* name) {
  std::ifstream in(std::string(THIRDROW_SOURCE_DIR) + name);
  return {std::istreambuf_iterator<char>(in), {}};
}

void list_field(std::ostream& out, const Field& field) {
  out << "  " << field.tag << ' ' << field.name << ' ' << type_name(field.type);
  for (const std::string_view choice : field.choices) out << ' ' << choice;
  for (const Field& column : field.columns)
    out << " [" << column.name << ' ' << type_name(column.type) << ']';
  if (field.target) out << " -> " << info(*field.target).name;
  out << '\n';
}

/// Everything of the descriptions that files and scripts rely on.
std::string listing() {
  std::ostringstream out;
  out << "common\n";
  for (const Field& field : common_fields()) list_field(out, field);
  for (const KindInfo& kind : kinds()) {
    out << static_cast<int>(kind.kind) << ' ' << kind.name << '\n';
    for (const Field& field : kind.fields) list_field(out, field);
    for (const std::string_view state : kind.states) out << "  state " << state << '\n';
    for (const Transition& t : kind.transitions) {
      out << "  move " << t.name << ':';
      for (const std::string_view from : t.from) out << ' ' << from;
      out << " -> " << t.to << '\n';
    }
  }
  return out.str();
}

}  // namespace

TEST_CASE("numbers, names, types and choices of kinds and fields are as released", "[golden]") {
  CHECK(listing() == content("/tests/journal/golden/kinds.txt"));
}

TEST_CASE("write the released kinds anew, after fields were added", "[.make-golden]") {
  std::ofstream(std::string(THIRDROW_SOURCE_DIR) + "/tests/journal/golden/kinds.txt") << listing();
}

TEST_CASE("what was retired is not used again", "[golden]") {
  std::istringstream retired(content("/schema/retired.txt"));
  for (std::string line; std::getline(retired, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words(line);
    std::string kind_name, field_name;
    int number = 0;
    REQUIRE(words >> kind_name >> number >>
            field_name);  // "kind tag name"; a kind itself as "kinds number name"
    INFO(line);
    if (kind_name == "kinds") {
      CHECK(find_kind(static_cast<std::uint16_t>(number)) == nullptr);
      CHECK(find_kind(field_name) == nullptr);
      continue;
    }
    const KindInfo* kind = find_kind(kind_name);
    REQUIRE(kind != nullptr);
    CHECK(find_field(*kind, static_cast<Tag>(number)) == nullptr);
    CHECK(find_field(*kind, field_name) == nullptr);
  }
}

TEST_CASE("descriptions are consistent") {
  for (const KindInfo& kind : kinds()) {
    INFO(kind.name);
    CHECK(find_kind(kind.name) == &kind);
    CHECK(find_kind(static_cast<std::uint16_t>(kind.kind)) == &kind);
    std::set<Tag> tags;
    std::set<std::string_view> names{"id", "kind", "created", "edited"};
    for (const std::span<const Field> fields : {kind.fields, common_fields()}) {
      for (const Field& field : fields) {
        INFO(field.name);
        CHECK(tags.insert(field.tag).second);
        CHECK(names.insert(field.name).second);
        CHECK((field.type == FieldType::choice) == !field.choices.empty());
        if (field.type != FieldType::ref) CHECK((field.type == FieldType::refs) == field.target.has_value());
        CHECK((field.type == FieldType::rows) == !field.columns.empty());
        for (const Field& column : field.columns) CHECK(column.columns.empty());
        CHECK(field.min <= field.max);
      }
    }
    for (const Field& field : kind.fields) CHECK(field.tag >= kFirstOwnTag);
    for (const Role role : {Role::title, Role::body, Role::subkind, Role::source}) {
      CHECK(std::ranges::count(kind.fields, role, &Field::role) <= 1);
    }
    for (const Transition& t : kind.transitions) {
      INFO(t.name);
      for (const std::string_view from : t.from) CHECK(std::ranges::count(kind.states, from) == 1);
      CHECK(std::ranges::count(kind.states, t.to) == 1);
      for (const std::string_view needed : t.requires_) CHECK(find_field(kind, needed) != nullptr);
      if (!t.stamps.empty()) CHECK(find_field(kind, t.stamps)->type == FieldType::day);
    }
  }
}

TEST_CASE("every entry kind has a name of its own") {
  std::set<std::string_view> names;
  for (const EntryKind& kind : entry_kinds()) {
    INFO(kind.name);
    CHECK(names.insert(kind.name).second);
    CHECK(find_entry_kind(kind.name) == &kind);
  }
  CHECK(find_entry_kind("nothing") == nullptr);
}
