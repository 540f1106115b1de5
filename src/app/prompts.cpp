#include "app/prompts.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <tuple>

#include "base/embedded.h"
#include "base/json.h"

namespace thirdrow {
extern const EmbeddedFile kPromptFiles[];
extern const std::size_t kPromptFiles_count;
}  // namespace thirdrow

namespace thirdrow::app {
namespace {

constexpr std::int32_t kRestDays = 14;  // domain.md §6
constexpr std::size_t kEnoughRatings = 3;
constexpr std::array<std::string_view, 4> kFreeDay = {"free", "day.open", "day.close", "practice"};

std::vector<Prompt> read_shipped() {
  std::vector<Prompt> out;
  for (std::size_t i = 0; i < kPromptFiles_count; ++i) {
    const auto json = Json::parse(kPromptFiles[i].content);
    if (!json || json->elements() == nullptr)
      throw std::logic_error("the shipped question bank is malformed");
    for (const Json& item : *json->elements()) {
      Prompt prompt;
      prompt.id = item.text("id");
      prompt.text = item.text("text");
      prompt.kind = item.text("kind");
      prompt.standard = item.text("standard");
      prompt.when = item.text("when");
      prompt.theme = item.text("theme");
      out.push_back(std::move(prompt));
    }
  }
  return out;
}

const std::vector<Prompt>& shipped() {
  static const std::vector<Prompt> kBank = read_shipped();
  return kBank;
}

Prompt prompt_from(const journal::Record& record, std::string id) {
  namespace q = journal::question;
  Prompt prompt;
  prompt.id = std::move(id);
  prompt.text = record.text(q::kText);
  prompt.kind = record.text(q::kFor);
  prompt.standard = record.text(q::kStandard);
  prompt.when = record.text(q::kWhen);
  prompt.theme = record.text(q::kTheme);
  prompt.own = true;
  // A question written without an occasion suits any free day.
  if (prompt.when.empty()) prompt.when = "free";
  if (prompt.kind.empty()) prompt.kind = "reflection";
  return prompt;
}

using ById = std::map<std::string, std::size_t, std::less<>>;

void lay_question(std::vector<Prompt>& prompts, ById& places, const journal::Record& record) {
  const std::string shipped_id = record.text(journal::question::kShipped);
  const std::string id = shipped_id.empty() ? record.id.text() : shipped_id;
  auto place = places.find(id);
  if (place == places.end()) {
    // Also the choice about a shipped question that a later bank no longer has: its words are in the record.
    place = places.emplace(id, prompts.size()).first;
    prompts.push_back(prompt_from(record, id));
  }
  Prompt& prompt = prompts[place->second];
  prompt.favourite = record.flag(journal::question::kFavourite);
  prompt.retired = record.state() == "retired";
}

void lay_use(std::vector<Prompt>& prompts, const ById& places, const journal::Record& use) {
  const auto place = places.find(use.text(journal::question_use::kQuestion));
  const auto day = use.day(journal::question_use::kUsedOn);
  if (place == places.end() || !day) return;
  Prompt& prompt = prompts[place->second];
  ++prompt.uses;
  prompt.last_used = std::max(prompt.last_used.value_or(*day), *day);
  if (const auto opened = use.integer(journal::question_use::kOpened)) prompt.opened.push_back(*opened);
}

/// By creation, so that the bank's order and the choice that counts are the same on every device.
std::vector<const journal::Record*> in_order(std::span<const journal::Record> records) {
  std::vector<const journal::Record*> out;
  for (const journal::Record& record : records) {
    if (!record.deleted()) out.push_back(&record);
  }
  std::ranges::sort(out, {}, [](const journal::Record* r) { return std::tuple(r->created.utc_ms, r->id); });
  return out;
}

/// Uses that lie ahead (a clock that was wrong, a day fixed for a report) keep a prompt back as well: so the
/// 14 days hold whichever day is asked about.
bool rested(const Prompt& prompt, Day today) {
  return !prompt.last_used || today - *prompt.last_used >= kRestDays;
}

}  // namespace

PromptBank PromptBank::build(std::span<const journal::Record> questions,
                             std::span<const journal::Record> uses) {
  PromptBank bank;
  bank.prompts_ = shipped();
  ById places;
  for (std::size_t i = 0; i < bank.prompts_.size(); ++i) places.emplace(bank.prompts_[i].id, i);
  for (const journal::Record* record : in_order(questions)) lay_question(bank.prompts_, places, *record);
  for (const journal::Record* use : in_order(uses)) lay_use(bank.prompts_, places, *use);
  return bank;
}

const Prompt* PromptBank::find(std::string_view id) const {
  const auto it = std::ranges::find(prompts_, id, &Prompt::id);
  return it == prompts_.end() ? nullptr : &*it;
}

std::optional<Prompt> PromptBank::next(std::span<const std::string_view> events, Day today,
                                       std::span<const std::string> passed_over) const {
  const auto fit = [&](const Prompt& prompt) -> std::size_t {
    const auto at = std::ranges::find(events, std::string_view(prompt.when));
    if (at != events.end()) return static_cast<std::size_t>(at - events.begin());
    const bool free = std::ranges::find(kFreeDay, std::string_view(prompt.when)) != kFreeDay.end();
    return events.size() + (free ? 0 : 1);
  };
  const Prompt* best = nullptr;
  const auto better = [&](const Prompt& a, const Prompt& b) {
    return std::tuple(fit(a), a.last_used) < std::tuple(fit(b), b.last_used);  // no use at all sorts first
  };
  for (const Prompt& prompt : prompts_) {
    if (prompt.retired || !rested(prompt, today)) continue;
    if (std::ranges::find(passed_over, prompt.id) != passed_over.end()) continue;
    if (best == nullptr || better(prompt, *best)) best = &prompt;
  }
  return best == nullptr ? std::nullopt : std::optional(*best);
}

std::optional<double> opened_median(const Prompt& prompt) {
  if (prompt.opened.size() < kEnoughRatings) return std::nullopt;
  std::vector<std::int64_t> sorted = prompt.opened;
  std::ranges::sort(sorted);
  const std::size_t middle = sorted.size() / 2;
  if (sorted.size() % 2 == 1) return static_cast<double>(sorted[middle]);
  return static_cast<double>((sorted[middle - 1] + sorted[middle] + 1) / 2);  // a half goes up
}

}  // namespace thirdrow::app
