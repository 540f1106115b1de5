/// The border between UTF-8 text and wxString. Msgids are English, UTF-8; everything shown goes through
/// gettext.
#pragma once

#include <wx/string.h>
#include <wx/translation.h>

#include <string>
#include <string_view>

#include "base/words.h"

namespace thirdrow::ui {

inline wxString to_wx(std::string_view utf8) { return wxString::FromUTF8(utf8.data(), utf8.size()); }
inline std::string from_wx(const wxString& text) { return text.utf8_string(); }

/// The translation of an English sentence: a literal, or one marked with N_ elsewhere. An empty one stays
/// empty.
inline wxString tr(const char* msgid) {
  if (msgid == nullptr || *msgid == '\0') return {};
  return wxGetTranslation(wxString::FromUTF8(msgid));
}
/// The translation with the plural form that `n` needs; both msgids hold one %s for the number.
inline wxString plural(const char* one, const char* many, long long n) {
  wxString text =
      wxGetTranslation(wxString::FromUTF8(one), wxString::FromUTF8(many), static_cast<unsigned>(n));
  text.Replace(wxS("%s"), wxString() << n, false);
  return text;
}
/// `text` with its first %s replaced, without printf's traps.
inline wxString fill(wxString text, const wxString& value) {
  text.Replace(wxS("%s"), value, false);
  return text;
}
/// For text inside Pango markup.
inline wxString escape_markup(wxString text) {
  text.Replace(wxS("&"), wxS("&amp;"));
  text.Replace(wxS("<"), wxS("&lt;"));
  text.Replace(wxS(">"), wxS("&gt;"));
  return text;
}
/// For a label in which & would mark a mnemonic.
inline wxString escape_mnemonic(wxString text) {
  text.Replace(wxS("&"), wxS("&&"));
  return text;
}

}  // namespace thirdrow::ui
