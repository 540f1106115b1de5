// Words that no dictionary knows are underlined in an entry as it is written.
#include <gtk/gtk.h>
#include <wx/textctrl.h>
#include <wx/uiaction.h>

#include "support/catch.h"
#include "ui/journal/journal_page.h"
#include "ui/port_gtk_text.h"
#include "window.h"

using namespace thirdrow;
using test::Window;

namespace {

/// Whether the letter at `place` carries a spelling mark.
bool marked_at(const wxTextCtrl& text, int place) {
  GtkWidget* view = text.GetHandle();
  if (GTK_IS_SCROLLED_WINDOW(view)) view = gtk_bin_get_child(GTK_BIN(view));
  GtkTextIter at;
  gtk_text_buffer_get_iter_at_offset(gtk_text_view_get_buffer(GTK_TEXT_VIEW(view)), &at, place);
  GSList* tags = gtk_text_iter_get_tags(&at);
  bool found = false;
  for (GSList* each = tags; each != nullptr; each = each->next) {
    gint underline = PANGO_UNDERLINE_NONE;
    gboolean set = FALSE;
    g_object_get(each->data, "underline", &underline, "underline-set", &set, nullptr);
    found = found || (set == TRUE && underline != PANGO_UNDERLINE_NONE);
  }
  g_slist_free(tags);
  return found;
}

}  // namespace

TEST_CASE("A misspelt word in a new entry is underlined", "[spelling]") {
  Window w;
  w.create_journal();
  w.show(ui::PageId::journal);
  w.frame().run(ui::CommandId::new_entry);
  auto& page = static_cast<ui::JournalPage&>(*w.frame().page(ui::PageId::journal));
  REQUIRE(w.wait([&] { return page.editor().presenter().has_entry(); }));
  auto* probe =
      new wxTextCtrl(&w.frame(), wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE);
  const bool dictionary = ui::port::Spelling().attach(probe);
  probe->Hide();
  auto& text = dynamic_cast<wxTextCtrl&>(*w.find("editor.section.0"));
  text.SetFocus();
  REQUIRE(w.wait([&] { return text.HasFocus(); }));
  for (const char key : std::string("wirhx ")) wxUIActionSimulator().Char(key);
  REQUIRE(w.wait([&] { return text.GetValue().length() == 6; }));
  CHECK(w.wait([&] { return marked_at(text, 2); }, std::chrono::seconds(dictionary ? 10 : 0)) == dictionary);
}
