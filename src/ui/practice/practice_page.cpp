#include "ui/practice/practice_page.h"

#include <wx/splitter.h>

#include <algorithm>

#include "ui/port_gtk.h"
#include "ui/text.h"

namespace thirdrow::ui {

PracticePage::PracticePage(wxWindow* parent, Shared& shared) : Page(parent, shared) {
  auto* split = new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                     wxSP_LIVE_UPDATE | wxSP_NOBORDER);
  port::set_accessible_name(split, _("Practice"), wxS("practice.split"));
  wxPanel* left = build_list(split);
  drill_ = new RecordsDrill(split, shared, "practice");
  split->SetMinimumPaneSize(FromDIP(150));
  split->SplitVertically(left, drill_, FromDIP(250));
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(split, wxSizerFlags(1).Expand());
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

void PracticePage::enter() {
  list_->select(shown_);
  show_practice(shown_);
  drill_->presenter().enter();
}

void PracticePage::forget() {
  alive_.renew();
  drill_->forget();
}

void PracticePage::open_record(RecordId id) {
  desk().ask(
      alive_,
      [id](app::Session& session) -> Result<journal::Record> {
        TR_LET(opened, session.open(id));
        return opened.record;
      },
      [this, id](const Result<journal::Record>& record) {
        const app::Practice* practice = record ? app::practice_of(*record) : nullptr;
        if (practice == nullptr) return;
        shown_ = static_cast<std::size_t>(practice - app::practices().data());
        list_->select(shown_);
        show_practice(shown_);
        drill_->presenter().select_record(id);
      });
}

bool PracticePage::can(CommandId id) const {
  return id == CommandId::save_now || (id == CommandId::delete_entry && drill_->presenter().page());
}

bool PracticePage::run(CommandId id) {
  if (id == CommandId::save_now) {
    leave();
    return true;
  }
  if (id != CommandId::delete_entry) return false;
  drill_->presenter().remove();
  return true;
}

}  // namespace thirdrow::ui
