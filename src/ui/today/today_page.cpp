#include "ui/today/today_page.h"

#include <wx/dcclient.h>
#include <wx/wrapsizer.h>

#include <algorithm>
#include <tuple>

#include "app/form.h"
#include "ui/dates.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/today/duty_acts.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/line_field.h"

namespace thirdrow::ui {
namespace {

/// A card with a heading and a column for what comes and goes.
std::pair<Card*, wxBoxSizer*> titled_card(TextColumn* column, Theme& theme, const wxString& heading) {
  auto* card = new Card(column->panel(), theme);
  card->body()->Add(new Label(card, theme, heading, TextStyle::strong));
  auto* inside = new wxBoxSizer(wxVERTICAL);
  card->body()->Add(inside, wxSizerFlags().Expand());
  column->body()->Add(card, wxSizerFlags().Expand().Border(wxBOTTOM, column->FromDIP(14)));
  return {card, inside};
}

wxString row_words(const store::Row& row) {
  if (!row.title.empty()) return to_wx(row.title);
  const wxString words = to_wx(row.preview);
  return words.empty() ? kind_words(row.subkind) : words;
}

wxString captured_words(app::Capture what) {
  switch (what) {
    case app::Capture::moment:
      return _("The moment is kept. Details can come later, in the Journal.");
    case app::Capture::heard:
      return _("What you heard is kept. It waits for your answer from tomorrow on.");
    case app::Capture::fire:
      return _("The fire is kept. Its root and its lesson can come later.");
    case app::Capture::story:
      return _("The story is kept.");
    case app::Capture::small_fix:
      return _("The small fix is kept.");
    case app::Capture::note:
      break;
  }
  return _("The note is kept. It is in the Journal.");
}

}  // namespace

TodayPage::TodayPage(wxWindow* parent, Shared& shared)
    : Page(parent, shared), presenter_(shared.desk, *this), column_(new TextColumn(this, theme(), 680)) {
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(column_, wxSizerFlags(1).Expand());
  SetSizer(sizer);
  wxPanel* panel = column_->panel();
  column_->body()->Add(new Label(panel, theme(), _("Today"), TextStyle::title));
  day_ = new Label(panel, theme(), wxString(), TextStyle::dim);
  column_->body()->Add(day_, wxSizerFlags().Border(wxBOTTOM, FromDIP(16)));
  std::tie(pick_up_card_, pick_up_) = titled_card(column_, theme(), _("Pick up here"));
  std::tie(owed_card_, owed_) = titled_card(column_, theme(), _("You owe"));
  auto* keys =
      new Label(owed_card_, theme(), _("On a line one key is enough: D for done, L for later, N for no."),
                TextStyle::small);
  owed_card_->body()->Add(keys->paragraph(2 * Card::padding(this)),
                          wxSizerFlags().Border(wxTOP, FromDIP(10)));
  build_prompt(panel);
  build_capture(panel);
  std::tie(past_card_, past_) = titled_card(column_, theme(), _("On this day"));
  std::tie(recent_card_, recent_) = titled_card(column_, theme(), _("Lately"));
  auto* week = make_button(
      panel, theme(), _("Look back at the &week"), ButtonLook::link,
      [this] { this->shared().go(PageId::week, {}); }, "calendar", "today.week");
  week->SetToolTip(_("Six cards, under 15 minutes, and one commitment at the end."));
  column_->body()->Add(week, wxSizerFlags().Center());
  end_ = new Label(panel, theme(), _("That's all for today."), TextStyle::dim);
  column_->body()->Add(end_, wxSizerFlags().Center().Border(wxALL, FromDIP(12)));
  presenter_.on_answer = [this](const app::Prompt& prompt) {
    this->shared().to_answer = prompt;
    this->shared().go(PageId::journal, {});
  };
  presenter_.duties().on_open = [this](const app::Duty& duty) {
    this->shared().to_take = Shared::Step{duty.owed.id, duty.declines};
    open_duty(duty);
  };
  for (Card* card : {pick_up_card_, owed_card_, past_card_, recent_card_}) card->Hide();
  show_prompt({});
}

void TodayPage::build_prompt(wxPanel* panel) {
  auto* card = new Card(panel, theme());
  card->body()->Add(new Label(card, theme(), _("One question"), TextStyle::dim));
  question_ = new Label(card, theme(), wxString(), TextStyle::heading);
  question_->paragraph(2 * Card::padding(this));
  card->body()->Add(question_, wxSizerFlags().Border(wxTOP, FromDIP(6)));
  no_question_ = new Label(card, theme(), _("No question today. Write whatever is on your mind, or nothing."),
                           TextStyle::normal);
  no_question_->paragraph(2 * Card::padding(this));
  card->body()->Add(no_question_, wxSizerFlags().Border(wxTOP, FromDIP(6)));
  auto* acts = new wxPanel(card);
  theme().paint(acts, Colour::card);
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(make_button(
      acts, theme(), _("&Answer"), ButtonLook::primary, [this] { presenter_.answer(); }, "pencil",
      "today.answer"));
  row->Add(make_button(
               acts, theme(), _("A&nother"), ButtonLook::flat, [this] { presenter_.swap(); }, "shuffle",
               "today.swap"),
           wxSizerFlags().Border(wxLEFT, FromDIP(8)));
  row->Add(
      make_button(
          acts, theme(), _("N&ot today"), ButtonLook::flat, [this] { presenter_.skip(); }, {}, "today.skip"),
      wxSizerFlags().Border(wxLEFT, FromDIP(8)));
  acts->SetSizer(row);
  question_acts_ = acts;
  card->body()->Add(acts, wxSizerFlags().Border(wxTOP, FromDIP(12)));
  column_->body()->Add(card, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(14)));
}

void TodayPage::build_capture(wxPanel* panel) {
  auto* card = new Card(panel, theme());
  auto* label = new Label(card, theme(), _("In one line"), TextStyle::strong);
  card->body()->Add(label);
  line_ = new LineField(card, _("Capture in one line"), wxS("today.line"));
  line_->SetHint(_("Something that just happened; details can come later"));
  line_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { capture(app::Capture::note); });
  card->body()->Add(line_, wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, FromDIP(8)));
  auto* row = new wxWrapSizer(wxHORIZONTAL);
  const auto add = [&](const wxString& words, app::Capture what, const char* id) {
    row->Add(make_button(
                 card, theme(), words, ButtonLook::flat, [this, what] { capture(what); }, {}, id),
             wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(8)));
  };
  add(_("&Note"), app::Capture::note, "today.note");
  add(_("&Moment"), app::Capture::moment, "today.moment");
  add(_("&Heard"), app::Capture::heard, "today.heard");
  add(_("&Fire"), app::Capture::fire, "today.fire");
  add(_("S&tory"), app::Capture::story, "today.story");
  add(_("Small fi&x"), app::Capture::small_fix, "today.small_fix");
  card->body()->Add(row, wxSizerFlags().Expand());
  captured_ = new Label(card, theme(), wxString(), TextStyle::dim);
  captured_->Hide();
  card->body()->Add(captured_, wxSizerFlags().Border(wxTOP, FromDIP(8)));
  column_->body()->Add(card, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(14)));
}

void TodayPage::capture(app::Capture what) {
  const std::string line = app::trimmed(from_wx(line_->GetValue()));
  if (line.empty()) {
    line_->SetFocus();
    return tell_of_line(_("Write the line first, then choose what it is."));
  }
  line_->ChangeValue(wxString());
  presenter_.capture(what, line);
}

void TodayPage::show(const app::TodayPage& page) {
  const Day today = page.today.day;
  if (today != Day{}) day_->set_text(to_wx(today).Format(_("%A, %-d %B %Y")));
  if (line_->IsEmpty() && !page.line.empty()) line_->ChangeValue(to_wx(page.line));
  show_duties(page.duties, today);
  show_prompt(page.today.prompt);
  const auto rows_into = [&](Card* card, wxBoxSizer* into, const std::vector<store::Row>& rows) {
    show_rows(card, into, rows, today);
  };
  rows_into(pick_up_card_, pick_up_, page.pick_up ? std::vector{*page.pick_up} : std::vector<store::Row>());
  rows_into(past_card_, past_, page.today.on_this_day);
  rows_into(recent_card_, recent_, page.pick_up ? std::vector<store::Row>() : page.today.recent);
  column_->refit();
}

void TodayPage::open_duty(const app::Duty& duty) { shared().go(page_of(duty.home), duty.owed.id); }

void TodayPage::show_duties(const std::vector<app::Duty>& duties, Day today) {
  const auto line = IsShownOnScreen() ? line_in_hand(opens_) : std::nullopt;
  owed_->Clear(true);
  opens_.clear();
  owed_card_->Show(!duties.empty());
  end_->Show(duties.empty());
  for (const app::Duty& duty : duties) show_duty(duty, today);
  port::renew_tab_order(owed_card_);
  if (!line) return;
  // What stood there is settled: the keyboard goes on with what has its place.
  wxWindow* const next = opens_.empty() ? line_ : opens_[std::min(*line, opens_.size() - 1)];
  next->SetFocus();
}

void TodayPage::show_duty(const app::Duty& duty, Day today) {
  const app::Owed& one = duty.owed;
  const wxString words = fill(tr(one.what), to_wx(one.title));
  const int room = column_->panel()->GetSize().x - 2 * Card::padding(this) - FromDIP(24);
  const wxString shown =
      wxControl::Ellipsize(words, wxClientDC(this), wxELLIPSIZE_END, std::max(room, FromDIP(80)));
  auto* open = make_button(
      owed_card_, theme(), wxControl::EscapeMnemonics(shown), ButtonLook::link,
      [this, duty] { open_duty(duty); }, {}, "today.duty");
  opens_.push_back(open);
  port::set_accessible_name(open, words, wxS("today.duty"));
  port::align(open, port::Edge::leading);
  const wxString since = one.since == today       ? _("Today")
                         : one.since == today - 1 ? _("Yesterday")
                                                  : day_words(one.since);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(open);
  const wxString about = one.about.empty() ? since : since + wxS(" · ") + to_wx(one.about);
  auto* below = new Label(owed_card_, theme(), about, TextStyle::small);
  column->Add(below->paragraph(2 * Card::padding(this)), wxSizerFlags().Border(wxLEFT, 3));  // as the link
  auto* acts = new wxWrapSizer(wxHORIZONTAL);
  add_duty_acts({owed_card_, theme(), *acts, "today"}, duty, open, presenter_.duties());
  column->Add(acts, wxSizerFlags().Expand());
  owed_->Add(column, wxSizerFlags().Expand().Border(wxTOP, FromDIP(8)));
}

void TodayPage::show_rows(Card* card, wxBoxSizer* into, const std::vector<store::Row>& rows, Day today) {
  into->Clear(true);
  card->Show(!rows.empty());
  for (const store::Row& row : rows) {
    const wxString words = row_words(row);
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    auto* when = new Label(card, theme(), when_words(row.happened, today), TextStyle::small);
    const int room =
        column_->panel()->GetSize().x - when->GetBestSize().x - 2 * Card::padding(this) - FromDIP(48);
    const wxString shown =
        wxControl::Ellipsize(words, wxClientDC(this), wxELLIPSIZE_END, std::max(room, FromDIP(80)));
    auto* open = make_button(card, theme(), wxControl::EscapeMnemonics(shown), ButtonLook::link,
                             [this, id = row.id] { shared().go(PageId::journal, id); });
    port::set_accessible_name(open, words);
    port::align(open, port::Edge::leading);
    line->Add(open, wxSizerFlags().CenterVertical());
    line->AddStretchSpacer();
    line->Add(when, wxSizerFlags().CenterVertical().Border(wxLEFT, FromDIP(8)));
    into->Add(line, wxSizerFlags().Expand().Border(wxTOP, FromDIP(2)));
  }
}

void TodayPage::show_prompt(const std::optional<app::Prompt>& prompt) {
  question_->set_text(prompt ? to_wx(prompt->text) : wxString());
  question_->Show(prompt.has_value());
  question_acts_->Show(prompt.has_value());
  no_question_->Show(!prompt);
  column_->refit();
}

void TodayPage::show_captured(app::Capture what, RecordId) { tell_of_line(captured_words(what)); }

void TodayPage::tell_of_line(const wxString& words) {
  captured_->set_text(words);
  captured_->Show();
  port::announce(captured_, words);
  column_->refit();
}

void TodayPage::show_not_captured(const Error& error, const std::string& line) {
  line_->ChangeValue((to_wx(line) + wxS(" ") + line_->GetValue()).Trim());
  line_->SetInsertionPointEnd();
  shared().notify(notice_of(error));
}

void TodayPage::show_done(const app::DutyDone& done) {
  tell_done(*this, shared(), done, presenter_.duties());
}

void TodayPage::show_problem(const Error& error) {
  if (error.code != Code::locked && error.code != Code::cancelled) shared().notify(notice_of(error));
}

void TodayPage::leave() {
  presenter_.keep_line(from_wx(line_->GetValue()));
  captured_->Hide();
}

void TodayPage::forget() {
  line_->ChangeValue(wxString());
  captured_->set_text(wxString());
  captured_->Hide();
  column_->Scroll(0, 0);
  presenter_.forget();
}

bool TodayPage::can(CommandId id) const { return id == CommandId::next_prompt || Page::can(id); }

bool TodayPage::run(CommandId id) {
  if (id == CommandId::next_prompt) {
    presenter_.swap();
    return true;
  }
  if (id != CommandId::new_moment) return Page::run(id);
  line_->SetFocus();
  return true;
}

}  // namespace thirdrow::ui
