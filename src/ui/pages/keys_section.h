/// Settings: passphrase, recovery key, key store.
#pragma once

#include <wx/checkbox.h>

#include "ui/pages/section.h"
#include "ui/widgets/busy.h"
#include "ui/widgets/new_passphrase.h"
#include "ui/widgets/recovery_sheet.h"

namespace thirdrow::ui {

class KeysSection : public Section {
 public:
  KeysSection(wxWindow* parent, Shared& shared);
  void enter() override;
  void forget() override;

 private:
  void open_change();
  void change();
  void renew();
  void remember();
  void answer(const Status& result, const wxString& success);

  SecretField* current_;
  NewPassphrase* next_;
  wxPanel* change_;
  RecoverySheet* sheet_;
  wxCheckBox* remember_;
  Busy* busy_;
  bool working_ = false;
};

}  // namespace thirdrow::ui
