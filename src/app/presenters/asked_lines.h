/// Lines that a page has asked to be made into records, and what is kept of them when it is left before the
/// answer. Internal to the presenters.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/form.h"
#include "app/session.h"

namespace thirdrow::app {

/// A line on its way; `lost` is set on the worker when no record was made of it.
struct AskedLine {
  std::string text;
  std::shared_ptr<bool> lost = std::make_shared<bool>(false);
};
/// Whether the line that was kept before stands in the page's field by now.
enum class Given : bool { no, yes };

/// Keeps what was lost of `asked`, and what is `typed` now; what was kept before and not given back stays in
/// front. Worker thread.
inline Status keep_lines(Session& session, Line which, const std::vector<AskedLine>& asked,
                         std::string_view typed, Given given) {
  std::string all;
  if (given == Given::no) {
    TR_LET(kept, session.kept_line(which));
    all = kept + ' ';
  }
  for (const AskedLine& one : asked) {
    if (*one.lost) all += one.text + ' ';
  }
  all += typed;
  return session.keep_line(trimmed(all), which);
}

}  // namespace thirdrow::app
