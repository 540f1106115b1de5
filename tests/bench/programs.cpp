#include "programs.h"

#include <spawn.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <sstream>

#include "table.h"

namespace thirdrow::bench {
namespace {

std::int64_t monotonic_ns() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

}  // namespace

Told run_program(std::vector<std::string> words, const std::string& input) {
  std::array<int, 2> in{}, out{};
  if (pipe(in.data()) != 0 || pipe(out.data()) != 0) give_up("pipe", "");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
  for (const int end : {in[0], in[1], out[0], out[1]}) posix_spawn_file_actions_addclose(&actions, end);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const std::int64_t began = monotonic_ns();
  pid_t child = 0;
  if (posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), environ) != 0)
    give_up("start of a program", words.front());
  posix_spawn_file_actions_destroy(&actions);
  close(in[0]);
  close(out[1]);
  if (write(in[1], input.data(), input.size()) != static_cast<ssize_t>(input.size())) give_up("pipe", "");
  close(in[1]);
  std::string text;
  std::array<char, 4096> part{};
  for (ssize_t n = 0; (n = read(out[0], part.data(), part.size())) > 0;)
    text.append(part.data(), static_cast<std::size_t>(n));
  close(out[0]);
  int status = 0;
  if (waitpid(child, &status, 0) != child || status != 0) give_up("a program's run", words.front());
  Told told;
  std::istringstream lines(text);
  std::string name;
  std::int64_t at_ns = 0;
  double cpu = 0, resident_kib = 0, own_kib = 0;
  while (lines >> name >> cpu >> at_ns >> resident_kib >> own_kib) {
    told[name] = {cpu, static_cast<double>(at_ns - began) / 1e6, resident_kib / 1024, own_kib / 1024};
  }
  return told;
}

double median(const std::vector<Used>& runs, double Used::*member) {
  std::vector<double> values;
  for (const Used& run : runs) values.push_back(run.*member);
  return quantile(values, 0.5);
}

}  // namespace thirdrow::bench
