#include "ui/demo_journal.h"

#include "app/demo.h"
#include "app/demo_year.h"
#include "ui/text.h"

namespace thirdrow::ui {

namespace {
constexpr std::uint64_t kSeed = 3;
}

void open_demo_journal(app::Desk& desk, const app::Alive& alive, std::function<void(const Status&)> done) {
  desk.unlock(
      alive,
      [](app::Vault& vault) -> Result<std::unique_ptr<app::Session>> {
        TR_LET(created, vault.create("Demo", seal::Secret::from_text(kDemoPassphrase)));
        TR_TRY(created.session->confirm_recovery());  // nobody keeps a key of what is thrown away
        TR_TRY(app::fill_demo(*created.session, kSeed));
        TR_TRY(app::add_demo_year(*created.session));
        return std::move(created.session);
      },
      std::move(done));
}

}  // namespace thirdrow::ui
