#include "seal/kdf.h"

#include <sys/resource.h>

#include <fstream>
#include <string>
#include <vector>

#include "seal/in_child.h"
#include "support/catch.h"

using namespace thirdrow;
using seal::KdfCost;
using seal::Secret;

namespace {

constexpr std::uint32_t kMiB = 1024;

seal::KdfSalt salt_of(std::string_view text) {
  seal::KdfSalt salt{};
  std::copy_n(as_bytes(text).begin(), salt.size(), salt.begin());
  return salt;
}

/// A machine on which two passes take the given times, one trial after the other.
KdfCost measured_on(std::vector<std::int64_t> trials) {
  std::int64_t now = 1'000;
  std::size_t reads = 0;
  const KdfCost cost = seal::measure_cost(std::chrono::milliseconds(1000), [&] {
    if (reads % 2 == 1) now += trials.at(reads / 2);
    ++reads;
    return now;
  });
  CHECK(reads == trials.size() * 2);
  return cost;
}

/// Kilobytes of private writable memory mapped so far.
rlim_t data_kib() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    rlim_t kib = 0;
    if (word == "VmData:" && status >> kib) return kib;
  }
  return 0;
}

}  // namespace

TEST_CASE("derived keys agree with the reference argon2 program", "[golden]") {
  // printf … | argon2 third-row-salt-1 -id -t 2 -k 65536 -p 1 -l 32 -r
  const auto salt = salt_of("third-row-salt-1");
  const auto key =
      seal::derive_key(Secret::from_text("correct horse battery staple"), salt, seal::kFloorCost);
  REQUIRE(key);
  CHECK(to_hex(key->view()) == "d0027cbff1a3639ebb477627b07ae73de3a880bbe9939b36c77d788d6a9964a9");
  const auto other = seal::derive_key(Secret::from_text("b\xC3\xBC"
                                                        "cher"),
                                      salt, {3, 64 * kMiB});
  REQUIRE(other);
  CHECK(to_hex(other->view()) == "95041f71b9ab63e86d271bcd1be0e4adb301efb9879aa354792f315050960206");
}

TEST_CASE("costs out of limits are hostile and refused before any work") {
  const KdfCost costs[] = {
      {0, 0},           {1, 64 * kMiB},  {2, 64 * kMiB - 1},      {17, 64 * kMiB},
      {2, 1025 * kMiB}, {2, 0xFFFFFFFF}, {0xFFFFFFFF, 64 * kMiB}, {0xFFFFFFFF, 0xFFFFFFFF}};
  for (const KdfCost cost : costs) {
    const auto key = seal::derive_key(Secret::from_text("x"), {}, cost);
    INFO(cost.passes << " passes, " << cost.memory_kib << " KiB");
    REQUIRE_FALSE(key);
    CHECK(key.code() == Code::hostile);
  }
}

TEST_CASE("a fast machine gets 256 MiB and more passes, up to the ceiling") {
  CHECK(measured_on({20, 80}) == KdfCost{16, 256 * kMiB});
}

TEST_CASE("a middling machine gets as much memory as two passes leave time for") {
  CHECK(measured_on({400, 700}) == KdfCost{2, 128 * kMiB});
}

TEST_CASE("passes fill the time that is left") { CHECK(measured_on({100, 390}) == KdfCost{5, 256 * kMiB}); }

TEST_CASE("a slow machine stays at the floor, after one trial only") {
  CHECK(measured_on({5'000}) == seal::kFloorCost);
}

TEST_CASE("where memory is short the cost takes less of it and a dear one says so", "[fault]") {
  CHECK(test::holds_in_child([] {
    const rlim_t room = (data_kib() + 160 * kMiB) * 1024;
    const rlimit limit{room, room};
    if (setrlimit(RLIMIT_DATA, &limit) != 0) return false;
    std::int64_t now = 0;
    const auto clock = [&now] { return now += 10; };
    if (seal::measure_cost(std::chrono::milliseconds(1000), clock) != KdfCost{16, 128 * kMiB}) return false;
    const auto key = seal::derive_key(Secret::from_text("x"), {}, seal::kCeilingCost);
    return !key && key.code() == Code::failed;
  }));
}
