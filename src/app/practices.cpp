#include "app/practices.h"

#include <algorithm>

#include "base/words.h"

namespace thirdrow::app {
namespace {

using journal::Kind;

std::vector<Practice> service_practices() {
  return {
      {"icare",
       N_("Five elements of service"),
       N_("Six sentences about the service you and your people give, each with an example."),
       "check",
       {{Kind::assessment, "icare"}}},
      {"basics",
       N_("Back to basics"),
       N_("Civility, politeness, honesty, service, caring: how it was, and where one could see it."),
       "sun",
       {{Kind::assessment, "basics"}}},
      {"quiz",
       N_("How minded we are to serve"),
       N_("Ten sentences about how minded your organisation is to serve."),
       "question",
       {{Kind::assessment, "quiz"}}},
      {"views",
       N_("Three places to look from"),
       N_("Take the place of the front line, of a manager, of a senior leader: one a month."),
       "person",
       {{Kind::assessment, "perspective"}}},
      {"firm",
       N_("As an outside firm"),
       N_("Your team is a firm of its own from today: would they hire you back? The links show who needs "
          "what from whom."),
       "folder",
       {{Kind::assessment, "spinoff"}, {Kind::chain_link}}},
      {"processes",
       N_("Processes"),
       N_("What is broken or missing between teams, until it is fixed."),
       "gear",
       {{Kind::process}}},
      {"requests",
       N_("Requests to other teams"),
       N_("Earn trust by a change of your own first, then ask another team for the same."),
       "chat",
       {{Kind::request}}},
  };
}

std::vector<Practice> leading_practices() {
  return {
      {"values",
       N_("Values and decisions"),
       N_("Values say how you go about things; decisions show which of them were honoured."),
       "star",
       {{Kind::value}, {Kind::decision}}},
      {"why",
       N_("Why we are here"),
       N_("The why in your own words, the way from your work to the customer, and when you last said it."),
       "info",
       {{Kind::why}, {Kind::why_said}}},
      {"definitions",
       N_("What words mean"),
       N_("What you mean by the words that everybody uses, looked at again from time to time."),
       "book",
       {{Kind::definition}}},
      {"tasks",
       N_("Tasks"),
       N_("How able and how willing someone is for one task, by your own rating and by theirs."),
       "check",
       {{Kind::task}}},
      {"stories",
       N_("Stories, celebrated"),
       N_("What went well for somebody: keep it, tell it, celebrate it."),
       "sun",
       {{Kind::story}}},
      {"small_fixes",
       N_("Small fixes"),
       N_("The small things that you put right with your own hands."),
       "pencil",
       {{Kind::small_fix}}},
      {"presence",
       N_("Being present"),
       N_("When you were fully there, and what pulled you away."),
       "clock",
       {{Kind::reflection, "presence"}, {Kind::reflection, "best_self"}}},
      {"contrast",
       N_("Superb and adequate"),
       N_("Service you were given yourself: what made you feel valued, and what did not."),
       "copy",
       {{Kind::reflection, "contrast"}}},
      {"objections",
       N_("Objections"),
       N_("Why it cannot be done, in your own words or in theirs; and how you see it later."),
       "warning",
       {{Kind::reflection, "objection"}}},
  };
}

std::vector<Practice> tracking_practices() {
  return {
      {"promises",
       N_("Commitments"),
       N_("When this happens, then I do that, by a day: one promise each."),
       "handshake",
       {{Kind::commitment}}},
      {"heard",
       N_("Heard"),
       N_("What people told you, in their words, until they know what came of it."),
       "chat",
       {{Kind::heard}}},
      {"fires",
       N_("Fires and issues"),
       N_("What burned and what was caught before: the first sign, the root, the lesson."),
       "warning",
       {{Kind::fire}, {Kind::issue}}},
      {"outcomes",
       N_("Outcomes"),
       N_("What others measure: surveys and customer feedback, beside the value of your peers."),
       "chart",
       {{Kind::outcome_reading}}},
      {"shown",
       N_("Shown to the team"),
       N_("What your people were shown of their answers: of one piece of work at its close, of a whole year "
          "here."),
       "chart",
       {{Kind::publication}}},
      {"elsewhere",
       N_("Went elsewhere"),
       N_("Who took their need somewhere else, and why it was easier there."),
       "back",
       {{Kind::elsewhere}}},
      {"weeks",
       N_("Weeks"),
       N_("How the week went: the effort, the reward, where you set an example."),
       "calendar",
       {{Kind::week}}},
      {"pledge",
       N_("Pledge"),
       N_("Several leaders, the same three standards, one day to look back."),
       "star",
       {{Kind::pledge}}},
      {"brief",
       N_("Brief for the leadership team"),
       N_("Three questions with their background, to take to your own leaders. No names."),
       "upload",
       {{Kind::brief}}},
  };
}

}  // namespace

std::span<const Practice> practices() {
  static const std::vector<Practice> all = [] {
    std::vector<Practice> out = service_practices();
    for (const Practice& each : leading_practices()) out.push_back(each);
    for (const Practice& each : tracking_practices()) out.push_back(each);
    return out;
  }();
  return all;
}

const Practice* practice_of(const journal::Record& record) {
  const auto all = practices();
  const auto at = std::ranges::find_if(all, [&record](const Practice& one) {
    return std::ranges::any_of(one.what, [&record](const What& what) { return is_one(record, what); });
  });
  return at == all.end() ? nullptr : &*at;
}

}  // namespace thirdrow::app
