#include "cli/exit_code.h"

#include <algorithm>
#include <array>

namespace thirdrow::cli {
namespace {

constexpr std::array kExitCodes = {
    ExitCode{0, "done"},
    ExitCode{1, "failed"},
    ExitCode{2, "the command's words are off, or a value is outside its limits"},
    ExitCode{3, "wrong passphrase or recovery key"},
    ExitCode{4, "not found"},
    ExitCode{5, "storage unreachable or refused our login"},
    ExitCode{6, "refused by a rule of the journal"},
    ExitCode{7, "damaged or not authentic"},
    ExitCode{8, "journal in use by another process"},
};

struct Ending {
  Code code;
  int exit;
};
/// Any other code ends with 1.
constexpr std::array kEndings = {
    Ending{Code::usage, 2},    Ending{Code::ambiguous, 2},        Ending{Code::invalid, 2},
    Ending{Code::mistyped, 3}, Ending{Code::wrong_passphrase, 3}, Ending{Code::not_found, 4},
    Ending{Code::offline, 5},  Ending{Code::denied, 5},           Ending{Code::refused, 6},
    Ending{Code::damaged, 7},  Ending{Code::hostile, 7},          Ending{Code::in_use, 8},
};

}  // namespace

std::span<const ExitCode> exit_codes() { return kExitCodes; }

int exit_code(const Error& error) {
  const auto ending = std::ranges::find(kEndings, error.code, &Ending::code);
  return ending == kEndings.end() ? 1 : ending->exit;
}

}  // namespace thirdrow::cli
