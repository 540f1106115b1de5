/// The formats that a journal comes from and goes into: one table for the window, the command line, its help
/// and the work itself.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "exchange/export.h"
#include "exchange/import.h"
#include "journal/ledger.h"

namespace thirdrow::app {

class Session;

/// What a person chooses for it.
enum class Place : std::uint8_t { file, folder };

struct ImportFormat {
  std::string_view name;  ///< for scripts; never changes
  const char* label;      ///< English, for translation
  const char* hint;       ///< what the place holds, for help; may be empty
  Place place;
  /// nullptr: our own format, which holds operations and records rather than entries.
  Result<exchange::ImportSummary> (*read)(const std::filesystem::path&, Clock&, const exchange::Sink&,
                                          const exchange::ImportLimits&);
};
struct ExportFormat {
  std::string_view name;
  const char* label;
  const char* hint;
  std::string_view ending;  ///< of the name of a file
  Place place;
  /// When no days are given; `reading` is everything outside the Trash, in the order in which one reads;
  /// `all` a folder of other exports.
  enum class Holds : std::uint8_t { entries, everything, reading, figures, all } holds;
  Result<std::int64_t> (*write)(const std::filesystem::path&, const exchange::ExportSource&);
  /// Of Holds::figures instead: the text or bytes of the file for those days.
  Result<Bytes> (*make)(Session&, journal::Window) = nullptr;
};

std::span<const ImportFormat> import_formats();
std::span<const ExportFormat> export_formats();

/// The row of that name, or nullptr.
template <class Format>
const Format* find_format(std::span<const Format> formats, std::string_view name) {
  for (const Format& format : formats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

}  // namespace thirdrow::app
