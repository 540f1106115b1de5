#include "ui/records/held_panel.h"

#include <wx/dataview.h>
#include <wx/wrapsizer.h>

#include "ui/dates.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/form.h"
#include "ui/widgets/line_field.h"

namespace thirdrow::ui {

HeldPanel::HeldPanel(wxWindow* parent, Shared& shared)
    : wxPanel(parent), shared_(shared), presenter_(shared.desk, *this), book_(new Book(this)) {
  shared.theme.paint(this, Colour::background);
  book_->AddPage(build_list(), wxString());
  book_->AddPage(build_erase(), wxString());
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(book_, wxSizerFlags(1).Expand());
  SetSizer(sizer);
}

wxPanel* HeldPanel::build_list() {
  auto* panel = new wxPanel(book_);
  shared_.theme.paint(panel, Colour::background);
  auto* column = new wxBoxSizer(wxVERTICAL);
  count_ = new Label(panel, shared_.theme, wxString(), TextStyle::dim);
  column->Add(count_, wxSizerFlags().Border(wxALL, FromDIP(16)));
  looking_ = new Busy(panel, shared_.theme);
  column->Add(looking_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(16)));
  list_ = new RowList(panel, shared_.theme, _("What is kept about them"), "held.list",
                      [this](std::size_t row) { return markup(row); });
  port::activate_on_click(list_->control());
  list_->on_activate = [this](std::size_t row) { open(row); };
  column->Add(list_, wxSizerFlags(1).Expand());
  erase_ = make_button(
      panel, shared_.theme, tr("&Erase this person…"), ButtonLook::danger, [this] { ask_to_erase(); },
      "trash", "held.erase");
  column->Add(erase_, wxSizerFlags().Border(wxALL, FromDIP(16)));
  panel->SetSizer(column);
  return panel;
}

wxWindow* HeldPanel::build_erase() {
  column_ = new TextColumn(book_, shared_.theme, 640);
  wxPanel* inside = column_->panel();
  wxBoxSizer* body = column_->body();
  heading_ = (new Label(inside, shared_.theme, wxString(), TextStyle::title))->paragraph();
  body->Add(heading_, wxSizerFlags().Border(wxBOTTOM, FromDIP(8)));
  what_ = (new Label(inside, shared_.theme, wxString()))->paragraph();
  body->Add(what_, wxSizerFlags().Border(wxBOTTOM, FromDIP(12)));
  auto* never = new Label(inside, shared_.theme,
                          _("This cannot be undone. Backups and exports made before still hold the name."),
                          TextStyle::danger);
  body->Add(never->paragraph(), wxSizerFlags().Border(wxBOTTOM, FromDIP(12)));
  also_ = new LineField(inside, _("Other spellings to take out, with commas between"), wxS("held.also"));
  add_field(body, inside, shared_.theme, _("Other spellings to take out, with commas between"), also_)
      ->paragraph();
  name_ = new LineField(inside, _("Write their name to erase them"), wxS("held.name"));
  name_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { allow_erase(); });
  name_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { erase(); });
  add_field(body, inside, shared_.theme, _("Write their name to erase them"), name_)->paragraph();
  auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  go_ = make_button(
      inside, shared_.theme, _("Erase for &good"), ButtonLook::danger, [this] { erase(); }, "trash",
      "held.go");
  cancel_ = make_button(
      inside, shared_.theme, _("&Keep them"), ButtonLook::flat, [this] { turn(kList); }, {}, "held.cancel");
  for (wxButton* each : {go_, cancel_}) row->Add(each, wxSizerFlags().Border(wxRIGHT | wxTOP, FromDIP(8)));
  body->Add(row, wxSizerFlags().Expand());
  working_ = new Busy(inside, shared_.theme);
  body->Add(working_, wxSizerFlags().Expand().Border(wxTOP, FromDIP(12)));
  return column_;
}

void HeldPanel::turn(View view) {
  for (wxTextCtrl* each : {name_, also_}) each->ChangeValue(wxString());
  working_->stop();
  allow_erase();
  heading_->set_text(view == kErase ? fill(_("Erase %s"), to_wx(page_.name)) : wxString());
  book_->ChangeSelection(view);
}

void HeldPanel::look_at(RecordId person) {
  if (presenter_.is_erasing()) return;
  if (page_.person != person) show_held({});
  turn(kList);
  looking_->start(_("Looking through every record."));
  presenter_.look_at(person);
}

void HeldPanel::close() {
  presenter_.close();
  looking_->stop();
  if (!presenter_.is_erasing()) turn(kList);
}

void HeldPanel::forget() {
  presenter_.forget();
  looking_->stop();
  turn(kList);
}

wxString HeldPanel::markup(std::size_t row) const {
  if (row >= page_.lines.size()) return wxS("<b> </b>\n<small> </small>");
  const app::HeldLine& line = page_.lines[row];
  const wxString kind = tr(journal::info(line.kind).label);
  wxString meta = kind + to_wx("  ·  ") + day_words(line.day);
  if (line.trashed) meta += to_wx("  ·  ") + _("in the Trash");
  return wxS("<b>") + escape_markup(line.title.empty() ? kind : to_wx(line.title)) +
         wxS("</b>\n<small><span foreground='") + to_wx(shared_.theme.html(Colour::dim)) + wxS("'>") +
         escape_markup(meta) + wxS("</span></small>");
}

void HeldPanel::show_held(const app::HeldPage& page) {
  looking_->stop();
  page_ = page;
  list_->reset(page.lines.size());
  const auto count = static_cast<long long>(page.lines.size());
  count_->set_text(page.name.empty() ? wxString()
                   : count == 0      ? _("No record names them.")
                                     : plural("%s record names them.", "%s records name them.", count));
  list_->Show(count > 0);
  erase_->Enable(!page.name.empty());
  erase_->GetParent()->Layout();
}

void HeldPanel::open(std::size_t row) {
  if (row >= page_.lines.size()) return;
  shared_.go(page_of(page_.lines[row].home), page_.lines[row].id);
}

void HeldPanel::ask_to_erase() {
  what_->set_text(
      _("Their record goes for good, with its alias, its preferences and its history.") + wxS("\n") +
      plural("%s record names them: it will name nobody in their place.",
             "%s records name them: they will name nobody in their place.",
             static_cast<long long>(page_.lines.size())) +
      wxS("\n") +
      plural("%s of these calls them by name: \"removed\" will stand there, and its earlier versions go.",
             "%s of these call them by name: \"removed\" will stand there, and their earlier versions go.",
             static_cast<long long>(page_.by_name)) +
      wxS("\n") + _("The same happens to every record with one of the other spellings."));
  turn(kErase);
  column_->refit();
  column_->Scroll(0, 0);
  also_->SetFocus();
}

void HeldPanel::allow_erase() {
  const bool working = presenter_.is_erasing();
  go_->Enable(!working && presenter_.is_name(from_wx(name_->GetValue())));
  cancel_->Enable(!working);
}

void HeldPanel::erase() {
  if (!presenter_.is_name(from_wx(name_->GetValue()))) return;
  working_->start(_("Taking their name out of every record."));
  presenter_.erase(from_wx(name_->GetValue()), from_wx(also_->GetValue()));
  allow_erase();
  column_->refit();
}

void HeldPanel::show_erased(const std::string& name, const app::Erased& erased) {
  const RecordId person = page_.person;
  show_held({});
  turn(kList);
  on_erased(person);
  Notice notice = success_notice(fill(_("%s is erased."), to_wx(name)));
  notice.safe =
      plural("%s record was rewritten without the name.", "%s records were rewritten without the name.",
             static_cast<long long>(erased.rewritten));
  if (!erased.alike.empty()) {
    notice.next =
        plural("%s record holds a word that begins like it: search for it and see whether it means them.",
               "%s records hold a word that begins like it: search for it and see whether it means them.",
               static_cast<long long>(erased.alike.size()));
  }
  shared_.notify(notice);
}

void HeldPanel::show_not_erased(const Error& error) {
  working_->stop();
  allow_erase();
  show_problem(error);
}

void HeldPanel::show_interrupted(const std::string& name) {
  Notice notice;
  notice.what = name.empty() ? _("The person was erased just before the journal was locked.")
                             : fill(_("The journal was locked before %s was erased."), to_wx(name));
  if (!name.empty()) notice.safe = _("Nothing was changed.");
  shared_.notify(notice);
}

void HeldPanel::show_problem(const Error& error) {
  looking_->stop();
  if (error.code != Code::locked && error.code != Code::cancelled) shared_.notify(notice_of(error));
}

}  // namespace thirdrow::ui
