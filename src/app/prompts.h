/// The question bank: the shipped prompts and the person's own, and the picker. Pure: values in, values out.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "journal/record.h"

namespace thirdrow::app {

struct Prompt {
  std::string id;  ///< the shipped id, or the record's 26 characters
  std::string text;
  std::string kind;      ///< of entry it leads to: reflection, agreement, …
  std::string standard;  ///< S1, S2, S3, LISTEN, …
  std::string when;      ///< the event that asks it
  std::string theme;
  bool own = false;
  bool favourite = false;
  bool retired = false;
  std::optional<Day> last_used;
  int uses = 0;
  std::vector<std::int64_t> opened;  ///< "opened things up" 0..4, one per use that was rated
};

class PromptBank {
 public:
  /// The shipped prompts with the person's own questions, choices and uses laid over them.
  static PromptBank build(std::span<const journal::Record> questions, std::span<const journal::Record> uses);
  const std::vector<Prompt>& all() const { return prompts_; }
  const Prompt* find(std::string_view id) const;

  /// What matches an earlier event first, then the least recently used (never used before used), then the
  /// order of the bank; never one used in the last 14 days, retired, or in `passed_over`. Skipping and
  /// swapping leave no mark: they are only passed over for now. With no event, or none left for them, any
  /// that fits a free day ("free", "day.open", "day.close", "practice"), then any.
  std::optional<Prompt> next(std::span<const std::string_view> events, Day today,
                             std::span<const std::string> passed_over = {}) const;
  std::optional<Prompt> next(std::string_view event, Day today,
                             std::span<const std::string> passed_over = {}) const {
    return next({&event, event.empty() ? 0U : 1U}, today, passed_over);
  }

 private:
  std::vector<Prompt> prompts_;
};

/// Half-up median of "opened" ratings once there are three (domain.md row 23); nothing before.
std::optional<double> opened_median(const Prompt& prompt);

}  // namespace thirdrow::app
