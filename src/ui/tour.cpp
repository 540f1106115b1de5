#include "ui/tour.h"

#include <wx/timer.h>

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/vault.h"
#include "platform/files.h"
#include "platform/system_clock.h"
#include "ui/demo_journal.h"
#include "ui/frame.h"
#include "ui/port_gtk.h"
#include "ui/scenes.h"

namespace thirdrow::ui {
namespace {

/// After the worker's answers: time to draw. A picture taken early would only be less complete.
constexpr int kStepMs = 120;
constexpr int kDrawMs = 380;
constexpr int kDressMs = 500;
constexpr std::int64_t kEarlierMs = -10 * 60'000;

struct Look {
  const char* name;
  Appearance appearance;
  int text_percent;
  wxSize size;
  Sizes sizes;
};
const Look kLooks[] = {
    {"light", Appearance::light, 100, {1180, 780}, Sizes::normal},
    {"dark", Appearance::dark, 100, {1180, 780}, Sizes::normal},
    {"large", Appearance::light, 200, {1280, 860}, Sizes::all},
    {"small", Appearance::light, 100, {800, 600}, Sizes::all},
};

/// The machine's clock, or a little earlier: what is changed later is a version of its own.
class StageClock : public platform::SystemClock {
 public:
  std::atomic<std::int64_t> shift_ms = kEarlierMs;
  Stamp now() override {
    const Stamp real = SystemClock::now();
    return {real.utc_ms + shift_ms, real.offset_min};
  }
};

/// One act after the other; owns itself until its end.
class Tour : public wxTimer {
 public:
  Tour(Frame& frame, Theme& theme, std::filesystem::path folder, std::function<void(const Result<int>&)> done)
      : frame_(frame), theme_(theme), folder_(std::move(folder)), done_(std::move(done)), actor_(frame) {
    Stage stage = Stage::before;
    for (const Scene& scene : scenes()) {
      if (&scene == &scenes().front() || scene.stage != stage) add_stage(scene.stage);
      stage = scene.stage;
    }
  }

  void next() {
    if (at_ == acts_.size())
      return finish(actor_.missing().empty() ? Status() : Error{Code::not_found, actor_.missing().front()});
    acts_[at_].arrange();
    wait_for_worker(4);  // an answer may have asked for more, and that for more again
  }

  void Notify() override {
    const Act& act = acts_[at_];
    frame_.note_activity();  // the journal of a slow machine's tour is not left to itself
    if (!act.picture.empty() && !port::save_picture(&frame_, (folder_ / (act.picture + ".png")).string())) {
      return finish(Error{Code::io, "picture"});
    }
    if (!act.picture.empty()) ++pictures_;
    ++at_;
    next();
  }

 private:
  struct Act {
    std::string picture;  ///< its name; empty: none is taken
    int pause_ms;
    std::function<void()> arrange;
  };

  void add_stage(Stage stage) {
    acts_.push_back({"", kDressMs, [this, stage] { prepare(stage); }});
    const std::string side = port::text_direction() == port::Direction::right_to_left ? "rtl-" : "";
    for (const Look& look : kLooks) {
      acts_.push_back({"", kDressMs, [this, &look] { dress(look); }});
      for (const Scene& scene : scenes()) {
        if (scene.stage != stage || (look.sizes == Sizes::all && scene.sizes == Sizes::normal)) continue;
        acts_.push_back({"", kStepMs, [this] { actor_.clear_stage(); }});
        for (const auto& step : scene.steps) acts_.push_back({"", kStepMs, [this, &step] { step(actor_); }});
        acts_.back().picture = side + look.name + "-" + scene.name;
        acts_.back().pause_ms = kDrawMs;
      }
    }
  }

  void dress(const Look& look) {
    Preferences& preferences = frame_.shared().preferences;
    preferences.appearance = look.appearance;
    preferences.text_percent = look.text_percent;
    theme_.set_appearance(look.appearance);
    theme_.set_text_percent(look.text_percent);
    frame_.SetSize(look.size);
  }

  void prepare(Stage stage) {
    app::Desk& desk = frame_.shared().desk;
    const auto check = [this](const Status& status) {
      if (!status) finish(status);
    };
    if (stage == Stage::locked) return frame_.lock();
    if (stage == Stage::empty) {
      app::Host host = desk.host();
      host.clock = &clock_;
      desk.unlock(
          alive_,
          [host, folder = desk.folder()](app::Vault&) -> Result<std::unique_ptr<app::Session>> {
            TR_LET(created,
                   app::Vault(host, folder).create("Demo", seal::Secret::from_text(kDemoPassphrase)));
            return std::move(created.session);
          },
          check);
    }
    if (stage == Stage::full) {
      desk.ask(
          alive_,
          [&clock = clock_](app::Session& session) -> Result<Cast> {
            TR_TRY(fill_stage(session));
            clock.shift_ms = 0;
            return edit_stage(session);
          },
          [this](const Result<Cast>& cast) {
            if (!cast) return finish(cast.error());
            actor_.cast = *cast;
          });
    }
  }

  void wait_for_worker(int rounds) {
    app::run(
        frame_.shared().desk.host(), alive_, [] { return 0; },
        [this, rounds](int) {
          if (rounds > 1) return wait_for_worker(rounds - 1);
          StartOnce(acts_[at_].pause_ms);
        });
  }

  /// Ends once the worker has let go of the session, whose clock is here.
  void finish(const Status& status) {
    alive_.renew();
    frame_.lock();
    app::run(
        frame_.shared().desk.host(), alive_, [] { return 0; },
        [this, status](int) {
          const std::unique_ptr<Tour> self(this);
          done_(status ? Result<int>(pictures_) : Result<int>(status.error()));
        });
  }

  Frame& frame_;
  Theme& theme_;
  std::filesystem::path folder_;
  std::function<void(const Result<int>&)> done_;
  Actor actor_;
  StageClock clock_;
  std::vector<Act> acts_;
  std::size_t at_ = 0;
  int pictures_ = 0;
  app::Alive alive_;
};

}  // namespace

void start_tour(Frame& frame, Theme& theme, const std::filesystem::path& folder,
                std::function<void(const Result<int>&)> done) {
  if (const Status made = platform::make_private_folder(folder); !made) return done(made.error());
  std::make_unique<Tour>(frame, theme, folder, std::move(done)).release()->next();
}

}  // namespace thirdrow::ui
