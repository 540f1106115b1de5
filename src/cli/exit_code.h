/// The exit codes of cli.md: one table for the program, its help and its manual.
#pragma once

#include <span>

#include "base/result.h"

namespace thirdrow::cli {

struct ExitCode {
  int code;
  const char* meaning;
};
/// By rising code.
std::span<const ExitCode> exit_codes();

int exit_code(const Error& error);

}  // namespace thirdrow::cli
