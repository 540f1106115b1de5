#include "ui/records/records_panel.h"

#include <wx/button.h>

#include <algorithm>

#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"
#include "ui/wx_timer.h"

namespace thirdrow::ui {
namespace {

enum View : std::size_t { kNothing, kForm };

}  // namespace

RecordsPanel::RecordsPanel(wxWindow* parent, Shared& shared, journal::Kind kind, Words words)
    : wxPanel(parent),
      shared_(shared),
      presenter_(shared.desk, *this, kind, WxTimer::maker()),
      words_(std::move(words)) {
  shared.theme.paint(this, Colour::background);
  auto* split = new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                     wxSP_LIVE_UPDATE | wxSP_NOBORDER);
  port::set_accessible_name(split, words_.list, to_wx(words_.id) + wxS(".split"));
  wxPanel* left = build_list(split);
  const auto widen = [split, left] {
    split->SetMinimumPaneSize(std::max(split->FromDIP(200), left->GetSizer()->CalcMin().x));
  };
  widen();
  book_ = new Book(split);
  auto* nothing = new EmptyState(book_, shared.theme, words_.icon, words_.nothing, words_.add,
                                 [this] { presenter_.create(); });
  shared.theme.paint(nothing, Colour::background);
  book_->AddPage(nothing, wxString());
  build_form(book_);
  split->SplitVertically(left, book_, FromDIP(290));
  split->Bind(EVT_RESTYLE, [split, widen](wxCommandEvent& event) {
    event.Skip();
    widen();
  });
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(split, wxSizerFlags(1).Expand());
  SetSizer(sizer);
}

wxPanel* RecordsPanel::build_list(wxWindow* parent) {
  auto* panel = new wxPanel(parent);
  shared_.theme.paint(panel, Colour::card);
  auto* column = new wxBoxSizer(wxVERTICAL);
  const wxString id = to_wx(words_.id);
  auto* add = make_button(
      panel, shared_.theme, words_.add, ButtonLook::flat,
      [this] {
        commit();
        presenter_.create();
      },
      "plus");
  port::set_accessible_name(add, words_.add, id + wxS(".new"));
  column->Add(add, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
  resting_ = make_chip(panel, fill(words_.resting, wxS("0")), [this](wxToggleButton& chip) {
    presenter_.show_resting(chip.GetValue() ? app::Resting::shown : app::Resting::hidden);
  });
  resting_->Hide();
  column->Add(resting_, wxSizerFlags().Border(wxLEFT | wxRIGHT, FromDIP(12)));
  const std::string list_id = std::string(words_.id) + ".list";
  list_ = new RowList(panel, shared_.theme, words_.list, list_id.c_str(),
                      [this](std::size_t row) { return markup(row); });
  list_->on_select = [this](std::size_t row) {
    commit();
    presenter_.select(row);
  };
  column->Add(list_, wxSizerFlags(1).Expand().Border(wxTOP, FromDIP(6)));
  panel->SetSizer(column);
  return panel;
}

void RecordsPanel::build_form(wxWindow* parent) {
  column_ = new TextColumn(parent, shared_.theme, 640);
  wxPanel* panel = column_->panel();
  title_ = new Label(panel, shared_.theme, wxString(), TextStyle::title);
  title_->paragraph();
  status_ = new Label(panel, shared_.theme, wxString(), TextStyle::dim);
  column_->body()->Add(title_);
  column_->body()->Add(status_, wxSizerFlags().Border(wxBOTTOM, FromDIP(8)));
  moves_ = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  column_->body()->Add(moves_, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
  card_ = new Card(panel, shared_.theme);
  form_ = new RecordForm(card_, shared_.theme);
  form_->on_change = [this](const journal::Field& field, const std::string& text) {
    presenter_.set_field(field, text);
  };
  form_->on_blur = [this] { CallAfter([this] { presenter_.flush_quietly(); }); };
  form_->on_layout = [this] { column_->refit(); };
  card_->body()->Add(form_, wxSizerFlags().Expand());
  if (presenter_.kind() == journal::Kind::engagement) build_people();
  column_->body()->Add(card_, wxSizerFlags().Expand());
  book_->AddPage(column_, wxString());
}

void RecordsPanel::build_people() {
  card_->body()->Add(new Label(card_, shared_.theme, _("People"), TextStyle::dim),
                     wxSizerFlags().Border(wxTOP, FromDIP(10)));
  people_ = new ChipRow(card_, shared_.theme,
                        {wxString(), _("Add a person"), _("Take off %s"), "engagement.add_person"});
  shared_.theme.paint(people_, Colour::card);
  people_->on_add = [this](const std::string& name) { presenter_.add_person(name); };
  people_->on_remove = [this](std::size_t n) {
    if (n < people_ids_.size()) presenter_.remove_person(people_ids_[n]);
  };
  card_->body()->Add(people_, wxSizerFlags().Expand());
}

void RecordsPanel::show_people(const std::vector<app::Named>& people) {
  if (people_ == nullptr) return;
  std::vector<std::string> names;
  people_ids_.clear();
  for (const app::Named& person : people) {
    names.push_back(person.name);
    people_ids_.push_back(person.id);
  }
  people_->show(names);
  column_->refit();
}

void RecordsPanel::show_known_people(const std::vector<std::string>& names) {
  if (people_ != nullptr) people_->suggest(names);
}

void RecordsPanel::show_status(const wxString& words) {
  status_words_ = words;
  status_->set_text(form_->has_errors() ? _("Something below does not fit yet, and is not saved") : words);
}

wxString RecordsPanel::markup(std::size_t row) const {
  if (row >= lines_.size()) return wxS("<b> </b>\n<small> </small>");
  const app::RecordLine& line = lines_[row];
  wxString body = to_wx(line.body);
  body.Replace(wxS("\n"), wxS(" "));
  wxString meta = tr(app::choice_words(line.state).c_str());
  if (!body.empty()) meta += to_wx("  ·  ") + body;
  return wxS("<b>") + escape_markup(to_wx(line.title)) + wxS("</b>\n<small><span foreground='") +
         to_wx(shared_.theme.html(Colour::dim)) + wxS("'>") + escape_markup(meta) + wxS("</span></small>");
}

void RecordsPanel::show_list(const std::vector<app::RecordLine>& lines, std::size_t resting) {
  lines_ = lines;
  list_->reset(lines.size());
  resting_->SetLabel(fill(words_.resting, wxString() << resting));
  resting_->InvalidateBestSize();
  resting_->Show(resting > 0);
  resting_->GetParent()->Layout();
}

void RecordsPanel::show_record(const app::RecordPage& page) {
  const std::string title = page.record.title();
  title_->set_text(title.empty() ? words_.add : to_wx(title));
  form_->show(page.fields);
  show_status(page.stored ? tr(app::choice_words(page.record.state()).c_str()) : _("Not saved yet"));
  show_moves(page);
  show_people(page.people);
  book_->ChangeSelection(kForm);
  column_->refit();
  column_->Scroll(0, 0);
  const journal::Field* first = journal::field_with_role(page.record.info(), journal::Role::title);
  if (wxWindow* field = first != nullptr && !page.stored ? form_->control(first->name) : nullptr)
    field->SetFocus();
}

void RecordsPanel::show_moves(const app::RecordPage& page) {
  moves_->Clear(true);
  const auto add = [this](wxWindow* button) {
    button->MoveBeforeInTabOrder(card_);
    moves_->Add(button, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(8)));
  };
  if (!page.stored) {
    add(make_button(column_->panel(), shared_.theme, _("&Save"), ButtonLook::primary, [this] {
      CallAfter([this] {
        commit();
        presenter_.flush();
      });
    }));
  }
  for (const journal::Transition* move : page.moves) {
    add(make_button(column_->panel(), shared_.theme, tr(move->label), ButtonLook::flat, [this, move] {
      CallAfter([this, move] {
        commit();
        presenter_.move(*move);
      });
    }));
  }
  add(make_button(column_->panel(), shared_.theme, page.stored ? _("Move to the &Trash") : _("&Discard"),
                  ButtonLook::danger, [this] {
                    CallAfter([this] {
                      form_->commit();
                      presenter_.remove();
                    });
                  }));
}

void RecordsPanel::show_nothing() {
  form_->wipe();
  show_people({});
  if (people_ != nullptr) people_->wipe();
  title_->set_text(wxString());
  book_->ChangeSelection(kNothing);
}

void RecordsPanel::show_saved(const app::RecordPage& page) {
  title_->set_text(to_wx(page.record.title()));
  form_->offer(page.fields);
  show_status(tr("Saved · encrypted on this device"));
  show_moves(page);
  column_->refit();
}

void RecordsPanel::show_field_error(const journal::Field* field, const Error& error) {
  if (field == nullptr || form_->control(field->name) == nullptr) return shared_.notify(notice_of(error));
  form_->show_error(*field, error);
  show_status(status_words_);
}

void RecordsPanel::clear_errors() {
  form_->clear_errors();
  show_status(status_words_);
}

void RecordsPanel::show_removed(const std::string& title) {
  Notice notice = success_notice(fill(_("\"%s\" is in the Trash."), to_wx(title)));
  notice.action = _("Undo");
  notice.on_action = [this] {
    shared_.notify({});
    presenter_.undo_remove();
  };
  shared_.notify(notice);
}

void RecordsPanel::show_problem(const Error& error) {
  if (error.code != Code::locked && error.code != Code::cancelled) shared_.notify(notice_of(error));
}

void RecordsPanel::commit() {
  form_->commit();
  if (people_ != nullptr) people_->commit();
}

void RecordsPanel::leave() {
  commit();
  presenter_.flush();
  presenter_.keep_names();
}

void RecordsPanel::forget() {
  presenter_.forget();
  lines_.clear();
  resting_->SetValue(false);
}

}  // namespace thirdrow::ui
