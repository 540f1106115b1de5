#include <algorithm>
#include <string>

#include "seal/key_file.h"
#include "seal/sample.h"
#include "support/catch.h"
#include "support/fakes.h"

using namespace thirdrow;
using seal::KeyFile;
using seal::Secret;
namespace at = test::at;

namespace {

Bytes flipped(Bytes bytes, std::size_t place, unsigned mask = 1) {
  bytes[place] ^= static_cast<std::byte>(mask);
  return bytes;
}

Code parse_code(ByteView bytes) {
  const auto file = KeyFile::parse(bytes);
  REQUIRE_FALSE(file);
  return file.code();
}

/// True when an altered slot is refused in one of the two ways that tell nothing more.
bool refused_or_right(const Result<Secret>& opened) {
  if (opened) return *opened == test::sample_key();
  return opened.code() == Code::damaged || opened.code() == Code::wrong_passphrase;
}

Bytes slice(const Bytes& bytes, std::size_t begin, std::size_t end) {
  return {bytes.begin() + static_cast<std::ptrdiff_t>(begin),
          bytes.begin() + static_cast<std::ptrdiff_t>(end)};
}

/// A file of the given parts with a right checksum.
Bytes assembled(std::initializer_list<Bytes> parts) {
  Bytes out;
  for (const Bytes& part : parts) out.insert(out.end(), part.begin(), part.end());
  out.resize(out.size() + sizeof(seal::Hash32));
  return test::mended(out);
}

}  // namespace

TEST_CASE("a key file with any bit flipped is damaged", "[fault]") {
  const Bytes whole = test::sample_bytes();
  for (std::size_t place = 0; place < whole.size(); ++place) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      INFO("byte " << place << ", bit " << bit);
      REQUIRE(parse_code(flipped(whole, place, 1U << bit)) == Code::damaged);
    }
  }
}

TEST_CASE("a key file cut short or with anything behind it is damaged", "[fault]") {
  const Bytes whole = test::sample_bytes();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    INFO(size << " bytes");
    REQUIRE(parse_code(ByteView(whole).first(size)) == Code::damaged);
  }
  Bytes longer = whole;
  longer.push_back(std::byte{0});
  CHECK(parse_code(longer) == Code::damaged);
  CHECK(parse_code(Bytes(KeyFile::kMaxBytes + 1)) == Code::damaged);
  CHECK(parse_code(Bytes(at::kEnd)) == Code::damaged);
}

TEST_CASE("cut short at every byte with the checksum made right, only whole slots are read", "[fault]") {
  const Bytes whole = test::sample_bytes();
  for (std::size_t size = 0; size < at::kChecksum; ++size) {
    const auto file = KeyFile::parse(assembled({slice(whole, 0, size)}));
    INFO(size << " bytes before the checksum");
    REQUIRE(file.ok() == (size == at::kPassphrase || size == at::kRecovery || size == at::kKeyStore));
    if (!file) REQUIRE(file.code() == Code::damaged);
  }
}

TEST_CASE("whoever flips a byte and makes the checksum right gets no other key", "[fault]") {
  const Bytes whole = test::sample_bytes();
  const Secret recovery = test::sample_recovery();
  const Secret store_key = test::sample_store_key();
  for (std::size_t place = 0; place < at::kChecksum; ++place) {
    for (const unsigned mask : {0x01U, 0x80U, 0xFFU}) {
      INFO("byte " << place << ", mask " << mask);
      const auto file = KeyFile::parse(test::mended(flipped(whole, place, mask)));
      if (!file) {
        REQUIRE(
            (file.code() == Code::damaged || (place == at::kVersion && file.code() == Code::newer_version)));
        continue;
      }
      const auto by_recovery = file->open_with_recovery(recovery);
      const auto by_store = file->open_with_key_store(store_key);
      REQUIRE(refused_or_right(by_recovery));
      REQUIRE(refused_or_right(by_store));
      const bool shared = place < at::kPassphrase;
      REQUIRE(by_recovery.ok() == !(shared || (place >= at::kRecovery && place < at::kKeyStore)));
      REQUIRE(by_store.ok() == !(shared || place >= at::kKeyStore));
    }
  }
}

TEST_CASE("a passphrase slot altered with the checksum made right does not open", "[fault]") {
  const Bytes whole = test::sample_bytes();
  const struct {
    std::size_t place;
    unsigned mask;
    Code code;
  } cases[] = {{at::kId, 1, Code::damaged},
               {at::kPasses, 1, Code::wrong_passphrase},  // 2 becomes 3, which is allowed and another key
               {at::kSalt, 1, Code::wrong_passphrase},
               {at::kPassphraseCommitment, 1, Code::wrong_passphrase},
               {at::kPassphraseNonce, 1, Code::wrong_passphrase},
               {at::kPassphraseSealed, 1, Code::damaged},
               {at::kRecovery - 1, 0x80, Code::damaged}};
  for (const auto& [place, mask, code] : cases) {
    INFO("byte " << place);
    const auto file = KeyFile::parse(test::mended(flipped(whole, place, mask)));
    REQUIRE(file);
    const auto opened = file->open_with_passphrase(test::sample_passphrase());
    REQUIRE_FALSE(opened);
    CHECK(opened.code() == code);
  }
}

TEST_CASE("a passphrase slot that asks for too little or too much is hostile, and recovery still opens",
          "[fault]") {
  const Bytes whole = test::sample_bytes();
  const struct {
    std::size_t place;
    unsigned mask;
  } cases[] = {{at::kPasses, 3},      // one pass
               {at::kPasses, 0x10},   // 18 passes
               {at::kPasses + 3, 1},  // 16 million passes
               {at::kMemory + 2, 1},  // no memory
               {at::kMemory + 3, 1},  // 16 GiB
               {at::kMemory + 3, 0xFF}};
  for (const auto& [place, mask] : cases) {
    INFO("byte " << place << ", mask " << mask);
    const auto file = KeyFile::parse(test::mended(flipped(whole, place, mask)));
    REQUIRE(file);
    const auto opened = file->open_with_passphrase(test::sample_passphrase());
    REQUIRE_FALSE(opened);
    CHECK(opened.code() == Code::hostile);
    CHECK(file->open_with_recovery(test::sample_recovery()).ok());
  }
}

TEST_CASE("a whole key file of a later version says so, a broken one is damaged", "[fault]") {
  const Bytes head = slice(test::sample_bytes(), 0, at::kVersion);
  const Bytes later = assembled({head, Bytes{std::byte{2}}, to_bytes("whatever version 2 will hold")});
  CHECK(parse_code(later) == Code::newer_version);
  CHECK(parse_code(flipped(later, 12)) == Code::damaged);
  CHECK(parse_code(ByteView(later).first(later.size() - 1)) == Code::damaged);
  CHECK(parse_code(assembled({head, Bytes{std::byte{255}}})) == Code::newer_version);
  CHECK(parse_code(assembled({head, Bytes{std::byte{0}}})) == Code::damaged);
}

TEST_CASE("slots twice, out of order or of an unknown kind are damaged", "[fault]") {
  const Bytes whole = test::sample_bytes();
  const Bytes header = slice(whole, 0, at::kPassphrase);
  const Bytes recovery = slice(whole, at::kRecovery, at::kKeyStore);
  const Bytes key_store = slice(whole, at::kKeyStore, at::kChecksum);
  CHECK(KeyFile::parse(assembled({header, recovery, key_store})));
  CHECK(parse_code(assembled({header, key_store, recovery})) == Code::damaged);
  CHECK(parse_code(assembled({header, recovery, recovery})) == Code::damaged);
  CHECK(parse_code(assembled({header, Bytes{std::byte{0}}})) == Code::damaged);
  CHECK(parse_code(assembled({header, Bytes{std::byte{4}}, Bytes(104)})) == Code::damaged);
}

TEST_CASE("a slot moved to another kind or another journal's file does not open", "[fault]") {
  const Bytes whole = test::sample_bytes();
  const Bytes header = slice(whole, 0, at::kPassphrase);
  Bytes moved = slice(whole, at::kKeyStore, at::kChecksum);
  moved[0] = std::byte{2};
  const auto as_recovery = KeyFile::parse(assembled({header, moved}));
  REQUIRE(as_recovery);
  CHECK(as_recovery->open_with_recovery(test::sample_recovery()).code() == Code::wrong_passphrase);

  test::SeededRandom random(51);
  const Bytes other = KeyFile::create(Secret::random(KeyFile::kKeySize, random), random).encode();
  const auto stolen = KeyFile::parse(
      assembled({slice(other, 0, at::kPassphrase), slice(whole, at::kPassphrase, at::kChecksum)}));
  REQUIRE(stolen);
  CHECK(stolen->open_with_recovery(test::sample_recovery()).code() == Code::wrong_passphrase);
  CHECK(stolen->open_with_key_store(test::sample_store_key()).code() == Code::wrong_passphrase);
  CHECK(stolen->open_with_passphrase(test::sample_passphrase()).code() == Code::damaged);
}

TEST_CASE("anything at all parses to a file that encodes to the same bytes, or not at all", "[fault]") {
  constexpr std::uint64_t kSeed = 52;
  test::SeededRandom random(kSeed);
  const Bytes whole = test::sample_bytes();
  int parsed = 0;
  for (int round = 0; round < 4000; ++round) {
    Bytes bytes = slice(whole, 0, at::kVersion + 1);
    Bytes rest(random.below(500));
    random.fill(rest);
    for (std::byte& b : rest) {
      if (random.below(4) == 0) b = static_cast<std::byte>(random.below(5));
    }
    if (random.below(2) == 0) rest = slice(whole, at::kVersion + 1, at::kVersion + 1 + random.below(388));
    if (!rest.empty() && random.below(2) == 0) rest[random.below(rest.size())] = std::byte{3};
    bytes = assembled({bytes, rest});
    INFO("seed " << kSeed << ", round " << round << ": " << to_hex(bytes));
    const auto file = KeyFile::parse(bytes);
    if (!file) {
      REQUIRE(file.code() == Code::damaged);
      continue;
    }
    ++parsed;
    REQUIRE(file->encode() == bytes);
    REQUIRE(refused_or_right(file->has(seal::SlotKind::kRecovery)
                                 ? file->open_with_recovery(test::sample_recovery())
                                 : Result<Secret>(test::sample_key())));
  }
  CHECK(parsed > 0);
}
