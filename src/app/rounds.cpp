#include "app/rounds.h"

#include <algorithm>
#include <array>

#include "app/engagement_gaps.h"
#include "app/scope.h"
#include "app/sheets.h"
#include "base/words.h"
#include "journal/measures.h"
#include "journal/readings.h"
#include "journal/round_terms.h"

namespace thirdrow::app {
namespace {

using journal::Kind;
using journal::Record;
using render::Block;

constexpr std::int64_t kFormulaVersion = 1;
constexpr std::string_view kIcare = "icare";
constexpr const char* kSteps = "0:      1:      2:      3:      4:";
constexpr std::string_view kUsualBulletin = N_(
    "Nobody writes a name. Ticks only: handwriting is not needed. A colleague counts, another one watches, "
    "and only the counts are typed in. With few slips your leader sees a word, or nothing. Not answering is "
    "fine. Your leader leaves the room.");

/// The words of the shipped bank.
std::string question_text(const PromptBank& bank, std::string_view id) {
  const Prompt* prompt = bank.find(id);
  return prompt != nullptr ? prompt->text : std::string(id);
}

std::vector<std::string> scale(int from, int to) {
  std::vector<std::string> out;
  for (int i = from; i <= to; ++i) out.push_back(std::to_string(i));
  return out;
}

struct Asked {
  std::string sentence;
  std::vector<std::string> choices;
};

std::span<const SheetItem> elements() {
  return std::ranges::find(sheets(), kIcare, &Sheet::instrument)->items;
}

/// What the slips of the round ask, in their order.
std::vector<Asked> asked_on(std::string_view instrument, const PromptBank& bank) {
  std::vector<Asked> out;
  if (instrument == kIcare) {
    for (const SheetItem& item : elements()) out.push_back({item.sentence, scale(0, 4)});
    return out;
  }
  const std::pair<std::string_view, std::vector<std::string>> questions[] = {
      {"s3-again", {"yes", "no"}},  {"s3-refer", {"yes", "no"}},  {"s3-sat", scale(1, 5)},
      {"s3-staff-s1", scale(0, 4)}, {"s3-staff-s2", scale(0, 4)}, {"s3-staff-s3", scale(0, 4)}};
  for (const auto& [id, choices] : questions) out.push_back({question_text(bank, id), choices});
  return out;
}

/// Who sees what from how many answers on, by what was settled for the round.
std::string promise_of(const journal::RoundTerms& terms) {
  const std::string k = std::to_string(terms.k);
  const std::int64_t numbers = std::max<std::int64_t>(journal::kNumbersFrom, terms.k);
  std::string out = "Under " + k + " answers your leader sees nothing; ";
  if (terms.k < numbers) {
    const std::string to = std::to_string(numbers - 1);
    const std::string between = terms.k == numbers - 1 ? "with " + k : "with " + k + " to " + to;
    out += terms.instrument == kIcare ? between + " only that they came; "
                                      : between + " one word and how many; ";
  }
  out += "from " + std::to_string(numbers) + (terms.instrument == kIcare ? " an average. " : " a share. ");
  return out + "Words of your own may be recognised, so only tick. Not answering is fine.";
}

void add_slip(std::vector<Block>& blocks, const std::vector<Asked>& questions, const std::string& promise) {
  for (const Asked& question : questions)
    blocks.push_back({render::TickRow{question.sentence, question.choices}, Block::Keep::with_next});
  blocks.push_back({render::Paragraph{promise}, Block::Keep::with_next});
  blocks.push_back({render::CutLine{}, Block::Keep::free});
}

/// What is counted beside how many were asked and how many slips came back, with the steps to write at.
std::vector<std::pair<std::string, std::string>> counted_on(std::string_view instrument) {
  std::vector<std::pair<std::string, std::string>> out;
  if (instrument == kIcare) {
    for (const SheetItem& item : elements())
      out.emplace_back(std::string(item.sentence) + " (" + std::string(item.key) + ")", kSteps);
    return out;
  }
  for (const char* line :
       {N_("Slips blank at both first questions"), N_("Slips with a yes at the first or the second question"),
        N_("Again: yes"), N_("Again: no"), N_("A colleague: yes"), N_("A colleague: no")}) {
    out.emplace_back(line, "");
  }
  out.emplace_back(N_("How it went (sat)"), "1:      2:      3:      4:      5:");
  out.emplace_back(N_("Agreed up front (s1)"), kSteps);
  out.emplace_back(N_("Met and answered (s2)"), kSteps);
  out.emplace_back(N_("Wants to know (s3)"), kSteps);
  return out;
}

void add_envelope(std::vector<Block>& blocks, const journal::RoundTerms& terms) {
  blocks.push_back({render::PageBreak{}, Block::Keep::free});
  blocks.push_back({render::Heading{1, N_("Envelope sheet")}, Block::Keep::free});
  blocks.push_back(
      {render::Paragraph{N_("Wrap this round the slips. Count together, write the numbers here, and "
                            "give only this sheet back. Then tear up the slips.")},
       Block::Keep::free});
  render::Table table{{N_("Counted"), N_("Number")}, {}};
  table.rows.push_back({N_("People asked"), std::to_string(terms.invited)});
  table.rows.push_back({N_("Slips that came back"), ""});
  for (const auto& [line, steps] : counted_on(terms.instrument)) table.rows.push_back({line, steps});
  blocks.push_back({render::TableBlock{table}, Block::Keep::free});
  blocks.push_back({render::WriteLines{N_("Counted by"), 1}, Block::Keep::free});
  blocks.push_back({render::WriteLines{N_("Witnessed by"), 1}, Block::Keep::free});
}

bool takes_slips(const Record& round) {
  const bool ahead = round.state() == "planned" || round.state() == "open";
  const journal::RoundTerms terms = journal::terms_of(round);
  return ahead && terms.mode == "tally" && terms.invited >= journal::kLeastInvited;
}

}  // namespace

Result<RecordId> open_round(Session& session, const RoundPlan& plan) {
  Record round = session.new_record(Kind::round);
  round.set(journal::kEngagement, plan.engagement);
  round.set(journal::round::kInvited, plan.invited);
  if (plan.k) round.set(journal::round::kK, *plan.k);
  if (!plan.mode.empty()) round.set(journal::round::kMode, plan.mode);
  if (!plan.instrument.empty()) round.set(journal::round::kInstrument, plan.instrument);
  return session.add_and_step(round, "open");
}

Result<std::vector<const char*>> lacks_before_asking(Session& session, RecordId round) {
  constexpr std::array kBefore = {Gap::no_agreement, Gap::not_judged, Gap::no_self_check};
  std::vector<const char*> lacks;
  TR_LET(opened, session.open(round));
  if (journal::terms_of(opened.record).instrument != journal::kStandards) return lacks;
  const auto work = opened.record.ref(journal::kEngagement);
  const Day today = session.now().day();
  TR_LET(view, session.view({today, today}));
  const journal::Facts* facts = work ? view.ledger.find(*work) : nullptr;
  if (facts == nullptr) return lacks;
  for (const Gap gap : gaps_of(*facts, view.ledger, today)) {
    if (std::ranges::find(kBefore, gap) != kBefore.end()) lacks.push_back(gap_words(gap));
  }
  return lacks;
}

Result<Record> begin_tally(Session& session, RecordId round) {
  TR_LET(opened, session.open(round));
  Record tally = session.new_record(Kind::tally);
  if (const auto work = opened.record.ref(journal::kEngagement)) tally.set(journal::kEngagement, *work);
  tally.set(journal::tally::kRound, round);
  tally.set(journal::tally::kOn, session.now().day());
  return tally;
}

Result<journal::Figure> round_figure(Session& session, RecordId round) {
  TR_LET(view, session.view({session.now().day(), session.now().day()}));
  return journal::reckon_round(view.ledger, round);
}

Phrase round_words(const Record& round, const journal::Figure& figure) {
  if (round.state() == "void")
    return {N_("This round does not count: %s"), {round.text(journal::round::kReason)}};
  const bool known = round.state() == "released" || round.state() == "withheld";
  if (known && journal::terms_of(round).instrument != journal::kStandards)
    return {round.state() == "released"
                ? N_("The answers about the five elements stand beside your own sheet among the figures, "
                     "from ten answers on.")
                : N_("Not enough answers to show. They are counted and wait for your next round."),
            {}};
  if (known && figure.cases.empty()) return {N_("The count says nothing of the first two questions."), {}};
  return shown_words(figure);
}

Result<Record> begin_publication(Session& session, RecordId round) {
  TR_LET(figure, round_figure(session, round));
  TR_LET(opened, session.open(round));
  if (journal::terms_of(opened.record).instrument != journal::kStandards)
    return {Code::refused, "I9.elements"};
  Record record = session.new_record(Kind::publication);
  if (const auto work = opened.record.ref(journal::kEngagement)) record.set(journal::kEngagement, *work);
  record.set(journal::publication::kRound, round);
  record.set(journal::publication::kOn, session.now().day());
  record.set(journal::publication::kShown, in_english(round_words(opened.record, figure)));
  record.set(journal::publication::kFormulaVersion, kFormulaVersion);
  return record;
}

Result<Record> begin_showing(Session& session, RecordId engagement) {
  TR_LET(rounds, belonging(session, engagement, Kind::round));
  std::optional<RecordId> newest;
  for (auto each = rounds.rbegin(); each != rounds.rend(); ++each) {
    TR_LET(opened, session.open(*each));
    const bool standards = journal::terms_of(opened.record).instrument == journal::kStandards;
    if (!standards || opened.record.state() != "released") continue;
    TR_LET(shown, belonging(session, *each, Kind::publication));
    if (shown.empty()) return begin_publication(session, *each);
    if (!newest) newest = *each;
  }
  if (newest) return begin_publication(session, *newest);
  return {Code::refused, "I9.publish"};
}

Result<Record> begin_pool(Session& session) {
  const Day today = session.now().day();
  const auto quarters = journal::last_four_windows(today, journal::kQuarter);
  TR_LET(view, session.view({quarters.front().first, today}));
  TR_TRY(journal::check_sum(view));
  const journal::Figure figure = journal::reckon(*journal::find_measure("again_or_refer"), view);
  Record record = session.new_record(Kind::publication);
  journal::Strings rounds;
  for (const RecordId each : figure.cases) rounds.push_back(each.text());
  const std::string count = std::to_string(rounds.size());
  record.set(journal::publication::kPooled, std::move(rounds));
  record.set(journal::publication::kOn, today);
  record.set(journal::publication::kShown,
             fill("%s; answers to %s rounds in 364 days", {in_english(shown_words(figure)), count}));
  record.set(journal::publication::kFormulaVersion, kFormulaVersion);
  return record;
}

Status check_showing(Session& session, const Record& record) {
  const bool is_sum =
      record.kind == Kind::publication && !record.strings(journal::publication::kPooled).empty();
  if (!is_sum) return {};
  TR_LET(now, begin_pool(session));
  const auto same = [&](journal::Tag tag) { return record.value(tag) == now.value(tag); };
  const bool stands = same(journal::publication::kPooled) && same(journal::publication::kShown);
  return stands ? Status() : Status(Code::refused, "I9.sum");
}

namespace {

Result<RecordId> add_showing(Session& session, Record record, const Showing& showing) {
  record.set(journal::publication::kWhere, showing.where);
  record.set(journal::publication::kUnedited, std::string(showing.unedited ? "yes" : "no"));
  record.set(journal::publication::kResult, showing.result);
  record.set(journal::publication::kLearned, showing.learned);
  record.set(journal::publication::kChanges, showing.changes);
  TR_TRY(session.add(record));
  return record.id;
}

}  // namespace

Result<RecordId> publish(Session& session, RecordId round, const Showing& showing) {
  TR_LET(record, begin_publication(session, round));
  return add_showing(session, std::move(record), showing);
}

Result<RecordId> publish_pool(Session& session, const Showing& showing) {
  TR_LET(record, begin_pool(session));
  return add_showing(session, std::move(record), showing);
}

Result<render::Document> slips_of(Session& session, RecordId id) {
  TR_LET(opened, session.open(id));
  if (opened.record.kind != Kind::round) return {Code::not_found, "round"};
  if (!takes_slips(opened.record)) return {Code::refused, "I10.slips"};
  TR_LET(bank, session.prompts());
  const journal::RoundTerms terms = journal::terms_of(opened.record);
  render::Document document;
  document.title = N_("Slips");
  document.language = "en";
  document.created = session.now();
  const std::string own = opened.record.text(journal::round::kBulletin);
  document.blocks.push_back(
      {render::Heading{1, terms.instrument == kIcare ? N_("How do we serve?") : N_("How did it go?")},
       Block::Keep::free});
  document.blocks.push_back(
      {render::Paragraph{own.empty() ? std::string(kUsualBulletin) : own}, Block::Keep::free});
  const std::vector<Asked> questions = asked_on(terms.instrument, bank);
  const std::string promise = promise_of(terms);
  for (std::int64_t i = 0; i < terms.invited; ++i) add_slip(document.blocks, questions, promise);
  add_envelope(document.blocks, terms);
  return document;
}

}  // namespace thirdrow::app
