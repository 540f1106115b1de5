/// Rows of a form: a visible label above its field, told to screen readers as well.
#pragma once

#include <wx/checkbox.h>
#include <wx/sizer.h>
#include <wx/window.h>

#include "ui/theme.h"
#include "ui/widgets/label.h"

namespace thirdrow::ui {

/// Adds label and field, one below the other, the field as wide as the column.
Label* add_field(wxBoxSizer* column, wxWindow* parent, Theme& theme, const wxString& label, wxWindow* field);
/// Adds label and field side by side, in a card; long labels wrap.
Label* add_row(wxBoxSizer* column, wxWindow* parent, Theme& theme, const wxString& label, wxWindow* field);
/// The same with a box to tick; its words wrap, as a box's own would not. Sends wxEVT_CHECKBOX.
wxCheckBox* add_tick(wxBoxSizer* column, wxWindow* parent, Theme& theme, const wxString& label,
                     const char* id);

}  // namespace thirdrow::ui
