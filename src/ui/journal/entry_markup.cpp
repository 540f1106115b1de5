#include "ui/journal/entry_markup.h"

#include <algorithm>
#include <string_view>

#include "ui/dates.h"
#include "ui/text.h"

namespace thirdrow::ui {
namespace {

std::string one_line(std::string_view text) {
  std::string line(text);
  std::ranges::replace_if(
      line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return line;
}

wxString coloured(const wxString& inner, const std::string& colour) {
  return wxS("<span foreground='") + to_wx(colour) + wxS("'>") + inner + wxS("</span>");
}

/// A list is narrow: the first match must be seen. Begins a few words before it, at a word.
std::size_t start_near(std::string_view line, std::size_t match) {
  constexpr std::size_t kSeen = 24;  // bytes that are surely in view
  constexpr std::size_t kBefore = 14;
  if (match <= kSeen || match > line.size()) return 0;
  const std::size_t space = line.rfind(' ', match - kBefore);
  return space == std::string_view::npos ? 0 : space + 1;
}

}  // namespace

wxString marked_up(const std::string& snippet, const std::vector<std::pair<std::size_t, std::size_t>>& marks,
                   const std::string& colour) {
  const std::string line = one_line(snippet);
  std::size_t at = marks.empty() ? 0 : start_near(line, marks.front().first);
  wxString out = at > 0 ? to_wx("…") : wxString();
  for (const auto& [from, to] : marks) {
    if (from < at || to > line.size() || from > to) continue;
    out += escape_markup(to_wx(line.substr(at, from - at)));
    out += wxS("<b>") + coloured(escape_markup(to_wx(line.substr(from, to - from))), colour) + wxS("</b>");
    at = to;
  }
  return out + escape_markup(to_wx(line.substr(at)));
}

wxString entry_markup(const app::SearchHit* hit, const Theme& theme, Day today) {
  const std::string dim = theme.html(Colour::dim);
  if (hit == nullptr) return wxS("<b> </b>\n \n<small> </small>");
  const store::Row& row = hit->row;
  const std::string title = one_line(row.title);
  wxString words = marked_up(hit->snippet, hit->marks, theme.html(Colour::accent));
  const bool entry = journal::info(row.kind).shelf == journal::Shelf::journal;
  if (hit->snippet.empty() && entry) words = escape_markup(_("No text yet"));
  const wxString head = title.empty() ? escape_markup(kind_words(row.subkind)) : escape_markup(to_wx(title));
  wxString meta = when_words(row.happened, today);
  if (!title.empty()) meta += to_wx("  ·  ") + kind_words(row.subkind);
  const wxString below = wxS("<small>") + coloured(escape_markup(meta), dim) + wxS("</small>");
  // Every row has three lines.
  const wxString rest = words.empty() ? below + wxS("\n ") : coloured(words, dim) + wxS("\n") + below;
  return wxS("<b>") + head + wxS("</b>\n") + rest;
}

}  // namespace thirdrow::ui
