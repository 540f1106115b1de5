/// A folder of its own for one test, for this user alone, removed afterwards with everything in it.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace thirdrow::test {

class Scratch {
 public:
  explicit Scratch(const std::filesystem::path& parent = std::filesystem::temp_directory_path()) {
    std::string name = (parent / "thirdrow-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no scratch folder");
    path_ = name;
  }
  ~Scratch() {
    std::error_code ec;
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all, ec);
    std::filesystem::remove_all(path_, ec);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  /// A file of that name, in folders made for it.
  std::filesystem::path write(const std::string& name, const std::string& content) const {
    const std::filesystem::path file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
    return file;
  }

 private:
  std::filesystem::path path_;
};

/// That many notes, each with a title, a date and as many bytes of words, into `folder`.
inline void write_notes(const std::filesystem::path& folder, int count, std::size_t bytes = 0) {
  std::filesystem::create_directories(folder);
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    std::ofstream(folder / ("note" + number + ".md"))
        << "---\ntitle: Note " << number << "\ndate: 2025-01-01T08:00:00Z\n---\nWords of note " << number
        << ".\n"
        << std::string(bytes, 'w') << "\n";
  }
}

}  // namespace thirdrow::test
