/// The main window: sidebar, pages, menu bar, and locking. Shows Welcome or Unlock while no journal is open.
#pragma once

#include <wx/dialog.h>
#include <wx/frame.h>
#include <wx/modalhook.h>
#include <wx/tglbtn.h>
#include <wx/timer.h>

#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "platform/session_signals.h"
#include "ui/page.h"
#include "ui/tab_order.h"
#include "ui/widgets/book.h"
#include "ui/widgets/notice_bar.h"

namespace thirdrow::ui {

class Gate;

/// How long a secret may stay on the clipboard.
inline constexpr int kClipboardMs = 60'000;

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
  void build_sidebar();
  void journal_changed();
  void show_gate();
  void leave_page();
  /// File choosers show names of files, and would act on a journal that is locked meanwhile.
  void end_dialogs();
  void update_menus(wxMenuEvent& event);
  void mark_sidebar();
  /// Pictures only where the window is too narrow for words and page side by side.
  void fit_sidebar();
  void copy_secret(const seal::Secret& secret);
  void clear_clipboard();
  void save_preferences();
  void restore_size();
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
  wxPanel* sidebar_ = nullptr;
  wxPanel* main_ = nullptr;
  NoticeBar* notices_ = nullptr;
  Book* book_ = nullptr;
  Gate* gate_ = nullptr;
  std::map<PageId, wxToggleButton*> buttons_;
  Label* brand_ = nullptr;
  wxButton* begin_ = nullptr;
  wxButton* lock_ = nullptr;
  bool compact_ = false;
  std::map<PageId, Page*> made_;
  PageId shown_ = PageId::today;
  bool page_shown_ = false;
  std::unique_ptr<platform::SessionSignals> signals_;
  Dialogs dialogs_;
  TabOrder tab_order_;
  wxTimer idle_;
  wxTimer clipboard_;
  std::int64_t active_ms_ = 0;
  bool clipboard_ours_ = false;
};

}  // namespace thirdrow::ui
