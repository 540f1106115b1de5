#include "platform/paths.h"

#include <pwd.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

namespace thirdrow::platform {
namespace {

std::filesystem::path home_folder(const Environment& environment) {
  if (const std::filesystem::path home = environment("HOME"); home.is_absolute()) return home;
  passwd entry{};
  passwd* found = nullptr;
  std::array<char, 16384> text{};
  if (getpwuid_r(getuid(), &entry, text.data(), text.size(), &found) != 0 || !found || !found->pw_dir)
    return {};
  return found->pw_dir;
}

}  // namespace

Environment process_environment() {
  return [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value ? value : "");
  };
}

Result<Paths> find_paths(const Environment& environment) {
  const auto folder = [&](const char* variable, const char* below_home) -> std::filesystem::path {
    if (std::filesystem::path set = environment(variable); set.is_absolute()) return set / "thirdrow";
    if (*below_home == '\0') return {};
    const std::filesystem::path home = home_folder(environment);
    return home.is_absolute() ? home / below_home / "thirdrow" : std::filesystem::path();
  };
  Paths paths;
  paths.data = folder("XDG_DATA_HOME", ".local/share");
  paths.config = folder("XDG_CONFIG_HOME", ".config");
  paths.runtime = folder("XDG_RUNTIME_DIR", "");
  if (paths.data.empty() || paths.config.empty()) return {Code::not_found, "home folder"};
  if (paths.runtime.empty()) paths.runtime = paths.data / "run";
  paths.journal = paths.data / "journal";
  return paths;
}

}  // namespace thirdrow::platform
