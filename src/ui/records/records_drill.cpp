#include "ui/records/records_drill.h"

#include <wx/button.h>
#include <wx/dataview.h>

#include <algorithm>

#include "app/newest.h"
#include "ui/measure.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"

namespace thirdrow::ui {

RecordsDrill::RecordsDrill(wxWindow* parent, Shared& shared, const char* id)
    : RecordsBase(parent, shared, {{{journal::Kind::engagement}}}), id_(id), book_(new Book(this)) {
  book_->AddPage(build_list(), wxString());
  sheet_ = new RecordSheet(book_, shared, presenter_);
  sheet_->show_back(_("Back to the list"), [this] {
    close();
    list_->control()->SetFocus();
  });
  book_->AddPage(sheet_, wxString());
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(book_, wxSizerFlags(1).Expand());
  SetSizer(sizer);
}

wxPanel* RecordsDrill::build_list() {
  auto* panel = new wxPanel(book_);
  shared_.theme.paint(panel, Colour::background);
  auto* column = new wxBoxSizer(wxVERTICAL);
  title_ = new Label(panel, shared_.theme, wxString(), TextStyle::heading);
  panel->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    for (Label* each : {title_, purpose_})
      each->wrap_to(std::max(FromDIP(120), event.GetSize().x - 2 * FromDIP(12)));
    make_room();
  });
  column->Add(title_, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
  purpose_ = new Label(panel, shared_.theme, wxString(), TextStyle::dim);
  column->Add(purpose_, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
  head_ = new wxPanel(panel);
  shared_.theme.paint(head_, Colour::background);
  new_ = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  head_->SetSizer(new_);
  column->Add(head_, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
  inside_ = new Book(panel);
  list_ = new RowList(inside_, shared_.theme, _("Records"), (id_ + ".list").c_str(),
                      [this](std::size_t row) { return markup(row); });
  port::activate_on_click(list_->control());
  list_->on_activate = [this](std::size_t row) { presenter_.select(row); };
  inside_->AddPage(list_, wxString());
  column->Add(inside_, wxSizerFlags(1).Expand());
  older_ = new Label(panel, shared_.theme, wxString(), TextStyle::dim);
  older_->Hide();
  column->Add(older_->paragraph(), wxSizerFlags().Border(wxALL, FromDIP(12)));
  panel->SetSizer(column);
  return panel;
}

void RecordsDrill::look_at(app::Scope scope, const wxString& title, const wxString& purpose,
                           std::string_view icon) {
  const bool same = scope.what == presenter_.scope().what;
  if (presenter_.page()) sheet_->commit();
  presenter_.look_at(std::move(scope));
  if (same && inside_->GetPageCount() > kEmpty) return;
  title_->set_text(title);
  purpose_->set_text(purpose);
  port::set_accessible_name(list_->control(), title, to_wx(id_) + wxS(".list"));
  build_new_buttons();
  show_empty(purpose, icon);
}

void RecordsDrill::build_new_buttons() {
  new_->Clear(true);
  for (const app::What& what : presenter_.scope().what) {
    const wxString words = tr(app::new_words(presenter_.scope(), what));
    const std::string id =
        id_ + ".new." + std::string(what.sort.empty() ? journal::info(what.kind).name : what.sort);
    auto* button = make_button(
        head_, shared_.theme, escape_mnemonic(words), ButtonLook::flat,
        [this, what] { presenter_.create(what); }, "plus", id.c_str());
    port::set_accessible_name(button, fill(_("New: %s"), words), to_wx(id));
    new_->Add(button, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(6)));
  }
  again_ = nullptr;
  const auto& all = presenter_.scope().what;
  if (std::ranges::find(all, app::kBestSelf) != all.end()) {
    again_ = make_button(
        head_, shared_.theme, _("Read one of my best again"), ButtonLook::flat,
        [this] { CallAfter([this] { presenter_.select_again(); }); }, "sun", (id_ + ".again").c_str());
    new_->Add(again_, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(6)));
  }
  port::renew_tab_order(head_);
  measure_again(head_->GetParent());
}

void RecordsDrill::show_empty(const wxString& purpose, std::string_view icon) {
  if (inside_->GetPageCount() > kEmpty) inside_->DeletePage(kEmpty);
  auto* empty = new EmptyState(inside_, shared_.theme, icon, purpose);
  shared_.theme.paint(empty, Colour::background);
  inside_->AddPage(empty, wxString());
  inside_->ChangeSelection(lines_.empty() ? kEmpty : kRows);
}

/// An empty list says in its middle what it is for; where there is little height, the list needs it.
void RecordsDrill::make_room() {
  constexpr int kLines = 18;  // in heights of a line
  const bool high = purpose_->GetParent()->GetClientSize().y >= kLines * port::text_height();
  purpose_->Show(high && !lines_.empty() && !purpose_->text().empty());
}

void RecordsDrill::close() {
  sheet_->commit();
  presenter_.close();
}

void RecordsDrill::show_list(const std::vector<app::RecordLine>& lines, std::size_t resting) {
  RecordsBase::show_list(lines, resting);
  if (again_ != nullptr && again_->Show(presenter_.has_again())) measure_again(head_->GetParent());
  const bool older = !presenter_.scope().engagement && lines.size() + resting >= app::kListed;
  older_->set_text(older ? fill(_("The %s newest are listed; Search in the Journal finds the others."),
                                wxString() << app::kListed)
                         : wxString());
  older_->Show(older);
  older_->GetParent()->Layout();
  make_room();
  if (inside_->GetPageCount() > kEmpty) inside_->ChangeSelection(lines.empty() ? kEmpty : kRows);
  purpose_->GetParent()->Layout();
}

void RecordsDrill::turn_to_record() { book_->ChangeSelection(kRecord); }

void RecordsDrill::turn_to_nothing() { book_->ChangeSelection(kList); }

}  // namespace thirdrow::ui
