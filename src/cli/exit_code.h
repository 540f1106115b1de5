/// From errors to the exit codes of cli.md.
#pragma once

#include "base/result.h"

namespace thirdrow::cli {

int exit_code(const Error& error);

}  // namespace thirdrow::cli
