#include "seal/secret.h"

#include <sodium.h>

#include <algorithm>
#include <new>
#include <stdexcept>
#include <utility>

namespace thirdrow::seal {

Status init() {
  if (sodium_init() < 0) return {Code::failed, "crypto library"};
  return {};
}

Secret::Secret(std::size_t size) {
  if (size == 0) return;
  // Without the library's own start-up its page size is unknown and its guard pages are not where they should
  // be.
  if (!init()) throw std::runtime_error("crypto library");
  data_ = static_cast<std::byte*>(sodium_malloc(size));
  if (data_ == nullptr) throw std::bad_alloc();
  size_ = size;
  // sodium_malloc locks already but keeps the outcome to itself; locks do not nest, so asking again is free.
  locked_ = sodium_mlock(data_, size_) == 0;
  sodium_memzero(data_, size_);
}

Secret::~Secret() { clear(); }

Secret::Secret(Secret&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      locked_(std::exchange(other.locked_, false)) {}

Secret& Secret::operator=(Secret&& other) noexcept {
  if (this == &other) return *this;
  clear();
  data_ = std::exchange(other.data_, nullptr);
  size_ = std::exchange(other.size_, 0);
  locked_ = std::exchange(other.locked_, false);
  return *this;
}

Secret Secret::copy_of(ByteView bytes) {
  Secret secret(bytes.size());
  std::copy(bytes.begin(), bytes.end(), secret.data_);
  return secret;
}

Secret Secret::from_text(std::string_view text) { return copy_of(as_bytes(text)); }

Secret Secret::random(std::size_t size, Random& random) {
  Secret secret(size);
  random.fill(secret.writable());
  return secret;
}

void Secret::clear() noexcept {
  if (data_ == nullptr) return;
  sodium_memzero(data_, size_);
  sodium_free(data_);
  data_ = nullptr;
  size_ = 0;
  locked_ = false;
}

bool operator==(const Secret& a, const Secret& b) {
  if (a.size_ != b.size_) return false;
  return a.size_ == 0 || sodium_memcmp(a.data_, b.data_, a.size_) == 0;
}

void wipe(std::span<std::byte> bytes) {
  if (!bytes.empty()) sodium_memzero(bytes.data(), bytes.size());
}

void wipe(std::string& text) {
  text.resize(text.capacity());
  sodium_memzero(text.data(), text.size());
  text.clear();
}

}  // namespace thirdrow::seal
