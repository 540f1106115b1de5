#include "ui/records/questions_page.h"

#include <wx/scrolwin.h>
#include <wx/wrapsizer.h>

#include <algorithm>

#include "ui/dates.h"
#include "ui/measure.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/line_field.h"

namespace thirdrow::ui {
namespace {

/// The standards' short names as people say them.
wxString standard_words(const std::string& standard) {
  constexpr std::pair<std::string_view, const char*> kNames[] = {
      {"S1", N_("Agree before the start")},
      {"S2", N_("Check in")},
      {"S3", N_("Close together")},
      {"LISTEN", N_("Listening")},
      {"SAY-DO", N_("Say and do")},
      {"SPINOFF", N_("Would they hire us?")},
      {"CULTURE", N_("Culture of yes")},
      {"GROWTH", N_("Growth")},
      {"PERSPECTIVE", N_("Perspectives")},
      {"PRESENCE", N_("Presence")},
      {"COACH", N_("Coaching")},
      {"VALUES", N_("Values")},
      {"SERVICE", N_("Service")},
      {"OUTCOME", N_("Outcomes")},
      {"DAILY", N_("Every day")},
      {"ICARE", N_("ICARE")},
  };
  const std::string_view group = std::string_view(standard).substr(0, standard.find('.'));
  const auto at = std::ranges::find(kNames, group, &std::pair<std::string_view, const char*>::first);
  return at == std::end(kNames) ? to_wx(standard) : tr(at->second);
}

wxString meta_words(const app::Prompt& prompt) {
  wxString meta = prompt.own ? _("My own") : standard_words(prompt.standard);
  if (prompt.own && !prompt.theme.empty()) meta += to_wx("  ·  ") + to_wx(prompt.theme);
  if (prompt.favourite) meta = to_wx("★  ") + meta;
  if (prompt.last_used) meta += to_wx("  ·  ") + fill(_("last used %s"), day_words(*prompt.last_used));
  return meta;
}

}  // namespace

QuestionsPage::QuestionsPage(wxWindow* parent, Shared& shared)
    : Page(parent, shared), presenter_(shared.desk, *this) {
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  book_ = new Book(this);
  auto* scrolled =
      new wxScrolledWindow(book_, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL);
  scrolled->SetScrollRate(0, FromDIP(12));  // for large text in a small window
  bank_ = scrolled;
  theme().paint(bank_, Colour::background);
  build_bank();
  drill_ = new DrillPanel(book_, shared, [this] { show_side(Side::bank); });
  book_->AddPage(bank_, wxString());
  book_->AddPage(drill_, wxString());
  sizer->Add(book_, wxSizerFlags(1).Expand());
  SetSizer(sizer);
  presenter_.on_answer = [this](const app::Prompt& prompt) {
    this->shared().to_answer = prompt;
    this->shared().go(PageId::journal, {});
  };
  Bind(EVT_RESTYLE, [this](wxCommandEvent& event) {
    event.Skip();
    show_chosen();
  });
  show_chosen();
}

void QuestionsPage::build_bank() {
  auto* column = new wxBoxSizer(wxVERTICAL);
  auto* inside = new wxBoxSizer(wxVERTICAL);
  inside->Add(new Label(bank_, theme(), _("Questions"), TextStyle::title),
              wxSizerFlags().Border(wxBOTTOM, FromDIP(8)));
  build_filters(inside);
  list_ = new RowList(bank_, theme(), _("Questions"), "questions.list",
                      [this](std::size_t row) { return markup(row); });
  list_->on_select = [this](std::size_t row) {
    chosen_ = row < prompts_.size() ? prompts_[row].id : std::string();
    show_chosen();
  };
  inside->Add(list_, wxSizerFlags(1).Expand());
  inside_ = inside;
  build_foot(inside);
  build_adding(inside);
  column->Add(inside, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(20)));
  bank_->SetSizer(column);
}

void QuestionsPage::show_side(Side side) {
  book_->ChangeSelection(static_cast<std::size_t>(side));
  if (!desk().is_open()) return;
  side == Side::drill ? drill_->enter() : presenter_.start();
  if (!IsShownOnScreen()) return;
  wxWindow* const first = list_->control();
  (side == Side::drill ? drill_->FindWindow(wxS("drill.back")) : first)->SetFocus();
}

void QuestionsPage::enter() {
  if (book_->GetSelection() == static_cast<int>(Side::drill)) drill_->enter();
  presenter_.start();
}

/// A question, or a use of one, is chosen in the list.
void QuestionsPage::open_record(RecordId id) {
  show_side(Side::bank);
  presenter_.find(id);
}

/// Those that came with the program are no records.
std::optional<RecordId> QuestionsPage::shown_record() const {
  const bool in_bank = static_cast<Side>(book_->GetSelection()) == Side::bank;
  return in_bank ? RecordId::parse(chosen_) : std::nullopt;
}

void QuestionsPage::show_found(const std::string& id) {
  standard_->SetSelection(0);
  search_->ChangeValue(wxString());
  chosen_ = id;
  // One that is retired stands on a shelf of its own.
  for (const auto shelf : {app::QuestionFilter::Shelf::in_use, app::QuestionFilter::Shelf::retired}) {
    shelf_->SetSelection(static_cast<int>(shelf));
    filter();
    if (chosen() != nullptr) break;
  }
  const auto at = std::ranges::find(prompts_, chosen_, &app::Prompt::id);
  if (at != prompts_.end()) list_->select(static_cast<std::size_t>(at - prompts_.begin()));
  show_chosen();
}

void QuestionsPage::build_filters(wxBoxSizer* column) {
  auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  const auto add = [&](wxWindow* window) {
    row->Add(window, wxSizerFlags().CenterVertical().Border(wxRIGHT | wxBOTTOM, FromDIP(8)));
  };
  search_ = new wxSearchCtrl(bank_, wxID_ANY);
  search_->SetDescriptiveText(_("Find a question"));
  search_->SetMinSize(wxSize(std::max(FromDIP(220), search_->GetCharWidth() * 28), -1));
  port::add_style(search_, "tr-search");
  port::set_accessible_name(search_, _("Find a question"), wxS("questions.search"));
  search_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { filter(); });
  add(search_);
  standard_ = new wxChoice(bank_, wxID_ANY);
  port::set_accessible_name(standard_, _("Standard"), wxS("questions.standard"));
  standard_->Append(_("Every standard"));
  standard_->SetSelection(0);
  shelf_ = new wxChoice(bank_, wxID_ANY);
  port::set_accessible_name(shelf_, _("Which questions"), wxS("questions.shelf"));
  for (const wxString& words : {_("In use"), _("Favourites"), _("My own"), _("Retired")})
    shelf_->Append(words);
  shelf_->SetSelection(0);
  for (wxChoice* choice : {standard_, shelf_}) {
    choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { filter(); });
    add(choice);
  }
  count_ = new Label(bank_, theme(), wxString(), TextStyle::small);
  add(count_);
  add(make_button(
      bank_, theme(), _("Which one would you have as&ked?"), ButtonLook::link,
      [this] { show_side(Side::drill); }, "practice", "questions.drill"));
  column->Add(row, wxSizerFlags().Expand());
}

void QuestionsPage::build_foot(wxBoxSizer* column) {
  auto* card = new Card(bank_, theme());
  question_ = new Label(card, theme(), wxString(), TextStyle::strong);
  card->body()->Add(question_, wxSizerFlags().Expand());
  auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  const auto add = [&](wxButton* button) {
    row->Add(button, wxSizerFlags().Border(wxRIGHT | wxTOP, FromDIP(8)));
    return button;
  };
  answer_ = add(make_button(
      card, theme(), _("&Answer it"), ButtonLook::primary, [this] { presenter_.answer(chosen_); }, "pencil",
      "questions.answer"));
  favourite_ = add(make_button(
      card, theme(), _("&Favourite"), ButtonLook::flat, [this] { presenter_.toggle_favourite(chosen_); },
      "star", "questions.favourite"));
  retire_ = add(make_button(
      card, theme(), _("&Retire"), ButtonLook::flat,
      [this] {
        const app::Prompt* prompt = chosen();
        if (prompt == nullptr) return;
        if (prompt->retired) return presenter_.bring_back(prompt->id);
        presenter_.retire(std::string(prompt->id));
      },
      {}, "questions.retire"));
  card->body()->Add(row, wxSizerFlags().Expand());
  uses_ = new QuestionUses(card, theme());
  uses_->on_used = [this](std::optional<int> opened) { presenter_.used(chosen_, opened); };
  card->body()->Add(uses_, wxSizerFlags().Expand());
  column->Add(card, wxSizerFlags().Expand().Border(wxTOP, FromDIP(12)));
}

void QuestionsPage::build_adding(wxBoxSizer* column) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  const auto field = [this](const wxString& name, const char* id) {
    auto* text = new LineField(bank_, name, to_wx(id));
    text->SetHint(name);
    text->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { add(); });
    return text;
  };
  text_ = field(_("A question of your own"), "questions.text");
  theme_field_ = field(_("Theme"), "questions.theme");
  row->Add(text_, wxSizerFlags(4).CenterVertical());
  row->Add(theme_field_, wxSizerFlags(1).CenterVertical().Border(wxLEFT, FromDIP(8)));
  row->Add(make_button(
               bank_, theme(), _("A&dd"), ButtonLook::flat, [this] { add(); }, "plus", "questions.add"),
           wxSizerFlags().CenterVertical().Border(wxLEFT, FromDIP(8)));
  column->Add(row, wxSizerFlags().Expand().Border(wxTOP, FromDIP(12)));
}

void QuestionsPage::filter() {
  app::QuestionFilter wanted;
  const int standard = standard_->GetSelection();
  if (standard > 0) wanted.standard = standards_[static_cast<std::size_t>(standard) - 1];
  wanted.words = from_wx(search_->GetValue());
  wanted.shelf = static_cast<app::QuestionFilter::Shelf>(shelf_->GetSelection());
  presenter_.filter(std::move(wanted));
}

wxString QuestionsPage::markup(std::size_t row) const {
  if (row >= prompts_.size()) return wxS(" \n<small> </small>");
  const app::Prompt& prompt = prompts_[row];
  return escape_markup(to_wx(prompt.text)) + wxS("\n<small><span foreground='") +
         to_wx(theme().html(Colour::dim)) + wxS("'>") + escape_markup(meta_words(prompt)) +
         wxS("</span></small>");
}

const app::Prompt* QuestionsPage::chosen() const {
  const auto at = std::ranges::find(prompts_, chosen_, &app::Prompt::id);
  return at == prompts_.end() ? nullptr : &*at;
}

void QuestionsPage::show_chosen() {
  const app::Prompt* prompt = chosen();
  for (wxButton* button : {answer_, favourite_, retire_}) button->Enable(prompt != nullptr);
  question_->set_text(prompt != nullptr ? to_wx(prompt->text)
                                        : _("Choose a question to answer it, keep it near, or retire it."));
  uses_->show(prompt);
  question_->wrap_to(std::max(FromDIP(240), GetClientSize().x - FromDIP(90)));
  favourite_->SetLabel(prompt != nullptr && prompt->favourite ? _("Not a &favourite") : _("&Favourite"));
  retire_->SetLabel(prompt != nullptr && prompt->retired ? _("B&ring back") : _("&Retire"));
  for (wxButton* button : {favourite_, retire_}) port::set_accessible_name(button, button->GetLabelText());
  measure_again(this);
}

void QuestionsPage::show_empty() {
  if (empty_ != nullptr) {
    inside_->Detach(empty_);
    empty_->Destroy();
    empty_ = nullptr;
  }
  list_->Show(!prompts_.empty());
  if (!prompts_.empty()) return;
  using Shelf = app::QuestionFilter::Shelf;
  wxString words = _("No question has these words.");
  const char* picture = "search";
  if (search_->IsEmpty() && standard_->GetSelection() <= 0) {
    switch (static_cast<Shelf>(shelf_->GetSelection())) {
      case Shelf::favourites:
        words = _("No favourites yet: mark a question that you want to keep near."), picture = "star";
        break;
      case Shelf::own:
        words = _("None of your own yet: write one below."), picture = "pencil";
        break;
      case Shelf::retired:
        words = _("No question is retired."), picture = "question";
        break;
      default:
        break;
    }
  }
  empty_ = new EmptyState(bank_, theme(), picture, words);
  theme().paint(empty_, Colour::background);
  inside_->Insert(2, empty_, wxSizerFlags(1).Expand());
}

void QuestionsPage::show(const std::vector<app::Prompt>& prompts) {
  const bool same_order = std::ranges::equal(prompts, prompts_, {}, &app::Prompt::id, &app::Prompt::id);
  prompts_ = prompts;
  if (same_order) {
    list_->changed(0, prompts_.size());
  } else {
    list_->reset(prompts_.size());
    const auto at = std::ranges::find(prompts_, chosen_, &app::Prompt::id);
    if (at != prompts_.end()) list_->select(static_cast<std::size_t>(at - prompts_.begin()));
  }
  count_->set_text(plural("%s question", "%s questions", static_cast<long long>(prompts.size())));
  show_empty();
  show_chosen();
}

void QuestionsPage::show_standards(const std::vector<std::string>& standards) {
  if (standards == standards_) return;
  standards_ = standards;
  wxArrayString names;
  names.Add(_("Every standard"));
  for (const std::string& standard : standards) {
    wxString words = standard_words(standard);
    if (const auto dot = standard.find('.'); dot != std::string::npos)
      words += wxS(" ") + to_wx(standard.substr(dot + 1));
    names.Add(words);
  }
  standard_->Set(names);
  standard_->SetSelection(0);
  standard_->InvalidateBestSize();
  Layout();
}

void QuestionsPage::add() {
  const std::string text = from_wx(text_->GetValue()), theme = from_wx(theme_field_->GetValue());
  if (app::trimmed(text).empty()) {
    Notice notice;
    notice.what = _("There is no question yet.");
    notice.next = _("Write one in the field, then add it.");
    shared().notify(notice);
    return text_->SetFocus();
  }
  for (wxTextCtrl* field : {text_, theme_field_}) field->ChangeValue(wxString());
  presenter_.add(text, theme);
}

void QuestionsPage::show_added() { shared().notify(success_notice(_("Your question is in the bank."))); }

void QuestionsPage::show_not_added(const Error& error, const std::string& text, const std::string& theme) {
  text_->ChangeValue((to_wx(text) + wxS(" ") + text_->GetValue()).Trim());
  if (theme_field_->IsEmpty()) theme_field_->ChangeValue(to_wx(theme));
  shared().notify(notice_of(error));
}

void QuestionsPage::show_kept(const std::string& text) {
  if (text_->IsEmpty()) text_->ChangeValue(to_wx(text));
}

void QuestionsPage::show_problem(const Error& error) {
  if (error.code != Code::locked && error.code != Code::cancelled) shared().notify(notice_of(error));
}

/// What was typed into the drill waits in the field of one's own questions.
void QuestionsPage::leave() {
  presenter_.keep_typed(app::trimmed(from_wx(text_->GetValue()) + ' ' + drill_->typed()));
}

void QuestionsPage::forget() {
  for (wxTextCtrl* text : {text_, theme_field_}) text->ChangeValue(wxString());
  search_->ChangeValue(wxString());
  shelf_->SetSelection(0);
  standard_->SetSelection(0);
  chosen_.clear();
  presenter_.forget();
  drill_->forget();
  show_side(Side::bank);
  show_chosen();
}

}  // namespace thirdrow::ui
