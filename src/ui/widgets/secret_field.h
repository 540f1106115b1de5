/// A field for a passphrase or recovery key. What is typed leaves it as a seal::Secret and is wiped from the
/// control.
#pragma once

#include "seal/secret.h"
#include "ui/widgets/line_field.h"

namespace thirdrow::ui {

class SecretField : public LineField {
 public:
  enum class Shown { hidden, readable };
  /// `name` is the accessible name; Enter sends wxEVT_TEXT_ENTER.
  SecretField(wxWindow* parent, const wxString& name, const char* id, Shown shown = Shown::hidden);
  ~SecretField() override;

  seal::Secret secret() const;
  /// The same, and empties the field.
  seal::Secret take();
  /// GTK's entry buffer overwrites what it drops.
  void wipe();
};

}  // namespace thirdrow::ui
