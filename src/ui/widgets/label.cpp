#include "ui/widgets/label.h"

#include <wx/dcclient.h>
#include <wx/tokenzr.h>

#include <utility>
#include <vector>

#include "ui/port_gtk.h"
#include "ui/text.h"

namespace thirdrow::ui {
namespace {

const wxChar* attributes(TextStyle style) {
  switch (style) {
    case TextStyle::title:
      return wxS("size='xx-large' weight='bold'");
    case TextStyle::heading:
      return wxS("size='large' weight='bold'");
    case TextStyle::strong:
      return wxS("weight='bold'");
    case TextStyle::small:
      return wxS("size='small'");
    case TextStyle::mono:
      return wxS("face='monospace' size='large'");
    case TextStyle::normal:
    case TextStyle::dim:
    case TextStyle::danger:
      break;
  }
  return wxS("weight='normal'");
}

double scale(TextStyle style) {
  switch (style) {
    case TextStyle::title:
      return 1.8;
    case TextStyle::heading:
      return 1.3;
    case TextStyle::strong:
      return 1.08;
    case TextStyle::small:
      return 0.9;  // a little more than it is: small letters are not all smaller
    default:
      return 1.0;
  }
}

Colour colour_of(TextStyle style) {
  if (style == TextStyle::dim || style == TextStyle::small) return Colour::dim;
  return style == TextStyle::danger ? Colour::danger : Colour::text;
}

}  // namespace

Label::Label(wxWindow* parent, Theme& theme, const wxString& text, TextStyle style)
    : wxStaticText(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_NO_AUTORESIZE),
      theme_(theme),
      style_(style) {
  theme.ink(this, colour_of(style));
  port::align_to_start(this);
  if (style == TextStyle::title || style == TextStyle::heading) {
    port::set_accessible_role(this, port::Role::heading);
  }
  set_text(text);
  Bind(EVT_RESTYLE, [this](wxCommandEvent& event) {
    show();
    event.Skip();
  });
}

void Label::set_text(const wxString& text) {
  text_ = text;
  show();
}

void Label::wrap_to(int width) {
  if (width == width_) return;
  width_ = width;
  show();
}

Label* Label::paragraph(int inset, wxWindow* neighbour) {
  inset_ = inset;
  neighbour_ = neighbour;
  if (width_ == 0) wrap_to(FromDIP(520));
  return this;
}

void Label::show() {
  if (text_.empty()) {
    SetLabel(wxString());  // markup without words is ignored, and the old ones would stay
    markup_.clear();
    InvalidateBestSize();
    SetMinSize(wxDefaultSize);
    return;
  }
  wxString markup = wxString(wxS("<span ")) + attributes(style_) + wxS(">") +
                    escape_mnemonic(escape_markup(wrapped())) + wxS("</span>");
  if (markup != markup_) {
    markup_ = std::move(markup);
    SetLabelMarkup(markup_);
  }
  InvalidateBestSize();
  SetMinSize(wxDefaultSize);
}

namespace {

/// A word wider than the room (a path, a link) in pieces that fit, each but the last followed by a line
/// break.
wxString broken(const wxDC& dc, const wxString& word, int room) {
  wxString out;
  wxString line;
  for (const wxUniChar c : word) {
    if (!line.empty() && dc.GetTextExtent(line + c).x > room) {
      out += line + wxS("\n");
      line.clear();
    }
    line += c;
  }
  return out + line;
}

wxString joined(const std::vector<wxString>& words, std::size_t first, std::size_t count) {
  wxString out;
  for (std::size_t i = first; i < first + count; ++i)
    out += (i == first ? wxString() : wxString(wxS(" "))) + words[i];
  return out;
}

/// Measuring is what costs, so the break of a row is looked for by halving.
wxString wrapped_line(const wxDC& dc, const wxString& text, int room) {
  const auto fits = [&](const wxString& words) { return dc.GetTextExtent(words).x <= room; };
  std::vector<wxString> words;
  for (wxStringTokenizer each(text, wxS(" ")); each.HasMoreTokens();) words.push_back(each.GetNextToken());
  if (const wxString whole = joined(words, 0, words.size()); fits(whole)) return whole;
  wxString out;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t count = 1, too_many = words.size() - at + 1;
    while (too_many - count > 1) {
      const std::size_t half = count + (too_many - count) / 2;
      (fits(joined(words, at, half)) ? count : too_many) = half;
    }
    const wxString row = joined(words, at, count);
    out += (at == 0 ? wxString() : wxString(wxS("\n"))) +
           (count == 1 && !fits(row) ? broken(dc, row, room) : row);
    at += count;
  }
  return out;
}

}  // namespace

wxString Label::wrapped() const {
  if (width_ <= 0) return text_;
  wxClientDC dc(const_cast<Label*>(this));  // measuring only; wx has no const way
  dc.SetFont(style_ == TextStyle::title || style_ == TextStyle::heading || style_ == TextStyle::strong
                 ? GetFont().Bold()
                 : GetFont());
  const int room = static_cast<int>(width_ / scale(style_));
  wxString out;
  wxStringTokenizer lines(text_, wxS("\n"), wxTOKEN_RET_EMPTY_ALL);
  while (lines.HasMoreTokens()) {
    if (!out.empty()) out += wxS("\n");
    out += wrapped_line(dc, lines.GetNextToken(), room);
  }
  return out;
}

}  // namespace thirdrow::ui
