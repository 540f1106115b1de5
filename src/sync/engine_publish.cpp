// What this device wrote goes into the storage.
#include <algorithm>
#include <array>

#include "journal/ops.h"
#include "sync/engine.h"

namespace thirdrow::sync {

using seal::ObjectClass;

namespace {

constexpr std::size_t kSendBytes = std::size_t{8} << 20;  // held in memory at once
constexpr std::size_t kMostUnseen = 32;
constexpr std::int64_t kBeforeMs = std::int64_t{24} * 60 * 60 * 1000;
constexpr std::int64_t kHeadAgeMs = std::int64_t{24} * 60 * 60 * 1000;

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

Result<seal::Hash32> Engine::state_of(store::Store& store) {
  TR_LET(fingerprint, store.fingerprint());
  return seal::hash32({as_bytes(fingerprint)});
}

Status Engine::publish(std::stop_token stop) {
  const Membership::Member* me = space_->membership().find(space_->device());
  found_.admitted = me != nullptr;
  found_.removed = me != nullptr && me->removed;
  if (!found_.admitted || found_.removed) return {};
  TR_TRY(fit_epoch());
  TR_LET(before, is_waiting_for_before());
  found_.held_back = before;
  if (before) return {};
  TR_LET(adopted, ask([](store::SyncLog& log) { return log.adopt_unsent(); }));
  static_cast<void>(adopted);
  TR_TRY(compact(stop));
  if (!mended_) TR_TRY(mend_storage(stop));
  mended_ = true;
  for (bool more = true; more;) {
    if (stop.stop_requested()) return {Code::cancelled};
    TR_TRY(on_log([&](store::Store& store, store::SyncLog& log) -> Status {
      TR_LET(written, write_segment(log));
      more = written;
      return more || !head_is_due() ? Status() : write_head(store, log);
    }));
  }
  return {};
}

/// Of a journal that was restored: what the device before published and the storage does not show yet may be
/// what is unsent here. A day is long enough to wait for it.
Result<bool> Engine::is_waiting_for_before() const {
  TR_LET(retired, ask([](store::SyncLog& log) { return log.retired(); }));
  const std::int64_t now = parts_.clock.now().utc_ms;
  return std::ranges::any_of(retired, [&](const auto& each) {
    const Membership::Member* member = space_->membership().find(each.first);
    return member != nullptr && end_of(each.first) < wanted(each.first, *member) &&
           now - each.second < kBeforeMs;
  });
}

/// Nothing is written while somebody could read it who does not belong any more, or who belongs could not.
Status Engine::fit_epoch() {
  if (space_->may_write()) return {};
  TR_LET(epoch, space_->new_epoch(parts_.random));
  space_->take({epoch});
  if (!space_->may_write()) return {Code::refused, "epoch"};
  return put_statement(std::move(epoch));
}

Status Engine::put_statement(Statement statement) {
  store::SyncLog::Flush flush;
  TR_TRY(add_to(flush, *space_, statement));
  looked_.insert(flush.objects.back().first);
  TR_TRY(on_log([&flush](store::Store&, store::SyncLog& log) { return log.flush(flush); }));
  space_->take({std::move(statement)});
  return {};
}

/// What came from a device that was removed since, and after its end for all, came in good faith: it stays,
/// and everybody is told that it counts.
Result<bool> Engine::has_to_vouch(store::SyncLog& log) const {
  TR_LET(named, log.named());
  return std::ranges::any_of(space_->membership().members(), [&](const auto& each) {
    const auto& [dev, member] = each;
    const std::uint64_t cut = member.cut ? member.cut->at.seq : 0;
    return member.removed && end_of(dev) > cut &&
           std::ranges::find(named, std::pair(dev, end_of(dev))) == named.end();
  });
}

/// The next ops that were not sent, as one segment. False: there is nothing to say.
Result<bool> Engine::write_segment(store::SyncLog& log) {
  TR_LET(rows, log.unsent(Segment::kMostRecords, Segment::kMostBytes));
  TR_LET(vouches, has_to_vouch(log));
  if (rows.empty() && !vouches) return false;
  const DeviceId me = space_->device();
  // Another member's ops came here by a file: they are that member's to send.
  std::vector<journal::OpId> others;
  for (const Record& row : rows) {
    if (row.id.dev != me && space_->membership().find(row.id.dev) != nullptr) others.push_back(row.id);
  }
  if (!others.empty()) {
    TR_TRY(log.leave_unsent(others));
    return true;
  }
  Segment segment;
  segment.space = space_->keys().id();
  segment.dev = me;
  segment.epoch = space_->epoch();
  segment.seq = end_of(me) + 1;
  if (const auto end = ends_.find(me); end != ends_.end()) segment.prev = end->second.link;
  segment.records = std::move(rows);
  store::SyncLog::Flush flush;
  TR_LET(named, log.named());
  for (const auto& [dev, end] : ends_) {
    if (dev == me || std::ranges::find(named, std::pair(dev, end.seq)) != named.end()) continue;
    segment.deps.push_back({{dev, end.seq}, end.link});
    flush.named.emplace_back(dev, end.seq);
  }
  space_->sign(segment);
  TR_LET(sealed, space_->seal(segment, parts_.random));
  const store::SyncLog::End end{me, segment.seq, segment.link()};
  flush.segments.push_back({end, segment.encode_signed(), std::move(segment.records)});
  flush.objects.emplace_back(std::move(sealed.path), std::move(sealed.object));
  TR_TRY(log.flush(flush));
  ends_[me] = end;
  ++found_.sent;
  return true;
}

bool Engine::head_is_due() const {
  const auto own = peers_.find(space_->device());
  if (own == peers_.end()) return true;
  const Head& head = own->second.head;
  if (!new_packs_.empty()) return true;
  if (head.last_seq != end_of(space_->device()) || head.statements != space_->statement_names()) return true;
  const bool unsaid = std::ranges::any_of(ends_, [&](const auto& each) {
    const auto seen =
        std::ranges::find(head.seen, each.first, [](const ChainEnd& end) { return end.at.dev; });
    return each.first != space_->device() && (seen == head.seen.end() || seen->at.seq != each.second.seq);
  });
  const auto announced = static_cast<std::int64_t>(head.hlc >> 16U);
  return unsaid && parts_.clock.now().utc_ms - announced > kHeadAgeMs;
}

/// The first head since the program began takes a long step, so that two copies of one journal that do not
/// know of each other hardly ever take the same name.
std::uint64_t Engine::step_of_generation() {
  if (std::exchange(stepped_, true)) return 1;
  std::array<std::byte, 2> bytes{};
  parts_.random.fill(bytes);
  return 1 + std::to_integer<std::uint64_t>(bytes[0]) * 256 + std::to_integer<std::uint64_t>(bytes[1]);
}

/// Everything that was written is in segments: the head says where these end.
Status Engine::write_head(store::Store& store, store::SyncLog& log) {
  const DeviceId me = space_->device();
  const auto own = peers_.find(me);
  Head head = own == peers_.end() ? Head{} : own->second.head;
  head.space = space_->keys().id();
  head.dev = me;
  head.epoch = space_->epoch();
  head.generation += step_of_generation();
  head.seen.clear();
  for (const auto& [dev, end] : ends_) {
    if (dev != me) head.seen.push_back({{dev, end.seq}, end.link});
  }
  if (const auto end = ends_.find(me); end != ends_.end()) {
    head.last_seq = end->second.seq;
    head.last_link = end->second.link;
  }
  if (new_tail_ > 0) old_tail_ = std::exchange(head.tail_from, new_tail_);
  std::erase_if(head.packs, [this](const PackEntry& entry) { return old_packs_.contains(entry.name); });
  std::ranges::copy(new_packs_, std::back_inserter(head.packs));
  std::ranges::sort(head.packs, {}, &PackEntry::name);
  head.statements = space_->statement_names();
  head.hlc = static_cast<std::uint64_t>(std::max<std::int64_t>(parts_.clock.now().utc_ms, 0)) << 16U;
  TR_LET(state, state_of(store));
  head.state = state;
  head.app = parts_.app;
  space_->sign(head);
  TR_LET(sealed, space_->seal(head, parts_.random));
  store::SyncLog::Flush flush;
  flush.head = {me, head.generation, head.encode()};
  flush.superseded.push_back(space_->path(ObjectClass::head, space_->keys().head_prefix(me)));
  flush.objects.emplace_back(sealed.path, std::move(sealed.object));
  TR_TRY(log.flush(flush));
  new_packs_.clear();
  peers_[me] = {std::string(name_of(sealed.path)), std::move(head)};
  return {};
}

/// In the order they were made: a head comes after what it announces.
Status Engine::send(std::stop_token stop) {
  for (;;) {
    TR_LET(waiting, ask([](store::SyncLog& log) { return log.waiting(kSendBytes); }));
    if (waiting.empty()) return {};
    for (const auto& each : waiting) {
      if (stop.stop_requested()) return {Code::cancelled};
      TR_TRY(parts_.remote.put(each.path, each.object, stop));
      TR_TRY(on_log([&each](store::Store&, store::SyncLog& log) { return log.note_put(each.place); }));
    }
  }
}

/// Paths and sizes.
Result<std::map<std::string, std::uint64_t>> Engine::list_of(const std::string& folder,
                                                             std::stop_token stop) const {
  TR_LET(all, parts_.remote.list(folder, stop));
  std::map<std::string, std::uint64_t> out;
  for (const Remote::Listed& each : all) out.emplace(folder + "/" + each.name, each.size);
  return out;
}

/// That a storage said yes is not enough: an object waits until it was seen there, whole.
Status Engine::see_what_was_put(std::stop_token stop) {
  TR_LET(unseen, ask([](store::SyncLog& log) { return log.unseen(); }));
  const bool look = !put_seen_ || unseen.size() >= kMostUnseen;
  std::map<std::string, std::map<std::string, std::uint64_t>> listed;
  const std::string head_folder = space_->folder(ObjectClass::head);
  auto& heads = listed[head_folder];  // these are known from the beginning
  for (const auto& [prefix, all] : listed_) {
    for (const Remote::Listed& each : all)
      heads.emplace(space_->path(ObjectClass::head, each.name), each.size);
  }
  for (const auto& each : unseen) {
    const std::string folder = each.path.substr(0, each.path.rfind('/'));
    if (folder != head_folder && !look) continue;
    if (!listed.contains(folder)) {
      TR_LET(all, list_of(folder, stop));
      listed.emplace(folder, std::move(all));
    }
    const auto& there = listed.at(folder);
    const auto at = there.find(each.path);
    const bool whole = at != there.end() && at->second == each.size;
    TR_TRY(on_log([&](store::Store&, store::SyncLog& log) {
      return whole ? log.forget_waiting(each.place) : log.put_again(each.place);
    }));
  }
  put_seen_ = true;
  return {};
}

/// Own heads but the newest.
Status Engine::drop_old_heads(std::stop_token stop) {
  const auto own = peers_.find(space_->device());
  const auto listed = listed_.find(space_->keys().head_prefix(space_->device()));
  if (own == peers_.end() || listed == listed_.end()) return {};
  for (const Remote::Listed& each : listed->second) {
    if (each.name < own->second.newest)
      TR_TRY(parts_.remote.remove(space_->path(ObjectClass::head, each.name), stop));
  }
  return {};
}

/// How many of our own segments stand in the storage as we have them: those that we do not know of are looked
/// for.
Result<std::uint64_t> Engine::own_segments_there(std::stop_token stop) const {
  const DeviceId me = space_->device();
  TR_LET(unsure, ask([](store::SyncLog& log) { return log.unsure(); }));
  const auto is_sure = [&](std::uint64_t seq) {
    const std::string path = space_->path(ObjectClass::segment, space_->keys().segment_name(me, seq));
    return !std::ranges::binary_search(unsure, path);
  };
  std::uint64_t kept = 0;
  for (; kept < end_of(me); ++kept) {
    if (is_sure(kept + 1)) continue;
    const std::string name = space_->keys().segment_name(me, kept + 1);
    const auto object = parts_.remote.get(space_->path(ObjectClass::segment, name), seal::kMaxObject, stop);
    if (!object && object.code() != Code::not_found) return object.error();
    if (!object) return kept;
    const auto body = space_->open(ObjectClass::segment, name, *object);
    const auto there = body ? Segment::decode(*body) : Result<Segment>(Code::damaged);
    TR_LET(ours, ask([&](store::SyncLog& log) { return log.segment(me, kept + 1); }));
    if (!there || !ours || there->link() != ours->end.link) return kept;
  }
  return kept;
}

/// This journal was restored or copied, and what it was made of went on: it goes on as a device of its own,
/// so that no number is ever given twice. What it wrote since is sent under its new name.
Status Engine::renew_device(std::stop_token stop) {
  behind_own_ = false;
  const DeviceId retired = space_->device();
  const Membership::Member* me = space_->membership().find(retired);
  if (me == nullptr || me->removed) return {};
  TR_LET(kept, own_segments_there(stop));
  const seal::DeviceKeys fresh = seal::DeviceKeys::generate(parts_.random);
  store::SyncLog::Renewal renewal{fresh, parts_.device_name,       me->device.name, kept, {},
                                  {},    parts_.clock.now().utc_ms};
  for (std::uint64_t seq = kept + 1; seq <= end_of(retired); ++seq) {
    TR_LET(row, ask([&](store::SyncLog& log) { return log.segment(retired, seq); }));
    if (!row) return {Code::damaged, "gap"};
    TR_LET(segment, Segment::decode_signed(row->signed_part));
    for (const Record& record : segment.records) renewal.back.push_back(record.id);
  }
  std::vector<Statement> statements;
  statements.push_back(
      space_->state(AddDevice{me->identity, me->role, enrolled(fresh, Holder::machine, me->device.name)}));
  space_->take(statements);
  TR_LET(epoch, space_->new_epoch(parts_.random));
  statements.push_back(std::move(epoch));
  for (const Statement& each : statements) TR_TRY(add_to(renewal.flush, *space_, each));
  for (const ObjectClass what : {ObjectClass::segment, ObjectClass::head, ObjectClass::pack})
    renewal.flush.superseded.push_back(space_->folder(what) + "/");
  TR_TRY(on_log([&](store::Store&, store::SyncLog& log) { return log.renew(renewal); }));
  found_.renewed = true;
  return load();
}

}  // namespace thirdrow::sync
