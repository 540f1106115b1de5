#include "ui/widgets/new_passphrase.h"

#include <wx/sizer.h>

#include "app/strength.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/form.h"

namespace thirdrow::ui {
namespace {
constexpr int kScores = 4;
constexpr const char* kMeterStyles[] = {"tr-weak", "tr-weak", "tr-weak", "tr-fair", "tr-good"};
}  // namespace

NewPassphrase::NewPassphrase(wxWindow* parent, Theme& theme) : wxPanel(parent) {
  auto* column = new wxBoxSizer(wxVERTICAL);
  first_ = new SecretField(this, _("Passphrase"), "passphrase.new");
  add_field(column, this, theme, _("Passphrase"), first_);
  meter_ = new wxGauge(this, wxID_ANY, kScores, wxDefaultPosition, wxSize(-1, FromDIP(8)), wxGA_HORIZONTAL);
  port::add_style(meter_, "tr-strength");
  port::set_accessible_name(meter_, _("Strength of the passphrase"), wxS("passphrase.strength"));
  column->Add(meter_, wxSizerFlags().Expand().Border(wxTOP, FromDIP(8)));
  verdict_ = new Label(this, theme, _("Four or more unrelated words make a good one."), TextStyle::dim);
  column->Add(verdict_->paragraph(2 * FromDIP(16)), wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
  second_ = new SecretField(this, _("Passphrase again"), "passphrase.again");
  add_field(column, this, theme, _("Passphrase again"), second_);
  SetSizer(column);
  for (SecretField* field : {first_, second_}) {
    field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { judge(); });
  }
  first_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { second_->SetFocus(); });
  second_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { on_enter(); });
}

void NewPassphrase::set_known(std::vector<std::string> known) {
  known_ = std::move(known);
  judge();
}

void NewPassphrase::ask_known(app::Desk& desk, const app::Alive& alive) {
  desk.ask(
      alive, [](app::Session& session) { return session.about(); },
      [this](const Result<store::About>& about) {
        if (about) set_known({about->name});
      });
}

void NewPassphrase::judge() {
  const seal::Secret first = first_->secret();
  const seal::Secret second = second_->secret();
  const app::Strength strength = app::passphrase_strength(first, known_);
  const bool strong = strength.score >= app::kNeededScore;
  ready_ = strong && first == second;
  show_strength(first.empty() ? 0 : strength.score);
  wxString words;
  if (first.empty()) {
    words = _("Four or more unrelated words make a good one.");
  } else {
    words = tr(strength.word);
    if (!strong && *strength.advice != '\0') words += wxS(". ") + tr(strength.advice);
    if (strong && second.empty()) words += wxS(". ") + _("Now type it once more.");
    if (strong && !second.empty() && !ready_) words = _("The two are not the same yet.");
    if (ready_) words = _("Strong, and typed the same twice.");
  }
  if (words != verdict_->text()) {
    verdict_->set_text(words);
    port::set_accessible_description(meter_, words);
    GetParent()->Layout();
  }
  on_change();
}

void NewPassphrase::show_strength(int score) {
  meter_->SetValue(score);
  for (const char* style : kMeterStyles) port::remove_style(meter_, style);
  port::add_style(meter_, kMeterStyles[score]);
}

seal::Secret NewPassphrase::take() {
  seal::Secret taken = first_->take();
  wipe();
  return taken;
}

void NewPassphrase::wipe() {
  first_->wipe();
  second_->wipe();
  judge();
}

}  // namespace thirdrow::ui
