/// A file without a name that lives in memory only: for handing bytes to a service that reads a descriptor,
/// past every temporary folder.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

namespace thirdrow::platform {

class MemoryFile {
 public:
  static Result<MemoryFile> make();
  ~MemoryFile();
  MemoryFile(MemoryFile&& other) noexcept;
  MemoryFile& operator=(MemoryFile&&) = delete;

  Status write(ByteView bytes);
  /// All that was written; the next reader of the descriptor begins at the front.
  Result<Bytes> read();
  /// Owned by this; at the front of the file after read() or rewind().
  int descriptor() const { return descriptor_; }
  Status rewind();

 private:
  explicit MemoryFile(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace thirdrow::platform
