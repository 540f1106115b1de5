// The gate's pages, one for each step.
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include "ui/gate.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form.h"
#include "ui/widgets/line_field.h"

namespace thirdrow::ui {
namespace {

constexpr int kWidth = 520;

}  // namespace

TextColumn* Gate::make_step(wxWindow* parent, const wxString& title, const wxString& sentence) {
  auto* column = new TextColumn(parent, shared_.theme, kWidth);
  wxPanel* panel = column->panel();
  column->body()->AddSpacer(FromDIP(24));
  auto* heading = new Label(panel, shared_.theme, title, TextStyle::title);
  column->body()->Add(heading->paragraph(), wxSizerFlags().Expand());
  auto* words = new Label(panel, shared_.theme, sentence);
  column->body()->Add(words->paragraph(), wxSizerFlags().Expand().Border(wxTOP, FromDIP(8)));
  column->body()->AddSpacer(FromDIP(16));
  return column;
}

TextColumn* Gate::build_welcome(wxWindow* parent) {
  Theme& theme = shared_.theme;
  TextColumn* column = make_step(parent, _("Welcome to Third Row"),
                                 _("A private journal for people who lead. It is encrypted on this computer, "
                                   "and only your passphrase opens it, or the recovery key that you "
                                   "get next: nobody can send you a new one."));
  auto* card = new Card(column->panel(), theme);
  name_ = new LineField(card, _("Name of the journal"), wxS("welcome.name"));
  name_->ChangeValue(_("My journal"));
  name_->SetMaxLength(80);
  add_field(card->body(), card, theme, _("Name of the journal"), name_);
  name_->SetName(wxS("welcome.name"));
  passphrase_ = new NewPassphrase(card, theme);
  card->body()->Add(passphrase_, wxSizerFlags().Expand());
  column->body()->Add(card, wxSizerFlags().Expand());
  welcome_folder_ = new Label(column->panel(), theme, wxString(), TextStyle::small);
  column->body()->Add(welcome_folder_->paragraph(), wxSizerFlags().Expand().Border(wxTOP, FromDIP(12)));
  auto* create_button = make_button(
      column->panel(), theme, _("Create the journal"), ButtonLook::primary, [this] { create(); }, {},
      "welcome.create");
  create_button->Disable();
  passphrase_->on_change = [this, create_button, column] {
    create_button->Enable(passphrase_->is_ready() && !working_);
    column->refit();
  };
  passphrase_->on_enter = [this] { create(); };
  name_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { passphrase_->focus(); });
  const auto tell_name = [this] { passphrase_->set_known({from_wx(name_->GetValue())}); };
  name_->Bind(wxEVT_TEXT, [tell_name](wxCommandEvent&) { tell_name(); });
  tell_name();
  column->body()->Add(create_button, wxSizerFlags().Expand().Border(wxTOP, FromDIP(16)));
  column->body()->Add(make_button(
                          column->panel(), theme, _("Open a journal in another folder"), ButtonLook::link,
                          [this] { choose_folder(); }, {}, "welcome.other"),
                      wxSizerFlags().Center().Border(wxTOP, FromDIP(10)));
  column->refit();
  return column;
}

TextColumn* Gate::build_sheet(wxWindow* parent) {
  TextColumn* column = make_step(parent, _("Put this key away"),
                                 _("If the passphrase is ever forgotten, this recovery key is the only other "
                                   "way in. It is shown only now. Write it "
                                   "down or print it, and keep it where you keep important papers."));
  sheet_ = new RecoverySheet(column->panel(), shared_);
  sheet_->on_done = [this] {
    busy_with_person_ = false;
    shared_.desk.ask(
        alive_, [](app::Session& session) { return session.confirm_recovery(); }, [](const Status&) {});
    on_ready();
  };
  column->body()->Add(sheet_, wxSizerFlags().Expand());
  column->refit();
  return column;
}

TextColumn* Gate::build_unlock(wxWindow* parent) {
  Theme& theme = shared_.theme;
  TextColumn* column = make_step(parent, _("Welcome back"), _("The journal is locked."));
  auto* card = new Card(column->panel(), theme);
  unlock_ = new SecretField(card, _("Passphrase"), "unlock.passphrase");
  add_field(card->body(), card, theme, _("Passphrase"), unlock_);
  unlock_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { unlock(); });
  unlock_->Bind(wxEVT_KEY_UP, &Gate::show_caps_lock, this);
  caps_ = new Label(card, theme, _("Caps Lock is on."), TextStyle::danger);
  card->body()->Add(caps_, wxSizerFlags().Expand().Border(wxTOP, FromDIP(6)));
  caps_->Hide();
  card->body()->Add(
      make_button(
          card, theme, _("Unlock"), ButtonLook::primary, [this] { unlock(); }, "lock", "unlock.go"),
      wxSizerFlags().Expand().Border(wxTOP, FromDIP(14)));
  key_store_ = make_button(
      card, theme, _("Unlock with this computer's key store"), ButtonLook::flat,
      [this] { unlock_with_key_store(); }, "key", "unlock.key_store");
  card->body()->Add(key_store_, wxSizerFlags().Expand().Border(wxTOP, FromDIP(8)));
  key_store_->Hide();
  column->body()->Add(card, wxSizerFlags().Expand());
  unlock_folder_ = new Label(column->panel(), theme, wxString(), TextStyle::small);
  column->body()->Add(unlock_folder_->paragraph(), wxSizerFlags().Expand().Border(wxTOP, FromDIP(12)));
  auto* links = new wxBoxSizer(wxVERTICAL);
  links->Add(make_button(
                 column->panel(), theme, _("Use the recovery key"), ButtonLook::link,
                 [this] { show_step(Step::recovery); }, {}, "unlock.recovery"),
             wxSizerFlags().Center());
  links->Add(make_button(
                 column->panel(), theme, _("Open a journal in another folder"), ButtonLook::link,
                 [this] { choose_folder(); }, {}, "unlock.other"),
             wxSizerFlags().Center());
  column->body()->Add(links, wxSizerFlags().Expand().Border(wxTOP, FromDIP(10)));
  column->refit();
  return column;
}

TextColumn* Gate::build_recovery(wxWindow* parent) {
  Theme& theme = shared_.theme;
  TextColumn* column =
      make_step(parent, _("Recovery key"),
                _("Type the seven groups. Small letters, and spaces instead of hyphens, will do."));
  auto* card = new Card(column->panel(), theme);
  recovery_ = new SecretField(card, _("Recovery key"), "recovery.key", SecretField::Shown::readable);
  add_field(card->body(), card, theme, _("Recovery key"), recovery_);
  recovery_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { unlock_with_recovery(); });
  card->body()->Add(make_button(
                        card, theme, _("Unlock"), ButtonLook::primary, [this] { unlock_with_recovery(); },
                        "key", "recovery.go"),
                    wxSizerFlags().Expand().Border(wxTOP, FromDIP(14)));
  column->body()->Add(card, wxSizerFlags().Expand());
  column->body()->Add(make_button(
                          column->panel(), theme, _("Use the passphrase instead"), ButtonLook::link,
                          [this] { show_step(Step::unlock); }, {}, "recovery.back"),
                      wxSizerFlags().Center().Border(wxTOP, FromDIP(10)));
  column->refit();
  return column;
}

TextColumn* Gate::build_new_passphrase(wxWindow* parent) {
  Theme& theme = shared_.theme;
  TextColumn* column =
      make_step(parent, _("A new passphrase"),
                _("The recovery key opened the journal. Choose the passphrase that opens it from now on."));
  auto* card = new Card(column->panel(), theme);
  replacement_ = new NewPassphrase(card, theme);
  card->body()->Add(replacement_, wxSizerFlags().Expand());
  column->body()->Add(card, wxSizerFlags().Expand());
  auto* keep = make_button(
      column->panel(), theme, _("Use this passphrase"), ButtonLook::primary, [this] { set_new_passphrase(); },
      {}, "replacement.go");
  keep->Disable();
  replacement_->on_change = [this, keep, column] {
    keep->Enable(replacement_->is_ready() && !working_);
    column->refit();
  };
  replacement_->on_enter = [this] { set_new_passphrase(); };
  column->body()->Add(keep, wxSizerFlags().Expand().Border(wxTOP, FromDIP(16)));
  column->refit();
  return column;
}

TextColumn* Gate::build_no_keys(wxWindow* parent) {
  Theme& theme = shared_.theme;
  TextColumn* column =
      make_step(parent, _("The key file is missing"),
                _("A journal is in this folder, but its key file, keys.t3r, is not. Without it neither the "
                  "passphrase nor the recovery key can open the journal."));
  wxPanel* panel = column->panel();
  const auto add = [&](Label* label) {
    column->body()->Add(label->paragraph(), wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(10)));
    return label;
  };
  add(new Label(
      panel, theme,
      _("Your words are still in journal.db, encrypted. Nothing was changed. Leave that file where it is.")));
  add(new Label(panel, theme,
                _("Put keys.t3r back into the folder: look in the wastebasket and in copies of the folder. "
                  "Or restore a "
                  "backup into an empty folder, with the command \"restore\", and open that folder here.")));
  no_keys_folder_ = add(new Label(panel, theme, wxString(), TextStyle::small));
  look_again_ = make_button(
      panel, theme, _("Look for it again"), ButtonLook::primary, [this] { look_again(); }, {},
      "no_keys.again");
  column->body()->Add(look_again_, wxSizerFlags().Expand().Border(wxTOP, FromDIP(6)));
  column->body()->Add(make_button(
                          panel, theme, _("Open a journal in another folder"), ButtonLook::link,
                          [this] { choose_folder(); }, {}, "no_keys.other"),
                      wxSizerFlags().Center().Border(wxTOP, FromDIP(10)));
  column->refit();
  return column;
}

}  // namespace thirdrow::ui
