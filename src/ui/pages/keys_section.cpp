#include "ui/pages/keys_section.h"

#include <wx/sizer.h>
#include <wx/wrapsizer.h>

#include <memory>
#include <utility>

#include "app/vault.h"
#include "ui/port_gtk.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/form.h"

namespace thirdrow::ui {

KeysSection::KeysSection(wxWindow* parent, Shared& shared)
    : Section(parent, shared, _("Passphrase and keys")) {
  Theme& theme = shared.theme;
  const int gap = FromDIP(8);
  add_paragraph(
      _("The passphrase opens the journal; the recovery key does when the passphrase is forgotten."));
  auto* buttons = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  buttons->Add(make_button(
                   this, theme, _("Change the passphrase"), ButtonLook::flat, [this] { open_change(); },
                   "key", "keys.change"),
               wxSizerFlags().Border(wxRIGHT | wxBOTTOM, gap));
  buttons->Add(make_button(
      this, theme, _("New recovery key"), ButtonLook::flat, [this] { ask_to_renew(); }, "shuffle",
      "keys.renew"));
  body()->Add(buttons, wxSizerFlags().Expand().Border(wxTOP, FromDIP(12)));

  change_ = new wxPanel(this);
  auto* form = new wxBoxSizer(wxVERTICAL);
  current_ = new SecretField(change_, _("Present passphrase"), "keys.current");
  add_field(form, change_, theme, _("Present passphrase"), current_);
  next_ = new NewPassphrase(change_, theme);
  form->Add(next_, wxSizerFlags().Expand());
  auto* apply = make_button(
      change_, theme, _("Use the new passphrase"), ButtonLook::primary, [this] { change(); }, {},
      "keys.apply");
  apply->Disable();
  next_->on_change = [this, apply] { apply->Enable(next_->is_ready()); };
  next_->on_enter = [this] { change(); };
  form->Add(apply, wxSizerFlags().Border(wxTOP, FromDIP(12)));
  change_->SetSizer(form);
  change_->Hide();
  body()->Add(change_, wxSizerFlags().Expand());

  sheet_words_ =
      add_paragraph(_("Put this key away and type one of its groups below. Until then the old key stays in "
                      "force; leaving this page "
                      "drops the new one."));
  sheet_words_->Hide();
  sheet_ = new RecoverySheet(this, shared);
  sheet_->Hide();
  sheet_->on_done = [this] { use_recovery(); };
  body()->Add(sheet_, wxSizerFlags().Expand().Border(wxTOP, FromDIP(12)));

  remember_ =
      add_tick(body(), this, theme, _("Let this computer's key store open the journal"), "keys.remember");
  remember_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { remember(); });
  add_paragraph(_("Convenient, and only as safe as your login to this computer."), TextStyle::small);
  busy_ = new Busy(this, theme);
  body()->Add(busy_, wxSizerFlags().Expand().Border(wxTOP, FromDIP(10)));
}

void KeysSection::enter() {
  app::run(
      shared_.desk.host(), alive_,
      [host = shared_.desk.host(), folder = shared_.desk.folder()] {
        return app::Vault(host, folder).remembered_by_key_store();
      },
      [this](bool remembered) { remember_->SetValue(remembered); });
}

void KeysSection::leave() {
  if (std::exchange(making_, false)) {  // an answer on its way would show a key
    renewal_.renew();
    working_ = false;
    busy_->stop();
  }
  drop_recovery();
}

void KeysSection::forget() {
  alive_.renew();
  leave();
  current_->wipe();
  next_->wipe();
  next_->set_known({});
  change_->Hide();
  busy_->stop();
  working_ = false;
}

void KeysSection::open_change() {
  change_->Show(!change_->IsShown());
  if (change_->IsShown()) next_->ask_known(shared_.desk, alive_);
  on_resize();
  if (change_->IsShown()) current_->SetFocus();
}

void KeysSection::change() {
  if (working_ || !next_->is_ready()) return;
  const auto current = std::make_shared<seal::Secret>(current_->take());
  const auto next = std::make_shared<seal::Secret>(next_->take());
  working_ = true;
  busy_->start(_("Wrapping the key with the new passphrase."));
  shared_.desk.ask_vault(
      alive_,
      [current, next](app::Vault& vault, app::Session& session) {
        return vault.change_passphrase(session, *current, *next);
      },
      [this, next](const Status& result) {
        if (result) change_->Hide();
        answer(result, _("The passphrase was changed."));
        if (result) follow([next](app::Syncing& syncing) { return syncing.change_passphrase(*next); });
      });
}

void KeysSection::ask_to_renew() {
  if (working_) return;
  Notice notice;
  notice.kind = Notice::Kind::warning;
  notice.what = _("Make a new recovery key?");
  notice.safe = _("The old key, on paper or in a file, stops working once you have put the new one away.");
  notice.action = _("Make a new key");
  notice.on_action = [this] { make_recovery(); };
  shared_.notify(notice);
}

void KeysSection::make_recovery() {
  if (working_) return;
  working_ = making_ = true;
  busy_->start(_("Making a new recovery key."));
  shared_.desk.ask_vault(
      renewal_, [](app::Vault& vault, app::Session& session) { return vault.make_recovery(session); },
      [this](Result<app::Vault::NewRecovery> made) {
        working_ = making_ = false;
        busy_->stop();
        if (!made) return shared_.notify(notice_of(made.error()));
        made_ = std::move(made->file);
        made_key_ = seal::Secret::copy_of(made->key.view());
        std::byte byte{};
        shared_.desk.host().random->fill({&byte, 1});
        sheet_words_->Show();
        sheet_->Show();
        sheet_->show_key(std::move(made->key), std::to_integer<int>(byte) % 7);
        on_resize();
      });
}

void KeysSection::use_recovery() {
  if (!made_) return;
  shared_.desk.ask_vault(
      alive_,
      [made = *std::exchange(made_, std::nullopt)](app::Vault& vault, app::Session& session) {
        return vault.use_recovery(session, made);
      },
      [this, key = std::make_shared<seal::Secret>(std::move(made_key_))](const Status& used) {
        if (used) follow([key](app::Syncing& syncing) { return syncing.change_recovery(*key); });
        Notice notice =
            used ? success_notice(_("The new recovery key is in force.")) : notice_of(used.error());
        if (!used) notice.safe = _("The old recovery key is still in force; the new one is not.");
        shared_.notify(notice);
      });
  drop_recovery();
  on_resize();
}

void KeysSection::follow(std::function<Status(app::Syncing&)> change) {
  shared_.sync->ask(
      alive_,
      [change = std::move(change)](app::Syncing& syncing, const std::stop_token&) -> Status {
        TR_LET(synced, syncing.is_synced());
        return synced ? change(syncing) : Status();
      },
      [this](const Status& changed) {
        if (changed) return shared_.sync->sync_now();
        Notice notice = notice_of(changed.error());
        notice.safe = _("For joining from another computer what was in force before stays in force.");
        shared_.notify(notice);
      });
}

void KeysSection::drop_recovery() {
  made_.reset();
  made_key_ = {};
  sheet_->wipe();
  sheet_->Hide();
  sheet_words_->Hide();
}

void KeysSection::remember() {
  const bool wanted = remember_->GetValue();
  shared_.desk.ask_vault(
      alive_,
      [wanted](app::Vault& vault, app::Session& session) {
        return wanted ? vault.remember_in_key_store(session) : vault.forget_in_key_store();
      },
      [this, wanted](const Status& result) {
        if (!result) remember_->SetValue(!wanted);
        answer(result, wanted ? _("This computer's key store can open the journal now.")
                              : _("The key store has forgotten the journal."));
      });
}

void KeysSection::answer(const Status& result, const wxString& success) {
  working_ = false;
  busy_->stop();
  on_resize();
  shared_.notify(result ? success_notice(success) : notice_of(result.error()));
}

}  // namespace thirdrow::ui
