#include <algorithm>
#include <optional>

#include "exchange/export.h"
#include "exchange/html_text.h"
#include "exchange/text.h"
#include "journal/listed.h"
#include "journal/record_json.h"
#include "journal/rows.h"
#include "platform/new_file.h"

namespace thirdrow::exchange {
namespace fs = std::filesystem;
namespace {

using journal::Field;
using journal::FieldType;
using journal::Record;
using journal::Role;
using platform::NewFile;

constexpr std::size_t kWriteAt = 64U << 10;

/// A browser fetches nothing and runs nothing, whatever the words are.
constexpr std::string_view kHead =
    "<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
    "'unsafe-inline'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n"
    "<meta name=\"referrer\" content=\"no-referrer\">\n";
constexpr std::string_view kStyle =
    ":root{color-scheme:light dark}"
    "body{font:1em/1.55 system-ui,sans-serif;max-width:44em;margin:2em auto;padding:0 1em}"
    "h1,h2,h3,h4{line-height:1.25}h2{border-bottom:1px solid;margin-top:3em}h3{margin:2em 0 .2em}"
    ".quiet{opacity:.75;margin:0}p,dd,td{white-space:pre-wrap;overflow-wrap:anywhere}"
    "dl{display:grid;grid-template-columns:minmax(8em,1fr) 3fr;gap:.3em 1em}dt{opacity:.75}dd{margin:0}"
    "table{border-collapse:collapse}th,td{text-align:start;border-bottom:1px solid;padding:.15em .6em .15em "
    "0}"
    "article{break-inside:avoid-page}a{color:inherit}";

class HtmlExport {
 public:
  HtmlExport(NewFile out, const ExportSource& source) : out_(std::move(out)), source_(source) {}

  Status begin() {
    const std::string name = html_line(source_.journal_name);
    text_ = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n" + std::string(kHead) + "<title>" + name +
            "</title>\n<style>" + std::string(kStyle) + "</style>\n</head>\n<body>\n<h1 dir=\"auto\">" +
            name + "</h1>\n<p class=\"quiet\">Written on " + source_.now.day().text() +
            ". This file is not encrypted.</p>\n";
    if (source_.kinds.empty()) return write();
    text_ += "<nav>\n<ul>\n";
    std::string last;
    for (const journal::Kind kind : source_.kinds) {
      const Group group = group_of(journal::info(kind));
      if (group.key == last) continue;
      last = group.key;
      text_ += "<li><a href=\"#" + group.key + "\">" + group.words + "</a></li>\n";
    }
    text_ += "</ul>\n</nav>\n";
    return write();
  }

  Status add(const ExportRecord& item) {
    const Record& record = item.record;
    if (record.deleted()) return {};
    open_group(record);
    add_record(record, item.people, item.engagement);
    ++count_;
    return text_.size() < kWriteAt ? Status() : write();
  }

  /// What was typed and could not be written yet.
  Status add_drafts(const std::vector<Record>& drafts) {
    for (const Record& draft : drafts) {
      if (draft.deleted()) continue;
      if (group_ != "unfinished") text_ += "<h2 id=\"unfinished\">Not finished</h2>\n";
      group_ = "unfinished";
      add_record(draft, {}, {});
    }
    return write();
  }

  Result<std::int64_t> finish() {
    text_ += "</body>\n</html>\n";
    TR_TRY(write());
    TR_TRY(out_.sync());
    TR_TRY(out_.keep());
    return count_;
  }

 private:
  struct Group {
    std::string key, words;
  };
  static Group group_of(const journal::KindInfo& kind) {
    if (kind.shelf == journal::Shelf::journal) return {"journal", "Journal"};
    return {"kind-" + std::string(kind.name), html_line(kind.label)};
  }

  /// Entries stand by month, the other records by kind.
  void open_group(const Record& record) {
    const Group group = group_of(record.info());
    if (group.key != group_) {
      text_ += "<h2 id=\"" + group.key + "\">" + group.words + "</h2>\n";
      month_.clear();
    }
    group_ = group.key;
    if (record.info().shelf != journal::Shelf::journal) return;
    const std::string month = journal::listed_at(record).day().text().substr(0, 7);
    if (month != month_) text_ += "<p class=\"quiet\">" + month + "</p>\n";
    month_ = month;
  }

  void add_record(const Record& record, const std::vector<std::string>& people,
                  const std::string& engagement) {
    const std::string title = record.title().empty() ? record.info().label : record.title();
    text_ += "<article id=\"r-" + record.id.text() + "\">\n<h3 dir=\"auto\">" + html_line(title) +
             "</h3>\n<p class=\"quiet\" dir=\"auto\">" + meta_of(record, people, engagement) + "</p>\n";
    add_body(record.body());
    if (rated_to_four(record.kind))
      text_ += "<p class=\"quiet\">Ratings go from 0, not at all, to 4, always.</p>\n";
    std::string short_ones;
    for (const Field& field : record.info().fields) {
      const journal::Value& value = record.value(field.tag);
      if (is_told_elsewhere(field) || journal::is_empty(value)) continue;
      const std::string label = html_line(field.label);
      if (field.type == FieldType::text) {
        text_ += "<h4>" + label + "</h4>\n<p dir=\"auto\">" + html_text(record.text(field.tag)) + "</p>\n";
      } else if (field.type == FieldType::rows) {
        add_table(field, record.strings(field.tag));
      } else {
        short_ones += "<dt>" + label + "</dt><dd dir=\"auto\">" + words_of(field, value) + "</dd>\n";
      }
    }
    if (!short_ones.empty()) text_ += "<dl>\n" + short_ones + "</dl>\n";
    text_ += "</article>\n";
  }

  /// By one scale, which their fields do not name.
  static bool rated_to_four(journal::Kind kind) {
    return kind == journal::Kind::selfcheck || kind == journal::Kind::assessment;
  }

  /// What people answered in a round is told by no file that anybody can read (I9); the program's own notes
  /// say nothing to a reader, but for the version of an agreement or a formula.
  static bool is_told_elsewhere(const Field& field) {
    constexpr FieldType kNotes[] = {FieldType::line, FieldType::ref};
    const bool note =
        field.role == Role::plumbing && std::ranges::find(kNotes, field.type) != std::end(kNotes);
    return note || field.role == Role::title || field.role == Role::body || field.role == Role::counts ||
           field.role == Role::subkind || field.role == Role::source;
  }

  std::string meta_of(const Record& record, const std::vector<std::string>& people,
                      const std::string& engagement) const {
    const bool entry = record.info().shelf == journal::Shelf::journal;
    std::string out = entry ? journal::listed_at(record).text().substr(0, 16) : record.when().text();
    if (out.size() > 10) out[10] = ' ';
    const auto add = [&out](const std::string& words) {
      if (!words.empty()) out += " · " + html_line(words);
    };
    // other records stand below the name of their kind
    if (const auto* kind = journal::find_entry_kind(record.subkind()); entry && kind != nullptr)
      add(kind->label);
    if (!record.info().states.empty()) add(source_.choice_words(record.state()));
    add(engagement);
    for (const std::string& person : people) add(person);
    for (const std::string& tag : record.strings(journal::kTags)) add("#" + tag);
    return out;
  }

  /// `## ` begins a question with its answer.
  void add_body(std::string_view body) {
    std::string paragraph;
    const auto close = [&] {
      const std::string_view words = without_blank_ends(paragraph);
      if (!words.empty()) text_ += "<p dir=\"auto\">" + html_text(words) + "</p>\n";
      paragraph.clear();
    };
    while (!body.empty()) {
      const std::size_t end = std::min(body.find('\n'), body.size());
      const std::string_view line = body.substr(0, end);
      body.remove_prefix(std::min(end + 1, body.size()));
      if (line.starts_with("## ")) {
        close();
        text_ += "<h4 dir=\"auto\">" + html_line(line.substr(3)) + "</h4>\n";
      } else {
        paragraph += std::string(line) + '\n';
      }
    }
    close();
  }

  void add_table(const Field& field, const journal::Strings& rows) {
    text_ += "<h4>" + html_line(field.label) + "</h4>\n<table>\n<tr>";
    for (const Field& column : field.columns)
      text_ += "<th scope=\"col\">" + html_line(column.label) + "</th>";
    text_ += "</tr>\n";
    for (const journal::Cells& cells : journal::cells_of(field, rows)) {
      text_ += "<tr>";
      for (std::size_t i = 0; i < field.columns.size(); ++i)
        text_ += "<td dir=\"auto\">" + cell_words(field.columns[i], cells[i]) + "</td>";
      text_ += "</tr>\n";
    }
    text_ += "</table>\n";
  }

  std::string cell_words(const Field& column, const std::string& cell) const {
    if (column.type == FieldType::ref) return link(RecordId::parse(cell));
    const bool choice = column.type == FieldType::choice && !cell.empty();
    return choice ? html_line(source_.choice_words(cell)) : html_text(cell);
  }

  /// Leads to the record, by its name, where this file holds it; one that is gone has none.
  std::string link(std::optional<RecordId> id) const {
    const std::string name = id ? source_.name_of(*id) : std::string();
    if (name.empty() || !source_.holds(*id)) return html_line(name);
    return "<a href=\"#r-" + id->text() + "\">" + html_line(name) + "</a>";
  }

  std::string words_of(const Field& field, const journal::Value& value) const {
    if (const auto* id = std::get_if<RecordId>(&value)) return link(*id);
    const auto* set = std::get_if<journal::Strings>(&value);
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "yes" : "no";
    if (set == nullptr) {
      const Json json = journal::field_json(field, value);
      const std::string text = json.string() != nullptr ? *json.string() : json.dump();
      return html_text(field.type == FieldType::choice ? source_.choice_words(text) : text);
    }
    std::string out;
    for (const std::string& one : *set) {
      const std::string words = field.type == FieldType::refs ? link(RecordId::parse(one)) : html_text(one);
      if (!words.empty()) out += (out.empty() ? "" : "\n") + words;
    }
    return out;
  }

  Status write() {
    const Status written = out_.write(text_);
    text_.clear();
    return written;
  }

  NewFile out_;
  const ExportSource& source_;
  std::string text_;  ///< made and not written yet
  std::string group_, month_;
  std::int64_t count_ = 0;
};

}  // namespace

Result<std::int64_t> export_html(const fs::path& file, const ExportSource& source) {
  TR_LET(opened, NewFile::create(file));
  HtmlExport out(std::move(opened), source);
  TR_TRY(out.begin());
  while (true) {
    TR_LET(batch, source.next_records());
    if (batch.empty()) break;
    for (const ExportRecord& item : batch) TR_TRY(out.add(item));
  }
  while (source.next_drafts) {
    TR_LET(drafts, source.next_drafts());
    if (drafts.empty()) break;
    TR_TRY(out.add_drafts(drafts));
  }
  return out.finish();
}

}  // namespace thirdrow::exchange
