/// The terminal: whether there is one, how wide it is, and passphrases that are neither shown nor left in
/// buffers.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

#include "base/result.h"

namespace thirdrow::platform {

enum class Stream { input, output, error };

bool is_terminal(Stream stream);
/// Columns of the terminal behind `stream`; nullopt when it is none or does not know.
std::optional<int> terminal_columns(Stream stream);

/// Shows `prompt` and reads a line without echo from the controlling terminal, whatever the streams are.
/// Backspace and Ctrl-U edit. Returns the length put into `buffer`, which the caller wipes; nothing else
/// keeps a copy. unavailable without a terminal, cancelled on Ctrl-C, Ctrl-D or end, too_large when the line
/// does not fit. The terminal is put back in every case, on SIGTERM and SIGHUP as well; these then take their
/// usual course.
Result<std::size_t> ask_secret(std::string_view prompt, std::span<char> buffer);

/// The first line of a file without its line end; `-` is standard input, of which nothing past the line is
/// taken. not_found, io; too_large when the line does not fit; invalid when it is empty.
Result<std::size_t> read_secret_line(const std::filesystem::path& file, std::span<char> buffer);

}  // namespace thirdrow::platform
