#include "cli/sync_work.h"

#include "platform/computer_name.h"

namespace thirdrow::cli {

namespace {
constexpr std::chrono::milliseconds kLook{50};
}  // namespace

Status follow_change(Context& context, app::Session& session,
                     const std::function<Status(app::Syncing&)>& change) {
  app::Syncing syncing(
      context.host(), [&session](const std::function<Status(app::Session&)>& work) { return work(session); },
      platform::computer_name());
  TR_LET(synced, syncing.is_synced());
  if (!synced) return {};
  const Status changed = change(syncing);
  if (!changed) {
    context.note(
        "For joining from another computer what was in force before stays in force: change it once "
        "more when this one is synced.");
    return {};
  }
  context.note("It holds for joining from another computer, too, once this one has synced.");
  return {};
}

SyncWork::SyncWork(Context& context, app::Session& session)
    : syncing_(
          context.host(),
          [&session](const std::function<Status(app::Session&)>& work) { return work(session); },
          context.arguments().has("name") ? context.arguments().one("name") : platform::computer_name()),
      watch_([this](const std::stop_token& end) {
        while (!end.stop_requested()) {
          if (interruption_.asked()) stop_.request_stop();
          std::this_thread::sleep_for(kLook);
        }
      }) {}

Result<std::unique_ptr<SyncWork>> SyncWork::open(Context& context) {
  TR_LET(session, context.open());
  return std::unique_ptr<SyncWork>(new SyncWork(context, *session));
}

bool SyncWork::pause(std::chrono::milliseconds time) const {
  const auto end = std::chrono::steady_clock::now() + time;
  while (std::chrono::steady_clock::now() < end && !stop_.stop_requested())
    std::this_thread::sleep_for(kLook);
  return !stop_.stop_requested();
}

bool SyncWork::sleep(std::chrono::milliseconds time) {
  const platform::Interruption interruption;
  const auto end = std::chrono::steady_clock::now() + time;
  while (std::chrono::steady_clock::now() < end) {
    if (interruption.asked()) return false;
    std::this_thread::sleep_for(kLook);
  }
  return true;
}

}  // namespace thirdrow::cli
