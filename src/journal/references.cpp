#include "journal/references.h"

#include "journal/rows.h"

namespace thirdrow::journal {
namespace {

void add_cells(const Record& record, const Field& field, std::vector<Reference>& out) {
  for (const Cells& cells : cells_of(field, record.strings(field.tag))) {
    for (std::size_t i = 0; i < field.columns.size(); ++i) {
      if (field.columns[i].type != FieldType::ref) continue;
      if (const auto id = RecordId::parse(cells[i])) out.push_back({field.tag, field.columns[i].target, *id});
    }
  }
}

void add_field(const Record& record, const Field& field, std::vector<Reference>& out) {
  if (const auto id = record.ref(field.tag)) out.push_back({field.tag, field.target, *id});
  if (field.type == FieldType::rows) add_cells(record, field, out);
  if (field.type != FieldType::refs) return;
  for (const std::string& text : record.strings(field.tag)) {
    if (const auto id = RecordId::parse(text)) out.push_back({field.tag, field.target, *id});
  }
}

}  // namespace

std::vector<Reference> references(const Record& record) {
  std::vector<Reference> out;
  for (const auto part : {record.info().fields, common_fields()}) {
    for (const Field& field : part) add_field(record, field, out);
  }
  return out;
}

}  // namespace thirdrow::journal
