#include "ui/pages/exchange_section.h"

#include <wx/sizer.h>

#include <algorithm>
#include <utility>

#include "app/explain.h"
#include "ui/port_gtk.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/form.h"

namespace thirdrow::ui {
namespace {

constexpr int kRemarkLines = 11;  ///< height of the list of remarks

template <class Format>
wxChoice* make_choice(wxWindow* parent, std::span<const Format> formats, const wxString& id) {
  auto* choice = new wxChoice(parent, wxID_ANY);
  for (const Format& format : formats) choice->Append(tr(format.label));
  choice->SetSelection(0);
  choice->SetName(id);
  return choice;
}

/// Whether what the remark is about is in the journal all the same.
bool is_in(const exchange::Remark& remark) {
  switch (remark.reason) {
    using enum exchange::Reason;
    case no_date:
    case bad_date:
    case replaced:
    case left_out:
    case duplicate:
    case differs:
    case picture:
    case removed_there:
    case breaks_rule:
      return true;
    case empty:
    case not_utf8:
    case malformed:
    case too_large:
    case broken_off:
    case unsafe_path:
    case link:
    case encrypted:
    case unreadable:
    case rejected:
    case purged:
    case in_trash:
      break;
  }
  return false;
}

wxString report_words(const app::ImportReport& report, app::ImportRun run) {
  wxString words = run == app::ImportRun::dry
                       ? plural("%s entry would be added.", "%s entries would be added.", report.added)
                       : plural("%s entry was added.", "%s entries were added.", report.added);
  if (report.already_there > 0) {
    words += wxS(" ") + plural("%s is already here.", "%s are already here.", report.already_there);
  }
  if (report.seen.photos > 0) {
    words += wxS(" ") + plural("%s picture is not imported yet.", "%s pictures are not imported yet.",
                               report.seen.photos);
  }
  return words;
}

}  // namespace

ExchangeSection::ExchangeSection(wxWindow* parent, Shared& shared)
    : Section(parent, shared, _("Import and export")) {
  build_import();
  build_export();
  build_busy();
}

void ExchangeSection::build_import() {
  Theme& theme = shared_.theme;
  const int gap = FromDIP(8);
  from_ = make_choice(this, app::import_formats(), wxS("import.format"));
  add_row(body(), this, theme, _("Bring in from"), from_);
  choose_ = make_button(
      this, theme, _("Choose and look through"), ButtonLook::flat, [this] { choose_import(); }, "upload",
      "import.choose");
  body()->Add(choose_, wxSizerFlags().Right().Border(wxTOP, gap));

  proposal_ = new wxPanel(this);
  auto* proposal = new wxBoxSizer(wxVERTICAL);
  report_ = new Label(proposal_, theme, wxString());
  proposal->Add(report_->paragraph(2 * padding(this)), wxSizerFlags().Expand());
  remarks_ = new RowList(proposal_, theme, _("Remarks on the import"), "import.remarks",
                         [this](std::size_t row) { return remark(row); });
  proposal->Add(remarks_, wxSizerFlags().Expand().Border(wxTOP, gap));
  more_remarks_ = new Label(proposal_, theme, wxString(), TextStyle::small);
  proposal->Add(more_remarks_->paragraph(2 * padding(this)), wxSizerFlags().Expand());
  go_ = make_button(
      proposal_, theme, _("Import these"), ButtonLook::primary, [this] { import_from(app::ImportRun::real); },
      {}, "import.go");
  proposal->Add(go_, wxSizerFlags().Border(wxTOP, gap));
  proposal_->SetSizer(proposal);
  proposal_->Hide();
  body()->Add(proposal_, wxSizerFlags().Expand().Border(wxTOP, gap));
}

void ExchangeSection::build_export() {
  Theme& theme = shared_.theme;
  const int gap = FromDIP(8);
  to_ = make_choice(this, app::export_formats(), wxS("export.format"));
  add_row(body(), this, theme, _("Write out as"), to_);
  choose_target_ = make_button(
      this, theme, _("Choose where"), ButtonLook::flat, [this] { choose_export(); }, "download",
      "export.choose");
  body()->Add(choose_target_, wxSizerFlags().Right().Border(wxTOP, gap));
  warning_ = new wxPanel(this);
  auto* warning = new wxBoxSizer(wxVERTICAL);
  auto* words =
      new Label(warning_, theme, _("What is written is not encrypted: whoever has the file can read it."),
                TextStyle::danger);
  warning->Add(words->paragraph(2 * padding(this)), wxSizerFlags().Expand());
  destination_ = new Label(warning_, theme, wxString(), TextStyle::dim);
  warning->Add(destination_->paragraph(2 * padding(this)), wxSizerFlags().Expand());
  warning->Add(make_button(
                   warning_, theme, _("Write it anyway"), ButtonLook::danger, [this] { write_export(); }, {},
                   "export.go"),
               wxSizerFlags().Border(wxTOP, gap));
  warning_->SetSizer(warning);
  warning_->Hide();
  body()->Add(warning_, wxSizerFlags().Expand().Border(wxTOP, gap));
}

void ExchangeSection::build_busy() {
  const int gap = FromDIP(8);
  busy_ = new Busy(this, shared_.theme);
  body()->Add(busy_, wxSizerFlags().Expand().Border(wxTOP, gap));
  stop_ = make_button(
      this, shared_.theme, _("Stop"), ButtonLook::flat, [this] { *stopping_ = true; }, "close",
      "exchange.stop");
  stop_->Hide();
  body()->Add(stop_, wxSizerFlags().Right().Border(wxTOP, gap));
}

void ExchangeSection::forget() {
  alive_.renew();  // a report on its way could show names of files
  *stopping_ = true;
  report_->set_text(wxString());
  shown_.clear();
  remarks_->reset(0);
  destination_->set_text(wxString());
  proposal_->Hide();
  warning_->Hide();
  source_.clear();
  target_.clear();
  end();
}

void ExchangeSection::choose_import() {
  if (working_) return;
  const bool folder =
      app::import_formats()[static_cast<std::size_t>(from_->GetSelection())].place == app::Place::folder;
  look_through(folder ? choose_folder(this, _("Folder to import")) : choose_file(this, _("File to import")));
}

void ExchangeSection::look_through(std::filesystem::path source) {
  if (source.empty() || !shared_.desk.is_open()) return;
  source_ = std::move(source);
  source_format_ = &app::import_formats()[static_cast<std::size_t>(from_->GetSelection())];
  import_from(app::ImportRun::dry);
}

app::KeepGoing ExchangeSection::keep_going() {
  stopping_ = std::make_shared<std::atomic<bool>>(false);
  return [going = shared_.desk.keep_going(), stopping = stopping_, on_front = shared_.desk.host().on_front,
          token = alive_.token(), bar = busy_,
          shown = std::int64_t{-1}](std::int64_t done, std::int64_t of) mutable {
    const std::int64_t now = of > 0 ? done * 100 / of : done / 100;
    if (std::exchange(shown, now) != now) {
      on_front([token, bar, done, of] {
        if (!token.expired()) bar->show_progress(done, of);
      });
    }
    return going() && !*stopping;
  };
}

void ExchangeSection::begin(const wxString& sentence) {
  working_ = true;
  busy_->start(sentence);
  stop_->Show();
  stop_->SetFocus();  // the button that was pressed goes away, and the page would follow the keyboard
                      // elsewhere
  proposal_->Hide();
  warning_->Hide();
  on_resize();
}

void ExchangeSection::import_from(app::ImportRun run) {
  if (working_ || source_.empty()) return;
  begin(run == app::ImportRun::dry ? _("Looking through what is there. Nothing is changed yet.")
                                   : _("Importing."));
  const auto so_far = std::make_shared<app::ImportReport>();
  shared_.desk.ask(
      alive_,
      [format = source_format_, source = source_, run, keep_going = keep_going(),
       so_far](app::Session& session) {
        return session.import_from(format->name, source, run, keep_going, so_far.get());
      },
      [this, run, so_far](const Result<app::ImportReport>& report) {
        end();
        if (!report) shared_.notify(notice_of(report.error()));
        // What came in before an error stays, and is told.
        if (report || so_far->seen.items > 0)
          show_report(report ? *report : std::move(*so_far), run, report ? Ended::whole : Ended::early);
        // beside what is told, so that the page stays there
        (proposal_->IsShown() && remarks_->IsShown() ? remarks_->control() : static_cast<wxWindow*>(choose_))
            ->SetFocus();
      });
}

void ExchangeSection::show_report(app::ImportReport report, app::ImportRun run, Ended ended) {
  const bool dry = run == app::ImportRun::dry;
  const wxString words = report_words(report, run);
  report_->set_text(words);
  shown_ = std::move(report.remarks);
  std::ranges::stable_partition(shown_, [](const exchange::Remark& each) { return !is_in(each); });
  remarks_->reset(shown_.size());
  remarks_->SetMinSize(wxSize(-1, kRemarkLines * port::text_height()));
  remarks_->Show(!shown_.empty());
  const std::int64_t more = report.remark_count - static_cast<std::int64_t>(shown_.size());
  more_remarks_->set_text(more > 0 ? plural("and %s more remark", "and %s more remarks", more) : wxString());
  more_remarks_->Show(more > 0);
  go_->Show(dry && ended == Ended::whole && report.added > 0);
  proposal_->Show();
  port::announce(report_, words);
  if (!dry) source_.clear();
  on_resize();
  if (!dry && report.added > 0) on_imported();
}

wxString ExchangeSection::remark(std::size_t row) const {
  if (row >= shown_.size()) return wxS(" \n<small> </small>");
  const exchange::Remark& told = shown_[row];
  wxString words = tr(app::explain(told.reason).words);
  const char* rule = app::rule_of(told);
  if (!told.what.empty()) words += wxS(": ") + (rule != nullptr ? tr(rule) : to_wx(told.what));
  return escape_markup(to_wx(told.item)) + wxS("\n<small><span foreground='") +
         to_wx(shared_.theme.html(Colour::dim)) + wxS("'>") + escape_markup(words) + wxS("</span></small>");
}

void ExchangeSection::choose_export() {
  if (working_) return;
  const app::ExportFormat& format = app::export_formats()[static_cast<std::size_t>(to_->GetSelection())];
  const std::filesystem::path chosen =
      format.place == app::Place::folder
          ? choose_folder(this, _("Empty folder to write into"))
          : choose_new_file(this, _("File to write"), wxS("third-row.") + to_wx(format.ending));
  if (chosen.empty() || !shared_.desk.is_open()) return;
  target_ = chosen;
  target_format_ = &format;
  destination_->set_text(to_wx(chosen.string()));
  warning_->Show();
  on_resize();
}

void ExchangeSection::write_export() {
  if (working_ || target_.empty()) return;
  begin(_("Writing."));
  shared_.desk.ask(
      alive_,
      [format = target_format_, target = target_, keep_going = keep_going()](app::Session& session) {
        return session.export_to(format->name, target, {}, {}, keep_going);
      },
      [this, format = target_format_](const Result<std::int64_t>& written) {
        end();
        choose_target_->SetFocus();
        if (!written) return shared_.notify(notice_of(written.error()));
        if (format->holds == app::ExportFormat::Holds::figures)
          return shared_.notify(success_notice(fill(_("Written, not encrypted: %s."), tr(format->label))));
        shared_.notify(success_notice(plural("%s record was written, not encrypted.",
                                             "%s records were written, not encrypted.", *written)));
      });
}

void ExchangeSection::end() {
  working_ = false;
  busy_->stop();
  stop_->Hide();
  on_resize();
}

}  // namespace thirdrow::ui
