#include "ui/editor/editor_panel.h"

#include <wx/settings.h>
#include <wx/wrapsizer.h>

#include <algorithm>
#include <utility>

#include "ui/measure.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"

namespace thirdrow::ui {
namespace {

enum View : std::size_t { kNothing, kWriting, kHistory };
wxFont title_font() { return wxSystemSettings::GetFont(wxSYS_DEFAULT_GUI_FONT).Scaled(1.5F).Bold(); }

}  // namespace

EditorPanel::EditorPanel(wxWindow* parent, Shared& shared, const app::MakeTimer& make_timer)
    : wxPanel(parent),
      shared_(shared),
      presenter_(shared.desk, *this, make_timer),
      book_(new Book(this)),
      nothing_(new wxPanel(book_)),
      writing_(new wxPanel(book_)) {
  shared.theme.paint(this, Colour::background);
  shared.theme.paint(writing_, Colour::background);
  nothing_->SetSizer(new wxBoxSizer(wxVERTICAL));
  show_way_to_begin();
  build_column();
  history_ = new HistoryPanel(book_, shared.theme);
  history_->on_pick = [this](std::size_t n) { presenter_.ask_difference(n); };
  history_->on_restore = [this](std::size_t n) { presenter_.restore(n); };
  history_->on_close = [this] { close_history(); };
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    const bool escape = event.GetKeyCode() == WXK_ESCAPE && !event.HasAnyModifiers();
    if (!escape || !close_aside()) event.Skip();
  });
  book_->AddPage(nothing_, wxString());
  book_->AddPage(writing_, wxString());
  book_->AddPage(history_, wxString());
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(book_, wxSizerFlags(1).Expand());
  SetSizer(sizer);
  spell_timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { start_spelling(); });
  Bind(EVT_RESTYLE, [this](wxCommandEvent& event) {
    event.Skip();
    dress_title();
    grow_soon();
  });
}

void EditorPanel::show_way_to_begin() {
  put_into_nothing(new EmptyState(nothing_, shared_.theme, "pencil",
                                  _("Choose an entry to read it, or begin a new one."),
                                  _("Begin a new entry"), [this] { on_begin(); }));
}

void EditorPanel::stand_in(const wxString& words, std::function<void()> open) {
  const bool stood_in = std::exchange(stands_in_, !words.empty());
  if (stands_in_) {
    put_into_nothing(
        new EmptyState(nothing_, shared_.theme, "search", words, _("&Open it there"), std::move(open)));
  } else if (stood_in) {
    show_way_to_begin();
  }
}

void EditorPanel::put_into_nothing(EmptyState* state) {
  shared_.theme.paint(state, Colour::background);
  nothing_->GetSizer()->Clear(true);
  nothing_->GetSizer()->Add(state, wxSizerFlags(1).Expand());
  nothing_->Layout();
}

void EditorPanel::build_column() {
  auto* outer = new wxBoxSizer(wxVERTICAL);
  column_ = new TextColumn(writing_, shared_.theme, 700);
  outer->Add(column_, wxSizerFlags(1).Expand());
  wxPanel* panel = column_->panel();
  build_title(panel);
  section_sizer_ = new wxBoxSizer(wxVERTICAL);
  column_->body()->Add(section_sizer_, wxSizerFlags().Expand());
  after_sections_ = make_button(
      panel, shared_.theme, _("Add a &question to answer"), ButtonLook::link,
      [this] { presenter_.add_prompt(); }, "plus", "editor.add_prompt");
  column_->body()->Add(after_sections_, wxSizerFlags().Border(wxBOTTOM, FromDIP(8)));
  auto* card = new Card(panel, shared_.theme);
  form_ = new RecordForm(card, shared_.theme);
  form_->on_change = [this](const journal::Field& field, const std::string& text) {
    presenter_.set_field(field, text);
  };
  form_->on_blur = [this] { presenter_.blur(); };
  form_->on_layout = [this] { grow_soon(); };
  moves_ = new wxBoxSizer(wxHORIZONTAL);
  card->body()->Add(moves_, wxSizerFlags().Right());
  card->body()->Add(form_, wxSizerFlags().Expand());
  form_card_ = card;
  column_->body()->Add(card, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
  build_chips(panel);
  build_foot(outer);
  writing_->SetSizer(outer);
  column_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    grow_soon();
  });
}

void EditorPanel::build_title(wxPanel* panel) {
  meta_ = new MetaRow(panel, shared_.theme);
  meta_->on_kind = [this](std::string_view kind) { presenter_.set_kind(kind); };
  meta_->on_day = [this](Day day) { presenter_.set_day(day); };
  meta_->on_engagement = [this](std::optional<app::Named> one) { presenter_.set_engagement(std::move(one)); };
  meta_->on_layout = [this] { column_->refit(); };
  title_ = new wxTextCtrl(panel, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
  title_->SetHint(_("Title"));
  port::add_style(title_, "tr-title");
  dress_title();
  port::set_accessible_name(title_, _("Title"), wxS("editor.title"));
  title_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
    if (!quiet_) presenter_.set_title(from_wx(title_->GetValue()));
  });
  title_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { focus_text(); });
  title_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    event.Skip();
    presenter_.blur();
  });
  column_->body()->Add(title_, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(10)));
  column_->body()->Add(meta_, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(6)));
  meta_->MoveAfterInTabOrder(title_);
}

void EditorPanel::dress_title() {
  title_->SetFont(title_font());
  port::update_style(title_);
  title_->SetMinSize(wxSize(-1, title_->GetCharHeight() + FromDIP(8)));  // the same with words and without
}

void EditorPanel::build_chips(wxPanel* panel) {
  tags_ = new ChipRow(panel, shared_.theme,
                      {_("Tags"), _("Add a tag"), _("Take off the tag %s"), "editor.add_tag"});
  tags_->on_add = [this](const std::string& tag) { presenter_.add_tag(tag); };
  tags_->on_remove = [this](std::size_t n) {
    if (n < tag_words_.size()) presenter_.remove_tag(std::string(tag_words_[n]));
  };
  people_ = new ChipRow(panel, shared_.theme,
                        {_("People"), _("Add a person"), _("Take off %s"), "editor.add_person"});
  people_->on_add = [this](const std::string& name) { presenter_.add_person(name); };
  people_->on_remove = [this](std::size_t n) {
    if (n < people_ids_.size()) presenter_.remove_person(people_ids_[n]);
  };
  for (ChipRow* row : {tags_, people_}) {
    shared_.theme.paint(row, Colour::background);
    column_->body()->Add(row, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(4)));
  }
}

void EditorPanel::build_foot(wxBoxSizer* column) {
  auto* foot = new wxPanel(writing_);
  shared_.theme.paint(foot, Colour::sidebar);
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  build_state(foot, row);
  foot_written_ = build_written_acts(foot);
  row->Add(foot_written_, wxSizerFlags().CenterVertical().Border(wxALL, FromDIP(6)));
  foot_trashed_ = build_trashed_acts(foot);
  auto* lines = new wxBoxSizer(wxVERTICAL);
  lines->Add(row, wxSizerFlags().Expand());
  lines->Add(foot_trashed_, wxSizerFlags().Expand().Border(wxLEFT, FromDIP(10)));
  foot->SetSizer(lines);
  column->Add(foot, wxSizerFlags().Expand());
}

void EditorPanel::build_state(wxPanel* foot, wxBoxSizer* row) {
  status_ = new Label(foot, shared_.theme, wxString(), TextStyle::small);
  problem_ = new Label(foot, shared_.theme, wxString(), TextStyle::danger);
  problem_->Hide();
  words_ = new Label(foot, shared_.theme, wxString(), TextStyle::small);
  for (Label* label : {status_, problem_}) {
    label->SetWindowStyleFlag(label->GetWindowStyleFlag() | wxST_ELLIPSIZE_END);
    label->SetMinSize(wxSize(FromDIP(40), -1));
    row->Add(label, wxSizerFlags(1).CenterVertical().Border(wxLEFT, FromDIP(16)));
  }
  row->Add(words_, wxSizerFlags().CenterVertical().Border(wxLEFT | wxRIGHT, FromDIP(12)));
}

wxPanel* EditorPanel::build_written_acts(wxPanel* foot) {
  auto* panel = new wxPanel(foot);
  shared_.theme.paint(panel, Colour::sidebar);
  auto* acts = new wxBoxSizer(wxHORIZONTAL);
  const auto add = [&](wxButton* button) { acts->Add(button, wxSizerFlags().Border(wxLEFT, FromDIP(6))); };
  add(make_icon_button(
      panel, shared_.theme, "clock", _("Earlier versions"), [this] { show_history(); }, "editor.history"));
  add(make_icon_button(
      panel, shared_.theme, "trash", _("Move to the Trash"), [this] { on_remove(); }, "editor.delete"));
  panel->SetSizer(acts);
  return panel;
}

wxPanel* EditorPanel::build_trashed_acts(wxPanel* foot) {
  auto* panel = new wxPanel(foot);
  shared_.theme.paint(panel, Colour::sidebar);
  auto* acts = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  const auto add = [&](wxButton* button) { acts->Add(button, wxSizerFlags().Border(wxALL, FromDIP(6))); };
  add(make_button(
      panel, shared_.theme, _("Put &back"), ButtonLook::flat, [this] { on_put_back(); }, "undo",
      "editor.put_back"));
  add(make_button(
      panel, shared_.theme, tr("&Delete for good…"), ButtonLook::danger, [this] { on_purge(); }, "trash",
      "editor.purge"));
  panel->SetSizer(acts);
  return panel;
}

Day EditorPanel::today() const { return shared_.desk.host().clock->now().day(); }

void EditorPanel::show_entry(const app::EntryPage& page) {
  quiet_ = true;
  show_title(page.record.title());
  const journal::Field* title = journal::field_with_role(page.record.info(), journal::Role::title);
  title_->SetMaxLength(title != nullptr ? static_cast<unsigned long>(title->max) : 0UL);
  title_->SetHint(title != nullptr && page.record.kind != journal::Kind::reflection ? tr(title->label)
                                                                                    : _("Title"));
  show_meta(page);
  rebuild_sections(page.sections);
  form_->show(page.fields, page.choices);
  show_moves(page);
  form_card_->Show(!page.fields.empty());
  after_sections_->Show(page.record.kind == journal::Kind::reflection && !page.record.deleted());
  allow_writing(page);
  book_->ChangeSelection(kWriting);
  quiet_ = false;
  column_->refit();
  column_->Scroll(0, 0);
  grow_soon();
  spell_soon();
  if (std::exchange(focus_next_, false)) focus_text();
  focus_asked(page.record);
  on_page();
}

/// The first words that the step needs for which another page has led here.
void EditorPanel::focus_asked(const journal::Record& record) {
  if (!shared_.to_take || shared_.to_take->record != record.id) return;
  const journal::Transition* move = std::exchange(shared_.to_take, std::nullopt)->move;
  for (const std::string_view name : move->requires_) {
    wxWindow* control = form_->control(name);
    const journal::Field* field = journal::find_field(record.info(), name);
    if (control == nullptr || !control->IsShown() || !journal::is_empty(record.value(field->tag))) continue;
    return control->SetFocus();
  }
}

void EditorPanel::show_title(const std::string& words) {
  if (title_undo_) title_undo_->clear();
  title_undo_.reset();
  title_->ChangeValue(to_wx(words));
  title_undo_ = std::make_unique<TextUndo>(title_);
}

void EditorPanel::show_moves(const app::EntryPage& page) {
  moves_->Clear(true);
  for (const journal::Transition* move : page.moves) {
    auto* button = make_button(form_card_, shared_.theme, tr(move->label), ButtonLook::flat,
                               [this, move] { CallAfter([this, move] { presenter_.move(*move); }); });
    moves_->Add(button, wxSizerFlags().Border(wxLEFT, FromDIP(6)));
  }
}

void EditorPanel::allow_writing(const app::EntryPage& page) {
  const bool trashed = page.record.deleted();
  title_->SetEditable(!trashed);
  for (SectionCard* card : sections_) {
    card->text()->SetEditable(!trashed);
    if (trashed) card->show_acts(false);
  }
  form_->allow(trashed ? RecordForm::Writable::no : RecordForm::Writable::yes);
  tags_->allow(trashed ? ChipRow::Writable::no : ChipRow::Writable::yes);
  people_->allow(trashed ? ChipRow::Writable::no : ChipRow::Writable::yes);
  meta_->allow(trashed ? MetaRow::Writable::no : MetaRow::Writable::yes);
  foot_written_->Show(!trashed);
  foot_trashed_->Show(trashed);
  measure_again(writing_);
}

void EditorPanel::show_nothing() {
  spell_timer_.Stop();
  quiet_ = true;
  show_title({});
  rebuild_sections({});
  form_->wipe();
  tags_->wipe();
  people_->wipe();
  tag_words_.clear();
  people_ids_.clear();
  history_->wipe();
  status_->set_text(wxString());
  words_->set_text(wxString());
  book_->ChangeSelection(kNothing);
  quiet_ = false;
  on_page();
}

void EditorPanel::hand_over() {
  form_->commit();
  tags_->commit();
  people_->commit();
}

void EditorPanel::forget() {
  presenter_.forget();
  stand_in({}, {});
  meta_->wipe(today());
  tags_->suggest({});
  people_->suggest({});
  if (spelling_) spelling_->forget();
}

void EditorPanel::show_meta(const app::EntryPage& page) {
  meta_->show(page, today());
  tag_words_ = page.record.strings(journal::kTags);
  tags_->show(tag_words_);
  std::vector<std::string> names;
  people_ids_.clear();
  for (const app::Named& person : page.people) {
    names.push_back(person.name);
    people_ids_.push_back(person.id);
  }
  people_->show(names);
  column_->refit();
}

void EditorPanel::focus_text() {
  if (!sections_.empty()) sections_.front()->text()->SetFocus();
}

void EditorPanel::show_history() {
  if (!presenter_.has_entry()) return;
  book_->ChangeSelection(kHistory);
  presenter_.ask_versions();
  history_->list()->SetFocus();
}

void EditorPanel::close_history() {
  book_->ChangeSelection(kWriting);
  focus_text();
}

bool EditorPanel::close_aside() {
  if (!shows_history()) return meta_->close_calendar();
  close_history();
  return true;
}

bool EditorPanel::shows_history() const { return book_->GetSelection() == static_cast<int>(kHistory); }

TextUndo* EditorPanel::focused_undo() const {
  if (FindFocus() == title_) return title_undo_.get();
  SectionCard* card = focused_section();
  return card != nullptr ? &card->undo() : nullptr;
}

bool EditorPanel::can_undo() const {
  const TextUndo* here = focused_undo();
  return here != nullptr && here->can_undo();
}

bool EditorPanel::can_redo() const {
  const TextUndo* here = focused_undo();
  return here != nullptr && here->can_redo();
}

void EditorPanel::undo() {
  if (TextUndo* here = focused_undo()) here->undo();
}

void EditorPanel::redo() {
  if (TextUndo* here = focused_undo()) here->redo();
}

}  // namespace thirdrow::ui
