/// Reaching into a journal's file behind its session's back.
#pragma once

#include "platform/files.h"
#include "store/bench.h"
#include "support/journal_fixture.h"

namespace thirdrow::test {

/// Runs `sql` on the file of a journal that is closed; the result of the last row's first column.
inline std::string sql_on_journal(const std::filesystem::path& folder, const std::string& sql) {
  const auto bytes = platform::read_file(folder / app::kKeyFileName, seal::KeyFile::kMaxBytes);
  REQUIRE(bytes);
  const auto keys = seal::KeyFile::parse(*bytes);
  REQUIRE(keys);
  const auto key = keys->open_with_passphrase(secret(JournalFixture::kPassphrase));
  REQUIRE(key);
  return StoreBench::sql_on(folder / app::kDatabaseName, *key, keys->id(), sql);
}

/// Closes the journal, runs `sql` on its file, and opens it again.
inline void behind(JournalFixture& j, const std::string& sql) {
  j.close();
  sql_on_journal(j.vault.folder(), sql);
  j.open();
}

}  // namespace thirdrow::test
