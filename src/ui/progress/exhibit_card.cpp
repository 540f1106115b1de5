#include "ui/progress/exhibit_card.h"

#include <wx/wrapsizer.h>

#include <algorithm>
#include <utility>

#include "ui/dates.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"

namespace thirdrow::ui {
namespace {

constexpr int kTableRows = 10;     ///< more are scrolled
constexpr int kEvidenceRows = 5;   ///< more are scrolled
constexpr double kTableRow = 1.7;  ///< of a line
constexpr double kRowLines = 2.1;  ///< of the evidence, beside the gap
constexpr int kRowGap = 28;

wxString side_words(app::EvidenceLine::Side side) {
  using enum app::EvidenceLine::Side;
  switch (side) {
    case counted:
      return _("Counted");
    case not_counted:
      return _("Not counted");
    case behind:
      break;
  }
  return {};
}

}  // namespace

ExhibitCard::ExhibitCard(wxWindow* parent, Theme& theme, const app::Exhibit& exhibit, Acts acts)
    : Card(parent, theme),
      theme_(theme),
      chart_value_(exhibit.chart),
      last_point_(std::max<std::size_t>(1, exhibit.evidence.size()) - 1),
      acts_(std::move(acts)),
      chart_(new ChartPane(this, theme, exhibit.chart, 2 * padding(this), "progress.chart")) {
  add_words(to_wx(exhibit.chart.title), TextStyle::heading);
  add_words(to_wx(exhibit.chart.summary), TextStyle::normal);
  place_ = new wxBoxSizer(wxVERTICAL);
  place_->Add(chart_, wxSizerFlags().Expand());
  body()->Add(place_, wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, FromDIP(8)));
  for (const std::string& note : exhibit.notes) add_words(to_wx(note), TextStyle::small);
  chart_->on_open = [this](std::size_t point) { acts_.evidence(point); };
  build_acts();
}

void ExhibitCard::add_words(const wxString& words, TextStyle style) {
  auto* label = new Label(this, theme_, words, style);
  body()->Add(label->paragraph(2 * padding(this)), wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
}

void ExhibitCard::build_acts() {
  const int gap = FromDIP(6);
  auto* row = new wxWrapSizer(wxHORIZONTAL);
  const auto add = [&](wxWindow* control) { row->Add(control, wxSizerFlags().Border(wxTOP | wxRIGHT, gap)); };
  as_table_ = make_chip(
      this, _("Show as table"), [this](wxToggleButton& chip) { show_table(chip.GetValue()); },
      "progress.table");
  port::remove_style(as_table_, "tr-chip");  // as tall as the buttons beside it
  port::add_style(as_table_, "tr-flat");
  add(as_table_);
  const auto button = [&](const wxString& words, std::function<void()> pressed, const char* id) {
    add(make_button(this, theme_, words, ButtonLook::flat, std::move(pressed), {}, id));
  };
  button(
      _("Records behind it"), [this] { acts_.evidence(chart_->selected().value_or(last_point_)); },
      "progress.records");
  button(
      _("Save as SVG"), [this] { acts_.save(app::PictureFormat::svg); }, "progress.svg");
  button(
      _("Save as PNG"), [this] { acts_.save(app::PictureFormat::png); }, "progress.png");
  button(
      _("Print"), [this] { acts_.print(); }, "progress.print");
  body()->Add(row, wxSizerFlags().Expand());
}

void ExhibitCard::make_table() {
  table_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                  wxDV_SINGLE | wxDV_ROW_LINES | wxBORDER_NONE);
  const render::Table table = render::chart_table(chart_value_);
  for (const std::string& column : table.columns)
    table_->AppendTextColumn(to_wx(column), wxDATAVIEW_CELL_INERT, wxCOL_WIDTH_AUTOSIZE);
  for (const auto& row : table.rows) {
    wxVector<wxVariant> cells;
    for (const std::string& cell : row) cells.push_back(wxVariant(to_wx(cell)));
    table_->AppendItem(cells);
  }
  port::set_accessible_name(table_, to_wx(chart_value_.title), wxS("progress.numbers"));
  const auto rows = std::min(kTableRows, static_cast<int>(table.rows.size()));
  const auto fit = [this, rows] {
    table_->SetMinSize(wxSize(-1, static_cast<int>((rows + 2) * kTableRow * port::text_height())));
  };
  fit();
  table_->Bind(EVT_RESTYLE, [fit](wxCommandEvent& event) {
    fit();
    event.Skip();
  });
  place_->Add(table_, wxSizerFlags().Expand());
}

void ExhibitCard::show_table(bool shown) {
  if (table_ == nullptr) make_table();
  table_->Show(shown);
  chart_->Show(!shown);
  table_->MoveBeforeInTabOrder(as_table_);
  port::renew_tab_order(this);
  TextColumn::refit_around(this);
}

void ExhibitCard::make_evidence() {
  evidence_words_ = new Label(this, theme_, wxString(), TextStyle::strong);
  body()->Add(evidence_words_->paragraph(2 * padding(this)),
              wxSizerFlags().Expand().Border(wxTOP, FromDIP(12)));
  evidence_ = new RowList(this, theme_, _("Records behind it"), "progress.evidence",
                          [this](std::size_t row) { return markup(row); });
  evidence_->on_activate = [this](std::size_t) { open_selected(); };
  body()->Add(evidence_, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
  open_ = make_button(
      this, theme_, _("Open this record"), ButtonLook::flat, [this] { open_selected(); }, {},
      "progress.open");
  body()->Add(open_, wxSizerFlags().Border(wxTOP, FromDIP(8)));
  evidence_->on_select = [this](std::size_t) { open_->Enable(); };
}

void ExhibitCard::open_selected() {
  const wxDataViewItem chosen = evidence_->control()->GetSelection();
  if (!chosen.IsOk()) return;
  const auto* model = dynamic_cast<wxDataViewVirtualListModel*>(evidence_->control()->GetModel());
  const std::size_t row = model->GetRow(chosen);
  if (row < lines_.size()) acts_.open(lines_[row]);
}

wxString ExhibitCard::markup(std::size_t row) const {
  if (row >= lines_.size()) return wxS(" \n<small> </small>");
  const app::EvidenceLine& line = lines_[row];
  const wxString kind = kind_words(journal::info(line.kind).name);
  wxString below = line.title.empty() ? day_words(line.day) : kind + wxS(" · ") + day_words(line.day);
  if (line.side != app::EvidenceLine::Side::behind) below += wxS(" · ") + side_words(line.side);
  return escape_markup(line.title.empty() ? kind : to_wx(line.title)) + wxS("\n<small><span foreground='") +
         to_wx(theme_.html(Colour::dim)) + wxS("'>") + escape_markup(below) + wxS("</span></small>");
}

void ExhibitCard::show_evidence(const std::vector<app::EvidenceLine>& lines) {
  if (evidence_ == nullptr) make_evidence();
  lines_ = lines;
  const std::size_t point = chart_->selected().value_or(last_point_);
  const wxString where = to_wx(render::chart_point_words(chart_value_, point));
  evidence_words_->set_text(lines.empty() ? fill(_("No records. %s"), where) : fill(_("Behind %s"), where));
  evidence_->reset(lines.size());
  const int rows = std::min(kEvidenceRows, static_cast<int>(lines.size()));
  const int row = static_cast<int>(kRowLines * port::text_height()) + FromDIP(kRowGap);
  evidence_->SetMinSize(wxSize(-1, rows * row));
  evidence_->Show(!lines.empty());
  open_->Show(!lines.empty());
  open_->Enable(false);
  port::renew_tab_order(this);
  TextColumn::refit_around(this);
  // what was just made has its place a moment later
  if (!lines.empty()) CallAfter([this] { evidence_->control()->SetFocus(); });
  port::announce(evidence_words_, evidence_words_->text());
}

}  // namespace thirdrow::ui
