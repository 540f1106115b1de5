#include "app/brief_page.h"

#include "base/words.h"
#include "journal/erasing.h"
#include "journal/rows.h"

namespace thirdrow::app {
namespace {

Result<std::vector<std::string>> names_of_all(Session& session) {
  TR_LET(people, session.all_of(journal::Kind::person));
  std::vector<std::string> names;
  for (const journal::Record& person : people) {
    for (std::string& name : journal::names_of(person)) names.push_back(std::move(name));
  }
  return names;
}

}  // namespace

Result<render::Document> brief_page_of(Session& session, RecordId brief) {
  using render::Block;
  TR_LET(opened, session.open(brief));
  if (opened.record.kind != journal::Kind::brief) return {Code::not_found, "brief"};
  TR_LET(called, names_of_all(session));
  const journal::Names names(called);
  const journal::Record record = journal::without_names(opened.record, names);
  render::Document page;
  page.title = record.title();
  page.language = "en";
  page.created = session.now();
  page.footer = record.when().text();
  page.blocks.push_back({render::Heading{1, record.title()}, Block::Keep::with_next});
  for (const journal::Cells& row : journal::cells_of(record, journal::brief::kQuestions)) {
    page.blocks.push_back({render::Heading{2, row[0]}, Block::Keep::with_next});
    if (!row[1].empty()) page.blocks.push_back({render::Paragraph{row[1]}, Block::Keep::free});
  }
  return page;
}

}  // namespace thirdrow::app
