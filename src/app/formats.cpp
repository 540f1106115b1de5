#include "app/formats.h"

#include <array>

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
constexpr std::array kExports = {
    ExportFormat{"thirdrow-json", N_("Third Row (JSON, complete)"),
                 "everything; importing it gives an equal journal", Place::file,
                 ExportFormat::Holds::everything, exchange::export_thirdrow_json},
    ExportFormat{"markdown", N_("Folder of Markdown files"), "a folder with a file per entry", Place::folder,
                 ExportFormat::Holds::entries, exchange::export_markdown},
};

}  // namespace

std::span<const ImportFormat> import_formats() { return kImports; }
std::span<const ExportFormat> export_formats() { return kExports; }

}  // namespace thirdrow::app
