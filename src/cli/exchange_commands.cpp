// import, export.
#include <algorithm>
#include <array>

#include "app/explain.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/output.h"

namespace thirdrow::cli {
namespace {

constexpr std::array kImports = {std::string_view("markdown"), std::string_view("dayone-json"),
                                 std::string_view("jrnl-json"), std::string_view("thirdrow-json")};
constexpr std::array kExports = {std::string_view("thirdrow-json"), std::string_view("markdown")};

Status check_format(Context& context, std::span<const std::string_view> formats) {
  const std::string& format = context.arguments().operands[0];
  if (std::ranges::find(formats, format) != formats.end()) return {};
  std::string list;
  for (const std::string_view f : formats) list += (list.empty() ? "" : ", ") + std::string(f);
  return context.fail(Code::usage, "There is no format of that name here.", "The formats are: " + list + ".");
}

Json report_json(const app::ImportReport& report, app::ImportRun run) {
  Json remarks = Json::array();
  for (const exchange::Remark& remark : report.remarks) {
    remarks.push(Json::object().add("item", remark.item).add("reason", app::explain(remark.reason).code));
  }
  Json out = Json::object().add("dry_run", run == app::ImportRun::dry);
  out.add("items", report.seen.items).add("entries", report.seen.entries);
  out.add("photos", report.seen.photos).add("attachments", report.seen.attachments);
  out.add("added", report.added).add("already_there", report.already_there);
  return out.add("remarks", std::move(remarks)).add("remark_count", report.remark_count);
}

void print_report(Context& context, const app::ImportReport& report, app::ImportRun run) {
  std::ostream& out = context.out();
  out << report.seen.items << " items read, " << report.added
      << (run == app::ImportRun::dry ? " would be added, " : " added, ") << report.already_there
      << " already there";
  if (report.seen.photos > 0) out << ", " << report.seen.photos << " photos not brought in";
  if (report.seen.attachments > 0) out << ", " << report.seen.attachments << " attachments not brought in";
  out << ".\n";
  for (const exchange::Remark& remark : report.remarks) {
    out << "  " << harmless_line(remark.item) << ": " << app::explain(remark.reason).words << '\n';
  }
  const auto more = report.remark_count - static_cast<std::int64_t>(report.remarks.size());
  if (more > 0) out << "  … and " << more << " more.\n";
}

Status import_file(Context& context) {
  const Arguments& args = context.arguments();
  TR_TRY(check_format(context, kImports));
  std::error_code ignored;
  if (!std::filesystem::exists(args.operands[1], ignored)) return {Code::not_found, "file"};
  const auto run = args.has("dry-run") ? app::ImportRun::dry : app::ImportRun::real;
  TR_LET(session, context.open());
  const LongWork work(context);
  TR_LET(report, session->import_from(args.operands[0], args.operands[1], run, work.keep_going()));
  if (context.json()) {
    context.print(report_json(report, run));
  } else {
    print_report(context, report, run);
  }
  return {};
}

Status export_file(Context& context) {
  const Arguments& args = context.arguments();
  TR_TRY(check_format(context, kExports));
  TR_LET(from, context.day_option("from"));
  TR_LET(to, context.day_option("to"));
  TR_LET(session, context.open());
  context.note("What is exported is not encrypted: whoever gets it can read it.");
  const LongWork work(context);
  TR_LET(written, session->export_to(args.operands[0], args.operands[1], from, to, work.keep_going()));
  if (context.json()) {
    context.print(Json::object().add("written", written));
  } else {
    context.out() << written << " records written.\n";
  }
  return {};
}

constexpr std::array kImportOptions = {Option{"dry-run", "", "say what would happen and change nothing"}};
constexpr std::array kExportOptions = {Option{"from", "DAY", "only on or after DAY"},
                                       Option{"to", "DAY", "only on or before DAY"}};

constexpr std::array kCommands = {
    Command{"exchange", "import", "FORMAT FILE", 2, 2, kImportOptions, "bring in a journal kept elsewhere",
            "FORMAT is one of: markdown (a folder of .md files), dayone-json (the zip or one JSON file), "
            "jrnl-json, "
            "thirdrow-json. Importing the same again adds nothing. Whatever is passed over is listed with "
            "the reason. "
            "Ctrl-C stops after the entries already brought in.",
            import_file},
    Command{"exchange", "export", "FORMAT FILE", 2, 2, kExportOptions, "write the journal for other programs",
            "FORMAT is one of: thirdrow-json (everything; importing it gives an equal journal), markdown (a "
            "folder with a "
            "file per entry). The result is not encrypted.",
            export_file},
};

}  // namespace

std::span<const Command> exchange_commands() { return kCommands; }

}  // namespace thirdrow::cli
