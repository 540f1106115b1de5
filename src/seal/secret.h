/// Secret: bytes that must not outlive their use. Everything that is a key or opens one travels in it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/random.h"
#include "base/result.h"

namespace thirdrow::seal {

/// Readies the crypto library: picks the fastest code for this processor and opens the system's randomness.
/// To be called once before anything else here; more calls, from any thread, do nothing. Fails only when the
/// system gives no randomness, and then nothing of this module may be used.
Status init();

/// A fixed number of bytes in pages of their own, with guard pages on both sides, kept out of core dumps and,
/// where the system allows it, out of swap. Wiped when destroyed, assigned over or cleared. Move-only: a move
/// hands the pages over and leaves the source empty. There is no operator<< and no conversion to std::string,
/// on purpose.
///
/// One Secret costs a page of lockable memory (RLIMIT_MEMLOCK, often 8 MiB, hence about 2000 of them). Where
/// the limit is reached the Secret still works, guarded and wiped; only `locked()` says that it may reach
/// swap.
///
/// Threads: like a std::vector. Throws std::bad_alloc when there is no memory, std::runtime_error when init()
/// fails.
class Secret {
 public:
  /// Empty: owns nothing.
  Secret() = default;
  /// `size` zero bytes.
  explicit Secret(std::size_t size);
  ~Secret();
  Secret(Secret&& other) noexcept;
  Secret& operator=(Secret&& other) noexcept;
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;

  /// The source stays as it is: wiping it is the caller's duty.
  static Secret copy_of(ByteView bytes);
  static Secret from_text(std::string_view text);
  static Secret random(std::size_t size, Random& random);

  /// Views hold until the Secret is moved, cleared or destroyed.
  ByteView view() const { return {data_, size_}; }
  std::span<std::byte> writable() { return {data_, size_}; }
  std::string_view text() const { return as_text(view()); }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  /// True when the pages are kept out of swap. An empty Secret has none and is not locked.
  bool locked() const { return locked_; }
  /// Wipes and gives the pages back; the Secret is empty after it.
  void clear() noexcept;

  /// Takes the same time wherever the bytes differ. Sizes are no secret.
  friend bool operator==(const Secret& a, const Secret& b);

 private:
  std::byte* data_ = nullptr;
  std::size_t size_ = 0;
  bool locked_ = false;
};

/// Overwrites with zeros in a way the compiler may not leave out.
void wipe(std::span<std::byte> bytes);
/// Also what lies between size and capacity; `text` is empty after it.
void wipe(std::string& text);

}  // namespace thirdrow::seal
