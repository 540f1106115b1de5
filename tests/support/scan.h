/// Looks for words where none may be: in every file of a folder, in several encodings, and in a process's own
/// memory.
#pragma once

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "base/bytes.h"

namespace thirdrow::test {

/// The part of the base64 text that any text holding `word` has, when the word stands `shift` bytes (0..2)
/// into it.
inline std::string base64_core(const std::string& word, std::size_t shift) {
  static constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::string padded = std::string(shift, '\0') + word;
  std::string out;
  for (std::size_t bit = 0; bit + 6 <= padded.size() * 8; bit += 6) {
    unsigned digit = 0;
    for (std::size_t i = bit; i < bit + 6; ++i) {
      digit = digit << 1 | (static_cast<unsigned char>(padded[i / 8]) >> (7 - i % 8) & 1U);
    }
    if (bit >= shift * 8) out += kDigits[digit];
  }
  return out;
}

inline std::vector<std::string> encodings(const std::string& word) {
  std::string little, big;
  for (const char c : word) {
    little += {c, '\0'};
    big += {'\0', c};
  }
  std::vector<std::string> out{word, little, big, to_hex(as_bytes(word))};
  for (std::size_t shift = 0; shift < 3; ++shift) out.push_back(base64_core(word, shift));
  return out;
}

/// "file: word" for each of `words` found in any file below `folder`, also in the names of files.
/// `found_files` counts what was read, so that a scan of nothing is noticed.
inline std::vector<std::string> scan_folder(const std::filesystem::path& folder,
                                            const std::vector<std::string>& words,
                                            int* found_files = nullptr) {
  std::vector<std::pair<std::string, std::string>> needles;
  for (const std::string& word : words) {
    for (const std::string& form : encodings(word)) needles.emplace_back(word, form);
  }
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    if (found_files != nullptr) ++*found_files;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string content =
        entry.path().string() + '\n' + std::string{std::istreambuf_iterator<char>(in), {}};
    for (const auto& [word, form] : needles) {
      if (content.find(form) != std::string::npos)
        out.push_back(entry.path().filename().string() + ": " + word);
    }
  }
  return out;
}

/// A needle that is not itself to be found in memory.
class Masked {
 public:
  explicit Masked(ByteView plain) {
    for (const std::byte b : plain) bytes_.push_back(b ^ kMask);
  }
  /// How often it stands in the writable memory of this process: heap, stacks, data, locked pages.
  int count_in_memory() const {
    struct Range {
      unsigned long begin, end;
    };
    std::vector<Range> ranges;
    ranges.reserve(4096);
    std::FILE* maps = std::fopen("/proc/self/maps", "r");
    char line[512];
    while (maps != nullptr && std::fgets(line, sizeof line, maps) != nullptr) {
      Range range{};
      char rights[8] = {};
      if (std::sscanf(line, "%lx-%lx %7s", &range.begin, &range.end, rights) == 3 && rights[0] == 'r' &&
          rights[1] == 'w') {
        ranges.push_back(range);
      }
    }
    if (maps != nullptr) std::fclose(maps);
    int count = 0;
    for (const Range& range : ranges) {
      const auto* at = reinterpret_cast<const volatile std::byte*>(range.begin);
      const auto* const end = reinterpret_cast<const volatile std::byte*>(range.end) - bytes_.size();
      for (; at <= end; ++at) {
        if ((*at ^ kMask) == bytes_[0] && stands_at(at)) ++count;
      }
    }
    return count;
  }

 private:
  bool stands_at(const volatile std::byte* at) const {
    for (std::size_t i = 1; i < bytes_.size(); ++i) {
      if ((at[i] ^ kMask) != bytes_[i]) return false;
    }
    return true;
  }
  static constexpr std::byte kMask{0xA7};
  Bytes bytes_;
};

}  // namespace thirdrow::test
