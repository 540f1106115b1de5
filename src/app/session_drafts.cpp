// What was typed and not yet written: kept, laid over what came in meanwhile, settled; held where no disk
// takes it.
#include <set>

#include "app/form.h"
#include "app/session.h"
#include "base/json.h"
#include "seal/box.h"

namespace thirdrow::app {
namespace {

constexpr std::string_view kPurpose = "t3r-held-words";
constexpr std::string_view kLineSettings[] = {"today.line", "question.line"};

std::string_view setting_of(Line which) { return kLineSettings[static_cast<std::size_t>(which)]; }

}  // namespace

Status Session::keep_draft(const journal::Record& record, const journal::Record& opened) {
  const auto state = store_.state(record.id);
  if (state && state->purged) return {Code::refused, "purged"};
  store::Draft draft{record, base_of(opened)};
  const Status kept = store_.save_draft(draft);
  if (kept) {
    held_.erase(record.id);
  } else {
    held_.insert_or_assign(record.id, std::move(draft));
  }
  return kept;
}

Result<std::optional<store::Draft>> Session::draft_of(RecordId id) {
  if (const auto held = held_.find(id); held != held_.end()) return std::optional(held->second);
  return store_.draft(id);
}

Result<std::vector<RecordId>> Session::drafted() {
  TR_LET(drafts, store_.drafts());
  std::set<RecordId> ids;
  for (const store::Draft& draft : drafts) ids.insert(draft.record.id);
  for (const auto& [id, draft] : held_) ids.insert(id);
  return std::vector(ids.begin(), ids.end());
}

Result<int> Session::settle_drafts() {
  Status first;
  int written = 0;
  const auto note = [&](Status status) {
    if (first && !status) first = std::move(status);
  };
  for (const auto& [which, line] : std::map(held_lines_)) note(keep_line(line, which));
  // Words of the week may stand there that nobody reads any more.
  if (!setting("week.due").empty()) note(set_setting("week.due", {}));
  TR_LET(ids, drafted());
  for (const RecordId id : ids) {
    const auto settled = settle(id);
    note(settled ? Status() : Status(settled.error()));
    if (settled && *settled) ++written;
  }
  if (!first) return first.error();
  return written;
}

Result<bool> Session::settle(RecordId id) {
  TR_LET(opened, open(id));
  TR_LET(state, store_.state(id));
  const Status saved = !state.record() && waits_for_save(opened.record) && !state.purged
                           ? Status(Code::refused, "count")
                           : write_opened(opened);
  if (saved) {
    static_cast<void>(note_answers(opened.written, opened.record));
    return true;
  }
  if (saved.error() == Error{Code::refused, "purged"}) {
    TR_TRY(discard_draft(id));
  } else if (saved.code() != Code::invalid && saved.code() != Code::refused) {
    return saved.error();
  } else if (held_.contains(id)) {
    // Over a limit (a required field still empty), against a rule, or a count that nobody has kept yet: it
    // stays a draft, is not lost and not in the way.
    const store::Draft draft = held_.at(id);
    TR_TRY(keep_draft(draft.record, draft.opened));
  }
  return false;
}

Status Session::keep_line(std::string_view line, Line which) {
  const std::string_view name = setting_of(which);
  const auto there = store_.setting(name);
  const Status kept = !there ? Status(there.error()) : line == *there ? Status() : set_setting(name, line);
  if (kept) {
    held_lines_.erase(which);
  } else {
    held_lines_.insert_or_assign(which, std::string(line));
  }
  return kept;
}

Result<std::string> Session::kept_line(Line which) {
  const auto held = held_lines_.find(which);
  if (held != held_lines_.end()) return held->second;
  return store_.setting(setting_of(which));
}

Bytes Session::sealed_words() const {
  if (held_.empty() && held_lines_.empty()) return {};
  Json drafts = Json::array();
  for (const auto& [id, draft] : held_) drafts.push(store::encode_draft(draft));
  Json all = Json::object().add("drafts", std::move(drafts));
  for (const auto& [which, line] : held_lines_) all.add(std::string(setting_of(which)), line);
  std::string plain = all.dump();
  Bytes sealed = seal::close_box(key_, kPurpose, as_bytes(plain), *host_.random);
  seal::wipe(plain);
  return sealed;
}

Status Session::take_back(ByteView sealed) {
  TR_LET(plain, seal::open_box(key_, kPurpose, sealed));
  TR_LET(all, Json::parse(plain.text()));
  for (const Json& one : *all.find("drafts")->elements()) {
    if (auto draft = store::decode_draft(*one.string()))
      held_.insert_or_assign(draft->record.id, std::move(*draft));
  }
  for (const Line which : kLines) {
    if (const Json* line = all.find(setting_of(which))) held_lines_[which] = *line->string();
  }
  return {};
}

Result<std::vector<RecordId>> Session::unfinished() {
  TR_LET(ids, drafted());
  std::vector<RecordId> out;
  for (const RecordId id : ids) {
    const auto opened = open(id);
    const auto state = store_.state(id);
    if (!opened || !state || opened->record.deleted()) continue;
    const auto written = state->record();
    if ((!written && waits_for_save(opened->record)) || !fits(written, opened->record)) out.push_back(id);
  }
  return out;
}

Status Session::discard_draft(RecordId id) {
  held_.erase(id);
  return store_.drop_draft(id);
}

}  // namespace thirdrow::app
