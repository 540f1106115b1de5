#include "ui/practice/practice_page.h"

#include <wx/splitter.h>

#include <algorithm>
#include <utility>

#include "ui/port_gtk.h"
#include "ui/text.h"

namespace thirdrow::ui {

PracticePage::PracticePage(wxWindow* parent, Shared& shared) : Page(parent, shared) {
  split_ = new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                wxSP_LIVE_UPDATE | wxSP_NOBORDER);
  port::set_accessible_name(split_, _("Practice"), wxS("practice.split"));
  wxPanel* left = build_list(split_);
  drill_ = new RecordsDrill(split_, shared, "practice");
  split_->SetMinimumPaneSize(FromDIP(150));
  split_->SplitVertically(left, drill_, FromDIP(250));
  Bind(EVT_RESTYLE, [this](wxCommandEvent& event) {
    event.Skip();
    if (IsShownOnScreen()) fit_list();
  });
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(split_, wxSizerFlags(1).Expand());
  SetSizer(sizer);
}

wxPanel* PracticePage::build_list(wxWindow* parent) {
  auto* panel = new wxPanel(parent);
  theme().paint(panel, Colour::card);
  auto* column = new wxBoxSizer(wxVERTICAL);
  list_ = new RowList(panel, theme(), _("Practices"), "practice.kinds", [](std::size_t row) {
    return row < app::practices().size() ? escape_markup(tr(app::practices()[row].label))
                                         : wxString(wxS(" "));
  });
  list_->on_select = [this](std::size_t row) { show_practice(row); };
  list_->reset(app::practices().size());
  column->Add(list_, wxSizerFlags(1).Expand().Border(wxTOP, FromDIP(6)));
  panel->SetSizer(column);
  return panel;
}

void PracticePage::show_practice(std::size_t place) {
  if (place >= app::practices().size()) return;
  shown_ = place;
  const app::Practice& practice = app::practices()[place];
  drill_->look_at({practice.what, {}, app::Sorting::newest_first}, tr(practice.label), tr(practice.purpose),
                  practice.icon);
}

void PracticePage::fit_list() {
  constexpr int kLines = 14;  // the longest name, in heights of a line
  const int line = port::text_height();
  if (std::exchange(fitted_to_, line) == line) return;
  split_->SetSashPosition(std::max(FromDIP(250), std::min(kLines * line, GetClientSize().x * 2 / 5)));
}

void PracticePage::enter() {
  fit_list();
  list_->select(shown_);
  show_practice(shown_);
  drill_->presenter().enter();
}

void PracticePage::forget() {
  alive_.renew();
  drill_->forget();
}

void PracticePage::open_record(RecordId id) {
  with_record(id, [this, id](const journal::Record& record) {
    const app::Practice* practice = app::practice_of(record);
    if (practice == nullptr) return;
    shown_ = static_cast<std::size_t>(practice - app::practices().data());
    list_->select(shown_);
    show_practice(shown_);
    drill_->presenter().select_record(id);
  });
}

bool PracticePage::can(CommandId id) const {
  return id == CommandId::save_now || (id == CommandId::delete_entry && drill_->presenter().page()) ||
         Page::can(id);
}

bool PracticePage::run(CommandId id) {
  if (id == CommandId::save_now) {
    drill_->save();
    return true;
  }
  if (id != CommandId::delete_entry) return Page::run(id);
  drill_->presenter().remove();
  return true;
}

}  // namespace thirdrow::ui
