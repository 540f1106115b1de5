/// What a process that will hold keys does first.
#pragma once

#include "base/result.h"

namespace thirdrow::platform {

/// No core dumps, no debugger of the same user, new files for this user alone (umask 077), and no file in the
/// place of a standard stream that was closed. Call first in main, before threads and files. A failure leaves
/// the process less guarded but usable; the caller decides.
Status harden_process();

}  // namespace thirdrow::platform
