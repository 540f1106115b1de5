#include "app/sync_service.h"

#include <algorithm>
#include <array>

namespace thirdrow::app {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kAtStart{2'000};
constexpr milliseconds kAfterUse{30'000};
constexpr milliseconds kInFront{60'000};
constexpr milliseconds kBehind{300'000};
constexpr milliseconds kLongest{1'800'000};

/// A fifth more or less, so that computers which woke together do not ask together for ever.
milliseconds shaken(milliseconds wait, Random& random) {
  std::array<std::byte, 1> dice{};
  random.fill(dice);
  const auto part = std::to_integer<std::int64_t>(dice[0]);  // 0 to 255
  return milliseconds(wait.count() * 4 / 5 + wait.count() * 2 / 5 * part / 255);
}

}  // namespace

SyncService::SyncService(Desk& desk, Lane lane, const MakeTimer& make_timer, std::string device_name)
    : desk_(desk),
      lane_(std::move(lane)),
      device_name_(std::move(device_name)),
      next_(make_timer()),
      after_use_(make_timer()) {}

SyncService::~SyncService() { stop_.request_stop(); }

void SyncService::journal_changed() {
  stop_.request_stop();
  stop_ = {};
  alive_.renew();
  next_->stop();
  after_use_->stop();
  news_ = {};
  again_ = false;
  failures_ = 0;
  syncing_ =
      desk_.is_open() ? std::make_shared<Syncing>(desk_.host(), lane_.on_session(), device_name_) : nullptr;
  if (syncing_ != nullptr) next_->start(kAtStart, [this] { sync_now(); });
  on_news(news_);
}

void SyncService::note_use() {
  if (news_.synced) after_use_->start(kAfterUse, [this] { sync_now(); });
}

void SyncService::set_in_front(bool in_front) {
  if (std::exchange(in_front_, in_front) != in_front && news_.synced && !news_.working) wait_for_next();
}

void SyncService::sync_now() {
  again_ = news_.working;
  if (news_.working || syncing_ == nullptr) return;
  after_use_->stop();
  next_->stop();
  news_.working = true;
  on_news(news_);
  ask(alive_, &SyncService::run, [this](Result<Ran> ran) { ended(std::move(ran)); });
}

Result<SyncService::Ran> SyncService::run(Syncing& syncing, const std::stop_token& stop) {
  Ran ran;
  TR_LET(synced, syncing.is_synced());
  ran.synced = synced;
  if (!synced) return ran;
  TR_LET(report, syncing.run(stop));
  TR_LET(as_of, syncing.as_of());
  ran.report = std::move(report);
  ran.as_of = as_of;
  return ran;
}

void SyncService::ended(Result<Ran> ran) {
  news_.working = false;
  const bool cancelled = !ran && (ran.code() == Code::cancelled || ran.code() == Code::locked);
  failures_ = ran ? 0 : failures_ + 1;
  news_.wrong = ran || cancelled ? std::nullopt : std::optional(ran.error());
  const bool received = ran && ran->report && ran->report->found.taken > 0;
  if (ran) {
    news_.synced = ran->synced;
    if (ran->report) news_.found = std::move(ran->report->found);
    if (ran->as_of) news_.as_of = ran->as_of;
  } else if (!cancelled) {
    news_.synced = true;
  }
  on_news(news_);
  if (received) on_received();
  if (std::exchange(again_, false)) return sync_now();
  if (news_.synced) wait_for_next();
}

/// Where nothing answers, less and less often.
void SyncService::wait_for_next() {
  milliseconds wait = in_front_ ? kInFront : kBehind;
  for (int i = 1; i < failures_ && wait < kLongest; ++i) wait *= 2;
  next_->start(shaken(std::min(wait, kLongest), *desk_.host().random), [this] { sync_now(); });
}

}  // namespace thirdrow::app
