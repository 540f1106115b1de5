// What the editor tells in place: where the words are, what is wrong, what may complete.
#include "ui/editor/editor_panel.h"
#include "ui/port_gtk.h"
#include "ui/text.h"

namespace thirdrow::ui {

wxString EditorPanel::error_words(const Error& error) const {
  const Notice notice = notice_of(error);
  wxString words = fill(_("Not saved: %s"), notice.what);
  if (!notice.safe.empty()) words += wxS(" ") + notice.safe;
  return words;
}

void EditorPanel::show_status(const app::EditorStatus& status) {
  using Kept = app::EditorStatus::Kept;
  wxString words;
  switch (status.kept) {
    case Kept::blank:
      words = _("Nothing to save yet");
      break;
    case Kept::typing:
      words = tr("Writing…");
      break;
    case Kept::draft:
      words = tr("Draft kept · encrypted on this device");
      break;
    case Kept::saved:
      words = tr("Saved · encrypted on this device");
      break;
    case Kept::failed: {
      const bool at_field = status.error->code == Code::invalid;
      words = at_field ? _("Kept as a draft until the marked field is mended") : error_words(*status.error);
      break;
    }
  }
  const bool failed = status.kept == Kept::failed;
  Label* label = failed ? problem_ : status_;
  if (label->text() == words && label->IsShown()) return;
  label->set_text(words);
  label->SetToolTip(words);
  problem_->Show(failed);
  status_->Show(!failed);
  port::set_accessible_name(label, words, wxS("editor.status"));
  if (failed) port::announce(label, words);
  label->GetParent()->Layout();
}

void EditorPanel::show_words(std::size_t words) {
  words_->set_text(plural("%s word", "%s words", static_cast<long long>(words)));
  words_->GetParent()->Layout();
}

void EditorPanel::show_suggestions(const app::Suggestions& suggestions) {
  tags_->suggest(suggestions.tags);
  std::vector<std::string> names;
  for (const app::Named& person : suggestions.people) names.push_back(person.name);
  people_->suggest(names);
  meta_->suggest(suggestions.engagements);
  column_->refit();
}

void EditorPanel::show_field_error(const journal::Field* field, const Error& error) {
  if (field == nullptr) return shared_.notify(notice_of(error));
  if (form_->control(field->name) != nullptr) return form_->show_error(*field, error);
  Notice notice;
  notice.kind = Notice::Kind::warning;
  notice.what = field_error_words(*field, error);
  notice.safe = _("What you typed is kept as a draft.");
  shared_.notify(notice);
}

void EditorPanel::clear_field_errors() { form_->clear_errors(); }

void EditorPanel::show_versions(const std::vector<app::VersionLine>& versions) {
  history_->show_versions(versions, today());
}

void EditorPanel::show_difference(std::size_t, const std::vector<app::FieldDiff>& fields) {
  history_->show_difference(fields);
}

}  // namespace thirdrow::ui
