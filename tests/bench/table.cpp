#include "table.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace thirdrow::bench {
namespace {

std::string number(double v) {
  char text[32];
  std::snprintf(text, sizeof text, v < 10 ? "%.3f" : v < 1000 ? "%.1f" : "%.0f", v);
  return text;
}

std::string line_of(const Figure& f) {
  const std::string bare = f.bare ? number(*f.bare) + " " + f.unit : "–";
  char ratio[32] = "–";
  if (f.bare && *f.bare > 0) std::snprintf(ratio, sizeof ratio, "%.2f", f.ours / *f.bare);
  return "| " + f.name + " | " + number(f.ours) + " " + f.unit + " | " + bare + " | " + ratio + " | " +
         (f.aim.empty() ? "–" : f.aim) + " | " + f.note + " |";
}

}  // namespace

double timed(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

double quantile(std::vector<double> samples, double share) {
  const double place = std::ceil(share * static_cast<double>(samples.size())) - 1;
  const auto at = static_cast<std::ptrdiff_t>(std::max(0.0, place));
  std::nth_element(samples.begin(), samples.begin() + at, samples.end());
  return samples[static_cast<std::size_t>(at)];
}

void Table::add(Figure figure) {
  std::fprintf(stderr, "%s\n", line_of(figure).c_str());
  figures_.push_back(std::move(figure));
}

void Table::print() const {
  std::puts("| what | ours | bare | ratio | aim | |\n|---|---|---|---|---|---|");
  for (const Figure& f : figures_) std::puts(line_of(f).c_str());
}

void give_up(const char* what, const std::string& detail) {
  std::fprintf(stderr, "bench: %s failed: %s\n", what, detail.c_str());
  std::exit(1);
}

}  // namespace thirdrow::bench
