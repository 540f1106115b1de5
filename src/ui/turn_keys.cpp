#include "ui/turn_keys.h"

#include "ui/port_gtk.h"
#include "ui/text.h"

namespace thirdrow::ui {

Turn turn_of(const wxKeyEvent& event) {
  const int key = event.GetKeyCode();
  if ((key != WXK_LEFT && key != WXK_RIGHT) || event.GetModifiers() != wxMOD_ALT) return Turn::none;
  const bool mirrored = port::text_direction() == port::Direction::right_to_left;
  return (key == WXK_RIGHT) != mirrored ? Turn::on : Turn::back;
}

wxString turn_key_words(Turn turn) {
  return fill(_("Key: %s"), turn == Turn::on ? _("Alt and the arrow forward") : _("Alt and the arrow back"));
}

}  // namespace thirdrow::ui
