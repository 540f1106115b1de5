/// Programs that print what they used so far, line by line (`third-row --figures`).
#pragma once

#include <map>
#include <string>
#include <vector>

namespace thirdrow::bench {

/// One line of what a program printed about itself.
struct Used {
  double cpu_ms = 0, wall_ms = 0, resident_mib = 0, own_mib = 0;
};
using Told = std::map<std::string, Used>;

/// Starts `words`, lets it read `input`, and reads what it prints. The wall time counts from before the
/// start.
Told run_program(std::vector<std::string> words, const std::string& input);

double median(const std::vector<Used>& runs, double Used::*member);

}  // namespace thirdrow::bench
