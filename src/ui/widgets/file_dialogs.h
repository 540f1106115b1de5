/// The desktop's dialogs for files and folders. They begin in the person's documents, and what is chosen is
/// kept out of the desktop's list of recent files. An empty path: nothing was chosen. Front thread.
#pragma once

#include <wx/window.h>

#include <filesystem>

namespace thirdrow::ui {

std::filesystem::path choose_file(wxWindow* parent, const wxString& title);
std::filesystem::path choose_folder(wxWindow* parent, const wxString& title);
/// `name` is suggested. `ask`: whether the dialog asks before a file that exists is chosen.
enum class Overwrite { refuse_later, ask };
std::filesystem::path choose_new_file(wxWindow* parent, const wxString& title, const wxString& name,
                                      Overwrite overwrite = Overwrite::refuse_later);
/// For what is written in the clear, which its title says.
std::filesystem::path choose_export_file(wxWindow* parent, const wxString& name);

}  // namespace thirdrow::ui
