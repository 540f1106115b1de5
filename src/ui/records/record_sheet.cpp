#include "ui/records/record_sheet.h"

#include <wx/button.h>

#include <algorithm>
#include <utility>

#include "app/brief_page.h"
#include "app/explain.h"
#include "app/sheets.h"
#include "platform/files.h"
#include "ui/measure.h"
#include "ui/port_gtk.h"
#include "ui/records/field_control.h"
#include "ui/records/form_hooks.h"
#include "ui/speaker.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/file_dialogs.h"

namespace thirdrow::ui {
namespace {

/// Of a commitment that a sheet leads to.
std::vector<app::FormField> fields_of_promise() {
  const journal::KindInfo& kind = journal::info(journal::Kind::commitment);
  std::vector<app::FormField> fields;
  for (const char* name : {"then_do", "when_cue", "due", "helper", "style"})
    fields.push_back({journal::find_field(kind, name), {}});
  return fields;
}

const char* kind_label(const journal::Record& record) {
  const app::Sheet* sheet = app::sheet_of(record);
  return sheet != nullptr ? sheet->title : record.info().label;
}

/// What its questions and marks mean; empty where they speak for themselves.
wxString purpose_of(const journal::Record& record) {
  if (const app::Sheet* sheet = app::sheet_of(record)) return tr(sheet->purpose);
  if (record.kind != journal::Kind::task) return {};
  return _(
      "0: not yet. 3: fully. Direct: I say what and how. Coach: I say what, and ask how. Support: they "
      "decide, I help. Delegate: it is theirs.");
}

}  // namespace

RecordSheet::RecordSheet(wxWindow* parent, Shared& shared, app::RecordsPresenter& presenter)
    : TextColumn(parent, shared.theme, 640), shared_(shared), presenter_(presenter) {
  wxPanel* inside = panel();
  back_ = make_button(
      inside, shared.theme, _("Back"), ButtonLook::link, [] {}, "back", "records.back");
  back_->Hide();
  body()->Add(back_, wxSizerFlags().Border(wxBOTTOM, FromDIP(4)));
  title_ = (new Label(inside, shared.theme, wxString(), TextStyle::title))->paragraph();
  purpose_ = (new Label(inside, shared.theme, wxString(), TextStyle::dim))->paragraph();
  status_ = (new Label(inside, shared.theme, wxString(), TextStyle::dim))->paragraph();
  settled_ = (new Label(inside, shared.theme, wxString(), TextStyle::dim))->paragraph();
  refusal_ = (new Label(inside, shared.theme, wxString(), TextStyle::danger))->paragraph();
  beside_ = (new Label(inside, shared.theme, wxString(), TextStyle::dim))->paragraph();
  body()->Add(title_);
  body()->Add(purpose_);
  body()->Add(status_, wxSizerFlags().Border(wxBOTTOM, FromDIP(8)));
  body()->Add(settled_, wxSizerFlags().Border(wxBOTTOM, FromDIP(8)));
  body()->Add(beside_, wxSizerFlags().Border(wxBOTTOM, FromDIP(8)));
  moves_ = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  body()->Add(moves_, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
  body()->Add(refusal_, wxSizerFlags().Border(wxBOTTOM, FromDIP(8)));
  settled_->SetName(wxS("record.settled"));
  for (Label* each : {purpose_, refusal_, beside_, settled_}) each->Hide();
  build_asking();
  card_ = new Card(inside, shared.theme);
  form_ = new RecordForm(card_, shared.theme);
  card_->body()->Add(form_, wxSizerFlags().Expand());
  build_people();
  hook_up(*form_, *people_, presenter_, [this] { refit(); });
  form_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent& event) {
    const auto& page = presenter_.page();
    const bool is_new = page && !page->stored && !app::waits_for_save(page->record);
    is_new && form_->has_line(event.GetEventObject()) ? save() : event.Skip();
  });
  body()->Add(card_, wxSizerFlags().Expand());
}

void RecordSheet::build_asking() {
  asking_ = new Card(panel(), shared_.theme);
  asking_title_ = (new Label(asking_, shared_.theme, wxString(), TextStyle::heading))
                      ->paragraph(2 * Card::padding(asking_));
  asking_->body()->Add(asking_title_);
  asked_ = new RecordForm(asking_, shared_.theme, "asked.");
  asked_->on_layout = [this] { refit(); };
  asked_->on_name = [this](const std::string& name, std::function<void(RecordId)> done) {
    presenter_.name_person(name, std::move(done));
  };
  asking_->body()->Add(asked_, wxSizerFlags().Expand());
  auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  go_ = make_button(
      asking_, shared_.theme, _("Save"), ButtonLook::primary, [this] { CallAfter([this] { go(); }); }, "",
      "asked.go");
  row->Add(go_, wxSizerFlags().Border(wxRIGHT | wxTOP, FromDIP(8)));
  row->Add(make_button(
               asking_, shared_.theme, _("Not now"), ButtonLook::flat,
               [this] { CallAfter(&RecordSheet::put_asking_aside); }, "", "asked.cancel"),
           wxSizerFlags().Border(wxRIGHT | wxTOP, FromDIP(8)));
  asking_->body()->Add(row, wxSizerFlags().Expand());
  asking_->Hide();
  body()->Add(asking_, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
}

/// A name that still has the keyboard is asked for by reading the form.
void RecordSheet::go() {
  static_cast<void>(asked_->typed());
  presenter_.when_named([this] {
    if (asking_->IsShown()) on_go_();
  });
}

void RecordSheet::build_people() {
  people_label_ = new Label(card_, shared_.theme, _("People"), TextStyle::dim);
  card_->body()->Add(people_label_, wxSizerFlags().Border(wxTOP, FromDIP(10)));
  people_ = new PeopleRow(card_, shared_.theme, "engagement.add_person");
  card_->body()->Add(people_, wxSizerFlags().Expand());
}

void RecordSheet::show_back(const wxString& words, const std::function<void()>& pressed) {
  back_->SetLabel(words);
  port::set_accessible_name(back_, words, wxS("records.back"));
  back_->Show();
  back_->Bind(wxEVT_BUTTON, [this, pressed](wxCommandEvent&) { CallAfter(pressed); });
  Bind(wxEVT_CHAR_HOOK, [this, pressed](wxKeyEvent& event) {
    if (event.GetKeyCode() != WXK_ESCAPE || event.HasAnyModifiers()) return event.Skip();
    if (!asking_->IsShown()) return CallAfter(pressed);
    put_asking_aside();
    form_->SetFocus();
  });
}

void RecordSheet::show(const app::RecordPage& page) {
  close_asking();
  show_title(page);
  form_->show(page.fields, page.choices);
  refusal_->Hide();
  show_status(!page.stored                        ? _("Not saved yet")
              : page.record.info().states.empty() ? _("Saved")
                                                  : tr(app::choice_words(page.record.state()).c_str()));
  show_beside(page);
  show_settled(page);
  show_moves(page);
  const bool people = app::names_people(page.record.kind);
  people_label_->Show(people);
  people_->Show(people);
  people_->allow(page.people_settled ? ChipRow::Writable::no : ChipRow::Writable::yes);
  show_people(page.people);
  refit();
  Scroll(0, 0);
  const journal::Field* first = journal::field_with_role(page.record.info(), journal::Role::title);
  if (wxWindow* field = first != nullptr && !page.stored ? form_->control(first->name) : nullptr)
    field->SetFocus();
}

void RecordSheet::show_title(const app::RecordPage& page) {
  const std::string name = app::short_name(page.record);
  const wxString kind = tr(kind_label(page.record));
  title_->set_text(name.empty() ? kind : to_wx(name));
  const wxString purpose = purpose_of(page.record);
  purpose_->set_text(purpose);
  purpose_->Show(!purpose.empty());
}

/// Why a form that is nearly all settled cannot be typed into.
void RecordSheet::show_settled(const app::RecordPage& page) {
  const auto counted = [&page](bool app::FormField::*what) {
    return std::ranges::count_if(page.fields,
                                 [what](const auto& each) { return each.offered && each.*what; });
  };
  const bool nearly_all = 4 * counted(&app::FormField::settled) > 3 * counted(&app::FormField::offered);
  settled_->Show(nearly_all);
  if (!nearly_all) return settled_->set_text(wxString());
  const auto again = std::ranges::find(page.moves, std::string_view("amend"), &journal::Transition::name);
  settled_->set_text(again == page.moves.end()
                         ? _("This stands as it was settled: it can be read and copied, not changed.")
                         : fill(_("This stands as it was agreed. To change something, choose \"%s\"."),
                                tr((*again)->label)));
}

void RecordSheet::show_beside(const app::RecordPage& page) {
  wxString words;
  const auto name = [](const app::RefChoice& one) { return from_wx(choice_label(one)); };
  for (const app::Beside& each : page.beside)
    words += (words.empty() ? wxString() : wxString(wxS("\n"))) +
             to_wx(app::beside_words(each, speaker().say, name));
  beside_->set_text(words);
  beside_->Show(!words.empty());
}

void RecordSheet::show_moves(const app::RecordPage& page) {
  Steps steps{page.record.id, page.stored, page.moves};
  // A button that is made anew between press and release loses the click.
  if (std::exchange(steps_, steps) == steps) return;
  moves_->Clear(true);
  const auto add = [this](wxWindow* button) {
    button->MoveBeforeInTabOrder(asking_);
    moves_->Add(button, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(8)));
  };
  if (!page.stored) {
    add(make_button(
        panel(), shared_.theme, _("&Save"), ButtonLook::primary, [this] { save(); }, "", "record.save"));
  }
  for (const journal::Transition* move : page.moves) {
    const std::string id = "record." + std::string(move->name);
    add(make_button(
        panel(), shared_.theme, tr(move->label), ButtonLook::flat,
        [this, move] { CallAfter([this, move] { take(*move); }); }, "", id.c_str()));
  }
  if (page.stored && page.record.kind == journal::Kind::brief) {
    add(make_button(
        panel(), shared_.theme, _("Save as PDF"), ButtonLook::flat,
        [this, id = page.record.id] { CallAfter([this, id] { save_page(id); }); }, "download",
        "record.page"));
  }
  add(make_button(panel(), shared_.theme, page.stored ? _("Move to the &Trash") : _("&Discard"),
                  ButtonLook::danger, [this] {
                    CallAfter([this] {
                      form_->commit();
                      presenter_.remove();
                    });
                  }));
}

void RecordSheet::save() {
  CallAfter([this] {
    commit();
    presenter_.when_named([this] { presenter_.save(); });
  });
}

void RecordSheet::save_page(RecordId brief) {
  commit();
  presenter_.flush();
  const auto file = choose_export_file(this, wxS("third-row-brief.pdf"));
  if (file.empty() || !shared_.desk.is_open()) return;
  shared_.desk.ask(
      alive_,
      [brief, file](app::Session& session) -> Status {
        TR_LET(page, app::brief_page_of(session, brief));
        TR_LET(pdf, render::whole(page, render::write_pdf));
        return platform::write_new(file, pdf);
      },
      [this, file](const Status& written) {
        if (!written) return shared_.notify(notice_of(written.error()));
        const wxString name = to_wx(file.filename().string());
        shared_.notify(
            success_notice(fill(_("%s was written: it names nobody, and is not encrypted."), name)));
      });
}

void RecordSheet::take(const journal::Transition& move) {
  commit();
  if (!presenter_.page()) return;
  const app::RecordPage& page = *presenter_.page();
  const auto fields = app::asked_by(move, page.record, page.fields);
  if (fields.empty()) {
    presenter_.move(move);
    return form_->focus_error();
  }
  ask(tr(move.label), fields, tr(move.label), [this, &move] { presenter_.move(move, asked_->typed()); });
}

void RecordSheet::ask_commitment(const journal::Transition& step) {
  ask(_("Add a commitment"), fields_of_promise(), _("Add it"),
      [this, &step] { presenter_.commit_to(asked_->typed(), step); });
}

void RecordSheet::ask(const wxString& heading, const std::vector<app::FormField>& fields,
                      const wxString& button, std::function<void()> go) {
  asking_title_->set_text(heading);
  go_->SetLabel(button);
  port::set_accessible_name(go_, button, wxS("asked.go"));
  go_->InvalidateBestSize();
  on_go_ = std::move(go);
  refusal_->Hide();
  const app::RefChoices choices = presenter_.page() ? presenter_.page()->choices : app::RefChoices();
  const bool put_aside = std::exchange(asked_about_, heading) == heading && asked_->shows(fields);
  put_aside ? asked_->show_choices(choices) : asked_->show(fields, choices);
  asking_->Show();
  first_asked_ = fields.empty() ? std::string() : std::string(fields.front().field->name);
  refit();
  focus_asked();
}

void RecordSheet::focus_asked() {
  if (wxWindow* first = asked_->control(first_asked_)) first->SetFocus();
}

/// What was typed is there again when the same is asked of the same record, as it is when it is asked twice.
void RecordSheet::put_asking_aside() {
  asked_->clear_errors();
  refusal_->Hide();
  asking_->Hide();
  refit();
}

void RecordSheet::close_asking() {
  if (asked_about_.empty()) return;
  asked_about_.clear();
  asked_->wipe();
  put_asking_aside();
}

void RecordSheet::show_people(const std::vector<app::Named>& people) { people_->show_people(people); }

void RecordSheet::show_known_people(const std::vector<std::string>& names) { people_->suggest(names); }

void RecordSheet::show_choices(const app::RefChoices& choices) {
  form_->show_choices(choices);
  if (asking_->IsShown()) asked_->show_choices(choices);
}

void RecordSheet::show_saved(const app::RecordPage& page) {
  show_title(page);
  // What stands in the fields may not be read yet, and stays.
  form_->shows(page.fields) ? form_->offer(page.fields) : form_->show(page.fields, page.choices);
  refusal_->Hide();
  show_status(tr("Saved · encrypted on this device"));
  show_settled(page);
  show_moves(page);
  refit();
}

void RecordSheet::show_status(const wxString& words) {
  status_words_ = words;
  status_->set_text(form_->has_errors() ? _("Something below does not fit yet, and is not saved") : words);
}

void RecordSheet::show_error(const journal::Field* field, const Error& error) {
  if (field != nullptr && asking_->IsShown() && asked_->control(field->name) != nullptr) {
    asked_->show_error(*field, error);
    return asked_->focus_error();
  }
  if (field != nullptr && form_->control(field->name) != nullptr) {
    form_->show_error(*field, error);
    if (error.detail.find(": needs ") != std::string::npos) form_->focus_error();  // a step asks for it
    show_status(status_words_);
    return refit();
  }
  const app::Explained said = app::explain(error);
  refusal_->set_text(tr(said.what) + wxS(" ") + tr(said.next));
  refusal_->Show();
  port::announce(refusal_, refusal_->text());
  refit();
}

void RecordSheet::clear_errors() {
  form_->clear_errors();
  refusal_->Hide();
  show_status(status_words_);
}

void RecordSheet::commit() {
  form_->commit();
  people_->commit();
}

void RecordSheet::wipe() {
  close_asking();
  form_->wipe();
  people_->wipe();
  for (Label* each : {title_, beside_, refusal_}) each->set_text(wxString());
}

}  // namespace thirdrow::ui
