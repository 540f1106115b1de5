#include <iostream>
#include <string>
#include <vector>

#include "cli/cli.h"
#include "platform/hardening.h"
#include "platform/system_clock.h"
#include "platform/terminal.h"
#include "seal/secure_random.h"

namespace {

using namespace thirdrow;

cli::Device device(platform::Stream stream) {
  return platform::is_terminal(stream) ? cli::Device::terminal : cli::Device::plain;
}

}  // namespace

int main(int count, char** words) {
  if (!platform::harden_process())
    std::cerr << "thirdrow-cli: this process could not be shielded as usual.\n";
  if (!seal::init()) {
    std::cerr << "thirdrow-cli: the system gives no randomness; nothing can be kept safe.\n";
    return 1;
  }
  std::ios::sync_with_stdio(false);
  const std::vector<std::string> arguments(words + 1, words + count);
  platform::SystemClock clock;
  seal::SecureRandom random;
  cli::Surroundings around;
  around.host.clock = &clock;
  around.host.random = &random;
  around.environment = platform::process_environment();
  around.ask_secret = cli::ask_on_terminal;
  around.read_secret = cli::read_secret_file;
  const cli::Streams streams{std::cin,
                             std::cout,
                             std::cerr,
                             device(platform::Stream::input),
                             device(platform::Stream::output),
                             device(platform::Stream::error),
                             platform::terminal_columns(platform::Stream::output).value_or(80)};
  return cli::run(arguments, streams, around);
}
