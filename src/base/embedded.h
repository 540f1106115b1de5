/// A text file of schema/ compiled into the program (platform/setup/embed.cmake).
#pragma once

#include <cstddef>
#include <string_view>

namespace thirdrow {

struct EmbeddedFile {
  std::string_view name;
  std::string_view content;
};

}  // namespace thirdrow
