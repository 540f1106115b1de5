/// The versions of an entry: who wrote which when, what changed, and the way back.
#pragma once

#include <wx/listbox.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <functional>
#include <vector>

#include "app/presenters/editor_presenter.h"
#include "ui/theme.h"
#include "ui/widgets/label.h"

class wxButton;

namespace thirdrow::ui {

class HistoryPanel : public wxPanel {
 public:
  HistoryPanel(wxWindow* parent, Theme& theme);
  void show_versions(const std::vector<app::VersionLine>& versions, Day today);
  void show_difference(const std::vector<app::FieldDiff>& fields);
  void wipe();
  std::size_t versions() const { return list_->GetCount(); }
  wxListBox* list() const { return list_; }

  std::function<void(std::size_t)> on_pick = [](std::size_t) {};
  std::function<void(std::size_t)> on_restore = [](std::size_t) {};
  std::function<void()> on_close = [] {};

 private:
  void build_difference(wxBoxSizer* column);
  void write(const app::FieldDiff& diff);

  Theme& theme_;
  wxListBox* list_;
  wxTextCtrl* difference_;
  wxButton* restore_;
  Label* empty_;
  std::vector<app::FieldDiff> shown_;
};

}  // namespace thirdrow::ui
