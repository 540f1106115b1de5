#include "ui/records/records_panel.h"

#include <wx/button.h>
#include <wx/splitter.h>

#include <algorithm>

#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"

namespace thirdrow::ui {

RecordsPanel::RecordsPanel(wxWindow* parent, Shared& shared, journal::Kind kind, Words words)
    : RecordsBase(parent, shared, {{{kind}}, {}, app::Sorting::by_title}), words_(std::move(words)) {
  auto* split = new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                     wxSP_LIVE_UPDATE | wxSP_NOBORDER);
  port::set_accessible_name(split, words_.list, to_wx(words_.id) + wxS(".split"));
  wxPanel* left = build_list(split);
  const auto widen = [split, left] {
    split->SetMinimumPaneSize(std::max(split->FromDIP(200), left->GetSizer()->CalcMin().x));
  };
  widen();
  build_right(split);
  split->SplitVertically(left, right_, FromDIP(290));
  split->Bind(EVT_RESTYLE, [split, widen](wxCommandEvent& event) {
    event.Skip();
    widen();
  });
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(split, wxSizerFlags(1).Expand());
  SetSizer(sizer);
}

wxPanel* RecordsPanel::build_list(wxWindow* parent) {
  auto* panel = new wxPanel(parent);
  shared_.theme.paint(panel, Colour::card);
  auto* column = new wxBoxSizer(wxVERTICAL);
  const wxString id = to_wx(words_.id);
  auto* add = make_button(
      panel, shared_.theme, words_.add, ButtonLook::flat,
      [this] {
        sheet_->commit();
        presenter_.create();
      },
      "plus");
  port::set_accessible_name(add, words_.add, id + wxS(".new"));
  column->Add(add, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
  resting_ = make_chip(panel, fill(words_.resting, wxS("0")), [this](wxToggleButton& chip) {
    presenter_.show_resting(chip.GetValue() ? app::Resting::shown : app::Resting::hidden);
  });
  resting_->Hide();
  column->Add(resting_, wxSizerFlags().Border(wxLEFT | wxRIGHT, FromDIP(12)));
  const std::string list_id = std::string(words_.id) + ".list";
  list_ = new RowList(panel, shared_.theme, words_.list, list_id.c_str(),
                      [this](std::size_t row) { return markup(row); });
  list_->on_select = [this](std::size_t row) {
    sheet_->commit();
    presenter_.select(row);
  };
  column->Add(list_, wxSizerFlags(1).Expand().Border(wxTOP, FromDIP(6)));
  panel->SetSizer(column);
  return panel;
}

void RecordsPanel::build_right(wxWindow* parent) {
  right_ = new wxPanel(parent);
  shared_.theme.paint(right_, Colour::background);
  auto* column = new wxBoxSizer(wxVERTICAL);
  above_ = new wxBoxSizer(wxVERTICAL);
  column->Add(above_, wxSizerFlags().Expand());
  book_ = new Book(right_);
  auto* nothing = new EmptyState(book_, shared_.theme, words_.icon, words_.nothing, words_.add,
                                 [this] { presenter_.create(); });
  shared_.theme.paint(nothing, Colour::background);
  book_->AddPage(nothing, wxString());
  sheet_ = new RecordSheet(book_, shared_, presenter_);
  book_->AddPage(sheet_, wxString());
  column->Add(book_, wxSizerFlags(1).Expand());
  right_->SetSizer(column);
}

void RecordsPanel::show_list(const std::vector<app::RecordLine>& lines, std::size_t resting) {
  RecordsBase::show_list(lines, resting);
  resting_->SetLabel(fill(words_.resting, wxString() << resting));
  resting_->InvalidateBestSize();
  resting_->Show(resting > 0);
  resting_->GetParent()->Layout();
}

void RecordsPanel::forget() {
  RecordsBase::forget();
  resting_->SetValue(false);
}

}  // namespace thirdrow::ui
