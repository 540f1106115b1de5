/// The people of a record as chips, and a field that adds one by name. Enter takes the only person whose name
/// begins with what is typed, or somebody new; the row says which before it does.
#pragma once

#include <wx/panel.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/presenters/records_presenter.h"
#include "ui/editor/chip_row.h"
#include "ui/widgets/label.h"

namespace thirdrow::ui {

class PeopleRow : public wxPanel {
 public:
  /// `id`: of the field.
  PeopleRow(wxWindow* parent, Theme& theme, const char* id);

  void show_people(const std::vector<app::Named>& people);
  /// Everybody's names, to complete to; a person with another name is new.
  void suggest(const std::vector<std::string>& names);
  /// Adds what stands in the field, as Enter does.
  void commit();
  /// Empties the field and takes everybody off.
  void wipe();
  void allow(ChipRow::Writable writable) { chips_->allow(writable); }

  std::function<void(const std::string&)> on_add = [](const std::string&) {};
  std::function<void(RecordId)> on_remove = [](RecordId) {};
  std::function<void()> on_layout = [] {};

 private:
  /// The one known name that begins with what was typed; nullptr when none does, or several do.
  const std::string* only_match(const std::string& typed) const;
  /// What Enter would make of what is typed.
  void tell_meant();

  ChipRow* chips_;
  Label* hint_;
  std::vector<RecordId> ids_;
  std::optional<std::vector<std::string>> known_;  ///< until it has come nobody is called new
};

}  // namespace thirdrow::ui
