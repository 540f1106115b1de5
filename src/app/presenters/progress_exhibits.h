/// The figures of a leader's own conduct as charts: which there are, in which part of the page, and the
/// records behind each point. Values; every text comes from figure_words through the caller's Speaker.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/figure_words.h"
#include "app/session.h"
#include "journal/readings.h"
#include "render/document.h"

namespace thirdrow::app {

/// Says phrases and days in a person's language.
struct Speaker {
  Say say = in_english;
  std::function<std::string(Day)> day = [](Day on) { return on.text(); };  ///< short: on the edge of a chart
  std::function<std::string(Day)> date = day;                              ///< with its year
  std::function<std::string(Day)> month = [](Day on) { return on.text().substr(0, 7); };
  std::array<std::string, 7> weekdays = {};  ///< Monday first; empty ones are not written
  render::Direction direction = render::Direction::ltr;
  std::string language = "en";
};

/// The records of one point: in the numerator, and in the denominator beside. A figure without either has all
/// of its records in `rest`.
struct Evidence {
  std::vector<RecordId> hits;
  std::vector<RecordId> rest;
};

/// One chart with what belongs to it.
struct Exhibit {
  std::string_view figure;         ///< its stable name; with a series for the outcomes
  render::Chart chart;             ///< its summary is the sentence by rule
  std::vector<std::string> notes;  ///< what stands beside the figure
  std::vector<Evidence> evidence;  ///< one for each point of the chart
  bool rated = false;              ///< hits and rest are numerator and the others
};

enum class Part : std::uint8_t { agreements, checkins, measurement, say_do, outcomes, people, practices };
inline constexpr std::size_t kParts = 7;
const char* part_label(Part part);

struct PartPage {
  Part part = Part::agreements;
  std::string intro;
  std::vector<Exhibit> exhibits;
  std::string nothing;  ///< names what there is nothing to count of, in any of the windows; may be empty
};

/// A day on which something for the calendar happened.
struct Noted {
  Day day;
  RecordId id;
  bool checkin = false;  ///< else a moment
};

/// A link of the chain of internal service.
struct Linked {
  RecordId id;
  std::string from, to, need;
  std::optional<double> given, received;
};

/// What the page is made of, read on the worker in one go.
struct ProgressData {
  static constexpr std::int32_t kMonth = 28;
  static constexpr std::size_t kMonths = 13;
  static constexpr std::int32_t kWeeks = 26;

  Day today;
  std::array<journal::Window, 4> windows;  ///< of one length, the latest last
  journal::Window year;                    ///< all of them
  std::map<std::string_view, std::array<journal::Figure, 4>> figures;
  std::map<std::string_view, journal::Figure> overall;  ///< of the four windows together
  std::vector<journal::Figure> fires;                   ///< by 28 days, the latest last
  std::vector<Noted> calendar;                          ///< of the last kWeeks weeks, by day
  std::vector<Linked> chain;                            ///< as it stands at the end, by day
  bool empty = true;                                    ///< nothing was recorded that any figure counts
};

/// `latest`: of the four windows of its length.
Result<ProgressData> read_progress(Session& session, journal::Window latest);

/// For what leaves the window: days with their year, which nobody knows there.
Speaker on_paper(Speaker speaker);

PartPage make_part(Part part, const ProgressData& data, const Speaker& speaker);

/// All parts as pages to print or keep: the one report there is.
render::Document progress_report(const ProgressData& data, const Speaker& speaker, Stamp created);

}  // namespace thirdrow::app
