/// Between the readers and who asked: counts, checks limits, remarks, stops.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "exchange/import.h"

namespace thirdrow::exchange {

class Intake {
 public:
  explicit Intake(const Sink& sink) : sink_(sink) {}

  void saw_item() {
    ++summary_.items;
    notes_.clear();  // of one that was passed over
  }
  void saw_photos(std::int64_t n) { summary_.photos += n; }
  void saw_attachments(std::int64_t n) { summary_.attachments += n; }
  /// Of an item that is passed over, or of no single entry.
  void remark(Remark remark) { sink_.remark(std::move(remark)); }
  void remark(std::string item, Reason reason) { sink_.remark({std::move(item), reason}); }
  /// Of the entry to be given next: told once it was taken.
  void note(Remark remark) { notes_.push_back(std::move(remark)); }
  void note(std::string item, Reason reason) { notes_.push_back({std::move(item), reason}); }
  /// A date as written that says nothing to us: told, and kept at the end of the text.
  void keep_date(ImportedEntry& entry, std::string_view name, const std::string& written,
                 const std::string& item);
  /// Code::cancelled when the person stopped it.
  Status progress(std::int64_t done, std::int64_t of);
  /// True the first time this source comes by.
  bool first_time(const std::string& source) { return sources_.insert(source).second; }
  /// Hands the entry over; `item` names it in remarks. An error ends the import.
  Status give(ImportedEntry entry, const std::string& item);
  /// True when the sink's error or the person ended the import.
  bool stopped() const { return stopped_; }
  const ImportSummary& summary() const { return summary_; }

 private:
  const Sink& sink_;
  ImportSummary summary_;
  bool stopped_ = false;
  std::vector<Remark> notes_;
  std::string dates_kept_;  ///< the item whose text ends in a date
  std::unordered_set<std::string> sources_;
};

/// Names for Remark::what: `a, b, c`, each short, and not too many.
std::string listed(const std::vector<std::string>& names);

}  // namespace thirdrow::exchange
