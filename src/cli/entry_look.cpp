#include "cli/entry_look.h"

#include <algorithm>
#include <array>
#include <limits>

#include "app/beside.h"
#include "cli/entry_print.h"
#include "cli/entry_write.h"
#include "cli/resolve.h"
#include "journal/fold.h"
#include "journal/listed.h"
#include "journal/record_json.h"

namespace thirdrow::cli {
namespace {

using journal::Record;

constexpr std::int64_t kDefaultLimit = 50;
constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();

struct Slice {
  std::int64_t limit = kDefaultLimit;
  std::int64_t offset = 0;
};

Result<Slice> slice(Context& context) {
  TR_LET(limit, context.number_option("limit", 0, kMost));
  TR_LET(offset, context.number_option("offset", 0, kMost));
  return Slice{limit.value_or(kDefaultLimit), offset.value_or(0)};
}

Result<app::Filter> filter(Context& context, app::Session& session) {
  const Arguments& args = context.arguments();
  app::Filter out;
  if (args.has("trash")) out.shelf = app::Filter::Shelf::trash;
  if (args.has("kind")) {
    TR_LET(kind, entry_kind(context, args.one("kind")));
    out.subkind = kind->name;
  }
  out.tag = args.one("tag");
  if (args.has("person")) {
    TR_LET(person, resolve_person(context, session, args.one("person")));
    out.person = person;
  }
  if (args.has("engagement")) {
    TR_LET(engagement, resolve_engagement(context, session, args.one("engagement")));
    out.engagement = engagement;
  }
  TR_LET(from, context.day_option("from"));
  TR_LET(to, context.day_option("to"));
  out.from = from;
  out.to = to;
  return out;
}

void note_more(Context& context, std::size_t shown, std::int64_t total) {
  if (static_cast<std::int64_t>(shown) < total)
    context.note(std::to_string(shown) + " of " + std::to_string(total) + "; see --limit and --offset.");
}

Status print_page(Context& context, app::Session& session, const std::vector<app::Row>& rows,
                  std::int64_t total) {
  if (!context.json()) {
    print_rows(context, rows);
    note_more(context, rows.size(), total);
    return {};
  }
  Json items = Json::array();
  for (const app::Row& row : rows) {
    TR_LET(item, row_json(session, row.id));
    items.push(std::move(item));
  }
  context.print(page_json(std::move(items), total));
  return {};
}

/// One `--where` as the value to look for.
struct Wanted {
  journal::Tag tag;
  journal::Value value;
};

Error no_such_state(Context& context, const journal::KindInfo& kind) {
  std::string list;
  for (const std::string_view state : kind.states) list += (list.empty() ? "" : ", ") + std::string(state);
  return context.fail(Code::usage, "A record of this kind has no such state.",
                      list.empty() ? "It has no states." : "Its states are: " + list + ".");
}

Result<std::vector<Wanted>> wanted(Context& context, app::Session& session, const journal::KindInfo& kind) {
  std::vector<Wanted> out;
  for (const std::string& where : context.arguments().all("where")) {
    TR_LET(field, assigned_field(context, kind, where));
    const std::string text = where.substr(where.find('=') + 1);
    if (field->role == journal::Role::counts)
      return context.fail(Code::usage,
                          "What people answered is not looked for: '" + std::string(field->name) + "'.");
    if (field->tag == journal::kState) {
      if (std::ranges::find(kind.states, text) == kind.states.end()) return no_such_state(context, kind);
      out.push_back({field->tag, text});
      continue;
    }
    Record example{{}, kind.kind, {}, {}};
    TR_TRY(assign(context, session, example, where));
    out.push_back({field->tag, example.value(field->tag)});
  }
  return out;
}

/// Sets match when they hold every element looked for.
bool matches(const Record& record, const Wanted& want) {
  if (want.tag == journal::kState) return journal::Value(record.state()) == want.value;
  const journal::Value& has = record.value(want.tag);
  const auto* elements = std::get_if<journal::Strings>(&want.value);
  if (elements == nullptr || elements->empty()) return has == want.value;
  const journal::Strings all = record.strings(want.tag);
  return std::ranges::includes(all, *elements);
}

/// What tells records of a kind apart beside a title: their engagement, their version, where they stand.
std::string beside_title(app::Session& session, const Record& record) {
  std::string out;
  const auto say = [&](const std::string& part) {
    if (!part.empty()) out += (out.empty() ? "" : ", ") + part;
  };
  if (const auto work = record.ref(journal::kEngagement)) say(session.name_of(*work));
  if (record.kind == journal::Kind::agreement)
    say("version " + std::to_string(record.integer(journal::agreement::kVersion).value_or(1)));
  say(record.state());
  return out;
}

app::Row row_of(app::Session& session, const Record& record) {
  app::Row row;
  row.id = record.id;
  row.kind = record.kind;
  row.subkind = record.subkind();
  row.happened = journal::listed_at(record);
  row.title = record.title();
  row.preview = beside_title(session, record);
  return row;
}

Status list_kind(Context& context, app::Session& session, const journal::KindInfo& kind) {
  for (const char* option : {"kind", "tag", "person", "engagement", "from", "to", "trash"}) {
    if (context.arguments().has(option)) {
      return context.fail(Code::usage, "--" + std::string(option) + " is for entries.",
                          "For records use --where FIELD=VALUE.");
    }
  }
  TR_LET(part, slice(context));
  TR_LET(wants, wanted(context, session, kind));
  TR_LET(all, session.all_of(kind.kind));
  std::erase_if(all, [&](const Record& record) {
    return record.deleted() ||
           !std::ranges::all_of(wants, [&](const Wanted& w) { return matches(record, w); });
  });
  std::vector<app::Row> rows;
  for (std::size_t i = static_cast<std::size_t>(part.offset); i < all.size(); ++i) {
    if (static_cast<std::int64_t>(rows.size()) == part.limit) break;
    rows.push_back(row_of(session, all[i]));
  }
  return print_page(context, session, rows, static_cast<std::int64_t>(all.size()));
}

Json run_json(const journal::Run& run) {
  using enum journal::Run::Sort;
  return Json::object().add(run.sort == same ? "same" : run.sort == removed ? "removed" : "added", run.text);
}

/// The text that the change is of, in two versions; nothing for other values.
std::optional<std::pair<std::string, std::string>> texts_of(const Record& record,
                                                            const journal::FieldChange& change) {
  const journal::Field* field = journal::find_field(record.info(), change.field);
  const bool text =
      field == nullptr || field->type == journal::FieldType::line || field->type == journal::FieldType::text;
  const auto* before = std::get_if<std::string>(&change.before);
  const auto* after = std::get_if<std::string>(&change.after);
  if (!text || names_question(record, change.field) || (before == nullptr && after == nullptr))
    return std::nullopt;
  const std::string none;
  return std::pair(before != nullptr ? *before : none, after != nullptr ? *after : none);
}

/// As `show` calls it.
std::string_view field_name(const Record& record, journal::Tag tag) {
  const journal::Field* field = journal::find_field(record.info(), tag);
  if (field == nullptr) return "unknown";
  return field->role == journal::Role::subkind ? std::string_view("kind") : field->name;
}

Json version_json(app::Session& session, const journal::Version& version, std::size_t number) {
  Json changed = Json::array();
  for (const journal::FieldChange& change : version.changed) {
    Json item = Json::object().add("field", field_name(version.record, change.field));
    const journal::Field* field = journal::find_field(version.record.info(), change.field);
    const auto json = [&](const journal::Value& value) {
      return field != nullptr ? journal::field_json(*field, value) : journal::value_json(value);
    };
    item.add("before", json(change.before)).add("after", json(change.after));
    if (const auto texts = texts_of(version.record, change)) {
      Json diff = Json::array();
      for (const journal::Run& run : journal::readable_diff(texts->first, texts->second))
        diff.push(run_json(run));
      item.add("diff", std::move(diff));
    }
    changed.push(std::move(item));
  }
  Json out = Json::object();
  out.add("version", number).add("at", version.at.text()).add("device", session.device_name(version.device));
  return out.add("changed", std::move(changed));
}

void print_version(Context& context, app::Session& session, const journal::Version& version,
                   std::size_t number) {
  std::ostream& out = context.out();
  const Colour colour = context.columns() > 0 ? Colour::terminal : Colour::none;
  out << "version " << number << "  " << version.at.text() << "  "
      << harmless_line(session.device_name(version.device)) << '\n';
  for (const journal::FieldChange& change : version.changed) {
    out << "  " << field_name(version.record, change.field) << ": ";
    if (const auto texts = texts_of(version.record, change)) {
      const auto runs = journal::readable_diff(journal::without_heading_marks(texts->first),
                                               journal::without_heading_marks(texts->second));
      out << readable(runs, colour) << '\n';
      continue;
    }
    const auto words = [&](const journal::Value& value) {
      return value_text(session, version.record, change.field, value);
    };
    const std::array runs = {journal::Run{journal::Run::Sort::removed, words(change.before)},
                             journal::Run{journal::Run::Sort::added, words(change.after)}};
    const std::size_t first = runs[0].text.empty() ? 1 : 0;
    const std::size_t last = runs[1].text.empty() ? 1 : 2;
    out << readable(std::span(runs).subspan(first, last - first), colour) << '\n';
  }
}

/// A snippet with its matches bright on a terminal.
std::string lit(const app::SearchHit& hit, Colour colour) {
  if (colour == Colour::none) return harmless_line(hit.snippet);
  std::string out;
  std::size_t at = 0;
  for (const auto& [begin, end] : hit.marks) {
    if (begin < at || end < begin || end > hit.snippet.size()) continue;
    out += harmless_line(std::string_view(hit.snippet).substr(at, begin - at));
    out += "\x1b[1m" + harmless_line(std::string_view(hit.snippet).substr(begin, end - begin)) + "\x1b[0m";
    at = end;
  }
  return out + harmless_line(std::string_view(hit.snippet).substr(at));
}

Status print_hits(Context& context, app::Session& session, const app::Page<app::SearchHit>& page) {
  if (context.json()) {
    Json items = Json::array();
    for (const app::SearchHit& hit : page.items) {
      TR_LET(item, row_json(session, hit.row.id));
      items.push(std::move(item.add("snippet", hit.snippet).add("rank", hit.rank)));
    }
    context.print(page_json(std::move(items), page.total));
    return {};
  }
  const Colour colour = context.columns() > 0 ? Colour::terminal : Colour::none;
  for (const app::SearchHit& hit : page.items) {
    const std::string head = short_id(hit.row.id) + "  " + hit.row.happened.day().text() + "  " +
                             std::string(kind_name(hit.row)) + "  " + harmless_line(hit.row.title);
    context.out() << (context.columns() > 0 ? cut(head, context.columns()) : head) << "\n    "
                  << lit(hit, colour) << '\n';
  }
  if (page.total == 0) context.note("Nothing found.");
  note_more(context, page.items.size(), page.total);
  return {};
}

std::optional<Day> first_of_month(const std::string& text) { return Day::parse(text + "-01"); }

Day last_of_month(Day first) {
  const auto [year, month, day] = first.civil();
  const auto next = month == 12 ? Day::from_civil(year + 1, 1, 1) : Day::from_civil(year, month + 1, 1);
  return next ? *next - 1 : first + 30;
}

void print_month(std::ostream& out, Day first, Day last,
                 const std::vector<std::pair<Day, std::int64_t>>& days) {
  out << first.text().substr(0, 7) << "\n Mo  Tu  We  Th  Fr  Sa  Su\n";
  std::string line(first.weekday() * 4, ' ');
  for (Day day = first; day <= last; day = day + 1) {
    const bool any = std::ranges::find(days, day, [](const auto& d) { return d.first; }) != days.end();
    const std::string number = std::to_string(day.civil().day);
    line += std::string(3 - number.size(), ' ') + number + (any ? '*' : ' ');
    if (day.weekday() == 6 || day == last) {
      out << line.substr(0, line.find_last_not_of(' ') + 1) << '\n';
      line.clear();
    }
  }
}

std::string beside_line(const app::Beside& one) {
  return app::beside_words(one, app::in_english, [](const app::RefChoice& record) {
    const std::string name = record.name.empty() ? std::string(journal::info(record.kind).name) : record.name;
    return name + " (" + short_id(record.id) + ", " + record.day.text() + ")";
  });
}

}  // namespace

Status show_record(Context& context) {
  TR_LET(session, context.open());
  TR_LET(id, resolve_id(context, *session, context.arguments().operands[0]));
  TR_LET(opened, session->open(id));
  TR_LET(lines, app::beside(*session, opened.record));
  if (!context.json()) {
    print_record(context, *session, opened);
    for (const app::Beside& each : lines) context.out() << harmless_line(beside_line(each)) << '\n';
    return {};
  }
  Json out = record_json(opened);
  if (!lines.empty()) {
    Json beside = Json::array();
    for (const app::Beside& each : lines) beside.push(beside_line(each));
    out.add("beside", std::move(beside));
  }
  context.print(out);
  return {};
}

Status list_records(Context& context) {
  const Arguments& args = context.arguments();
  if (!args.operands.empty()) {
    const journal::KindInfo* kind = journal::find_kind(args.operands[0]);
    if (kind == nullptr) {
      return context.fail(Code::usage, "There is no kind of record of that name.",
                          "See 'thirdrow-cli kinds'.");
    }
    TR_LET(session, context.open());
    return list_kind(context, *session, *kind);
  }
  if (args.has("where"))
    return context.fail(Code::usage, "--where needs a kind of record: list KIND --where FIELD=VALUE.");
  TR_LET(session, context.open());
  TR_LET(wanted_rows, filter(context, *session));
  TR_LET(part, slice(context));
  TR_LET(page, session->list(wanted_rows, part.limit, part.offset));
  return print_page(context, *session, page.items, page.total);
}

Status search_entries(Context& context) {
  const Arguments& args = context.arguments();
  std::string query;
  for (const std::string& word : args.operands) query += (query.empty() ? "" : " ") + word;
  TR_LET(session, context.open());
  TR_LET(where, filter(context, *session));
  if (args.has("records")) where.shelf = app::Filter::Shelf::kept;
  TR_LET(part, slice(context));
  const auto order = args.has("best") ? app::Order::best : app::Order::newest;
  TR_LET(page, session->search(query, where, order, part.limit, part.offset, kMost));
  return print_hits(context, *session, page);
}

Status show_history(Context& context) {
  TR_LET(session, context.open());
  TR_LET(id, resolve_id(context, *session, context.arguments().operands[0]));
  TR_LET(versions, session->history(id));
  if (context.json()) {
    Json list = Json::array();
    for (std::size_t i = 0; i < versions.size(); ++i) list.push(version_json(*session, versions[i], i + 1));
    context.print(Json::object().add("id", id.text()).add("versions", std::move(list)));
    return {};
  }
  for (std::size_t i = 0; i < versions.size(); ++i) print_version(context, *session, versions[i], i + 1);
  return {};
}

Status on_this_day(Context& context) {
  TR_LET(session, context.open());
  TR_LET(rows, session->on_this_day());
  return print_page(context, *session, rows, static_cast<std::int64_t>(rows.size()));
}

Status best_self(Context& context) {
  TR_LET(session, context.open());
  TR_LET(id, app::one_again(*session, "best_self"));
  if (!id) {
    return context.fail(Code::not_found, "No moment at your best is written down yet.",
                        "Write one: write --kind best_self --body ...");
  }
  TR_LET(opened, session->open(*id));
  context.json() ? context.print(record_json(opened)) : print_record(context, *session, opened);
  return {};
}

Status calendar(Context& context) {
  const std::string text = context.arguments().one("month");
  if (!text.empty() && !first_of_month(text))
    return context.fail(Code::usage, "--month takes a month written YYYY-MM.");
  TR_LET(session, context.open());
  const Day first = *first_of_month(text.empty() ? context.today().text().substr(0, 7) : text);
  const Day last = last_of_month(first);
  TR_LET(days, session->days(first, last));
  if (!context.json()) {
    print_month(context.out(), first, last, days);
    return {};
  }
  Json list = Json::array();
  for (const auto& [day, entries] : days)
    list.push(Json::object().add("day", day.text()).add("entries", entries));
  context.print(Json::object().add("month", first.text().substr(0, 7)).add("days", std::move(list)));
  return {};
}

}  // namespace thirdrow::cli
