#include "journal/kinds.h"

#include <algorithm>
#include <array>
#include <vector>

#include "journal/kinds/parts.h"

namespace thirdrow::journal {
namespace {

using Sv = std::string_view;

constexpr std::array kCommon = {
    parts::with(parts::make(kDeleted, "deleted", N_("Deleted"), FieldType::stamp), Role::plumbing),
    parts::with(parts::line(kState, "state", N_("State"), 40), Role::plumbing),
    Field{kTags, "tags", N_("Tags"), FieldType::tags, 0, 100},
    parts::links(kPeople, "people", N_("People"), Kind::person),
    parts::link(kEngagement, "engagement", N_("Engagement"), Kind::engagement),
    parts::make(kHappened, "happened", N_("When"), FieldType::stamp),
};

constexpr std::array kReflectionLabels = {
    N_("Free reflection"), N_("Daily reflection"), N_("Weekly review"),       N_("Monthly review"),
    N_("Presence"),        N_("At my best"),       N_("Superb and adequate"), N_("Objection")};

/// Gathered once, by rising number.
const std::vector<KindInfo>& all_kinds() {
  static const std::vector<KindInfo> kAll = [] {
    std::vector<KindInfo> all;
    for (const auto part : {entry_descriptions(), engagement_descriptions(), promise_descriptions(),
                            round_descriptions(), practice_descriptions(), coaching_descriptions()}) {
      all.insert(all.end(), part.begin(), part.end());
    }
    std::ranges::sort(all, {}, &KindInfo::kind);
    return all;
  }();
  return kAll;
}

}  // namespace

std::span<const KindInfo> kinds() { return all_kinds(); }

const KindInfo* find_kind(std::uint16_t number) {
  // The numbers run without a gap from 1 (a test holds them to it).
  const auto& all = all_kinds();
  return number == 0 || number > all.size() ? nullptr : &all[number - 1u];
}

const KindInfo* find_kind(std::string_view name) {
  const auto it = std::ranges::find(all_kinds(), name, &KindInfo::name);
  return it == all_kinds().end() ? nullptr : &*it;
}

std::span<const Field> common_fields() { return kCommon; }

const Field* find_field(const KindInfo& kind, Tag tag) {
  for (const std::span<const Field> fields : {kind.fields, common_fields()}) {
    const auto it = std::ranges::find(fields, tag, &Field::tag);
    if (it != fields.end()) return &*it;
  }
  return nullptr;
}

const Field* find_field(const KindInfo& kind, std::string_view name) {
  for (const std::span<const Field> fields : {kind.fields, common_fields()}) {
    const auto it = std::ranges::find(fields, name, &Field::name);
    if (it != fields.end()) return &*it;
  }
  return nullptr;
}

const Field* field_with_role(const KindInfo& kind, Role role) {
  const auto it = std::ranges::find(kind.fields, role, &Field::role);
  return it == kind.fields.end() ? nullptr : &*it;
}

bool holds_counts(const KindInfo& kind) { return field_with_role(kind, Role::counts) != nullptr; }

std::span<const EntryKind> entry_kinds() {
  static const std::vector<EntryKind> kAll = [] {
    std::vector<EntryKind> all;
    const Field& types = *field_with_role(info(Kind::reflection), Role::subkind);
    for (std::size_t i = 0; i < kReflectionLabels.size(); ++i) {
      all.push_back({types.choices[i], kReflectionLabels[i], Kind::reflection, types.choices[i]});
    }
    for (const KindInfo& kind : all_kinds()) {
      if (kind.shelf == Shelf::journal && kind.kind != Kind::reflection) {
        all.push_back({kind.name, kind.label, kind.kind, {}});
      }
    }
    return all;
  }();
  return kAll;
}

const EntryKind* find_entry_kind(std::string_view name) {
  const auto all = entry_kinds();
  const auto it = std::ranges::find(all, name, &EntryKind::name);
  return it == all.end() ? nullptr : &*it;
}

}  // namespace thirdrow::journal
