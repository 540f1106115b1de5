#include "platform/memory_file.h"

#include <sys/mman.h>
#include <unistd.h>

#include <utility>

namespace thirdrow::platform {

Result<MemoryFile> MemoryFile::make() {
  const int descriptor = memfd_create("page", MFD_CLOEXEC);
  if (descriptor < 0) return {Code::io, "memory file"};
  return MemoryFile(descriptor);
}

MemoryFile::MemoryFile(MemoryFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

MemoryFile::~MemoryFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

Status MemoryFile::write(ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written <= 0) return {Code::io, "memory file"};
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return {};
}

Status MemoryFile::rewind() {
  return lseek(descriptor_, 0, SEEK_SET) == 0 ? Status() : Error{Code::io, "memory file"};
}

Result<Bytes> MemoryFile::read() {
  const off_t size = lseek(descriptor_, 0, SEEK_END);
  if (size < 0) return {Code::io, "memory file"};
  TR_TRY(rewind());
  Bytes out(static_cast<std::size_t>(size));
  if (::read(descriptor_, out.data(), out.size()) != size) return {Code::io, "memory file"};
  TR_TRY(rewind());
  return out;
}

}  // namespace thirdrow::platform
