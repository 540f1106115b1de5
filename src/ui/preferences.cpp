#include "ui/preferences.h"

#include <algorithm>
#include <string>

#include "base/json.h"
#include "platform/files.h"

namespace thirdrow::ui {
namespace {

constexpr std::size_t kMaxFile = 64 * 1024;
constexpr const char* kAppearances[] = {"system", "light", "dark"};

int number(const Json& json, std::string_view name, int otherwise, int least, int most) {
  const Json* member = json.find(name);
  if (member == nullptr || member->integer() == nullptr) return otherwise;
  return static_cast<int>(std::clamp<std::int64_t>(*member->integer(), least, most));
}

bool flag(const Json& json, std::string_view name) {
  const Json* member = json.find(name);
  return member != nullptr && member->boolean() != nullptr && *member->boolean();
}

std::set<std::filesystem::path> folders(const Json& json, std::string_view name) {
  std::set<std::filesystem::path> out;
  const Json* member = json.find(name);
  if (member == nullptr || member->elements() == nullptr) return out;
  for (const Json& one : *member->elements()) {
    if (const std::string* text = one.string()) out.insert(*text);
  }
  return out;
}

}  // namespace

Preferences Preferences::load(const std::filesystem::path& file) {
  Preferences out;
  const auto bytes = platform::read_file(file, kMaxFile);
  if (!bytes) return out;
  const auto json = Json::parse(as_text(*bytes));
  if (!json || json->members() == nullptr) return out;
  const std::string looks = json->text("appearance", "system");
  for (std::size_t i = 0; i < std::size(kAppearances); ++i) {
    if (looks == kAppearances[i]) out.appearance = static_cast<Appearance>(i);
  }
  out.text_percent = number(*json, "text_percent", 100, 100, 200);
  out.lock_minutes = number(*json, "lock_minutes", 5, 0, 240);
  out.lock_on_minimise = flag(*json, "lock_on_minimise");
  out.reminders_off_in = folders(*json, "reminders_off_in");
  out.journal = json->text("journal");
  out.width = number(*json, "width", 0, 0, 20'000);
  out.height = number(*json, "height", 0, 0, 20'000);
  out.maximised = flag(*json, "maximised");
  return out;
}

Status Preferences::save(const std::filesystem::path& file) const {
  Json off_in = Json::array();
  for (const std::filesystem::path& folder : reminders_off_in) off_in.push(folder.string());
  Json json = Json::object();
  json.add("appearance", kAppearances[static_cast<std::size_t>(appearance)])
      .add("text_percent", text_percent)
      .add("lock_minutes", lock_minutes)
      .add("lock_on_minimise", lock_on_minimise)
      .add("reminders_off_in", std::move(off_in))
      .add("journal", journal.string())
      .add("width", width)
      .add("height", height)
      .add("maximised", maximised);
  TR_TRY(platform::make_private_folder(file.parent_path()));
  return platform::write_atomic(file, as_bytes(json.dump_pretty()));
}

}  // namespace thirdrow::ui
