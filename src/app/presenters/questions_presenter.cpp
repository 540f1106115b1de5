#include "app/presenters/questions_presenter.h"

#include <algorithm>
#include <utility>

#include "app/form.h"
#include "journal/fold.h"

namespace thirdrow::app {
namespace {

bool on_shelf(const Prompt& prompt, QuestionFilter::Shelf shelf) {
  using enum QuestionFilter::Shelf;
  switch (shelf) {
    case in_use:
      return !prompt.retired;
    case favourites:
      return prompt.favourite && !prompt.retired;
    case own:
      return prompt.own && !prompt.retired;
    case retired:
      return prompt.retired;
  }
  return false;
}

}  // namespace

void QuestionsPresenter::start() {
  alive_.renew();
  desk_.ask(
      alive_, [](Session& session) { return session.prompts(); },
      [this](const Result<PromptBank>& bank) {
        if (!bank) return view_.show_problem(bank.error());
        prompts_ = bank->all();
        std::vector<std::string> standards;
        for (const Prompt& prompt : prompts_) {
          const bool known = std::ranges::find(standards, prompt.standard) != standards.end();
          if (!prompt.standard.empty() && !known) standards.push_back(prompt.standard);
        }
        view_.show_standards(standards);
        show();
        if (!added_.empty()) view_.show_found(std::exchange(added_, {}));
      });
  if (kept_given_) return;
  desk_.ask(
      act_alive_, [](Session& session) { return session.kept_line(Line::question); },
      [this](const Result<std::string>& text) {
        if (text && !std::exchange(kept_given_, true) && !text->empty()) view_.show_kept(*text);
      });
}

void QuestionsPresenter::forget() {
  alive_.renew();
  act_alive_.renew();
  asked_.clear();
  added_.clear();
  kept_given_ = false;
  prompts_.clear();
  filter_ = {};
  view_.show({});
}

void QuestionsPresenter::filter(QuestionFilter filter) {
  filter_ = std::move(filter);
  show();
}

void QuestionsPresenter::show() {
  std::vector<Prompt> shown;
  const std::string words = journal::fold(filter_.words);
  for (const Prompt& prompt : prompts_) {
    const bool standard = filter_.standard.empty() || prompt.standard == filter_.standard;
    const bool named = words.empty() || journal::fold(prompt.text).find(words) != std::string::npos;
    if (standard && named && on_shelf(prompt, filter_.shelf)) shown.push_back(prompt);
  }
  std::ranges::stable_partition(shown, &Prompt::favourite);
  view_.show(shown);
}

template <class Work>
void QuestionsPresenter::change(Work work) {
  desk_.ask(act_alive_, std::move(work), [this](const Status& done) {
    if (!done) return view_.show_problem(done.error());
    start();
  });
}

void QuestionsPresenter::add(std::string_view text, std::string_view theme) {
  asked_.push_back({std::string(text)});
  desk_.ask(
      act_alive_,
      [text = std::string(text), theme = std::string(theme), lost = asked_.back().lost](Session& session) {
        auto added = session.add_prompt(text, theme);
        *lost = !added;
        if (added) static_cast<void>(session.keep_line({}, Line::question));
        return added;
      },
      [this, text = std::string(text), theme = std::string(theme)](const Result<RecordId>& id) {
        asked_.erase(asked_.begin());
        if (!id) return view_.show_not_added(id.error(), text, theme);
        view_.show_added();
        added_ = id->text();
        start();
      });
}

void QuestionsPresenter::keep_typed(std::string_view text) {
  desk_.ask(
      act_alive_,
      [text = std::string(text), asked = asked_, given = Given{kept_given_}](Session& session) {
        return keep_lines(session, Line::question, asked, text, given);
      },
      [](const Status&) {});
}

void QuestionsPresenter::retire(const std::string& id) {
  change([id](Session& session) { return session.retire_prompt(id); });
}

void QuestionsPresenter::bring_back(const std::string& id) {
  change([id](Session& session) { return session.bring_back_prompt(id); });
}

void QuestionsPresenter::toggle_favourite(const std::string& id) {
  const auto at = std::ranges::find(prompts_, id, &Prompt::id);
  if (at == prompts_.end()) return;
  change([id, wanted = at->favourite ? Favourite::no : Favourite::yes](Session& session) {
    return session.favourite_prompt(id, wanted);
  });
}

void QuestionsPresenter::used(const std::string& id, std::optional<int> opened) {
  if (id.empty()) return;
  change([id, opened](Session& session) { return session.prompt_used(id, opened); });
}

void QuestionsPresenter::find(RecordId record) {
  desk_.ask(
      act_alive_,
      [record](Session& session) -> Result<std::string> {
        TR_LET(opened, session.open(record));
        if (opened.record.kind == journal::Kind::question_use)
          return opened.record.text(journal::question_use::kQuestion);
        const std::string shipped = opened.record.text(journal::question::kShipped);
        return shipped.empty() ? record.text() : shipped;
      },
      [this](const Result<std::string>& id) { id ? view_.show_found(*id) : view_.show_problem(id.error()); });
}

void QuestionsPresenter::answer(const std::string& id) {
  const auto at = std::ranges::find(prompts_, id, &Prompt::id);
  if (at != prompts_.end()) on_answer(*at);
}

}  // namespace thirdrow::app
