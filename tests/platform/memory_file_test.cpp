#include "platform/memory_file.h"

#include <filesystem>
#include <string>
#include <utility>

#include "support/catch.h"

using namespace thirdrow;
using platform::MemoryFile;

TEST_CASE("A memory file gives back what was written, and has no name in any folder") {
  auto file = MemoryFile::make();
  REQUIRE(file);
  REQUIRE(file->write(as_bytes(std::string_view("a page"))));
  REQUIRE(file->write(as_bytes(std::string_view(" and more"))));
  const auto bytes = file->read();
  REQUIRE(bytes);
  CHECK(as_text(*bytes) == "a page and more");
  const auto target =
      std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(file->descriptor())).string();
  CHECK(target.starts_with("/memfd:"));
}

TEST_CASE("A memory file is handed on whole") {
  auto file = MemoryFile::make();
  REQUIRE(file);
  REQUIRE(file->write(as_bytes(std::string_view("kept"))));
  MemoryFile other = std::move(*file);
  const auto bytes = other.read();
  REQUIRE(bytes);
  CHECK(as_text(*bytes) == "kept");
  CHECK_FALSE(file->write(as_bytes(std::string_view("lost"))));
}
