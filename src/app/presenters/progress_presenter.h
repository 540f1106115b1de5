/// Progress: the figures of one's own conduct as charts, the records behind them, and what leaves the program
/// of them. Front thread.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/desk.h"
#include "app/home.h"
#include "app/presenters/progress_exhibits.h"

namespace thirdrow::app {

/// A record behind a figure.
struct EvidenceLine {
  enum class Side : std::uint8_t { behind, counted, not_counted };
  RecordId id;
  journal::Kind kind = journal::Kind::reflection;
  Home home = Home::journal;  ///< where it opens
  std::string title;          ///< may be empty
  Day day;
  Side side = Side::behind;
};

struct ProgressPage {
  Day today;                   ///< no day: nothing is shown, the journal is locked
  std::vector<Day> ends;       ///< of the quarters on offer, the latest first
  std::size_t end = 0;         ///< which of them is shown
  bool empty = true;           ///< nothing was recorded that a figure counts
  std::optional<Row> pick_up;  ///< nothing was written for a month: the page opens with it, not with figures
  PartPage part;
};

/// What a figure can be kept as.
enum class PictureFormat : std::uint8_t { svg, png };

class ProgressView {
 public:
  virtual ~ProgressView() = default;
  virtual void show(const ProgressPage& page) = 0;
  virtual void show_evidence(std::size_t exhibit, const std::vector<EvidenceLine>& lines) = 0;
  virtual void show_saved(const std::filesystem::path& file) = 0;
  virtual void show_problem(const Error& error) = 0;
};

class ProgressPresenter {
 public:
  ProgressPresenter(Desk& desk, ProgressView& view) : desk_(desk), view_(view) {}

  /// Before start(); what is shown is said anew at the next start().
  void set_speaker(Speaker speaker) { speaker_ = std::move(speaker); }
  void start();
  void forget();
  void choose(Part part);
  /// Which quarter ends the row of four: an index of ProgressPage::ends.
  void choose_end(std::size_t end);
  /// The figures, although there was no entry for a month.
  void show_figures();
  void ask_evidence(std::size_t exhibit, std::size_t point);

  /// To files that do not exist yet (else Code::exists), not encrypted: callers warn.
  void save_picture(std::size_t exhibit, PictureFormat format, std::filesystem::path file);
  void save_report(std::filesystem::path file);
  /// One figure with its numbers, to be printed.
  render::Document sheet(std::size_t exhibit) const;
  render::Document report() const;

 private:
  struct Read {
    ProgressData data;
    std::optional<Row> last;
  };
  void show();
  const Exhibit* find(std::size_t exhibit) const;
  /// As it leaves the window.
  std::optional<Exhibit> printed(std::size_t exhibit) const;
  void write(std::filesystem::path file, std::function<Result<Bytes>()> make);

  Desk& desk_;
  ProgressView& view_;
  Speaker speaker_;
  std::optional<ProgressData> data_;
  ProgressPage page_;
  bool figures_wanted_ = false;
  Alive alive_, evidence_alive_, save_alive_;
};

}  // namespace thirdrow::app
