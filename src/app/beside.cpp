#include "app/beside.h"

#include <algorithm>

#include "app/rounds.h"
#include "app/scope.h"
#include "base/words.h"
#include "journal/readings.h"
#include "journal/round_terms.h"

namespace thirdrow::app {
namespace {

using journal::Kind;
using journal::Record;

RefChoice choice_of(const Record& record) {
  return {record.id, short_name(record), record.kind, record.when()};
}

Beside figure_beside(const char* words, const journal::Figure& figure) {
  return {words, figure_label(figure.name), {}, shown_words(figure)};
}

Status add_led_to(Session& session, RecordId sheet, std::vector<Beside>& out) {
  TR_LET(ids, belonging(session, sheet, Kind::commitment));
  for (const RecordId each : ids) {
    TR_LET(opened, session.open(each));
    if (opened.record.ref(journal::commitment::kSource) == sheet)
      out.push_back({N_("It led to: %s"), nullptr, choice_of(opened.record)});
  }
  return {};
}

/// Responsiveness is an act: what people said in the quarter before, and whether they heard what came of it.
Status add_heard(Session& session, Day until, std::vector<Beside>& out) {
  constexpr std::ptrdiff_t kListedHere = 5;
  TR_LET(view, session.view(journal::quarter_to(until)));
  const journal::Figure closed = journal::reckon(*journal::find_measure("loop_closed"), view);
  if (closed.cases.empty()) return {};
  out.push_back(figure_beside(N_("Responsiveness, in the 91 days to this sheet. %s: %s"), closed));
  const auto listed = std::min(std::ssize(closed.cases), kListedHere);
  for (auto each = closed.cases.end() - listed; each != closed.cases.end(); ++each) {
    TR_LET(opened, session.open(*each));
    const bool answered = std::ranges::find(closed.hits, *each) != closed.hits.end();
    out.push_back(
        {answered ? N_("Heard, and told what came of it: %s") : N_("Heard, and not told in time: %s"),
         nullptr, choice_of(opened.record)});
  }
  return {};
}

/// Before people meet: what waits between them.
Status add_waiting(Session& session, const Record& checkin, std::vector<Beside>& out) {
  const auto engagement = checkin.ref(journal::kEngagement);
  if (!engagement || checkin.state() != "scheduled") return {};
  for (const Kind kind : {Kind::commitment, Kind::heard}) {
    TR_LET(ids, belonging(session, *engagement, kind));
    for (const RecordId each : ids) {
      TR_LET(opened, session.open(each));
      const std::string state = opened.record.state();
      const bool settled =
          kind == Kind::commitment ? state != "open" : state == "closed" || state == "told_back";
      if (settled) continue;
      out.push_back({kind == Kind::commitment ? N_("Promised: %s") : N_("Heard, and not settled: %s"),
                     nullptr, choice_of(opened.record)});
    }
  }
  return {};
}

/// The leader's own: others are named by alias and bring no figures, and nobody is put above anybody.
Status add_own_figures(Session& session, const Record& pledge, std::vector<Beside>& out) {
  const auto start = pledge.day(journal::pledge::kStart);
  const Day today = session.now().day();
  if (!start || *start > today) return {};
  const Day last = std::min(pledge.day(journal::pledge::kReview).value_or(today), today);
  if (last < *start) return {};
  TR_LET(view, session.view({*start, last}));
  for (const char* name : {"agreed_before_start", "checkins_on_time", "again_or_refer"})
    out.push_back(figure_beside(N_("Your own, since the start. %s: %s"),
                                journal::reckon(*journal::find_measure(name), view)));
  return {};
}

/// What may be said of a round that is over, or why nothing may.
Status add_result(Session& session, const Record& round, std::vector<Beside>& out) {
  const std::string state = round.state();
  if (state != "released" && state != "withheld" && state != "void") return {};
  TR_LET(figure, round_figure(session, round.id));
  const bool result = state == "released" && journal::terms_of(round).instrument == journal::kStandards;
  out.push_back({result ? N_("Would work with you again, or tell a colleague to: %s") : "%s",
                 nullptr,
                 {},
                 round_words(round, figure)});
  return {};
}

}  // namespace

Result<std::vector<Beside>> beside(Session& session, const Record& record) {
  std::vector<Beside> out;
  switch (record.kind) {
    case Kind::assessment:
      if (record.text(journal::assessment::kInstrument) == "icare")
        TR_TRY(add_heard(session, record.when(), out));
      TR_TRY(add_led_to(session, record.id, out));
      break;
    case Kind::checkin:
      TR_TRY(add_waiting(session, record, out));
      break;
    case Kind::pledge:
      TR_TRY(add_own_figures(session, record, out));
      break;
    case Kind::round:
      TR_TRY(add_result(session, record, out));
      break;
    default:
      break;
  }
  return out;
}

std::string beside_words(const Beside& one, const Say& say,
                         const std::function<std::string(const RefChoice&)>& name) {
  std::vector<std::string> args;
  if (one.label != nullptr) args.push_back(say({one.label, {}}));
  if (one.record) args.push_back(name(*one.record));
  if (one.value) args.push_back(say(*one.value));
  return say({one.words, std::move(args)});
}

Result<std::optional<RecordId>> one_again(Session& session, std::string_view sort,
                                          std::optional<RecordId> last) {
  const Day today = session.now().day();
  TR_LET(view, session.view({today, today}));
  std::vector<RecordId> all;
  view.ledger.each(Kind::reflection, [&](const journal::Facts& one) {
    if (one.is(journal::reflection::kType, sort)) all.push_back(one.id());
  });
  if (all.empty()) return std::optional<RecordId>();
  const auto at = last ? std::ranges::find(all, *last) : all.end();
  const auto days = static_cast<std::size_t>(today - Day());
  const std::size_t next = at == all.end() ? days : static_cast<std::size_t>(at - all.begin()) + 1;
  return std::optional(all[next % all.size()]);
}

}  // namespace thirdrow::app
