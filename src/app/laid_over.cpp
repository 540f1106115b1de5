#include "app/laid_over.h"

#include <algorithm>
#include <set>

#include "journal/text_merge.h"

namespace thirdrow::app {
namespace {

using journal::Hunk;
using journal::Record;
using journal::Strings;
using journal::Value;

/// Hunks follow one another; here each stands where it is in the text they were all made of.
std::vector<Hunk> in_place(std::vector<Hunk> hunks) {
  std::int64_t grown = 0;
  for (Hunk& hunk : hunks) {
    hunk.pos = static_cast<std::uint32_t>(hunk.pos - grown);
    grown += std::int64_t{journal::text_length(hunk.ins)} - hunk.del;
  }
  return hunks;
}

/// Whether `more` holds every change of `some` and goes on from there: one writer's words, earlier and later.
bool goes_on_from(const std::vector<Hunk>& more, const std::vector<Hunk>& some) {
  return std::ranges::all_of(some, [&](const Hunk& one) {
    return std::ranges::any_of(more, [&](const Hunk& other) {
      return other.pos == one.pos && other.del == one.del && other.ins.starts_with(one.ins);
    });
  });
}

/// Two changes of `base`, made apart, in one text: both writers' words stay.
std::string both_changes(const std::string& base, const std::string& there, const std::string& mine) {
  const auto theirs = journal::diff_text(base, there), ours = journal::diff_text(base, mine);
  if (goes_on_from(in_place(ours), in_place(theirs))) return mine;
  if (goes_on_from(in_place(theirs), in_place(ours))) return there;
  constexpr auto device = [](std::byte last) {
    DeviceId id;
    id.bytes.back() = last;
    return id;
  };
  std::vector<journal::TextEvent> events;
  std::vector<journal::OpId> parents;
  const std::uint32_t length = journal::text_length(base);
  if (length > 0) {
    events.push_back({{device(std::byte{1}), 1}, {}, 0, {{0, 0, base}}});
    parents.push_back({device(std::byte{1}), length});
  }
  events.push_back({{device(std::byte{2}), 1}, parents, length, theirs});
  events.push_back({{device(std::byte{3}), 1}, parents, length, ours});
  return journal::merge_text(events).text;
}

Strings both_sets(const Strings& base, const Strings& there, const Strings& mine) {
  const auto in = [](const Strings& set, const std::string& e) {
    return std::ranges::find(set, e) != set.end();
  };
  Strings out = there;
  std::erase_if(out, [&](const std::string& e) { return in(base, e) && !in(mine, e); });
  for (const std::string& e : mine) {
    if (!in(base, e)) out.push_back(e);
  }
  return out;
}

template <class T>
T as(const Value& value) {
  const T* held = std::get_if<T>(&value);
  return held != nullptr ? *held : T();
}

/// What the field becomes when it is `there` now and a person made `mine` of `base`.
Value laid_over(const journal::Field* field, const Value& base, const Value& there, const Value& mine) {
  if (mine == base) return there;
  if (there == base) return mine;
  if (field != nullptr && field->type == journal::FieldType::text) {
    return both_changes(as<std::string>(base), as<std::string>(there), as<std::string>(mine));
  }
  // An empty set is an empty value.
  const bool set = field != nullptr && journal::is_set(field->type);
  return set ? Value(both_sets(as<Strings>(base), as<Strings>(there), as<Strings>(mine))) : mine;
}

}  // namespace

Record laid_over(const Record& there, const Record& opened, const Record& mine) {
  std::set<journal::Tag> tags;
  for (const Record* side : {&mine, &opened}) {
    for (const auto& [tag, value] : side->fields) tags.insert(tag);
  }
  Record out = there;
  for (const journal::Tag tag : tags) {
    out.set(tag, laid_over(journal::find_field(mine.info(), tag), opened.value(tag), there.value(tag),
                           mine.value(tag)));
  }
  return out;
}

}  // namespace thirdrow::app
