/// The figures of one run and how they are shown. Every ratio is of two things measured in the same run on
/// the same machine: a time by itself says more about the machine than about us.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "base/result.h"

namespace thirdrow::bench {

/// Wall time of `work` in milliseconds.
double timed(const std::function<void()>& work);

/// The value that `share` of the samples do not exceed; 0.5 is the median. `samples` must not be empty.
double quantile(std::vector<double> samples, double share);

struct Figure {
  std::string name;
  double ours = 0;
  std::optional<double> bare;
  std::string unit;  ///< of both: ms, MiB
  std::string aim;   ///< in words; empty when the issue names none
  std::string note;
};

class Table {
 public:
  /// Kept, and shown at once on standard error: a run takes minutes.
  void add(Figure figure);
  /// Markdown, on standard output.
  void print() const;

 private:
  std::vector<Figure> figures_;
};

/// Stops the run: a bench that could not do its work has no figure to show.
[[noreturn]] void give_up(const char* what, const std::string& detail);
template <class T>
T must(Result<T> result, const char* what) {
  if (!result) give_up(what, result.error().detail);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace thirdrow::bench
