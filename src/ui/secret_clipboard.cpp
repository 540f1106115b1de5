#include "ui/secret_clipboard.h"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>

#include <string_view>

#include "ui/text.h"

namespace thirdrow::ui {
namespace {

/// What KDE's, GNOME's and other clipboard managers look for before they keep what was copied.
constexpr const char* kHintFormat = "x-kde-passwordManagerHint";
constexpr std::string_view kHint = "secret";

}  // namespace

SecretClipboard::SecretClipboard() {
  timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { clear(); });
}

void SecretClipboard::copy(const seal::Secret& secret) {
  if (!wxTheClipboard->Open()) return;
  auto* hint = new wxCustomDataObject(wxDataFormat(to_wx(kHintFormat)));
  hint->SetData(kHint.size(), kHint.data());
  auto* both = new wxDataObjectComposite;
  both->Add(new wxTextDataObject(to_wx(secret.text())), true);
  both->Add(hint);
  wxTheClipboard->SetData(both);
  wxTheClipboard->Close();
  ours_ = true;
  timer_.StartOnce(kStayMs);
}

void SecretClipboard::clear() {
  timer_.Stop();
  if (!ours_) return;
  ours_ = false;
  if (!wxTheClipboard->Open()) return;
  wxTheClipboard->Clear();
  wxTheClipboard->Close();
}

}  // namespace thirdrow::ui
