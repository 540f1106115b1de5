#include "seal/kdf.h"

#include <sodium.h>

#include <algorithm>
#include <optional>

#include "seal/raw.h"

namespace thirdrow::seal {
namespace {

constexpr std::size_t kKeySize = 32;
static_assert(sizeof(KdfSalt) == crypto_pwhash_SALTBYTES);

/// Largest first. More than 256 MiB is left to the passes: a desktop has other programs open.
constexpr std::array<std::uint32_t, 5> kMemoriesKib = {256 * 1024, 192 * 1024, 128 * 1024, 96 * 1024,
                                                       64 * 1024};
static_assert(kMemoriesKib.back() == kFloorCost.memory_kib);

bool within_limits(KdfCost cost) {
  return cost.passes >= kFloorCost.passes && cost.passes <= kCeilingCost.passes &&
         cost.memory_kib >= kFloorCost.memory_kib && cost.memory_kib <= kCeilingCost.memory_kib;
}

Result<Secret> run_argon2(const Secret& passphrase, const KdfSalt& salt, KdfCost cost) {
  Secret key(kKeySize);
  const int outcome = crypto_pwhash(raw_out(key.writable()), key.size(), passphrase.text().data(),
                                    passphrase.size(), raw(salt), cost.passes,
                                    std::size_t{cost.memory_kib} * 1024, crypto_pwhash_ALG_ARGON2ID13);
  if (outcome != 0) return {Code::failed, "kdf memory"};
  return key;
}

/// Milliseconds for the fewest passes, at least 1; nothing when the memory is not to be had. One pass would
/// mislead: the first also pays for taking the memory.
std::optional<std::int64_t> time_least(std::uint32_t memory_kib,
                                       const std::function<std::int64_t()>& now_ms) {
  const Secret sample = Secret::from_text("a passphrase of usual length");
  const std::int64_t start = now_ms();
  if (!run_argon2(sample, KdfSalt{}, {kFloorCost.passes, memory_kib})) return std::nullopt;
  return std::max<std::int64_t>(now_ms() - start, 1);
}

}  // namespace

Result<Secret> derive_key(const Secret& passphrase, const KdfSalt& salt, KdfCost cost) {
  if (!within_limits(cost)) return {Code::hostile, "kdf cost"};
  return run_argon2(passphrase, salt, cost);
}

KdfCost measure_cost(std::chrono::milliseconds target, const std::function<std::int64_t()>& now_ms) {
  const std::int64_t budget = target.count();
  const auto at_floor = time_least(kFloorCost.memory_kib, now_ms);
  if (!at_floor) return kFloorCost;
  for (const std::uint32_t memory : kMemoriesKib) {
    const bool is_floor = memory == kFloorCost.memory_kib;
    const std::int64_t guess = *at_floor * memory / kFloorCost.memory_kib;
    if (guess > budget && !is_floor) continue;
    const auto least = is_floor ? at_floor : time_least(memory, now_ms);
    if (!least) continue;
    const auto passes =
        std::clamp<std::int64_t>(budget * kFloorCost.passes / *least, kFloorCost.passes, kCeilingCost.passes);
    return {static_cast<std::uint32_t>(passes), memory};
  }
  return kFloorCost;
}

}  // namespace thirdrow::seal
