#include "exchange/intake.h"

#include <utility>

#include "exchange/text.h"

namespace thirdrow::exchange {

void Intake::keep_date(ImportedEntry& entry, std::string_view name, const std::string& written,
                       const std::string& item) {
  constexpr std::size_t kShown = 60;  // code points
  note(item + " (" + std::string(first_code_points(written, kShown)) + ")", Reason::bad_date);
  if (entry.title.empty() && entry.body.empty()) return;  // a date alone is nothing to keep
  if (!entry.body.empty()) entry.body += dates_kept_ == item ? "\n" : "\n\n";
  dates_kept_ = item;
  entry.body += std::string(name) + ": " + written;
}

Status Intake::progress(std::int64_t done, std::int64_t of) {
  if (sink_.progress(of > 0 && done > of ? of : done, of)) return {};
  stopped_ = true;
  return {Code::cancelled};
}

Status Intake::give(ImportedEntry entry, const std::string& item) {
  const std::vector<Remark> notes = std::exchange(notes_, {});
  if (entry.title.empty() && entry.body.empty()) {
    remark(item, Reason::empty);
    return {};
  }
  if (entry.body.size() > kMaxBody && code_points(entry.body) > kMaxBody) {
    remark(item, Reason::too_large);
    return {};
  }
  entry.item = item;
  const Status taken = sink_.entry(std::move(entry));
  if (taken) {
    ++summary_.entries;
    for (const Remark& one : notes) remark(one);
    return {};
  }
  if (taken.code() != Code::invalid) {
    stopped_ = true;
    return taken;
  }
  remark(item, Reason::rejected);
  return {};
}

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t kMost = 12, kLength = 40;  // names, code points
  std::string out;
  for (std::size_t i = 0; i < names.size() && i < kMost; ++i) {
    const std::string name = one_line(names[i]);
    out += (i == 0 ? "" : ", ") + std::string(first_code_points(name, kLength));
    if (code_points(name) > kLength) out += "…";
  }
  return names.size() > kMost ? out + ", …" : out;
}

journal::Record as_record(const ImportedEntry& entry, RecordId id) {
  const journal::EntryKind* kind = journal::find_entry_kind(entry.subkind);
  journal::Record record =
      journal::new_entry(kind != nullptr ? *kind : journal::entry_kinds().front(), id, entry.created);
  const auto set_role = [&](journal::Role role, const std::string& text) {
    if (const auto* field = journal::field_with_role(record.info(), role)) record.set(field->tag, text);
  };
  set_role(journal::Role::title, entry.title);
  set_role(journal::Role::body, entry.body);
  set_role(journal::Role::source, entry.source);
  record.set(journal::kHappened, entry.happened);
  record.set(journal::kTags, entry.tags);
  for (const auto& [tag, value] : entry.fields) record.set(tag, value);
  return record;
}

}  // namespace thirdrow::exchange
