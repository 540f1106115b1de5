// remote set, show, test, forget; sync, sync status, sync repair.
#include <array>
#include <chrono>
#include <ostream>

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/output.h"
#include "cli/sync_work.h"

namespace thirdrow::cli {
namespace {

/// Of a file, or asked for where there is somebody to ask.
Result<seal::Secret> login_secret(Context& context, std::string_view option, const char* question) {
  if (const std::string file = context.arguments().one(option); !file.empty()) return context.secret_in(file);
  auto secret = context.around().ask_secret(question);
  if (!secret && secret.code() == Code::unavailable)
    return context.fail(Code::usage, "There is no terminal to ask for the password on.",
                        "Give a file that holds it: --" + std::string(option) + " FILE.");
  return secret;
}

Status set_remote(Context& context) {
  const Arguments& args = context.arguments();
  app::Storage storage{args.operands[0], args.one("user"), args.one("region"), args.one("ca")};
  seal::Secret password;
  if (args.has("access-key")) {
    storage.user = args.one("access-key");
    TR_LET(secret, login_secret(context, "secret-key-file", "Secret key: "));
    password = std::move(secret);
  } else if (args.has("user")) {
    TR_LET(secret, login_secret(context, "password-file", "Password of the storage: "));
    password = std::move(secret);
  }
  TR_LET(work, SyncWork::open(context));
  TR_TRY(work->syncing().set_storage(storage, password));
  if (context.json()) context.print(Json::object().add("address", storage.address));
  context.note(
      "Whoever runs this storage sees when and how much you sync, and nothing of what you write. Is it "
      "your employer's? Then they may take it away.");
  return {};
}

Status show_remote(Context& context) {
  TR_LET(work, SyncWork::open(context));
  TR_LET(storage, work->syncing().storage());
  if (!storage) return {Code::not_found, "storage"};
  TR_LET(synced, work->syncing().is_synced());
  if (context.json()) {
    context.print(Json::object()
                      .add("address", storage->address)
                      .add("user", storage->user)
                      .add("region", storage->region)
                      .add("ca", storage->authority)
                      .add("synced", synced));
    return {};
  }
  Table table;
  table.add({"Address", harmless_line(storage->address)});
  if (!storage->user.empty()) table.add({"User", harmless_line(storage->user)});
  if (!storage->region.empty()) table.add({"Region", harmless_line(storage->region)});
  if (!storage->authority.empty()) table.add({"Authority", harmless_line(storage->authority)});
  table.add({"Synced", synced ? "yes" : "not yet"});
  table.print(context.out(), context.columns());
  return {};
}

Status test_remote(Context& context) {
  constexpr std::int64_t kSlowMs = 2000;
  TR_LET(work, SyncWork::open(context));
  TR_LET(steps, work->syncing().test(work->stop()));
  Json told = Json::array();
  Table table;
  for (const sync::ProbeStep& step : steps) {
    const std::string result = step.wrong ? "fails" : step.ms > kSlowMs ? "works, slowly" : "works";
    told.push(Json::object().add("step", step.name).add("ms", step.ms).add("works", !step.wrong));
    table.add({std::string(step.name), result, std::to_string(step.ms) + " ms"});
  }
  const bool works = !steps.back().wrong;
  if (context.json()) {
    context.print(Json::object().add("works", works).add("steps", std::move(told)));
  } else {
    table.print(context.out(), context.columns());
  }
  return works ? Status() : Status(*steps.back().wrong);
}

Status forget_remote(Context& context) {
  TR_LET(work, SyncWork::open(context));
  TR_TRY(work->syncing().forget_storage());
  if (context.json()) context.print(Json::object().add("forgotten", true));
  context.note("The login is gone from this journal. What is in the storage stays there, sealed.");
  return {};
}

const char* sentence_of(std::string_view state) {
  if (state == "not_admitted") return "This device waits to be let in: sync the one that invited it.";
  if (state == "removed") return "This device was taken out of the synced journal. What is here stays here.";
  if (state == "rolled_back")
    return "The storage shows an older state than before: 'sync repair' puts back what is missing.";
  if (state == "forked")
    return "A device wrote two different things in one place: it was copied, or somebody has its keys.";
  if (state == "differs")
    return "Another device has merged the same changes to something else: run 'rebuild' on both.";
  if (state == "withheld") return "The storage does not give everything that was announced.";
  if (state == "held_back")
    return "Nothing is sent yet: this copy waits for what was written before it was restored.";
  return "";
}

Json json_of(const app::SyncReport& report, const std::string& as_of) {
  Json parked = Json::array();
  for (const std::string& path : report.found.parked) parked.push(path);
  return Json::object()
      .add("sent", static_cast<std::int64_t>(report.found.sent))
      .add("received", static_cast<std::int64_t>(report.found.taken))
      .add("parked", std::move(parked))
      .add("requests", static_cast<std::int64_t>(report.requests))
      .add("bytes_up", static_cast<std::int64_t>(report.bytes_up))
      .add("bytes_down", static_cast<std::int64_t>(report.bytes_down))
      .add("state", app::state_of(report.found))
      .add("as_of", as_of);
}

Status tell_run(Context& context, SyncWork& work, const app::SyncReport& report) {
  TR_LET(as_of, work.syncing().as_of());
  const std::string when = as_of ? as_of->text() : std::string();
  if (context.json()) {
    context.print(json_of(report, when));
    return {};
  }
  const std::string_view state = app::state_of(report.found);
  context.out() << (state == "ok" ? "Up to date as of " : "As of ") << when << ": " << report.found.sent
                << " sent, " << report.found.taken << " received.\n";
  if (*sentence_of(state) != '\0') context.out() << sentence_of(state) << '\n';
  if (!report.found.parked.empty())
    context.out() << report.found.parked.size() << " objects of the storage are not what they should be.\n";
  return {};
}

/// One run; begins to sync where nothing is synced yet.
Status run_once(Context& context) {
  TR_LET(work, SyncWork::open(context));
  TR_LET(synced, work->syncing().is_synced());
  if (!synced) {
    TR_LET(passphrase, context.passphrase());
    TR_TRY(work->syncing().start(passphrase, work->stop()));
  }
  TR_LET(report, work->syncing().run(work->stop()));
  return tell_run(context, *work, report);
}

Status sync(Context& context) {
  if (!context.arguments().has("watch")) return run_once(context);
  constexpr std::chrono::minutes kBetween{5};
  for (;;) {
    const Status done = run_once(context);
    context.close();  // others may want the journal
    const bool may_pass = done.code() == Code::offline || done.code() == Code::in_use;
    if (!done && !may_pass) return done.code() == Code::cancelled ? Status() : done;
    if (!done) context.note("The storage or the journal cannot be had now; it is tried again.");
    if (!SyncWork::sleep(kBetween)) return {};
  }
}

Status status(Context& context) {
  TR_LET(work, SyncWork::open(context));
  TR_LET(found, work->syncing().known());
  TR_LET(as_of, work->syncing().as_of());
  const std::string when = as_of ? as_of->text() : std::string();
  if (context.json()) {
    context.print(Json::object()
                      .add("state", app::state_of(found))
                      .add("waiting", static_cast<std::int64_t>(found.waiting))
                      .add("as_of", when));
    return {};
  }
  context.out() << (when.empty() ? "Not synced yet." : "Synced as of " + when + ".") << '\n';
  if (found.waiting > 0) context.out() << found.waiting << " objects wait to be sent.\n";
  if (*sentence_of(app::state_of(found)) != '\0') context.out() << sentence_of(app::state_of(found)) << '\n';
  return {};
}

Status repair(Context& context) {
  TR_LET(work, SyncWork::open(context));
  TR_TRY(work->syncing().repair());
  TR_LET(report, work->syncing().run(work->stop()));
  return tell_run(context, *work, report);
}

constexpr std::array kSetOptions = {
    Option{"user", "NAME", "the login's name at a WebDAV server"},
    Option{"password-file", "FILE", "read its password from the first line of FILE; - is standard input"},
    Option{"access-key", "KEY", "the access key of an S3 storage"},
    Option{"secret-key-file", "FILE", "read its secret key from the first line of FILE; - is standard input"},
    Option{"region", "NAME", "the region of an S3 storage; else us-east-1"},
    Option{"ca", "FILE", "trust the certificates in FILE instead of the system's"},
};
constexpr std::array kSyncOptions = {
    Option{"name", "NAME", "what this computer is called on the others, the first time; else its own name"},
    Option{"watch", "", "go on, every five minutes, until Ctrl-C"},
};

constexpr std::array kCommands = {
    Command{
        "storage", "remote set", "URL", 1, 1, kSetOptions, "choose the storage to sync through",
        "URL is file:///FOLDER, davs://HOST/FOLDER for WebDAV over HTTPS, or "
        "s3://BUCKET/PREFIX?endpoint=https://HOST. The folder or bucket must exist. The login is kept in the "
        "journal, encrypted. Take an app password or a key of its own for each computer, so that you can "
        "revoke it alone.",
        set_remote},
    Command{
        "storage", "remote show", "", 0, 0, {}, "show the storage, without the password", "", show_remote},
    Command{"storage",
            "remote test",
            "",
            0,
            0,
            {},
            "write, list, read and remove an object there",
            "Says what works and how long it takes. Nothing stays in the storage.",
            test_remote},
    Command{"storage", "remote forget", "", 0, 0, {}, "forget the storage and its login", "", forget_remote},
    Command{
        "storage", "sync", "", 0, 0, kSyncOptions, "bring this journal and the storage together",
        "The first time it begins to sync, if the storage holds no journal yet; where it does, 'join' it. "
        "Everything is sealed on this computer before it is sent.",
        sync},
    Command{"storage", "sync status", "", 0, 0, {}, "what is known without asking the storage", "", status},
    Command{"storage", "sync repair", "", 0, 0, {}, "put back what the storage lacks, and sync", "", repair},
};

}  // namespace

std::span<const Command> storage_commands() { return kCommands; }

}  // namespace thirdrow::cli
