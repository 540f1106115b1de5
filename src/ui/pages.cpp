#include <algorithm>
#include <utility>
#include <vector>

#include "ui/journal/journal_page.h"
#include "ui/page.h"
#include "ui/pages/settings_page.h"
#include "ui/pages/shortcuts_page.h"
#include "ui/practice/practice_page.h"
#include "ui/progress/progress_page.h"
#include "ui/records/engagements_page.h"
#include "ui/records/questions_page.h"
#include "ui/text.h"
#include "ui/text_undo.h"
#include "ui/today/today_page.h"
#include "ui/today/week_page.h"

namespace thirdrow::ui {
namespace {

template <class T>
Page* make(wxWindow* parent, Shared& shared) {
  return new T(parent, shared);
}

}  // namespace

namespace {
/// Of the field that has the keyboard, while it can be written into.
TextUndo* undo_at_hand() {
  const auto* field = dynamic_cast<const wxTextCtrl*>(wxWindow::FindFocus());
  return field != nullptr && field->IsEditable() ? TextUndo::of(field) : nullptr;
}
}  // namespace

bool Page::can(CommandId id) const {
  const TextUndo* here = undo_at_hand();
  if (here == nullptr) return false;
  return id == CommandId::undo ? here->can_undo() : id == CommandId::redo && here->can_redo();
}

bool Page::run(CommandId id) {
  TextUndo* here = undo_at_hand();
  if (here == nullptr || (id != CommandId::undo && id != CommandId::redo)) return false;
  id == CommandId::undo ? here->undo() : here->redo();
  return true;
}

void Page::with_record(RecordId id, std::function<void(const journal::Record&)> then) {
  desk().ask(
      alive_,
      [id](app::Session& session) -> Result<journal::Record> {
        TR_LET(opened, session.open(id));
        return opened.record;
      },
      [then = std::move(then)](const Result<journal::Record>& record) {
        if (record) then(*record);
      });
}

std::span<const PageEntry> pages() {
  static const std::vector<PageEntry> entries = {
      {PageId::today, N_("Today"), "today", CommandId::go_today, Place::top, make<TodayPage>},
      {PageId::journal, N_("Journal"), "book", CommandId::go_journal, Place::top, make<JournalPage>},
      {PageId::engagements, N_("Engagements"), "handshake", CommandId::go_engagements, Place::top,
       make<EngagementsPage>},
      {PageId::questions, N_("Questions"), "question", CommandId::go_questions, Place::top,
       make<QuestionsPage>},
      {PageId::practice, N_("Practice"), "practice", CommandId::go_practice, Place::top, make<PracticePage>},
      {PageId::progress, N_("Progress"), "chart", CommandId::go_progress, Place::top, make<ProgressPage>},
      {PageId::week, N_("Weekly review"), "calendar", CommandId::go_week, Place::hidden, make<WeekPage>},
      {PageId::settings, N_("Settings"), "gear", CommandId::go_settings, Place::bottom, make<SettingsPage>},
      {PageId::shortcuts, N_("Keyboard shortcuts"), "info", CommandId::shortcuts, Place::hidden,
       make<ShortcutsPage>},
  };
  return entries;
}

PageId page_of(app::Home home) {
  switch (home) {
    case app::Home::journal:
      return PageId::journal;
    case app::Home::practice:
      return PageId::practice;
    case app::Home::questions:
      return PageId::questions;
    case app::Home::engagements:
      break;
  }
  return PageId::engagements;
}

const PageEntry* find_page(PageId id) {
  const auto all = pages();
  const auto it = std::ranges::find(all, id, &PageEntry::id);
  return it == all.end() ? nullptr : &*it;
}

}  // namespace thirdrow::ui
