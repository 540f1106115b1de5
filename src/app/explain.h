/// From an Error to the sentences a person reads: what happened, what is safe, what to do next. English
/// msgids, translated where they are shown. Used by ui and cli alike, so that both say the same.
#pragma once

#include "base/result.h"
#include "exchange/import.h"
#include "store/store.h"

namespace thirdrow::app {

struct Explained {
  const char* code;  ///< stable name for scripts: wrong_passphrase, in_use, …
  const char* what;
  const char* safe;  ///< empty when nothing was at stake
  const char* next;  ///< empty when there is nothing to do
};
Explained explain(const Error& error);

/// One of many things in a list.
struct PartWords {
  const char* code;   ///< stable name for scripts: empty, not_utf8, chain_broken, …
  const char* words;  ///< English, for translation
};
/// Why an item was passed over by an import, or came in without something: to follow the item's name and a
/// colon, and to be followed by a colon and Remark::what, if there is any.
PartWords explain(exchange::Reason reason);
/// The sentence of the rule that the remark is about, English, for translation; nullptr for any other.
const char* rule_of(const exchange::Remark& remark);
/// What is wrong with the file: with %s for Problem::place.
PartWords explain(store::Wrong wrong);

}  // namespace thirdrow::app
