/// One control for one field, or for one cell of a table: by type, with its text as app::read_field takes it.
#pragma once

#include <wx/window.h>

#include <functional>
#include <string>

#include "app/ref_choices.h"
#include "journal/kinds.h"
#include "ui/theme.h"

namespace thirdrow::ui {

struct FieldControl {
  wxWindow* window = nullptr;
  std::function<std::string()> read;
  /// Tells nobody.
  std::function<void(const std::string&)> write;
  /// What a field that points at records may point at; others do not care.
  std::function<void(const app::RefChoices&)> offer = [](const app::RefChoices&) {};
  wxWindow* typed = nullptr;  ///< what is typed into, when there is more in the window
  /// What takes the keyboard and bears the name.
  wxWindow* main() const { return typed != nullptr ? typed : window; }
};

struct FieldHooks {
  /// The text is another: while typing for texts, on leaving for days and numbers, at once for choices.
  std::function<void()> changed = [] {};
  std::function<void()> left = [] {};
  /// More was typed than fits, and was not taken.
  std::function<void()> full = [] {};
  /// A person who is not known yet; tells the id.
  std::function<void(const std::string& name, std::function<void(RecordId)> done)> name_person =
      [](const std::string&, const std::function<void(RecordId)>&) {};
};

enum class Fit { form, cell };

/// The accessible name of its main() is the caller's to give.
FieldControl make_control(wxWindow* parent, Theme& theme, const journal::Field& field, Fit fit,
                          FieldHooks hooks);

/// A few words on how the field is filled in; empty for most.
wxString hint_of(const journal::Field& field);
/// `Term | Who does it | By`
wxString columns_of(const journal::Field& field);
/// What a record is called in a list of choices.
wxString choice_label(const app::RefChoice& choice);

}  // namespace thirdrow::ui
