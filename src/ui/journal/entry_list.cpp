#include "ui/journal/entry_list.h"


#include <algorithm>

#include "ui/dates.h"
#include "ui/port_gtk.h"
#include "ui/text.h"

namespace thirdrow::ui {
namespace {

std::string one_line(std::string_view text) {
  std::string line(text);
  std::ranges::replace_if(line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return line;
}

wxString coloured(const wxString& inner, const std::string& colour) {
  return wxS("<span foreground='") + to_wx(colour) + wxS("'>") + inner + wxS("</span>");
}

}  // namespace

wxString marked_up(const std::string& snippet, const std::vector<std::pair<std::size_t, std::size_t>>& marks,
                   const std::string& colour) {
  const std::string line = one_line(snippet);
  wxString out;
  std::size_t at = 0;
  for (const auto& [from, to] : marks) {
    if (from < at || to > line.size() || from > to) continue;
    out += escape_markup(to_wx(line.substr(at, from - at)));
    out += wxS("<b>") + coloured(escape_markup(to_wx(line.substr(from, to - from))), colour) + wxS("</b>");
    at = to;
  }
  return out + escape_markup(to_wx(line.substr(at)));
}

class EntryList::Model : public wxDataViewVirtualListModel {
 public:
  explicit Model(EntryList& owner) : owner_(owner) {}
  void GetValueByRow(wxVariant& value, unsigned row, unsigned) const override {
    ++asked;
    value = owner_.markup(owner_.row_of_(row));
  }
  bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }
  mutable std::size_t asked = 0;

 private:
  EntryList& owner_;
};

EntryList::EntryList(wxWindow* parent, Theme& theme, RowOf row_of, std::function<Day()> today)
    : wxPanel(parent),
      theme_(theme),
      row_of_(std::move(row_of)),
      today_(std::move(today)),
      list_(new wxDataViewCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                               wxDV_NO_HEADER | wxDV_SINGLE | wxBORDER_NONE)),
      model_(new Model(*this)) {
  theme.paint(this, Colour::card);
  auto* renderer = new wxDataViewTextRenderer(wxS("string"));
  renderer->EnableMarkup();
  renderer->EnableEllipsize(wxELLIPSIZE_END);
  renderer->SetAlignment(wxALIGN_LEFT | wxALIGN_CENTRE_VERTICAL);
  // With a fixed width and no variable heights GTK asks only for the rows it shows.
  list_->AppendColumn(new wxDataViewColumn(_("Entry"), renderer, 0, FromDIP(200), wxALIGN_LEFT));
  list_->AssociateModel(model_.get());
  port::add_style(list_, "tr-list");
  port::set_accessible_name(list_, _("Entries"), wxS("journal.entries"));
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(list_, wxSizerFlags(1).Expand());
  SetSizer(sizer);
  list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
    if (quiet_ || !list_->GetSelection().IsOk()) return;
    on_select(model_->GetRow(list_->GetSelection()));
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

void EntryList::fit_column() {
  const int width = GetClientSize().x;
  if (width > 0) list_->GetColumn(0)->SetWidth(width);
}

std::size_t EntryList::rows() const { return model_->GetCount(); }
std::size_t EntryList::asked() const { return model_->asked; }

void EntryList::reset(std::size_t rows) {
  quiet_ = true;
  list_->UnselectAll();
  model_->Reset(static_cast<unsigned>(rows));
  quiet_ = false;
}

void EntryList::changed(std::size_t first, std::size_t count) {
  // RowChanged, not a redraw: screen readers keep the old words otherwise.
  for (std::size_t row = first; row < first + count && row < model_->GetCount(); ++row) {
    model_->RowChanged(static_cast<unsigned>(row));
  }
}

void EntryList::select(std::optional<std::size_t> row) {
  quiet_ = true;
  if (!row || *row >= model_->GetCount()) {
    list_->UnselectAll();
  } else {
    const wxDataViewItem item = model_->GetItem(static_cast<unsigned>(*row));
    list_->Select(item);
    list_->EnsureVisible(item);
  }
  quiet_ = false;
}

/// Three lines, always: the height of all rows is that of one.
wxString EntryList::markup(const app::SearchHit* hit) const {
  const std::string dim = theme_.html(Colour::dim);
  if (hit == nullptr) return wxS("<b> </b>\n \n<small> </small>");
  const store::Row& row = hit->row;
  const std::string title = one_line(row.title);
  wxString words = marked_up(hit->snippet, hit->marks, theme_.html(Colour::accent));
  if (hit->snippet.empty()) words = escape_markup(_("No text yet"));
  const wxString head = title.empty() ? escape_markup(kind_words(row.subkind)) : escape_markup(to_wx(title));
  wxString meta = when_words(row.happened, today_());
  if (!title.empty()) meta += to_wx("  ·  ") + kind_words(row.subkind);
  return wxS("<b>") + head + wxS("</b>\n") + coloured(words, dim) + wxS("\n<small>") +
         coloured(escape_markup(meta), dim) + wxS("</small>");
}

}  // namespace thirdrow::ui
