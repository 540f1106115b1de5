/// A real journal in a scratch folder: cheap passphrase, fixed clock.
#pragma once

#include "app/vault.h"
#include "seal/secure_random.h"
#include "support/catch.h"
#include "support/fakes.h"
#include "support/host.h"
#include "support/put.h"
#include "support/scratch.h"

namespace thirdrow::test {

inline seal::Secret secret(std::string_view text) { return seal::Secret::from_text(text); }

struct JournalFixture {
  static constexpr const char* kPassphrase = "correct horse battery staple";

  Scratch scratch;
  FixedClock clock;
  seal::SecureRandom random;
  app::Host host = cheap_host(clock, random);
  app::Vault vault{host, scratch / "journal"};
  seal::Secret recovery;
  std::unique_ptr<app::Session> session;

  JournalFixture() {
    auto made = vault.create("Mine", secret(kPassphrase));
    REQUIRE(made);
    session = std::move(made->session);
    recovery = std::move(made->recovery);
  }
  void close() { session.reset(); }
  void open() {
    auto opened = vault.open(secret(kPassphrase));
    REQUIRE(opened);
    session = std::move(*opened);
  }
};

}  // namespace thirdrow::test
