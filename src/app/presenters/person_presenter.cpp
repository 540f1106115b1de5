#include "app/presenters/person_presenter.h"

#include <algorithm>
#include <tuple>

#include "app/form.h"
#include "app/ref_choices.h"
#include "journal/erasing.h"
#include "journal/fold.h"

namespace thirdrow::app {
namespace {

/// Records between two steps of what is told: often enough to see, seldom enough to cost nothing.
constexpr std::int64_t kStep = 50;

/// Whether any version calls the person by name.
bool calls_by_name(Session& session, RecordId id, std::span<const std::string> names) {
  const auto versions = session.history(id);
  return versions && std::ranges::any_of(*versions, [&](const journal::Version& version) {
           return !(journal::without_names(version.record, names) == version.record);
         });
}

Result<HeldPage> held(Session& session, RecordId person) {
  TR_LET(opened, session.open(person));
  TR_LET(ids, session.held_about(person));
  const std::vector<std::string> names = journal::names_of(opened.record);
  HeldPage page{person, opened.record.title(), {}, 0};
  for (const RecordId id : ids) {
    TR_LET(each, session.open(id));
    const journal::Record& record = each.record;
    page.lines.push_back(
        {id, record.kind, home_of(record), record.when(), short_name(record), record.deleted()});
    if (calls_by_name(session, id, names)) ++page.by_name;
  }
  std::ranges::sort(page.lines, [](const HeldLine& a, const HeldLine& b) {
    return std::tuple(b.day, b.id) < std::tuple(a.day, a.id);
  });
  return page;
}

}  // namespace

void PersonPresenter::look_at(RecordId person) {
  alive_.renew();
  if (page_ && page_->person != person) page_.reset();
  desk_.ask(
      alive_, [person](Session& session) { return held(session, person); },
      [this](Result<HeldPage> found) {
        if (!found) return view_.show_problem(found.error());
        page_ = std::move(*found);
        view_.show_held(*page_);
      });
}

void PersonPresenter::close() {
  alive_.renew();
  page_.reset();
}

void PersonPresenter::forget() {
  close();
  act_alive_.renew();
  erasing_ = false;
  view_.show_held({});
}

bool PersonPresenter::is_name(std::string_view typed) const {
  return page_ && !page_->name.empty() &&
         journal::fold(trimmed(typed)) == journal::fold(trimmed(page_->name));
}

void PersonPresenter::erase(std::string_view typed, std::string_view also) {
  if (erasing_ || !is_name(typed)) return;
  erasing_ = true;
  const auto tell = [going = desk_.keep_going(), on_front = desk_.host().on_front, token = act_alive_.token(),
                     this](std::int64_t done, std::int64_t of) {
    if (of > 0 && done % kStep == 0) {
      on_front([token, this, done, of] {
        if (!token.expired()) view_.show_progress(done, of);
      });
    }
    return going();
  };
  std::vector<std::string> names;
  for (const std::string& each : journal::split_list(also)) {
    if (!trimmed(each).empty()) names.push_back(trimmed(each));
  }
  desk_.ask(
      act_alive_,
      [person = page_->person, names, tell](Session& session) {
        return session.erase_person(person, names, tell);
      },
      [this, name = page_->name](const Result<Erased>& erased) {
        erasing_ = false;
        if (!erased) return view_.show_not_erased(erased.error());
        close();
        view_.show_erased(name, erased->rewritten);
      });
}

}  // namespace thirdrow::app
