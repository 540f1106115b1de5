// Packs: many segments in one object. They make the storage smaller, and whole again when it lost something.
#include <algorithm>

#include "sync/engine.h"

namespace thirdrow::sync {

using seal::ObjectClass;

namespace {

constexpr std::size_t kLeastPack = std::size_t{256} << 10;  // about, of segments
constexpr std::uint64_t kTail = 64;                         // segments that stand alone
constexpr std::size_t kMostPacks = 8;

/// Points next to each other as runs. They rise.
std::vector<Run> runs_of(std::span<const Point> points) {
  std::vector<Run> runs;
  for (const Point& point : points) {
    const bool next = !runs.empty() && runs.back().dev == point.dev && runs.back().to + 1 == point.seq;
    next ? runs.back().to = point.seq : runs.emplace_back(Run{point.dev, point.seq, point.seq}).to;
  }
  return runs;
}

std::vector<Point> points_of(std::span<const PackEntry> packs) {
  std::vector<Point> points;
  for (const PackEntry& pack : packs) {
    for (const Run& run : pack.runs) {
      for (std::uint64_t seq = run.from; seq <= run.to; ++seq) points.push_back({run.dev, seq});
    }
  }
  std::ranges::sort(points);
  points.erase(std::unique(points.begin(), points.end()), points.end());
  return points;
}

}  // namespace

/// A segment as it was signed, with the words that the log still has.
Result<Segment> Engine::rebuilt(store::SyncLog& log, const Point& point) {
  TR_LET(row, log.segment(point.dev, point.seq));
  if (!row) return {Code::not_found, "segment"};
  TR_LET(segment, Segment::decode_signed(row->signed_part));
  for (Record& record : segment.records) {
    TR_LET(there, log.row(record.id));
    if (there && there->hash == record.hash) record.words = std::move(there->words);
  }
  return segment;
}

/// Puts packs of these, which rise, and notes them for the next head. Each is read back before it counts.
Status Engine::pack(std::span<const Point> points, std::stop_token stop) {
  for (std::size_t done = 0; done < points.size();) {
    if (stop.stop_requested()) return {Code::cancelled};
    Pack pack;
    const std::size_t first = done;
    for (std::size_t bytes = 0; done < points.size() && bytes < pack_bytes_; ++done) {
      TR_LET(segment, ask([&](store::SyncLog& log) { return rebuilt(log, points[done]); }));
      bytes += segment.encode().size();
      pack.segments.push_back(std::move(segment));
    }
    PackEntry entry;
    TR_LET(sealed, space_->seal(pack, parts_.random, entry.name));
    const Status put = parts_.remote.put(sealed.path, sealed.object, stop);
    if (!put && put.code() == Code::too_large && pack_bytes_ > kLeastPack) {
      pack_bytes_ /= 4;
      done = first;
      continue;
    }
    TR_TRY(put);
    const auto back = parts_.remote.get(sealed.path, seal::kMaxObject, stop);
    if (!back)
      return back.error().code == Code::not_found ? Status(Error{Code::offline, "pack"})
                                                  : Status(back.error());
    if (*back != sealed.object) return {Code::offline, "pack"};
    entry.size = sealed.object.size();
    entry.runs = runs_of(points.subspan(first, done - first));
    new_packs_.push_back(std::move(entry));
  }
  return {};
}

/// Own segments that stand alone go into a pack once there are many, and small packs into one.
Status Engine::compact(std::stop_token stop) {
  const DeviceId me = space_->device();
  const auto own = peers_.find(me);
  if (own == peers_.end() || !space_->may_write()) return {};
  const Head& head = own->second.head;
  if (head.last_seq + 1 >= head.tail_from + kTail) {
    std::vector<Point> points;
    for (std::uint64_t seq = head.tail_from; seq <= head.last_seq; ++seq) points.push_back({me, seq});
    TR_TRY(pack(points, stop));
    new_tail_ = head.last_seq + 1;
  }
  if (head.packs.size() < kMostPacks) return {};
  std::vector<PackEntry> small = head.packs;
  std::ranges::sort(small, {}, &PackEntry::size);
  std::uint64_t bytes = 0;
  const auto full = [&](const PackEntry& entry) { return (bytes += entry.size) > pack_bytes_; };
  small.erase(std::ranges::find_if(small, full), small.end());
  if (small.size() < 2) return {};
  TR_TRY(pack(points_of(small), stop));
  for (const PackEntry& each : small) old_packs_.insert(each.name);
  return {};
}

/// What this device has and the storage lacks, of whatever device, is put there as a pack.
Status Engine::mend_storage(std::stop_token stop) {
  if (!space_->may_write()) return {};
  TR_LET(alone, list_of(space_->folder(ObjectClass::segment), stop));
  TR_LET(packed, list_of(space_->folder(ObjectClass::pack), stop));
  std::vector<PackEntry> there = new_packs_;
  for (const auto& [dev, peer] : peers_) {
    for (const PackEntry& entry : peer.head.packs) {
      const auto at = packed.find(space_->path(ObjectClass::pack, to_base32(entry.name)));
      if (at != packed.end() && at->second == entry.size) there.push_back(entry);
    }
  }
  const std::vector<Point> covered = points_of(there);
  std::vector<Point> lacking;
  for (const auto& [dev, end] : ends_) {
    for (std::uint64_t seq = 1; seq <= end.seq; ++seq) {
      const Point point{dev, seq};
      if (std::ranges::binary_search(covered, point)) continue;
      const auto at = alone.find(space_->path(ObjectClass::segment, space_->keys().segment_name(dev, seq)));
      if (at == alone.end() || !seal::is_object_size(at->second)) lacking.push_back(point);
    }
  }
  // What waits to be put is on its way.
  TR_LET(unsure, ask([](store::SyncLog& log) { return log.unsure(); }));
  std::erase_if(lacking, [&](const Point& point) {
    const std::string name = space_->keys().segment_name(point.dev, point.seq);
    return std::ranges::binary_search(unsure, space_->path(ObjectClass::segment, name));
  });
  std::ranges::sort(lacking);
  TR_TRY(mend_statements(stop));
  TR_TRY(mend_slots(stop));
  return pack(lacking, stop);
}

/// Statements that are known here and stand nowhere any more.
Status Engine::mend_statements(std::stop_token stop) {
  TR_LET(listed, list_of(space_->folder(ObjectClass::statement), stop));
  TR_LET(looked, ask([](store::SyncLog& log) { return log.looked(); }));
  TR_LET(unsure, ask([](store::SyncLog& log) { return log.unsure(); }));
  std::set<ObjectName> there;
  for (const store::SyncLog::Looked& each : looked) {
    const auto at = listed.find(each.path);
    const bool whole = at != listed.end() && seal::is_object_size(at->second);
    if (each.holds && (whole || std::ranges::binary_search(unsure, each.path))) there.insert(*each.holds);
  }
  const std::vector<Statement> all = space_->statements();
  for (const Statement& each : all) {
    if (!there.contains(each.name())) TR_TRY(put_statement(each));
  }
  return {};
}

/// Slots of those who belong are put where they are missing, and those of others are taken away.
Status Engine::mend_slots(std::stop_token stop) {
  TR_LET(listed, list_of(std::string(kSlotFolder), stop));
  TR_LET(unsure, ask([](store::SyncLog& log) { return log.unsure(); }));
  store::SyncLog::Flush flush;
  for (const auto& [dev, member] : space_->membership().members()) {
    if (member.slot.empty()) continue;
    const std::string path = slot_path(member.slot);
    const auto at = listed.find(path);
    const bool waits = std::ranges::binary_search(unsure, path);
    const bool whole = at != listed.end() && at->second == member.slot.size();
    if (!member.removed && !whole && !waits) flush.objects.emplace_back(path, member.slot);
    if (member.removed && at != listed.end()) TR_TRY(parts_.remote.remove(path, stop));
  }
  if (flush.objects.empty()) return {};
  return on_log([&flush](store::Store&, store::SyncLog& log) { return log.flush(flush); });
}

/// Segments of ours that stand in packs which everybody is told of, and packs that were put into others.
Status Engine::drop_packed(std::stop_token stop) {
  const DeviceId me = space_->device();
  for (std::uint64_t seq = old_tail_; seq < new_tail_; ++seq) {
    const std::string name = space_->keys().segment_name(me, seq);
    TR_TRY(parts_.remote.remove(space_->path(ObjectClass::segment, name), stop));
  }
  for (const ObjectName& name : old_packs_)
    TR_TRY(parts_.remote.remove(space_->path(ObjectClass::pack, to_base32(name)), stop));
  old_tail_ = new_tail_ = 0;
  old_packs_.clear();
  return {};
}

}  // namespace thirdrow::sync
