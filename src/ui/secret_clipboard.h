/// A secret on the clipboard, for a while. Front thread.
#pragma once

#include <wx/timer.h>

#include "seal/secret.h"

namespace thirdrow::ui {

class SecretClipboard {
 public:
  /// How long a secret may stay there.
  static constexpr int kStayMs = 60'000;

  SecretClipboard();

  /// Marked as a secret for clipboard managers, which then keep no copy of it.
  void copy(const seal::Secret& secret);
  /// Takes away what was copied here, at once; something else that came after it stays.
  void clear();

 private:
  wxTimer timer_;
  bool ours_ = false;
};

}  // namespace thirdrow::ui
