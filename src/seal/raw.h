/// Our byte spans as the crypto library's C interface wants them. For seal's own .cpp files.
#pragma once

#include <span>

#include "base/bytes.h"

namespace thirdrow::seal {

inline const unsigned char* raw(ByteView bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
inline unsigned char* raw_out(std::span<std::byte> bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}

}  // namespace thirdrow::seal
