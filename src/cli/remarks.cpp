#include "cli/remarks.h"

#include "app/rounds.h"

namespace thirdrow::cli {

void remark_on_round(Context& context, app::Session& session, RecordId round) {
  const auto lacks = app::lacks_before_asking(session, round);
  if (!lacks || lacks->empty()) return;
  std::string words;
  for (const char* each : *lacks) words += (words.empty() ? "" : "; ") + std::string(each);
  context.note("The round is open. Still to see to before its result is known: " + words + ".");
}

void remark_on_day(Context& context, app::Session& session, const journal::Record& record) {
  if (record.kind != journal::Kind::commitment) return;
  const auto due = record.day(journal::commitment::kDue);
  if (!due || *due >= session.now().day()) return;
  context.note("Its day, " + due->text() +
               ", has already passed, and stays as it is. If another was meant, delete it and add it again.");
}

}  // namespace thirdrow::cli
