#include "platform/computer_name.h"

#include <unistd.h>

#include <array>

#include "base/bytes.h"

namespace thirdrow::platform {

std::string computer_name() {
  std::array<char, 256> name{};
  if (gethostname(name.data(), name.size() - 1) != 0) name[0] = '\0';
  std::string out = repair_utf8(std::string(name.data()));
  out.resize(std::min(out.size(), out.find('.')));
  return out.empty() ? "computer" : out;
}

}  // namespace thirdrow::platform
