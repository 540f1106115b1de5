#include "ui/records/drill_panel.h"

#include "ui/dates.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/line_field.h"

namespace thirdrow::ui {

DrillPanel::DrillPanel(wxWindow* parent, Shared& shared, std::function<void()> back)
    : TextColumn(parent, shared.theme, 680), shared_(shared), presenter_(shared.desk, *this) {
  body()->Add(make_button(
                  panel(), shared.theme, _("Back to the questions"), ButtonLook::link,
                  [this, back = std::move(back)] { CallAfter(back); }, "back", "drill.back"),
              wxSizerFlags().Border(wxBOTTOM, FromDIP(4)));
  body()->Add(
      (new Label(panel(), shared.theme, _("Which one question would you have asked?"), TextStyle::title))
          ->paragraph(),
      wxSizerFlags().Border(wxBOTTOM, FromDIP(12)));
  nothing_ = new Label(panel(), shared.theme,
                       _("This practises on what happened to you: a moment, something you heard, a fire, a "
                         "story. There is none yet; Today takes one in a line."));
  body()->Add(nothing_->paragraph());
  build_situation();
  build_asking();
  build_compared();
  another_ = make_button(
      panel(), shared.theme, _("A&nother one"), ButtonLook::flat, [this] { another(); }, "shuffle",
      "drill.another");
  body()->Add(another_);
  presenter_.on_open = [this](const app::DrillSituation& situation) {
    shared_.go(page_of(situation.home), situation.id);
  };
  show({});
}

void DrillPanel::build_situation() {
  situation_ = new Card(panel(), shared_.theme);
  const auto add = [this](TextStyle style) {
    auto* label = new Label(situation_, shared_.theme, wxString(), style);
    situation_->body()->Add(label->paragraph(2 * Card::padding(this)), wxSizerFlags().Border(wxTOP, 4));
    return label;
  };
  kind_ = add(TextStyle::dim);
  title_ = add(TextStyle::heading);
  words_ = add(TextStyle::normal);
  situation_->body()->Add(make_button(
                              situation_, shared_.theme, _("&Open it"), ButtonLook::flat,
                              [this] { CallAfter([this] { presenter_.open(); }); }, {}, "drill.open"),
                          wxSizerFlags().Border(wxTOP, FromDIP(8)));
  body()->Add(situation_, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(14)));
}

void DrillPanel::build_asking() {
  asking_ = new Card(panel(), shared_.theme);
  auto* label = new Label(asking_, shared_.theme, _("Your one question"), TextStyle::strong);
  asking_->body()->Add(label);
  question_ = new LineField(asking_, _("Your one question"), wxS("drill.question"));
  question_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { answer(); });
  asking_->body()->Add(question_, wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, FromDIP(8)));
  asking_->body()->Add(make_button(
      asking_, shared_.theme, _("&Keep it, and compare"), ButtonLook::primary, [this] { answer(); }, {},
      "drill.answer"));
  body()->Add(asking_, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(14)));
}

void DrillPanel::build_compared() {
  compared_ = new Card(panel(), shared_.theme);
  const auto add = [this](const wxString& words, TextStyle style) {
    auto* label = new Label(compared_, shared_.theme, words, style);
    compared_->body()->Add(label->paragraph(2 * Card::padding(this)), wxSizerFlags().Border(wxTOP, 4));
    return label;
  };
  add(_("You would have asked"), TextStyle::dim);
  own_ = add(wxString(), TextStyle::heading);
  kept_ = add(wxString(), TextStyle::dim);
  compared_->body()->AddSpacer(FromDIP(12));
  add(_("Others on this, to compare"), TextStyle::dim);
  others_ = new wxBoxSizer(wxVERTICAL);
  compared_->body()->Add(others_, wxSizerFlags().Expand());
  body()->Add(compared_, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(14)));
}

void DrillPanel::answer() {
  const std::string words = from_wx(question_->GetValue());
  question_->ChangeValue(wxString());
  presenter_.answer(words);
}

/// With one situation it is asked about once more.
void DrillPanel::another() {
  shown_ = {};
  presenter_.another();
  if (!another_->IsShown() && question_->IsShownOnScreen()) question_->SetFocus();
}

void DrillPanel::show(const app::DrillPage& page) {
  const bool there = page.situation.has_value();
  const bool same = there && page.situation->id == shown_;
  shown_ = there ? page.situation->id : RecordId();
  nothing_->Show(!there);
  situation_->Show(there);
  if (!same) {
    asking_->Show(there);
    compared_->Hide();
    own_->set_text(wxString());
    others_->Clear(true);
  }
  another_->Show(page.of > 1 || (there && compared_->IsShown()));
  another_->SetLabel(page.of == 1 ? _("Ask a&nother question") : _("A&nother one"));
  another_->InvalidateBestSize();
  port::set_accessible_name(another_, another_->GetLabelText(), wxS("drill.another"));
  kind_->set_text(there ? tr(journal::info(page.situation->kind).label) + to_wx("  ·  ") +
                              day_words(page.situation->day)
                        : wxString());
  title_->set_text(there ? to_wx(page.situation->title) : wxString());
  words_->set_text(there ? to_wx(page.situation->words) : wxString());
  words_->Show(there && !page.situation->words.empty());
  refit();
}

void DrillPanel::show_answer(const app::DrillAnswer& answer) {
  own_->set_text(to_wx(answer.own));
  kept_->set_text(answer.kept == app::DrillAnswer::Kept::added ? _("It is among your own questions.")
                                                               : _("It is in the bank already."));
  others_->Clear(true);
  for (const app::Prompt& other : answer.others) {
    auto* label = new Label(compared_, shared_.theme, to_wx(other.text));
    others_->Add(label->paragraph(2 * Card::padding(this)), wxSizerFlags().Border(wxTOP, FromDIP(8)));
  }
  asking_->Hide();
  compared_->Show();
  another_->Show();
  refit();
  if (IsShownOnScreen()) another_->SetFocus();
  port::announce(compared_, own_->text());
}

void DrillPanel::show_not_kept(const Error& error, const std::string& text) {
  question_->ChangeValue((to_wx(text) + wxS(" ") + question_->GetValue()).Trim());
  shared_.notify(notice_of(error));
}

void DrillPanel::show_problem(const Error& error) {
  if (error.code != Code::locked && error.code != Code::cancelled) shared_.notify(notice_of(error));
}

std::string DrillPanel::typed() const { return from_wx(question_->GetValue()); }

void DrillPanel::forget() {
  question_->ChangeValue(wxString());
  presenter_.forget();
  Scroll(0, 0);
}

}  // namespace thirdrow::ui
