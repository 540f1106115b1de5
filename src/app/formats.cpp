#include "app/formats.h"

#include <array>

#include "app/agenda.h"
#include "app/measures_csv.h"
#include "app/presenters/progress_exhibits.h"
#include "base/words.h"

namespace thirdrow::app {
namespace {

constexpr std::array kImports = {
    ImportFormat{"markdown", N_("Folder of Markdown files"), "a folder of .md files", Place::folder,
                 exchange::import_markdown},
    ImportFormat{"dayone-json", N_("Day One (JSON zip)"), "the zip or one JSON file", Place::file,
                 exchange::import_dayone},
    ImportFormat{"jrnl-json", N_("jrnl (JSON)"), "", Place::file, exchange::import_jrnl},
    ImportFormat{"thirdrow-json", N_("Third Row (JSON)"), "", Place::file, nullptr},
};
Result<Bytes> bytes_of(std::string_view text) {
  const ByteView view = as_bytes(text);
  return Bytes(view.begin(), view.end());
}

Result<Bytes> csv(Session& session, journal::Window window) {
  TR_LET(text, measures_csv(session, window));
  return bytes_of(text);
}

Result<Bytes> ics(Session& session, journal::Window) {
  TR_LET(calendar, agenda_of(session));
  return bytes_of(exchange::calendar_text(calendar));
}

template <auto kWrite>
Result<Bytes> report(Session& session, journal::Window window) {
  TR_LET(data, read_progress(session, window));
  const Speaker english;
  return render::whole(progress_report(data, english, session.now()), kWrite);
}

using Holds = ExportFormat::Holds;
constexpr std::array kExports = {
    ExportFormat{"thirdrow-json", N_("Third Row (JSON, complete)"),
                 "everything; importing it gives an equal journal", "json", Place::file, Holds::everything,
                 exchange::export_thirdrow_json},
    ExportFormat{"html", N_("All my data, to read (HTML)"), "every record on one page for a browser", "html",
                 Place::file, Holds::reading, exchange::export_html},
    ExportFormat{"markdown", N_("Folder of Markdown files"), "a folder with a file per entry", "",
                 Place::folder, Holds::entries, exchange::export_markdown},
    ExportFormat{"csv-measures", N_("Measures (CSV)"), "M1 to M11 of four stretches of days", "csv",
                 Place::file, Holds::figures, nullptr, csv},
    ExportFormat{"pdf", N_("Report (PDF)"), "the report of the last quarter, or of the days given", "pdf",
                 Place::file, Holds::figures, nullptr, report<render::write_pdf>},
    ExportFormat{"html-report", N_("Report (HTML)"), "the same for a browser", "html", Place::file,
                 Holds::figures, nullptr, report<render::write_html>},
    ExportFormat{"ics", N_("Dates (calendar file)"), "check-ins, promises, closes and the days of pledges", "ics",
                 Place::file, Holds::figures, nullptr, ics},
    ExportFormat{"all", N_("Everything, in one folder"),
                 "a new folder with thirdrow-json, html, markdown and csv-measures", "", Place::folder,
                 Holds::all, nullptr},
};

}  // namespace

std::span<const ImportFormat> import_formats() { return kImports; }
std::span<const ExportFormat> export_formats() { return kExports; }

}  // namespace thirdrow::app
