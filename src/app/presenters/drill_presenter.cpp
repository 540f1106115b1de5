#include "app/presenters/drill_presenter.h"

#include <algorithm>

#include "app/form.h"

namespace thirdrow::app {

void DrillPresenter::start() {
  alive_.renew();
  desk_.ask(alive_, drill_situations, [this](Result<std::vector<DrillSituation>> found) {
    if (!found) return view_.show_problem(found.error());
    const std::optional<RecordId> shown =
        place_ < situations_.size() ? std::optional(situations_[place_].id) : std::nullopt;
    situations_ = std::move(*found);
    const auto at = std::ranges::find_if(
        situations_, [&](const DrillSituation& each) { return std::optional(each.id) == shown; });
    const bool same = at != situations_.end();
    place_ = same ? static_cast<std::size_t>(at - situations_.begin()) : 0;
    show();
  });
}

void DrillPresenter::forget() {
  alive_.renew();
  act_alive_.renew();
  situations_.clear();
  place_ = 0;
  view_.show({});
}

void DrillPresenter::show() {
  if (place_ >= situations_.size()) return view_.show({});
  view_.show({situations_[place_], place_, situations_.size()});
}

void DrillPresenter::another() {
  if (situations_.empty()) return;
  place_ = (place_ + 1) % situations_.size();
  show();
}

void DrillPresenter::answer(std::string_view question) {
  const std::string own = trimmed(question);
  if (own.empty() || place_ >= situations_.size()) return;
  desk_.ask(
      act_alive_,
      [own, situation = situations_[place_]](Session& session) {
        return answer_drill(session, situation, own);
      },
      [this, own, id = situations_[place_].id](const Result<DrillAnswer>& answer) {
        if (!answer) return view_.show_not_kept(answer.error(), own);
        // It is kept; what it is compared with belongs to its situation.
        if (place_ < situations_.size() && situations_[place_].id == id) view_.show_answer(*answer);
      });
}

void DrillPresenter::open() {
  if (place_ < situations_.size()) on_open(situations_[place_]);
}

}  // namespace thirdrow::app
