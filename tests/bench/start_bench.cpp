// From the start of the desktop program to its first paint, over a bare wxWidgets frame; and the memory it
// then holds.
#include <spawn.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <map>
#include <sstream>

#include "journal_maker.h"
#include "platform/files.h"
#include "seal/key_file.h"

namespace thirdrow::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kRounds = 11;

/// One line of what a program printed about itself.
struct Used {
  double cpu_ms = 0, wall_ms = 0, resident_mib = 0, own_mib = 0;
};
using Told = std::map<std::string, Used>;

std::int64_t monotonic_ns() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

/// Starts `words`, lets it read `input`, and reads what it prints. The wall time counts from before the
/// start.
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

double thread_cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// What Argon2id alone costs for this journal's passphrase: time of the processor.
double argon2_ms(const Site& site) {
  const Bytes bytes = must(platform::read_file(site.key_file(), seal::KeyFile::kMaxBytes), "key file");
  const seal::KeyFile keys = must(seal::KeyFile::parse(bytes), "key file");
  const double before = thread_cpu_ms();
  must(keys.open_with_passphrase(Site::passphrase()), "passphrase");
  return thread_cpu_ms() - before;
}

double median(const std::vector<Used>& runs, double Used::*member) {
  std::vector<double> values;
  for (const Used& run : runs) values.push_back(run.*member);
  return quantile(values, 0.5);
}

}  // namespace

void start_bench(Table& table, const Site& site, const Programs& programs) {
  if (std::getenv("DISPLAY") == nullptr) return;
  const std::vector<std::string> ours_words = {programs.desktop.string(), "--journal", site.folder().string(),
                                               "--figures", "-"};
  const std::string typed = std::string(Site::passphrase().text()) + "\n";
  std::map<std::string, std::vector<Used>> runs;
  std::vector<double> argon2;
  for (int round = 0; round <= kRounds; ++round) {
    const Told bare = run_program({programs.bare_frame.string()}, "");
    const Told ours = run_program(ours_words, typed);
    const double kdf = argon2_ms(site);
    if (round == 0) continue;  // fonts, icons and libraries come into the system's cache
    for (const Told* told : {&bare, &ours}) {
      for (const auto& [name, used] : *told) runs[name].push_back(used);
    }
    argon2.push_back(kdf);
  }
  for (const char* name : {"bare", "unlock", "today", "journal"}) {
    if (runs[name].size() != kRounds) give_up("first paint", name);
  }
  const double kdf = quantile(argon2, 0.5);
  for (Used& run : runs["today"]) run.cpu_ms -= kdf;
  const auto add = [&](const char* what, const char* page, double Used::*member, const char* unit,
                       const char* aim, const char* note) {
    table.add({site.named(what), median(runs[page], member), median(runs["bare"], member), unit, aim, note});
  };
  add("start to first paint (unlock page), CPU", "unlock", &Used::cpu_ms, "ms", "≤ 2.0",
      "all threads, user and system");
  add("start to first paint (unlock page), wall", "unlock", &Used::wall_ms, "ms", "", "");
  add("start to Today painted less Argon2id, CPU", "today", &Used::cpu_ms, "ms", "≤ 2.0",
      "two windows' worth of pages: unlock, then Today with its content");
  table.add({site.named("  Argon2id taken off there, CPU"), kdf, {}, "ms", "", "64 MiB, 2 passes"});
  add("resident with Today painted", "today", &Used::resident_mib, "MiB", "ours ≤ 60 MiB",
      "VmRSS, with shared libraries");
  add("  of it our own (RssAnon)", "today", &Used::own_mib, "MiB", "", "");
  add("resident with the Journal painted", "journal", &Used::resident_mib, "MiB", "", "");
  add("  of it our own (RssAnon)", "journal", &Used::own_mib, "MiB", "", "");
}

}  // namespace thirdrow::bench
