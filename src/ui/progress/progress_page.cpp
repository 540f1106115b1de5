#include "ui/progress/progress_page.h"

#include <wx/wrapsizer.h>

#include <utility>

#include "ui/dates.h"
#include "ui/port_gtk.h"
#include "ui/speaker.h"
#include "ui/tab_order.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/file_dialogs.h"

namespace thirdrow::ui {
namespace {

constexpr std::array<const char*, app::kParts> kChipIds = {
    "progress.agreements", "progress.checkins", "progress.measurement", "progress.say_do",
    "progress.outcomes",   "progress.people",   "progress.practices"};

}  // namespace

ProgressPage::ProgressPage(wxWindow* parent, Shared& shared)
    : Page(parent, shared), presenter_(shared.desk, *this), column_(new TextColumn(this, theme(), 760)) {
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(column_, wxSizerFlags(1).Expand());
  SetSizer(sizer);
  wxPanel* panel = column_->panel();
  column_->body()->Add(new Label(panel, theme(), _("Progress"), TextStyle::title));
  build_head(panel);
  content_ = new wxBoxSizer(wxVERTICAL);
  column_->body()->Add(content_, wxSizerFlags(1).Expand());
  presenter_.set_speaker(speaker());
}

void ProgressPage::build_head(wxPanel* panel) {
  const int gap = FromDIP(6);
  auto* head = new wxPanel(panel);
  theme().paint(head, Colour::background);
  auto* column = new wxBoxSizer(wxVERTICAL);
  auto* chips = new wxWrapSizer(wxHORIZONTAL);
  for (std::size_t i = 0; i < app::kParts; ++i) {
    const auto part = static_cast<app::Part>(i);
    chips_[i] = make_chip(
        head, tr(app::part_label(part)), [this, part](wxToggleButton&) { presenter_.choose(part); },
        kChipIds[i]);
    chips->Add(chips_[i], wxSizerFlags().Border(wxRIGHT | wxTOP, gap));
  }
  column->Add(chips, wxSizerFlags().Expand());
  auto* row = new wxWrapSizer(wxHORIZONTAL);
  auto* label = new Label(head, theme(), _("Up to"), TextStyle::dim);
  row->Add(label, wxSizerFlags().CenterVertical().Border(wxTOP | wxRIGHT, gap));
  end_ = new wxChoice(head, wxID_ANY);
  port::set_accessible_name(end_, _("Up to"), wxS("progress.end"));
  end_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    presenter_.choose_end(static_cast<std::size_t>(event.GetInt()));
  });
  row->Add(end_, wxSizerFlags().Border(wxTOP | wxRIGHT, gap));
  row->Add(make_button(
               head, theme(), _("Report as PDF"), ButtonLook::flat, [this] { save_report(); }, "download",
               "progress.report"),
           wxSizerFlags().Border(wxTOP | wxRIGHT, gap));
  column->Add(row, wxSizerFlags().Expand());
  head->SetSizer(column);
  head_ = head;
  column_->body()->Add(head, wxSizerFlags().Expand());
}

void ProgressPage::show(const app::ProgressPage& page) {
  const bool had_keyboard = IsShownOnScreen() && IsDescendant(FindFocus());
  cards_.clear();
  content_->Clear(true);
  const bool figures = page.today != Day{} && !page.empty && !page.pick_up;
  head_->Show(figures);
  for (std::size_t i = 0; i < chips_.size(); ++i)
    chips_[i]->SetValue(static_cast<std::size_t>(page.part.part) == i);
  show_ends(page);
  if (page.pick_up) {
    show_pick_up(*page.pick_up, page.today);
  } else if (figures) {
    show_part(page.part);
  } else if (page.today != Day{}) {
    show_nothing();
  }
  port::renew_tab_order(column_->panel());
  column_->refit();
  if (had_keyboard) bring_keyboard_into(this);  // what had it may be gone
}

void ProgressPage::show_ends(const app::ProgressPage& page) {
  end_->Clear();
  for (const Day end : page.ends) end_->Append(end == page.today ? _("Today") : day_words(end));
  if (page.end < page.ends.size()) end_->SetSelection(static_cast<int>(page.end));
  end_->InvalidateBestSize();
}

void ProgressPage::show_pick_up(const app::Row& last, Day today) {
  auto* card = new Card(column_->panel(), theme());
  card->body()->Add(new Label(card, theme(), _("Pick up here"), TextStyle::heading));
  auto* when = new Label(card, theme(), when_words(last.happened, today), TextStyle::small);
  card->body()->Add(when, wxSizerFlags().Border(wxTOP, FromDIP(4)));
  const wxString title = to_wx(last.title.empty() ? last.preview : last.title);
  auto* words = new Label(card, theme(), title.empty() ? kind_words(last.subkind) : title);
  card->body()->Add(words->paragraph(2 * Card::padding(this)),
                    wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
  auto* row = new wxWrapSizer(wxHORIZONTAL);
  const auto gap = wxSizerFlags().Border(wxTOP | wxRIGHT, FromDIP(8));
  row->Add(make_button(
               card, theme(), _("Go on from there"), ButtonLook::primary,
               [this, id = last.id] { shared().go(PageId::journal, id); }, {}, "progress.pick_up"),
           gap);
  row->Add(make_button(
               card, theme(), _("Show the figures"), ButtonLook::flat,
               [this] { CallAfter([this] { presenter_.show_figures(); }); }, {}, "progress.figures"),
           gap);
  card->body()->Add(row, wxSizerFlags().Expand());
  content_->Add(card, wxSizerFlags().Expand().Border(wxTOP, FromDIP(12)));
}

void ProgressPage::show_nothing() {
  auto* empty = new EmptyState(
      column_->panel(), theme(), "chart",
      _("Agreements, check-ins and what people told you become figures here, each with the records behind "
        "it. There is nothing to count yet."),
      _("Begin with an engagement"), [this] { shared().go(PageId::engagements, {}); });
  empty->SetMinSize(wxSize(-1, FromDIP(320)));
  content_->Add(empty, wxSizerFlags(1).Expand());
}

void ProgressPage::show_part(const app::PartPage& part) {
  auto* intro = new Label(column_->panel(), theme(), to_wx(part.intro), TextStyle::dim);
  content_->Add(intro->paragraph(), wxSizerFlags().Expand().Border(wxTOP, FromDIP(12)));
  for (std::size_t i = 0; i < part.exhibits.size(); ++i) {
    const app::Exhibit& exhibit = part.exhibits[i];
    ExhibitCard::Acts acts;
    acts.evidence = [this, i](std::size_t point) { presenter_.ask_evidence(i, point); };
    acts.save = [this, i, name = std::string(exhibit.figure)](app::PictureFormat format) {
      save(i, format, name);
    };
    acts.print = [this, i] { print(presenter_.sheet(i)); };
    acts.open = [this](const app::EvidenceLine& line) {
      CallAfter([this, page = page_of(line.home), id = line.id] { shared().go(page, id); });
    };
    cards_.push_back(new ExhibitCard(column_->panel(), theme(), exhibit, std::move(acts)));
    content_->Add(cards_.back(), wxSizerFlags().Expand().Border(wxTOP, FromDIP(12)));
  }
  if (part.nothing.empty()) return;
  auto* nothing = new Label(column_->panel(), theme(), to_wx(part.nothing), TextStyle::dim);
  content_->Add(nothing->paragraph(), wxSizerFlags().Expand().Border(wxTOP, FromDIP(16)));
}

void ProgressPage::show_evidence(std::size_t exhibit, const std::vector<app::EvidenceLine>& lines) {
  if (exhibit < cards_.size()) cards_[exhibit]->show_evidence(lines);
}

void ProgressPage::save(std::size_t exhibit, app::PictureFormat format, const std::string& name) {
  const wxString ending = format == app::PictureFormat::png ? wxS(".png") : wxS(".svg");
  const auto file = choose_export_file(this, wxS("third-row-") + to_wx(name) + ending);
  if (!file.empty() && desk().is_open()) presenter_.save_picture(exhibit, format, file);
}

void ProgressPage::save_report() {
  const auto file = choose_export_file(this, wxS("third-row-progress.pdf"));
  if (!file.empty() && desk().is_open()) presenter_.save_report(file);
}

void ProgressPage::show_saved(const std::filesystem::path& file) {
  shared().notify(success_notice(fill(_("%s was written, not encrypted."), to_wx(file.filename().string()))));
}

void ProgressPage::show_problem(const Error& error) {
  if (error.code != Code::locked && error.code != Code::cancelled) shared().notify(notice_of(error));
}

void ProgressPage::print(const render::Document& document) {
  printer_ = std::make_unique<SheetPrinter>(this, pages_of(document));
  printer_->on_end = [this](const Status& status) {
    printer_.reset();
    if (!status) return show_problem(status.error());
    shared().notify(success_notice(_("The page is with the printer.")));
  };
}

void ProgressPage::forget() {
  printer_.reset();
  presenter_.forget();
  column_->Scroll(0, 0);
}

}  // namespace thirdrow::ui
