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

Result<HeldPage> held(Session& session, RecordId person, const KeepGoing& keep_going) {
  TR_LET(opened, session.open(person));
  TR_LET(about, session.held_about(person, keep_going));
  HeldPage page{person, opened.record.title(), {}, 0};
  for (const Held& one : about) {
    if (!keep_going(0, 0)) return Code::cancelled;
    TR_LET(each, session.open(one.id));
    const journal::Record& record = each.record;
    page.lines.push_back(
        {one.id, record.kind, home_of(record), record.when(), short_name(record), record.deleted()});
    if (one.by_name) ++page.by_name;
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
  // A lock ends it, and so does whoever is looked at next.
  const auto wanted = [going = desk_.keep_going(), token = alive_.token()](std::int64_t, std::int64_t) {
    return going() && !token.expired();
  };
  desk_.ask(
      alive_, [person, wanted](Session& session) { return held(session, person, wanted); },
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
  if (erasing_) interrupted_ = Interrupted{*erasing_, desk_.folder()};
  erasing_.reset();
  view_.show_held({});
}

void PersonPresenter::resume() {
  if (!interrupted_ || interrupted_->folder != desk_.folder()) return;
  desk_.ask(
      act_alive_,
      [person = interrupted_->person](Session& session) -> Result<std::string> {
        return session.name_of(person);
      },
      [this](const Result<std::string>& name) {
        if (!name) return;
        interrupted_.reset();
        view_.show_interrupted(*name);
      });
}

bool PersonPresenter::is_name(std::string_view typed) const {
  return page_ && !page_->name.empty() &&
         journal::fold(trimmed(typed)) == journal::fold(trimmed(page_->name));
}

void PersonPresenter::erase(std::string_view typed, std::string_view also) {
  if (erasing_ || !is_name(typed)) return;
  erasing_ = page_->person;
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
        erasing_.reset();
        if (!erased) return view_.show_not_erased(erased.error());
        close();
        view_.show_erased(name, *erased);
      });
}

}  // namespace thirdrow::app
