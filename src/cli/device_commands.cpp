// device list, pair, remove; join.
#include <array>
#include <chrono>
#include <ostream>

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/output.h"
#include "cli/sync_work.h"

namespace thirdrow::cli {
namespace {

constexpr std::chrono::minutes kInvited{15};
constexpr std::chrono::seconds kLook{2};

std::string last_heard(const sync::Heard& device) {
  if (device.own) return "this computer";
  if (device.last_ms == 0) return "never";
  return Stamp{device.last_ms, 0}.text();
}

Status list(Context& context) {
  TR_LET(work, SyncWork::open(context));
  TR_LET(found, work->syncing().known());
  Json items = Json::array();
  Table table;
  for (const sync::Heard& each : found.devices) {
    items.push(
        Json::object()
            .add("id", each.dev.text())
            .add("name", each.name)
            .add("own", each.own)
            .add("removed", each.removed)
            .add("last_heard", each.last_ms == 0 ? std::string() : Stamp{each.last_ms, 0}.text())
            .add("behind", static_cast<std::int64_t>(each.announced - std::min(each.announced, each.here))));
    table.add({each.dev.text().substr(0, 8), harmless_line(each.name), last_heard(each),
               each.removed ? "removed" : ""});
  }
  if (context.json()) {
    context.print(Json::object()
                      .add("items", std::move(items))
                      .add("total", static_cast<std::int64_t>(found.devices.size())));
  } else {
    table.print(context.out(), context.columns());
  }
  return {};
}

Result<DeviceId> device_of(Context& context, app::Syncing& syncing, const std::string& prefix) {
  TR_LET(found, syncing.known());
  std::optional<DeviceId> match;
  for (const sync::Heard& each : found.devices) {
    if (!each.dev.text().starts_with(prefix) || prefix.size() < 4) continue;
    if (match) return Error{Code::ambiguous, {}};
    match = each.dev;
  }
  if (!match)
    return context.fail(Code::not_found, "There is no device whose id begins so.", "See 'device list'.");
  return *match;
}

Status remove(Context& context) {
  TR_LET(work, SyncWork::open(context));
  TR_LET(device, device_of(context, work->syncing(), context.arguments().operands[0]));
  if (!context.confirmed("It gets nothing new from now on. What it has already it keeps, until it is wiped."))
    return Code::cancelled;
  TR_LET(before, work->syncing().run(work->stop()));  // what it published until now counts
  static_cast<void>(before);
  TR_TRY(work->syncing().put_out(device));
  TR_LET(after, work->syncing().run(work->stop()));
  static_cast<void>(after);
  context.note("Delete that computer's password at the storage, too: with it one can still delete there.");
  return context.done(device.text());
}

/// Asks until there is something, for as long as a code is good.
template <class Ask>
auto until_there(SyncWork& work, Ask ask) -> decltype(ask()) {
  const auto end = std::chrono::steady_clock::now() + kInvited;
  while (std::chrono::steady_clock::now() < end) {
    auto found = ask();
    if (!found || *found) return found;
    if (!work.pause(kLook)) return Error{Code::cancelled, {}};
  }
  return Error{Code::not_found, "invitation"};
}

/// The code goes to the screen and nowhere else.
Status pair(Context& context) {
  TR_LET(work, SyncWork::open(context));
  app::Syncing& syncing = work->syncing();
  TR_LET(code, syncing.invite());
  context.out() << "Code, good for fifteen minutes and one computer:\n\n    " << code.text() << "\n\n"
                << std::flush;
  context.note("On the other computer: choose the same storage, then 'join' with this code.");
  const auto claimed = until_there(*work, [&] { return syncing.claimant(work->stop()); });
  if (!claimed) {
    static_cast<void>(syncing.end_invitation({}));
    return claimed.error();
  }
  const std::string question =
      harmless_line((*claimed)->name) + " wants to come in, and shows the digits " + (*claimed)->check + ".";
  context.note(question);
  if (!context.confirmed("Does it?")) {
    static_cast<void>(syncing.end_invitation({}));
    return Code::cancelled;
  }
  TR_TRY(syncing.welcome(work->stop()));
  if (context.json()) context.print(Json::object().add("name", (*claimed)->name));
  context.note("It is in.");
  return {};
}

/// With what opens the journal in the storage.
Status join_with_secret(Context& context, SyncWork& work) {
  const Arguments& args = context.arguments();
  if (const std::string file = args.one("recovery-file"); !file.empty()) {
    TR_LET(recovery, context.secret_in(file));
    return work.syncing().join_by_recovery(recovery, work.stop());
  }
  const std::string file = args.one("their-passphrase-file");
  TR_LET(passphrase, file.empty() ? context.passphrase() : context.secret_in(file));
  return work.syncing().join_by_passphrase(passphrase, work.stop());
}

Status join_with_code(Context& context, SyncWork& work) {
  const seal::Secret code = seal::Secret::from_text(context.arguments().operands[0]);
  TR_LET(check, work.syncing().claim(code, work.stop()));
  context.note("The other computer should show the digits " + check + ".");
  const auto in = until_there(work, [&] { return work.syncing().is_welcome(work.stop()); });
  if (in) return {};
  static_cast<void>(work.syncing().end_invitation({}));
  return in.error();
}

Status join(Context& context) {
  TR_LET(work, SyncWork::open(context));
  const bool by_code = !context.arguments().operands.empty();
  TR_TRY(by_code ? join_with_code(context, *work) : join_with_secret(context, *work));
  TR_LET(report, work->syncing().run(work->stop()));
  if (context.json()) {
    context.print(Json::object()
                      .add("received", static_cast<std::int64_t>(report.found.taken))
                      .add("state", app::state_of(report.found)));
  } else {
    context.out() << "Joined: " << report.found.taken << " received.\n";
  }
  return {};
}

constexpr std::array kJoinOptions = {
    Option{"name", "NAME", "what this computer is called on the others"},
    Option{"their-passphrase-file", "FILE",
           "the passphrase of the journal in the storage, where it is another"},
    Option{"recovery-file", "FILE", "join with the recovery key in FILE instead"},
};

constexpr std::array kCommands = {
    Command{"devices", "device list", "", 0, 0, {}, "the devices that share this journal", "", list},
    Command{
        "devices",
        "device pair",
        "",
        0,
        0,
        {},
        "let another computer in by a code",
        "Shows a code, waits until the other computer has joined with it, and asks whether the digits are "
        "the same.",
        pair},
    Command{"devices",
            "device remove",
            "ID",
            1,
            1,
            {},
            "take a device out of the synced journal",
            "It gets nothing new, and nothing that it sends from now on counts. What is on it stays on it.",
            remove},
    Command{
        "devices", "join", "[CODE]", 0, 1, kJoinOptions, "become one with the journal in the storage",
        "With CODE, which 'device pair' shows on a computer that is in; without, with the passphrase of that "
        "journal, which is taken to be this one's. What both hold is merged; nothing is lost.",
        join},
};

}  // namespace

std::span<const Command> device_commands() { return kCommands; }

}  // namespace thirdrow::cli
