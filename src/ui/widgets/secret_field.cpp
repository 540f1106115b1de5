#include "ui/widgets/secret_field.h"

#include "ui/port_gtk.h"
#include "ui/text.h"

namespace thirdrow::ui {

SecretField::SecretField(wxWindow* parent, const wxString& name, const char* id, Shown shown)
    : LineField(parent, name, to_wx(id), Height::button, shown == Shown::hidden ? wxTE_PASSWORD : 0) {
  port::set_purpose(this, port::Purpose::password);
}

SecretField::~SecretField() { wipe(); }

seal::Secret SecretField::secret() const { return port::read_secret(this); }

seal::Secret SecretField::take() {
  seal::Secret taken = secret();
  wipe();
  return taken;
}

void SecretField::wipe() { ChangeValue(wxString()); }

}  // namespace thirdrow::ui
