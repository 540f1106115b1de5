#include "ui/gate.h"

#include <wx/dirdlg.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <memory>
#include <utility>

#include "app/vault.h"
#include "ui/port_gtk.h"
#include "ui/text.h"

namespace thirdrow::ui {
namespace {

constexpr int kGroupCount = 7;

/// Which group of the recovery key is asked back: not always the same, so that it has to be looked up.
int pick_group(Random& random) {
  std::byte byte{};
  random.fill({&byte, 1});
  return std::to_integer<int>(byte) % kGroupCount;
}

/// A whole key, but not this journal's: advice about keyboards would lead astray.
Notice notice_of_recovery(const Error& error) {
  Notice notice = notice_of(error);
  if (error.code != Code::wrong_passphrase) return notice;
  notice.what = _("This recovery key has no mistake in it, but it does not open this journal.");
  notice.next =
      _("It may be an older key, or another journal's: look for the newest sheet, or use the passphrase.");
  return notice;
}

}  // namespace

Gate::Gate(wxWindow* parent, Shared& shared) : wxPanel(parent), shared_(shared) {
  shared_.theme.paint(this, Colour::background);
  notices_ = new NoticeBar(this, shared_.theme);
  busy_ = new Busy(this, shared_.theme);
  steps_ = new Book(this);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(notices_, wxSizerFlags().Expand().Border(wxALL, FromDIP(10)));
  column->Add(steps_, wxSizerFlags(1).Expand());
  column->Add(busy_, wxSizerFlags().Expand().Border(wxALL, FromDIP(24)));
  SetSizer(column);
}

TextColumn* Gate::made(Step step) {
  TextColumn*& column = columns_[step];
  if (column != nullptr) return column;
  switch (step) {
    case Step::welcome:
      column = build_welcome(steps_);
      break;
    case Step::sheet:
      column = build_sheet(steps_);
      break;
    case Step::unlock:
      column = build_unlock(steps_);
      break;
    case Step::recovery:
      column = build_recovery(steps_);
      break;
    case Step::new_passphrase:
      column = build_new_passphrase(steps_);
      break;
    case Step::no_keys:
      column = build_no_keys(steps_);
      break;
  }
  steps_->AddPage(column, wxString());
  return column;
}

void Gate::look_again() {
  enter();
  if (step_ != Step::no_keys) return;
  Notice notice;
  notice.what = _("The key file is still missing.");
  notices_->tell(notice);
}

void Gate::enter() {
  busy_with_person_ = false;
  told_of_loss_ = false;
  const Status there = app::Vault(shared_.desk.host(), shared_.desk.folder()).check();
  show_step(there ? Step::unlock : there.code() == Code::not_found ? Step::welcome : Step::no_keys);
}

void Gate::forget() {
  if (passphrase_ != nullptr) passphrase_->wipe();
  if (replacement_ != nullptr) {
    replacement_->wipe();
    replacement_->set_known({});
  }
  if (unlock_ != nullptr) unlock_->wipe();
  if (recovery_ != nullptr) recovery_->wipe();
  if (sheet_ != nullptr && !busy_with_person_) sheet_->wipe();
  notices_->dismiss();
}

void Gate::show_step(Step step) {
  step_ = step;
  forget();
  TextColumn* column = made(step);
  if (caps_ != nullptr) caps_->Hide();
  if (key_store_ != nullptr) key_store_->Hide();
  steps_->ChangeSelection(static_cast<std::size_t>(steps_->FindPage(column)));
  column->refit();
  switch (step) {
    case Step::welcome:
      welcome_folder_->set_text(
          fill(_("The journal will lie in the folder %s"), to_wx(shared_.desk.folder().string())));
      column->refit();
      passphrase_->focus();
      break;
    case Step::recovery:
      recovery_->SetFocus();
      break;
    case Step::new_passphrase:
      replacement_->focus();
      break;
    case Step::sheet:
      break;
    case Step::no_keys:
      no_keys_folder_->set_text(fill(_("In %s"), to_wx(shared_.desk.folder().string())));
      look_again_->SetFocus();
      break;
    case Step::unlock:
      unlock_folder_->set_text(fill(_("In %s"), to_wx(shared_.desk.folder().string())));
      unlock_->SetFocus();
      app::run(
          shared_.desk.host(), alive_,
          [host = shared_.desk.host(), folder = shared_.desk.folder()] {
            return app::Vault(host, folder).remembered_by_key_store();
          },
          [this](bool remembered) {
            key_store_->Show(remembered && step_ == Step::unlock);
            made(Step::unlock)->refit();
          });
  }
}

void Gate::create() {
  if (working_ || !passphrase_->is_ready()) return;
  const auto recovery = std::make_shared<seal::Secret>();
  const auto secret = std::make_shared<seal::Secret>(passphrase_->take());
  busy_with_person_ = true;
  start_work(_("Making the journal. Deriving its key takes about a second, on purpose."));
  shared_.desk.unlock(
      alive_,
      [recovery, secret,
       name = from_wx(name_->GetValue())](app::Vault& vault) -> Result<std::unique_ptr<app::Session>> {
        TR_LET(created, vault.create(name, *secret));
        *recovery = std::move(created.recovery);
        return std::move(created.session);
      },
      [this, recovery](const Status& result) {
        if (!result) return opened(result);
        stop_work();
        show_step(Step::sheet);
        sheet_->show_key(std::move(*recovery), pick_group(*shared_.desk.host().random));
      });
}

void Gate::unlock() {
  if (working_ || unlock_->IsEmpty()) return;
  const auto secret = std::make_shared<seal::Secret>(unlock_->take());
  start_work(_("Unlocking. Deriving the key takes about a second, on purpose."));
  shared_.desk.unlock(
      alive_, [secret](app::Vault& vault) { return vault.open(*secret); },
      [this](const Status& result) { opened(result); });
}

void Gate::unlock_with_key_store() {
  if (working_) return;
  start_work(_("Asking the key store."));
  shared_.desk.unlock(
      alive_, [](app::Vault& vault) { return vault.open_with_key_store(); },
      [this](const Status& result) { opened(result); });
}

void Gate::unlock_with_recovery() {
  if (working_ || recovery_->IsEmpty()) return;
  const auto secret = std::make_shared<seal::Secret>(recovery_->secret());
  busy_with_person_ = true;
  start_work(_("Unlocking with the recovery key."));
  shared_.desk.unlock(
      alive_, [secret](app::Vault& vault) { return vault.open_with_recovery(*secret); },
      [this](const Status& result) {
        if (!result) return opened(result);
        stop_work();
        show_step(Step::new_passphrase);
        replacement_->ask_known(shared_.desk, alive_);
      });
}

void Gate::set_new_passphrase() {
  if (working_ || !replacement_->is_ready()) return;
  const auto secret = std::make_shared<seal::Secret>(replacement_->take());
  start_work(_("Wrapping the key with the new passphrase."));
  shared_.desk.ask_vault(
      alive_,
      [secret](app::Vault& vault, app::Session& session) { return vault.set_passphrase(session, *secret); },
      [this](const Status& result) {
        stop_work();
        if (!result) return notices_->tell(notice_of(result.error()));
        busy_with_person_ = false;
        on_ready();
        remind_of_recovery();
      });
}

void Gate::opened(const Status& result) {
  stop_work();
  if (result) return remind_of_recovery();  // Frame has shown the journal on Desk::on_change
  busy_with_person_ = false;
  notices_->tell(step_ == Step::recovery ? notice_of_recovery(result.error()) : notice_of(result.error()));
  if (step_ == Step::unlock) unlock_->SetFocus();
  if (step_ == Step::recovery) recovery_->SetFocus();
}

void Gate::tell_of_held_words(After after) {
  Notice notice;
  notice.kind = Notice::Kind::warning;
  notice.what = _("The disk did not take the words you typed last.");
  notice.safe = _("They are kept in memory, encrypted, for as long as Third Row runs.");
  notice.next = after == After::closing
                    ? _("Free some space, then unlock: they are written at once. Closing again loses them.")
                    : _("Free some space, then unlock: they are written at once.");
  notices_->tell(notice);
  told_of_loss_ = after == After::closing;
}

void Gate::remind_of_recovery() {
  shared_.desk.ask(
      alive_, [](app::Session& session) -> Result<bool> { return session.recovery_confirmed(); },
      [this](const Result<bool>& confirmed) {
        if (!confirmed || *confirmed) return;
        Notice notice;
        notice.kind = Notice::Kind::warning;
        notice.what = _("The recovery key was never put away.");
        notice.safe = _("The passphrase opens the journal; without a recovery key nothing else does.");
        notice.action = _("New recovery key");
        notice.on_action = [this] {
          shared_.to_renew_recovery = true;
          shared_.go(PageId::settings, {});
        };
        shared_.notify(notice);
      });
}

void Gate::choose_folder() {
  if (working_) return;
  wxDirDialog chooser(this, _("Folder of the journal"), to_wx(shared_.desk.folder().parent_path().string()));
  if (chooser.ShowModal() != wxID_OK) return;
  move_to(from_wx(chooser.GetPath()));
}

void Gate::move_to(const std::filesystem::path& folder) {
  shared_.desk.move_to(folder);
  shared_.preferences.journal = folder;
  shared_.preferences_changed();
  on_folder();
  enter();
}

void Gate::start_work(const wxString& sentence) {
  working_ = true;
  notices_->dismiss();
  steps_->Disable();
  busy_->start(sentence);
}

void Gate::stop_work() {
  working_ = false;
  steps_->Enable();
  port::renew_tab_order(steps_);  // it may stem from a moment when nothing here could take the keyboard
  busy_->stop();
}

void Gate::await(const wxString& sentence) {
  steps_->Hide();
  start_work(sentence);
  Layout();
}

void Gate::await_end() {
  stop_work();
  steps_->Show();
  Layout();
}

void Gate::show_caps_lock(wxKeyEvent& event) {
  event.Skip();
  const bool on = port::caps_lock_on();
  if (on == caps_->IsShown()) return;
  caps_->Show(on);
  if (on) port::announce(caps_, caps_->text());
  made(Step::unlock)->refit();
}

}  // namespace thirdrow::ui
