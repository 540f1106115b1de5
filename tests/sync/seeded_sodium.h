/// Makes all that the crypto library calls random repeat, for a test that has to run again as it ran.
#pragma once

#include <sodium.h>

#include <random>

namespace thirdrow::test {

/// One at a time, in a process whose other tests do not run meanwhile.
class SeededSodium {
 public:
  explicit SeededSodium(std::uint64_t seed) {
    engine().seed(seed);
    randombytes_set_implementation(&implementation());
  }
  ~SeededSodium() { randombytes_set_implementation(&randombytes_sysrandom_implementation); }
  SeededSodium(const SeededSodium&) = delete;
  SeededSodium& operator=(const SeededSodium&) = delete;

 private:
  static std::mt19937_64& engine() {
    static std::mt19937_64 one;
    return one;
  }
  static void fill(void* const out, const std::size_t size) {
    auto* const bytes = static_cast<unsigned char*>(out);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<unsigned char>(engine()() & 0xFF);
  }
  static randombytes_implementation& implementation() {
    static randombytes_implementation made = {[] { return "seeded"; },
                                              [] { return static_cast<std::uint32_t>(engine()()); },
                                              nullptr,
                                              nullptr,
                                              fill,
                                              nullptr};
    return made;
  }
};

}  // namespace thirdrow::test
