/// The journal's filters, folded away until wanted: kind, tag, person, engagement, month.
#pragma once

#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/sizer.h>

#include <functional>
#include <optional>

#include "app/presenters/journal_presenter.h"
#include "ui/theme.h"

namespace thirdrow::ui {

class FilterBar : public wxPanel {
 public:
  FilterBar(wxWindow* parent, Theme& theme, app::JournalPresenter& presenter);

  void show_choices(const app::FilterChoices& choices);
  void show_filter(const app::Filter& filter);
  /// How many filters hold now.
  int active() const;

 private:
  wxChoice* add(const wxString& label, const char* id, std::function<void(int)> chosen);
  void fill(wxChoice* choice, const wxString& all, const wxArrayString& items);
  void reselect();

  Theme& theme_;
  app::JournalPresenter& presenter_;
  wxFlexGridSizer* grid_;
  wxChoice *kind_, *tag_, *person_, *engagement_, *month_;
  app::FilterChoices choices_;
  app::Filter filter_;
};

}  // namespace thirdrow::ui
