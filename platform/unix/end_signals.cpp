#include "platform/end_signals.h"

#include <glib-unix.h>

#include <csignal>
#include <utility>
#include <vector>

#include "glib_handles.h"

namespace thirdrow::platform {

struct EndSignals::State {
  std::function<void()> on_end;
  std::vector<GOwned<GSource>> sources;
};

EndSignals::EndSignals(std::function<void()> on_end) : state_(std::make_unique<State>()) {
  state_->on_end = std::move(on_end);
  const auto call = +[](gpointer state) -> gboolean {
    static_cast<State*>(state)->on_end();
    return G_SOURCE_CONTINUE;
  };
  for (const int signal : {SIGTERM, SIGHUP, SIGINT}) {
    GOwned<GSource> source(g_unix_signal_source_new(signal));
    g_source_set_callback(source.get(), call, state_.get(), nullptr);
    g_source_attach(source.get(), g_main_context_get_thread_default());
    state_->sources.push_back(std::move(source));
  }
}

EndSignals::~EndSignals() {
  for (const auto& source : state_->sources) g_source_destroy(source.get());
}

}  // namespace thirdrow::platform
