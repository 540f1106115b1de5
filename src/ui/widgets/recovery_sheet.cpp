#include "ui/widgets/recovery_sheet.h"

#include <qrencode.h>
#include <wx/dcbuffer.h>
#include <wx/sizer.h>
#include <wx/wrapsizer.h>

#include <algorithm>
#include <memory>
#include <string>

#include "platform/files.h"
#include "ui/dates.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/form.h"
#include "ui/widgets/line_field.h"
#include "ui/widgets/text_column.h"

namespace thirdrow::ui {
namespace {

constexpr std::size_t kGroups = 7;
constexpr std::size_t kGroupSize = 4;
constexpr int kQuietZone = 3;  ///< modules of white around the code

std::string_view group(const seal::Secret& key, std::size_t index) {
  const std::string_view text = key.text();
  const std::size_t start = index * (kGroupSize + 1);
  return start + kGroupSize <= text.size() ? text.substr(start, kGroupSize) : std::string_view();
}

struct FreeCode {
  void operator()(QRcode* code) const {
    seal::wipe(
        {reinterpret_cast<std::byte*>(code->data), static_cast<std::size_t>(code->width * code->width)});
    QRcode_free(code);
  }
};

std::unique_ptr<QRcode, FreeCode> code_of(const seal::Secret& key) {
  if (key.empty()) return nullptr;
  seal::Secret ended(key.size() + 1);
  std::ranges::copy(key.view(), ended.writable().begin());
  return std::unique_ptr<QRcode, FreeCode>(
      QRcode_encodeString(reinterpret_cast<const char*>(ended.view().data()), 0, QR_ECLEVEL_M, QR_MODE_8, 1));
}

/// White ground in dark mode too: cameras want it so.
void paint_code(wxPanel* panel, const seal::Secret& key) {
  wxAutoBufferedPaintDC dc(panel);
  dc.SetBackground(*wxWHITE_BRUSH);
  dc.Clear();
  const auto code = code_of(key);
  if (code == nullptr) return;
  const wxSize size = panel->GetClientSize();
  const int module = std::max(1, std::min(size.x, size.y) / (code->width + 2 * kQuietZone));
  const int start = (std::min(size.x, size.y) - module * code->width) / 2;
  dc.SetPen(*wxTRANSPARENT_PEN);
  dc.SetBrush(*wxBLACK_BRUSH);
  for (int y = 0; y < code->width; ++y) {
    for (int x = 0; x < code->width; ++x) {
      if (code->data[y * code->width + x] & 1)
        dc.DrawRectangle(start + x * module, start + y * module, module, module);
    }
  }
}

}  // namespace

RecoverySheet::RecoverySheet(wxWindow* parent, Shared& shared) : wxPanel(parent), shared_(shared) {
  auto* column = new wxBoxSizer(wxVERTICAL);
  card_ = new Card(this, shared.theme);
  build_key(card_);
  build_actions(card_);
  column->Add(card_, wxSizerFlags().Expand());
  kept_ = make_button(
      this, shared.theme, _("I have put it away"), ButtonLook::primary, [this] { turn(Side::proof); }, {},
      "recovery.kept");
  column->Add(kept_, wxSizerFlags().Border(wxTOP, FromDIP(16)));
  build_proof(column);
  SetSizer(column);
}

void RecoverySheet::build_key(Card* card) {
  Theme& theme = shared_.theme;
  const int gap = FromDIP(12);
  auto* keys = new wxFlexGridSizer(4, FromDIP(8), FromDIP(18));
  for (std::size_t i = 0; i < kGroups; ++i) {
    auto* cell = new wxBoxSizer(wxHORIZONTAL);
    cell->Add(new Label(card, theme, wxString() << i + 1, TextStyle::small),
              wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(6)));
    groups_.push_back(new Label(card, theme, wxString(wxS("0000")), TextStyle::mono));
    cell->Add(groups_.back());
    keys->Add(cell);
  }
  auto* left = new wxBoxSizer(wxVERTICAL);
  left->Add(new Label(card, theme, _("Recovery key"), TextStyle::strong),
            wxSizerFlags().Border(wxBOTTOM, gap));
  left->Add(keys);
  left->AddStretchSpacer();
  picture_ = new wxPanel(card, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(132, 132)));
  picture_->SetBackgroundStyle(wxBG_STYLE_PAINT);
  picture_->SetLayoutDirection(wxLayout_LeftToRight);
  picture_->SetMinSize(FromDIP(wxSize(132, 132)));
  picture_->Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint_code(picture_, key_); });
  port::set_accessible_role(picture_, port::Role::image);
  port::set_accessible_name(picture_, _("The recovery key as a QR code"), wxS("recovery.picture"));
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(left, wxSizerFlags(1).Expand());
  row->Add(picture_, wxSizerFlags().Border(wxLEFT, gap));
  card->body()->Add(row, wxSizerFlags().Expand());
}

void RecoverySheet::build_actions(Card* card) {
  auto* actions = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  const auto add = [&](const wxString& label, const char* picture, const char* id,
                       std::function<void()> pressed) {
    actions->Add(make_button(card, shared_.theme, label, ButtonLook::flat, std::move(pressed), picture, id),
                 wxSizerFlags().Border(wxRIGHT | wxTOP, FromDIP(8)));
  };
  add(_("Print"), "printer", "recovery.print", [this] { print(); });
  add(_("Save to a file"), "download", "recovery.save", [this] { save_to_file(); });
  add(_("Copy"), "copy", "recovery.copy", [this] { copy(); });
  card->body()->Add(actions, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
}

void RecoverySheet::build_proof(wxBoxSizer* around) {
  Theme& theme = shared_.theme;
  proof_ = new wxPanel(this);
  theme.paint(proof_, Colour::background);
  auto* column = new wxBoxSizer(wxVERTICAL);
  proof_->SetSizer(column);
  around->Add(proof_, wxSizerFlags().Expand());
  question_ = new Label(proof_, theme, wxString(), TextStyle::strong);
  column->Add(question_->paragraph(), wxSizerFlags().Expand().Border(wxTOP, FromDIP(20)));
  answer_ = new LineField(proof_, _("One group of the recovery key"), wxS("recovery.answer"));
  answer_->SetMaxLength(kGroupSize);
  port::label_for(question_, answer_);
  port::set_accessible_name(answer_, _("One group of the recovery key"), wxS("recovery.answer"));
  answer_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { check(); });
  auto* confirm = new wxBoxSizer(wxHORIZONTAL);
  confirm->Add(answer_, wxSizerFlags(1).CenterVertical());
  confirm->Add(
      make_button(
          proof_, theme, _("Check it"), ButtonLook::primary, [this] { check(); }, {}, "recovery.done"),
      wxSizerFlags().CenterVertical().Border(wxLEFT, FromDIP(8)));
  column->Add(confirm, wxSizerFlags().Expand().Border(wxTOP, FromDIP(6)));
  verdict_ = new Label(proof_, theme, wxString(), TextStyle::danger);
  column->Add(verdict_->paragraph(), wxSizerFlags().Expand().Border(wxTOP, FromDIP(6)));
  column->Add(make_button(
                  proof_, theme, _("Show the key again"), ButtonLook::link, [this] { turn(Side::key); }, {},
                  "recovery.again"),
              wxSizerFlags().Border(wxTOP, FromDIP(6)));
  proof_->Hide();
}

void RecoverySheet::turn(Side side) {
  card_->Show(side == Side::key);
  kept_->Show(side == Side::key);
  proof_->Show(side == Side::proof);
  answer_->ChangeValue(wxString());
  verdict_->set_text(wxString());
  TextColumn::refit_around(this);
  (side == Side::key ? static_cast<wxWindow*>(kept_) : answer_)->SetFocus();
}

void RecoverySheet::show_key(seal::Secret key, int asked_group) {
  key_ = std::move(key);
  asked_ = std::clamp(asked_group, 0, static_cast<int>(kGroups) - 1);
  draw_groups();
  question_->set_text(plural("To be sure that you have it: type group number %s.",
                             "To be sure that you have it: type group number %s.", asked_ + 1));
  port::label_for(question_, answer_);
  turn(Side::key);
}

void RecoverySheet::wipe() {
  printer_.reset();
  key_.clear();
  draw_groups();
  answer_->ChangeValue(wxString());
}

void RecoverySheet::draw_groups() {
  for (std::size_t i = 0; i < groups_.size(); ++i) groups_[i]->set_text(to_wx(group(key_, i)));
  picture_->Refresh();
}

void RecoverySheet::check() {
  const wxString typed = answer_->GetValue().Upper().Trim().Trim(false);
  if (key_.empty() || typed != to_wx(group(key_, static_cast<std::size_t>(asked_)))) {
    verdict_->set_text(_("That is not this group. Look at your copy, or show the key again."));
    port::announce(this, verdict_->text());
    TextColumn::refit_around(this);
    return;
  }
  wipe();
  on_done();
}

void RecoverySheet::print() {
  const auto code = code_of(key_);
  if (code == nullptr) return;
  PrintSheet sheet;
  sheet.title = from_wx(_("Recovery key of a Third Row journal"));
  sheet.advice = from_wx(
      _("If the passphrase is ever forgotten, this key opens the journal. Whoever has it can read the "
        "journal: keep it where you keep important papers."));
  sheet.key = seal::Secret::copy_of(key_.view());
  sheet.footer = from_wx(fill(_("Printed on %s."), day_words(shared_.desk.host().clock->now().day())));
  sheet.code_width = code->width;
  for (int i = 0; i < code->width * code->width; ++i) sheet.code.push_back((code->data[i] & 1) != 0);
  printer_ = std::make_unique<SheetPrinter>(this, std::move(sheet));
  printer_->on_end = [this](const Status& status) {
    printer_.reset();
    if (!status) return shared_.notify(notice_of(status.error()));
    Notice notice = success_notice(_("The page is with the printer."));
    notice.safe = _("Printers and their queues may keep a copy for a while: a printer of your own is best.");
    shared_.notify(notice);
  };
}

void RecoverySheet::copy() {
  shared_.copy_secret(key_);
  shared_.notify(
      success_notice(_("The recovery key is on the clipboard, for one minute or until you lock.")));
}

void RecoverySheet::save_to_file() {
  const std::filesystem::path file =
      choose_new_file(this, _("Save the recovery key"), wxS("third-row-recovery-key.txt"), Overwrite::ask);
  if (file.empty()) return;
  if (key_.empty()) {  // wiped by a lock while the dialog was open
    Notice notice;
    notice.kind = Notice::Kind::warning;
    notice.what = _("The recovery key was not written: the journal was locked meanwhile.");
    notice.next = _("Unlock it and make a new recovery key in Settings.");
    return shared_.notify(notice);
  }
  std::string content =
      from_wx(_("Recovery key of a Third Row journal. Whoever has it can read the journal.")) + "\n\n";
  content.append(key_.text()).append("\n");
  const Status written = platform::write_atomic(file, as_bytes(content));
  seal::wipe(content);
  if (!written) return shared_.notify(notice_of(written.error()));
  shared_.notify(success_notice(_("The recovery key was written. Keep that file away from this computer.")));
}

}  // namespace thirdrow::ui
