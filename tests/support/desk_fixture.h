/// A Desk over a real journal, on one thread, step by step.
#pragma once

#include "app/desk.h"
#include "support/catch.h"
#include "support/pump.h"
#include "support/put.h"
#include "support/scratch.h"

namespace thirdrow::test {

struct DeskFixture {
  static constexpr const char* kPassphrase = "correct horse battery staple";

  Scratch scratch;
  Pump pump;
  std::unique_ptr<app::Desk> desk;
  app::Alive alive;

  /// `folder` empty: in the scratch folder.
  explicit DeskFixture(const std::filesystem::path& folder = {})
      : desk(std::make_unique<app::Desk>(pump.host(), folder.empty() ? scratch / "journal" : folder)) {
    unlock([](app::Vault& vault) -> Result<std::unique_ptr<app::Session>> {
      TR_LET(made, vault.create("Mine", seal::Secret::from_text(kPassphrase)));
      return std::move(made.session);
    });
  }
  ~DeskFixture() {
    desk.reset();
    pump.drain();
  }
  void unlock(std::function<Result<std::unique_ptr<app::Session>>(app::Vault&)> open) {
    bool opened = false;
    desk->unlock(alive, std::move(open), [&](const Status& status) { opened = status.ok(); });
    pump.drain();
    REQUIRE(opened);
  }
  void unlock() {
    unlock([](app::Vault& vault) { return vault.open(seal::Secret::from_text(kPassphrase)); });
  }
  /// Runs `work(Session&)` now and gives what it returns.
  template <class Work>
  auto now(Work work) {
    using Value = decltype(work(std::declval<app::Session&>()));
    std::optional<Value> out;
    desk->ask(
        alive,
        [&](app::Session& session) -> Status {
          out.emplace(work(session));
          return {};
        },
        [](const Status&) {});
    pump.drain();
    REQUIRE(out);
    return std::move(*out);
  }
  /// A moment as it is captured: with a title only.
  RecordId write_moment(const char* title) {
    return now([title](app::Session& session) {
      journal::Record moment = session.new_record(journal::Kind::moment);
      moment.set(journal::moment::kTitle, std::string(title));
      REQUIRE(session.add(moment));
      return moment.id;
    });
  }
  journal::Record record(RecordId id) {
    return now([id](app::Session& session) { return session.open(id)->record; });
  }
  RecordId write(std::string title, std::string body, std::vector<std::string> tags = {}) {
    return now([&](app::Session& session) {
      journal::Record record = session.new_entry(*journal::find_entry_kind("free"));
      record.set(journal::reflection::kTitle, title);
      record.set(journal::reflection::kBody, body);
      record.set(journal::kTags, tags);
      REQUIRE(put(session, record));
      pump.clock.advance_ms(60'000);
      return record.id;
    });
  }
};

}  // namespace thirdrow::test
