// Histories that others published: 1,000 small ones with the text they must give, and three long real ones.
#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <set>

#include "base/json.h"
#include "journal/text_merge.h"
#include "support/catch.h"
#include "support/fakes.h"

using namespace thirdrow;
using namespace thirdrow::journal;

namespace {

Json unpack(const std::string& name) {
  const std::string command = "gzip -dc '" + std::string(THIRDROW_SHARED_DIR) + "/" + name + "'";
  const auto close = [](std::FILE* f) { ::pclose(f); };
  const std::unique_ptr<std::FILE, decltype(close)> pipe(::popen(command.c_str(), "r"), close);
  REQUIRE(pipe);
  std::string text;
  std::vector<char> buffer(1 << 16);
  for (std::size_t got; (got = std::fread(buffer.data(), 1, buffer.size(), pipe.get())) > 0;) {
    text.append(buffer.data(), got);
  }
  auto json = Json::parse(text);
  REQUIRE(json.ok());
  return *std::move(json);
}

std::uint64_t number(const Json& json) { return static_cast<std::uint64_t>(*json.integer()); }
const Json::Array& list(const Json& json, std::string_view name) { return *json.find(name)->elements(); }

DeviceId device(std::uint64_t name) {
  DeviceId id;
  id.bytes[0] = static_cast<std::byte>(name);
  return id;
}

std::vector<Hunk> hunks_of(const Json::Array& patches) {
  std::vector<Hunk> out;
  for (const Json& patch : patches) {
    const Json::Array& p = *patch.elements();
    const auto pos = static_cast<std::uint32_t>(number(p[0])), del = static_cast<std::uint32_t>(number(p[1]));
    out.push_back({pos, del, *p[2].string()});
  }
  return out;
}

std::int64_t growth(const TextEvent& event) {
  std::int64_t sum = 0;
  for (const Hunk& hunk : event.hunks) sum += std::int64_t{text_length(hunk.ins)} - hunk.del;
  return sum;
}

OpId last_of(const TextEvent& event) { return {event.id.dev, event.id.n + numbers_taken(event.hunks) - 1}; }

/// The events of a trace whose transactions name their parents by index. Traces do not say how long the text
/// was; it follows from the growth of all below, which holds as long as no two people deleted the same
/// character.
std::vector<TextEvent> events_of_trace(const Json& trace) {
  std::vector<TextEvent> out;
  std::vector<std::vector<std::size_t>> parents;
  std::map<std::uint64_t, std::uint64_t> next;
  for (const Json& txn : list(trace, "txns")) {
    const std::uint64_t agent = txn.find("agent") ? number(*txn.find("agent")) : 0;
    TextEvent event{{device(agent + 1), next[agent] + 1}, {}, 0, hunks_of(list(txn, "patches"))};
    next[agent] += numbers_taken(event.hunks);
    parents.emplace_back();
    if (const Json* named = txn.find("parents")) {
      for (const Json& p : *named->elements()) parents.back().push_back(number(p));
    } else if (!out.empty()) {
      parents.back().push_back(out.size() - 1);
    }
    std::int64_t length = 0;
    for (const std::size_t p : parents.back()) {
      event.parents.push_back(last_of(out[p]));
    }
    if (!parents.back().empty()) {
      const TextEvent& first = out[parents.back()[0]];
      length = first.base_len + growth(first);
    }
    if (parents.back().size() == 2) {  // add what is below the second parent and not below the first
      std::map<std::size_t, int, std::greater<>> open{{parents.back()[0], 1}};
      open[parents.back()[1]] |= 2;
      while (std::any_of(open.begin(), open.end(), [](const auto& o) { return o.second != 3; })) {
        const auto [at, side] = *open.begin();
        open.erase(open.begin());
        if (side == 2) length += growth(out[at]);
        for (const std::size_t p : parents[at]) open[p] |= side;
      }
    }
    event.base_len = static_cast<std::uint32_t>(length);
    out.push_back(std::move(event));
  }
  return out;
}

/// Histories do not say how long the text was either; here people did delete the same characters, so merge
/// what is below.
std::uint32_t base_length(const std::vector<OpId>& parents, const std::vector<TextEvent>& events) {
  std::set<OpId> wanted(parents.begin(), parents.end());
  std::vector<TextEvent> below;
  for (auto e = events.rbegin(); e != events.rend(); ++e) {
    if (!wanted.contains(last_of(*e))) continue;
    if (parents.size() == 1) return static_cast<std::uint32_t>(e->base_len + growth(*e));
    wanted.insert(e->parents.begin(), e->parents.end());
    below.push_back(*e);
  }
  return text_length(merge_text(below).text);
}

}  // namespace

TEST_CASE("the thousand published histories give the published texts", "[shared]") {
  const Json histories = unpack("vectors/text-conformance.json.gz");
  REQUIRE(histories.elements()->size() == 1'000);
  std::size_t index = 0;
  for (const Json& history : *histories.elements()) {
    INFO("history " << index++);
    std::vector<TextEvent> events;
    std::map<std::uint64_t, OpId> last;  // by last local version
    for (const Json& txn : list(history, "txns")) {
      const auto agent = static_cast<unsigned char>(txn.text("agent")[0]);
      TextEvent event{{device(agent), number(*txn.find("seqStart")) + 1}, {}, 0, hunks_of(list(txn, "ops"))};
      for (const Json& p : list(txn, "parents")) event.parents.push_back(last.at(number(p)));
      event.base_len = base_length(event.parents, events);
      const Json::Array& span = list(txn, "span");
      REQUIRE(numbers_taken(event.hunks) == number(span[1]) - number(span[0]));
      last[number(span[1]) - 1] = last_of(event);
      events.push_back(std::move(event));
    }
    const MergedText merged = merge_text(events);
    REQUIRE(merged.complete);
    REQUIRE(merged.text == history.text("endContent"));
  }
}

TEST_CASE("real traces replay to the text they ended with", "[shared]") {
  const auto name = GENERATE("sequential_traces__seph-blog1", "concurrent_traces__friendsforever",
                             "concurrent_traces__clownschool");
  INFO(name);
  const Json trace = unpack("traces/" + std::string(name) + ".json.gz");
  const std::vector<TextEvent> events = events_of_trace(trace);
  const MergedText merged = merge_text(events);
  CHECK(merged.complete);
  CHECK(merged.text == trace.text("endContent"));
}

TEST_CASE("a real trace published as net differences gives the same text", "[shared]") {
  const Json trace = unpack("traces/sequential_traces__seph-blog1.json.gz");
  std::string typed, published;
  std::vector<TextEvent> flushes;
  std::vector<OpId> parents;
  std::uint64_t next = 1;
  std::size_t count = 0;
  std::vector<Hunk> pending;
  const Json::Array& txns = list(trace, "txns");
  for (const Json& txn : txns) {
    for (Hunk& hunk : hunks_of(list(txn, "patches"))) pending.push_back(std::move(hunk));
    if (++count % 500 != 0 && count != txns.size()) continue;
    typed = apply_hunks(typed, pending).value();
    pending.clear();
    const std::vector<Hunk> hunks = diff_text(published, typed);
    REQUIRE(apply_hunks(published, hunks) == typed);
    if (hunks.empty()) continue;
    flushes.push_back({{device(1), next}, parents, text_length(published), hunks});
    next += numbers_taken(hunks);
    parents = {{device(1), next - 1}};
    published = typed;
  }
  CHECK(published == trace.text("endContent"));
  CHECK(merge_text(flushes).text == published);
  CHECK(next < 368'000);  // fewer characters than were typed and deleted
}
