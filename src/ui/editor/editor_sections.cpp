// The entry's words: a card for each section, which grows with its text.
#include <algorithm>

#include "ui/editor/editor_panel.h"
#include "ui/port_gtk.h"
#include "ui/text.h"

namespace thirdrow::ui {
namespace {

constexpr int kSpellAfterMs = 400;  ///< the first paint comes before the dictionary

}  // namespace

/// What stands above the words; empty without a question.
wxString EditorPanel::heading_of(const app::Section& section, std::size_t index) const {
  if (section.heading) return to_wx(*section.heading);
  const journal::Record& record = presenter_.page().record;
  if (index > 0 || record.kind == journal::Kind::reflection) return {};
  return tr(journal::field_with_role(record.info(), journal::Role::body)->label);
}

SectionCard* EditorPanel::make_section(const app::Section& section, std::size_t index) {
  const wxString heading = heading_of(section, index);
  const wxString name = heading.empty() ? _("Your words") : heading;
  auto* card = new SectionCard(column_->panel(), shared_.theme, heading, name, index);
  card->on_typed = [this, card] {
    presenter_.typed(place_of(card));
    if (card->grow()) column_->refit();
    follow_caret(*card);
    card->show_acts(card->text()->IsEmpty());
  };
  card->on_height = [this] { grow_soon(); };
  card->on_blur = [this] { presenter_.blur(); };
  if (section.heading && presenter_.page().record.kind == journal::Kind::reflection) {
    card->offer_prompt_acts(
        [this, card] { CallAfter([this, card] { presenter_.swap_prompt(place_of(card)); }); },
        [this, card] { CallAfter([this, card] { presenter_.skip_prompt(place_of(card)); }); });
    card->show_acts(section.text.empty());
  }
  return card;
}

std::size_t EditorPanel::place_of(const SectionCard* card) const {
  return static_cast<std::size_t>(std::ranges::find(sections_, card) - sections_.begin());
}

void EditorPanel::drop_sections(std::size_t from, std::size_t to) {
  const auto at = [this](std::size_t n) { return sections_.begin() + static_cast<std::ptrdiff_t>(n); };
  for (std::size_t i = from; i < to; ++i) {
    sections_[i]->wipe();
    section_sizer_->Detach(sections_[i]);
    sections_[i]->Destroy();
  }
  sections_.erase(at(from), at(to));
}

void EditorPanel::insert_sections(const app::Sections& sections, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) {
    SectionCard* card = make_section(sections[i], i);
    card->MoveBeforeInTabOrder(i < sections_.size() ? static_cast<wxWindow*>(sections_[i]) : after_sections_);
    section_sizer_->Insert(i, card, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
    card->show_text(sections[i].text);
    sections_.insert(sections_.begin() + static_cast<std::ptrdiff_t>(i), card);
  }
}

void EditorPanel::rebuild_sections(const app::Sections& sections) {
  drop_sections(0, sections_.size());
  insert_sections(sections, 0, sections.size());
}

/// Cards that show what they shall show stay as they are, with their undo.
void EditorPanel::show_sections(const app::Sections& sections, std::size_t focus) {
  const std::size_t had = sections_.size();
  const std::size_t wanted = sections.size();
  const auto stays = [&](std::size_t old, std::size_t now) {
    return sections_[old]->heading() == heading_of(sections[now], now) &&
           section_text(old) == sections[now].text;
  };
  std::size_t front = 0;
  while (front < std::min(had, wanted) && stays(front, front)) ++front;
  std::size_t back = 0;
  while (back < std::min(had, wanted) - front && stays(had - 1 - back, wanted - 1 - back)) ++back;
  drop_sections(front, had - back);
  insert_sections(sections, front, wanted - back);
  for (std::size_t i = wanted - back; i < wanted; ++i) sections_[i]->number(i);
  column_->refit();
  grow_soon();
  spell_soon();
  if (focus < sections_.size()) sections_[focus]->text()->SetFocus();
}

/// Heights are right only after GTK has laid the texts out at their new width.
void EditorPanel::grow_soon() {
  if (growing_soon_) return;
  growing_soon_ = true;
  CallAfter([this] {
    growing_soon_ = false;
    grow_all();
    column_->refit();
  });
}

void EditorPanel::grow_all() {
  bool grew = false;
  for (SectionCard* card : sections_) grew = card->grow() || grew;
  if (grew) grow_soon();
}

void EditorPanel::follow_caret(const SectionCard& card) {
  const wxRect caret = port::caret_rect(card.text());
  const int y = column_->ScreenToClient(card.text()->ClientToScreen(wxPoint(0, caret.y))).y;
  const int height = column_->GetClientSize().y;
  int unit = 0;
  column_->GetScrollPixelsPerUnit(nullptr, &unit);
  if (unit <= 0) return;
  const int margin = 2 * caret.height;
  const int over = y + caret.height + margin - height;
  if (over > 0) column_->Scroll(0, column_->GetViewStart().y + (over + unit - 1) / unit);
  if (y < margin) column_->Scroll(0, std::max(0, column_->GetViewStart().y - (margin - y + unit - 1) / unit));
}

void EditorPanel::spell_soon() { spell_timer_.StartOnce(kSpellAfterMs); }

void EditorPanel::start_spelling() {
  if (!spelling_) spelling_ = std::make_unique<port::Spelling>();
  for (SectionCard* card : sections_) spelling_->attach(card->text());
}

std::string EditorPanel::section_text(std::size_t index) const {
  return index < sections_.size() ? from_wx(sections_[index]->text()->GetValue()) : std::string();
}

SectionCard* EditorPanel::focused_section() const {
  const wxWindow* focus = FindFocus();
  const auto at =
      std::ranges::find_if(sections_, [&](const SectionCard* card) { return card->text() == focus; });
  return at == sections_.end() ? nullptr : *at;
}

bool EditorPanel::can_swap_prompt() const {
  const SectionCard* card = focused_section();
  return card != nullptr && card->offers_acts();
}

void EditorPanel::swap_focused_prompt() {
  if (can_swap_prompt()) presenter_.swap_prompt(place_of(focused_section()));
}

}  // namespace thirdrow::ui
