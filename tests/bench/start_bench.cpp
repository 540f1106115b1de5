// From the start of the desktop program to its first paint, over a bare wxWidgets frame; and the memory it
// then holds.
#include <time.h>

#include <array>
#include <cstdlib>
#include <map>

#include "journal_maker.h"
#include "platform/files.h"
#include "programs.h"
#include "seal/key_file.h"

namespace thirdrow::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kRounds = 11;

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
