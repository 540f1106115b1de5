#include "ui/today/week_page.h"

#include <wx/wrapsizer.h>

#include <algorithm>

#include "ui/dates.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/today/duty_acts.h"
#include "ui/turn_keys.h"
#include "ui/widgets/buttons.h"

namespace thirdrow::ui {
namespace {

wxString words_of(const app::WeekLine& line) {
  const app::Phrase phrase = app::with_day(line, [](Day day) { return from_wx(day_words(day)); });
  return to_wx(app::fill(from_wx(tr(phrase.words)), phrase.args));
}

}  // namespace

WeekPage::WeekPage(wxWindow* parent, Shared& shared)
    : Page(parent, shared), presenter_(shared.desk, *this), column_(new TextColumn(this, theme(), 680)) {
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(column_, wxSizerFlags(1).Expand());
  SetSizer(sizer);
  wxPanel* panel = column_->panel();
  column_->body()->Add(new Label(panel, theme(), _("Weekly review"), TextStyle::title));
  days_ = (new Label(panel, theme(), wxString(), TextStyle::dim))->paragraph();
  column_->body()->Add(days_, wxSizerFlags().Border(wxBOTTOM, FromDIP(16)));
  build_lines(panel);
  build_promise(panel);
  build_end(panel);
  build_steps(panel);
  presenter_.duties().on_open = [this](const app::Duty& duty) {
    this->shared().to_take = Shared::Step{duty.owed.id, duty.declines};
    open_duty(duty);
  };
  Bind(wxEVT_CHAR_HOOK, &WeekPage::take_key, this);
  show_parts(Shown::card);
}

void WeekPage::build_lines(wxPanel* panel) {
  card_ = new Card(panel, theme());
  place_ = new Label(card_, theme(), wxString(), TextStyle::dim);
  card_->body()->Add(place_);
  title_ = new Label(card_, theme(), wxString(), TextStyle::heading);
  title_->paragraph(2 * Card::padding(this));
  port::set_accessible_role(title_, port::Role::heading);
  card_->body()->Add(title_, wxSizerFlags().Border(wxTOP, FromDIP(4)));
  empty_ = new Label(card_, theme(), wxString(), TextStyle::normal);
  empty_->paragraph(2 * Card::padding(this));
  card_->body()->Add(empty_, wxSizerFlags().Border(wxTOP, FromDIP(10)));
  lines_ = new wxBoxSizer(wxVERTICAL);
  card_->body()->Add(lines_, wxSizerFlags().Expand());
  column_->body()->Add(card_, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(14)));
}

void WeekPage::build_promise(wxPanel* panel) {
  promise_ = new Card(panel, theme());
  auto* words = new Label(promise_, theme(), _("One thing for the next week"), TextStyle::strong);
  promise_->body()->Add(words);
  form_ = new RecordForm(promise_, theme(), "week.");
  form_->on_layout = [this] { column_->refit(); };
  form_->on_change = [this](const journal::Field& field, const std::string&) {
    // a name is told when it is known, which is not when it is typed
    if (field.type != journal::FieldType::ref) form_->clear_errors();
  };
  form_->on_name = [this](const std::string& name, std::function<void(RecordId)> done) {
    presenter_.name_person(name, std::move(done));
  };
  promise_->body()->Add(form_, wxSizerFlags().Expand());
  write_ = make_button(
      promise_, theme(), _("&Write it down"), ButtonLook::primary,
      [this] { promise(app::WeekPresenter::Then::stay); }, {}, "week.promise");
  promise_->body()->Add(write_, wxSizerFlags().Border(wxTOP, FromDIP(12)));
  column_->body()->Add(promise_, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(14)));
}

void WeekPage::build_end(wxPanel* panel) {
  end_ = new Card(panel, theme());
  auto* words = new Label(end_, theme(), _("That's all for this week."), TextStyle::heading);
  end_->body()->Add(words->paragraph(2 * Card::padding(this)));
  promised_ = new wxBoxSizer(wxVERTICAL);
  end_->body()->Add(promised_, wxSizerFlags().Expand());
  done_ = make_button(
      end_, theme(), _("&Back to Today"), ButtonLook::primary,
      [this] { this->shared().go(PageId::today, {}); }, {}, "week.today");
  end_->body()->Add(done_, wxSizerFlags().Border(wxTOP, FromDIP(12)));
  column_->body()->Add(end_, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(14)));
}

void WeekPage::build_steps(wxPanel* panel) {
  auto* steps = new wxPanel(panel);
  theme().paint(steps, Colour::background);
  auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  next_ = make_button(
      steps, theme(), _("&Next"), ButtonLook::primary, [this] { turn(1); }, {}, "week.next");
  back_ = make_button(
      steps, theme(), _("&Back"), ButtonLook::flat, [this] { turn(-1); }, {}, "week.back");
  next_->SetToolTip(turn_key_words(Turn::on));
  back_->SetToolTip(turn_key_words(Turn::back));
  row->Add(next_, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(8)));
  row->Add(back_, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(8)));
  steps->SetSizer(row);
  steps_ = steps;
  column_->body()->Add(steps, wxSizerFlags().Expand());
}

void WeekPage::turn(int by) {
  shared().dismiss();  // what was told of is on another card
  if (by < 0) return presenter_.back();
  if (!presenter_.is_last()) return presenter_.next();
  promise(app::WeekPresenter::Then::end);
}

/// A helper's name that still has the keyboard is asked for by reading the form.
void WeekPage::promise(app::WeekPresenter::Then then) {
  static_cast<void>(form_->typed());
  presenter_.when_named([this, then] { presenter_.promise(form_->typed(), then); });
}

void WeekPage::take_key(wxKeyEvent& event) {
  const Turn way = turn_of(event);
  if (way == Turn::none || !steps_->IsShown()) return event.Skip();
  turn(way == Turn::on ? 1 : -1);
}

void WeekPage::show_parts(Shown shown) {
  const bool card = shown == Shown::card;
  card_->Show(card);
  promise_->Show(card && card_name_ == "commitment");
  end_->Show(!card);
  steps_->Show(card);
}

void WeekPage::show(const app::WeekPage& page) {
  const bool other = card_name_ != page.name || end_->IsShown();
  const bool had_focus = IsShownOnScreen() && (steps_->FindFocus() == back_ || steps_->FindFocus() == next_);
  card_name_ = page.name;
  days_->set_text(page.of == 0 ? wxString()
                               : fill(fill(_("%s to %s"), day_words(page.from)), day_words(page.to)));
  const wxString place = page.of == 0
                             ? wxString()
                             : fill(fill(_("%s of %s"), wxString() << page.place + 1), wxString() << page.of);
  place_->set_text(place);
  title_->set_text(tr(page.title));
  const char* remark = page.lines.empty() ? page.empty : page.remark;
  empty_->set_text(*remark == '\0' ? wxString() : tr(remark));
  empty_->Show(*remark != '\0');
  const auto line = IsShownOnScreen() ? line_in_hand(opens_) : std::nullopt;
  lines_->Clear(true);
  opens_.clear();
  for (const app::WeekTask& task : page.lines) show_line(task);
  port::renew_tab_order(card_);
  back_->Show(page.place > 0);
  next_->SetLabel(presenter_.is_last() ? _("&Done for this week") : _("&Next"));
  port::set_accessible_name(next_, next_->GetLabelText(), wxS("week.next"));
  const bool to_write = page.name == "commitment" && page.lines.empty();
  set_look(next_, to_write ? ButtonLook::flat : ButtonLook::primary);
  set_look(write_, to_write ? ButtonLook::primary : ButtonLook::flat);
  next_->InvalidateBestSize();
  show_parts(Shown::card);
  column_->refit();
  if (!other) return line ? stay_at(*line) : void();
  column_->Scroll(0, 0);
  if (line) next_->SetFocus();
  if (had_focus && !back_->IsShown()) next_->SetFocus();
  if (page.of != 0) port::announce(title_, place + wxS(". ") + tr(page.title));
}

/// What stood there was settled and is drawn anew: the keyboard goes on with what has its place.
void WeekPage::stay_at(std::size_t line) {
  if (!opens_.empty()) return opens_[std::min(line, opens_.size() - 1)]->SetFocus();
  next_->SetFocus();
  port::announce(title_, empty_->text());
}

void WeekPage::show_line(const app::WeekTask& task) {
  const wxString words = words_of(task.line);
  auto* label = new Label(card_, theme(), words);
  label->paragraph(2 * Card::padding(this));
  lines_->Add(label, wxSizerFlags().Border(wxTOP, FromDIP(12)));
  auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  auto* open = make_button(
      card_, theme(), _("Open"), ButtonLook::link,
      [this, duty = task.duty] { CallAfter([this, duty] { open_duty(duty); }); }, {}, "week.open");
  port::set_accessible_name(open, fill(_("Open: %s"), words), wxS("week.open"));
  opens_.push_back(open);
  row->Add(open, wxSizerFlags().CenterVertical().Border(wxTOP | wxRIGHT, FromDIP(6)));
  add_duty_acts({card_, theme(), *row, "week"}, task.duty, open, presenter_.duties());
  lines_->Add(row, wxSizerFlags().Expand());
}

/// The way back stands above the record.
void WeekPage::open_duty(const app::Duty& duty) {
  shared().go(page_of(duty.home), duty.owed.id);
  Notice notice;
  notice.what = _("This is from your weekly review.");
  notice.action = _("Back to the week");
  notice.on_action = [this] { shared().go(PageId::week, {}); };
  shared().notify(notice);
}

void WeekPage::show_promise(const app::PromiseForm& form) {
  form_->show(form.fields, form.choices);
  column_->refit();
}

void WeekPage::show_promise_made() { shared().notify(success_notice(_("Your commitment is written down."))); }

void WeekPage::show_promise_error(const journal::Field* field, const Error& error) {
  if (field == nullptr || form_->control(field->name) == nullptr) return show_problem(error);
  form_->show_error(*field, error);
  if (IsShownOnScreen()) form_->control(field->name)->SetFocus();
}

void WeekPage::show_end(const app::WeekPage& promised) {
  const bool shown = end_->IsShown();
  promised_->Clear(true);
  for (const app::WeekTask& task : promised.lines) {
    auto* label = new Label(end_, theme(), words_of(task.line));
    promised_->Add(label->paragraph(2 * Card::padding(this)), wxSizerFlags().Border(wxTOP, FromDIP(12)));
  }
  show_parts(Shown::end);
  column_->refit();
  if (shown) return;
  column_->Scroll(0, 0);
  if (IsShownOnScreen()) done_->SetFocus();
  port::announce(end_, _("That's all for this week."));
}

void WeekPage::show_done(const app::DutyDone& done) { tell_done(*this, shared(), done, presenter_.duties()); }

void WeekPage::show_problem(const Error& error) {
  if (error.code != Code::locked && error.code != Code::cancelled) shared().notify(notice_of(error));
}

void WeekPage::leave() { presenter_.keep_typed(form_->typed()); }

void WeekPage::forget() {
  presenter_.forget();
  form_->wipe();
  promised_->Clear(true);
  column_->Scroll(0, 0);
}

}  // namespace thirdrow::ui
