/// What the commands of storage and devices work with: the journal, its syncing, and Ctrl-C.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>
#include <thread>

#include "app/syncing.h"
#include "cli/context.h"
#include "platform/interruption.h"

namespace thirdrow::cli {

/// What opens the journal was changed: it lets further computers into the synced journal, too, from the next
/// sync on. Does nothing for a journal that is not synced.
Status follow_change(Context& context, app::Session& session,
                     const std::function<Status(app::Syncing&)>& change);

class SyncWork {
 public:
  /// Opens the journal. While this lives, Ctrl-C asks the work to stop.
  static Result<std::unique_ptr<SyncWork>> open(Context& context);
  app::Syncing& syncing() { return syncing_; }
  std::stop_token stop() const { return stop_.get_token(); }
  /// False when Ctrl-C came meanwhile.
  bool pause(std::chrono::milliseconds time) const;
  /// The same while there is no work.
  static bool sleep(std::chrono::milliseconds time);

 private:
  SyncWork(Context& context, app::Session& session);
  platform::Interruption interruption_;  // before the thread, which takes its mask along
  std::stop_source stop_;
  app::Syncing syncing_;
  std::jthread watch_;
};

}  // namespace thirdrow::cli
