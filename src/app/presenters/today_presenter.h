/// Today: what is owed, one prompt, one line to capture, what happened on this day. Front thread.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/desk.h"
#include "app/presenters/asked_lines.h"
#include "app/presenters/duty.h"

namespace thirdrow::app {

/// Days in which nothing was written, no entry and no record, after which pages open with the last entry.
inline constexpr int kLongPauseDays = 31;

/// What one line can become at once; details come later.
enum class Capture : std::uint8_t { note, moment, heard, fire, story, small_fix };

struct TodayPage {
  Today today;
  std::vector<Duty> duties;  ///< of today.owed, in its order
  /// Nothing was written for a month: the page opens with the last entry, not with a gap.
  std::optional<Row> pick_up;
  std::string line;  ///< typed but not captured before the last lock; given once
};

class TodayView {
 public:
  virtual ~TodayView() = default;
  virtual void show(const TodayPage& page) = 0;
  /// Nothing: none is asked for today.
  virtual void show_prompt(const std::optional<Prompt>& prompt) = 0;
  virtual void show_captured(Capture what, RecordId id) = 0;
  /// `line` goes back to where it was typed, before what stands there by now.
  virtual void show_not_captured(const Error& error, const std::string& line) = 0;
  virtual void show_done(const DutyDone& done) = 0;
  virtual void show_problem(const Error& error) = 0;
};

class TodayPresenter {
 public:
  TodayPresenter(Desk& desk, TodayView& view);

  void start();
  void forget();

  DutyActs& duties() { return duties_; }
  /// Hands the prompt to on_answer; it counts as used when the answer is written.
  void answer();
  void swap();
  void skip();
  /// The view empties its line at once: what is typed next is another one.
  void capture(Capture what, std::string_view line);
  /// What stands in the line when the page is left or locked: kept in the encrypted file, shown again.
  void keep_line(std::string_view line);

  std::function<void(const Prompt&)> on_answer = [](const Prompt&) {};

 private:
  void read_ahead();

  Desk& desk_;
  TodayView& view_;
  DutyActs duties_;
  std::vector<AskedLine> asked_;  ///< in the order in which they were asked for, and are answered
  bool line_given_ = false;
  std::optional<Prompt> prompt_;
  std::optional<Day> prompt_day_;  ///< on which it was shown first
  std::vector<std::string> passed_over_;
  std::optional<Day> skipped_on_;
  Alive alive_, act_alive_;
};

}  // namespace thirdrow::app
