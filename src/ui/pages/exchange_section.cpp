#include "ui/pages/exchange_section.h"

#include <wx/dirdlg.h>
#include <wx/filedlg.h>
#include <wx/sizer.h>

#include <algorithm>
#include <array>
#include <utility>

#include "app/explain.h"
#include "ui/port_gtk.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/form.h"

namespace thirdrow::ui {
namespace {

enum class Pick { file, folder };
struct Format {
  const char* name;
  const char* label;
  Pick pick;
};
constexpr std::array kImports = {
    Format{"markdown", N_("Folder of Markdown files"), Pick::folder},
    Format{"dayone-json", N_("Day One (JSON zip)"), Pick::file},
    Format{"jrnl-json", N_("jrnl (JSON)"), Pick::file},
    Format{"thirdrow-json", N_("Third Row (JSON)"), Pick::file},
};
constexpr std::array kExports = {
    Format{"thirdrow-json", N_("Third Row (JSON, complete)"), Pick::file},
    Format{"markdown", N_("Folder of Markdown files"), Pick::folder},
};
constexpr std::size_t kShownRemarks = 12;

template <std::size_t N>
wxChoice* make_choice(wxWindow* parent, const std::array<Format, N>& formats, const wxString& id) {
  auto* choice = new wxChoice(parent, wxID_ANY);
  for (const Format& format : formats) choice->Append(tr(format.label));
  choice->SetSelection(0);
  choice->SetName(id);
  return choice;
}

}  // namespace

ExchangeSection::ExchangeSection(wxWindow* parent, Shared& shared)
    : Section(parent, shared, _("Import and export")) {
  Theme& theme = shared.theme;
  const int gap = FromDIP(8);
  from_ = make_choice(this, kImports, wxS("import.format"));
  add_row(body(), this, theme, _("Bring in from"), from_);
  body()->Add(make_button(
                  this, theme, _("Choose and look through"), ButtonLook::flat, [this] { choose_import(); },
                  "upload", "import.choose"),
              wxSizerFlags().Right().Border(wxTOP, gap));

  proposal_ = new wxPanel(this);
  auto* proposal = new wxBoxSizer(wxVERTICAL);
  report_ = new Label(proposal_, theme, wxString());
  proposal->Add(report_->paragraph(2 * padding(this)), wxSizerFlags().Expand());
  go_ = make_button(
      proposal_, theme, _("Import these"), ButtonLook::primary, [this] { import_from(app::ImportRun::real); },
      {}, "import.go");
  proposal->Add(go_, wxSizerFlags().Border(wxTOP, gap));
  proposal_->SetSizer(proposal);
  proposal_->Hide();
  body()->Add(proposal_, wxSizerFlags().Expand().Border(wxTOP, gap));

  to_ = make_choice(this, kExports, wxS("export.format"));
  add_row(body(), this, theme, _("Write out as"), to_);
  body()->Add(make_button(
                  this, theme, _("Choose where"), ButtonLook::flat, [this] { choose_export(); }, "download",
                  "export.choose"),
              wxSizerFlags().Right().Border(wxTOP, gap));
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

  busy_ = new Busy(this, theme);
  body()->Add(busy_, wxSizerFlags().Expand().Border(wxTOP, gap));
  stop_ = make_button(
      this, theme, _("Stop"), ButtonLook::flat, [this] { *stopping_ = true; }, "close", "exchange.stop");
  stop_->Hide();
  body()->Add(stop_, wxSizerFlags().Right().Border(wxTOP, gap));
}

void ExchangeSection::forget() {
  alive_.renew();  // a report on its way could show names of files
  *stopping_ = true;
  report_->set_text(wxString());
  destination_->set_text(wxString());
  proposal_->Hide();
  warning_->Hide();
  source_.clear();
  target_.clear();
  end();
}

void ExchangeSection::choose_import() {
  if (working_) return;
  const Format& format = kImports[static_cast<std::size_t>(from_->GetSelection())];
  wxString chosen;
  if (format.pick == Pick::folder) {
    wxDirDialog chooser(this, _("Folder to import"), wxString(), wxDD_DIR_MUST_EXIST);
    if (chooser.ShowModal() == wxID_OK) chosen = chooser.GetPath();
  } else {
    wxFileDialog chooser(this, _("File to import"), wxString(), wxString(), wxS("*"),
                         wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (chooser.ShowModal() == wxID_OK) chosen = chooser.GetPath();
  }
  if (chosen.empty() || !shared_.desk.is_open()) return;
  source_ = from_wx(chosen);
  source_format_ = format.name;
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

void ExchangeSection::import_from(app::ImportRun run) {
  if (working_ || source_.empty()) return;
  working_ = true;
  proposal_->Hide();
  busy_->start(run == app::ImportRun::dry ? _("Looking through what is there. Nothing is changed yet.")
                                          : _("Importing."));
  stop_->Show();
  on_resize();
  shared_.desk.ask(
      alive_,
      [name = source_format_, source = source_, run, keep_going = keep_going()](app::Session& session) {
        return session.import_from(name, source, run, keep_going);
      },
      [this, run](const Result<app::ImportReport>& report) {
        end();
        if (!report) return shared_.notify(notice_of(report.error()));
        show_report(*report, run);
      });
}

void ExchangeSection::show_report(const app::ImportReport& report, app::ImportRun run) {
  const bool dry = run == app::ImportRun::dry;
  wxString words = dry ? plural("%s entry would be added.", "%s entries would be added.", report.added)
                       : plural("%s entry was added.", "%s entries were added.", report.added);
  if (report.already_there > 0) {
    words += wxS(" ") + plural("%s is already here.", "%s are already here.", report.already_there);
  }
  if (report.seen.photos > 0) {
    words += wxS(" ") + plural("%s picture is not imported yet.", "%s pictures are not imported yet.",
                               report.seen.photos);
  }
  for (std::size_t i = 0; i < report.remarks.size() && i < kShownRemarks; ++i) {
    words += wxS("\n") + to_wx(report.remarks[i].item) + wxS(": ") +
             tr(app::explain(report.remarks[i].reason).words);
  }
  const auto shown = static_cast<std::int64_t>(std::min(report.remarks.size(), kShownRemarks));
  if (report.remark_count > shown) {
    words += wxS("\n") + plural("and %s more remark", "and %s more remarks", report.remark_count - shown);
  }
  report_->set_text(words);
  go_->Show(dry && report.added > 0);
  proposal_->Show();
  port::announce(report_, words);
  if (!dry) source_.clear();
  on_resize();
}

void ExchangeSection::choose_export() {
  if (working_) return;
  const Format& format = kExports[static_cast<std::size_t>(to_->GetSelection())];
  wxString chosen;
  if (format.pick == Pick::folder) {
    wxDirDialog chooser(this, _("Empty folder to write into"));
    if (chooser.ShowModal() == wxID_OK) chosen = chooser.GetPath();
  } else {
    wxFileDialog chooser(this, _("File to write"), wxString(), wxS("third-row.json"), wxS("*"), wxFD_SAVE);
    if (chooser.ShowModal() == wxID_OK) chosen = chooser.GetPath();
  }
  if (chosen.empty() || !shared_.desk.is_open()) return;
  target_ = from_wx(chosen);
  target_format_ = format.name;
  destination_->set_text(chosen);
  warning_->Show();
  on_resize();
}

void ExchangeSection::write_export() {
  if (working_ || target_.empty()) return;
  working_ = true;
  warning_->Hide();
  busy_->start(_("Writing."));
  stop_->Show();
  on_resize();
  shared_.desk.ask(
      alive_,
      [name = target_format_, target = target_, keep_going = keep_going()](app::Session& session) {
        return session.export_to(name, target, {}, {}, keep_going);
      },
      [this](const Result<std::int64_t>& written) {
        end();
        if (!written) return shared_.notify(notice_of(written.error()));
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
