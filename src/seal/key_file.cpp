#include "seal/key_file.h"

#include <sodium.h>

#include <algorithm>
#include <stdexcept>
#include <string_view>

#include "seal/recovery_key.h"

namespace thirdrow::seal {
namespace {

constexpr std::string_view kMagic = "T3RKEYS";
constexpr unsigned kVersion = 1;
constexpr std::size_t kChecksumSize = sizeof(Hash32);
constexpr std::size_t kStoreKeySize = 32;

void append(Bytes& out, ByteView bytes) { out.insert(out.end(), bytes.begin(), bytes.end()); }

void append_u32(Bytes& out, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) out.push_back(static_cast<std::byte>(value >> shift & 0xFF));
}

void append_parameters(Bytes& out, KdfCost cost, const KdfSalt& salt) {
  append_u32(out, cost.passes);
  append_u32(out, cost.memory_kib);
  append(out, salt);
}

/// Finds accidents, not attackers: those are met by the commitment and the sealed slot.
Hash32 checksum_of(ByteView body) { return hash32({as_bytes("t3r-keys"), body}); }

bool equal(const Hash32& a, const Hash32& b) { return sodium_memcmp(a.data(), b.data(), a.size()) == 0; }

}  // namespace

class KeyFile::Reader {
 public:
  explicit Reader(ByteView rest) : rest_(rest) {}
  bool at_end() const { return rest_.empty(); }

  bool read(std::span<std::byte> out) {
    if (rest_.size() < out.size()) return false;
    std::copy_n(rest_.begin(), out.size(), out.begin());
    rest_ = rest_.subspan(out.size());
    return true;
  }
  bool read(std::uint32_t& out) {
    std::array<std::byte, 4> bytes;
    if (!read(std::span<std::byte>(bytes))) return false;
    out = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) out |= std::to_integer<std::uint32_t>(bytes[i]) << (8 * i);
    return true;
  }
  bool read(PassphraseSlot& out) {
    return read(out.cost.passes) && read(out.cost.memory_kib) && read(out.salt) && read(out.wrapped);
  }

 private:
  ByteView rest_;
};

KeyFile KeyFile::create(const Secret& key, Random& random) {
  if (key.size() != kKeySize) throw std::invalid_argument("database key size");
  KeyFile file;
  file.id_ = JournalId::make(random);
  file.key_check_ = file.key_check_for(key);
  return file;
}

Result<KeyFile> KeyFile::parse(ByteView bytes) {
  const std::size_t prefix = kMagic.size() + 1;
  if (bytes.size() < prefix + kChecksumSize || bytes.size() > kMaxBytes)
    return {Code::damaged, "key file size"};
  const ByteView body = bytes.first(bytes.size() - kChecksumSize);
  if (as_text(body.first(kMagic.size())) != kMagic) return {Code::damaged, "key file magic"};
  const Hash32 expected = checksum_of(body);
  if (!std::equal(expected.begin(), expected.end(), bytes.end() - kChecksumSize)) {
    return {Code::damaged, "key file checksum"};
  }
  const auto version = std::to_integer<unsigned>(body[kMagic.size()]);
  if (version > kVersion) return {Code::newer_version, "key file"};
  if (version < kVersion) return {Code::damaged, "key file version"};

  KeyFile file;
  Reader reader(body.subspan(prefix));
  if (!reader.read(file.id_.bytes) || !reader.read(file.key_check_))
    return {Code::damaged, "key file header"};
  TR_TRY(read_slots(reader, file));
  return file;
}

Status KeyFile::read_slots(Reader& reader, KeyFile& file) {
  std::byte last{0};
  while (!reader.at_end()) {
    std::array<std::byte, 1> kind;
    if (!reader.read(kind) || kind[0] <= last) return {Code::damaged, "key slot order"};
    last = kind[0];
    bool whole = false;
    switch (static_cast<SlotKind>(kind[0])) {
      case SlotKind::kPassphrase:
        whole = reader.read(file.passphrase_.emplace());
        break;
      case SlotKind::kRecovery:
        whole = reader.read(file.recovery_.emplace());
        break;
      case SlotKind::kKeyStore:
        whole = reader.read(file.key_store_.emplace());
        break;
    }
    if (!whole) return {Code::damaged, "key slot"};
  }
  return {};
}

Bytes KeyFile::encode() const {
  Bytes out = header();
  const auto begin_slot = [&](SlotKind kind) { out.push_back(static_cast<std::byte>(kind)); };
  if (passphrase_) {
    begin_slot(SlotKind::kPassphrase);
    append_parameters(out, passphrase_->cost, passphrase_->salt);
    append(out, passphrase_->wrapped);
  }
  if (recovery_) {
    begin_slot(SlotKind::kRecovery);
    append(out, *recovery_);
  }
  if (key_store_) {
    begin_slot(SlotKind::kKeyStore);
    append(out, *key_store_);
  }
  append(out, checksum_of(out));
  return out;
}

Bytes KeyFile::header() const {
  Bytes out = to_bytes(kMagic);
  out.push_back(static_cast<std::byte>(kVersion));
  append(out, id_.bytes);
  append(out, key_check_);
  return out;
}

bool KeyFile::has(SlotKind kind) const {
  switch (kind) {
    case SlotKind::kPassphrase:
      return passphrase_.has_value();
    case SlotKind::kRecovery:
      return recovery_.has_value();
    case SlotKind::kKeyStore:
      return key_store_.has_value();
  }
  return false;
}

std::optional<KdfCost> KeyFile::passphrase_cost() const {
  return passphrase_ ? std::optional(passphrase_->cost) : std::nullopt;
}

Status KeyFile::set_passphrase(const Secret& key, const Secret& passphrase, KdfCost cost, Random& random) {
  TR_TRY(require_own(key));
  if (passphrase.empty()) return {Code::invalid, "empty passphrase"};
  PassphraseSlot slot{cost, {}, {}};
  random.fill(slot.salt);
  TR_LET(slot_key, derive_key(passphrase, slot.salt, cost));
  slot.wrapped = wrap(key, slot_key, bound_data(SlotKind::kPassphrase, &slot), random);
  passphrase_ = slot;
  return {};
}

Result<Secret> KeyFile::set_recovery(const Secret& key, Random& random) {
  TR_TRY(require_own(key));
  const Secret bits = Secret::random(kRecoverySize, random);
  const Secret slot_key = slot_key_of(SlotKind::kRecovery, bits);
  recovery_ = wrap(key, slot_key, bound_data(SlotKind::kRecovery, nullptr), random);
  return recovery_text(bits);
}

Status KeyFile::take_recovery(const KeyFile& made) {
  if (made.id_ != id_ || made.key_check_ != key_check_) return {Code::refused, "other key"};
  if (!made.recovery_) return {Code::not_found, "recovery slot"};
  recovery_ = made.recovery_;
  return {};
}

Status KeyFile::set_key_store(const Secret& key, const Secret& store_key, Random& random) {
  TR_TRY(require_own(key));
  if (store_key.size() != kStoreKeySize) return {Code::invalid, "store key size"};
  if (!passphrase_ && !recovery_) return {Code::refused, "only copy"};
  const Secret slot_key = slot_key_of(SlotKind::kKeyStore, store_key);
  key_store_ = wrap(key, slot_key, bound_data(SlotKind::kKeyStore, nullptr), random);
  return {};
}

void KeyFile::remove_key_store() { key_store_.reset(); }

Result<Secret> KeyFile::open_with_passphrase(const Secret& passphrase) const {
  if (!passphrase_) return {Code::not_found, "passphrase slot"};
  TR_LET(slot_key, derive_key(passphrase, passphrase_->salt, passphrase_->cost));
  return unwrap(passphrase_->wrapped, slot_key, bound_data(SlotKind::kPassphrase, &*passphrase_));
}

Result<Secret> KeyFile::open_with_recovery(const Secret& typed) const {
  if (!recovery_) return {Code::not_found, "recovery slot"};
  TR_LET(bits, parse_recovery(typed));
  const Secret slot_key = slot_key_of(SlotKind::kRecovery, bits);
  return unwrap(*recovery_, slot_key, bound_data(SlotKind::kRecovery, nullptr));
}

Result<Secret> KeyFile::open_with_key_store(const Secret& store_key) const {
  if (!key_store_) return {Code::not_found, "key store slot"};
  if (store_key.size() != kStoreKeySize) return {Code::wrong_passphrase, "store key size"};
  const Secret slot_key = slot_key_of(SlotKind::kKeyStore, store_key);
  return unwrap(*key_store_, slot_key, bound_data(SlotKind::kKeyStore, nullptr));
}

Hash32 KeyFile::key_check_for(const Secret& key) const {
  return hash32(key, {as_bytes("t3r-key-check"), id_.bytes});
}

Status KeyFile::require_own(const Secret& key) const {
  if (key.size() != kKeySize || !equal(key_check_for(key), key_check_)) return {Code::refused, "other key"};
  return {};
}

/// For secrets with 128 random bits or more, which need no slow hash.
Secret KeyFile::slot_key_of(SlotKind kind, const Secret& strong_secret) const {
  const std::array<std::byte, 1> tag = {static_cast<std::byte>(kind)};
  return Hasher(strong_secret).add("t3r-slot").add(tag).add(id_.bytes).finish_secret();
}

/// What a slot is tied to: this file's header, its own kind and its parameters. A slot moved elsewhere does
/// not open.
Bytes KeyFile::bound_data(SlotKind kind, const PassphraseSlot* parameters) const {
  Bytes bound = header();
  bound.push_back(static_cast<std::byte>(kind));
  if (parameters != nullptr) append_parameters(bound, parameters->cost, parameters->salt);
  return bound;
}

KeyFile::Wrapped KeyFile::wrap(const Secret& key, const Secret& slot_key, ByteView bound, Random& random) {
  Wrapped wrapped{};
  std::ranges::copy(close_committed(slot_key, bound, key, random), wrapped.begin());
  return wrapped;
}

Result<Secret> KeyFile::unwrap(const Wrapped& wrapped, const Secret& slot_key, ByteView bound) const {
  TR_LET(key, open_committed(slot_key, bound, wrapped));
  if (!require_own(key)) return {Code::damaged, "key check"};
  return key;
}

}  // namespace thirdrow::seal
