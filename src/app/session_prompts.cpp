// Prompts and Today: what a session asks of the person.
#include "app/session.h"

#include <algorithm>
#include <set>

#include "app/happening.h"
#include "app/sections.h"
#include "journal/fold.h"

namespace thirdrow::app {
namespace {

using journal::Kind;
using journal::Record;

constexpr std::int64_t kRecent = 5;

/// Headings that have words under them.
std::set<std::string> answered(const Record& record) {
  std::set<std::string> headings;
  for (const Section& section : split_sections(record.body())) {
    const bool words = section.text.find_first_not_of(" \t\r\n") != std::string::npos;
    if (section.heading && words) headings.insert(*section.heading);
  }
  return headings;
}

/// A question as the heading that it becomes.
std::string heading_of(const std::string& text) {
  Sections one(1);
  append_section(one, text);
  return *one.front().heading;
}

bool is_shipped(std::string_view prompt_id) { return !RecordId::parse(prompt_id); }

}  // namespace

Result<PromptBank> Session::prompts() {
  TR_LET(questions, all_of(Kind::question));
  TR_LET(uses, all_of(Kind::question_use));
  return PromptBank::build(questions, uses);
}

Result<std::optional<Prompt>> Session::next_prompt(std::string_view event,
                                                   const std::vector<std::string>& passed_over) {
  TR_LET(bank, prompts());
  return bank.next(event, now().day(), passed_over);
}

Status Session::prompt_used(std::string_view prompt_id, std::optional<int> opened) {
  TR_LET(bank, prompts());
  if (bank.find(prompt_id) == nullptr) return {Code::not_found, "prompt"};
  Record use = new_record(Kind::question_use);
  use.set(journal::question_use::kQuestion, std::string(prompt_id));
  use.set(journal::question_use::kUsedOn, now().day());
  if (opened) use.set(journal::question_use::kOpened, std::int64_t{*opened});
  return add(use);
}

Status Session::note_answers(const Record& before, const Record& after) {
  std::set<std::string> fresh = answered(after);
  for (const std::string& heading : answered(before)) fresh.erase(heading);
  if (fresh.empty()) return {};
  TR_LET(bank, prompts());
  for (const Prompt& prompt : bank.all()) {
    if (fresh.erase(heading_of(prompt.text)) == 0 || prompt.last_used == now().day()) continue;
    TR_TRY(prompt_used(prompt.id));
  }
  return {};
}

Result<RecordId> Session::add_prompt(std::string_view text, std::string_view theme) {
  TR_LET(bank, prompts());
  const std::string folded = journal::fold(text);
  const auto same = [&](const Prompt& prompt) { return journal::fold(prompt.text) == folded; };
  if (std::ranges::any_of(bank.all(), same)) return {Code::exists, "question"};
  Record question = new_record(Kind::question);
  question.set(journal::question::kText, std::string(text));
  question.set(journal::question::kTheme, std::string(theme));
  question.set(journal::question::kOrigin, std::string("mine"));
  TR_TRY(add(question));
  return question.id;
}

Result<Opened> Session::question_record(std::string_view prompt_id) {
  TR_LET(bank, prompts());
  const Prompt* prompt = bank.find(prompt_id);
  if (prompt == nullptr) return {Code::not_found, "prompt"};
  if (!is_shipped(prompt_id)) return open(*RecordId::parse(prompt_id));
  TR_LET(questions, all_of(Kind::question));
  for (const Record& question : questions) {
    if (question.text(journal::question::kShipped) == prompt_id) return open(question.id);
  }
  // The first choice a person makes about a shipped prompt gives it a record to keep the choice in.
  Record question = new_record(Kind::question);
  question.set(journal::question::kText, prompt->text);
  question.set(journal::question::kOrigin, std::string("shipped"));
  question.set(journal::question::kShipped, std::string(prompt_id));
  return Opened{question, question.created, {}, false, question};
}

Status Session::retire_prompt(std::string_view prompt_id) {
  TR_LET(question, question_record(prompt_id));
  TR_TRY(journal::apply_transition(question.record, "retire", now().day()));
  return save(question.record, question.written);
}

Status Session::bring_back_prompt(std::string_view prompt_id) {
  TR_LET(question, question_record(prompt_id));
  TR_TRY(journal::apply_transition(question.record, "bring_back", now().day()));
  return save(question.record, question.written);
}

Status Session::favourite_prompt(std::string_view prompt_id, Favourite favourite) {
  TR_LET(question, question_record(prompt_id));
  question.record.set(journal::question::kFavourite,
                      favourite == Favourite::yes ? journal::Value(true) : journal::Value{});
  return save(question.record, question.written);
}

Result<Today> Session::today() {
  Today out;
  out.day = now().day();
  TR_LET(due, owed());
  out.owed = std::move(due);
  TR_LET(prompt, prompt_of_today(*this));
  out.prompt = std::move(prompt);
  TR_LET(earlier, on_this_day());
  out.on_this_day = std::move(earlier);
  TR_LET(recent, list({}, kRecent, 0));
  out.recent = std::move(recent.items);
  TR_LET(edit, last_edit());
  out.last_edit = edit;
  return out;
}

Result<std::optional<Day>> Session::last_edit() {
  TR_LET(edit, store_.last_edit());
  return edit ? std::optional(edit->day()) : std::nullopt;
}

}  // namespace thirdrow::app
