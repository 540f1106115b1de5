#include "exchange/zone.h"

#include <algorithm>
#include <utility>

#include "exchange/in_file.h"

namespace thirdrow::exchange {
namespace {

constexpr std::size_t kMaxFile = 256 * 1024;
constexpr std::size_t kMaxKnown = 1000;
constexpr std::size_t kHeader = 44;

std::int64_t big_endian(ByteView bytes) {
  auto value = static_cast<std::uint64_t>(static_cast<std::int8_t>(std::to_integer<std::uint8_t>(bytes[0])));
  for (const std::byte b : bytes.subspan(1)) value = value << 8 | std::to_integer<std::uint64_t>(b);
  return static_cast<std::int64_t>(value);
}

/// Counts of one of the file's two blocks (RFC 8536 §3.1).
struct Counts {
  std::size_t is_ut = 0, is_std = 0, leap = 0, time = 0, type = 0, chars = 0;

  static std::optional<Counts> read(ByteView file) {
    if (file.size() < kHeader || as_text(file.first(4)) != "TZif") return std::nullopt;
    Counts out;
    std::size_t at = 20;
    for (std::size_t* count : {&out.is_ut, &out.is_std, &out.leap, &out.time, &out.type, &out.chars}) {
      const std::int64_t value = big_endian(file.subspan(at, 4));
      if (value < 0 || static_cast<std::size_t>(value) > kMaxFile) return std::nullopt;
      *count = static_cast<std::size_t>(value);
      at += 4;
    }
    return out.type == 0 ? std::nullopt : std::optional(out);
  }
  std::size_t size(std::size_t time_size) const {
    return time * (time_size + 1) + type * 6 + chars + leap * (time_size + 4) + is_std + is_ut;
  }
};

/// `GMT+0530`, `UTC-3`, `GMT+05:30`, `UTC`, `Z`.
std::optional<std::int16_t> fixed_offset(std::string_view name) {
  if (name == "Z") return std::int16_t{0};
  if (!name.starts_with("GMT") && !name.starts_with("UTC")) return std::nullopt;
  name.remove_prefix(3);
  if (name.empty()) return std::int16_t{0};
  const char sign = name.front();
  if (sign != '+' && sign != '-') return std::nullopt;
  std::string digits;
  for (const char c : name.substr(1)) {
    if (c >= '0' && c <= '9')
      digits += c;
    else if (c != ':')
      return std::nullopt;
  }
  if (digits.empty() || digits.size() > 4) return std::nullopt;
  const int value = std::stoi(digits);
  const int minutes = digits.size() <= 2 ? value * 60 : value / 100 * 60 + value % 100;
  if (minutes > 1080) return std::nullopt;
  return static_cast<std::int16_t>(sign == '-' ? -minutes : minutes);
}

bool is_zone_name(std::string_view name) {
  if (name.empty() || name.size() > 64 || name.front() == '/' || name.find("..") != std::string_view::npos)
    return false;
  return std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
           c == '_' || c == '-' || c == '+';
  });
}

}  // namespace

Zone Zone::fixed(std::int16_t offset_min) {
  Zone out;
  out.first_offset_ = offset_min * 60;
  return out;
}

std::optional<Zone> Zone::parse(ByteView file) {
  if (file.size() > kMaxFile) return std::nullopt;
  auto counts = Counts::read(file);
  if (!counts) return std::nullopt;
  std::size_t time_size = 4;
  ByteView block = file.subspan(kHeader);
  const bool has_second = std::to_integer<char>(file[4]) >= '2';
  if (has_second) {
    if (block.size() < counts->size(4)) return std::nullopt;
    const ByteView second = block.subspan(counts->size(4));
    counts = Counts::read(second);
    if (!counts) return std::nullopt;
    block = second.subspan(kHeader);
    time_size = 8;
  }
  if (block.size() < counts->size(time_size)) return std::nullopt;
  const ByteView types = block.subspan(counts->time * (time_size + 1), counts->type * 6);
  const auto offset_of = [&](std::size_t type) {
    return static_cast<std::int32_t>(big_endian(types.subspan(type * 6, 4)));
  };
  Zone out;
  out.first_offset_ = offset_of(0);
  for (std::size_t i = 0; i < counts->time; ++i) {
    const auto type = std::to_integer<std::size_t>(block[counts->time * time_size + i]);
    const std::int64_t at = big_endian(block.subspan(i * time_size, time_size));
    if (type >= counts->type || (!out.changes_.empty() && at <= out.changes_.back())) return std::nullopt;
    out.changes_.push_back(at);
    out.offsets_.push_back(offset_of(type));
  }
  if (has_second) {
    std::string_view footer = as_text(block.subspan(counts->size(time_size)));
    if (footer.starts_with('\n')) footer.remove_prefix(1);
    out.after_ = ZoneRule::parse(footer.substr(0, footer.find('\n')));
  }
  return out;
}

std::int16_t Zone::offset_at(std::int64_t utc_ms) const {
  const std::int64_t at = utc_ms / 1000 - (utc_ms % 1000 < 0 ? 1 : 0);
  const auto next = std::ranges::upper_bound(changes_, at);
  std::int32_t seconds = first_offset_;
  if (next == changes_.end() && after_) {
    seconds = after_->offset_at(at);
  } else if (next != changes_.begin()) {
    seconds = offsets_[static_cast<std::size_t>(next - changes_.begin()) - 1];
  }
  const std::int32_t minutes = (seconds >= 0 ? seconds + 30 : seconds - 30) / 60;
  return static_cast<std::int16_t>(std::clamp(minutes, -1080, 1080));
}

const Zone* Zones::find(std::string_view name) {
  if (const auto it = known_.find(name); it != known_.end()) return it->second ? &*it->second : nullptr;
  if (!is_zone_name(name) || known_.size() >= kMaxKnown) return nullptr;
  std::optional<Zone> zone;
  if (const auto offset = fixed_offset(name)) {
    zone = Zone::fixed(*offset);
  } else if (const auto content = read_file(folder_ / name, kMaxFile)) {
    zone = Zone::parse(as_bytes(*content));
  }
  const auto it = known_.emplace(std::string(name), std::move(zone)).first;
  return it->second ? &*it->second : nullptr;
}

}  // namespace thirdrow::exchange
