/// Which records a page is about: by kind, of one engagement or of all; and how a new one of them begins.
/// Values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/session.h"

namespace thirdrow::app {

/// A kind, or one sort of it: `presence` of the reflections, `quiz` of the assessments.
struct What {
  journal::Kind kind;
  std::string_view sort = {};
  friend bool operator==(const What&, const What&) = default;
};
/// What one of them is called; English, for translation.
const char* what_words(const What& what);
bool is_one(const journal::Record& record, const What& what);

enum class Sorting : std::uint8_t { by_title, newest_first };

struct Scope {
  std::vector<What> what;  ///< never empty
  std::optional<RecordId> engagement = {};
  Sorting sorting = Sorting::newest_first;
  friend bool operator==(const Scope&, const Scope&) = default;
  bool holds(const journal::Record& record) const;
};
/// What a button says that begins one there.
const char* new_words(const Scope& scope, const What& what);

/// Those outside the Trash, with the words of forms that did not fit yet, also of records never written; but
/// what the rules let change no more as it stands.
Result<std::vector<journal::Record>> records_in(Session& session, const Scope& scope);

/// Records of the kind that name `target` in a link, outside the Trash, by their day; found without reading
/// the others of the kind.
Result<std::vector<RecordId>> belonging(Session& session, RecordId target, journal::Kind kind);
/// What is agreed, or to be agreed, for that phase alone, in one line.
Result<std::string> terms_of_phase(Session& session, RecordId phase);

/// A new record of the scope that is not stored yet, with what is known already: the engagement and its
/// people, the sheet, today.
Result<journal::Record> begin_record(Session& session, const Scope& scope, const What& what);

/// Whether a step of the kind sets that day: then nothing else does before, as what is only planned has not
/// begun.
bool set_by_a_step(const journal::KindInfo& kind, journal::Tag day);
/// Whether people take part in records of the kind, beside those that its own fields name.
bool names_people(journal::Kind kind);

}  // namespace thirdrow::app
