// Drafts: what was typed but not yet written.
#include "journal/record_json.h"
#include "store/impl.h"

namespace thirdrow::store {

std::string encode_draft(const Draft& draft) {
  return Json::object()
      .add("record", journal::draft_json(draft.record))
      .add("opened", journal::draft_json(draft.opened))
      .dump();
}

/// nullopt for what this version cannot read: of a later one, or damaged.
std::optional<Draft> decode_draft(std::string_view encoded) {
  const auto json = Json::parse(encoded);
  if (!json) return std::nullopt;
  const auto part = [&](std::string_view name) -> std::optional<journal::Record> {
    const Json* found = json->find(name);
    if (found == nullptr || found->members() == nullptr) return std::nullopt;
    auto record = journal::draft_from_json(*found);
    return record ? std::optional(std::move(*record)) : std::nullopt;
  };
  auto record = part("record"), opened = part("opened");
  if (!record || !opened || record->id != opened->id) return std::nullopt;
  return Draft{std::move(*record), std::move(*opened)};
}

Status Store::save_draft(const Draft& draft) {
  return impl_->db
      .query(
          "INSERT INTO drafts (id, record) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET record = "
          "excluded.record")
      .bind(blob_of(draft.record.id), as_bytes(encode_draft(draft)))
      .run();
}

Status Store::drop_draft(RecordId id) {
  return impl_->db.query("DELETE FROM drafts WHERE id = ?1").bind(blob_of(id)).run();
}

Result<std::vector<Draft>> Store::drafts() {
  Query q = impl_->db.query("SELECT record FROM drafts ORDER BY id");
  std::vector<Draft> out;
  for (;;) {
    TR_LET(row, q.step());
    if (!row) return out;
    if (auto draft = decode_draft(as_text(q.blob(0)))) out.push_back(std::move(*draft));
  }
}

Result<std::int64_t> Store::unreadable_drafts() {
  TR_LET(all, impl_->db.number("SELECT count(*) FROM drafts"));
  TR_LET(readable, drafts());
  return all - static_cast<std::int64_t>(readable.size());
}

Result<std::optional<Draft>> Store::draft(RecordId id) {
  Query q = impl_->db.query("SELECT record FROM drafts WHERE id = ?1");
  TR_LET(there, q.bind(blob_of(id)).step());
  return there ? decode_draft(as_text(q.blob(0))) : std::nullopt;
}

}  // namespace thirdrow::store
