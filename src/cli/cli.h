/// The command line as a function: the program's main and the tests call it alike.
#pragma once

#include <chrono>
#include <functional>
#include <istream>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "app/host.h"
#include "platform/paths.h"
#include "seal/secret.h"

namespace thirdrow::cli {

enum class Device : std::uint8_t { plain, terminal };

/// Not owned.
struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  Device in_is = Device::plain;
  Device out_is = Device::plain;
  Device err_is = Device::plain;
  int columns = 80;  ///< of the terminal
};

/// What a command gets from outside besides its words.
struct Surroundings {
  app::Host host;
  platform::Environment environment;
  /// Asks without echo. Code::unavailable without a terminal, Code::cancelled when the person gave up.
  std::function<Result<seal::Secret>(std::string_view question)> ask_secret;
  /// The first line of a file, `-` is standard input; see platform::read_secret_line.
  std::function<Result<seal::Secret>(const std::filesystem::path& file)> read_secret;
  /// How long to wait for another process that has the journal open.
  std::chrono::milliseconds wait{2000};
};

/// Runs one command and returns its exit code (cli.md). Never throws for what a person or a file can cause.
int run(std::span<const std::string> arguments, const Streams& streams, const Surroundings& around);

/// ask_secret and read_secret over platform/terminal.h.
Result<seal::Secret> ask_on_terminal(std::string_view question);
Result<seal::Secret> read_secret_file(const std::filesystem::path& file);

}  // namespace thirdrow::cli
