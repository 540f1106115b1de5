/// Names of the thirdrow-json format (schema/export.schema.json), for its writer and its reader.
#pragma once

#include <string_view>

namespace thirdrow::exchange {

inline constexpr std::string_view kFormat = "thirdrow-json";
inline constexpr int kVersion = 1;
inline constexpr std::string_view kLog = "log";
inline constexpr std::string_view kRecords = "records";
inline constexpr std::string_view kUnfinished = "unfinished";  ///< what was typed and is no record yet
inline constexpr std::string_view kNames = "names";  ///< of a record: what its ids stand for, only to read

}  // namespace thirdrow::exchange
