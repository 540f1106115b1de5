/// The Journal page's list and editor as one: what is chosen in the list is opened, and the list marks what
/// is open or about to be. Front thread.
#pragma once

#include "app/presenters/editor_presenter.h"
#include "app/presenters/journal_presenter.h"

namespace thirdrow::app {

/// Sets both presenters' callbacks; they must live equally long.
void pair_up(JournalPresenter& list, EditorPresenter& editor);

}  // namespace thirdrow::app
