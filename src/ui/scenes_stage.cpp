// What a journal holds when scenes are played in it.
#include <algorithm>

#include "app/demo.h"
#include "app/demo_year.h"
#include "app/scope.h"
#include "journal/rows.h"
#include "ui/scenes.h"
#include "ui/scenes_talks.h"

namespace thirdrow::ui {
namespace {

constexpr std::uint64_t kSeed = 3;

/// A sheet that is half filled in, and an agreement and a check-in of the engagement.
Status edit_domain(app::Session& session, Cast& cast) {
  using journal::Kind;
  const app::Scope about{{{Kind::agreement}, {Kind::checkin}}, cast.engagement};
  const Day today = session.now().day();
  TR_LET(agreement, app::begin_record(session, about, {Kind::agreement}));
  const auto set_rows = [](journal::Record& record, journal::Tag tag, std::vector<journal::Cells> rows) {
    record.set(tag, journal::rows_of(rows));
  };
  agreement.set(journal::agreement::kTitle, std::string("The whole of it"));
  set_rows(
      agreement, journal::agreement::kCriteria,
      {{"Nobody waits longer than two days for an answer", "joint"}, {"We can say what it costs", "them"}});
  set_rows(agreement, journal::agreement::kTerms,
           {{"Weekly numbers on Friday", "me", (today + 7).text()}, {"One contact for questions", "joint"}});
  set_rows(agreement, journal::agreement::kAgreedBy, {{cast.person->text(), "said"}});
  agreement.set(journal::agreement::kTheyWant, std::string("To be asked before plans change."));
  TR_TRY(session.add(agreement));
  TR_LET(checkin, app::begin_record(session, about, {Kind::checkin}));
  checkin.set(journal::checkin::kDue, today - 1);
  TR_TRY(session.add(checkin));
  TR_LET(sheet, app::begin_record(session, {{{Kind::assessment, "icare"}}}, {Kind::assessment, "icare"}));
  set_rows(sheet, journal::assessment::kAnswers,
           {{"ideal", "3", "Stayed late for the night shift"},
            {"attentiveness", "1"},
            {"empowerment_given", "2"}});
  TR_TRY(session.add(sheet));
  cast.agreement = agreement.id;
  cast.checkin = checkin.id;
  cast.sheet = sheet.id;
  return {};
}

}  // namespace

Status fill_stage(app::Session& session) {
  TR_TRY(app::fill_demo(session, kSeed));
  return app::add_demo_year(session);
}

Result<Cast> edit_stage(app::Session& session) {
  const auto first = [&](const char* kind) -> Result<std::optional<RecordId>> {
    app::Filter filter;
    filter.subkind = kind;
    TR_LET(page, session.list(filter, 1, 0));
    return page.items.empty() ? std::nullopt : std::optional(page.items.front().id);
  };
  TR_LET(entry, first("daily"));
  TR_LET(moment, first("moment"));
  TR_LET(trashed, first("free"));
  const auto engaged = [&](std::string_view state) -> Result<std::optional<RecordId>> {
    TR_LET(all, session.all_of(journal::Kind::engagement));
    std::erase_if(all, [&](const journal::Record& each) {
      return each.state() != state || !each.integer(journal::engagement::kEvery);
    });
    // The newest; of one day, by name and not by their chance order, so that every play shows the same.
    const auto one = std::ranges::min_element(
        all, {}, [](const journal::Record& each) { return std::pair(-each.when().days, each.title()); });
    return one == all.end() ? std::nullopt : std::optional(one->id);
  };
  TR_LET(engagement, engaged("active"));
  TR_LET(past, engaged("closed"));
  TR_LET(people, session.all_of(journal::Kind::person));
  if (!entry || !trashed || !engagement || !past || people.empty()) return Code::not_found;
  TR_LET(opened, session.open(*entry));
  journal::Record edited = opened.record;
  std::string body = edited.body();
  body.resize(body.find_last_of('.', body.size() - 2) + 1);
  edited.set(journal::reflection::kBody, body + " I will ask Maya first next time.");
  TR_TRY(session.save(edited, opened.record));
  TR_TRY(session.remove(*trashed));
  Cast cast{entry, moment, engagement, std::ranges::min_element(people, {}, &journal::Record::title)->id};
  cast.past = past;
  TR_TRY(edit_domain(session, cast));
  TR_TRY(add_talks(session, cast));
  return cast;
}

}  // namespace thirdrow::ui
