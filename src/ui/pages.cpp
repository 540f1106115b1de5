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
#include "ui/today/today_page.h"
#include "ui/today/week_page.h"

namespace thirdrow::ui {
namespace {

template <class T>
Page* make(wxWindow* parent, Shared& shared) {
  return new T(parent, shared);
}

}  // namespace

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
