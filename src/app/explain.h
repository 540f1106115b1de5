/// From an Error to the sentences a person reads: what happened, what is safe, what to do next. English
/// msgids, translated where they are shown. Used by ui and cli alike, so that both say the same.
#pragma once

#include "base/result.h"
#include "exchange/import.h"

namespace thirdrow::app {

struct Explained {
  const char* code;  ///< stable name for scripts: wrong_passphrase, in_use, …
  const char* what;
  const char* safe;  ///< empty when nothing was at stake
  const char* next;  ///< empty when there is nothing to do
};
Explained explain(const Error& error);

/// Why an item was passed over by an import, or came in without something.
struct ReasonWords {
  const char* code;   ///< stable name for scripts: empty, not_utf8, …
  const char* words;  ///< to follow the item's name and a colon
};
ReasonWords explain(exchange::Reason reason);

}  // namespace thirdrow::app
