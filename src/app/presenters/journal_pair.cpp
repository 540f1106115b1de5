#include "app/presenters/journal_pair.h"

namespace thirdrow::app {

void pair_up(JournalPresenter& list, EditorPresenter& editor) {
  list.before_change = [&editor] { editor.flush(); };
  list.on_select = [&editor](std::optional<RecordId> id) {
    if (id) return editor.open(*id);
    editor.close();
  };
  editor.on_saved = [&list, &editor](RecordId id) {
    const bool shown = editor.has_entry() && editor.page().record.id == id;
    // While another entry is on its way the list already marks that one.
    if (shown && !editor.is_turning()) list.select_record(id);
    list.refresh();
  };
  editor.on_stay = [&list](RecordId id) { list.select_record(id); };
}

}  // namespace thirdrow::app
