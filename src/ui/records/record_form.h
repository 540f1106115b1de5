/// Any record's own fields as a form, built from their description: by type, with limits, errors at the
/// field.
#pragma once

#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/wrapsizer.h>

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/form.h"
#include "ui/records/field_control.h"
#include "ui/theme.h"
#include "ui/widgets/label.h"

namespace thirdrow::ui {

class RecordForm : public wxPanel {
 public:
  /// `prefix` begins the ids of its controls.
  RecordForm(wxWindow* parent, Theme& theme, const char* prefix = "field.");

  /// Builds the controls anew when the kind is another, and shows the values.
  void show(const std::vector<app::FormField>& fields, const app::RefChoices& choices = {});
  /// Whether the controls are those of these fields.
  bool shows(const std::vector<app::FormField>& fields) const;
  void show_choices(const app::RefChoices& choices);
  void show_error(const journal::Field& field, const Error& error);
  void clear_errors();
  bool has_errors() const;
  /// The keyboard goes to the first field with an error, if any.
  void focus_error();
  /// Shows the fields that are offered in the record's present state, and no others.
  void offer(const std::vector<app::FormField>& fields);
  /// Clears every word.
  void wipe();
  enum class Writable { no, yes };
  void allow(Writable writable);
  wxWindow* control(std::string_view field_name) const;
  /// Whether it is a field of one line here, not one within a table or beside chips.
  bool has_line(const wxObject* control) const;
  /// Hands over what is in a field that still has the keyboard.
  void commit();
  /// What stands in the fields, as app::read_field takes it.
  std::vector<std::pair<const journal::Field*, std::string>> typed() const;

  /// A field's text as app::read_field takes it: while typing for texts, at once for choices.
  std::function<void(const journal::Field&, const std::string&)> on_change = [](const journal::Field&,
                                                                                const std::string&) {};
  /// See FieldHooks.
  std::function<void(const std::string& name, std::function<void(RecordId)> done)> on_name =
      [](const std::string&, const std::function<void(RecordId)>&) {};
  /// Told before on_name: into which field the name was typed.
  std::function<void(const journal::Field&, const std::string& name)> on_naming = [](const journal::Field&,
                                                                                     const std::string&) {};
  std::function<void()> on_blur = [] {};
  std::function<void()> on_layout = [] {};

 private:
  struct Row {
    const journal::Field* field = nullptr;
    const app::Sheet* sheet = nullptr;
    std::vector<std::pair<std::string, std::string>> items = {};
    FieldControl control;
    Label* label = nullptr;  ///< nullptr: the control brings its words along
    Label* error = nullptr;
    bool settled = false;
  };
  void build(const std::vector<app::FormField>& fields);
  Row make_row(const app::FormField& shown, wxSizer* into, const wxString& head);
  FieldControl control_of(const app::FormField& shown);

  Theme& theme_;
  wxString prefix_;
  wxBoxSizer* column_;
  std::vector<Row> rows_;
  bool quiet_ = false;
};

/// What is wrong with a field, in words.
wxString field_error_words(const journal::Field& field, const Error& error);

}  // namespace thirdrow::ui
