/// What stands beside a record where it is looked at: what it led to, what waits between two people, how the
/// leader's own figures stand. For pages and for `show`. Values; made on the worker.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/figure_words.h"
#include "app/ref_choices.h"

namespace thirdrow::app {

struct Beside {
  const char* words = "";  ///< English, for translation, with a %s for each of the following that is there
  const char* label = nullptr;  ///< of a figure; English, for translation
  std::optional<RefChoice> record = {};
  std::optional<Phrase> value = {};
};
Result<std::vector<Beside>> beside(Session& session, const journal::Record& record);

/// `name` says a record that stands beside.
std::string beside_words(const Beside& one, const Say& say,
                         const std::function<std::string(const RefChoice&)>& name);

/// Of what comes back on request, the one after `last`; nothing while there is none. Without `last` the day
/// decides where one begins, so that as long as none is added each day has its turn.
Result<std::optional<RecordId>> one_again(Session& session, std::string_view sort,
                                          std::optional<RecordId> last = {});

}  // namespace thirdrow::app
