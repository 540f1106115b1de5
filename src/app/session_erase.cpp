// What the journal holds about a person, and taking their names out of it for good.
#include <algorithm>
#include <map>

#include "app/session.h"
#include "journal/erasing.h"

namespace thirdrow::app {
namespace {

using journal::Record;

using Versions = std::vector<journal::Version>;

/// Whether any version of the record calls the person by name.
bool ever_named(const Versions& versions, const journal::Names& names) {
  return std::ranges::any_of(versions, [&](const journal::Version& version) {
    return !(journal::without_names(version.record, names) == version.record);
  });
}

bool ever_like(const Versions& versions, const journal::Names& names) {
  return std::ranges::any_of(versions, [&](const journal::Version& version) {
    return journal::has_word_like(version.record, names);
  });
}

}  // namespace

Result<std::vector<Held>> Session::held_about(RecordId person, const KeepGoing& keep_going) {
  TR_LET(opened, open(person));
  if (opened.record.kind != journal::Kind::person) return {Code::not_found, "person"};
  TR_LET(linked, store_.naming(person));
  const journal::Names names = journal::names_of(opened.record);
  const std::set<RecordId> naming(linked.begin(), linked.end());
  std::vector<Held> out;
  TR_LET(ids, all_records());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (keep_going && !keep_going(static_cast<std::int64_t>(i), static_cast<std::int64_t>(ids.size())))
      return Code::cancelled;
    if (ids[i] == person) continue;
    TR_LET(ops, store_.ops_of(ids[i]));
    const bool by_name = ever_named(journal::versions(ids[i], ops, 0), names);
    if (by_name || naming.contains(ids[i])) out.push_back({ids[i], by_name});
  }
  std::ranges::sort(out, {}, &Held::id);
  return out;
}

Result<Erased> Session::erase_person(RecordId person, std::span<const std::string> also,
                                     const KeepGoing& keep_going) {
  TR_LET(opened, open(person));
  if (opened.record.kind != journal::Kind::person) return {Code::not_found, "person"};
  const journal::Names names = journal::names_of(opened.record, also);
  static_cast<void>(settle_drafts());
  TR_LET(ids, all_records());
  std::map<RecordId, RecordId> others;
  std::set<RecordId> alike;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (keep_going && !keep_going(static_cast<std::int64_t>(i), static_cast<std::int64_t>(ids.size())))
      return Code::cancelled;
    if (ids[i] == person) continue;
    TR_LET(ops, store_.ops_of(ids[i]));
    const Versions versions = journal::versions(ids[i], ops, 0);
    if (ever_named(versions, names)) {
      const RecordId fresh = RecordId::make(*host_.random);
      others.emplace(ids[i], fresh);
      const Record left = journal::without_names(versions.back().record, names);
      if (journal::has_word_like(left, names)) alike.insert(fresh);
    } else if (ever_like(versions, names)) {
      alike.insert(ids[i]);
    }
  }
  TR_TRY(add_alike_drafts(person, others, names, alike));
  TR_LET(ops, erasing_ops(person, ids, others, names));
  std::vector<RecordId> gone{person};
  for (const auto& [old, fresh] : others) gone.push_back(old);
  TR_TRY(erase_drafts(others, names));
  TR_TRY(commit_new(ops, gone));
  return Erased{static_cast<std::int64_t>(others.size()), {alike.begin(), alike.end()}};
}

Status Session::add_alike_drafts(RecordId person, const std::map<RecordId, RecordId>& others,
                                 const journal::Names& names, std::set<RecordId>& alike) {
  TR_LET(ids, drafted());
  for (const RecordId id : ids) {
    TR_LET(draft, draft_of(id));
    if (!draft || id == person) continue;
    const auto other = others.find(id);
    if (journal::has_word_like(journal::without_names(draft->record, names), names))
      alike.insert(other == others.end() ? id : other->second);
  }
  return {};
}

/// A record whose words named the person goes for good and comes back under another number without them and
/// without its history; whoever names it follows.
Result<std::vector<journal::Op>> Session::erasing_ops(RecordId person, std::span<const RecordId> ids,
                                                      const std::map<RecordId, RecordId>& others,
                                                      const journal::Names& names) {
  journal::Author author = store_.author();
  std::vector<journal::Op> out;
  const auto write = [&](RecordId id, std::vector<journal::OpBody> bodies) {
    std::ranges::move(journal::author_ops(author, host_.clock->now(), id, std::move(bodies)),
                      std::back_inserter(out));
  };
  for (const RecordId id : ids) {
    TR_LET(state, store_.state(id));
    const auto record = state.record();
    if (!record || id == person) continue;
    Record changed = journal::with_other_ids(*record, others);
    const auto other = others.find(id);
    if (other == others.end()) {
      if (!(changed == *record)) write(id, journal::changes(state, changed));
      continue;
    }
    changed = journal::without_names(changed, names);
    changed.id = other->second;
    journal::EntryState none;
    none.id = changed.id;
    write(changed.id, journal::changes(none, changed));
  }
  std::vector<RecordId> gone{person};
  for (const auto& [old, fresh] : others) gone.push_back(old);
  for (const RecordId id : gone) {
    TR_LET(ops, store_.ops_of(id));
    write(id, journal::purge_of(ops));
  }
  return out;
}

/// What could not be written yet follows its record, without the names.
Status Session::erase_drafts(const std::map<RecordId, RecordId>& others, const journal::Names& names) {
  const auto clean = [&](const Record& record) {
    Record out = journal::without_names(journal::with_other_ids(record, others), names);
    if (const auto other = others.find(record.id); other != others.end()) out.id = other->second;
    return out;
  };
  TR_LET(ids, drafted());
  for (const RecordId id : ids) {
    TR_LET(draft, draft_of(id));
    if (!draft) continue;
    const store::Draft cleaned{clean(draft->record), clean(draft->opened)};
    TR_TRY(discard_draft(id));
    TR_TRY(store_.save_draft(cleaned));
  }
  for (const Line which : kLines) {
    TR_LET(line, kept_line(which));
    TR_TRY(keep_line(journal::without_names(line, names), which));
  }
  return {};
}

}  // namespace thirdrow::app
