/// Every command of the desktop, once: the menu bar, the shortcuts and the page that lists them come from
/// this table.
#pragma once

#include <span>

namespace thirdrow::ui {

enum class CommandId {
  new_entry,
  new_moment,
  save_now,
  delete_entry,
  show_history,
  import_journal,
  export_journal,
  back_up,
  lock,
  quit,
  undo,
  redo,
  cut,
  copy,
  paste,
  select_all,
  find,
  next_prompt,
  go_today,
  go_journal,
  go_engagements,
  go_practice,
  go_questions,
  go_progress,
  go_week,
  go_settings,
  larger_text,
  smaller_text,
  normal_text,
  follow_desktop,
  light,
  dark,
  shortcuts,
  about,
};

enum class When {
  always,
  open,     ///< a journal is open
  in_text,  ///< a field of text has the keyboard
  on_page,  ///< the page shown can do it now: Page::can
};

struct Command {
  CommandId id;
  const char* menu;      ///< msgid with mnemonic; commands of one menu stand together
  const char* label;     ///< msgid with mnemonic
  const char* shortcut;  ///< as wxAcceleratorEntry reads it; empty: none
  const char* help;      ///< msgid: one sentence
  When when;
};

std::span<const Command> commands();
const Command& command(CommandId id);
/// For wxWidgets: menu items, accelerators. Ids start above wx's own.
int wx_id(CommandId id);

}  // namespace thirdrow::ui
