#include "ui/pages/keys_section.h"

#include <wx/sizer.h>
#include <wx/wrapsizer.h>

#include <memory>

#include "app/vault.h"
#include "ui/port_gtk.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/form.h"

namespace thirdrow::ui {

KeysSection::KeysSection(wxWindow* parent, Shared& shared) : Section(parent, shared, _("Passphrase and keys")) {
  Theme& theme = shared.theme;
  const int gap = FromDIP(8);
  add_paragraph(_("The passphrase opens the journal; the recovery key does when the passphrase is forgotten."));
  auto* buttons = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  buttons->Add(make_button(this, theme, _("Change the passphrase"), ButtonLook::flat, [this] { open_change(); }, "key",
                           "keys.change"),
               wxSizerFlags().Border(wxRIGHT | wxBOTTOM, gap));
  buttons->Add(make_button(this, theme, _("New recovery key"), ButtonLook::flat, [this] { renew(); }, "shuffle",
                           "keys.renew"));
  body()->Add(buttons, wxSizerFlags().Expand().Border(wxTOP, FromDIP(12)));

  change_ = new wxPanel(this);
  auto* form = new wxBoxSizer(wxVERTICAL);
  current_ = new SecretField(change_, _("Present passphrase"), "keys.current");
  add_field(form, change_, theme, _("Present passphrase"), current_);
  next_ = new NewPassphrase(change_, theme);
  form->Add(next_, wxSizerFlags().Expand());
  auto* apply = make_button(change_, theme, _("Use the new passphrase"), ButtonLook::primary, [this] { change(); }, {},
                            "keys.apply");
  apply->Disable();
  next_->on_change = [this, apply] { apply->Enable(next_->is_ready()); };
  next_->on_enter = [this] { change(); };
  form->Add(apply, wxSizerFlags().Border(wxTOP, FromDIP(12)));
  change_->SetSizer(form);
  change_->Hide();
  body()->Add(change_, wxSizerFlags().Expand());

  sheet_ = new RecoverySheet(this, shared);
  sheet_->Hide();
  sheet_->on_done = [this] {
    shared_.desk.ask(
        alive_, [](app::Session& session) { return session.confirm_recovery(); }, [](const Status&) {});
    sheet_->Hide();
    on_resize();
    shared_.notify(success_notice(_("The new recovery key is in force.")));
  };
  body()->Add(sheet_, wxSizerFlags().Expand().Border(wxTOP, FromDIP(12)));

  remember_ = new wxCheckBox(this, wxID_ANY, _("Let this computer's key store open the journal"));
  port::set_accessible_name(remember_, _("Let this computer's key store open the journal"), wxS("keys.remember"));
  remember_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { remember(); });
  body()->Add(remember_, wxSizerFlags().Border(wxTOP, FromDIP(14)));
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

void KeysSection::forget() {
  alive_.renew();  // an answer on its way could show a key
  current_->wipe();
  next_->wipe();
  sheet_->wipe();
  change_->Hide();
  sheet_->Hide();
  busy_->stop();
  working_ = false;
}

void KeysSection::open_change() {
  change_->Show(!change_->IsShown());
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
      [this](const Status& result) {
        if (result) change_->Hide();
        answer(result, _("The passphrase was changed."));
      });
}

void KeysSection::renew() {
  if (working_) return;
  working_ = true;
  busy_->start(_("Making a new recovery key. The old one stops working."));
  shared_.desk.ask_vault(
      alive_,
      [](app::Vault& vault, app::Session& session) -> Result<seal::Secret> {
        return vault.renew_recovery(session);
      },
      [this](Result<seal::Secret> key) {
        working_ = false;
        busy_->stop();
        if (!key) return shared_.notify(notice_of(key.error()));
        std::byte byte{};
        shared_.desk.host().random->fill({&byte, 1});
        sheet_->show_key(std::move(*key), std::to_integer<int>(byte) % 7);
        sheet_->Show();
        on_resize();
      });
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
