/// A set of short words as chips, with a field that completes and adds: an entry's tags, its people.
#pragma once

#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/timer.h>
#include <wx/wrapsizer.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "ui/theme.h"
#include "ui/widgets/line_field.h"

namespace thirdrow::ui {

class ChipRow : public wxPanel {
 public:
  struct Words {
    wxString label;     ///< "Tags"; empty: it stands elsewhere
    wxString add;       ///< "Add a tag": hint and accessible name
    wxString take_off;  ///< "Remove tag %s"
    const char* id;     ///< of the field, for tests
  };
  ChipRow(wxWindow* parent, Theme& theme, Words words);

  void show(const std::vector<std::string>& chips);
  /// Completes to these, but for those that are chips already.
  void suggest(const std::vector<std::string>& words);
  /// Adds what stands in the field, as Enter does.
  void commit() { commit(Taken::as_typed); }
  /// Empties the field and takes all chips away.
  void wipe();
  enum class Writable { no, yes };
  void allow(Writable writable);
  LineField* field() const { return field_; }

  /// What Enter adds for what was typed; a comma after it adds just that.
  std::function<std::string(const std::string&)> meant = [](const std::string& typed) { return typed; };
  std::function<void(const std::string&)> on_add = [](const std::string&) {};
  std::function<void(std::size_t)> on_remove = [](std::size_t) {};

 private:
  enum class Taken : std::uint8_t { as_typed, as_meant };
  void commit(Taken taken);
  void build_field();
  void offer();
  void rebuild();
  wxWindow* make_chip(std::size_t index, const wxString& name);

  Theme& theme_;
  Words words_;
  wxWrapSizer* row_;
  LineField* field_;
  std::vector<wxWindow*> chips_;
  std::vector<std::string> shown_, suggested_, offered_;
  Writable writable_ = Writable::yes;
  wxTimer closing_;
};

}  // namespace thirdrow::ui
