/// Reaching into a journal's file behind its session's back.
#pragma once

#include "platform/files.h"
#include "store/bench.h"
#include "support/journal_fixture.h"

namespace thirdrow::test {

/// Closes the journal, runs `sql` on its file, and opens it again.
inline void behind(JournalFixture& j, const std::string& sql) {
  j.close();
  const auto bytes = platform::read_file(j.vault.folder() / app::kKeyFileName, seal::KeyFile::kMaxBytes);
  REQUIRE(bytes);
  const auto keys = seal::KeyFile::parse(*bytes);
  REQUIRE(keys);
  const auto key = keys->open_with_passphrase(secret(JournalFixture::kPassphrase));
  REQUIRE(key);
  StoreBench::sql_on(j.vault.folder() / app::kDatabaseName, *key, keys->id(), sql);
  j.open();
}

}  // namespace thirdrow::test
