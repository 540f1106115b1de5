#include "sync/probe.h"

#include <array>
#include <chrono>
#include <functional>
#include <string>

#include "base/bytes.h"

namespace thirdrow::sync {
namespace {

constexpr std::size_t kSize = 1073;  // as most objects have

}  // namespace

std::vector<ProbeStep> probe(const Remote& remote, Random& random, std::stop_token stop) {
  std::array<std::byte, 20> name{};
  random.fill(name);
  Bytes content(kSize);
  random.fill(content);
  const std::string folder = "t3r1/i";
  const std::string path = folder + "/" + to_base32(name);
  std::vector<ProbeStep> steps;
  const auto take = [&steps](std::string_view step, const std::function<Status()>& work) {
    const auto begun = std::chrono::steady_clock::now();
    const Status done = work();
    const auto took = std::chrono::steady_clock::now() - begun;
    steps.push_back({step, std::chrono::duration_cast<std::chrono::milliseconds>(took).count(),
                     done ? std::nullopt : std::optional(done.error())});
    return done.ok();
  };
  const auto list = [&]() -> Status {
    const auto listed = remote.list(folder, stop);
    return listed ? Status() : Status(listed.error());
  };
  const auto read = [&]() -> Status {
    const auto back = remote.get(path, kSize, stop);
    if (!back) return back.error();
    return *back == content ? Status() : Status(Error{Code::damaged, "other bytes"});
  };
  const bool written = take("write", [&] { return remote.put(path, content, stop); });
  if (written && take("list", list) && take("read", read)) {
    take("remove", [&] { return remote.remove(path, stop); });
  } else {
    static_cast<void>(remote.remove(path, {}));
  }
  return steps;
}

}  // namespace thirdrow::sync
