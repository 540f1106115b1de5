#include "app/drill.h"

#include <algorithm>
#include <tuple>

#include "app/form.h"
#include "app/ref_choices.h"
#include "base/words.h"
#include "journal/fold.h"

namespace thirdrow::app {
namespace {

using journal::Kind;
using journal::Record;

constexpr std::size_t kCompared = 3;
constexpr std::size_t kMostBytes = 1'200;
constexpr std::size_t kMostSituations = 200;

/// Where the bank keeps the questions for a kind of situation, and the theme of one's own.
struct Theme {
  Kind kind;
  std::string_view leads_to, standard;
  const char* name;
};
constexpr Theme kThemes[] = {{Kind::moment, "moment", "LISTEN", "moments"},
                             {Kind::heard, "checkin", "LISTEN", "listening"},
                             {Kind::fire, "fire", "S2", "fires"},
                             {Kind::story, "story", "SERVICE", "stories"}};

const Theme& theme_of(Kind kind) { return *std::ranges::find(kThemes, kind, &Theme::kind); }

std::string words_of(const Record& record) {
  const std::string title = record.title(), body = record.body();
  const std::string rest = title.empty() ? body.substr(std::min(body.size(), body.find('\n'))) : body;
  const std::string words =
      record.kind == Kind::fire && rest.empty() ? record.text(journal::fire::kFirstSign) : trimmed(rest);
  const std::string_view cut = utf8_prefix(words, kMostBytes);
  return cut.size() < words.size() ? std::string(cut) + "…" : words;
}

std::string standard_of(const Record& record) {
  if (record.kind == Kind::heard) return record.text(journal::heard::kStandard);
  return record.kind == Kind::story ? record.text(journal::story::kStandard) : std::string();
}

bool is_situation(const Record& record) {
  return std::ranges::find(kThemes, record.kind, &Theme::kind) != std::end(kThemes) && !record.deleted() &&
         !short_name(record).empty();
}

DrillSituation situation_of(const Record& record) {
  return {record.id,          record.kind,      home_of(record),    record.when(),
          short_name(record), words_of(record), standard_of(record)};
}

}  // namespace

Result<DrillSituation> drill_situation(Session& session, RecordId id) {
  TR_LET(opened, session.open(id));
  if (!is_situation(opened.record)) return {Code::usage, "drill"};
  return situation_of(opened.record);
}

Result<std::vector<DrillSituation>> drill_situations(Session& session) {
  std::vector<DrillSituation> found;
  for (const Theme& theme : kThemes) {
    TR_LET(all, session.all_of(theme.kind));
    for (const Record& record : all) {
      if (is_situation(record)) found.push_back(situation_of(record));
    }
  }
  std::ranges::sort(found, [](const DrillSituation& a, const DrillSituation& b) {
    return std::tuple(b.day, b.id) < std::tuple(a.day, a.id);
  });
  if (found.size() > kMostSituations) found.resize(kMostSituations);
  return found;
}

std::vector<Prompt> questions_like(const PromptBank& bank, const DrillSituation& situation,
                                   std::string_view own) {
  const Theme& theme = theme_of(situation.kind);
  const std::string said = journal::fold(own);
  const auto nearness = [&](const Prompt& prompt) {
    if (prompt.own) return prompt.theme == theme.name ? 0 : 9;
    if (!situation.standard.empty() && prompt.standard == situation.standard) return 1;
    if (prompt.kind == theme.leads_to) return prompt.standard == theme.standard ? 2 : 3;
    return prompt.standard == theme.standard ? 4 : 9;
  };
  std::vector<Prompt> near;
  for (const Prompt& prompt : bank.all()) {
    if (!prompt.retired && nearness(prompt) < 9 && journal::fold(prompt.text) != said) near.push_back(prompt);
  }
  std::ranges::stable_sort(near, {}, nearness);
  // A person's own stand in front, but do not fill the list: there is something new to see.
  const auto own_end = std::ranges::find(near, false, &Prompt::own);
  if (own_end - near.begin() > 1) near.erase(near.begin() + 1, own_end);
  if (near.size() > kCompared) near.resize(kCompared);
  return near;
}

Result<DrillAnswer> answer_drill(Session& session, const DrillSituation& situation, const std::string& own) {
  const auto added = session.add_prompt(own, theme_of(situation.kind).name);
  const bool known = !added && added.code() == Code::exists;
  if (!added && !known) return added.error();
  TR_LET(bank, session.prompts());
  return DrillAnswer{own, known ? DrillAnswer::Kept::known : DrillAnswer::Kept::added,
                     questions_like(bank, situation, own)};
}

}  // namespace thirdrow::app
