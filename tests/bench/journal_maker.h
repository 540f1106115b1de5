/// The journals that are measured, and what the benches share.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "app/vault.h"
#include "platform/system_clock.h"
#include "seal/secure_random.h"
#include "table.h"

namespace thirdrow::bench {

/// A folder of Markdown files, one entry each, over ten years up to 2026, with front matter. Returns their
/// bytes.
std::uint64_t write_markdown(const std::filesystem::path& folder, std::size_t entries, std::uint64_t seed);

/// A journal on disk, opened as the program opens it. The cost of its passphrase is the floor, which makes
/// everything beside Argon2id show more than it would on a person's machine.
class Site {
 public:
  Site(std::filesystem::path folder, std::size_t entries);

  std::size_t entries() const { return entries_; }
  const std::filesystem::path& folder() const { return folder_; }
  std::filesystem::path database() const { return folder_ / app::kDatabaseName; }
  std::filesystem::path key_file() const { return folder_ / app::kKeyFileName; }
  static seal::Secret passphrase();
  bool made() const { return vault_.exists(); }
  std::unique_ptr<app::Session> create();
  std::unique_ptr<app::Session> open();
  /// `what, 100,000 entries`
  std::string named(const char* what) const;

 private:
  std::filesystem::path folder_;
  std::size_t entries_;
  platform::SystemClock clock_;
  seal::SecureRandom random_;
  app::Vault vault_;
};

/// Imports `site.entries()` generated files into a new journal there and adds a moment per hundred entries.
void import_bench(Table& table, Site& site, const std::filesystem::path& scratch);
/// The programs whose start is measured.
struct Programs {
  std::filesystem::path desktop, bare_frame;
};
/// Needs a display; without one there are no such figures.
void start_bench(Table& table, const Site& site, const Programs& programs);
void open_bench(Table& table, Site& site);
/// Search, lists and places; leaves the journal as it was.
void search_bench(Table& table, Site& site, const std::filesystem::path& scratch);
/// Figures of ten years of work; needs no journal on disk.
void figures_bench(Table& table);
/// The same on disk and in the window.
void progress_bench(Table& table, const std::filesystem::path& scratch, const Programs& programs);
/// Saves, trash and purge; changes the journal.
void save_bench(Table& table, Site& site, const std::filesystem::path& scratch);

}  // namespace thirdrow::bench
