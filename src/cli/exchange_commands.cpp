// import, export.
#include <array>
#include <string>

#include "app/explain.h"
#include "app/formats.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/output.h"

namespace thirdrow::cli {
namespace {

template <class Format>
Result<const Format*> known_format(Context& context, std::span<const Format> formats) {
  if (const Format* found = app::find_format(formats, context.arguments().operands[0])) return found;
  std::string list;
  for (const Format& f : formats) list += (list.empty() ? "" : ", ") + std::string(f.name);
  return context.fail(Code::usage, "There is no format of that name here.", "The formats are: " + list + ".");
}

/// `markdown (a folder of .md files), dayone-json (…), jrnl-json`, for help.
template <class Format>
std::string list_of(std::span<const Format> formats) {
  std::string out;
  for (const Format& f : formats) {
    out += (out.empty() ? "" : ", ") + std::string(f.name);
    if (*f.hint != '\0') out += " (" + std::string(f.hint) + ")";
  }
  return out;
}

Json report_json(const app::ImportReport& report, app::ImportRun run) {
  Json remarks = Json::array();
  for (const exchange::Remark& remark : report.remarks) {
    Json one = Json::object().add("item", remark.item).add("reason", app::explain(remark.reason).code);
    if (!remark.what.empty()) one.add("what", remark.what);
    remarks.push(std::move(one));
  }
  Json out = Json::object().add("dry_run", run == app::ImportRun::dry);
  out.add("items", report.seen.items).add("entries", report.seen.entries);
  out.add("photos", report.seen.photos).add("attachments", report.seen.attachments);
  out.add("added", report.added).add("already_there", report.already_there);
  return out.add("remarks", std::move(remarks)).add("remark_count", report.remark_count);
}

void print_report(Context& context, const app::ImportReport& report, app::ImportRun run) {
  std::ostream& out = context.out();
  out << report.seen.items << (report.seen.items == 1 ? " item read, " : " items read, ") << report.added
      << (run == app::ImportRun::dry ? " would be added, " : " added, ") << report.already_there
      << " already there";
  const auto left = [&](std::int64_t count, const char* one, const char* more) {
    if (count > 0) out << ", " << count << ' ' << (count == 1 ? one : more) << " not brought in";
  };
  left(report.seen.photos, "photo", "photos");
  left(report.seen.attachments, "attachment", "attachments");
  out << ".\n";
  for (const exchange::Remark& remark : report.remarks) {
    out << "  " << harmless_line(remark.item) << ": " << app::explain(remark.reason).words;
    const char* rule = app::rule_of(remark);
    if (!remark.what.empty()) out << ": " << (rule != nullptr ? rule : harmless_line(remark.what));
    out << '\n';
  }
  const auto more = report.remark_count - static_cast<std::int64_t>(report.remarks.size());
  if (more > 0) out << "  … and " << more << " more.\n";
}

Status import_file(Context& context) {
  const Arguments& args = context.arguments();
  TR_TRY(known_format(context, app::import_formats()));
  std::error_code ignored;
  if (!std::filesystem::exists(args.operands[1], ignored)) return {Code::not_found, "file"};
  const auto run = args.has("dry-run") ? app::ImportRun::dry : app::ImportRun::real;
  TR_LET(session, context.open());
  const LongWork work(context);
  app::ImportReport report;
  const auto done = session->import_from(args.operands[0], args.operands[1], run, work.keep_going(), &report);
  // What came in before an error is told all the same: it stays.
  if (!done && report.seen.items == 0) return done.error();
  context.end_progress();
  if (context.json()) {
    context.print(report_json(report, run));
  } else {
    print_report(context, report, run);
  }
  return done ? Status() : Status(done.error());
}

Status export_file(Context& context) {
  const Arguments& args = context.arguments();
  TR_TRY(known_format(context, app::export_formats()));
  if (args.operands[1] == "-") {
    return context.fail(Code::usage, "An export goes into a file or folder, not to standard output.",
                        "Name it; ./- is a file of that name.");
  }
  TR_TRY(Context::check_target(args.operands[1]));
  TR_LET(from, context.day_option("from"));
  TR_LET(to, context.day_option("to"));
  TR_LET(session, context.open());
  const LongWork work(context);
  TR_LET(written, session->export_to(args.operands[0], args.operands[1], from, to, work.keep_going()));
  context.end_progress();
  context.note("What was exported is not encrypted: whoever gets it can read it.");
  if (context.json()) {
    context.print(Json::object().add("written", written));
  } else {
    context.out() << written << (written == 1 ? " record" : " records") << " written.\n";
  }
  return {};
}

constexpr std::array kImportOptions = {Option{"dry-run", "", "say what would happen and change nothing"}};
constexpr std::array kExportOptions = {Option{"from", "DAY", "only on or after DAY"},
                                       Option{"to", "DAY", "only on or before DAY"}};

const char* import_help() {
  static const std::string kText = "FORMAT is one of: " + list_of(app::import_formats()) +
                                   ". Importing the same again adds nothing, and nothing that is here is "
                                   "taken away; a whole thirdrow-json export is merged in. What is passed "
                                   "over is listed with the reason. Ctrl-C stops "
                                   "after the entries already brought in.";
  return kText.c_str();
}

const char* export_help() {
  static const std::string kText =
      "FORMAT is one of: " + list_of(app::export_formats()) + ". The result is not encrypted.";
  return kText.c_str();
}

}  // namespace

std::span<const Command> exchange_commands() {
  static const std::array kCommands = {
      Command{"exchange", "import", "FORMAT FILE", 2, 2, kImportOptions, "bring in a journal kept elsewhere",
              import_help(), import_file},
      Command{"exchange", "export", "FORMAT FILE", 2, 2, kExportOptions,
              "write the journal for other programs", export_help(), export_file},
  };
  return kCommands;
}

}  // namespace thirdrow::cli
