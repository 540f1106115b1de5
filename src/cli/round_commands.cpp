// agreement page; round open, tally, slips, close, release; publish.
#include <algorithm>
#include <array>
#include <charconv>

#include "app/agreement_page.h"
#include "app/brief_page.h"
#include "app/rounds.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/entry_print.h"
#include "cli/output.h"
#include "cli/remarks.h"
#include "cli/resolve.h"
#include "journal/round_terms.h"
#include "journal/rows.h"
#include "platform/files.h"

namespace thirdrow::cli {
namespace {

using journal::Kind;
using journal::Record;

Result<RecordId> resolve_round(Context& context, app::Session& session, const std::string& text) {
  TR_LET(id, resolve_id(context, session, text));
  TR_LET(opened, session.open(id));
  if (opened.record.kind != Kind::round)
    return context.fail(Code::not_found, "This is not a round.", "See 'thirdrow-cli list round'.");
  return id;
}

/// Whether the word is one of the field's, or nothing was said.
bool is_choice(journal::Tag tag, std::string_view word) {
  const auto& choices = journal::find_field(journal::info(Kind::round), tag)->choices;
  return word.empty() || std::ranges::find(choices, word) != choices.end();
}

Status open_round(Context& context) {
  const Arguments& args = context.arguments();
  if (!args.has("invited"))
    return context.fail(Code::usage, "--invited is needed: how many people are asked.");
  TR_LET(invited, context.number_option("invited", 1, 255));
  TR_LET(k, context.number_option("k", 3, 255));
  TR_LET(session, context.open());
  TR_LET(engagement, resolve_engagement(context, *session, args.operands[0]));
  const std::string mode = args.one("mode"), instrument = args.one("instrument");
  if (!is_choice(journal::round::kMode, mode)) return context.fail(Code::usage, "--mode is tally or spoken.");
  if (!is_choice(journal::round::kInstrument, instrument))
    return context.fail(Code::usage, "--instrument is standards or icare.");
  TR_LET(id, app::open_round(*session, {engagement, *invited, k, mode, instrument}));
  remark_on_round(context, *session, id);
  return context.done(id.text());
}

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool ok = error == std::errc() && end == text.data() + text.size();
  return ok ? std::optional(number) : std::nullopt;
}

/// `again.yes=7` is a row of the counts.
Result<Record> read_tally(Context& context, app::Session& session, RecordId round) {
  TR_LET(tally, app::begin_tally(session, round));
  std::vector<journal::Cells> rows;
  for (const std::string& word : std::span(context.arguments().operands).subspan(1)) {
    const std::size_t equals = word.find('='), dot = word.find('.');
    if (dot == std::string::npos || equals == std::string::npos || dot > equals) {
      TR_TRY(assign(context, session, tally, word));
      continue;
    }
    const std::string count = word.substr(equals + 1);
    if (!whole(count)) return context.fail(Code::usage, "A count is a whole number: again.yes=7.");
    rows.push_back({word.substr(0, dot), word.substr(dot + 1, equals - dot - 1), count});
  }
  if (!rows.empty()) tally.set(journal::tally::kCounts, journal::rows_of(rows));
  return tally;
}

Status tally(Context& context) {
  TR_LET(session, context.open());
  TR_LET(round, resolve_round(context, *session, context.arguments().operands[0]));
  TR_LET(tally, read_tally(context, *session, round));
  TR_TRY(session->add(tally));
  return context.done(tally.id.text());
}

/// The way on from a round that was closed.
Result<std::string> next_words(app::Session& session, const Record& round) {
  const std::string release = "'round release " + short_id(round.id) + "'.";
  TR_LET(tallies, session.all_of(Kind::tally));
  const bool counted = std::ranges::any_of(tallies, [&](const Record& tally) {
    return !tally.deleted() && tally.ref(journal::tally::kRound) == round.id;
  });
  if (counted || journal::terms_of(round).mode == "spoken") return release;
  return "enter the counts with 'round tally " + short_id(round.id) + " answers=N ...', then " + release;
}

/// The state, and what may be said; never a count that the gate holds back.
Status tell(Context& context, app::Session& session, RecordId round) {
  TR_LET(opened, session.open(round));
  TR_LET(figure, app::round_figure(session, round));
  if (context.json()) {
    context.print(Json::object()
                      .add("id", round.text())
                      .add("state", opened.record.state())
                      .add("figure", app::figure_json(figure)));
    return {};
  }
  context.out() << opened.record.state() << '\n';
  if (opened.record.state() == "closed") {
    TR_LET(next, next_words(session, opened.record));
    context.out() << "No more slips are taken. Next: " << next << '\n';
  } else {
    context.out() << harmless_line(in_english(app::round_words(opened.record, figure))) << '\n';
  }
  return {};
}

Status step_round(Context& context, std::string_view step) {
  TR_LET(day, context.step_day());
  TR_LET(session, context.open());
  if (day) session->fix_today(*day);
  TR_LET(round, resolve_round(context, *session, context.arguments().operands[0]));
  TR_TRY(session->transition(round, step));
  return tell(context, *session, round);
}
Status close_round(Context& context) { return step_round(context, "close"); }
Status release_round(Context& context) { return step_round(context, "release"); }

Status write_pdf(const std::string& file, const render::Document& document) {
  TR_LET(pdf, render::whole(document, render::write_pdf));
  return platform::write_new(file, pdf);
}

Status slips(Context& context) {
  const std::string& file = context.arguments().operands[1];
  TR_TRY(Context::check_target(file));
  TR_LET(session, context.open());
  TR_LET(round, resolve_round(context, *session, context.arguments().operands[0]));
  TR_LET(document, app::slips_of(*session, round));
  TR_TRY(write_pdf(file, document));
  return context.done(round.text());
}

Status agreement_page(Context& context) {
  const std::string& file = context.arguments().operands[1];
  TR_TRY(Context::check_target(file));
  TR_LET(session, context.open());
  TR_LET(engagement, resolve_engagement(context, *session, context.arguments().operands[0]));
  TR_LET(document, app::agreement_page_of(*session, engagement));
  TR_TRY(write_pdf(file, document));
  return context.done(engagement.text());
}

Status brief_page(Context& context) {
  const std::string& file = context.arguments().operands[1];
  TR_TRY(Context::check_target(file));
  TR_LET(session, context.open());
  TR_LET(brief, resolve_id(context, *session, context.arguments().operands[0]));
  TR_LET(document, app::brief_page_of(*session, brief));
  TR_TRY(write_pdf(file, document));
  return context.done(brief.text());
}

Status publish(Context& context) {
  const Arguments& args = context.arguments();
  if (!args.has("where")) return context.fail(Code::usage, "--where is needed: where the team saw it.");
  if (args.has("pool") != args.operands.empty())
    return context.fail(Code::usage, "Name one round, or give --pool for those of the last 364 days.");
  const app::Showing showing{args.one("where"), !args.has("edited"), args.one("result"), args.one("learned"),
                             args.one("changes")};
  TR_LET(session, context.open());
  if (args.has("pool")) {
    TR_LET(id, app::publish_pool(*session, showing));
    return context.done(id.text());
  }
  TR_LET(round, resolve_round(context, *session, args.operands[0]));
  TR_LET(id, app::publish(*session, round, showing));
  return context.done(id.text());
}

constexpr std::array kOpenOptions = {
    Option{"invited", "N", "how many people are asked"},
    Option{"k", "N", "nothing is shown under this many answers; 5 unless told, at least 3"},
    Option{"mode", "MODE", "tally: slips of paper; spoken: face to face"},
    Option{"instrument", "WORD", "standards, unless told: how it went; icare: the five elements of service"}};
constexpr std::array kOn = {Option{"on", "DAY", "take the step as of DAY"}};
constexpr std::array kPublishOptions = {Option{"where", "WORDS", "where the team saw it"},
                                        Option{"pool", "", "the rounds of the last 364 days added up"},
                                        Option{"edited", "", "it was not shown as it is"},
                                        Option{"result", "WORDS", "the result, in one line"},
                                        Option{"learned", "WORDS", "what you heard"},
                                        Option{"changes", "WORDS", "what changes, by when"}};

constexpr std::array kCommands = {
    Command{"rounds",
            "agreement page",
            "ENGAGEMENT FILE",
            2,
            2,
            {},
            "write what was agreed as PDF, for those it was agreed with",
            "The file is not encrypted.",
            agreement_page},
    Command{"rounds",
            "brief page",
            "BRIEF FILE",
            2,
            2,
            {},
            "write a brief for the leadership team as PDF, without names",
            "The people of the journal are named nowhere on it. The file is not encrypted.",
            brief_page},
    Command{
        "rounds", "round open", "ENGAGEMENT", 1, 1, kOpenOptions, "ask the people of an engagement",
        "How many are asked, the least number of answers and the way of asking are settled by this and do "
        "not change.",
        open_round},
    Command{"rounds",
            "round slips",
            "ROUND FILE",
            2,
            2,
            {},
            "write the slips and the envelope sheet as PDF",
            "",
            slips},
    Command{
        "rounds",
        "round tally",
        "ROUND answers=N [FIELD=N]...",
        2,
        kAnyNumber,
        {},
        "enter the counts",
        "answers counts the slips that came back, blanks and either_yes those among them that are blank at "
        "both "
        "first questions or have a yes at one of them; again.yes, again.no, refer.yes, sat.4, s1.3 and so on "
        "count ticks, for the five elements ideal.4 and so on; counted_by and witnessed_by name who counted. "
        "What is entered is not shown again. A "
        "round "
        "has one count; to correct it, 'set' that one: what it was stays in its history.",
        tally},
    Command{"rounds", "round close", "ROUND", 1, 1, kOn, "no more slips are taken", "", close_round},
    Command{
        "rounds", "round release", "ROUND", 1, 1, kOn, "say what may be said",
        "With fewer answers than were settled the round is withheld, and its answers wait for the next one.",
        release_round},
    Command{
        "rounds", "publish", "[ROUND]", 0, 1, kPublishOptions, "note where the result was shown to the team",
        "A sum is of two rounds or more, with ten answers together; beside rounds that tell their numbers "
        "themselves it has ten answers more, or none. It gives way to another only when, beside every sum "
        "that was shown, at least five answers (and as many as the rounds asked for) have joined, and as "
        "many or none have left.",
        publish},
};

}  // namespace

std::span<const Command> round_commands() { return kCommands; }

}  // namespace thirdrow::cli
