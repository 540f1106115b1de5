// What a page of a guided talk shows.
#include <algorithm>

#include "app/explain.h"
#include "app/row_cells.h"
#include "ui/guided/guided_panel.h"
#include "ui/measure.h"
#include "ui/port_gtk.h"
#include "ui/tab_order.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"

namespace thirdrow::ui {
namespace {

/// A clause of the self check: answered by a button from 0 to 4.
bool is_rating(const journal::Field& field) {
  return field.type == journal::FieldType::integer && field.min == 0 && field.max == 4;
}

const journal::Field& answer_rows() {
  return *journal::find_field(journal::info(journal::Kind::assessment), journal::assessment::kAnswers);
}

void say(Label* label, const wxString& words) {
  label->set_text(words);
  label->Show(!words.empty());
}

/// The words of the button that leads to a page of a talk.
wxString way_to(app::Journey journey, const std::string& page) {
  const std::string key = page.substr(0, page.find(':'));
  const auto steps = app::guided_steps(journey);
  const auto step = std::ranges::find(steps, key, &app::GuidedStep::key);
  return step == steps.end() ? _("Go there") : fill(_("Go to: %s"), tr(step->label));
}

}  // namespace

void GuidedPanel::show_page(const app::GuidedScreen& screen) {
  const std::string key =
      std::string(screen.step->key) + screen.about + (screen.journey == app::Journey::start ? "s" : "c");
  const bool another = shown_key_ != key;
  shown_key_ = key;
  const auto place = act_in_hand();
  Freeze();
  refusal_->Hide();
  put_right_->Hide();
  show_words(screen);
  show_parts(screen);
  show_form(screen);
  show_acts(screen);
  show_remark(screen.remark);
  back_->Enable(!screen.first);
  next_->Enable(!screen.last);
  Thaw();
  port::renew_tab_order(column_->panel());
  measure_again(this);
  refit();
  if (!IsShownOnScreen()) return;
  if (!another && place) return stay(screen, *place);
  // back from another page, the keyboard was on what is hidden now
  if (!another) return IsDescendant(FindFocus()) ? void() : focus_first();
  column_->Scroll(0, 0);
  port::announce(question_, where_->text() + wxS(" ") + question_->text());
  focus_first();
}

void GuidedPanel::show_words(const app::GuidedScreen& screen) {
  wxString where = fill(fill(_("Step %s of %s"), wxString() << screen.number), wxString() << screen.of);
  if (screen.pages > 1)
    where = fill(fill(fill(_("%s, page %s of %s"), where), wxString() << screen.page_number),
                 wxString() << screen.pages);
  where_->set_text(fill(fill(_("%s: %s"), where), tr(screen.step->label)));
  say(title_, to_wx(screen.engagement));
  say(question_, tr(screen.question));
  say(about_, screen.about.empty() ? wxString() : fill(_("Phase: %s"), to_wx(screen.about)));
  say(help_, tr(screen.step->help));
}

void GuidedPanel::show_parts(const app::GuidedScreen& screen) {
  parts_->GetSizer()->Clear(true);
  for (const app::ReadPart& part : screen.parts) add_part(part);
  parts_->Show(!screen.parts.empty());
}

void GuidedPanel::add_part(const app::ReadPart& part) {
  wxSizer* column = parts_->GetSizer();
  Theme& theme = shared_.theme;
  const auto add = [&](const wxString& words, TextStyle style, int above) {
    auto* label = (new Label(parts_, theme, words, style))->paragraph();
    column->Add(label, wxSizerFlags().Border(wxTOP, FromDIP(above)));
  };
  if (!part.heading.empty()) add_heading(part);
  for (const std::string& line : part.lines) add(to_wx(line), TextStyle::normal, 4);
  if (part.lines.empty() && !part.page.empty()) add(_("Nothing yet"), TextStyle::dim, 4);
  if (!part.missing.empty()) add(to_wx(part.missing), TextStyle::danger, 4);
}

void GuidedPanel::add_heading(const app::ReadPart& part) {
  const wxString words = to_wx(part.heading);
  auto* heading = new Label(parts_, shared_.theme, words, TextStyle::heading);
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(heading, wxSizerFlags().CenterVertical());
  wxButton* change = nullptr;
  if (!part.page.empty()) {
    const std::string id = "guided.change." + part.page;
    change = make_button(
        parts_, shared_.theme, _("Change"), ButtonLook::link,
        [this, page = part.page] { then([this, page] { presenter_.go_to(page); }); }, "", id.c_str());
    port::set_accessible_name(change, fill(_("Change: %s"), words), to_wx(id));
    row->Add(change, wxSizerFlags().CenterVertical().Border(wxLEFT, FromDIP(8)));
  }
  heading->paragraph(FromDIP(8), change);
  parts_->GetSizer()->Add(row, wxSizerFlags().Expand().Border(wxTOP, FromDIP(12)));
}

void GuidedPanel::show_form(const app::GuidedScreen& screen) {
  std::vector<app::FormField> fields = screen.fields;
  show_ratings(fields);
  form_->show(fields, screen.choices);
  form_->Show(!fields.empty());
  people_->Show(screen.asks_people);
  people_->show_people(screen.people);
  card_->Show(!screen.fields.empty() || screen.asks_people);
}

void GuidedPanel::show_ratings(std::vector<app::FormField>& fields) {
  SheetQuestions questions{{}, {}, marks_to_four(), {}};
  std::vector<journal::Cells> rows;
  for (const app::FormField& field : fields) {
    if (!is_rating(*field.field)) continue;
    questions.items.emplace_back(field.field->name, tr(field.field->label));
    if (!field.text.empty()) rows.push_back({std::string(field.field->name), field.text});
  }
  std::erase_if(fields, [](const app::FormField& field) { return is_rating(*field.field); });
  ratings_place_->Clear(true);
  ratings_ = nullptr;
  if (questions.items.empty()) return;
  FieldHooks hooks;
  const journal::KindInfo* kind = &journal::info(journal::Kind::selfcheck);
  hooks.changed = [this, kind, items = questions.items] {
    const auto answers = app::cells_from_text(answer_rows(), ratings_->read());
    for (const auto& [name, sentence] : items) {
      const auto at =
          std::ranges::find_if(answers, [&](const journal::Cells& row) { return row[0] == name; });
      presenter_.set_field(*journal::find_field(*kind, name), at == answers.end() ? std::string() : (*at)[1]);
    }
  };
  ratings_ = new SheetEditor(card_, shared_.theme, answer_rows(), std::move(questions), hooks);
  ratings_->MoveBeforeInTabOrder(form_);
  ratings_->write(app::text_of_cells(rows));
  ratings_place_->Add(ratings_, wxSizerFlags().Expand());
}

void GuidedPanel::show_acts(const app::GuidedScreen& screen) {
  wxSizer* row = acts_->GetSizer();
  row->Clear(true);
  bool first = true;
  for (const app::GuidedAct act : screen.acts) {
    const bool prints = act >= app::GuidedAct::print;
    const std::string id = "guided." + std::string(app::act_name(act));
    auto* button = make_button(
        acts_, shared_.theme, tr(app::act_words(act)),
        first && !prints ? ButtonLook::primary : ButtonLook::flat, [this, act] { take(act); }, "",
        id.c_str());
    row->Add(button, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(8)));
    first = false;
  }
  acts_->Show(!screen.acts.empty());
}

void GuidedPanel::focus_first() {
  wxWindow* first = card_->IsShown() ? first_control(card_) : nullptr;
  if (first == nullptr && next_->IsEnabled()) first = next_;
  if (first == nullptr) first = first_control(acts_);
  (first != nullptr ? first : away_)->SetFocus();
}

std::optional<std::size_t> GuidedPanel::act_in_hand() const {
  std::size_t place = 0;
  for (const wxWindow* each : acts_->GetChildren()) {
    if (each == wxWindow::FindFocus()) return place;
    ++place;
  }
  return std::nullopt;
}

void GuidedPanel::stay(const app::GuidedScreen& screen, std::size_t place) {
  const auto& acts = acts_->GetChildren();
  wxWindow* on = next_->IsEnabled() ? next_ : away_;
  const bool asks_anew = place < screen.acts.size() && screen.acts[place] == app::GuidedAct::add_phase;
  asks_anew ? focus_first() : (place < acts.GetCount() ? acts.Item(place)->GetData() : on)->SetFocus();
  wxString words = question_->text();
  if (!screen.parts.empty()) {
    const auto& said = asks_anew ? screen.parts.back() : screen.parts.front();  // the phase that is new
    words = to_wx(said.heading);
    for (const std::string& line : said.lines) words += wxS(" ") + to_wx(line);
  }
  port::announce(question_, words.Trim(false));
}

void GuidedPanel::show_field_error(const journal::Field& field, const Error& error) {
  if (form_->control(field.name) != nullptr) return form_->show_error(field, error);
  say(refusal_, field_error_words(field, error));
  port::announce(refusal_, refusal_->text());
  refit();
}

void GuidedPanel::show_refusal(const Error& error, const std::string& page) {
  const app::Explained said = app::explain(error);
  say(refusal_, tr(said.what) + wxS(" ") + tr(said.next));
  put_right_page_ = page;
  put_right_->SetLabel(way_to(presenter_.journey(), page));
  port::set_accessible_name(put_right_, put_right_->GetLabelText(), wxS("guided.put_right"));
  put_right_->InvalidateBestSize();
  put_right_->Show(!page.empty());
  port::announce(refusal_, refusal_->text());
  refit();
}

void GuidedPanel::show_remark(const char* words) {
  const wxString said = words == nullptr ? wxString() : tr(words);
  if (said == remark_->text()) return;
  say(remark_, said);
  refit();
}

void GuidedPanel::clear_errors() {
  form_->clear_errors();
  refusal_->Hide();
  put_right_->Hide();
}

void GuidedPanel::show_nothing() {
  shown_key_.clear();
  form_->wipe();
  form_->show({}, {});  // tables and chips hold words of their own
  ratings_place_->Clear(true);
  ratings_ = nullptr;
  people_->wipe();
  parts_->GetSizer()->Clear(true);
  acts_->GetSizer()->Clear(true);
  for (Label* each : {where_, title_, question_, about_, help_, refusal_}) each->set_text(wxString());
}

void GuidedPanel::refit() { column_->refit(); }

}  // namespace thirdrow::ui
