/// Whether the search index holds exactly the words of the entries. Internal to store.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/impl.h"

namespace thirdrow::store {

/// The index keeps no text, so what it should hold is indexed a second time, some thousand entries at a time
/// in memory, and compared term by term through a digest per entry. It finds accidents; against forgers there
/// is the key.
class WordsCheck {
 public:
  WordsCheck(Db& db, Findings& findings) : db_(db), findings_(findings) {}
  ~WordsCheck();
  WordsCheck(const WordsCheck&) = delete;
  WordsCheck& operator=(const WordsCheck&) = delete;

  /// Reads the whole index once.
  Status begin();
  /// What the entry at `rid` must have in the index.
  Status expect(std::int64_t rid, RecordId id, std::string_view title, std::string_view body);
  /// Reports what is left over, too.
  Status finish();

 private:
  using Digests = std::unordered_map<std::int64_t, std::uint64_t>;
  Result<std::string>
  tokenizer_of_words();  ///< as the schema has it, with the bracket that ends the statement
  Status digest(const char* sql, Digests& into);
  Status compare();

  Db& db_;
  Findings& findings_;
  Digests found_;
  std::vector<std::pair<std::int64_t, RecordId>> waiting_;
};

}  // namespace thirdrow::store
