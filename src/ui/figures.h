/// What a start costs: prints the time and memory used up to the first paint of the unlock page, of Today and
/// of the Journal, one line each, and leaves. For tests/bench.
#pragma once

#include <filesystem>
#include <functional>

#include "base/result.h"
#include "ui/frame.h"

namespace thirdrow::ui {

/// `passphrase`: a file whose first line opens the journal, `-` is standard input. Lines on standard output:
/// name, CPU ms of all threads, monotonic ns, VmRSS KiB, RssAnon KiB. A page counts as painted when what it
/// asked of the journal is on the screen.
void start_figures(Frame& frame, const std::filesystem::path& passphrase,
                   std::function<void(const Status&)> done);

}  // namespace thirdrow::ui
