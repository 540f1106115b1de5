/// The records that figures are worked out from, in memory and by what figures ask: a kind within days, and
/// who names whom. One record is added, replaced or taken out in O(log n) per field, so that after an edit
/// only the figures are reckoned anew, each from what lies in its window.
#pragma once

#include <compare>
#include <cstddef>
#include <limits>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

#include "journal/facts.h"

namespace thirdrow::journal {

/// Local dates, both ends belong to it.
struct Window {
  Day first, last;

  bool holds(Day day) const { return first <= day && day <= last; }
  /// 0 when it ends before it begins.
  std::int32_t days() const { return last < first ? 0 : (last + 1) - first; }
  friend bool operator==(const Window&, const Window&) = default;
};
inline constexpr Window kAllTime = {{std::numeric_limits<std::int32_t>::min()},
                                    {std::numeric_limits<std::int32_t>::max()}};

/// Whether a record counts as work (I12). It belongs to the engagement that it names, else to those of the
/// records that it names; of several the last in this list decides.
enum class Standing : std::uint8_t {
  unbound,   ///< belongs to no engagement
  work,      ///< belongs to a work engagement
  gone,      ///< its engagement is in the Trash or unknown
  personal,  ///< belongs to a personal engagement, or to none and to personal people alone
};

/// What it holds is a function of the records put in last, whatever the order. Not thread-safe; what it hands
/// out is good until the next put() or remove().
class Ledger {
 public:
  Ledger() = default;
  Ledger(Ledger&&) = default;  ///< its keys point at its own records: it moves, and is never copied
  Ledger& operator=(Ledger&&) = default;

  /// Adds the record or replaces the one with its id. One in the Trash is kept only to tell what belongs to
  /// it.
  void put(Facts facts);
  void put(const Record& record) { put(Facts(record)); }
  /// For a record that is erased.
  void remove(RecordId id);
  /// What a record is called whose title is too long for its facts (a question). For one that is in the
  /// ledger.
  void call(RecordId id, std::string title) { titles_[id] = std::move(title); }

  std::size_t size() const { return live_; }  ///< without those in the Trash
  /// nullptr when it is not there or in the Trash.
  const Facts* find(RecordId id) const;

  /// Calls visit(const Facts&) for the records of `kind` whose day in `tag` (0: Facts::day()) lies in the
  /// window, by day and then by id. Those without that day are left out.
  template <class Visit>
  void each(Kind kind, Tag tag, Window window, Visit visit) const {
    for (auto it = by_day_.lower_bound({kind, tag, window.first, {}, nullptr}); it != by_day_.end(); ++it) {
      if (it->kind != kind || it->tag != tag || window.last < it->day) return;
      visit(*it->facts);
    }
  }
  template <class Visit>
  void each(Kind kind, Visit visit) const {
    each(kind, 0, kAllTime, visit);
  }
  /// The same of records in the Trash too, in no order.
  template <class Visit>
  void each_ever(Kind kind, Visit visit) const {
    for (const auto& [id, facts] : facts_) {
      if (facts.kind() == kind) visit(facts);
    }
  }
  /// The same for the records of `kind` that name `target` in a link.
  template <class Visit>
  void naming(RecordId target, Kind kind, Visit visit) const {
    const auto links = by_link_.find(target);
    if (links == by_link_.end()) return;
    for (auto it = links->second.lower_bound({kind, kAllTime.first, {}, nullptr}); it != links->second.end();
         ++it) {
      if (it->kind != kind) return;
      visit(*it->facts);
    }
  }

  /// In the person's own words; empty when its facts hold none. Of a link of the chain who gives what to
  /// whom.
  std::string title(const Facts& facts) const;

  Standing standing(const Facts& facts) const { return standing(facts, 0); }
  /// What measures of work count: neither personal nor part of what is gone.
  bool is_work(const Facts& facts) const {
    const Standing found = standing(facts);
    return found == Standing::work || found == Standing::unbound;
  }

 private:
  struct DayKey {
    Kind kind;
    Tag tag;
    Day day;
    RecordId id;
    const Facts* facts;
    friend std::strong_ordering operator<=>(const DayKey& a, const DayKey& b) {
      return std::tie(a.kind, a.tag, a.day, a.id) <=> std::tie(b.kind, b.tag, b.day, b.id);
    }
  };
  /// A record that names another in a link.
  struct LinkKey {
    Kind kind;
    Day day;
    RecordId id;
    const Facts* facts;
    friend std::strong_ordering operator<=>(const LinkKey& a, const LinkKey& b) {
      return std::tie(a.kind, a.day, a.id) <=> std::tie(b.kind, b.day, b.id);
    }
  };

  void enter(const Facts& facts);
  void strike(const Facts& facts);
  const Facts* find_any(RecordId id) const;
  Standing standing(const Facts& facts, int depth) const;
  Standing standing_of_engagement(RecordId id) const;
  bool has_only_personal_people(const Facts& facts) const;

  std::unordered_map<RecordId, Facts> facts_;  ///< its nodes stay where they are, so keys point at them
  std::set<DayKey> by_day_;
  std::unordered_map<RecordId, std::set<LinkKey>> by_link_;  ///< by the record that is named
  std::unordered_map<RecordId, std::string> titles_;         ///< of call()
  std::size_t live_ = 0;
};

}  // namespace thirdrow::journal
