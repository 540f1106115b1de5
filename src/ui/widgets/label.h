/// Text that is only read: headings, labels and paragraphs in the theme's sizes and colours.
#pragma once

#include <wx/stattext.h>

#include "ui/theme.h"

namespace thirdrow::ui {

enum class TextStyle { title, heading, strong, normal, dim, small, mono, danger };

/// One line, or more when `wrap_to` is given a width. Sized by markup: SetFont on a page that was not yet
/// shown clips.
class Label : public wxStaticText {
 public:
  Label(wxWindow* parent, Theme& theme, const wxString& text, TextStyle style = TextStyle::normal);

  void set_text(const wxString& text);
  const wxString& text() const { return text_; }
  /// Breaks the text into lines of at most `width` pixels; 0: one line per line of the text.
  void wrap_to(int width);
  /// A paragraph follows its column's width; `inset` pixels are kept free beside it, and what `neighbour`
  /// needs.
  Label* paragraph(int inset = 0, wxWindow* neighbour = nullptr);
  bool is_paragraph() const { return inset_ >= 0; }
  int inset() const { return inset_ + (neighbour_ == nullptr ? 0 : neighbour_->GetEffectiveMinSize().x); }

 private:
  void show();
  wxString wrapped() const;

  Theme& theme_;
  TextStyle style_;
  wxString text_;
  wxString markup_;  ///< what GTK was given last: giving it the same again would cost as much
  int width_ = 0;
  int inset_ = -1;
  wxWindow* neighbour_ = nullptr;
};

}  // namespace thirdrow::ui
