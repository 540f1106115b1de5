#include <algorithm>
#include <map>
#include <optional>

#include "base/json_stream.h"
#include "exchange/dayone_text.h"
#include "exchange/half_characters.h"
#include "exchange/import.h"
#include "exchange/in_file.h"
#include "exchange/intake.h"
#include "exchange/text.h"
#include "exchange/zip.h"
#include "exchange/zone.h"

namespace thirdrow::exchange {
namespace {

bool is_true(const Json* json) { return json != nullptr && json->boolean() != nullptr && *json->boolean(); }

std::vector<std::string> strings_of(const Json* json) {
  std::vector<std::string> out;
  if (json == nullptr || json->elements() == nullptr) return out;
  for (const Json& element : *json->elements()) {
    if (element.string() != nullptr) out.push_back(*element.string());
  }
  return out;
}

/// The words of a line, without the pictures in it, which are appended to `pictures`.
std::string without_pictures(std::string_view line, std::string& pictures) {
  std::string words;
  while (true) {
    const std::size_t at = std::min(line.find("![](dayone-moment:"), line.size());
    const std::size_t end = line.find(')', at);
    words += line.substr(0, end == std::string_view::npos ? line.size() : at);
    if (end == std::string_view::npos) return words;
    pictures += std::string(line.substr(at, end + 1 - at)) + "\n\n";
    line.remove_prefix(end + 1);
    if (words.empty() || words.back() == ' ')
      line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  }
}

/// The title is the first line that is more than pictures; those stay in the body.
Titled title_after_pictures(std::string_view text) {
  text = without_blank_ends(text);
  std::string pictures;
  while (text.substr(0, text.find('\n')).find("![](dayone-moment:") != std::string_view::npos) {
    const std::string_view line = text.substr(0, text.find('\n'));
    const std::string words = without_pictures(line, pictures);
    text.remove_prefix(line.size());
    if (trim(words).empty()) {
      text = without_blank_ends(text);
      continue;
    }
    Titled out = take_title(std::string(trim(words)) + std::string(text), FirstLine::always);
    out.body = without_blank_ends(pictures + out.body);
    return out;
  }
  Titled out = take_title(text, FirstLine::always);
  out.body = std::string(without_blank_ends(pictures + out.body));
  return out;
}

/// One JSON file: which entries it holds, what was left out of them.
class DayOneFile {
 public:
  DayOneFile(Intake& intake, Clock& clock, Zones& zones, std::string name, std::int64_t written_ms)
      : intake_(intake), clock_(clock), zones_(zones), name_(std::move(name)), written_ms_(written_ms) {}

  /// Code::damaged when it is no Day One journal.
  Status read(const std::function<Result<std::string_view>()>& more) {
    HalfCharacters halves(more);
    JsonStream stream;
    stream.more = [&] { return halves.next(); };
    stream.arrays = {"entries"};
    stream.take = [&](std::string_view, const Json& entry) { return take(entry, halves); };
    TR_LET(root, read_json(stream));
    tell_left_out();
    if (const Json* all = root.find("entries"); all == nullptr || all->elements() == nullptr)
      return {Code::damaged, "no entries"};
    return {};
  }
  /// Where it could not be read any more.
  Remark broken_off() const {
    if (count_ == 0) return {name_, Reason::malformed};
    return {name_ + " #" + std::to_string(count_ + 1), Reason::broken_off};
  }

 private:
  Status take(const Json& json, const HalfCharacters& halves) {
    intake_.saw_item();
    const std::string item = name_ + " #" + std::to_string(++count_);
    if (json.members() == nullptr) {
      intake_.remark(item, Reason::malformed);
      return {};
    }
    ImportedEntry entry;
    entry.source = source_of(json, item);
    if (!intake_.first_time(entry.source)) {
      intake_.remark(item, Reason::duplicate);
      return {};
    }
    const std::vector<Moment> moments = moments_of(json);
    const auto photos = std::ranges::count_if(moments, &Moment::is_photo);
    intake_.saw_photos(photos);
    intake_.saw_attachments(static_cast<std::int64_t>(moments.size()) - photos);
    set_words(entry, json, moments, item);
    set_times(entry, json, item);
    if (halves.mended(entry.title) || halves.mended(entry.body)) intake_.note(item, Reason::replaced);
    for (const char* unkept : {"location", "weather", "userActivity", "music"}) {
      if (json.find(unkept) != nullptr) ++left_out_[unkept];
    }
    return intake_.give(std::move(entry), item);
  }

  /// Once for the file: a place and the weather stand at nearly every entry.
  void tell_left_out() {
    std::vector<std::string> names;
    for (const auto& [name, count] : left_out_) names.push_back(name + " (" + std::to_string(count) + ")");
    if (!names.empty()) intake_.remark({name_, Reason::left_out, listed(names)});
  }

  std::string source_of(const Json& json, const std::string& item) {
    const std::string uuid = lower_ascii(json.text("uuid"));
    if (!uuid.empty() && uuid.size() <= 100 && one_line(uuid) == uuid) return "dayone:" + uuid;
    if (uuid.empty()) intake_.note(item, Reason::malformed);
    return "dayone:#" + stable_hash(json.text("creationDate") + '\n' + json.text("text"));
  }

  void set_words(ImportedEntry& entry, const Json& json, const std::vector<Moment>& moments,
                 const std::string& item) {
    Titled words = title_after_pictures(plain_lines(json.text("text")));
    entry.title = one_line(undo_escapes(words.title));
    entry.body = link_moments(undo_escapes(words.body), moments);
    std::vector<std::string> raw = strings_of(json.find("tags"));
    if (is_true(json.find("starred"))) raw.emplace_back("starred");
    Tags tags = clean_tags(raw);
    entry.tags = std::move(tags.kept);
    if (tags.dropped) intake_.note({item, Reason::left_out, "tags"});
  }

  void set_times(ImportedEntry& entry, const Json& json, const std::string& item) {
    const auto modified = Stamp::parse(json.text("modifiedDate"));
    auto created = Stamp::parse(json.text("creationDate"));
    if (!created) {
      intake_.note(item, Reason::no_date);
      created = modified ? *modified : Stamp{written_ms_ != 0 ? written_ms_ : clock_.now().utc_ms, 0};
    }
    entry.happened = {created->utc_ms, offset_for(json, created->utc_ms, item)};
    entry.created = entry.happened;
  }

  std::int16_t offset_for(const Json& json, std::int64_t utc_ms, const std::string& item) {
    const std::string name = json.text("timeZone");
    if (const Zone* zone = zones_.find(name)) return zone->offset_at(utc_ms);
    if (!name.empty()) intake_.note({item, Reason::left_out, "timeZone"});
    return clock_.offset_at(utc_ms);
  }

  Intake& intake_;
  Clock& clock_;
  Zones& zones_;
  std::string name_;
  std::int64_t written_ms_;
  std::int64_t count_ = 0;
  std::map<std::string, std::int64_t> left_out_;  ///< what, and of how many entries
};

/// Hands on pieces, counts them against the limits and the progress.
class Meter {
 public:
  Meter(Intake& intake, std::uint64_t of, std::uint64_t max_all)
      : intake_(intake), of_(of), max_all_(max_all) {}

  void start_file(std::uint64_t max) {
    file_ = 0;
    max_file_ = max;
  }
  Result<std::string_view> pass(Result<std::string_view> piece) {
    if (!piece) return piece;
    file_ += piece->size();
    all_ += piece->size();
    if (file_ > max_file_ || all_ > max_all_) return {Code::too_large, "unpacked"};
    if (auto going = intake_.progress(static_cast<std::int64_t>(all_), static_cast<std::int64_t>(of_));
        !going) {
      return going.error();
    }
    return piece;
  }
  bool spent() const { return all_ > max_all_; }

 private:
  Intake& intake_;
  std::uint64_t of_;
  std::uint64_t max_all_;
  std::uint64_t max_file_ = 0;
  std::uint64_t file_ = 0;
  std::uint64_t all_ = 0;
};

class DayOneZip {
 public:
  DayOneZip(Intake& intake, Clock& clock, const ImportLimits& limits)
      : intake_(intake), clock_(clock), limits_(limits) {}

  Status read(const std::filesystem::path& file) {
    TR_LET(of, claimed(file));
    Meter meter(intake_, of, limits_.unpacked);
    TR_LET(zip, Zip::open(file));
    ZipMember member;
    while (true) {
      TR_LET(more, zip.next(member));
      if (!more) break;
      if (!wanted(member)) continue;
      TR_TRY(read_member(zip, member, meter));
    }
    if (!any_) return {Code::damaged, "no JSON file in the archive"};
    return {};
  }

 private:
  static bool is_journal(const ZipMember& member) {
    const auto slash = member.name.rfind('/');
    const std::string_view base =
        std::string_view(member.name).substr(slash == std::string::npos ? 0 : slash + 1);
    return lower_ascii(base).ends_with(".json") && !base.starts_with('.') &&
           !member.name.starts_with("__MACOSX/");
  }

  /// First pass, over the directory only: bytes of JSON the archive says it holds.
  Result<std::uint64_t> claimed(const std::filesystem::path& file) {
    TR_LET(zip, Zip::open(file));
    ZipMember member;
    std::uint64_t sum = 0;
    for (std::int64_t count = 0;; ++count) {
      TR_LET(more, zip.next(member));
      if (!more) return sum;
      if (count >= limits_.members) return {Code::too_large, "files in the archive"};
      if (is_journal(member) && member.size <= limits_.json_file) sum += member.size;
      if (count % 1000 == 0) TR_TRY(intake_.progress(0, 0));
    }
  }

  /// Remarks what is off about the member; true when it is to be read.
  bool wanted(const ZipMember& member) {
    if (member.leaves_folder()) {
      intake_.remark(member.name, Reason::unsafe_path);
      return false;
    }
    if (member.kind == ZipMember::Kind::folder || !is_journal(member)) return false;
    std::optional<Reason> reason;
    if (member.kind == ZipMember::Kind::other)
      reason = Reason::link;
    else if (member.encrypted)
      reason = Reason::encrypted;
    else if (member.size > limits_.json_file)
      reason = Reason::too_large;
    any_ = true;
    if (reason) intake_.remark(member.name, *reason);
    return !reason;
  }

  Status read_member(Zip& zip, const ZipMember& member, Meter& meter) {
    meter.start_file(limits_.json_file);
    DayOneFile journal(intake_, clock_, zones_, member.name, member.written_ms);
    const Status done = journal.read([&] { return meter.pass(zip.more()); });
    if (done) return {};
    if (intake_.stopped()) return done;
    if (done.code() == Code::damaged)
      intake_.remark(journal.broken_off());
    else if (done.code() == Code::too_large && !meter.spent())
      intake_.remark(member.name, Reason::too_large);
    else
      return done;
    return {};
  }

  Intake& intake_;
  Clock& clock_;
  const ImportLimits& limits_;
  Zones zones_;
  bool any_ = false;  ///< a JSON file, readable or not
};

Status read_bare(const std::filesystem::path& file, Intake& intake, Clock& clock,
                 const ImportLimits& limits) {
  TR_LET(in, InFile::open(file));
  Meter meter(intake, in.size(), limits.unpacked);
  meter.start_file(limits.json_file);
  Zones zones;
  DayOneFile journal(intake, clock, zones, file.filename().string(), written_at(file));
  return journal.read([&] { return meter.pass(in.more()); });
}

}  // namespace

Result<ImportSummary> import_dayone(const std::filesystem::path& file, Clock& zone, const Sink& sink,
                                    const ImportLimits& limits) {
  Intake intake(sink);
  if (is_zip(file)) {
    TR_TRY(DayOneZip(intake, zone, limits).read(file));
  } else {
    TR_TRY(read_bare(file, intake, zone, limits));
  }
  return intake.summary();
}

}  // namespace thirdrow::exchange
