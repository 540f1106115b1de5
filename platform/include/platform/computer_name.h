#pragma once

#include <string>

namespace thirdrow::platform {

/// What the system calls this computer, without its domain; never empty. UTF-8.
std::string computer_name();

}  // namespace thirdrow::platform
