#include "ui/guided/guided_panel.h"

#include "ui/port_gtk.h"
#include "ui/records/form_hooks.h"
#include "ui/speaker.h"
#include "ui/text.h"
#include "ui/turn_keys.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/wx_timer.h"

namespace thirdrow::ui {
namespace {

constexpr int kWidth = 680;

}  // namespace

GuidedPanel::GuidedPanel(wxWindow* parent, Shared& shared)
    : wxPanel(parent), shared_(shared), presenter_(shared.desk, *this, WxTimer::maker()) {
  shared.theme.paint(this, Colour::background);
  presenter_.set_speaker(speaker());
  auto* column = new wxBoxSizer(wxVERTICAL);
  build_head(column);
  column_ = new TextColumn(this, shared.theme, kWidth);
  build_page();
  column->Add(column_, wxSizerFlags(1).Expand());
  build_foot(column);
  SetSizer(column);
  Bind(wxEVT_CHAR_HOOK, &GuidedPanel::hear_key, this);
  Bind(wxEVT_TEXT_ENTER, &GuidedPanel::hear_enter, this);
}

void GuidedPanel::build_head(wxSizer* column) {
  auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  away_ = make_button(
      this, shared_.theme, _("&Leave it for now"), ButtonLook::link, [this] { go_away(); }, "back",
      "guided.leave");
  row->Add(away_, wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(12)));
  where_ = new Label(this, shared_.theme, wxString(), TextStyle::dim);
  where_->SetName(wxS("guided.where"));
  row->Add(where_, wxSizerFlags().CenterVertical());
  column->Add(row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
}

void GuidedPanel::build_page() {
  wxPanel* inside = column_->panel();
  Theme& theme = shared_.theme;
  title_ = (new Label(inside, theme, wxString(), TextStyle::dim))->paragraph();
  question_ = (new Label(inside, theme, wxString(), TextStyle::title))->paragraph();
  about_ = (new Label(inside, theme, wxString(), TextStyle::heading))->paragraph();
  help_ = (new Label(inside, theme, wxString()))->paragraph();
  for (Label* each : {title_, question_, about_, help_})
    column_->body()->Add(each, wxSizerFlags().Border(wxBOTTOM, FromDIP(6)));
  parts_ = new wxPanel(inside);
  theme.paint(parts_, Colour::background);
  parts_->SetSizer(new wxBoxSizer(wxVERTICAL));
  column_->body()->Add(parts_, wxSizerFlags().Expand());
  build_form();
  refusal_ = (new Label(inside, theme, wxString(), TextStyle::danger))->paragraph();
  refusal_->SetName(wxS("guided.refusal"));
  column_->body()->Add(refusal_, wxSizerFlags().Border(wxTOP, FromDIP(10)));
  put_right_ = make_button(
      inside, theme, _("Go there"), ButtonLook::flat,
      [this] { then([this] { presenter_.go_to(put_right_page_); }); }, "", "guided.put_right");
  column_->body()->Add(put_right_, wxSizerFlags().Border(wxTOP, FromDIP(6)));
  acts_ = new wxPanel(inside);
  theme.paint(acts_, Colour::background);
  acts_->SetSizer(new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES));
  column_->body()->Add(acts_, wxSizerFlags().Expand().Border(wxTOP, FromDIP(12)));
  refusal_->Hide();
  put_right_->Hide();
}

void GuidedPanel::build_form() {
  card_ = new Card(column_->panel(), shared_.theme);
  ratings_place_ = new wxBoxSizer(wxVERTICAL);
  card_->body()->Add(ratings_place_, wxSizerFlags().Expand());
  form_ = new RecordForm(card_, shared_.theme);
  card_->body()->Add(form_, wxSizerFlags().Expand());
  people_ = new PeopleRow(card_, shared_.theme, "guided.add_person");
  card_->body()->Add(people_, wxSizerFlags().Expand());
  hook_up(*form_, *people_, presenter_, [this] { refit(); });
  column_->body()->Add(card_, wxSizerFlags().Expand().Border(wxTOP, FromDIP(12)));
  remark_ = (new Label(column_->panel(), shared_.theme, wxString(), TextStyle::dim))->paragraph();
  remark_->SetName(wxS("guided.remark"));
  remark_->Hide();
  column_->body()->Add(remark_, wxSizerFlags().Border(wxTOP, FromDIP(10)));
}

void GuidedPanel::build_foot(wxSizer* column) {
  auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  const auto gap = wxSizerFlags().Border(wxALL, FromDIP(6));
  back_ = make_button(
      this, shared_.theme, _("Back"), ButtonLook::flat, [this] { step(&app::GuidedPresenter::back); }, "",
      "guided.back");
  back_->SetToolTip(turn_key_words(Turn::back));
  next_ = make_button(
      this, shared_.theme, _("Next"), ButtonLook::primary, [this] { step(&app::GuidedPresenter::next); }, "",
      "guided.next");
  next_->SetToolTip(turn_key_words(Turn::on));
  row->Add(back_, gap);
  row->Add(next_, gap);
  column->Add(row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(6)));
}

void GuidedPanel::begin(app::Journey journey, RecordId engagement) {
  shown_key_.clear();
  presenter_.begin(journey, engagement);
}

void GuidedPanel::go_away() {
  then([this] {
    const RecordId engagement = *presenter_.engagement();
    shared_.dismiss();
    presenter_.end();
    on_left(engagement);
  });
}

void GuidedPanel::then(std::function<void()> next) {
  CallAfter([this, next = std::move(next)] {
    commit();
    presenter_.when_named([this, next, of = presenter_.engagement()] {
      if (!of || presenter_.engagement() != of) return;
      next();
      form_->focus_error();
    });
  });
}

void GuidedPanel::step(void (app::GuidedPresenter::*way)()) {
  then([this, way] { (presenter_.*way)(); });
}

void GuidedPanel::commit() {
  form_->commit();
  if (people_->IsShown()) people_->commit();
}

void GuidedPanel::leave() {
  commit();
  presenter_.leave();
}

void GuidedPanel::forget() {
  printer_.reset();
  presenter_.forget();
}

void GuidedPanel::hear_key(wxKeyEvent& event) {
  const Turn way = turn_of(event);
  if (way == Turn::on && next_->IsEnabled()) return step(&app::GuidedPresenter::next);
  if (way == Turn::back && back_->IsEnabled()) return step(&app::GuidedPresenter::back);
  event.Skip();
}

/// What an input method takes for itself does not come here.
void GuidedPanel::hear_enter(wxCommandEvent& event) {
  if (!form_->has_line(event.GetEventObject()) || !next_->IsEnabled()) return event.Skip();
  step(&app::GuidedPresenter::next);
}

void GuidedPanel::take(app::GuidedAct act) {
  then([this, act] {
    const bool saves = act == app::GuidedAct::save_pdf || act == app::GuidedAct::save_draft ||
                       act == app::GuidedAct::save_slips;
    saves ? CallAfter(&GuidedPanel::save, act) : presenter_.act(act);
  });
}

void GuidedPanel::save(app::GuidedAct act) {
  const bool slips = act == app::GuidedAct::save_slips;
  if (!presenter_.engagement()) return;
  const RecordId of = *presenter_.engagement();
  const auto file =
      choose_export_file(this, slips                               ? wxS("third-row-slips.pdf")
                               : act == app::GuidedAct::save_draft ? wxS("third-row-agreement-draft.pdf")
                                                                   : wxS("third-row-agreement.pdf"));
  if (!file.empty() && shared_.desk.is_open()) presenter_.save_pdf(act, of, file);
}

void GuidedPanel::print(const render::Document& document) {
  printer_ = std::make_unique<SheetPrinter>(this, pages_of(document));
  printer_->on_end = [this](const Status& status) {
    printer_.reset();
    if (!status) return show_problem(status.error());
    shared_.notify(success_notice(_("The page is with the printer.")));
  };
}

void GuidedPanel::show_written(const std::filesystem::path& file) {
  shared_.notify(success_notice(fill(_("%s was written, not encrypted."), to_wx(file.filename().string()))));
}

void GuidedPanel::show_problem(const Error& error) {
  if (error.code != Code::locked && error.code != Code::cancelled) shared_.notify(notice_of(error));
}

}  // namespace thirdrow::ui
