/// A part of the Settings page: a card with a heading, which refreshes when shown and forgets when locked.
#pragma once

#include <functional>

#include "ui/page.h"
#include "ui/text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"

namespace thirdrow::ui {

class Section : public Card {
 public:
  Section(wxWindow* parent, Shared& shared, const wxString& heading)
      : Card(parent, shared.theme), shared_(shared) {
    body()->Add(new Label(this, shared.theme, heading, TextStyle::heading));
  }
  virtual void enter() {}
  /// The page is about to be hidden: what is shown once is shown no more.
  virtual void leave() {}
  virtual void forget() {}
  /// The page lays itself out again.
  std::function<void()> on_resize = [] {};

 protected:
  Label* add_paragraph(const wxString& text, TextStyle style = TextStyle::dim) {
    auto* label = new Label(this, shared_.theme, text, style);
    body()->Add(label->paragraph(2 * padding(this)), wxSizerFlags().Expand().Border(wxTOP, FromDIP(6)));
    return label;
  }
  Shared& shared_;
  app::Alive alive_;
};

}  // namespace thirdrow::ui
