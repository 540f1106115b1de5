#include "ui/records/engagements_page.h"

#include <wx/wrapsizer.h>

#include "ui/text.h"
#include "ui/widgets/buttons.h"

namespace thirdrow::ui {

EngagementsPage::EngagementsPage(wxWindow* parent, Shared& shared) : Page(parent, shared) {
  auto* column = new wxBoxSizer(wxVERTICAL);
  auto* head = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  engagements_chip_ = make_chip(
      this, _("Engagements"), [this](wxToggleButton&) { show_side(Shown::engagements); }, "engagements.side");
  people_chip_ = make_chip(
      this, _("People"), [this](wxToggleButton&) { show_side(Shown::people); }, "people.side");
  coaching_chip_ = make_chip(
      this, _("Coaching"), [this](wxToggleButton&) { show_side(Shown::coaching); }, "coaching.side");
  for (wxToggleButton* chip : {engagements_chip_, people_chip_, coaching_chip_})
    head->Add(chip, wxSizerFlags().Border(wxRIGHT | wxTOP, FromDIP(6)));
  column->Add(head, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12)));
  book_ = new Book(this);
  engagements_ =
      new EngagementPanel(book_, shared,
                          {_("Engagements"), _("New engagement"),
                           _("An engagement is something you lead for someone: a project, a service, a "
                             "person. Entries can belong to one."),
                           _("Cancelled (%s)"), "handshake", "engagements"});
  people_ = new PeoplePanel(book_, shared,
                            {_("People"), _("New person"),
                             _("People you lead and serve. Naming someone in an entry adds them here."),
                             _("Archived (%s)"), "person", "people"});
  coaching_ = new RecordsPanel(book_, shared, journal::Kind::relationship,
                               {_("Coaching"), _("New relationship"),
                                _("What you and a coach have settled: who sees what, and how long it is "
                                  "kept. Nothing is sent from here."),
                                _("Ended (%s)"), "chat", "coaching"});
  for (RecordsPanel* each :
       {static_cast<RecordsPanel*>(engagements_), static_cast<RecordsPanel*>(people_), coaching_})
    book_->AddPage(each, wxString());
  talk_ = new GuidedPanel(book_, shared);
  book_->AddPage(talk_, wxString());
  engagements_->on_talk = [this](app::Journey journey, RecordId id) { hold_talk(journey, id); };
  talk_->on_left = [this](RecordId id) { leave_talk(id); };
  talk_->presenter().on_changed = [this] { engagements_->presenter().start(); };
  column->Add(book_, wxSizerFlags(1).Expand());
  SetSizer(column);
  show_side(Shown::engagements);
}

EngagementsPage::Shown EngagementsPage::shown() const {
  const int at = book_->GetSelection();
  return at < 0 ? Shown::engagements : static_cast<Shown>(at);
}

app::RecordsPresenter& EngagementsPage::current() const {
  if (shown() == Shown::people) return people_->presenter();
  return shown() == Shown::coaching ? coaching_->presenter() : engagements_->in_hand();
}

void EngagementsPage::leave_shown() {
  if (shown() == Shown::talk) return talk_->leave();
  if (shown() == Shown::people) return people_->leave();
  shown() == Shown::coaching ? coaching_->leave() : engagements_->leave();
}

void EngagementsPage::save_shown() {
  if (shown() == Shown::talk) return talk_->leave();
  if (shown() == Shown::people) return people_->save();
  shown() == Shown::coaching ? coaching_->save() : engagements_->save();
}

void EngagementsPage::show_side(Shown side) {
  const bool other = shown() != side;
  if (other) leave_shown();
  const bool talking = side == Shown::talk;
  wxWindow* const focus = IsShownOnScreen() ? FindFocus() : this;
  const bool turned_away = focus == nullptr || book_->IsDescendant(focus);
  engagements_chip_->SetValue(side == Shown::engagements || talking);
  people_chip_->SetValue(side == Shown::people);
  coaching_chip_->SetValue(side == Shown::coaching);
  // A talk has the page to itself.
  for (wxToggleButton* chip : {engagements_chip_, people_chip_, coaching_chip_}) chip->Show(!talking);
  book_->ChangeSelection(static_cast<std::size_t>(side));
  shared().room_changed();
  Layout();
  if (other && turned_away && side == Shown::engagements) engagements_chip_->SetFocus();
  if (desk().is_open() && !talking) enter();
}

void EngagementsPage::hold_talk(app::Journey journey, RecordId engagement) {
  shared().dismiss();
  show_side(Shown::talk);
  talk_->begin(journey, engagement);
}

void EngagementsPage::leave_talk(RecordId engagement) {
  show_side(Shown::engagements);
  engagements_->open(engagement);
}

/// From a talk to the list.
void EngagementsPage::enter_again() { shown() == Shown::talk ? talk_->go_away() : enter(); }

void EngagementsPage::enter() {
  if (shown() == Shown::talk) return talk_->enter();
  if (shown() == Shown::people) return people_->enter();
  shown() == Shown::coaching ? coaching_->presenter().enter() : engagements_->enter();
}

void EngagementsPage::leave() {
  engagements_->leave();
  people_->leave();
  coaching_->leave();
  talk_->leave();
}

void EngagementsPage::forget() {
  alive_.renew();
  engagements_->forget();
  people_->forget();
  coaching_->forget();
  talk_->forget();
  if (shown() == Shown::talk) show_side(Shown::engagements);
}

void EngagementsPage::open_record(RecordId id) {
  with_record(id, [this, id](const journal::Record& record) {
    const bool person = record.kind == journal::Kind::person;
    const bool coaching = record.kind == journal::Kind::relationship;
    show_side(person ? Shown::people : coaching ? Shown::coaching : Shown::engagements);
    if (person) return people_->presenter().select_record(id);
    if (coaching) return coaching_->presenter().select_record(id);
    if (record.kind == journal::Kind::engagement) return engagements_->open(id);
    if (const auto engagement = record.ref(journal::kEngagement)) engagements_->open(*engagement, &record);
  });
}

std::optional<RecordId> EngagementsPage::shown_record() const {
  if (shown() == Shown::talk) return talk_->presenter().engagement();
  const auto in_hand = current().selected();
  return in_hand || shown() != Shown::engagements ? in_hand : engagements_->presenter().selected();
}

bool EngagementsPage::can(CommandId id) const {
  return id == CommandId::save_now || (id == CommandId::delete_entry && shown() != Shown::talk) ||
         Page::can(id);
}

bool EngagementsPage::run(CommandId id) {
  if (id == CommandId::save_now) {
    save_shown();
    return true;
  }
  if (id != CommandId::delete_entry || shown() == Shown::talk) return Page::run(id);
  current().remove();
  return true;
}

}  // namespace thirdrow::ui
