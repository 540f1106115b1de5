/// The desktop's own key store as a convenience: it may be missing, and is never the only copy of anything.
#pragma once

#include <chrono>
#include <memory>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace thirdrow::platform {

/// Keeps small keys by id. Every call waits at most about `within`, asks the person nothing, and answers
/// unavailable when there is no store, it is locked, or it does not answer in time. Calls may come from any
/// thread.
class KeyStore {
 public:
  using Wait = std::chrono::milliseconds;

  virtual ~KeyStore() = default;
  /// Whether `store` could work now.
  virtual Status check(Wait within) = 0;
  /// Replaces what is kept under `id`. The id is not secret and must not be a person's words.
  virtual Status store(std::string_view id, ByteView key, Wait within) = 0;
  /// not_found when nothing is kept; damaged when what is kept is not ours. The caller wipes the bytes.
  virtual Result<Bytes> load(std::string_view id, Wait within) = 0;
  /// Success also when nothing was kept.
  virtual Status remove(std::string_view id, Wait within) = 0;
};

/// The Secret Service of the session bus (GNOME Keyring, KWallet, KeePassXC).
std::unique_ptr<KeyStore> desktop_key_store();

}  // namespace thirdrow::platform
