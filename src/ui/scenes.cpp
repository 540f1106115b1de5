#include "ui/scenes.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/listbox.h>
#include <wx/scrolwin.h>
#include <wx/textctrl.h>
#include <wx/tglbtn.h>

#include <algorithm>
#include <iterator>

#include "ui/frame.h"
#include "ui/gate.h"
#include "ui/records/day_field.h"
#include "ui/records/engagements_page.h"
#include "ui/text.h"
#include "ui/widgets/recovery_sheet.h"

namespace thirdrow::ui {
namespace {

constexpr const char* kSampleKey = "7Q2M-K4TX-9BWD-3HFN-8RJC-5VYP-6EGA";
constexpr const char* kSamplePhrase = "copper lantern walks slowly home";

void send(wxWindow* control, wxEventType type, int number = 0) {
  wxCommandEvent event(type, control->GetId());
  event.SetEventObject(control);
  event.SetInt(number);
  control->GetEventHandler()->ProcessEvent(event);
}

wxWindow* find_below(wxWindow* window, const wxString& name) {
  wxWindow* found = window->GetName() == name ? window : nullptr;
  for (wxWindow* child : window->GetChildren()) {
    wxWindow* below = find_below(child, name);
    if (below != nullptr && (found == nullptr || below->IsShownOnScreen())) found = below;
  }
  return found;
}

template <class T>
T* find_type(wxWindow* window) {
  if (auto* found = dynamic_cast<T*>(window); found != nullptr && found->IsShownOnScreen()) return found;
  for (wxWindow* child : window->GetChildren()) {
    if (T* found = find_type<T>(child)) return found;
  }
  return nullptr;
}

void open_calendar(Actor& actor) {
  const wxWindow* field = wxWindow::FindWindowByName(wxS("field.planned_end"), &actor.frame());
  if (auto* day = field == nullptr ? nullptr : dynamic_cast<DayField*>(field->GetParent())) day->open();
}

void show_sheet(Actor& actor) {
  if (auto* sheet = find_type<RecoverySheet>(&actor.frame()))
    sheet->show_key(seal::Secret::from_text(kSampleKey), 2);
}

std::function<void(Actor&)> page(PageId id) {
  return [id](Actor& actor) { actor.show(id); };
}
std::function<void(Actor&)> step(Gate::Step id) {
  return [id](Actor& actor) { actor.frame().gate().show_step(id); };
}
std::function<void(Actor&)> press(const char* name) {
  return [name](Actor& actor) { actor.press(name); };
}
std::function<void(Actor&)> toggle(const char* name) {
  return [name](Actor& actor) { actor.toggle(name); };
}
std::function<void(Actor&)> type(const char* name, const char* text) {
  return [name, text](Actor& actor) { actor.type(name, text); };
}
std::function<void(Actor&)> pick(const char* name, int row) {
  return [name, row](Actor& actor) { actor.pick(name, row); };
}
std::function<void(Actor&)> focus(const char* name) {
  return [name](Actor& actor) { actor.focus(name); };
}
std::function<void(Actor&)> run(CommandId id) {
  return [id](Actor& actor) { actor.run(id); };
}
std::function<void(Actor&)> open(PageId id, std::optional<RecordId> Cast::*who) {
  return [id, who](Actor& actor) { actor.show(id, actor.cast.*who); };
}
using Steps = std::vector<std::function<void(Actor&)>>;
Steps with(Steps steps, const Steps& more) {
  steps.insert(steps.end(), more.begin(), more.end());
  return steps;
}
Steps week_card(std::size_t place) { return with({page(PageId::week)}, Steps(place, press("week.next"))); }
/// A talk at one of its steps.
Steps talk(std::optional<RecordId> Cast::*who, const char* begins, const char* key) {
  return {open(PageId::engagements, who), press(begins), [key](Actor& actor) {
            auto* page = static_cast<EngagementsPage*>(actor.frame().page(PageId::engagements));
            page->talk().presenter().go_to(key);
          },
          [](Actor& actor) { actor.look_for("guided.where"); }};
}
void tell_error(Actor& actor) { actor.frame().tell(notice_of(Error{Code::disk_full, ""})); }

using Scenes = std::vector<Scene>;
Scenes of_first_start() {
  using enum Stage;
  using enum Sizes;
  using enum PageId;
  return {
      {"welcome", before, all, {step(Gate::Step::welcome)}},
      {"welcome-typed",
       before,
       normal,
       {step(Gate::Step::welcome), type("passphrase.new", kSamplePhrase),
        type("passphrase.again", kSamplePhrase)}},
      {"recovery-sheet", before, all, {step(Gate::Step::sheet), show_sheet}},
      {"recovery-proof",
       before,
       normal,
       {step(Gate::Step::sheet), show_sheet, press("recovery.kept"), focus("recovery.answer")}},
  };
}

Scenes of_empty_pages() {
  using enum Stage;
  using enum Sizes;
  using enum PageId;
  return {
      {"empty-today", empty, normal, {page(today)}},
      {"empty-journal", empty, all, {page(journal)}},
      {"empty-search", empty, normal, {page(journal), type("journal.search", "harbour")}},
      {"empty-trash", empty, normal, {page(journal), toggle("journal.trash")}},
      {"empty-day", empty, normal, {page(journal), toggle("journal.on_this_day")}},
      {"empty-engagements", empty, normal, {page(engagements), toggle("engagements.side")}},
      {"empty-people", empty, normal, {page(engagements), toggle("people.side")}},
      {"empty-questions", empty, normal, {page(questions), pick("questions.shelf", 2)}},
      {"empty-practice", empty, all, {page(practice)}},
      {"empty-presence", empty, normal, {page(practice), pick("practice.kinds", 13)}},
      {"new-sheet", empty, all, {page(practice), pick("practice.kinds", 0), press("practice.new.icare")}},
      {"empty-progress", empty, all, {page(progress)}},
      {"empty-week", empty, all, {page(week)}},
      {"empty-drill", empty, normal, {page(questions), press("questions.drill")}},
      {"empty-coaching", empty, normal, {page(engagements), toggle("coaching.side")}},
      {"new-relationship",
       empty,
       normal,
       {page(engagements), toggle("coaching.side"), press("coaching.new")}},
      {"new-entry", empty, all, {page(journal), run(CommandId::new_entry)}},
      {"new-engagement",
       empty,
       normal,
       {page(engagements), toggle("engagements.side"), press("engagements.new")}},
      {"choose-day",
       empty,
       all,
       {page(engagements), toggle("engagements.side"), press("engagements.new"), open_calendar}},
      {"new-person", empty, normal, {page(engagements), toggle("people.side"), press("people.new")}},
  };
}

Scenes of_today_and_week() {
  using enum Stage;
  using enum Sizes;
  using enum PageId;
  return {
      {"today", full, all, {page(today)}},
      {"week", full, all, {page(week)}},
      {"week-agreements", full, normal, week_card(1)},
      {"week-checkins", full, all, week_card(2)},
      {"week-fires", full, normal, week_card(3)},
      {"week-stories", full, normal, week_card(4)},
      {"week-commitment", full, all, week_card(5)},
      {"week-commitment-wrong", full, normal,
       with(week_card(5), {type("week.when_cue", "a rush order comes"), press("week.next")})},
      {"week-end", full, all, with(week_card(5), {type("week.when_cue", ""), press("week.next")})},
      {"week-record", full, normal, with(week_card(2), {press("week.open")})},
  };
}

Scenes of_journal() {
  using enum Stage;
  using enum Sizes;
  using enum PageId;
  return {
      {"journal", full, all, {page(journal)}},
      {"entry", full, all, {open(journal, &Cast::entry)}},
      {"entry-question", full, normal, {open(journal, &Cast::entry), press("editor.add_prompt")}},
      {"entry-day", full, normal, {open(journal, &Cast::entry), press("editor.day")}},
      {"moment", full, normal, {open(journal, &Cast::moment), focus("field.question")}},
      {"search", full, all, {page(journal), type("journal.search", "custom")}},
      {"filters", full, all, {page(journal), toggle("journal.filter"), pick("journal.filter.kind", 1)}},
      {"calendar", full, all, {page(journal), toggle("journal.calendar")}},
      {"on-this-day", full, normal, {page(journal), toggle("journal.on_this_day")}},
      {"trash", full, all, {page(journal), toggle("journal.trash"), pick("journal.entries", 0)}},
      {"purge",
       full,
       normal,
       {page(journal), toggle("journal.trash"), pick("journal.entries", 0), press("editor.purge")}},
      {"history",
       full,
       all,
       {open(journal, &Cast::entry), run(CommandId::show_history), pick("history.versions", 0)}},
  };
}

Scenes of_engagements() {
  using enum Stage;
  using enum Sizes;
  using enum PageId;
  return {
      {"engagement", full, all, {open(engagements, &Cast::engagement)}},
      {"new-agreement",
       full,
       all,
       {open(engagements, &Cast::engagement), toggle("engagement.part.agreement"),
        press("part.new.agreement"), press("field.criteria.add"), press("field.terms.add")}},
      {"new-tally",
       full,
       normal,
       {open(engagements, &Cast::engagement), toggle("engagement.part.close"), press("part.new.tally"),
        press("field.counts.add")}},
      {"engagement-bends",
       full,
       normal,
       {open(engagements, &Cast::engagement), toggle("engagement.part.bends")}},
      {"engagement-agreement", full, all, {open(engagements, &Cast::agreement)}},
      {"engagement-checkins",
       full,
       all,
       {open(engagements, &Cast::engagement), toggle("engagement.part.checkins")}},
      {"engagement-checkin", full, normal, {open(engagements, &Cast::checkin)}},
      {"engagement-closed", full, all, {open(engagements, &Cast::past), toggle("engagement.part.close")}},
      {"checkin-move", full, all, {open(engagements, &Cast::checkin), press("record.move")}},
  };
}

Scenes of_talks() {
  using enum Stage;
  using enum Sizes;
  return {
      {"talk-why", full, all, talk(&Cast::starting, "engagement.talk.start", "why")},
      {"talk-who", full, normal, talk(&Cast::starting, "engagement.talk.start", "who")},
      {"talk-success", full, all, talk(&Cast::starting, "engagement.talk.start", "success")},
      {"talk-phases", full, normal, talk(&Cast::starting, "engagement.talk.start", "phases")},
      {"talk-cadence", full, normal, talk(&Cast::starting, "engagement.talk.start", "cadence")},
      {"talk-read-back", full, all, talk(&Cast::starting, "engagement.talk.start", "read_back")},
      {"talk-refused", full, all,
       with(talk(&Cast::starting, "engagement.talk.start", "agreed"), {press("guided.agree")})},
      {"talk-agreed", full, all, {open(PageId::engagements, &Cast::closing), press("engagement.talk.start")}},
      {"close-judge", full, all, talk(&Cast::closing, "engagement.talk.close", "judge")},
      {"close-self", full, all, talk(&Cast::closing, "engagement.talk.close", "self")},
      {"close-ask", full, normal, talk(&Cast::closing, "engagement.talk.close", "ask")},
      {"close-wait", full, all, talk(&Cast::waiting, "engagement.talk.close", "wait")},
      {"close-count", full, all, talk(&Cast::waiting, "engagement.talk.close", "count")},
      {"close-release", full, normal, talk(&Cast::released, "engagement.talk.close", "release")},
      {"close-tell", full, normal, talk(&Cast::released, "engagement.talk.close", "tell")},
      {"close-close", full, normal, talk(&Cast::released, "engagement.talk.close", "close")},
  };
}

Scenes of_practice_and_people() {
  using enum Stage;
  using enum Sizes;
  using enum PageId;
  return {
      {"practice", full, all, {page(practice), pick("practice.kinds", 11)}},
      {"sheet", full, all, {open(practice, &Cast::sheet)}},
      {"sheet-commitment", full, normal, {open(practice, &Cast::sheet), press("record.finish")}},
      {"person", full, normal, {open(engagements, &Cast::person)}},
      {"questions", full, all, {page(questions)}},
      {"question", full, normal, {page(questions), pick("questions.list", 1)}},
      {"drill", full, all, {page(questions), press("questions.drill")}},
      {"drill-compared",
       full,
       all,
       {page(questions), press("questions.drill"), type("drill.question", "What made the wait hard?"),
        press("drill.answer")}},
      {"held", full, all, {open(engagements, &Cast::person), toggle("people.held")}},
      {"erase",
       full,
       all,
       {open(engagements, &Cast::person), toggle("people.held"), press("held.erase"),
        type("held.also", "Mai, M.")}},
  };
}

Scenes of_progress_and_settings() {
  using enum Stage;
  using enum Sizes;
  using enum PageId;
  return {
      {"progress", full, all, {page(progress)}},
      {"progress-checkins", full, normal, {page(progress), toggle("progress.checkins")}},
      {"progress-say-do", full, normal, {page(progress), toggle("progress.say_do")}},
      {"progress-outcomes", full, normal, {page(progress), toggle("progress.outcomes")}},
      {"progress-table",
       full,
       normal,
       {page(progress), toggle("progress.people"), toggle("progress.table"), focus("progress.numbers")}},
      {"progress-records", full, all, {page(progress), toggle("progress.people"), press("progress.records")}},
      {"settings", full, all, {page(settings)}},
      {"settings-passphrase", full, normal, {page(settings), press("keys.change")}},
      {"settings-recovery",
       full,
       normal,
       {page(settings), press("keys.renew"), press("notice.action"), focus("recovery.kept")}},
      {"settings-reminders", full, all, {page(settings), focus("calendar.choose")}},
      {"settings-data", full, normal, {page(settings), focus("export.choose")}},
      {"shortcuts", full, all, {page(shortcuts)}},
      {"notice", full, all, {page(today), tell_error}},
  };
}

Scenes of_gate() {
  using enum Stage;
  using enum Sizes;
  using enum PageId;
  return {
      {"unlock", locked, all, {step(Gate::Step::unlock)}},
      {"unlock-wrong",
       locked,
       normal,
       {step(Gate::Step::unlock), type("unlock.passphrase", "not this one"), press("unlock.go")}},
      {"unlock-recovery", locked, normal, {step(Gate::Step::recovery)}},
      {"no-keys", locked, all, {step(Gate::Step::no_keys)}},
      {"new-passphrase", locked, normal, {step(Gate::Step::new_passphrase)}},
  };
}

/// In the order in which they are played: the stage is set up once.
Scenes make_scenes() {
  Scenes all;
  for (const auto make : {of_first_start, of_empty_pages, of_today_and_week, of_journal, of_engagements,
                          of_talks, of_practice_and_people, of_progress_and_settings, of_gate}) {
    Scenes some = make();
    std::ranges::move(some, std::back_inserter(all));
  }
  return all;
}

}  // namespace

std::span<const Scene> scenes() {
  static const std::vector<Scene> all = make_scenes();
  return all;
}

wxWindow* Actor::find(std::string_view name) {
  wxWindow* found = find_below(&frame_, to_wx(name));
  if (found == nullptr || !found->IsShownOnScreen()) missing_.emplace_back(name);
  return found;
}

void Actor::show(PageId id, std::optional<RecordId> record) { frame_.show_page(id, record); }

void Actor::run(CommandId id) { frame_.run(id); }

void Actor::press(std::string_view name) {
  if (wxWindow* button = find(name)) send(button, wxEVT_BUTTON);
}

void Actor::type(std::string_view name, std::string_view text) {
  if (auto* field = dynamic_cast<wxTextEntry*>(find(name))) field->SetValue(to_wx(text));
}

void Actor::toggle(std::string_view name) {
  auto* chip = dynamic_cast<wxToggleButton*>(find(name));
  if (chip == nullptr) return;
  chip->SetValue(!chip->GetValue());
  send(chip, wxEVT_TOGGLEBUTTON, chip->GetValue() ? 1 : 0);
}

void Actor::pick(std::string_view name, int row) {
  wxWindow* control = find(name);
  if (auto* list = dynamic_cast<wxDataViewCtrl*>(control)) {
    const auto* model = dynamic_cast<wxDataViewVirtualListModel*>(list->GetModel());
    if (model == nullptr || row >= static_cast<int>(model->GetCount()))
      return missing_.emplace_back(name), void();
    list->Select(model->GetItem(static_cast<unsigned>(row)));
    wxDataViewEvent event(wxEVT_DATAVIEW_SELECTION_CHANGED, list, list->GetSelection());
    list->GetEventHandler()->ProcessEvent(event);
    wxDataViewEvent activated(wxEVT_DATAVIEW_ITEM_ACTIVATED, list, list->GetSelection());
    list->GetEventHandler()->ProcessEvent(activated);
  } else if (auto* items = dynamic_cast<wxItemContainerImmutable*>(control)) {
    if (row >= static_cast<int>(items->GetCount())) return missing_.emplace_back(name), void();
    items->SetSelection(row);
    send(control, dynamic_cast<wxListBox*>(control) != nullptr ? wxEVT_LISTBOX : wxEVT_CHOICE, row);
  }
}

void Actor::focus(std::string_view name) {
  if (wxWindow* control = find(name)) control->SetFocus();
}

void Actor::clear_stage() {
  if (!frame_.shared().desk.is_open()) return;
  frame_.show_page(PageId::shortcuts);
  for (const PageEntry& each : pages()) frame_.page(each.id)->forget();
}

}  // namespace thirdrow::ui
