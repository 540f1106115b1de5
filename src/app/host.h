/// What the program around us provides. The desktop runs work on one worker thread and answers on the front
/// thread; the command line and tests run both at once.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "base/random.h"
#include "base/time.h"
#include "platform/files.h"
#include "platform/key_store.h"
#include "seal/kdf.h"

namespace thirdrow::app {

struct Host {
  Clock* clock = nullptr;    ///< not owned; outlives everything that holds the Host
  Random* random = nullptr;  ///< thread-safe
  /// Argon2id's cost for new passphrases; nothing = measured on this machine. Tests set the floor.
  std::optional<seal::KdfCost> kdf_cost;
  /// The desktop's key store.
  std::function<std::unique_ptr<platform::KeyStore>()> key_store = platform::desktop_key_store;
  /// Called before each step of writing the key file and of giving a backup its name. Tests fail or end the
  /// process.
  platform::FileHook before_file_step;
  /// False once the journal is to be locked: long work that the next opening can do ends. Any thread.
  std::function<bool()> keep_going = [] { return true; };
  std::function<void(std::function<void()>)> on_worker = [](const std::function<void()>& f) { f(); };
  std::function<void(std::function<void()>)> on_front = [](const std::function<void()>& f) { f(); };
};

/// Host::keep_going as long work asks it.
inline std::function<bool(std::int64_t, std::int64_t)> while_going(const Host& host) {
  return [keep_going = host.keep_going](std::int64_t, std::int64_t) { return keep_going(); };
}

/// A presenter's sign of life: work that comes back after its presenter ended is dropped. Front thread only.
class Alive {
 public:
  std::weak_ptr<const bool> token() const { return token_; }
  /// Everything asked for before is dropped (a newer question makes the old answer worthless).
  void renew() { token_ = std::make_shared<const bool>(true); }

 private:
  std::shared_ptr<const bool> token_ = std::make_shared<const bool>(true);
};

/// Runs `work` on the worker and hands its value to `done` on the front thread, unless `alive` has ended by
/// then.
template <class Work, class Done>
void run(const Host& host, const Alive& alive, Work work, Done done) {
  host.on_worker([on_front = host.on_front, token = alive.token(), work = std::move(work),
                  done = std::move(done)]() mutable {
    auto value = std::make_shared<decltype(work())>(work());
    on_front([token, value, done = std::move(done)]() mutable {
      if (!token.expired()) done(std::move(*value));
    });
  });
}

}  // namespace thirdrow::app
