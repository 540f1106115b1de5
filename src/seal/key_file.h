/// keys.t3r: the journal's database key, wrapped once per way of opening it. Format: schema/keyfile.md.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "base/bytes.h"
#include "base/id.h"
#include "base/random.h"
#include "base/result.h"
#include "seal/committed_box.h"
#include "seal/hash.h"
#include "seal/kdf.h"
#include "seal/secret.h"

namespace thirdrow {

/// The database holds it as well, so that a key file and a database that do not belong together are told
/// apart.
using JournalId = Id<struct JournalTag>;

}  // namespace thirdrow

namespace thirdrow::seal {

enum class SlotKind : std::uint8_t { kPassphrase = 1, kRecovery = 2, kKeyStore = 3 };

/// A value: bytes in, bytes out, no secret inside, copies are independent. Writing it so that a crash leaves
/// the old or the new file is the store's work. Const members may be called from several threads at once.
///
/// Errors of the open_* functions: not_found when there is no such slot, wrong_passphrase when the file is
/// whole and the secret is another, damaged when the slot was altered by someone who mended the checksum.
/// They never give a key other than the one the file was created for.
class KeyFile {
 public:
  static constexpr std::size_t kKeySize = 32;
  static constexpr std::size_t kMaxBytes = std::size_t{64} * 1024;

  /// A new journal: a new id and no slot. `key` is the random database key, kKeySize bytes (anything else
  /// throws).
  static KeyFile create(const Secret& key, Random& random);

  /// Strict: one byte string per file. Code::newer_version for a whole file of a later version, Code::damaged
  /// for everything else that is not exactly a key file, down to one flipped bit.
  static Result<KeyFile> parse(ByteView bytes);
  Bytes encode() const;

  JournalId id() const { return id_; }
  bool has(SlotKind kind) const;
  /// Nothing when there is no passphrase slot. May lie outside the limits in a hostile file.
  std::optional<KdfCost> passphrase_cost() const;

  /// The set_* functions add a slot or replace it; on error nothing changes. Code::refused "other key" when
  /// `key` is not this journal's. Nonces, salts and recovery bits are drawn from `random`.
  ///
  /// Slow by design (see derive_key). Code::invalid for an empty passphrase, Code::hostile for a cost out of
  /// limits.
  Status set_passphrase(const Secret& key, const Secret& passphrase, KdfCost cost, Random& random);
  /// The printable text, which exists nowhere else: shown once, then forgotten.
  Result<Secret> set_recovery(const Secret& key, Random& random);
  /// The recovery slot of another state of this key file, so that a key which was made then comes into force
  /// now. Code::refused "other key" when `made` is another journal's, Code::not_found when it has no such
  /// slot.
  Status take_recovery(const KeyFile& made);
  /// `store_key`: 32 random bytes which the desktop's key store holds, else Code::invalid. Code::refused
  /// "only copy" unless there is a slot that a person can open: key stores get lost.
  Status set_key_store(const Secret& key, const Secret& store_key, Random& random);
  /// Does nothing when there is none.
  void remove_key_store();

  /// Slow. Code::hostile, before anything is allocated, when the slot asks for a cost out of limits.
  Result<Secret> open_with_passphrase(const Secret& passphrase) const;
  /// `typed` as the person wrote it; Code::mistyped as parse_recovery says when it cannot be a recovery key.
  Result<Secret> open_with_recovery(const Secret& typed) const;
  Result<Secret> open_with_key_store(const Secret& store_key) const;

 private:
  using Wrapped = std::array<std::byte, kCommittedBox + kKeySize>;
  struct PassphraseSlot {
    KdfCost cost;
    KdfSalt salt;
    Wrapped wrapped;
  };

  KeyFile() = default;
  Hash32 key_check_for(const Secret& key) const;
  Status require_own(const Secret& key) const;
  Secret slot_key_of(SlotKind kind, const Secret& strong_secret) const;
  Bytes header() const;
  Bytes bound_data(SlotKind kind, const PassphraseSlot* parameters) const;
  static Wrapped wrap(const Secret& key, const Secret& slot_key, ByteView bound, Random& random);
  Result<Secret> unwrap(const Wrapped& wrapped, const Secret& slot_key, ByteView bound) const;

  class Reader;
  static Status read_slots(Reader& reader, KeyFile& file);

  JournalId id_;
  Hash32 key_check_{};
  std::optional<PassphraseSlot> passphrase_;
  std::optional<Wrapped> recovery_;
  std::optional<Wrapped> key_store_;
};

}  // namespace thirdrow::seal
