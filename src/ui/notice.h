/// What the program has to tell, in place and never in a box: what happened, what is safe, what to do next.
#pragma once

#include <wx/string.h>

#include <functional>

#include "base/result.h"

namespace thirdrow::ui {

struct Notice {
  enum class Kind { info, success, warning, error };
  Kind kind = Kind::info;
  wxString what;
  wxString safe;    ///< may be empty
  wxString next;    ///< may be empty
  wxString action;  ///< label of a button; empty: none
  std::function<void()> on_action = [] {};
  const void* teller = nullptr;  ///< who may take it back; only compared
};

/// The sentences for an error; Code::cancelled gives an empty notice, which is not shown.
Notice notice_of(const Error& error);
Notice success_notice(const wxString& what);
/// Which program this is, and what it does with what is written.
Notice about_notice();

}  // namespace thirdrow::ui
