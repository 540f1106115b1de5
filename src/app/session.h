/// An open journal: everything a person can do. No wx, no SQL, no HTTP here. Destroying it locks the journal:
/// keys are wiped, the file is closed. Belongs to the worker thread (command line, tests: to the only
/// thread).
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "app/host.h"
#include "app/prompts.h"
#include "base/words.h"
#include "exchange/export.h"
#include "exchange/import.h"
#include "journal/erasing.h"
#include "journal/history.h"
#include "journal/measures.h"
#include "platform/file_lock.h"
#include "seal/key_file.h"
#include "store/store.h"

namespace thirdrow::app {

using store::Filter;
using store::Order;
using store::Row;
template <class T>
using Page = store::Page<T>;

struct ExportFormat;

/// A record with what belongs to it outside its own fields.
struct Opened {
  journal::Record record;
  Stamp edited;
  std::vector<journal::Tag> conflicts;  ///< fields also changed elsewhere at the same time
  bool from_draft = false;              ///< holds words that were typed but not yet written
  journal::Record written;              ///< without the draft: the base of save() and keep_draft()
};

struct SearchHit {
  Row row;
  std::string snippet;
  std::vector<std::pair<std::size_t, std::size_t>> marks;  ///< byte ranges of `snippet`
  double rank = 0;
};

/// A promise that is due, for Today.
struct Owed {
  RecordId id;
  const char* what;  ///< English sentence for translation, with %s for the title
  std::string title;
  Day since;
  std::string transition;  ///< `do` that settles it, or empty
  journal::Kind kind = journal::Kind::moment;
  bool movable = false;      ///< Session::put_off() can put it off
  std::string decline = {};  ///< `do` that says no to it, or empty
  std::string about = {};    ///< whose it is and of which work, as names; empty when it says neither
};
/// What one step made of the journal, so that it can be taken back.
struct Taken {
  struct Change {
    journal::Record before, after;
  };
  std::vector<Change> changes;        ///< first the record whose step it was
  std::vector<journal::Record> made;  ///< such as the next check-in
};
struct Today {
  Day day;
  std::vector<Owed> owed;  ///< at most five, oldest first
  std::optional<Prompt> prompt;
  std::vector<Row> on_this_day;
  std::vector<Row> recent;
  std::optional<Day> last_edit;  ///< of any entry or record
};

struct ImportReport {
  exchange::ImportSummary seen;
  std::int64_t added = 0;  ///< entries; of a log, the records it says something new about
  std::int64_t already_there = 0;
  std::vector<exchange::Remark> remarks;  ///< the first 1,000
  std::int64_t remark_count = 0;
};
enum class ImportRun : std::uint8_t { real, dry };
/// A record that has to do with a person.
struct Held {
  RecordId id;
  bool by_name = false;  ///< it calls them by name, in this or an earlier version
};
struct Erased {
  std::int64_t rewritten = 0;   ///< records whose words named the person
  std::vector<RecordId> alike;  ///< where words stay that begin like the name: the person may look
};
/// Where a page keeps one line that was typed and is not a record yet.
enum class Line : std::uint8_t { today, question };
inline constexpr Line kLines[] = {Line::today, Line::question};
enum class Favourite : std::uint8_t { no, yes };
/// The setting that Vault makes with each recovery key.
inline constexpr std::string_view kRecoveryUnconfirmed = "recovery.unconfirmed";
/// How far a search counts unless told otherwise: further is not worth a person's wait.
inline constexpr std::int64_t kCounted = 1000;
/// Returns false to stop.
using KeepGoing = std::function<bool(std::int64_t done, std::int64_t of)>;

class Session;
/// Runs work on the session's thread and waits for its end; Code::cancelled when the journal was locked.
using OnSession = std::function<Status(const std::function<Status(Session&)>&)>;

class Session {
 public:
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // --- records: every kind goes through the same five calls ---
  journal::Record new_record(journal::Kind kind);
  journal::Record new_entry(const journal::EntryKind& kind);
  /// Whether what the record changes of what is there, if anything, can be written: Code::invalid over a
  /// limit, Code::refused against a rule (`with`: what is written together
  /// with it).
  Status fits(const std::optional<journal::Record>& there, const journal::Record& record,
              std::span<const journal::Record> with = {});
  /// A record that is not there yet; Code::exists when it is.
  Status add(const journal::Record& record);
  /// A record that is not there yet, after that step: in one go, or not at all.
  Result<RecordId> add_and_step(const journal::Record& record, std::string_view name);
  /// Writes as ops only what the person changed: where `record` differs from `opened` (what was there when
  /// the page was read, or new_record), laid over what is there now. What came in since stays; texts and sets
  /// changed on both sides are merged. Drops the draft. Saving on: `opened` is then the `record` of the save
  /// before.
  Status save(const journal::Record& record, const journal::Record& opened);
  Result<Opened> open(RecordId id);  ///< also from the Trash; includes an unwritten draft
  /// Takes what was typed and not yet written along; Code::invalid, with the draft kept, when that cannot be
  /// written.
  Status transition(RecordId id, std::string_view name,
                    const std::function<Status(journal::Record&)>& set_fields = {}, Taken* taken = nullptr);
  /// What the step changed is as it was before it, what came since stays, and what it made goes to the Trash.
  /// Code::refused, "moved on", when the record took another step since.
  Status undo(const Taken& taken);
  /// A prefix of at least four characters, or a whole id.
  Result<RecordId> resolve(std::string_view prefix);

  /// Every few seconds while typing: kept encrypted, not yet an op, survives a crash. Words that the disk
  /// does not take are held in memory and count as a draft all the same, until a later settle_drafts() or
  /// sealed_words(). Code::refused, and nothing is kept, of a purged record.
  Status keep_draft(const journal::Record& record, const journal::Record& opened);
  /// Writes all drafts as ops (at lock, opening and export). Returns how many, or the first error, after all
  /// were tried.
  Result<int> settle_drafts();
  /// Kept and held like a draft.
  Status keep_line(std::string_view line, Line which = Line::today);
  Result<std::string> kept_line(Line which = Line::today);
  /// What settle_drafts() could bring to no disk, encrypted under the journal's key, to be kept in memory
  /// over a lock; empty when there is nothing.
  Bytes sealed_words() const;
  /// After the next opening; Code::damaged when `sealed` is of another journal. They are held again, not yet
  /// written.
  Status take_back(ByteView sealed);
  /// Drafts that cannot be written yet (a limit, a required field), outside the Trash: a person should be led
  /// back to them. Without those of a record that cannot be read, which verify() names.
  Result<std::vector<RecordId>> unfinished();
  /// What was typed and not yet written is not wanted.
  Status discard_draft(RecordId id);

  // --- entries ---
  Result<Page<Row>> list(const Filter& filter, std::int64_t limit, std::int64_t offset);
  Result<std::vector<std::int64_t>> places(const Filter& filter);
  Result<std::vector<Row>> rows(const std::vector<std::int64_t>& places);
  Result<Page<SearchHit>> search(std::string_view query, const Filter& filter, Order order,
                                 std::int64_t limit, std::int64_t offset = 0,
                                 std::int64_t count_limit = kCounted);
  Result<std::vector<journal::Version>> history(RecordId id);
  /// English, for translation, unless the device was given a name.
  std::string device_name(DeviceId id);
  Status restore_version(RecordId id, std::size_t version);  ///< index into history()
  Status remove(RecordId id);                                ///< to the Trash
  Status put_back(RecordId id);                              ///< from the Trash
  Status purge(RecordId id);                                 ///< the words go for good, from file and index
  Result<int> purge_expired();  ///< what lay in the Trash for 30 days, by the real clock, and its drafts
  Result<int> empty_trash();    ///< all that is in the Trash goes for good; how many
  Result<std::vector<Row>> on_this_day();
  Result<std::vector<std::pair<Day, std::int64_t>>> days(Day from, Day to);
  Result<std::vector<std::int64_t>> months();
  Result<std::vector<std::pair<std::string, std::int64_t>>> tags();
  Result<std::vector<journal::Record>> all_of(journal::Kind kind);
  /// The person of that name (case does not matter), made when there is none.
  Result<RecordId> person_named(const std::string& name);
  std::string name_of(RecordId id);  ///< title of any record; empty when unknown or removed for good

  // --- prompts ---
  Result<PromptBank> prompts();
  Result<std::optional<Prompt>> next_prompt(std::string_view event,
                                            const std::vector<std::string>& passed_over = {});
  Status prompt_used(std::string_view prompt_id, std::optional<int> opened = {});
  /// Counts the questions whose headings have words under them in `after` and had none in `before`, each once
  /// a day.
  Status note_answers(const journal::Record& before, const journal::Record& after);
  /// Code::exists ("question") for one that is there already, shipped or of the person's own.
  Result<RecordId> add_prompt(std::string_view text, std::string_view theme);
  Status retire_prompt(std::string_view prompt_id);
  Status bring_back_prompt(std::string_view prompt_id);
  Status favourite_prompt(std::string_view prompt_id, Favourite favourite);

  // --- people ---
  /// Every record that names the person in a field, or ever called them by name in its words.
  Result<std::vector<Held>> held_about(RecordId person, const KeepGoing& keep_going = {});
  /// Takes the person out for good: their record, and their names (journal::names_of) from every word, every
  /// version, the index, and drafts. Records that named them come back under another number without their
  /// history. One transaction.
  Result<Erased> erase_person(RecordId person, std::span<const std::string> also = {},
                              const KeepGoing& keep_going = {});

  Result<Today> today();
  /// The day on which an entry or a record was written last.
  Result<std::optional<Day>> last_edit();
  /// Puts off what is owed by the rules of its kind.
  Status put_off(const Owed& owed, Taken* taken = nullptr);
  /// The day that put_off() gives it: of a check-in and a start tomorrow, of anything else in a week.
  Day put_off_until(const Owed& owed) const;

  // --- figures ---
  /// What figures are worked out from, read once and kept up to date; good until the next write.
  Result<journal::View> view(journal::Window window);
  /// The same of one engagement and what belongs to it.
  Result<journal::Ledger> ledger_of(RecordId engagement);

  // --- exchange ---
  /// `format`: one of import_formats(); Code::usage otherwise. An import takes nothing away and brings
  /// nothing back that was removed for good here: a file's log is merged but for what it removes, single
  /// records and entries are only added. (Of a purged entry that came from another program nothing is known
  /// any more.) What came in before an error stays; `so_far`, when given, tells of it. When it is the file
  /// that is damaged, the detail begins with "import file".
  Result<ImportReport> import_from(std::string_view format, const std::filesystem::path& file, ImportRun run,
                                   const KeepGoing& keep_going = {}, ImportReport* so_far = nullptr);
  /// `format`: one of export_formats(). Returns how many records were written: with days, of thirdrow-json
  /// the entries of those days and whatever they point at. Stopped, nothing is left behind. Not encrypted:
  /// callers warn.
  Result<std::int64_t> export_to(std::string_view format, const std::filesystem::path& file,
                                 std::optional<Day> from = {}, std::optional<Day> to = {},
                                 const KeepGoing& keep_going = {});

  // --- sync ---
  /// For what keeps several computers the same: figures follow what it brings in.
  Status on_store(const std::function<Status(store::Store&)>& work);

  // --- care ---
  Result<store::About> about();
  Result<store::Findings> verify(const store::Progress& progress = {});
  Status rebuild(const store::Progress& progress = {});
  Result<std::string> fingerprint();
  /// One encrypted file: database and key file together.
  Status backup(const std::filesystem::path& file, const KeepGoing& keep_going = {});
  /// False from the making of a recovery key on until somebody has shown that it was put away, also after a
  /// crash or a lock in between: then the person should make another one.
  bool recovery_confirmed();
  Status confirm_recovery() { return set_setting(kRecoveryUnconfirmed, {}); }
  /// `otherwise` also when it cannot be read.
  std::string setting(std::string_view key, std::string_view otherwise = {});
  Status set_setting(std::string_view key, std::string_view value);
  /// Fixes today for reports and tests; nothing = the clock's. Only values of fields follow it: the log's own
  /// times and what is purged go by the real clock.
  void fix_today(std::optional<Day> day) { fixed_today_ = day; }
  Stamp now() const;

 private:
  friend class Vault;
  Session(Host host, std::filesystem::path folder, platform::FileLock lock, seal::Secret key,
          store::Store store);
  class Importer;
  /// Makes the records as given, in one transaction, and drops the first one's draft.
  Status put(std::span<const journal::Record> records);
  Status write(RecordId id, std::vector<journal::OpBody> bodies, std::span<const RecordId> settled = {});
  /// Code::failed when a number was already taken.
  Status commit_new(const std::vector<journal::Op>& ops, std::span<const RecordId> settled = {});
  /// save(), of a base that is known; `also` is written with it.
  Status lay_over(const journal::Record& record, const journal::Record& opened,
                  std::vector<journal::Record> also = {});
  /// What open() gave, with changes, and the words of its draft, which a page may go on from.
  Status write_opened(const Opened& opened, std::vector<journal::Record> also = {});
  /// What a page that read `opened` has in the journal by now: the words that were settled under it.
  const journal::Record& base_of(const journal::Record& opened) const;
  /// Whether the draft was written; not when it does not fit yet.
  Result<bool> settle(RecordId id);
  Result<std::optional<store::Draft>> draft_of(RecordId id);
  Result<std::vector<RecordId>> drafted();
  Result<int> purge_trashed(std::int64_t until_ms);
  Result<std::vector<RecordId>> all_records();
  enum class WithNamed : std::uint8_t { no, yes };  ///< records that these point at, and so on
  Result<std::vector<RecordId>> records_of_days(std::optional<Day> from, std::optional<Day> to,
                                                WithNamed with_named);
  Result<std::vector<journal::Record>> drafts_of_days(std::optional<Day> from, std::optional<Day> to);
  enum class Drafts : std::uint8_t { within, apart };
  Result<std::int64_t> export_all(const std::filesystem::path& folder, std::optional<Day> from,
                                  std::optional<Day> to, const KeepGoing& keep_going);
  Result<std::int64_t> export_figures(const ExportFormat& format, const std::filesystem::path& file,
                                      std::optional<Day> from, std::optional<Day> to);
  Result<std::vector<journal::Op>> erasing_ops(RecordId person, std::span<const RecordId> ids,
                                               const std::map<RecordId, RecordId>& others,
                                               const journal::Names& names);
  Status erase_drafts(const std::map<RecordId, RecordId>& others, const journal::Names& names);
  /// Drafts in which a word is left that begins like the name.
  Status add_alike_drafts(RecordId person, const std::map<RecordId, RecordId>& others,
                          const journal::Names& names, std::set<RecordId>& alike);
  Result<exchange::ExportRecord> to_export(RecordId id, Drafts drafts);
  Status set_deleted(RecordId id, const journal::Value& when);
  Status set_day(RecordId id, journal::Tag tag, Day day, Taken* taken);
  /// The record that keeps a person's choices about a prompt; not stored yet for a shipped one without any.
  Result<Opened> question_record(std::string_view prompt_id);

  /// Brings the ledger up to what these ops made of their records.
  void follow(std::span<const journal::Op> ops);
  Result<const journal::Ledger*> ledger();
  Result<std::vector<Owed>> owed();

  Host host_;
  std::filesystem::path folder_;
  platform::FileLock lock_;
  seal::Secret key_;
  store::Store store_;
  std::map<RecordId, store::Draft>
      held_;  ///< drafts that the disk did not take; newer than those in the store
  std::map<Line, std::string> held_lines_;  ///< the same for keep_line()
  /// Drafts that became ops while the page that wrote them may still be open and name the old base.
  std::map<RecordId, store::Draft> settled_;
  std::optional<Day> fixed_today_;
  std::optional<journal::Ledger> ledger_;  ///< read when figures are first asked for
};

}  // namespace thirdrow::app
