// Questions as sections: another one, a different one, none.
#include "app/presenters/editor_presenter.h"

namespace thirdrow::app {

void EditorPresenter::with_next_prompt(std::function<void(const Prompt&)> use) {
  desk_.ask(
      page_alive_, [passed = passed_over_](Session& session) { return session.next_prompt("", passed); },
      [this, use = std::move(use)](const Result<std::optional<Prompt>>& prompt) {
        if (!prompt) return failed(prompt.error());
        if (!*prompt) return;
        passed_over_.push_back((*prompt)->id);
        use(**prompt);
      });
}

void EditorPresenter::add_prompt() {
  if (!page_ || page_->record.deleted()) return;
  with_next_prompt([this](const Prompt& prompt) {
    unpulled_ = true;
    pull();
    const std::size_t index = append_section(page_->sections, prompt.text);
    unpulled_ = false;
    view_.show_sections(page_->sections, index);
    if (page_->record.kind == journal::Kind::reflection) {
      page_->record.set(journal::reflection::kPrompt, prompt.id);
    }
    body_from_sections();
    touch();
  });
}

void EditorPresenter::swap_prompt(std::size_t section) {
  if (!page_ || page_->record.deleted() || section >= page_->sections.size()) return;
  with_next_prompt([this, section](const Prompt& prompt) {
    if (section >= page_->sections.size()) return;
    unpulled_ = true;
    pull();
    app::set_section_heading(page_->sections, section, prompt.text);
    if (page_->record.kind == journal::Kind::reflection) {
      page_->record.set(journal::reflection::kPrompt, prompt.id);
    }
    body_from_sections();
    view_.show_sections(page_->sections, section);
    touch();
  });
}

void EditorPresenter::skip_prompt(std::size_t section) {
  if (!page_ || page_->record.deleted() || section >= page_->sections.size()) return;
  unpulled_ = true;
  pull();
  app::set_section_heading(page_->sections, section, "");
  if (page_->record.kind == journal::Kind::reflection) page_->record.set(journal::reflection::kPrompt, {});
  body_from_sections();
  view_.show_sections(page_->sections, section > 0 ? section - 1 : 0);
  touch();
}

}  // namespace thirdrow::app
