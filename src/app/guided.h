/// The two talks that a leader and their people hold with the screen turned to both, as data: the one an
/// engagement starts with, and the one it closes with. Which steps there are, which records and fields each
/// fills in, and what can be done on it. What they write are records like any others.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/figure_words.h"
#include "app/session.h"

namespace thirdrow::app {

enum class Journey : std::uint8_t { start, close };

/// Whose fields a step fills in.
enum class Fills : std::uint8_t {
  nothing,
  engagement,
  agreement,  ///< the one for the whole engagement
  phase,      ///< another one
  terms,      ///< the agreement of a phase
  judged,     ///< an agreement that was agreed
  selfcheck,
  round,
  tally,
  publication,
};

struct GuidedStep {
  enum class Place : std::uint8_t {
    own,     ///< counted: "Step 3 of 9"
    within,  ///< a further page of the step before
    aside,   ///< the same, and passed over unless asked for
  };
  std::string_view key;  ///< stable
  const char* label;     ///< English, for translation, as are the next two
  const char* question;
  const char* help;
  Fills fills = Fills::nothing;
  std::span<const std::string_view> fields = {};
  Place place = Place::own;
};
std::span<const GuidedStep> guided_steps(Journey journey);
/// How many are counted.
std::size_t guided_count(Journey journey);

/// An engagement with what belongs to it, outside the Trash, with what was typed and not yet written.
struct Ground {
  journal::Record engagement;
  Day today;
  std::vector<journal::Record> agreements, phases, checkins, selfchecks, rounds, publications;
  std::vector<RecordId> untold = {};      ///< of the publications those that nobody has saved yet
  std::optional<Stamp> closed_before;     ///< of an engagement that was reopened: its last close
  std::optional<RecordId> begun_count;    ///< a count that was typed and not kept yet
  bool counted = false;                   ///< the round's count is written
  std::map<RecordId, std::string> names;  ///< of those who take part, or agreed
  std::optional<FigureWords> said;        ///< what may be said of the round, once it is released

  /// In the making, else in force; of a phase, or of the whole.
  const journal::Record* agreement(std::optional<RecordId> phase = {}) const;
  const journal::Record* in_force(std::optional<RecordId> phase = {}) const;
  /// Of this close, not of one before the engagement was reopened; nullptr while there is none.
  const journal::Record* round() const;
  /// One that was opened and does not count, while no other is open in its place.
  const journal::Record* voided() const;
  const journal::Record* selfcheck() const;
  const journal::Record* publication() const;
  /// Whether it was saved: until then it is a draft, and nobody was told.
  bool is_told() const;
  bool is_waived() const { return !engagement.text(journal::engagement::kWaiver).empty(); }
};
Result<Ground> ground_of(Session& session, RecordId engagement);

struct GuidedPage {
  const GuidedStep* step = nullptr;
  std::size_t number = 1;               ///< of its step, from 1
  std::optional<RecordId> record = {};  ///< what it fills in; nothing: one that is yet to be made
  std::optional<RecordId> phase = {};   ///< whose terms it is about
  std::string about = {};               ///< the name of that phase
  std::string key() const;              ///< what a journal remembers of where a talk was left
};
/// In order. Never empty.
std::vector<GuidedPage> guided_pages(Journey journey, const Ground& ground);
/// The first page whose fields are empty; the last when there is none.
std::size_t first_open(const std::vector<GuidedPage>& pages, const Ground& ground);

enum class GuidedAct : std::uint8_t {
  add_phase,
  agree,
  start,
  lock,
  lock_alone,  ///< the result is known already: set against nothing
  open,
  waive,  ///< leads to its page, as does the next
  count,
  enter_count,
  release,
  show,
  close,
  print,
  save_pdf,
  print_draft,  ///< what is not agreed yet, as is the next
  save_draft,
  print_slips,
  save_slips,
};
/// English, for translation.
const char* act_words(GuidedAct act);
std::string_view act_name(GuidedAct act);
/// What the page offers beside going on; the first is what it is there for.
std::vector<GuidedAct> acts_of(Journey journey, const GuidedPage& page, const Ground& ground);

/// Whether both sides wrote one of its criteria.
bool has_joint(const journal::Record& agreement);
/// What the page still lacks for an agreement, which does not keep anybody from going on; nullptr when it
/// lacks nothing. English, for translation.
const char* remark_of(const GuidedPage& page, const journal::Record& record);
/// A record for the page, with what is known already; not stored.
Result<journal::Record> begin_for(Session& session, const Ground& ground, const GuidedPage& page);
using Proposal = std::vector<std::pair<journal::Tag, journal::Value>>;
/// Takes the step in the journal: agree, start, lock, open, release, close; whole, or not at all. `given`:
/// fields of what is agreed that come with the word itself. An error of Code::refused is a rule's; `where` is
/// then told the key of the page that can put it right, if one can.
Status perform(Session& session, RecordId engagement, GuidedAct act, const Proposal& given = {},
               std::string* where = nullptr);
/// Whether the talk has come to its end: everything is agreed, or the engagement is closed.
bool is_over(Journey journey, const Ground& ground);

/// The page of each refusal that one can put right; empty for others.
std::string_view page_of_rule(std::string_view detail);

/// Where the talk was left; empty when it was not begun, or is over.
std::string left_at(Session& session, Journey journey, RecordId engagement);
Status leave_at(Session& session, Journey journey, RecordId engagement, std::string_view key);

struct GuidedOffer {
  Journey journey;
  const char* words;  ///< English, for translation
  friend bool operator==(const GuidedOffer&, const GuidedOffer&) = default;
};
/// The talks that can be held, or gone on with, as the engagement stands.
std::vector<GuidedOffer> guided_offers(const Ground& ground, std::string_view start_left,
                                       std::string_view close_left);
Result<std::vector<GuidedOffer>> guided_offers(Session& session, RecordId engagement);

}  // namespace thirdrow::app
