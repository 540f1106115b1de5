#include "ui/tour.h"

#include <wx/timer.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/files.h"
#include "ui/frame.h"
#include "ui/gate.h"
#include "ui/port_gtk.h"

namespace thirdrow::ui {
namespace {

/// Time for the worker's answer and the drawing of one page. A picture taken early would only be less complete.
constexpr int kSettleMs = 900;

struct Look {
  const char* name;
  Appearance appearance;
  int text_percent;
  wxSize size;
};
const Look kLooks[] = {
    {"light", Appearance::light, 100, {1180, 780}},
    {"dark", Appearance::dark, 100, {1180, 780}},
    {"large", Appearance::light, 150, {1280, 860}},
    {"small", Appearance::light, 100, {800, 600}},
};

const char* file_name(PageId id) {
  switch (id) {
    case PageId::today: return "today";
    case PageId::journal: return "journal";
    case PageId::engagements: return "engagements";
    case PageId::questions: return "questions";
    case PageId::settings: return "settings";
    case PageId::shortcuts: return "shortcuts";
  }
  return "page";
}

/// One stop after the other on a timer; ends itself.
class Tour : public wxTimer {
 public:
  struct Stop {
    std::string name;  ///< of the picture; empty: none is taken
    std::function<void()> arrange;
  };
  Tour(Frame& frame, std::filesystem::path folder, std::vector<Stop> stops, std::function<void(const Status&)> done)
      : frame_(frame), folder_(std::move(folder)), stops_(std::move(stops)), done_(std::move(done)) {}

  void begin() {
    stops_.front().arrange();
    StartOnce(kSettleMs);
  }

  void Notify() override {
    const Stop& here = stops_[at_];
    if (!here.name.empty() && !port::save_picture(&frame_, (folder_ / (here.name + ".png")).string())) {
      return finish(Error{Code::io, "picture"});
    }
    if (++at_ == stops_.size()) return finish({});
    stops_[at_].arrange();
    StartOnce(kSettleMs);
  }

 private:
  void finish(const Status& status) {
    const std::unique_ptr<Tour> self(this);  // a tour belongs to itself until its end
    done_(status);
  }

  Frame& frame_;
  std::filesystem::path folder_;
  std::vector<Stop> stops_;
  std::function<void(const Status&)> done_;
  std::size_t at_ = 0;
};

void add_gate_stops(std::vector<Tour::Stop>& stops, Frame& frame, const std::string& look) {
  constexpr std::pair<Gate::Step, const char*> kSteps[] = {
      {Gate::Step::welcome, "welcome"}, {Gate::Step::unlock, "unlock"}, {Gate::Step::recovery, "recovery"}};
  for (const auto& [step, name] : kSteps) {
    stops.push_back({look + "-" + name, [&frame, step = step] { frame.gate().show_step(step); }});
  }
}

}  // namespace

namespace {

void tour_with(Frame& frame, Theme& theme, const std::filesystem::path& folder, std::optional<RecordId> entry,
               std::function<void(const Status&)> done) {
  std::vector<Tour::Stop> stops;
  const std::string side = port::text_direction() == port::Direction::right_to_left ? "rtl-" : "";
  const auto dress = [&frame, &theme](const Look& look) {
    theme.set_appearance(look.appearance);
    theme.set_text_percent(look.text_percent);
    frame.SetSize(look.size);
  };
  for (const Look& look : kLooks) {
    stops.push_back({"", [dress, look] { dress(look); }});
    for (const PageEntry& each : pages()) {
      stops.push_back({side + look.name + "-" + file_name(each.id),
                       [&frame, id = each.id] { frame.show_page(id); }});
    }
    if (entry) {
      stops.push_back({side + look.name + "-entry", [&frame, id = *entry] { frame.show_page(PageId::journal, id); }});
    }
  }
  stops.push_back({"", [&frame] { frame.lock(); }});
  for (const Look& look : kLooks) {
    stops.push_back({"", [dress, look] { dress(look); }});
    add_gate_stops(stops, frame, side + look.name);
  }
  auto tour = std::make_unique<Tour>(frame, folder, std::move(stops), std::move(done));
  tour.release()->begin();
}

}  // namespace

void start_tour(Frame& frame, Theme& theme, const std::filesystem::path& folder,
                std::function<void(const Status&)> done) {
  if (const Status made = platform::make_private_folder(folder); !made) return done(made);
  frame.shared().desk.ask(
      frame.alive(),
      [](app::Session& session) -> Result<std::optional<RecordId>> {
        app::Filter daily;
        daily.subkind = "daily";
        TR_LET(page, session.list(daily, 1, 0));
        return page.items.empty() ? std::nullopt : std::optional(page.items.front().id);
      },
      [&frame, &theme, folder, done = std::move(done)](const Result<std::optional<RecordId>>& entry) {
        if (!entry) return done(entry.error());
        tour_with(frame, theme, folder, *entry, done);
      });
}

}  // namespace thirdrow::ui
