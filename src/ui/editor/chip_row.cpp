#include "ui/editor/chip_row.h"

#include <wx/button.h>

#include <algorithm>
#include <utility>

#include "ui/icons.h"
#include "ui/measure.h"
#include "ui/port_gtk.h"
#include "ui/port_gtk_clicks.h"
#include "ui/port_gtk_text.h"
#include "ui/text.h"
#include "ui/widgets/label.h"

namespace thirdrow::ui {

namespace {
/// GTK opens its list 100 ms after the last letter, and one that was on its way may come after Enter.
constexpr int kCompletionMs = 250;
}  // namespace

ChipRow::ChipRow(wxWindow* parent, Theme& theme, Words words)
    : wxPanel(parent), theme_(theme), words_(std::move(words)), row_(new wxWrapSizer(wxHORIZONTAL, 0)) {
  auto* outer = new wxBoxSizer(wxHORIZONTAL);
  auto* label = new Label(this, theme, words_.label, TextStyle::dim);
  build_field();
  label->SetMinSize(wxSize(std::max(FromDIP(64), label->GetBestSize().x), -1));
  label->Show(!words_.label.empty());
  auto* beside = new wxBoxSizer(wxVERTICAL);
  auto* head = beside->AddSpacer(0);
  beside->Add(label, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
  const auto align = [this, head, label] {
    // beside the first line of chips, whatever follows below
    head->AssignSpacer(0, FromDIP(4) + std::max(0, (field_->GetBestSize().y - label->GetBestSize().y) / 2));
  };
  align();
  Bind(EVT_RESTYLE, [align](wxCommandEvent& event) {
    event.Skip();
    align();
  });
  outer->Add(beside);
  outer->Add(row_, wxSizerFlags(1).Expand());
  SetSizer(outer);
}

void ChipRow::build_field() {
  field_ = new LineField(this, words_.add, to_wx(words_.id), LineField::Height::chip);
  field_->SetHint(words_.add);
  field_->SetMinSize(wxSize(std::max(FromDIP(130), field_->GetTextExtent(words_.add).x + FromDIP(36)), -1));
  row_->Add(field_, wxSizerFlags().CenterVertical().Border(wxTOP, FromDIP(4)));
  closing_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
    if (field_->IsEmpty()) port::close_completions(field_);
  });
  field_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { commit(Taken::as_meant); });
  // Enter while completions are offered only closes them, or takes the marked one into the field; it adds as
  // well
  field_->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
    // an offered list has the keyboard, so that the window does not see its shortcuts
    if (event.ControlDown() && event.GetKeyCode() != WXK_CONTROL && port::run_shortcut(field_)) return;
    event.Skip();
    if (event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER)
      CallAfter([this] { commit(Taken::as_meant); });
  });
  field_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
    if (field_->GetValue().EndsWith(wxS(","))) commit();
  });
  field_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    event.Skip();
    CallAfter([this] {
      if (!field_->HasFocus()) commit();
    });
  });
}

void ChipRow::commit(Taken taken) {
  wxString words = field_->GetValue();
  const bool as_typed = taken == Taken::as_typed || words.EndsWith(wxS(","));
  words.Replace(wxS(","), wxS(" "));
  words.Trim(true).Trim(false);
  if (words.empty() && field_->IsEmpty()) return;
  field_->ChangeValue(wxString());
  port::close_completions(field_);
  closing_.StartOnce(kCompletionMs);
  if (!words.empty()) on_add(as_typed ? from_wx(words) : meant(from_wx(words)));
}

void ChipRow::show(const std::vector<std::string>& chips) {
  if (chips == shown_) return;
  shown_ = chips;
  rebuild();
}

void ChipRow::rebuild() {
  for (wxWindow* chip : chips_) {
    row_->Detach(chip);
    chip->Destroy();
  }
  chips_.clear();
  for (std::size_t i = 0; i < shown_.size(); ++i) chips_.push_back(make_chip(i, to_wx(shown_[i])));
  offer();
  measure_again(this);
}

wxWindow* ChipRow::make_chip(std::size_t index, const wxString& name) {
  auto* chip = new wxButton(this, wxID_ANY, to_wx(" ") + escape_mnemonic(name), wxDefaultPosition,
                            wxDefaultSize, wxBU_EXACTFIT);
  port::add_style(chip, "tr-chip");
  const auto draw = [this, chip] {
    if (writable_ == Writable::yes)
      chip->SetBitmap(icon("close", theme_.colour(Colour::dim), icon_size(chip, 0.8)), wxRIGHT);
  };
  draw();
  chip->Bind(EVT_RESTYLE, [draw](wxCommandEvent& event) {
    event.Skip();
    draw();
  });
  chip->SetToolTip(ui::fill(words_.take_off, name));
  port::set_accessible_name(chip, ui::fill(words_.take_off, name));
  port::ignore_second_clicks(chip);
  chip->Enable(writable_ == Writable::yes);
  chip->Bind(wxEVT_BUTTON,
             [this, index](wxCommandEvent&) { CallAfter([this, index] { on_remove(index); }); });
  chip->MoveBeforeInTabOrder(field_);
  row_->Insert(index, chip, wxSizerFlags().CenterVertical().Border(wxRIGHT | wxTOP, FromDIP(4)));
  return chip;
}

void ChipRow::suggest(const std::vector<std::string>& words) {
  suggested_ = words;
  offer();
}

void ChipRow::offer() {
  std::vector<std::string> words = suggested_;
  std::erase_if(words,
                [this](const std::string& word) { return std::ranges::find(shown_, word) != shown_.end(); });
  if (words == offered_) return;
  offered_ = std::move(words);
  port::close_completions(field_);  // wx would leave an open list behind
  wxArrayString list;
  for (const std::string& word : offered_) list.Add(to_wx(word));
  field_->AutoComplete(list);
}

void ChipRow::wipe() {
  field_->ChangeValue(wxString());
  port::close_completions(field_);
  show({});
}

void ChipRow::allow(Writable writable) {
  if (std::exchange(writable_, writable) == writable) return;
  field_->Show(writable == Writable::yes);
  rebuild();
}

}  // namespace thirdrow::ui
