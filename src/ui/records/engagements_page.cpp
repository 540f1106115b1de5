#include "ui/records/engagements_page.h"

#include "ui/text.h"
#include "ui/widgets/buttons.h"

namespace thirdrow::ui {

EngagementsPage::EngagementsPage(wxWindow* parent, Shared& shared) : Page(parent, shared) {
  auto* column = new wxBoxSizer(wxVERTICAL);
  auto* head = new wxBoxSizer(wxHORIZONTAL);
  engagements_chip_ = make_chip(
      this, _("Engagements"), [this](wxToggleButton&) { show_side(Shown::engagements); }, "engagements.side");
  people_chip_ = make_chip(
      this, _("People"), [this](wxToggleButton&) { show_side(Shown::people); }, "people.side");
  head->Add(engagements_chip_, wxSizerFlags().Border(wxRIGHT, FromDIP(6)));
  head->Add(people_chip_);
  column->Add(head, wxSizerFlags().Border(wxALL, FromDIP(12)));
  book_ = new Book(this);
  engagements_ =
      new RecordsPanel(book_, shared, journal::Kind::engagement,
                       {_("Engagements"), _("New engagement"),
                        _("An engagement is something you lead for someone: a project, a service, a person. "
                          "Entries can belong to one."),
                        _("Cancelled (%s)"), "handshake", "engagements"});
  people_ = new RecordsPanel(book_, shared, journal::Kind::person,
                             {_("People"), _("New person"),
                              _("People you lead and serve. Naming someone in an entry adds them here."),
                              _("Archived (%s)"), "person", "people"});
  for (RecordsPanel* panel : {engagements_, people_}) book_->AddPage(panel, wxString());
  column->Add(book_, wxSizerFlags(1).Expand());
  SetSizer(column);
  show_side(Shown::engagements);
}

RecordsPanel& EngagementsPage::current() const {
  return book_->GetSelection() == static_cast<int>(Shown::people) ? *people_ : *engagements_;
}

void EngagementsPage::show_side(Shown shown) {
  const bool people = shown == Shown::people;
  if (book_->GetSelection() != static_cast<int>(shown)) current().leave();
  engagements_chip_->SetValue(!people);
  people_chip_->SetValue(people);
  book_->ChangeSelection(static_cast<std::size_t>(shown));
  if (desk().is_open()) current().presenter().enter();
}

void EngagementsPage::enter() { current().presenter().enter(); }

void EngagementsPage::leave() {
  engagements_->leave();
  people_->leave();
}

void EngagementsPage::forget() {
  alive_.renew();
  engagements_->forget();
  people_->forget();
}

void EngagementsPage::open_record(RecordId id) {
  desk().ask(
      alive_,
      [id](app::Session& session) -> Result<journal::Kind> {
        TR_LET(opened, session.open(id));
        return opened.record.kind;
      },
      [this, id](const Result<journal::Kind>& kind) {
        if (!kind) return;
        show_side(*kind == journal::Kind::person ? Shown::people : Shown::engagements);
        current().presenter().select_record(id);
      });
}

bool EngagementsPage::can(CommandId id) const {
  return id == CommandId::save_now || id == CommandId::delete_entry;
}

bool EngagementsPage::run(CommandId id) {
  if (id == CommandId::save_now) {
    current().leave();
    return true;
  }
  if (id != CommandId::delete_entry) return false;
  current().presenter().remove();
  return true;
}

}  // namespace thirdrow::ui
