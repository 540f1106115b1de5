#include "journal/kinds.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/words.h"

namespace thirdrow::journal {
namespace {

using Sv = std::string_view;
using enum FieldType;

constexpr std::int64_t kLine = 200;
constexpr std::int64_t kBodyMax = 1'000'000;  // imported entries may be far longer than a typed reflection

constexpr std::array kYesNo = {Sv("yes"), Sv("no")};
constexpr std::array kStandards = {Sv("S1"), Sv("S2"), Sv("S3")};

constexpr std::array kCommon = {
    Field{kDeleted, "deleted", N_("Deleted"), stamp, 0, 0, Role::plumbing},
    Field{kState, "state", N_("State"), line, 0, 40, Role::plumbing},
    Field{kTags, "tags", N_("Tags"), tags, 0, 100},
    Field{kPeople, "people", N_("People"), refs, 0, 50, Role::none, Need::optional, {}, Kind::person},
    Field{kEngagement,
          "engagement",
          N_("Engagement"),
          ref,
          0,
          0,
          Role::none,
          Need::optional,
          {},
          Kind::engagement},
    Field{kHappened, "happened", N_("When"), stamp},
};

constexpr std::array kRelations = {Sv("self"),   Sv("staff"),    Sv("peer"),
                                   Sv("senior"), Sv("customer"), Sv("personal")};
constexpr std::array kPersonFields = {
    Field{person::kName, "name", N_("Name"), line, 0, 80, Role::title, Need::required},
    Field{person::kAlias, "alias", N_("Alias, used when shared"), line, 0, 12},
    Field{person::kRelation, "relation", N_("They are"), choice, 0, 0, Role::none, Need::optional,
          kRelations},
    Field{person::kPerspective, "perspective", N_("How they see things"), line, 0, kLine},
    Field{person::kPreferences, "preferences", N_("Preferences (private)"), text, 0, 2000, Role::body},
};
constexpr std::array kPersonStates = {Sv("active"), Sv("archived")};
constexpr std::array kActive = {Sv("active")};
constexpr std::array kArchived = {Sv("archived")};
constexpr std::array kPersonMoves = {
    Transition{"archive", N_("Archive"), kActive, "archived", {}},
    Transition{"unarchive", N_("Bring back"), kArchived, "active", {}},
};

constexpr std::array kEngagementTypes = {Sv("project"), Sv("standing"), Sv("onboarding"), Sv("one_off"),
                                         Sv("personal")};
constexpr std::array kUnits = {Sv("week"), Sv("month")};
constexpr std::array kWeekdays = {Sv("monday"), Sv("tuesday"),  Sv("wednesday"), Sv("thursday"),
                                  Sv("friday"), Sv("saturday"), Sv("sunday")};
constexpr std::array kEngagementFields = {
    Field{engagement::kTitle, "title", N_("Title"), line, 0, 120, Role::title, Need::required},
    Field{engagement::kWhy, "why", N_("Why it matters"), text, 0, 500, Role::body},
    Field{engagement::kType, "type", N_("Type"), choice, 0, 0, Role::none, Need::optional, kEngagementTypes},
    Field{engagement::kPlannedStart, "planned_start", N_("Planned start"), day},
    Field{engagement::kPlannedEnd, "planned_end", N_("Planned end"), day},
    Field{engagement::kActualStart, "actual_start", N_("Started"), day},
    Field{engagement::kActualEnd, "actual_end", N_("Ended"), day},
    Field{engagement::kEvery, "every", N_("Check in every"), integer, 1, 12},
    Field{engagement::kUnit, "unit", N_("Week or month"), choice, 0, 0, Role::none, Need::optional, kUnits},
    Field{engagement::kWeekday, "weekday", N_("On"), choice, 0, 0, Role::none, Need::optional, kWeekdays},
    Field{engagement::kReason, "reason", N_("Why it was cancelled"), line, 0, 500},
};
constexpr std::array kEngagementStates = {Sv("draft"), Sv("active"), Sv("closing"), Sv("cancelled")};
constexpr std::array kDraft = {Sv("draft")};
constexpr std::array kRunning = {Sv("active")};
constexpr std::array kOpen = {Sv("draft"), Sv("active"), Sv("closing")};
constexpr std::array kNeedsStart = {Sv("actual_start")};
constexpr std::array kNeedsEnd = {Sv("actual_end")};
constexpr std::array kNeedsReason = {Sv("reason")};
constexpr std::array kEngagementMoves = {
    Transition{"start", N_("Start"), kDraft, "active", kNeedsStart, "actual_start"},
    Transition{"finish", N_("Begin to close"), kRunning, "closing", kNeedsEnd, "actual_end"},
    Transition{"cancel", N_("Cancel it"), kOpen, "cancelled", kNeedsReason},
};
constexpr std::array kEngagementOrders = {
    DayOrder{engagement::kPlannedStart, engagement::kPlannedEnd},
    DayOrder{engagement::kActualStart, engagement::kActualEnd},
};

constexpr std::array kReflectionTypes = {Sv("free"),     Sv("daily"),     Sv("weekly"),   Sv("monthly"),
                                         Sv("presence"), Sv("best_self"), Sv("contrast"), Sv("objection")};
constexpr std::array kReflectionFields = {
    Field{reflection::kTitle, "title", N_("Title"), line, 0, kLine, Role::title},
    Field{reflection::kBody, "body", N_("Text"), text, 0, kBodyMax, Role::body},
    Field{reflection::kType, "type", N_("Kind"), choice, 0, 0, Role::subkind, Need::required,
          kReflectionTypes},
    Field{reflection::kPrompt, "prompt", N_("Question it answers"), line, 0, 64, Role::plumbing},
    Field{reflection::kSource, "source", N_("Imported from"), line, 0, 400, Role::source},
};

constexpr std::array kOrigins = {Sv("shipped"), Sv("mine"), Sv("coach"), Sv("imported")};
constexpr std::array kQuestionFields = {
    Field{question::kText, "text", N_("Question"), line, 0, 240, Role::title, Need::required},
    Field{question::kTheme, "theme", N_("Theme"), line, 0, 40},
    Field{question::kOrigin, "origin", N_("From"), choice, 0, 0, Role::none, Need::optional, kOrigins},
    Field{question::kFavourite, "favourite", N_("Favourite"), flag},
    Field{question::kFor, "for", N_("Kind of entry"), line, 0, 40},
    Field{question::kStandard, "standard", N_("Standard"), line, 0, 20},
    Field{question::kWhen, "when", N_("Asked when"), line, 0, 60},
    Field{question::kShipped, "shipped", N_("Number in the shipped bank"), line, 0, 64, Role::plumbing},
};
constexpr std::array kQuestionStates = {Sv("active"), Sv("retired")};
constexpr std::array kRetired = {Sv("retired")};
constexpr std::array kQuestionMoves = {
    Transition{"retire", N_("Retire"), kActive, "retired", {}},
    Transition{"bring_back", N_("Bring back"), kRetired, "active", {}},
};

constexpr std::array kUseFields = {
    Field{question_use::kQuestion, "question", N_("Question"), line, 0, 64, Role::none, Need::required},
    Field{question_use::kUsedOn, "used_on", N_("Used on"), day, 0, 0, Role::none, Need::required},
    Field{question_use::kOpened, "opened", N_("How far it opened things up (0–4)"), integer, 0, 4},
};

constexpr std::array kSettings = {Sv("one_to_one"), Sv("group"), Sv("writing"), Sv("call"), Sv("other")};
constexpr std::array kUrges = {Sv("squash"), Sv("minimise"), Sv("defend"),
                               Sv("fix"),    Sv("withdraw"), Sv("none")};
constexpr std::array kResults = {Sv("deeper"), Sv("flat"), Sv("worse")};
constexpr std::array kMomentFields = {
    Field{moment::kTitle, "title", N_("What happened, in one line"), line, 0, kLine, Role::title,
          Need::required},
    Field{moment::kSetting, "setting", N_("Setting"), choice, 0, 0, Role::none, Need::optional, kSettings},
    Field{moment::kSurprise, "surprise", N_("It surprised me"), flag},
    Field{moment::kUrge, "urge", N_("My first urge"), choice, 0, 0, Role::none, Need::optional, kUrges},
    Field{moment::kPaused, "paused", N_("I paused"), choice, 0, 0, Role::none, Need::optional, kYesNo},
    Field{moment::kRelaxed, "relaxed", N_("I relaxed"), choice, 0, 0, Role::none, Need::optional, kYesNo},
    Field{moment::kSmiled, "smiled", N_("I smiled"), choice, 0, 0, Role::none, Need::optional, kYesNo},
    Field{moment::kAsked, "asked", N_("I asked a question"), choice, 0, 0, Role::none, Need::optional,
          kYesNo},
    Field{moment::kQuestion, "question", N_("The question I asked"), line, 0, 240},
    Field{moment::kPleased, "learned_pleased", N_("What I was pleased to learn"), text, 0, 20000},
    Field{moment::kStung, "learned_stung", N_("What stung"), text, 0, 20000},
    Field{moment::kThanked, "thanked", N_("Thanked them on"), day},
    Field{moment::kToldBack, "told_back", N_("Told them back on"), day},
    Field{moment::kResult, "result", N_("It went"), choice, 0, 0, Role::none, Need::optional, kResults},
    Field{moment::kBody, "body", N_("What I did instead, and what followed"), text, 0, 20000, Role::body},
};
constexpr std::array kMomentStates = {Sv("captured"), Sv("reflected"), Sv("closed")};
constexpr std::array kCaptured = {Sv("captured")};
constexpr std::array kReflected = {Sv("reflected")};
constexpr std::array kMomentMoves = {
    Transition{"reflect", N_("Mark as reflected on"), kCaptured, "reflected", {}},
    Transition{"close", N_("Close"), kReflected, "closed", {}},
};

constexpr std::array kAudiences = {Sv("inside"), Sv("outside")};
constexpr std::array kNamedOk = {Sv("not_asked"), Sv("yes"), Sv("no")};
constexpr std::array kStoryTypes = {Sv("story"), Sv("recognition")};
constexpr std::array kStoryFields = {
    Field{story::kTitle, "title", N_("Title"), line, 0, kLine, Role::title},
    Field{story::kBody, "body", N_("What happened"), text, 0, 800, Role::body, Need::required},
    Field{story::kFor, "for", N_("Served people"), choice, 0, 0, Role::none, Need::optional, kAudiences},
    Field{story::kStandard, "standard", N_("Standard"), choice, 0, 0, Role::none, Need::optional, kStandards},
    Field{story::kNamedOk, "named_ok", N_("May they be named?"), choice, 0, 0, Role::none, Need::optional,
          kNamedOk},
    Field{story::kType, "type", N_("Type"), choice, 0, 0, Role::none, Need::optional, kStoryTypes},
    Field{story::kCelebratedHow, "celebrated_how", N_("Celebrated how"), line, 0, kLine},
    Field{story::kCelebratedOn, "celebrated_on", N_("Celebrated on"), day},
    Field{story::kTold, "told", N_("Told where and when"), dated, 0, 100},
};

constexpr std::array kKinds = {
    KindInfo{Kind::person, "person", N_("Person"), Shelf::records, kPersonFields, kPersonStates,
             kPersonMoves},
    KindInfo{Kind::engagement, "engagement", N_("Engagement"), Shelf::records, kEngagementFields,
             kEngagementStates, kEngagementMoves, kEngagementOrders},
    KindInfo{Kind::reflection, "reflection", N_("Reflection"), Shelf::journal, kReflectionFields, {}, {}},
    KindInfo{Kind::question, "question", N_("Question"), Shelf::records, kQuestionFields, kQuestionStates,
             kQuestionMoves},
    KindInfo{Kind::question_use, "question_use", N_("Use of a question"), Shelf::records, kUseFields, {}, {}},
    KindInfo{Kind::moment, "moment", N_("Moment"), Shelf::journal, kMomentFields, kMomentStates,
             kMomentMoves},
    KindInfo{Kind::story, "story", N_("Story"), Shelf::journal, kStoryFields, {}, {}},
};

constexpr std::array kReflectionLabels = {
    N_("Free reflection"), N_("Daily reflection"), N_("Weekly review"),       N_("Monthly review"),
    N_("Presence"),        N_("At my best"),       N_("Superb and adequate"), N_("Objection")};
static_assert(kReflectionLabels.size() == kReflectionTypes.size());

}  // namespace

std::span<const KindInfo> kinds() { return kKinds; }

const KindInfo* find_kind(std::uint16_t number) {
  const auto it = std::ranges::find(kKinds, static_cast<Kind>(number), &KindInfo::kind);
  return it == kKinds.end() ? nullptr : &*it;
}

const KindInfo* find_kind(std::string_view name) {
  const auto it = std::ranges::find(kKinds, name, &KindInfo::name);
  return it == kKinds.end() ? nullptr : &*it;
}

std::span<const Field> common_fields() { return kCommon; }

const Field* find_field(const KindInfo& kind, Tag tag) {
  for (const std::span<const Field> fields : {kind.fields, common_fields()}) {
    const auto it = std::ranges::find(fields, tag, &Field::tag);
    if (it != fields.end()) return &*it;
  }
  return nullptr;
}

const Field* find_field(const KindInfo& kind, std::string_view name) {
  for (const std::span<const Field> fields : {kind.fields, common_fields()}) {
    const auto it = std::ranges::find(fields, name, &Field::name);
    if (it != fields.end()) return &*it;
  }
  return nullptr;
}

const Field* field_with_role(const KindInfo& kind, Role role) {
  const auto it = std::ranges::find(kind.fields, role, &Field::role);
  return it == kind.fields.end() ? nullptr : &*it;
}

std::span<const EntryKind> entry_kinds() {
  static const std::vector<EntryKind> kAll = [] {
    std::vector<EntryKind> all;
    for (std::size_t i = 0; i < kReflectionTypes.size(); ++i) {
      all.push_back({kReflectionTypes[i], kReflectionLabels[i], Kind::reflection, kReflectionTypes[i]});
    }
    for (const KindInfo& kind : kKinds) {
      if (kind.shelf == Shelf::journal && kind.kind != Kind::reflection) {
        all.push_back({kind.name, kind.label, kind.kind, {}});
      }
    }
    return all;
  }();
  return kAll;
}

const EntryKind* find_entry_kind(std::string_view name) {
  const auto all = entry_kinds();
  const auto it = std::ranges::find(all, name, &EntryKind::name);
  return it == all.end() ? nullptr : &*it;
}

}  // namespace thirdrow::journal
