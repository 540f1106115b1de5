#include "app/syncing.h"

#include <algorithm>

#include "app/vault.h"
#include "store/sync_log.h"
#include "sync/engine.h"
#include "sync/storage.h"
#include "sync/url.h"

namespace thirdrow::app {

using store::SyncLog;

namespace {
constexpr std::string_view kAsOf = "sync.as_of";
constexpr const char* kProgram = "Third Row " THIRDROW_VERSION;
}  // namespace

/// What lives as long as the storage is the same.
struct Syncing::Parts {
  sync::Traffic traffic;
  std::unique_ptr<sync::Remote> remote;
  std::optional<sync::Engine> engine;
  std::optional<sync::Invitation> invitation;
  std::optional<sync::Enrolled> claimant;
};

Syncing::Syncing(Host host, OnSession on_session, std::string device_name)
    : host_(std::move(host)), on_session_(std::move(on_session)), device_name_(std::move(device_name)) {}

Syncing::~Syncing() = default;

namespace {

/// Something of the journal's sync log.
template <class Work>
auto ask_log(const OnSession& on_session, Work work) -> decltype(work(std::declval<SyncLog&>())) {
  std::optional<decltype(work(std::declval<SyncLog&>()))> out;
  const Status done = on_session([&](Session& session) {
    return session.on_store([&](store::Store& store) {
      SyncLog log(store);
      out.emplace(work(log));
      return Status();
    });
  });
  if (!done) return done.error();
  return std::move(*out);
}

}  // namespace

Result<std::optional<Storage>> Syncing::storage() {
  TR_LET(access, ask_log(on_session_, [](SyncLog& log) { return log.access(); }));
  if (!access) return std::optional<Storage>();
  return std::optional(Storage{access->address, access->user, access->region, access->authority});
}

Status Syncing::set_storage(const Storage& storage, const seal::Secret& password) {
  const SyncLog::Access access{storage.address, storage.user, seal::Secret::copy_of(password.view()),
                               storage.region, storage.authority};
  const auto remote = sync::open_storage(access, *host_.clock);
  if (!remote) return remote.error();
  parts_.reset();
  return ask_log(on_session_, [&](SyncLog& log) { return log.set_access(access); });
}

Result<std::vector<sync::ProbeStep>> Syncing::test(std::stop_token stop) {
  if (const auto there = engine(); !there) return there.error();
  return sync::probe(*parts_->remote, *host_.random, std::move(stop));
}

Status Syncing::forget_storage() {
  parts_.reset();
  return ask_log(on_session_, [](SyncLog& log) { return log.forget_access(); });
}

Result<sync::Engine*> Syncing::engine() {
  if (parts_) return &*parts_->engine;
  TR_LET(access, ask_log(on_session_, [](SyncLog& log) { return log.access(); }));
  if (!access) return {Code::not_found, "storage"};
  TR_LET(remote, sync::open_storage(*access, *host_.clock));
  auto parts = std::make_unique<Parts>();
  parts->remote = sync::counted(std::move(remote), parts->traffic);
  const auto on_store = [this](const std::function<Status(store::Store&)>& work) {
    return on_session_([&work](Session& session) { return session.on_store(work); });
  };
  parts->engine.emplace(
      sync::Engine::Parts{*parts->remote, on_store, *host_.clock, *host_.random, kProgram, device_name_});
  parts_ = std::move(parts);
  return &*parts_->engine;
}

Storage typed_storage(StorageKind kind, std::string_view where, std::string_view bucket) {
  Storage out;
  if (kind == StorageKind::folder) {
    out.address = "file://" + sync::percent_encoded(where, "/");
    return out;
  }
  std::string url(where);
  if (url.find("://") == std::string::npos) url = "https://" + url;
  if (kind == StorageKind::s3) {
    out.address = "s3://" + std::string(bucket) + "?endpoint=" + sync::percent_encoded(url, ":/");
    return out;
  }
  if (url.starts_with("https://")) url = "davs://" + url.substr(8);
  if (url.starts_with("http://")) url = "dav://" + url.substr(7);
  out.address = url;
  return out;
}

const char* state_of(const sync::Findings& found) {
  const auto& devices = found.devices;
  if (found.removed) return "removed";
  if (!found.admitted) return "not_admitted";
  if (found.rolled_back) return "rolled_back";
  if (std::ranges::any_of(devices, &sync::Heard::forked)) return "forked";
  if (found.differs) return "differs";
  if (found.withheld > 0) return "withheld";
  return found.held_back ? "held_back" : "ok";
}

Result<bool> Syncing::is_synced() {
  TR_LET(space, ask_log(on_session_, [](SyncLog& log) { return log.space(); }));
  return space.has_value();
}

Result<bool> Syncing::is_storage_taken(std::stop_token stop) {
  if (const auto there = engine(); !there) return there.error();
  TR_LET(slots, parts_->remote->list(sync::kSlotFolder, stop));
  return !slots.empty();
}

Result<sync::Lock> Syncing::lock_of(const seal::Secret& passphrase) const {
  return sync::Lock::of_passphrase(passphrase, passphrase_cost(host_), *host_.random);
}

Status Syncing::start(const seal::Secret& passphrase, std::stop_token stop) {
  TR_LET(engine, this->engine());
  TR_LET(taken, is_storage_taken(stop));
  if (taken) return {Code::exists, "storage"};
  TR_LET(lock, lock_of(passphrase));
  return engine->begin({&lock, 1});
}

Status Syncing::join_by_passphrase(const seal::Secret& passphrase, std::stop_token stop) {
  TR_LET(engine, this->engine());
  TR_LET(slot, sync::find_slot(*parts_->remote, passphrase, sync::Holder::passphrase, stop));
  return engine->enter(std::move(slot), stop);
}

Status Syncing::join_by_recovery(const seal::Secret& recovery, std::stop_token stop) {
  TR_LET(engine, this->engine());
  TR_LET(slot, sync::find_slot(*parts_->remote, recovery, sync::Holder::recovery, stop));
  return engine->enter(std::move(slot), stop);
}

Status Syncing::change_passphrase(const seal::Secret& passphrase) {
  TR_LET(engine, this->engine());
  TR_LET(lock, lock_of(passphrase));
  return engine->replace_lock(lock);
}

Status Syncing::change_recovery(const seal::Secret& recovery) {
  TR_LET(engine, this->engine());
  TR_LET(lock, sync::Lock::of_recovery(recovery));
  return engine->replace_lock(lock);
}

Result<seal::Secret> Syncing::invite() {
  if (const auto there = engine(); !there) return there.error();
  parts_->claimant.reset();
  parts_->invitation.emplace(sync::Invitation::make(*host_.random));
  return parts_->invitation->text();
}

Result<std::optional<Syncing::Claimant>> Syncing::claimant(std::stop_token stop) {
  TR_LET(engine, this->engine());
  if (!parts_->invitation) return {Code::not_found, "invitation"};
  TR_LET(claimed, engine->claimed(*parts_->invitation, stop));
  if (!claimed) return std::optional<Claimant>();
  parts_->claimant = std::move(claimed);
  return std::optional(Claimant{parts_->claimant->name, parts_->invitation->check(*parts_->claimant)});
}

Status Syncing::welcome(std::stop_token stop) {
  TR_LET(engine, this->engine());
  if (!parts_->invitation || !parts_->claimant) return {Code::not_found, "invitation"};
  TR_TRY(engine->welcome(*parts_->invitation, *parts_->claimant, stop));
  parts_->invitation.reset();
  return {};
}

Status Syncing::end_invitation(std::stop_token stop) {
  TR_LET(engine, this->engine());
  if (!parts_->invitation) return {};
  const Status withdrawn = engine->withdraw(*parts_->invitation, stop);
  parts_->invitation.reset();
  return withdrawn;
}

Result<std::string> Syncing::claim(const seal::Secret& code, std::stop_token stop) {
  TR_LET(engine, this->engine());
  TR_LET(invitation, sync::Invitation::parse(code));
  TR_LET(keys, ask_log(on_session_, [](SyncLog& log) { return log.device_keys(); }));
  TR_TRY(engine->claim(invitation, stop));
  parts_->invitation.emplace(std::move(invitation));
  return parts_->invitation->check(sync::enrolled(keys, sync::Holder::machine, device_name_));
}

Result<bool> Syncing::is_welcome(std::stop_token stop) {
  TR_LET(engine, this->engine());
  if (!parts_->invitation) return {Code::not_found, "invitation"};
  TR_LET(in, engine->welcomed(*parts_->invitation, stop));
  if (in) parts_->invitation.reset();
  return in;
}

Status Syncing::put_out(DeviceId device) {
  TR_LET(engine, this->engine());
  return engine->put_out(device);
}

Status Syncing::repair() {
  TR_LET(engine, this->engine());
  engine->mend();
  return {};
}

Result<SyncReport> Syncing::run(std::stop_token stop) {
  TR_LET(engine, this->engine());
  parts_->traffic = {};
  TR_LET(found, engine->sync(stop));
  const std::string now = host_.clock->now().text();
  TR_TRY(on_session_([&now](Session& session) { return session.set_setting(kAsOf, now); }));
  const sync::Traffic& went = parts_->traffic;
  return SyncReport{std::move(found), went.requests, went.bytes_up, went.bytes_down};
}

Result<sync::Findings> Syncing::known() {
  TR_LET(engine, this->engine());
  return engine->known();
}

Result<std::optional<Stamp>> Syncing::as_of() {
  std::string text;
  TR_TRY(on_session_([&text](Session& session) {
    text = session.setting(kAsOf);
    return Status();
  }));
  return Stamp::parse(text);
}

}  // namespace thirdrow::app
