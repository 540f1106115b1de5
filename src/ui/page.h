/// What pages are and what they share. Owned by the frame; front thread.
#pragma once

#include <wx/panel.h>

#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "app/desk.h"
#include "app/home.h"
#include "app/sync_service.h"
#include "ui/commands.h"
#include "ui/notice.h"
#include "ui/preferences.h"
#include "ui/theme.h"

namespace thirdrow::ui {

enum class PageId { today, journal, engagements, practice, questions, progress, week, settings, shortcuts };

struct Shared {
  app::Desk& desk;
  Theme& theme;
  Preferences& preferences;
  /// In place, above the page; stays until dismissed, replaced, or another page is shown.
  std::function<void(const Notice&)> notify;
  /// Shows a page, and a record on it.
  std::function<void(PageId, std::optional<RecordId>)> go;
  /// Puts a secret on the clipboard for a minute; locking clears it at once.
  std::function<void(const seal::Secret&)> copy_secret;
  std::function<void()> lock;
  /// Takes what was told off the window.
  std::function<void()> dismiss;
  /// The same of what this teller told, if that still stands.
  std::function<void(const void* teller)> take_back;
  /// Whether the page that is shown wants the whole window may be another answer by now.
  std::function<void()> room_changed;
  /// Settings that the frame follows (lock time, text size) were changed.
  std::function<void()> preferences_changed;
  /// Keeps the journal synced; of the frame.
  app::SyncService* sync = nullptr;
  /// The Journal page begins an entry under it when it is shown next: Today and the question bank hand one
  /// over.
  std::optional<app::Prompt> to_answer = {};
  struct Step {
    RecordId record;
    const journal::Transition* move;
  };
  /// The record has the keyboard where this step asks for words, when it is shown next: Today and the week
  /// lead there.
  std::optional<Step> to_take = {};
  /// The Settings page makes a new recovery key when it is shown next.
  bool to_renew_recovery = false;
};

class Page : public wxPanel {
 public:
  Page(wxWindow* parent, Shared& shared) : wxPanel(parent), shared_(shared) {}

  /// Shown, with the journal open: refresh.
  virtual void enter() {}
  /// Asked for while it is shown: back to where it begins.
  virtual void enter_again() { enter(); }
  /// About to be hidden, locked or closed: hand over what was typed (Desk::flush); never ask.
  virtual void leave() {}
  /// Locked: clear every word from controls and memory, undo stacks and models too.
  virtual void forget() {}
  /// Open again after a lock, shown or not: tells what the lock came into.
  virtual void resume() {}
  virtual void open_record(RecordId) {}
  /// Reads the record and hands it over; one that is gone is not handed over.
  void with_record(RecordId id, std::function<void(const journal::Record&)> then);
  /// The record that open_record() would show as it is now.
  virtual std::optional<RecordId> shown_record() const { return std::nullopt; }
  /// Nothing but the page is to be seen, as somebody else looks at it too.
  virtual bool wants_whole_window() const { return false; }
  /// Whether a command with When::on_page could do something now; and every command before it is run
  /// elsewhere.
  virtual bool can(CommandId id) const;
  /// Returns false when the command is not the page's.
  virtual bool run(CommandId id);

 protected:
  Shared& shared() const { return shared_; }
  app::Desk& desk() const { return shared_.desk; }
  Theme& theme() const { return shared_.theme; }
  /// Work asked for by this page comes back only while it lives.
  app::Alive alive_;

 private:
  Shared& shared_;
};

enum class Place { top, bottom, hidden };  ///< in the sidebar

struct PageEntry {
  PageId id;
  const char* label;  ///< msgid
  std::string_view icon;
  CommandId command;  ///< shows it
  Place place;
  std::function<Page*(wxWindow* parent, Shared&)> make;  ///< on first use
};

/// The pages that exist, in the sidebar's order. src/ui/pages.cpp.
std::span<const PageEntry> pages();
/// Where a record opens.
PageId page_of(app::Home home);
/// nullptr when there is none of that id.
const PageEntry* find_page(PageId id);

}  // namespace thirdrow::ui
