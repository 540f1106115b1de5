#include <algorithm>
#include <system_error>
#include <vector>

#include "base/bytes.h"
#include "exchange/dates.h"
#include "exchange/front_matter.h"
#include "exchange/import.h"
#include "exchange/in_file.h"
#include "exchange/intake.h"
#include "exchange/markdown_fields.h"
#include "exchange/text.h"
#include "journal/kinds.h"
#include "journal/record_json.h"

namespace thirdrow::exchange {
namespace fs = std::filesystem;
namespace {

bool is_text_file(const fs::path& file) {
  const std::string ending = lower_ascii(file.extension().string());
  return ending == ".md" || ending == ".markdown" || ending == ".txt";
}

class MarkdownFolder {
 public:
  MarkdownFolder(fs::path root, Intake& intake, Clock& clock, const ImportLimits& limits)
      : root_(std::move(root)), intake_(intake), clock_(clock), limits_(limits) {}

  Status read() {
    TR_TRY(find_files());
    std::ranges::sort(files_);
    const auto count = static_cast<std::int64_t>(files_.size());
    for (std::int64_t i = 0; i < count; ++i) {
      TR_TRY(intake_.progress(i, count));
      TR_TRY(read_one(files_[static_cast<std::size_t>(i)]));
    }
    return intake_.progress(count, count);
  }

 private:
  std::string item_of(const fs::path& file) const {
    return repair_utf8(file == root_ ? root_.filename().string()
                                     : file.lexically_relative(root_).generic_string());
  }

  Status find_files() {
    std::error_code error;
    const fs::file_status status = fs::status(root_, error);
    if (status.type() == fs::file_type::not_found) return {Code::not_found, "folder"};
    if (fs::is_regular_file(status)) {
      files_.push_back(root_);
      return {};
    }
    std::vector<fs::path> folders{root_};
    std::int64_t seen = 0;
    while (!folders.empty()) {
      const fs::path folder = std::move(folders.back());
      folders.pop_back();
      fs::directory_iterator it(folder, error);
      if (error && folder == root_) return {Code::io, "folder"};
      for (; !error && it != fs::directory_iterator(); it.increment(error)) {
        if (++seen > limits_.members) return {Code::too_large, "files in the folder"};
        if (seen % 256 == 0) TR_TRY(intake_.progress(0, 0));
        sort_in(*it, folders);
      }
      if (error) intake_.remark(item_of(folder), Reason::unreadable);
    }
    return {};
  }

  void sort_in(const fs::directory_entry& found, std::vector<fs::path>& folders) {
    if (found.path().filename().string().starts_with('.')) return;
    std::error_code error;
    const fs::file_status status = found.symlink_status(error);
    if (fs::is_symlink(status)) {
      if (is_text_file(found.path()) || found.is_directory(error))
        intake_.remark(item_of(found.path()), Reason::link);
    } else if (fs::is_directory(status)) {
      folders.push_back(found.path());
    } else if (fs::is_regular_file(status) && is_text_file(found.path())) {
      files_.push_back(found.path());
    }
  }

  Status read_one(const fs::path& file) {
    intake_.saw_item();
    const std::string item = item_of(file);
    const auto content = read_file(file, limits_.markdown_file);
    if (!content) {
      intake_.remark(item, content.code() == Code::too_large ? Reason::too_large : Reason::unreadable);
      return {};
    }
    if (!is_utf8(*content) || content->find('\0') != std::string::npos) {
      intake_.remark(item, Reason::not_utf8);
      return {};
    }
    const std::string text = plain_lines(*content);
    const SplitFile split = split_front_matter(text);
    if (trim(split.body).empty() && (!split.front || !split.front->title)) {
      intake_.remark(item, Reason::empty);
      return {};
    }
    if (split.body.size() > kMaxBody && code_points(split.body) > kMaxBody) {
      intake_.remark(item, Reason::too_large);
      return {};
    }
    return take(split, file, item);
  }

  Status take(const SplitFile& split, const fs::path& file, const std::string& item) {
    const FrontMatter front = split.front.value_or(FrontMatter{});
    ImportedEntry entry;
    set_words(entry, front, split.body, file);
    const std::vector<std::string> lost = set_rest(entry, front);
    entry.source = source_of(entry, front, file);
    if (!intake_.first_time(entry.source + (entry.id ? entry.id->text() : ""))) {
      intake_.remark(item, Reason::duplicate);
      return {};
    }
    if (split.malformed) intake_.note(item, Reason::malformed);
    if (!lost.empty()) intake_.note({item, Reason::left_out, listed(lost)});
    if (const auto pictures = pictures_in(split.body); !pictures.empty()) {
      intake_.saw_photos(static_cast<std::int64_t>(pictures.size()));
      intake_.note({item, Reason::picture, listed(pictures)});
    }
    set_times(entry, front, file, item);
    return intake_.give(std::move(entry), item);
  }

  /// What makes the entry: a corrected file is another item, one that was moved, renamed or read from another
  /// folder is the same. Its date counts as it is written: the time of the file, and the zone of this
  /// computer, change.
  static std::string source_of(const ImportedEntry& entry, const FrontMatter& front, const fs::path& file) {
    std::string written = front.date.value_or(front.created.value_or(""));
    if (written.empty()) {
      if (const auto day = read_dated_name(file.stem().string()).day) written = day->text();
    }
    std::string all = entry.title + '\0' + entry.body + '\0' + written + '\0' + entry.subkind;
    for (const std::string& tag : entry.tags) all += '\0' + tag;
    for (const auto& [tag, value] : entry.fields)
      all += '\0' + std::to_string(tag) + journal::value_json(value).dump();
    return "markdown:" + stable_hash(all);
  }

  static void set_words(ImportedEntry& entry, const FrontMatter& front, std::string_view body,
                        const fs::path& file) {
    Titled words;
    if (front.title) {
      words = fit_title(*front.title, std::string(without_blank_ends(body)));
    } else {
      words = take_title(body, FirstLine::if_heading);
      if (words.title.empty()) {
        const std::string stem = one_line(repair_utf8(file.stem().string()));
        words.title = first_code_points(read_dated_name(stem).words, kMaxTitle);
      }
    }
    entry.title = std::move(words.title);
    entry.body = std::move(words.body);
  }

  void set_times(ImportedEntry& entry, const FrontMatter& front, const fs::path& file,
                 const std::string& item) {
    const auto read = [&](const std::optional<std::string>& text) {
      return text ? read_moment(*text, clock_) : std::nullopt;
    };
    const auto created = read(front.created);
    auto happened = read(front.date);
    if (!happened) happened = created;
    if (!happened) {
      if (const auto day = read_dated_name(file.stem().string()).day)
        happened = local_stamp(clock_, *day, kNoon);
    }
    const bool odd_date = keep_odd(entry, "date", front.date, item);
    const bool odd = keep_odd(entry, "created", front.created, item) || odd_date;
    if (!happened) {
      if (!odd) intake_.note(item, Reason::no_date);
      const std::int64_t written = written_at(file);
      happened = written != 0 ? with_local_offset(clock_, written) : clock_.now();
    }
    entry.happened = *happened;
    entry.created = created.value_or(*happened);
  }

  /// True when a date is written there that cannot be read: then it stays in the text.
  bool keep_odd(ImportedEntry& entry, std::string_view name, const std::optional<std::string>& written,
                const std::string& item) {
    if (!written || trim(*written).empty() || read_moment(*written, clock_)) return false;
    intake_.keep_date(entry, name, *written, item);
    return true;
  }

  /// Returns the names of what is left out.
  static std::vector<std::string> set_rest(ImportedEntry& entry, const FrontMatter& front) {
    Tags tags = clean_tags(front.tags);
    entry.tags = std::move(tags.kept);
    entry.engagement = front.engagement.value_or("");
    std::vector<std::string> lost = take_kind(entry, front);
    if (tags.dropped) lost.emplace_back("tags");
    if (!set_people(entry, front.people)) lost.emplace_back("people");
    if (front.id) entry.id = RecordId::parse(*front.id);
    if (entry.id && entry.id->is_nil()) entry.id.reset();
    if (front.id && !entry.id) lost.emplace_back("id");
    return lost;
  }

  /// False when not all of them could be taken.
  static bool set_people(ImportedEntry& entry, const std::vector<std::string>& names) {
    const journal::KindInfo& person = journal::info(journal::Kind::person);
    const journal::Field& name = *journal::find_field(person, journal::person::kName);
    const auto most = static_cast<std::size_t>(journal::find_field(person, journal::kPeople)->max);
    bool all = true;
    for (const std::string& one : names) {
      const bool fits = entry.people.size() < most && journal::check_field(name, one).ok();
      all = all && fits;
      if (fits) entry.people.push_back(one);
    }
    return all;
  }

  fs::path root_;
  Intake& intake_;
  Clock& clock_;
  const ImportLimits& limits_;
  std::vector<fs::path> files_;
};

}  // namespace

Result<ImportSummary> import_markdown(const fs::path& folder, Clock& zone, const Sink& sink,
                                      const ImportLimits& limits) {
  Intake intake(sink);
  fs::path root = folder.lexically_normal();
  if (!root.has_filename() && root.has_parent_path()) root = root.parent_path();  // `notes/` is `notes`
  TR_TRY(MarkdownFolder(std::move(root), intake, zone, limits).read());
  return intake.summary();
}

}  // namespace thirdrow::exchange
