/// The main window: sidebar, pages, menu bar, and locking. Shows Welcome or Unlock while no journal is open.
#pragma once

#include <wx/dialog.h>
#include <wx/frame.h>
#include <wx/modalhook.h>
#include <wx/timer.h>
#include <wx/weakref.h>

#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "app/sync_service.h"
#include "app/worker.h"
#include "platform/session_signals.h"
#include "ui/page.h"
#include "ui/secret_clipboard.h"
#include "ui/tab_order.h"
#include "ui/widgets/book.h"
#include "ui/widgets/notice_bar.h"

namespace thirdrow::ui {

class DateKeeper;
class Gate;
class Sidebar;

class Frame : public wxFrame {
 public:
  /// All are owned by the program and outlive the frame. `preferences_file` empty: nothing is remembered.
  Frame(app::Desk& desk, Theme& theme, Preferences& preferences, std::filesystem::path preferences_file);
  ~Frame() override;

  /// At once and without a question; words on their way are kept.
  /// `hold` is let go when the worker has locked.
  void lock(std::shared_ptr<const void> hold = {});
  void show_page(PageId id, std::optional<RecordId> record = {});
  /// The page, made when it was not yet; nullptr when there is none of that id.
  Page* page(PageId id);
  PageId shown_page() const { return shown_; }
  void tell(const Notice& notice);
  NoticeBar& notice_bar() { return *notices_; }
  Gate& gate() { return *gate_; }
  void run(CommandId id);
  bool can(CommandId id);
  Shared& shared() { return shared_; }
  /// Another folder was chosen.
  std::function<void()> on_folder = [] {};
  const app::Alive& alive() const { return alive_; }
  /// The person did something: idle time starts anew. Called for every key and pointer event of the program.
  void note_activity();
  /// Runs what the idle timer would: locks when nobody did anything for the time chosen.
  void check_idle(std::int64_t now_ms);

 private:
  /// The modal dialogs that are open now; wx lists no native ones.
  class Dialogs : public wxModalDialogHook {
   public:
    Dialogs() { Register(); }
    ~Dialogs() override { Unregister(); }
    std::vector<wxDialog*> open;

   protected:
    int Enter(wxDialog* dialog) override;
    void Exit(wxDialog* dialog) override { std::erase(open, dialog); }
  };
  void build_menus();
  void build_body();
  void listen();
  void journal_changed();
  /// The sidebar, unless the page wants the whole window or none may be shown.
  void show_sidebar();
  /// Where the person was before the lock, else the first page.
  void show_first_page();
  void remember_place();
  void keep_dates();
  void keep_synced();
  void show_gate();
  void leave_page();
  /// Nothing of the journal may be shown: it is locked, or the person still has something to do before it.
  bool stands_at_gate() const;
  bool leave_shortcuts();
  /// File choosers show names of files, and would act on a journal that is locked meanwhile.
  void end_dialogs();
  void update_menus(wxMenuEvent& event);
  void mark_sidebar();
  void save_preferences();
  void restore_size();
  bool change_looks(CommandId id);
  void set_text_percent(int percent);
  void set_appearance(Appearance appearance);
  /// Not while words wait in memory, until the person was told and closes again.
  void close(wxCloseEvent& event);
  void end();

  app::Desk& desk_;
  Theme& theme_;
  Preferences& preferences_;
  std::filesystem::path preferences_file_;
  Shared shared_;
  app::Alive alive_;
  Sidebar* sidebar_ = nullptr;
  wxPanel* main_ = nullptr;
  NoticeBar* notices_ = nullptr;
  Book* book_ = nullptr;
  Gate* gate_ = nullptr;
  std::map<PageId, Page*> made_;
  PageId shown_ = PageId::today;
  PageId before_ = PageId::today;     ///< the page before that
  wxWeakRef<wxWindow> focus_before_;  ///< what had the keyboard there
  bool page_shown_ = false;
  std::unique_ptr<platform::SessionSignals> signals_;
  std::unique_ptr<DateKeeper> dates_;
  app::Worker sync_lane_;  ///< waits for storages
  std::unique_ptr<app::SyncService> sync_;
  Dialogs dialogs_;
  TabOrder tab_order_;
  wxTimer idle_;
  SecretClipboard clipboard_;
  std::int64_t active_ms_ = 0;
  struct Left {
    std::filesystem::path folder;  ///< of the journal
    PageId page;
    std::optional<RecordId> record;
  };
  std::optional<Left> left_;  ///< by the lock
};

}  // namespace thirdrow::ui
