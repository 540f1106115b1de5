// thirdrow-bench [--large] [--keep DIR] [--desktop PROGRAM BARE]: measures, prints one table, never fails on
// time.
#include <cstdio>
#include <string_view>

#include "journal_maker.h"
#include "support/scratch.h"

namespace {

namespace fs = std::filesystem;
using namespace thirdrow::bench;

void run(Table& table, const Programs& programs, const fs::path& keep, const fs::path& scratch,
         std::size_t entries) {
  Site site(keep / ("journal-" + std::to_string(entries)), entries);
  if (!site.made()) import_bench(table, site, scratch);
  if (!programs.desktop.empty()) start_bench(table, site, programs);
  open_bench(table, site);
  search_bench(table, site, scratch);
  save_bench(table, site, scratch);
}

}  // namespace

int main(int argc, char** argv) {
  const thirdrow::test::Scratch scratch;
  fs::path keep = scratch.path();
  bool large = false;
  Programs programs;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--large") {
      large = true;
    } else if (word == "--desktop" && i + 2 < argc) {
      programs.desktop = argv[++i];
      programs.bare_frame = argv[++i];
    } else if (word == "--keep" && i + 1 < argc) {
      keep = argv[++i];
    } else {
      std::fputs(
          "usage: thirdrow-bench [--large] [--keep DIR] [--desktop PROGRAM BARE]\n"
          "  --large     also a journal of 100,000 entries\n"
          "  --keep DIR  leave the journals in DIR and use those that are there (their import is not "
          "measured again)\n"
          "  --desktop PROGRAM BARE  measure the start of PROGRAM over that of BARE, a frame with one "
          "label\n",
          stderr);
      return 2;
    }
  }
  fs::create_directories(keep);
  Table table;
  figures_bench(table);
  progress_bench(table, scratch.path(), programs);
  run(table, programs, keep, scratch.path(), 10'000);
  if (large) run(table, programs, keep, scratch.path(), 100'000);
  table.print();
  return 0;
}
