#include "seal/hash.h"

#include <sodium.h>

#include <stdexcept>

#include "seal/raw.h"

namespace thirdrow::seal {
namespace {

crypto_generichash_state* state_of(std::byte* bytes) {
  return reinterpret_cast<crypto_generichash_state*>(bytes);
}

}  // namespace

Hasher::Hasher() : state_{} {
  static_assert(sizeof(crypto_generichash_state) <= kStateSize && alignof(crypto_generichash_state) <= 64);
  crypto_generichash_init(state_of(state_.data()), nullptr, 0, Hash32{}.size());
}

Hasher::Hasher(const Secret& key) : state_{} {
  if (key.size() < crypto_generichash_KEYBYTES_MIN || key.size() > crypto_generichash_KEYBYTES_MAX) {
    throw std::invalid_argument("hash key size");
  }
  crypto_generichash_init(state_of(state_.data()), raw(key.view()), key.size(), Hash32{}.size());
}

Hasher::~Hasher() { wipe(state_); }

Hasher& Hasher::add(ByteView piece) {
  crypto_generichash_update(state_of(state_.data()), raw(piece), piece.size());
  return *this;
}

Hash32 Hasher::finish() {
  Hash32 out;
  crypto_generichash_final(state_of(state_.data()), raw_out(out), out.size());
  return out;
}

Secret Hasher::finish_secret() {
  Secret out(Hash32{}.size());
  crypto_generichash_final(state_of(state_.data()), raw_out(out.writable()), out.size());
  return out;
}

Hash32 hash32(std::initializer_list<ByteView> pieces) {
  Hasher hasher;
  for (const ByteView piece : pieces) hasher.add(piece);
  return hasher.finish();
}

Hash32 hash32(const Secret& key, std::initializer_list<ByteView> pieces) {
  Hasher hasher(key);
  for (const ByteView piece : pieces) hasher.add(piece);
  return hasher.finish();
}

}  // namespace thirdrow::seal
