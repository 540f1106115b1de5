/// A file with nothing but a log, as another device's export holds it.
#pragma once

#include <filesystem>
#include <fstream>
#include <vector>

#include "journal/record_json.h"

namespace thirdrow::test {

inline void write_log_file(const std::filesystem::path& file, const std::vector<journal::Op>& ops) {
  Json log = Json::array();
  for (const journal::Op& op : ops) log.push(journal::op_json(op));
  std::ofstream(file) << Json::object()
                             .add("format", "thirdrow-json")
                             .add("version", 1)
                             .add("log", std::move(log))
                             .add("records", Json::array())
                             .dump();
}

}  // namespace thirdrow::test
