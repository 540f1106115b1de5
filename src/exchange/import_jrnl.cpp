#include <algorithm>
#include <optional>
#include <unordered_map>

#include "base/json_stream.h"
#include "exchange/dates.h"
#include "exchange/half_characters.h"
#include "exchange/import.h"
#include "exchange/in_file.h"
#include "exchange/intake.h"
#include "exchange/text.h"

namespace thirdrow::exchange {
namespace {

class JrnlFile {
 public:
  JrnlFile(Intake& intake, Clock& clock, const std::filesystem::path& file)
      : intake_(intake), clock_(clock), name_(file.filename().string()), written_ms_(written_at(file)) {}

  Status take(const Json& json, const HalfCharacters& halves) {
    intake_.saw_item();
    const std::string item = name_ + " #" + std::to_string(++count_);
    const std::string title = json.text("title");
    const std::string body = json.text("body");
    if (json.members() == nullptr) {
      intake_.remark(item, Reason::malformed);
      return {};
    }
    const auto source = source_of(json.text("date") + '\n' + json.text("time") + '\n' + title, body);
    if (!source) {
      intake_.remark(item, Reason::duplicate);
      return {};
    }
    ImportedEntry entry;
    entry.source = *source;
    Titled words =
        fit_title(one_line(plain_lines(title)), std::string(without_blank_ends(plain_lines(body))));
    entry.title = std::move(words.title);
    entry.body = std::move(words.body);
    set_tags(entry, json, item);
    entry.happened = entry.created = moment_of(entry, json, item);
    if (halves.mended(entry.title) || halves.mended(entry.body)) intake_.note(item, Reason::replaced);
    return intake_.give(std::move(entry), item);
  }

 private:
  /// Entries of one minute with one title are told apart by their order, so that words changed later do not
  /// make a new entry; an entry that is the same in every word is a duplicate: nullopt.
  std::optional<std::string> source_of(const std::string& head, const std::string& body) {
    std::vector<std::string>& bodies = bodies_[stable_hash(head)];
    const std::string hash = stable_hash(body);
    if (std::ranges::find(bodies, hash) != bodies.end()) return std::nullopt;
    bodies.push_back(hash);
    const std::string source = "jrnl:" + stable_hash(head);
    return bodies.size() == 1 ? source : source + "-" + std::to_string(bodies.size());
  }

  void set_tags(ImportedEntry& entry, const Json& json, const std::string& item) {
    std::vector<std::string> raw;
    if (const Json* tags = json.find("tags"); tags != nullptr && tags->elements() != nullptr) {
      for (const Json& tag : *tags->elements()) {
        if (tag.string() != nullptr) raw.push_back(*tag.string());
      }
    }
    const Json* starred = json.find("starred");
    if (starred != nullptr && starred->boolean() != nullptr && *starred->boolean())
      raw.emplace_back("starred");
    Tags tags = clean_tags(raw);
    if (tags.dropped) intake_.note({item, Reason::left_out, "tags"});
    entry.tags = std::move(tags.kept);
  }

  Stamp moment_of(ImportedEntry& entry, const Json& json, const std::string& item) {
    const auto day = Day::parse(json.text("date"));
    if (const auto whole = day ? std::nullopt : read_moment(json.text("date"), clock_)) return *whole;
    if (day) return local_stamp(clock_, *day, read_minutes(json.text("time")).value_or(kNoon));
    if (const std::string written = one_line(json.text("date")); written.empty())
      intake_.note(item, Reason::no_date);
    else
      intake_.keep_date(entry, "date", written, item);
    return written_ms_ != 0 ? with_local_offset(clock_, written_ms_) : clock_.now();
  }

  Intake& intake_;
  Clock& clock_;
  std::string name_;
  std::int64_t written_ms_;
  std::int64_t count_ = 0;
  std::unordered_map<std::string, std::vector<std::string>> bodies_;
};

}  // namespace

Result<ImportSummary> import_jrnl(const std::filesystem::path& file, Clock& zone, const Sink& sink,
                                  const ImportLimits& limits) {
  TR_LET(in, InFile::open(file));
  Intake intake(sink);
  JrnlFile jrnl(intake, zone, file);
  HalfCharacters halves([&]() -> Result<std::string_view> {
    TR_TRY(intake.progress(static_cast<std::int64_t>(in.done()), static_cast<std::int64_t>(in.size())));
    if (in.done() > limits.json_file) return {Code::too_large, "file"};
    return in.more();
  });
  JsonStream stream;
  stream.arrays = {"entries"};
  stream.take = [&](std::string_view, const Json& entry) { return jrnl.take(entry, halves); };
  stream.more = [&] { return halves.next(); };
  TR_LET(root, read_json(stream));
  if (const Json* all = root.find("entries"); all == nullptr || all->elements() == nullptr)
    return {Code::damaged, "no entries"};
  return intake.summary();
}

}  // namespace thirdrow::exchange
