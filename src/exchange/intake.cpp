#include "exchange/intake.h"

#include "exchange/text.h"

namespace thirdrow::exchange {

void Intake::keep_date(ImportedEntry& entry, std::string_view name, const std::string& written,
                       const std::string& item) {
  constexpr std::size_t kShown = 60;  // code points
  remark(item + " (" + std::string(first_code_points(written, kShown)) + ")", Reason::bad_date);
  if (entry.title.empty() && entry.body.empty()) return;  // a date alone is nothing to keep
  if (!entry.body.empty()) entry.body += dates_kept_ == item ? "\n" : "\n\n";
  dates_kept_ = item;
  entry.body += std::string(name) + ": " + written;
}

Status Intake::progress(std::int64_t done, std::int64_t of) {
  if (sink_.progress(of > 0 && done > of ? of : done, of)) return {};
  stopped_ = true;
  return {Code::cancelled};
}

Status Intake::give(ImportedEntry entry, const std::string& item) {
  if (entry.title.empty() && entry.body.empty()) {
    remark(item, Reason::empty);
    return {};
  }
  if (entry.body.size() > kMaxBody && code_points(entry.body) > kMaxBody) {
    remark(item, Reason::too_large);
    return {};
  }
  const Status taken = sink_.entry(std::move(entry));
  if (taken) {
    ++summary_.entries;
    return {};
  }
  if (taken.code() != Code::invalid) {
    stopped_ = true;
    return taken;
  }
  remark(item, Reason::rejected);
  return {};
}

}  // namespace thirdrow::exchange
