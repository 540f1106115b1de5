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

/// A new entry with the keyboard in its text.
struct Writing : Window {
  bool dictionary = false;
  wxTextCtrl* text = nullptr;

  Writing() {
    create_journal();
    show(ui::PageId::journal);
    frame().run(ui::CommandId::new_entry);
    auto& page = static_cast<ui::JournalPage&>(*frame().page(ui::PageId::journal));
    REQUIRE(wait([&] { return page.editor().presenter().has_entry(); }));
    auto* probe =
        new wxTextCtrl(&frame(), wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE);
    dictionary = ui::port::Spelling().attach(probe);
    probe->Hide();
    text = dynamic_cast<wxTextCtrl*>(find("editor.section.0"));
    text->SetFocus();
    REQUIRE(wait([&] { return text->HasFocus(); }));
    for (const char key : std::string("wirhx ")) wxUIActionSimulator().Char(key);
    REQUIRE(wait([&] { return text->GetValue().length() == 6; }));
  }
  bool marks() {
    return wait([&] { return marked_at(*text, 2); }, std::chrono::seconds(dictionary ? 10 : 0));
  }
};

/// Every label of a menu and of the menus in it.
void gather(GtkWidget* item, gpointer out) {
  if (!GTK_IS_MENU_ITEM(item)) return;
  if (const char* label = gtk_menu_item_get_label(GTK_MENU_ITEM(item)); label != nullptr)
    *static_cast<std::string*>(out) += std::string(label) + "\n";
  if (GtkWidget* inner = gtk_menu_item_get_submenu(GTK_MENU_ITEM(item)); inner != nullptr)
    gtk_container_foreach(GTK_CONTAINER(inner), gather, out);
}

}  // namespace

TEST_CASE("A misspelt word in a new entry is underlined", "[spelling]") {
  Writing w;
  CHECK(w.marks() == w.dictionary);
}

TEST_CASE("The menu of a misspelt word has no way into a list of words outside the journal", "[spelling]") {
  Writing w;
  REQUIRE(w.marks() == w.dictionary);
  w.text->SetInsertionPoint(2);
  GtkWidget* view = w.text->GetHandle();
  if (GTK_IS_SCROLLED_WINDOW(view)) view = gtk_bin_get_child(GTK_BIN(view));
  std::string labels;
  const auto note = +[](GtkTextView*, GtkWidget* menu, std::string* out) {
    gtk_container_foreach(GTK_CONTAINER(menu), gather, out);
  };
  g_signal_connect_after(view, "populate-popup", G_CALLBACK(note), &labels);
  gboolean handled = FALSE;
  g_signal_emit_by_name(view, "popup-menu", &handled);
  REQUIRE(w.wait([&] { return !labels.empty(); }));
  CHECK((labels.find("_Ignore All") != std::string::npos) == w.dictionary);
  CHECK(labels.find("_Add") == std::string::npos);
  g_signal_handlers_disconnect_by_data(view, &labels);
}
