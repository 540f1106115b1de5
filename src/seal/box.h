/// A few bytes, encrypted and authenticated under a key that also serves for other things.
#pragma once

#include <string_view>

#include "seal/secret.h"

namespace thirdrow::seal {

/// The box's own key is derived from `key` (16 to 64 bytes) and `purpose`: a box opens for no other purpose.
/// Its size tells that of `plain`.
Bytes close_box(const Secret& key, std::string_view purpose, ByteView plain, Random& random);
/// Code::damaged for another key or purpose, and for bytes that were cut or altered.
Result<Secret> open_box(const Secret& key, std::string_view purpose, ByteView box);

}  // namespace thirdrow::seal
