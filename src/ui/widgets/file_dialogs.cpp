#include "ui/widgets/file_dialogs.h"

#include <wx/dirdlg.h>
#include <wx/filedlg.h>
#include <wx/filefn.h>
#include <wx/filename.h>
#include <wx/stdpaths.h>
#include <wx/utils.h>

#include "ui/port_gtk.h"
#include "ui/text.h"

namespace thirdrow::ui {
namespace {

wxString first_folder() {
  const wxString documents = wxStandardPaths::Get().GetUserDir(wxStandardPaths::Dir_Documents);
  return wxDirExists(documents) ? documents : wxGetHomeDir();
}

template <class Dialog>
std::filesystem::path chosen_in(Dialog& dialog) {
  if (dialog.ShowModal() != wxID_OK) return {};
  const std::filesystem::path path = from_wx(dialog.GetPath());
  port::forget_recent(path.string());
  return path;
}

}  // namespace

std::filesystem::path choose_file(wxWindow* parent, const wxString& title) {
  wxFileDialog dialog(parent, title, first_folder(), wxString(), wxS("*"), wxFD_OPEN | wxFD_FILE_MUST_EXIST);
  return chosen_in(dialog);
}

std::filesystem::path choose_folder(wxWindow* parent, const wxString& title) {
  wxDirDialog dialog(parent, title, first_folder(), wxDD_DEFAULT_STYLE);
  return chosen_in(dialog);
}

std::filesystem::path choose_export_file(wxWindow* parent, const wxString& name) {
  return choose_new_file(parent, _("Write a file that is not encrypted"), name);
}

std::filesystem::path choose_new_file(wxWindow* parent, const wxString& title, const wxString& name,
                                      Overwrite overwrite) {
  const long asks = overwrite == Overwrite::ask ? wxFD_OVERWRITE_PROMPT : 0;
  wxFileDialog dialog(parent, title, first_folder(), name, wxS("*"), wxFD_SAVE | asks);
  return chosen_in(dialog);
}

}  // namespace thirdrow::ui
