/// A page's words and people between the editor and the journal. Internal to the presenters; worker thread.
#pragma once

#include <algorithm>
#include <memory>
#include <vector>

#include "app/presenters/journal_presenter.h"
#include "app/session.h"
#include "journal/fold.h"

namespace thirdrow::app {

/// What a page's words are laid over when they are written. Made with the page, then the worker's alone: it
/// moves on with each save, in the order in which the saves were asked for.
using PageBase = std::shared_ptr<journal::Record>;

/// Writes what changed since the page was read or last written. Words that cannot be written are kept as a
/// draft; then the error says why, of the writing, or of the draft when that failed too.
inline Status write_page(Session& session, const PageBase& base, const journal::Record& record) {
  const Status written = session.save(record, *base);
  if (written) {
    // The words are saved, whether or not their question can be counted.
    static_cast<void>(session.note_answers(*base, record));
    *base = record;
  } else if (written.error() != Error{Code::refused, "purged"}) {
    TR_TRY(session.keep_draft(record, *base));
  }
  return written;
}

/// The record with people who were typed and are not on the page yet. Whoever cannot be named is left out:
/// that is told where the name was typed. Worker thread.
inline journal::Record with_people(Session& session, journal::Record record,
                                   const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    const auto id = session.person_named(name);
    if (!id) continue;
    journal::Strings people = record.strings(journal::kPeople);
    people.push_back(id->text());
    record.set(journal::kPeople, std::move(people));
  }
  return record;
}

/// The journal keeps people as a set, so they are shown by name, the same each time. Any thread.
inline void sort_by_name(std::vector<Named>& people) {
  std::ranges::sort(people, {}, [](const Named& one) { return journal::fold(one.name); });
}

}  // namespace thirdrow::app
