// The versions of the open entry: list, readable difference, restore.
#include <algorithm>

#include "app/presenters/editor_presenter.h"
#include "base/words.h"

namespace thirdrow::app {
namespace {

const journal::Field* shown_field(const journal::Record& record, journal::Tag tag) {
  const journal::Field* field = journal::find_field(record.info(), tag);
  if (field == nullptr || field->role == journal::Role::source) return nullptr;
  // the number of a question; its words are a heading in the text
  if (record.kind == journal::Kind::reflection && tag == journal::reflection::kPrompt) return nullptr;
  return field;
}

/// What people wrote comes before what surrounds it.
void own_fields_first(std::vector<journal::FieldChange>& changes) {
  std::ranges::stable_partition(
      changes, [](const journal::FieldChange& c) { return c.field >= journal::kFirstOwnTag; });
}

std::vector<VersionLine> lines_of(Session& session, const std::vector<journal::Version>& versions) {
  std::vector<VersionLine> lines;
  for (const journal::Version& version : versions) {
    VersionLine line{version.at, session.device_name(version.device), {}};
    std::vector<journal::FieldChange> changes = version.changed;
    own_fields_first(changes);
    for (const journal::FieldChange& change : changes) {
      if (const auto* field = shown_field(version.record, change.field)) line.changed.push_back(field);
    }
    lines.insert(lines.begin(), std::move(line));
  }
  return lines;
}

std::string minute_words(Stamp at) {
  const int minute = at.minute_of_day();
  const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
  return at.day().text() + " " + two(minute / 60) + ":" + two(minute % 60);
}

/// References are compared by name.
std::string readable(Session& session, const journal::Field& field, const journal::Value& value) {
  if (field.role == journal::Role::counts) return {};
  if (const auto* id = std::get_if<RecordId>(&value)) return session.name_of(*id);
  if (const auto* at = std::get_if<Stamp>(&value)) return minute_words(*at);
  if (field.type != journal::FieldType::refs) return field_text(field, value);
  std::string names;
  if (const auto* set = std::get_if<journal::Strings>(&value)) {
    for (const std::string& text : *set) {
      if (!names.empty()) names += ", ";
      if (const auto id = RecordId::parse(text)) names += session.name_of(*id);
    }
  }
  return names;
}

/// One of a few names, to be shown in the person's language.
bool has_names(const journal::Field& field) {
  return field.type == journal::FieldType::choice || field.type == journal::FieldType::flag ||
         field.tag == journal::kState;
}

std::string name_in(const journal::Field& field, const journal::Value& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? N_("Yes") : N_("No");
  return journal::is_empty(value) ? std::string() : choice_words(field_text(field, value));
}

FieldDiff difference(Session& session, const journal::Field& field, const journal::FieldChange& change) {
  if (!has_names(field)) {
    return {&field, journal::readable_diff(readable(session, field, change.before),
                                           readable(session, field, change.after))};
  }
  using enum journal::Run::Sort;
  FieldDiff diff{&field, {}, true};
  for (const auto& [sort, value] : {std::pair(removed, &change.before), std::pair(added, &change.after)}) {
    if (std::string name = name_in(field, *value); !name.empty())
      diff.runs.push_back({sort, std::move(name)});
  }
  return diff;
}

}  // namespace

void EditorPresenter::ask_versions() {
  if (!page_ || !page_->stored) return view_.show_versions({});
  flush();
  desk_.ask(
      page_alive_,
      [id = page_->record.id](Session& session) -> Result<std::vector<VersionLine>> {
        auto versions = session.history(id);
        if (!versions && versions.code() == Code::not_found)
          return std::vector<VersionLine>();  // a draft so far
        if (!versions) return versions.error();
        return lines_of(session, *versions);
      },
      [this](const Result<std::vector<VersionLine>>& lines) {
        if (!lines) return failed(lines.error());
        version_count_ = lines->size();
        view_.show_versions(*lines);
      });
}

void EditorPresenter::ask_difference(std::size_t version) {
  if (!page_ || version >= version_count_) return;
  desk_.ask(
      page_alive_,
      [id = page_->record.id,
       at = version_count_ - 1 - version](Session& session) -> Result<std::vector<FieldDiff>> {
        TR_LET(versions, session.history(id));
        if (at >= versions.size()) return Code::not_found;
        own_fields_first(versions[at].changed);
        std::vector<FieldDiff> out;
        for (const journal::FieldChange& change : versions[at].changed) {
          const journal::Field* field = shown_field(versions[at].record, change.field);
          if (field == nullptr) continue;
          out.push_back(difference(session, *field, change));
        }
        return out;
      },
      [this, version](const Result<std::vector<FieldDiff>>& fields) {
        if (!fields) return failed(fields.error());
        view_.show_difference(version, *fields);
      });
}

void EditorPresenter::restore(std::size_t version) {
  if (!page_ || version >= version_count_) return;
  flush();
  const RecordId id = page_->record.id;
  desk_.ask(
      save_alive_,
      [id, base = base_, at = version_count_ - 1 - version](Session& session) -> Result<Loaded> {
        TR_TRY(session.restore_version(id, at));
        TR_LET(loaded, load(session, id));
        *base =
            loaded.written;  // what is typed on goes over the version that came back, not between its words
        return loaded;
      },
      [this, id](const Result<Loaded>& loaded) {
        // What was typed meanwhile is newer than what came back, and both are versions.
        came_back(id, loaded, [this] { flush(); });
        if (loaded && shows(id)) ask_versions();
      });
}

}  // namespace thirdrow::app
