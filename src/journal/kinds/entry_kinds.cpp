// People, and what is written down about a day: reflections, moments, stories, small fixes; the bank of
// questions.
#include "journal/kinds/acts.h"
#include "journal/kinds/parts.h"

namespace thirdrow::journal {
namespace {

using namespace parts;

constexpr std::array kRelations = {Sv("self"),   Sv("staff"),    Sv("peer"),
                                   Sv("senior"), Sv("customer"), Sv("personal")};
constexpr std::array kPersonFields = {
    needed(title(person::kName, "name", N_("Name"), 80)),
    line(person::kAlias, "alias", N_("Alias, used when shared"), 12),
    pick(person::kRelation, "relation", N_("They are"), kRelations),
    line(person::kPerspective, "perspective", N_("How they see things")),
    body(person::kPreferences, "preferences", N_("Preferences (private)"), 2000),
};
constexpr std::array kPersonStates = {Sv("active"), Sv("archived")};
constexpr std::array kActive = {Sv("active")};
constexpr std::array kArchived = {Sv("archived")};
constexpr std::array kPersonMoves = {
    Transition{"archive", N_("Archive"), kActive, "archived", {}},
    Transition{"unarchive", N_("Bring back"), kArchived, "active", {}},
};

constexpr std::array kReflectionTypes = {Sv("free"),     Sv("daily"),     Sv("weekly"),   Sv("monthly"),
                                         Sv("presence"), Sv("best_self"), Sv("contrast"), Sv("objection")};
constexpr std::array kWhose = {Sv("own"), Sv("other")};
constexpr std::array kPulls = {Sv("past"), Sv("future"), Sv("elsewhere"), Sv("none")};
constexpr std::array kReflectionFields = {
    title(reflection::kTitle, "title", N_("Title")),
    body(reflection::kBody, "body", N_("Text"), kBodyMax),
    needed(with(pick(reflection::kType, "type", N_("Kind"), kReflectionTypes), Role::subkind)),
    with(line(reflection::kPrompt, "prompt", N_("Question it answers"), 64), Role::plumbing),
    with(line(reflection::kSource, "source", N_("Imported from"), 400), Role::source),
    only("objection", pick(reflection::kWhose, "whose", N_("Whose objection"), kWhose)),
    only("objection", text(reflection::kLaterView, "later_view", N_("How I see it later"))),
    only("presence", pick(reflection::kPulled, "pulled", N_("What pulled me away"), kPulls)),
    only("contrast", text(reflection::kSuperb, "superb", N_("Superb service I was given"))),
    only("contrast", text(reflection::kAdequate, "adequate", N_("Merely adequate service"))),
};

constexpr std::array kOrigins = {Sv("shipped"), Sv("mine"), Sv("coach"), Sv("imported")};
constexpr std::array kQuestionFields = {
    needed(title(question::kText, "text", N_("Question"), 240)),
    line(question::kTheme, "theme", N_("Theme"), 40),
    pick(question::kOrigin, "origin", N_("From"), kOrigins),
    flag(question::kFavourite, "favourite", N_("Favourite")),
    line(question::kFor, "for", N_("Kind of entry"), 40),
    line(question::kStandard, "standard", N_("Standard"), 20),
    line(question::kWhen, "when", N_("Asked when"), 60),
    with(line(question::kShipped, "shipped", N_("Number in the shipped bank"), 64), Role::plumbing),
};
constexpr std::array kQuestionStates = {Sv("active"), Sv("retired")};
constexpr std::array kRetired = {Sv("retired")};
constexpr std::array kQuestionMoves = {
    Transition{"retire", N_("Retire"), kActive, "retired", {}},
    Transition{"bring_back", N_("Bring back"), kRetired, "active", {}},
};

constexpr std::array kUseFields = {
    needed(line(question_use::kQuestion, "question", N_("Question"), 64)),
    needed(day(question_use::kUsedOn, "used_on", N_("Used on"))),
    rating(question_use::kOpened, "opened", N_("How far it opened things up (0–4)")),
};

constexpr std::array kSettings = {Sv("one_to_one"), Sv("group"), Sv("writing"), Sv("call"), Sv("other")};
constexpr std::array kUrges = {Sv("squash"), Sv("minimise"), Sv("defend"),
                               Sv("fix"),    Sv("withdraw"), Sv("none")};
constexpr std::array kResults = {Sv("deeper"), Sv("flat"), Sv("worse")};
constexpr std::array kMomentFields = {
    needed(title(moment::kTitle, "title", N_("What happened, in one line"))),
    pick(moment::kSetting, "setting", N_("Setting"), kSettings),
    flag(moment::kSurprise, "surprise", N_("It surprised me")),
    pick(moment::kUrge, "urge", N_("My first urge"), kUrges),
    pick(moment::kPaused, "paused", N_("I paused"), kYesNo),
    pick(moment::kRelaxed, "relaxed", N_("I relaxed"), kYesNo),
    pick(moment::kSmiled, "smiled", N_("I smiled"), kYesNo),
    pick(moment::kAsked, "asked", N_("I asked a question"), kYesNo),
    line(moment::kQuestion, "question", N_("The question I asked"), 240),
    text(moment::kPleased, "learned_pleased", N_("What I was pleased to learn")),
    text(moment::kStung, "learned_stung", N_("What stung")),
    day(moment::kThanked, "thanked", N_("Thanked them on")),
    day(moment::kToldBack, "told_back", N_("Told them back on")),
    pick(moment::kResult, "result", N_("It went"), kResults),
    body(moment::kBody, "body", N_("What I did instead, and what followed")),
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
constexpr std::array kStoryTypes = {Sv("story"), Sv("recognition"), Sv("training")};
constexpr std::array kWhere = {Sv("public"), Sv("private")};
constexpr std::array kStoryFields = {
    title(story::kTitle, "title", N_("Title")),
    needed(body(story::kBody, "body", N_("What happened"), 800)),
    pick(story::kFor, "for", N_("Served people"), kAudiences),
    pick(story::kStandard, "standard", N_("Standard"), kStandards),
    pick(story::kNamedOk, "named_ok", N_("May they be named?"), kNamedOk),
    pick(story::kType, "type", N_("Type"), kStoryTypes),
    line(story::kCelebratedHow, "celebrated_how", N_("Celebrated how")),
    day(story::kCelebratedOn, "celebrated_on", N_("Celebrated on")),
    dated(story::kTold, "told", N_("Told where and when")),
    pick(story::kWhere, "where", N_("In public or in private"), kWhere),
};

constexpr std::array kSmallFixFields = {
    needed(title(small_fix::kTitle, "title", N_("What I fixed myself"))),
    body(small_fix::kBody, "body", N_("Notes")),
};

constexpr std::array kElsewhereFields = {
    needed(title(left::kTitle, "title", N_("Who went elsewhere, and for what"))),
    line(left::kWhere, "where", N_("Where they went"), 80),
    day(left::kOn, "on", N_("On")),
    body(left::kBody, "body", N_("Why it was easier there")),
};

constexpr std::array kKinds = {
    KindInfo{Kind::person, "person", N_("Person"), Shelf::records, kPersonFields, kPersonStates,
             kPersonMoves},
    KindInfo{Kind::reflection, "reflection", N_("Reflection"), Shelf::journal, kReflectionFields, {}, {}},
    KindInfo{Kind::question, "question", N_("Question"), Shelf::records, kQuestionFields, kQuestionStates,
             kQuestionMoves},
    KindInfo{Kind::question_use,
             "question_use",
             N_("Use of a question"),
             Shelf::records,
             kUseFields,
             {},
             {},
             {},
             question_use::kUsedOn},
    KindInfo{Kind::moment, "moment", N_("Moment"), Shelf::journal, kMomentFields, kMomentStates,
             kMomentMoves},
    KindInfo{Kind::story,
             "story",
             N_("Story"),
             Shelf::journal,
             kStoryFields,
             {},
             {},
             {},
             0,
             rules::story,
             rules::story_stands},
    KindInfo{Kind::small_fix, "small_fix", N_("Small fix"), Shelf::journal, kSmallFixFields, {}, {}},
    KindInfo{Kind::elsewhere,
             "elsewhere",
             N_("Went elsewhere"),
             Shelf::records,
             kElsewhereFields,
             {},
             {},
             {},
             left::kOn},
};

}  // namespace

std::span<const KindInfo> entry_descriptions() { return kKinds; }

}  // namespace thirdrow::journal
