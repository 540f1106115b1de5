/// What every storage has to do, whoever runs it: the same cases for all of them.
#pragma once

#include <string>

#include "support/catch.h"
#include "sync/remote.h"

namespace thirdrow::test {

inline void check_remote(const sync::Remote& remote) {
  const std::stop_token on;
  const auto names = [&](const std::string& folder) {
    const auto listed = remote.list(folder, on);
    INFO((listed ? std::string() : listed.error().detail));
    REQUIRE(listed);
    std::string out;
    for (const auto& each : *listed) out += each.name + ":" + std::to_string(each.size) + " ";
    return out;
  };
  const auto content = [&](const std::string& path, std::size_t most = 1 << 22) {
    const auto got = remote.get(path, most, on);
    return got ? std::string(as_text(*got)) : "error " + std::to_string(static_cast<int>(got.error().code));
  };
  const auto error = [](Code code) { return "error " + std::to_string(static_cast<int>(code)); };
  const auto put = [&](const std::string& path, const std::string& words) {
    const Status done = remote.put(path, as_bytes(words), on);
    INFO(path << ": " << (done ? "" : done.error().detail));
    REQUIRE(done);
  };

  CHECK(names("t3r1/space/h").empty());
  CHECK(content("t3r1/space/h/none") == error(Code::not_found));
  CHECK(remote.remove("t3r1/space/h/none", on).ok());

  put("t3r1/space/h/one", "words");
  CHECK(content("t3r1/space/h/one") == "words");
  CHECK(names("t3r1/space/h") == "one:5 ");
  put("t3r1/space/h/one", "other words");
  CHECK(content("t3r1/space/h/one") == "other words");
  CHECK(names("t3r1/space/h") == "one:11 ");

  put("t3r1/space/h/0123456789abcdefghijklmnopqrstuv.0-_", "x");
  put("t3r1/space/h/" + std::string(100, 'n'), "y");
  put("t3r1/space/s/elsewhere", "z");
  CHECK(names("t3r1/space/h") ==
        "0123456789abcdefghijklmnopqrstuv.0-_:1 " + std::string(100, 'n') + ":1 one:11 ");
  CHECK(names("t3r1/space").empty());  // folders are no objects
  CHECK(content("t3r1/space/h/" + std::string(100, 'n')) == "y");

  std::string large(1'000'000, '\0');
  for (std::size_t i = 0; i < large.size(); ++i) large[i] = static_cast<char>(i * 2654435761U >> 13U);
  put("t3r1/space/p/large", large);
  CHECK((content("t3r1/space/p/large") == large));
  CHECK((content("t3r1/space/p/large", large.size()) == large));
  CHECK(content("t3r1/space/p/large", large.size() - 1) == error(Code::too_large));
  put("t3r1/space/p/empty", "");
  CHECK(content("t3r1/space/p/empty").empty());

  for (int i = 0; i < 60; ++i) put("t3r1/space/m/many" + std::to_string(100 + i), std::to_string(i));
  const auto many = remote.list("t3r1/space/m", on);
  REQUIRE(many);
  CHECK(many->size() == 60);
  CHECK(many->front().name == "many100");

  CHECK(remote.remove("t3r1/space/h/one", on).ok());
  CHECK(remote.remove("t3r1/space/h/one", on).ok());
  CHECK(content("t3r1/space/h/one") == error(Code::not_found));
  CHECK(names("t3r1/space/s") == "elsewhere:1 ");

  std::stop_source stopped;
  stopped.request_stop();
  CHECK(remote.list("t3r1/space/s", stopped.get_token()).code() == Code::cancelled);
  CHECK(remote.get("t3r1/space/s/elsewhere", 100, stopped.get_token()).code() == Code::cancelled);
  CHECK(remote.put("t3r1/space/s/elsewhere", {}, stopped.get_token()).error().code == Code::cancelled);
  CHECK(remote.remove("t3r1/space/s/elsewhere", stopped.get_token()).error().code == Code::cancelled);
  CHECK(content("t3r1/space/s/elsewhere") == "z");
}

}  // namespace thirdrow::test
