// Export: what is written outside is read through the session's own doors.
#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "app/form.h"
#include "app/formats.h"
#include "app/number_words.h"
#include "app/presenters/progress_exhibits.h"
#include "app/ref_choices.h"
#include "app/session.h"
#include "journal/listed.h"
#include "journal/references.h"
#include "journal/rows.h"
#include "platform/files.h"

namespace thirdrow::app {
namespace {

using journal::Record;

constexpr std::int64_t kOpsAtOnce = 5000;
constexpr std::size_t kBytesAtOnce = 16U << 20;
constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();

/// Ids that the record names: people, an engagement, a question of the person's own.
std::vector<RecordId> named_by(const Record& record) {
  std::vector<RecordId> out;
  const auto add = [&](std::string_view text) {
    if (const auto id = RecordId::parse(text)) out.push_back(*id);
  };
  for (const auto& [tag, value] : record.fields) {
    // A question's own number stands in a line.
    if (const auto* line = std::get_if<std::string>(&value)) add(*line);
  }
  for (const journal::Reference& one : journal::references(record)) out.push_back(one.id);
  return out;
}

/// Which operations a file that anybody can read may hold: none that carries what people answered in a round
/// (I9). That of a record whose kind is not known any more, or not yet, could be one.
class ReadableOps {
 public:
  ReadableOps(store::Store& store, std::span<const RecordId> records) : store_(store) {
    for (const RecordId id : records) may_.emplace(id, true);
  }
  Status read() {
    for (const journal::KindInfo& kind : journal::kinds()) {
      if (!journal::holds_counts(kind)) continue;
      for (const auto shelf : {Filter::Shelf::records, Filter::Shelf::trash}) {
        Filter counts;
        counts.shelf = shelf;
        counts.subkind = kind.name;
        TR_LET(page, store_.list(counts, kAll, 0));
        for (const Row& row : page.items) may_[row.id] = false;
      }
    }
    return {};
  }
  /// The next ones of the log; none at its end.
  Result<std::vector<journal::Op>> next() {
    std::vector<journal::Op> ops;
    while (ops.empty()) {
      TR_LET(stretch, store_.ops_after(last_, kOpsAtOnce));
      last_ = stretch.last;
      if (stretch.ops.empty()) break;
      for (journal::Op& op : stretch.ops) {
        TR_LET(may, may_leave(op));
        if (may) ops.push_back(std::move(op));
      }
    }
    return ops;
  }

 private:
  Result<bool> may_leave(const journal::Op& op) {
    const bool says_nothing =
        std::holds_alternative<journal::Purge>(op.body) || std::holds_alternative<journal::Redacted>(op.body);
    if (says_nothing || op.entry.is_nil()) return true;
    if (const auto known = may_.find(op.entry); known != may_.end()) return known->second;
    TR_LET(state, store_.state(op.entry));
    return may_.emplace(op.entry, state.kind != 0).first->second;
  }

  store::Store& store_;
  std::map<RecordId, bool> may_;
  std::int64_t last_ = 0;
};

/// Entries from the first day on, then the other records kind by kind; with names for what they point at.
Status arrange_to_read(store::Store& store, std::vector<RecordId>& ids, exchange::ExportSource& source) {
  const std::set<RecordId> wanted(ids.begin(), ids.end());
  Filter kept;
  kept.shelf = Filter::Shelf::kept;
  TR_LET(page, store.list(kept, kAll, 0));
  std::erase_if(page.items, [&](const Row& row) { return !wanted.contains(row.id); });
  std::ranges::sort(page.items, {}, [](const Row& row) {
    const bool entry = journal::info(row.kind).shelf == journal::Shelf::journal;
    return std::tuple(entry ? 0 : static_cast<int>(row.kind), row.happened.utc_ms, row.id);
  });
  ids.clear();
  for (const Row& row : page.items) {
    ids.push_back(row.id);
    if (std::ranges::find(source.kinds, row.kind) == source.kinds.end()) source.kinds.push_back(row.kind);
  }
  source.holds = [held = std::set<RecordId>(ids.begin(), ids.end())](RecordId id) {
    return held.contains(id);
  };
  source.name_of = [&store](RecordId id) {
    const auto record = store.record(id);
    if (!record || record->deleted()) return std::string();
    const std::string name = short_name(*record);
    return name.empty() ? std::string(record->info().label) : name;
  };
  return {};
}

/// Whoever lies in the Trash is not named.
void put_names(const exchange::ExportSource& source, exchange::ExportRecord& item) {
  const auto engagement = item.record.ref(journal::kEngagement);
  item.engagement = engagement ? source.name_of(*engagement) : std::string();
  item.people.clear();
  for (const std::string& person : item.record.strings(journal::kPeople)) {
    const auto id = RecordId::parse(person);
    if (std::string name = id ? source.name_of(*id) : ""; !name.empty())
      item.people.push_back(std::move(name));
  }
}

/// The rows of that field, the item that each begins with in its words.
void put_items(Record& record, journal::Tag tag) {
  std::vector<journal::Cells> rows = journal::cells_of(record, tag);
  for (journal::Cells& row : rows) row[0] = item_words(row[0]);
  if (!rows.empty()) record.set(tag, journal::rows_of(rows));
}

/// What is named by its number in the bank, or by the key of an item: a reader gets its words.
void put_words(const PromptBank& bank, Record& record) {
  if (record.kind == journal::Kind::selfcheck) put_items(record, journal::selfcheck::kExamples);
  if (record.kind == journal::Kind::assessment) put_items(record, journal::assessment::kAnswers);
  if (record.kind == journal::Kind::pledge) {
    journal::Strings standards = record.strings(journal::pledge::kStandards);
    for (std::string& one : standards) one = choice_words(one);
    if (!standards.empty()) record.set(journal::pledge::kStandards, std::move(standards));
  }
  if (record.kind != journal::Kind::question_use) return;
  if (const Prompt* prompt = bank.find(record.text(journal::question_use::kQuestion)))
    record.set(journal::question_use::kQuestion, prompt->text);
}

}  // namespace

Result<std::vector<RecordId>> Session::records_of_days(std::optional<Day> from, std::optional<Day> to,
                                                       WithNamed with_named) {
  Filter filter;
  filter.from = from;
  filter.to = to;
  TR_LET(page, store_.list(filter, kAll, 0));
  std::vector<RecordId> ids;
  for (const Row& row : page.items) ids.push_back(row.id);
  if (with_named == WithNamed::no) return ids;
  std::set<RecordId> known(ids.begin(), ids.end());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    TR_LET(opened, open(ids[i]));
    for (const RecordId id : named_by(opened.record)) {
      if (!known.insert(id).second) continue;
      TR_LET(state, store_.state(id));
      const auto there = state.record();
      // Without its numbers a count is nothing that could be added again.
      if (there && !journal::holds_counts(there->info())) ids.push_back(id);
    }
  }
  return ids;
}

Result<std::vector<RecordId>> Session::all_records() {
  std::vector<RecordId> ids;
  for (const auto shelf : {Filter::Shelf::journal, Filter::Shelf::trash, Filter::Shelf::records}) {
    Filter filter;
    filter.shelf = shelf;
    TR_LET(page, store_.list(filter, kAll, 0));
    for (const Row& row : page.items) ids.push_back(row.id);
  }
  return ids;
}

Result<std::vector<Record>> Session::drafts_of_days(std::optional<Day> from, std::optional<Day> to) {
  TR_LET(ids, drafted());
  std::vector<Record> drafts;
  for (const RecordId id : ids) {
    TR_LET(opened, open(id));
    if (journal::holds_counts(opened.record.info())) continue;
    const Day day = journal::listed_at(opened.record).day();
    if ((!from || day >= *from) && (!to || day <= *to)) drafts.push_back(std::move(opened.record));
  }
  return drafts;
}

Result<exchange::ExportRecord> Session::to_export(RecordId id, Drafts drafts) {
  TR_LET(opened, open(id));
  exchange::ExportRecord out{drafts == Drafts::apart ? opened.written : opened.record, opened.edited, {}, {}};
  for (const std::string& person : out.record.strings(journal::kPeople)) {
    const auto named = RecordId::parse(person);
    // One that was removed for good has no name any more.
    if (std::string name = named ? name_of(*named) : ""; !name.empty()) out.people.push_back(std::move(name));
  }
  if (const auto* e = std::get_if<RecordId>(&out.record.value(journal::kEngagement)))
    out.engagement = name_of(*e);
  return out;
}

Result<std::int64_t> Session::export_figures(const ExportFormat& format, const std::filesystem::path& file,
                                             std::optional<Day> from, std::optional<Day> to) {
  const Day last = to.value_or(now().day());
  const journal::Window window{from.value_or(journal::quarter_to(last).first), last};
  if (window.last < window.first) return {Code::usage, "days"};
  TR_LET(bytes, format.make(*this, window));
  TR_TRY(platform::write_new(file, bytes));
  return 1;
}

/// Counts what the complete one of them holds.
Result<std::int64_t> Session::export_all(const std::filesystem::path& folder, std::optional<Day> from,
                                         std::optional<Day> to, const KeepGoing& keep_going) {
  struct Copy {
    std::string_view format;
    const char* name;
  };
  constexpr Copy kCopies[] = {{"thirdrow-json", "journal.json"},
                              {"html", "journal.html"},
                              {"markdown", "entries"},
                              {"csv-measures", "measures.csv"}};
  std::error_code error;
  const bool made_folder = std::filesystem::create_directory(folder, error);
  if (error) return platform::file_error(error);
  if (!made_folder && !std::filesystem::is_empty(folder, error)) return {Code::exists, "folder"};
  if (made_folder) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
  if (error) return platform::file_error(error);
  std::int64_t most = 0, parts = 0, told = 0;
  for (const Copy& part : kCopies) {
    constexpr std::int64_t kWhole = 100, kOfAll = kWhole * std::int64_t{std::size(kCopies)};
    const KeepGoing within = [&](std::int64_t done, std::int64_t of) {
      const std::int64_t share = of > 0 ? std::min(done, of) * kWhole / of : 0;
      told = std::max(told, parts * kWhole + share);  // the log of a part begins anew
      return !keep_going || keep_going(told, kOfAll);
    };
    const auto written = within(0, 1) ? export_to(part.format, folder / part.name, from, to, within)
                                      : Result<std::int64_t>(Code::cancelled);
    ++parts;
    if (!written) {
      std::error_code ignored;  // what stopped it is told
      for (const Copy& made : kCopies) std::filesystem::remove_all(folder / made.name, ignored);
      if (made_folder) std::filesystem::remove(folder, ignored);
      return written.error();
    }
    most = std::max(most, *written);
  }
  return most;
}

Result<std::int64_t> Session::export_to(std::string_view format, const std::filesystem::path& file,
                                        std::optional<Day> from, std::optional<Day> to,
                                        const KeepGoing& keep_going) {
  const ExportFormat* known = find_format(export_formats(), format);
  if (known == nullptr) return {Code::usage, "format"};
  if (known->holds == ExportFormat::Holds::figures) return export_figures(*known, file, from, to);
  if (known->holds == ExportFormat::Holds::all) return export_all(file, from, to, keep_going);
  // What was typed belongs to the log too. What cannot be written goes apart, or with the record in a format
  // that is there to be read.
  static_cast<void>(settle_drafts());
  const bool reading = known->holds == ExportFormat::Holds::reading;
  const bool records = reading || known->holds == ExportFormat::Holds::everything;
  const bool everything = records && !from && !to;
  TR_LET(ids,
         everything ? all_records() : records_of_days(from, to, records ? WithNamed::yes : WithNamed::no));
  exchange::ExportSource source;
  PromptBank bank;
  if (reading) {
    TR_TRY(arrange_to_read(store_, ids, source));
    source.choice_words = choice_words;
    TR_LET(questions, prompts());
    bank = std::move(questions);
  }
  TR_LET(about, store_.about());
  source.journal_name = about.name;
  source.now = now();
  std::size_t next = 0;
  source.next_records = [&]() -> Result<std::vector<exchange::ExportRecord>> {
    std::vector<exchange::ExportRecord> batch;
    const auto done = static_cast<std::int64_t>(next);
    if (keep_going && !keep_going(done, static_cast<std::int64_t>(ids.size()))) return Code::cancelled;
    std::size_t bytes = 0;
    for (; next < ids.size() && batch.size() < exchange::kImportBatch && bytes < kBytesAtOnce; ++next) {
      TR_LET(one, to_export(ids[next], records && !reading ? Drafts::apart : Drafts::within));
      if (reading) {
        put_words(bank, one.record);
        put_names(source, one);
      }
      bytes += one.record.body().size();
      batch.push_back(std::move(one));
    }
    return batch;
  };
  std::vector<Record> drafts;
  if (records) {
    TR_LET(unwritten, drafts_of_days(from, to));
    drafts = std::move(unwritten);
    const auto is_told = [&ids](const Record& draft) {
      return std::ranges::find(ids, draft.id) != ids.end();
    };
    if (reading) std::erase_if(drafts, is_told);
    if (reading) std::ranges::for_each(drafts, [&](Record& draft) { put_words(bank, draft); });
    source.next_drafts = [&]() -> Result<std::vector<Record>> { return std::exchange(drafts, {}); };
  }
  // A part of the journal goes without its log: importing it only adds the records that are not there.
  ReadableOps readable(store_, ids);
  if (everything && !reading) {
    TR_TRY(readable.read());
    source.next_ops = [&]() -> Result<std::vector<journal::Op>> {
      if (keep_going && !keep_going(0, about.ops)) return Code::cancelled;
      return readable.next();
    };
  }
  return known->write(file, source);
}

}  // namespace thirdrow::app
