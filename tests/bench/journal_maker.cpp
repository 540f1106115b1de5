#include "journal_maker.h"

#include <array>
#include <cstdio>
#include <fstream>

#include "base/time.h"
#include "word_maker.h"

namespace thirdrow::bench {
namespace {

constexpr std::array kKinds = {"daily", "daily", "daily", "weekly", "free", "monthly"};
constexpr std::int32_t kDays = 3650;
constexpr Day kLast{20513};  // 2026-03-01

app::Host host_of(Clock& clock, Random& random) {
  app::Host host;
  host.clock = &clock;
  host.random = &random;
  host.kdf_cost = seal::kFloorCost;
  return host;
}

}  // namespace

std::uint64_t write_markdown(const std::filesystem::path& folder, std::size_t entries, std::uint64_t seed) {
  WordMaker words(seed);
  std::filesystem::create_directories(folder);
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < entries; ++i) {
    const auto ago = static_cast<std::int32_t>((entries - i) * static_cast<std::size_t>(kDays) / entries);
    const Stamp when = Stamp::from_local(kLast - ago, static_cast<int>(words.below(1440)), 60);
    char name[32];
    std::snprintf(name, sizeof name, "%07zu.md", i);
    const std::string text = "---\ntitle: \"" + words.sentence(2 + words.below(5)) +
                             "\"\ndate: " + when.text() + "\nkind: " + kKinds[words.below(kKinds.size())] +
                             "\ntags: [" + words.word(300 + words.below(20)) + ", " +
                             words.word(400 + words.below(40)) + "]\n---\n\n" + words.text();
    std::ofstream(folder / name, std::ios::binary) << text;
    bytes += text.size();
  }
  return bytes;
}

Site::Site(std::filesystem::path folder, std::size_t entries)
    : folder_(std::move(folder)), entries_(entries), vault_(host_of(clock_, random_), folder_) {}

seal::Secret Site::passphrase() { return seal::Secret::from_text("bench passphrase, no secret"); }

std::unique_ptr<app::Session> Site::create() {
  return must(vault_.create("Bench", passphrase()), "create").session;
}

std::unique_ptr<app::Session> Site::open() { return must(vault_.open(passphrase()), "open"); }

std::string Site::named(const char* what) const {
  const std::string thousands = std::to_string(entries_ / 1000);
  return std::string(what) + ", " + (entries_ % 1000 == 0 ? thousands + ",000" : std::to_string(entries_));
}

}  // namespace thirdrow::bench
