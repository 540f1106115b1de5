// What was typed and not yet written: kept, laid over what came in meanwhile, settled; held where no disk
// takes it.
#include <set>

#include "app/session.h"
#include "base/json.h"
#include "seal/box.h"

namespace thirdrow::app {
namespace {

constexpr std::string_view kPurpose = "t3r-held-words";
constexpr std::string_view kLineSetting = "today.line";

}  // namespace

Status Session::keep_draft(const journal::Record& record, const journal::Record& opened) {
  store::Draft draft{record, opened};
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
  if (held_line_) TR_TRY(keep_line(*held_line_));
  TR_LET(ids, drafted());
  int written = 0;
  for (const RecordId id : ids) {
    TR_LET(opened, open(id));
    const Status saved = save(opened.record, opened.written);
    if (saved) {
      static_cast<void>(note_answers(opened.written, opened.record));
      ++written;
    } else if (saved.code() == Code::invalid) {
      // Over a limit (a required field still empty): it stays a draft, is not lost and not in the way.
      if (held_.contains(id)) TR_TRY(keep_draft(opened.record, opened.written));
    } else if (saved.code() == Code::refused) {
      TR_TRY(discard_draft(id));  // purged meanwhile
    } else {
      return saved.error();
    }
  }
  return written;
}

Status Session::keep_line(std::string_view line) {
  const std::string words(line);  // which may be the held line itself
  const Status kept = words == setting(kLineSetting) ? Status() : set_setting(kLineSetting, words);
  held_line_ = kept ? std::nullopt : std::optional(words);
  return kept;
}

std::string Session::kept_line() { return held_line_ ? *held_line_ : setting(kLineSetting); }

Bytes Session::sealed_words() const {
  if (held_.empty() && !held_line_) return {};
  Json drafts = Json::array();
  for (const auto& [id, draft] : held_) drafts.push(store::encode_draft(draft));
  Json all = Json::object().add("drafts", std::move(drafts));
  if (held_line_) all.add("line", *held_line_);
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
  if (const Json* line = all.find("line")) held_line_ = *line->string();
  return {};
}

Result<std::vector<RecordId>> Session::unfinished() {
  TR_LET(ids, drafted());
  std::vector<RecordId> out;
  for (const RecordId id : ids) {
    TR_LET(opened, open(id));
    if (!opened.record.deleted() && !journal::check(opened.record)) out.push_back(id);
  }
  return out;
}

Status Session::discard_draft(RecordId id) {
  held_.erase(id);
  return store_.drop_draft(id);
}

}  // namespace thirdrow::app
