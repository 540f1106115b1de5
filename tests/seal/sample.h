/// The key file of tests/seal/golden, written once by version 1 and opened by every build since: cheap to
/// test on, as two of its three slots need no slow hash.
#pragma once

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <string>

#include "base/bytes.h"
#include "seal/hash.h"
#include "seal/key_file.h"
#include "support/catch.h"
#include "support/fakes.h"

namespace thirdrow::test {

inline seal::Secret sample_key() {
  SeededRandom random(11);
  return seal::Secret::random(seal::KeyFile::kKeySize, random);
}
inline seal::Secret sample_store_key() {
  SeededRandom random(12);
  return seal::Secret::random(32, random);
}
inline seal::Secret sample_passphrase() { return seal::Secret::from_text("correct horse battery staple"); }
inline seal::Secret sample_recovery() {
  return seal::Secret::from_text("5CBX-CTAV-KXE4-1KZN-XN7Y-42J8-QG5B");
}

inline Bytes sample_bytes() {
  std::ifstream in(THIRDROW_SOURCE_DIR "/tests/seal/golden/keys_v1.hex");
  std::string hex((std::istreambuf_iterator<char>(in)), {});
  std::erase_if(hex, [](unsigned char c) { return std::isspace(c) != 0; });
  const auto bytes = from_hex(hex);
  REQUIRE(bytes);
  return *bytes;
}

inline seal::KeyFile sample_file() {
  auto file = seal::KeyFile::parse(sample_bytes());
  REQUIRE(file);
  return *file;
}

/// Where the parts of the sample begin, by schema/keyfile.md.
namespace at {
inline constexpr std::size_t kVersion = 7;
inline constexpr std::size_t kId = 8;
inline constexpr std::size_t kKeyCheck = 24;
inline constexpr std::size_t kPassphrase = 56;
inline constexpr std::size_t kPasses = 57;
inline constexpr std::size_t kMemory = 61;
inline constexpr std::size_t kSalt = 65;
inline constexpr std::size_t kPassphraseCommitment = 81;
inline constexpr std::size_t kPassphraseNonce = 113;
inline constexpr std::size_t kPassphraseSealed = 137;
inline constexpr std::size_t kRecovery = 185;
inline constexpr std::size_t kKeyStore = 290;
inline constexpr std::size_t kChecksum = 395;
inline constexpr std::size_t kEnd = 427;
}  // namespace at

/// What someone does who alters a file on purpose: makes the checksum right again.
inline Bytes mended(Bytes bytes) {
  const ByteView body = ByteView(bytes).first(bytes.size() - sizeof(seal::Hash32));
  const seal::Hash32 checksum = seal::hash32({as_bytes("t3r-keys"), body});
  std::copy(checksum.begin(), checksum.end(), bytes.end() - sizeof(seal::Hash32));
  return bytes;
}

}  // namespace thirdrow::test
