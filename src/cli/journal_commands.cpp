// create, info, passphrase change, recovery renew, unlock, verify, rebuild, backup, restore.
#include <array>
#include <optional>
#include <ostream>

#include "app/explain.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/output.h"
#include "cli/sync_work.h"
#include "platform/new_file.h"

namespace thirdrow::cli {
namespace {

/// Where a recovery key goes: a new file, or the eyes of whoever sits at the terminal. The file is there,
/// empty, before any work, and goes again unless it is kept.
class RecoveryWay {
 public:
  static Result<RecoveryWay> open(Context& context) {
    RecoveryWay way(context);
    if (const std::string name = context.arguments().one("recovery-out"); !name.empty()) {
      TR_LET(file, platform::NewFile::create(name));
      way.file_ = std::move(file);
      return way;
    }
    if (context.streams().out_is == Device::terminal && !context.json()) return way;
    return context.fail(Code::usage, "The recovery key must go where you choose.",
                        "Give --recovery-out FILE, or run this on a terminal, where it is shown once.");
  }

  /// Called before the key is in force.
  Status give(const seal::Secret& recovery) {
    if (file_) {
      TR_TRY(file_->write(recovery.view()));
      TR_TRY(file_->write("\n"));
      return file_->sync();
    }
    context_.out() << "Recovery key, shown this once:\n\n    " << recovery.text() << "\n\n" << std::flush;
    return context_.out() ? Status() : Status(Code::io, "output");
  }

  /// The key did not come in force. A file goes by itself.
  void take_back() const {
    if (!file_)
      context_.note("No recovery key was made: one shown above opens nothing, and the old one stays.");
  }

  /// The key is in force.
  Status keep() {
    if (!file_) {
      context_.note(
          "Write it down on paper. Whoever has it can open the journal; without it and the passphrase nobody "
          "can.");
      return {};
    }
    TR_TRY(file_->keep());
    context_.note("The recovery key is in the file. Print it, keep the paper safe, and delete the file.");
    return {};
  }

 private:
  explicit RecoveryWay(Context& context) : context_(context) {}

  Context& context_;
  std::optional<platform::NewFile> file_;
};

Status create(Context& context) {
  const Arguments& args = context.arguments();
  TR_LET(vault, context.vault());
  if (vault.exists()) return {Code::exists, "journal"};
  if (const Status there = context.check_journal(); !there && there.code() == Code::damaged) return there;
  TR_LET(way, RecoveryWay::open(context));
  const std::string name = args.has("name") ? args.one("name") : "Journal";
  TR_LET(secret, context.new_passphrase(args.global_value("passphrase-file"), {name}));
  TR_LET(created, vault.create(name, secret, [&](const seal::Secret& key) { return way.give(key); }));
  TR_TRY(way.keep());
  TR_TRY(created.session->confirm_recovery());
  TR_LET(about, created.session->about());
  return context.done(about.id.text());
}

Json about_json(const store::About& about) {
  Json out = Json::object();
  out.add("id", about.id.text()).add("name", about.name).add("created", about.created.text());
  out.add("device", about.device.text()).add("entries", about.entries).add("records", about.records);
  out.add("trashed", about.trashed).add("ops", about.ops).add("file_bytes", about.file_bytes);
  return out.add("schema", about.schema);
}

Status info(Context& context) {
  TR_LET(session, context.open());
  TR_LET(about, session->about());
  if (context.json()) {
    context.print(about_json(about));
    return {};
  }
  TR_LET(folder, context.folder());
  Table table;
  table.add({"Name", harmless_line(about.name)});
  table.add({"Folder", harmless_line(folder.string())});
  table.add({"Created", about.created.text()});
  table.add({"Entries", std::to_string(about.entries)});
  table.add({"Other records", std::to_string(about.records)});
  table.add({"In the Trash", std::to_string(about.trashed)});
  table.add({"Operations", std::to_string(about.ops)});
  table.add({"Size", std::to_string(about.file_bytes / 1024) + " KiB"});
  table.add({"Journal id", about.id.text()});
  table.add({"This device", about.device.text()});
  table.print(context.out(), context.columns());
  return {};
}

Result<std::vector<std::string>> known_words(app::Session& session) {
  TR_LET(about, session.about());
  return std::vector{about.name};
}

Status done_with_journal(Context& context, app::Session& session) {
  TR_LET(about, session.about());
  return context.done(about.id.text());
}

Status change_passphrase(Context& context) {
  TR_LET(vault, context.vault());
  TR_TRY(context.check_journal());
  TR_LET(current, context.passphrase());
  TR_LET(session, vault.open(current, context.around().wait));
  TR_LET(known, known_words(*session));
  TR_LET(next, context.new_passphrase(context.arguments().one("new-passphrase-file"), known));
  TR_TRY(vault.change_passphrase(*session, current, next));
  TR_TRY(follow_change(context, *session,
                       [&next](app::Syncing& syncing) { return syncing.change_passphrase(next); }));
  return done_with_journal(context, *session);
}

Status renew_recovery(Context& context) {
  TR_LET(way, RecoveryWay::open(context));
  TR_LET(session, context.open());
  TR_LET(vault, context.vault());
  const auto renewed = vault.renew_recovery(*session, [&](const seal::Secret& key) { return way.give(key); });
  if (!renewed) {
    way.take_back();
    return renewed.error();
  }
  TR_TRY(way.keep());
  TR_TRY(session->confirm_recovery());
  TR_TRY(follow_change(context, *session,
                       [&renewed](app::Syncing& syncing) { return syncing.change_recovery(*renewed); }));
  return done_with_journal(context, *session);
}

Status unlock(Context& context) {
  const Arguments& args = context.arguments();
  TR_LET(vault, context.vault());
  TR_TRY(context.check_journal());
  const std::string file = args.one("recovery-file");
  auto recovery = file.empty() ? context.around().ask_secret("Recovery key: ") : context.secret_in(file);
  if (!recovery && file.empty() && recovery.code() == Code::unavailable) {
    return context.fail(Code::usage, "There is no terminal to ask for the recovery key on.",
                        "Give a file that holds it: --recovery-file FILE.");
  }
  if (!recovery) return recovery.error();
  TR_LET(session, vault.open_with_recovery(*recovery, context.around().wait));
  TR_LET(known, known_words(*session));
  TR_LET(next, context.new_passphrase(args.one("new-passphrase-file"), known));
  TR_TRY(vault.set_passphrase(*session, next));
  TR_TRY(follow_change(context, *session,
                       [&next](app::Syncing& syncing) { return syncing.change_passphrase(next); }));
  return done_with_journal(context, *session);
}

std::string words_of(const store::Problem& problem) {
  std::string words = app::explain(problem.wrong).words;
  return words.replace(words.find("%s"), 2, problem.place);
}

Status verify(Context& context) {
  TR_LET(session, context.open());
  const LongWork work(context);
  TR_LET(found, session->verify(work.keep_going()));
  if (context.json()) {
    Json problems = Json::array();
    Json findings = Json::array();
    for (const store::Problem& problem : found.problems) {
      problems.push(words_of(problem));
      findings.push(Json::object().add("code", app::explain(problem.wrong).code).add("place", problem.place));
    }
    Json out = Json::object();
    out.add("pages", found.pages).add("ops", found.ops).add("records", found.records);
    context.print(out.add("problems", std::move(problems)).add("findings", std::move(findings)));
  } else {
    context.out() << found.pages << " pages, " << found.ops << " operations, " << found.records
                  << " records: " << (found.problems.empty() ? "all sound" : "not sound") << '\n';
    for (const store::Problem& problem : found.problems)
      context.out() << "  " << harmless_line(words_of(problem)) << '\n';
  }
  if (found.problems.empty()) return {};
  return context.fail(Code::damaged,
                      "The journal has " + std::to_string(found.problems.size()) + " problems.",
                      "Make a copy of its folder; then try 'rebuild', or restore a backup.");
}

Status rebuild(Context& context) {
  TR_LET(session, context.open());
  const LongWork work(context);
  TR_TRY(session->rebuild(work.keep_going()));
  return done_with_journal(context, *session);
}

Status backup(Context& context) {
  TR_TRY(Context::check_target(context.arguments().operands[0]));
  TR_LET(session, context.open());
  const LongWork work(context);
  TR_TRY(session->backup(context.arguments().operands[0], work.keep_going()));
  return done_with_journal(context, *session);
}

Status restore(Context& context) {
  const auto& operands = context.arguments().operands;
  std::error_code ignored;
  if (!std::filesystem::exists(operands[0], ignored)) return {Code::not_found, "file"};
  TR_TRY(app::Vault::restore(operands[0], operands[1]));
  if (context.json()) {
    context.print(Json::object().add("restored", true));
  } else {
    context.note("Restored. It opens with the passphrase that the backup was made under.");
  }
  return {};
}

constexpr Option kRecoveryOut = {"recovery-out", "FILE", "write the recovery key into a new file"};
constexpr Option kNewPassphrase = {
    "new-passphrase-file", "FILE",
    "read the new passphrase from the first line of FILE; - is standard input"};
constexpr std::array kCreateOptions = {Option{"name", "NAME", "what the journal is called"}, kRecoveryOut};
constexpr std::array kChangeOptions = {kNewPassphrase};
constexpr std::array kRenewOptions = {kRecoveryOut};
constexpr std::array kUnlockOptions = {
    Option{"recovery-file", "FILE", "read the recovery key from the first line of FILE; - is standard input"},
    kNewPassphrase};

constexpr std::array kCommands = {
    Command{"journal", "create", "", 0, 0, kCreateOptions, "make a new, empty journal",
            "The passphrase is asked for twice, or read from --passphrase-file; a weak one is refused. The "
            "recovery key "
            "opens the journal when the passphrase is forgotten: it is written into the file of "
            "--recovery-out, or shown "
            "once on the terminal.",
            create},
    Command{"journal", "info", "", 0, 0, {}, "show the journal's name, size and ids", "", info},
    Command{"journal", "passphrase change", "", 0, 0, kChangeOptions,
            "open the journal with another passphrase from now on",
            "The change is whole or not at all, even when the power fails meanwhile.", change_passphrase},
    Command{"journal", "recovery renew", "", 0, 0, kRenewOptions,
            "make a new recovery key; the old one stops working", "", renew_recovery},
    Command{"journal", "unlock", "", 0, 0, kUnlockOptions, "set a new passphrase with the recovery key",
            "For the day the passphrase is forgotten. The recovery key keeps working.", unlock},
    Command{"journal",
            "verify",
            "",
            0,
            0,
            {},
            "check every page, operation and record",
            "Changes nothing. Names each place that is wrong, and then ends with exit code 7.",
            verify},
    Command{
        "journal", "rebuild", "", 0, 0, {}, "make lists, search and records anew from the log", "", rebuild},
    Command{"journal",
            "backup",
            "FILE",
            1,
            1,
            {},
            "copy the journal into one encrypted file",
            "The file must not exist. It opens with the journal's passphrase or recovery key.",
            backup},
    Command{"journal",
            "restore",
            "FILE DIR",
            2,
            2,
            {},
            "unpack a backup into a folder without a journal",
            "",
            restore},
};

}  // namespace

std::span<const Command> journal_commands() { return kCommands; }

}  // namespace thirdrow::cli
