/// What stands before the journal: Welcome (create, open elsewhere), the recovery sheet, Unlock.
#pragma once

#include <wx/panel.h>

#include <filesystem>
#include <functional>
#include <map>

#include "ui/page.h"
#include "ui/widgets/book.h"
#include "ui/widgets/busy.h"
#include "ui/widgets/new_passphrase.h"
#include "ui/widgets/notice_bar.h"
#include "ui/widgets/recovery_sheet.h"
#include "ui/widgets/secret_field.h"
#include "ui/widgets/text_column.h"

namespace thirdrow::ui {

class Gate : public wxPanel {
 public:
  enum class Step { welcome, sheet, unlock, recovery, new_passphrase, no_keys };

  Gate(wxWindow* parent, Shared& shared);

  /// Shows what the folder asks for: Welcome without a journal, the missing key file, else Unlock.
  void enter();
  /// Wipes every field.
  void forget();
  /// The journal is open, but the person still has something to do here: put the recovery key away, choose a
  /// new passphrase.
  bool is_busy_with_person() const { return busy_with_person_; }
  /// The disk did not take the last words before the lock.
  enum class After : bool { lock, closing };
  void tell_of_held_words(After after);
  /// Whether the person knows that the end of the program loses words.
  bool has_told_of_loss() const { return told_of_loss_; }
  /// Called when the journal may be shown.
  std::function<void()> on_ready = [] {};
  /// Another folder was chosen.
  std::function<void()> on_folder = [] {};
  Step step() const { return step_; }
  /// Tests and the tour look at a step without going through the ones before.
  void show_step(Step step);
  /// Looks for a journal in another folder from here on.
  void move_to(const std::filesystem::path& folder);
  /// Says in place of any step that something is being made ready, until await_end().
  void await(const wxString& sentence);
  void await_end();
  /// Where the present message is shown.
  NoticeBar& notices() { return *notices_; }

 private:
  /// The step's window, made when it is first needed: a start shows one of them.
  TextColumn* made(Step step);
  TextColumn* build_welcome(wxWindow* parent);
  TextColumn* build_sheet(wxWindow* parent);
  TextColumn* build_unlock(wxWindow* parent);
  TextColumn* build_recovery(wxWindow* parent);
  TextColumn* build_new_passphrase(wxWindow* parent);
  TextColumn* build_no_keys(wxWindow* parent);
  TextColumn* make_step(wxWindow* parent, const wxString& title, const wxString& sentence);

  void create();
  void unlock();
  void unlock_with_key_store();
  void unlock_with_recovery();
  void set_new_passphrase();
  void choose_folder();
  void look_again();
  void opened(const Status& result);
  /// The recovery key was made but never put away: says so, and how to make another.
  void remind_of_recovery();
  void start_work(const wxString& sentence);
  void stop_work();
  void show_caps_lock(wxKeyEvent& event);

  Shared& shared_;
  app::Alive alive_;
  NoticeBar* notices_;
  Busy* busy_;
  Book* steps_;
  std::map<Step, TextColumn*> columns_;
  wxTextCtrl* name_ = nullptr;
  NewPassphrase* passphrase_ = nullptr;
  RecoverySheet* sheet_ = nullptr;
  SecretField* unlock_ = nullptr;
  Label *unlock_folder_ = nullptr, *welcome_folder_ = nullptr;
  Label* no_keys_folder_ = nullptr;
  wxButton* look_again_ = nullptr;
  Label* caps_ = nullptr;
  wxButton* key_store_ = nullptr;
  SecretField* recovery_ = nullptr;
  bool told_of_loss_ = false;
  NewPassphrase* replacement_ = nullptr;
  Step step_ = Step::welcome;
  bool busy_with_person_ = false;
  bool working_ = false;
};

}  // namespace thirdrow::ui
