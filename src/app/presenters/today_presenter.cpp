#include "app/presenters/today_presenter.h"

#include <algorithm>
#include <utility>

#include "app/form.h"
#include "app/happening.h"

namespace thirdrow::app {
namespace {

constexpr std::int64_t kTitlePoints = 200;

/// At most `points` code points; the rest of the line is left for the body.
std::pair<std::string, std::string> cut(std::string_view line, std::int64_t points) {
  std::size_t at = 0;
  for (; at < line.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(line[at]) & 0xC0) != 0x80;
    if (begins && points-- == 0) break;
  }
  return {std::string(line.substr(0, at)), std::string(line.substr(at))};
}

/// The line as the title; what is too long for one begins the body.
journal::Record titled(Session& session, journal::Kind kind, journal::Tag title, journal::Tag body,
                       const std::string& line) {
  journal::Record record = session.new_record(kind);
  auto [first, rest] = cut(line, kTitlePoints);
  record.set(title, std::move(first));
  record.set(body, std::move(rest));
  if (kind == journal::Kind::fire) record.set(journal::fire::kStarted, session.now().day());
  return record;
}

journal::Record captured(Session& session, Capture what, const std::string& line) {
  namespace j = journal;
  if (what == Capture::moment) {
    return titled(session, j::Kind::moment, j::moment::kTitle, j::moment::kBody, line);
  }
  if (what == Capture::story) {
    j::Record record = session.new_record(j::Kind::story);
    record.set(j::story::kBody, line);
    return record;
  }
  if (what == Capture::heard) {
    j::Record record = session.new_record(j::Kind::heard);
    record.set(j::heard::kWords, line);
    record.set(j::heard::kType, std::string("request"));
    record.set(j::heard::kOn, session.now().day());
    return record;
  }
  if (what == Capture::fire) return titled(session, j::Kind::fire, j::fire::kTitle, j::fire::kLesson, line);
  if (what == Capture::small_fix)
    return titled(session, j::Kind::small_fix, j::small_fix::kTitle, j::small_fix::kBody, line);
  j::Record record = session.new_record(j::Kind::reflection);
  record.set(j::reflection::kBody, line);
  return record;
}

Result<std::vector<Duty>> duties_of(Session& session, const std::vector<Owed>& owed) {
  std::vector<Duty> duties;
  for (const Owed& one : owed) {
    TR_LET(duty, duty_of(session, one));
    duties.push_back(std::move(duty));
  }
  return duties;
}

/// A question stays for its day, whatever is written down meanwhile, until it is used, retired or removed;
/// as it reads now.
Result<std::optional<Prompt>> still_open(Session& session, const std::string& id) {
  TR_LET(bank, session.prompts());
  const Prompt* prompt = bank.find(id);
  if (prompt == nullptr || prompt->retired || prompt->last_used == session.now().day())
    return std::optional<Prompt>();
  return std::optional(*prompt);
}

}  // namespace

TodayPresenter::TodayPresenter(Desk& desk, TodayView& view) : desk_(desk), view_(view), duties_(desk) {
  duties_.on_done = [this](const DutyDone& done) {
    view_.show_done(done);
    start();
  };
  duties_.on_problem = [this](const Error& error) { view_.show_problem(error); };
}

void TodayPresenter::start() {
  alive_.renew();
  desk_.ask(
      alive_,
      [shown = prompt_ ? prompt_->id : std::string(),
       shown_on = prompt_day_](Session& session) -> Result<TodayPage> {
        TR_LET(today, session.today());
        TR_LET(duties, duties_of(session, today.owed));
        TR_LET(line, session.kept_line());
        TR_LET(stays, shown_on == today.day ? still_open(session, shown) : std::optional<Prompt>());
        // Not noted, it is only offered once more.
        if (!stays) static_cast<void>(note_shown(session, today.prompt));
        if (stays && today.prompt) today.prompt = std::move(stays);
        return TodayPage{std::move(today), std::move(duties), {}, std::move(line)};
      },
      [this, shown = prompt_ ? prompt_->id : std::string()](Result<TodayPage> asked) {
        if (!asked) return view_.show_problem(asked.error());
        TodayPage page = std::move(*asked);
        if (std::exchange(line_given_, true)) page.line.clear();
        if (!page.today.recent.empty() && page.today.last_edit) {
          const Row& last = page.today.recent.front();
          if (page.today.day - std::max(last.happened.day(), *page.today.last_edit) >= kLongPauseDays)
            page.pick_up = last;
        }
        if (skipped_on_ == page.today.day) page.today.prompt.reset();
        // Another one was asked for meanwhile.
        const bool swapped = prompt_ && prompt_->id != shown && prompt_day_ == page.today.day;
        if (swapped && page.today.prompt) page.today.prompt = prompt_;
        prompt_ = page.today.prompt;
        prompt_day_ = page.today.day;
        duties_.listed();
        view_.show(page);
        read_ahead();
      });
}

/// What Engagements and Progress are made of is read while the person looks at Today.
void TodayPresenter::read_ahead() {
  desk_.ask(
      alive_,
      [](Session& session) -> Status {
        TR_LET(view, session.view({session.now().day(), session.now().day()}));
        static_cast<void>(view);
        return {};
      },
      [](const Status&) {});
}

void TodayPresenter::forget() {
  alive_.renew();
  act_alive_.renew();
  duties_.forget();
  asked_.clear();
  line_given_ = false;
  prompt_.reset();
  passed_over_.clear();
  skipped_on_.reset();
  view_.show({});
}

void TodayPresenter::answer() {
  if (!prompt_) return;
  const Prompt prompt = *prompt_;
  prompt_.reset();
  passed_over_.clear();
  on_answer(prompt);
}

void TodayPresenter::swap() {
  if (!prompt_) return;
  passed_over_.push_back(prompt_->id);
  desk_.ask(
      act_alive_,
      [passed = passed_over_](Session& session) -> Result<std::optional<Prompt>> {
        TR_LET(next, prompt_of_today(session, passed));
        static_cast<void>(note_shown(session, next));
        return next;
      },
      [this](const Result<std::optional<Prompt>>& next) {
        if (!next) return view_.show_problem(next.error());
        prompt_ = *next;
        view_.show_prompt(prompt_);
      });
}

void TodayPresenter::skip() {
  prompt_.reset();
  passed_over_.clear();
  skipped_on_ = desk_.host().clock->now().day();
  view_.show_prompt({});
}

void TodayPresenter::capture(Capture what, std::string_view line) {
  const std::string words = trimmed(line);
  if (words.empty()) return;
  asked_.push_back({words});
  desk_.ask(
      act_alive_,
      [what, words, lost = asked_.back().lost](Session& session) -> Result<RecordId> {
        const journal::Record record = captured(session, what, words);
        const Status added = session.add(record);
        *lost = !added;
        if (!added) return added.error();
        // A kept line that stays is shown once more after the next unlock; the captured one is safe.
        static_cast<void>(session.keep_line({}));
        return record.id;
      },
      [this, what, words](const Result<RecordId>& id) {
        asked_.erase(asked_.begin());
        if (!id) return view_.show_not_captured(id.error(), words);
        view_.show_captured(what, *id);
        start();
      });
}

void TodayPresenter::keep_line(std::string_view line) {
  desk_.ask(
      act_alive_,
      [line = std::string(line), asked = asked_, given = Given{line_given_}](Session& session) {
        return keep_lines(session, Line::today, asked, line, given);
      },
      [](const Status&) {});
}

}  // namespace thirdrow::app
