#include "platform/usage.h"

#include <sys/resource.h>
#include <time.h>

#include <fstream>
#include <string>

namespace thirdrow::platform {
namespace {

double ms(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

}  // namespace

Usage usage_so_far() {
  Usage out;
  struct rusage used {};
  getrusage(RUSAGE_SELF, &used);
  out.cpu_ms = ms(used.ru_utime) + ms(used.ru_stime);
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  out.at_ns = std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) out.resident_kib = std::stoll(line.substr(6));
    if (line.starts_with("RssAnon:")) out.own_kib = std::stoll(line.substr(8));
  }
  return out;
}

}  // namespace thirdrow::platform
