#include "ui/widgets/busy.h"

#include <wx/sizer.h>

#include "ui/port_gtk.h"

namespace thirdrow::ui {
namespace {
constexpr int kTickMs = 80;
constexpr int kRange = 1000;
}  // namespace

Busy::Busy(wxWindow* parent, Theme& theme) : wxPanel(parent) {
  auto* column = new wxBoxSizer(wxVERTICAL);
  words_ = new Label(this, theme, wxString(), TextStyle::dim);
  bar_ = new wxGauge(this, wxID_ANY, kRange, wxDefaultPosition, wxSize(-1, FromDIP(4)));
  port::add_style(bar_, "tr-busy");
  column->Add(words_, wxSizerFlags().Expand());
  column->Add(bar_, wxSizerFlags().Expand().Border(wxTOP, FromDIP(6)));
  SetSizer(column);
  tick_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { bar_->Pulse(); });
  Hide();
}

void Busy::start(const wxString& sentence) {
  words_->set_text(sentence);
  port::set_accessible_name(bar_, sentence);
  port::announce(this, sentence);
  bar_->Pulse();
  tick_.Start(kTickMs);
  Show();
  relayout();
}

void Busy::stop() {
  tick_.Stop();
  Hide();
  relayout();
}

void Busy::show_progress(long long done, long long of) {
  if (of <= 0) return;
  tick_.Stop();
  bar_->SetValue(static_cast<int>(done >= of ? kRange : done * kRange / of));
}

void Busy::relayout() {
  InvalidateBestSize();
  Layout();
  GetParent()->Layout();
}

}  // namespace thirdrow::ui
