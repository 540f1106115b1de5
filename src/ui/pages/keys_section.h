/// Settings: passphrase, recovery key, key store.
#pragma once

#include <wx/checkbox.h>

#include <optional>

#include "app/vault.h"
#include "ui/pages/section.h"
#include "ui/widgets/busy.h"
#include "ui/widgets/new_passphrase.h"
#include "ui/widgets/recovery_sheet.h"

namespace thirdrow::ui {

class KeysSection : public Section {
 public:
  KeysSection(wxWindow* parent, Shared& shared);
  void enter() override;
  void leave() override;
  void forget() override;
  /// Makes a key and shows it; the one before stays in force until this one was put away.
  void make_recovery();

 private:
  void open_change();
  void change();
  void ask_to_renew();
  void use_recovery();
  void drop_recovery();
  void remember();
  void answer(const Status& result, const wxString& success);
  /// What opens the journal from another computer, through its storage, follows.
  void follow(std::function<Status(app::Syncing&)> change);

  SecretField* current_;
  NewPassphrase* next_;
  wxPanel* change_;
  RecoverySheet* sheet_;
  Label* sheet_words_;
  std::optional<app::Vault::NewRecovery::File> made_;  ///< with the slot of the key that is shown
  seal::Secret made_key_;
  app::Alive renewal_;
  wxCheckBox* remember_;
  Busy* busy_;
  bool working_ = false;
  bool making_ = false;  ///< of a recovery key
};

}  // namespace thirdrow::ui
