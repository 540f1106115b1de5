#include "ui/widgets/row_list.h"

#include <wx/sizer.h>

#include "ui/port_gtk.h"
#include "ui/port_gtk_clicks.h"
#include "ui/text.h"

namespace thirdrow::ui {

class RowList::Model : public wxDataViewVirtualListModel {
 public:
  explicit Model(RowList& owner) : owner_(owner) {}
  void GetValueByRow(wxVariant& value, unsigned row, unsigned) const override {
    ++asked;
    value = owner_.markup_of_(row);
  }
  bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }
  mutable std::size_t asked = 0;

 private:
  RowList& owner_;
};

RowList::RowList(wxWindow* parent, Theme& theme, const wxString& name, const char* id, MarkupOf markup_of)
    : wxPanel(parent),
      markup_of_(std::move(markup_of)),
      list_(new wxDataViewCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                               wxDV_NO_HEADER | wxDV_SINGLE | wxBORDER_NONE)),
      model_(new Model(*this)) {
  theme.paint(this, Colour::card);
  auto* renderer = new wxDataViewTextRenderer(wxS("string"));
  renderer->EnableMarkup();
  renderer->EnableEllipsize(wxELLIPSIZE_END);
  renderer->SetAlignment(wxALIGN_LEFT | wxALIGN_CENTRE_VERTICAL);
  // With a fixed width and no variable heights GTK asks only for the rows it shows.
  list_->AppendColumn(new wxDataViewColumn(name, renderer, 0, FromDIP(200), wxALIGN_LEFT));
  list_->AssociateModel(model_.get());
  list_->SetMinSize(wxSize(-1, FromDIP(32)));  // in little room, what stands around it goes first
  port::add_style(list_, "tr-list");
  port::note_clicks(list_);
  port::set_accessible_name(list_, name, to_wx(id));
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(list_, wxSizerFlags(1).Expand());
  SetSizer(sizer);
  list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
    if (quiet_ || !list_->GetSelection().IsOk()) return;
    on_select(model_->GetRow(list_->GetSelection()));
  });
  list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent& event) {
    CallAfter([this, row = model_->GetRow(event.GetItem())] { on_activate(row); });
  });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    fit_column();
  });
  Bind(EVT_RESTYLE, [this](wxCommandEvent& event) {
    event.Skip();
    const wxDataViewItem chosen = list_->GetSelection();
    quiet_ = true;
    model_->Reset(model_->GetCount());
    if (chosen.IsOk()) list_->Select(chosen);
    quiet_ = false;
  });
}

void RowList::fit_column() {
  const int width = GetClientSize().x;
  if (width > 0) list_->GetColumn(0)->SetWidth(width);
}

std::size_t RowList::rows() const { return model_->GetCount(); }
std::size_t RowList::asked() const { return model_->asked; }

void RowList::reset(std::size_t rows) {
  quiet_ = true;
  list_->UnselectAll();
  model_->Reset(static_cast<unsigned>(rows));
  quiet_ = false;
}

void RowList::lengthen(std::size_t rows) {
  while (model_->GetCount() < rows) model_->RowAppended();
}

void RowList::changed(std::size_t first, std::size_t count) {
  // RowChanged, not a redraw: screen readers keep the old words otherwise.
  for (std::size_t row = first; row < first + count && row < model_->GetCount(); ++row) {
    model_->RowChanged(static_cast<unsigned>(row));
  }
}

void RowList::select(std::optional<std::size_t> row) {
  quiet_ = true;
  if (!row || *row >= model_->GetCount()) {
    list_->UnselectAll();
  } else {
    list_->Select(model_->GetItem(static_cast<unsigned>(*row)));
    port::scroll_to_row(list_, *row);
  }
  quiet_ = false;
}

}  // namespace thirdrow::ui
