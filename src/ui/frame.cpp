#include "ui/frame.h"

#include <wx/accel.h>
#include <wx/clipbrd.h>
#include <wx/dataobj.h>
#include <wx/display.h>
#include <wx/menu.h>
#include <wx/sizer.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "ui/gate.h"
#include "ui/icons.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/label.h"

namespace thirdrow::ui {
namespace {

constexpr int kIdleCheckMs = 5'000;
constexpr int kTextStep = 10;
constexpr int kSidebarLetters = 16;  ///< width of the sidebar with words, in heights of a line
const wxSize kDefaultSize{1180, 780};
const wxSize kSmallest{640, 480};

bool is_check_item(CommandId id) {
  return id == CommandId::light || id == CommandId::dark || id == CommandId::follow_desktop;
}

const PageEntry* entry_of(PageId id) {
  const auto all = pages();
  const auto it = std::ranges::find(all, id, &PageEntry::id);
  return it == all.end() ? nullptr : &*it;
}

const PageEntry* entry_of(CommandId id) {
  const auto all = pages();
  const auto it = std::ranges::find(all, id, &PageEntry::command);
  return it == all.end() ? nullptr : &*it;
}

std::optional<port::Edit> edit_of(CommandId id) {
  static_assert(static_cast<int>(CommandId::select_all) - static_cast<int>(CommandId::cut) ==
                static_cast<int>(port::Edit::select_all));
  if (id < CommandId::cut || id > CommandId::select_all) return std::nullopt;
  return static_cast<port::Edit>(static_cast<int>(id) - static_cast<int>(CommandId::cut));
}

/// A command that shows a page which does not exist yet is left out of the menus.
bool exists(const Command& command) {
  const bool shows_page = (command.id >= CommandId::go_today && command.id <= CommandId::go_settings);
  if (command.id == CommandId::new_entry || command.id == CommandId::find)
    return entry_of(PageId::journal) != nullptr;
  return !shows_page || entry_of(command.id) != nullptr;
}

}  // namespace

Frame::Frame(app::Desk& desk, Theme& theme, Preferences& preferences, std::filesystem::path preferences_file)
    : wxFrame(nullptr, wxID_ANY, wxS("Third Row")),
      desk_(desk),
      theme_(theme),
      preferences_(preferences),
      preferences_file_(std::move(preferences_file)),
      shared_{desk_,
              theme_,
              preferences_,
              [this](const Notice& notice) { tell(notice); },
              [this](PageId id, std::optional<RecordId> record) { show_page(id, record); },
              [this](const seal::Secret& secret) { copy_secret(secret); },
              [this] { lock(); },
              [this] { save_preferences(); }} {
  if (port::text_direction() == port::Direction::right_to_left) SetLayoutDirection(wxLayout_RightToLeft);
  port::add_style(this, "tr-frame");
  theme_.paint(this, Colour::background);
  build_menus();
  main_ = new wxPanel(this);
  theme_.paint(main_, Colour::background);
  build_sidebar();
  notices_ = new NoticeBar(main_, theme_);
  book_ = new Book(main_);
  gate_ = new Gate(book_, shared_);
  gate_->on_ready = [this] { journal_changed(); };
  book_->AddPage(gate_, wxString());
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(notices_, wxSizerFlags().Expand().Border(wxALL, FromDIP(10)));
  column->Add(book_, wxSizerFlags(1).Expand());
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(sidebar_, wxSizerFlags().Expand());
  row->Add(column, wxSizerFlags(1).Expand());
  main_->SetSizer(row);

  desk_.on_change = [this] { journal_changed(); };
  desk_.on_words_held = [this] { gate_->tell_of_held_words(Gate::After::lock); };
  theme_.watch(this);
  Bind(wxEVT_CLOSE_WINDOW, &Frame::close, this);
  Bind(wxEVT_MENU_OPEN, &Frame::update_menus, this);
  Bind(wxEVT_ICONIZE, [this](wxIconizeEvent& event) {
    if (event.IsIconized() && preferences_.lock_on_minimise) lock();
    event.Skip();
  });
  note_activity();
  idle_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { check_idle(desk_.host().clock->now().utc_ms); });
  idle_.Start(kIdleCheckMs);
  clipboard_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { clear_clipboard(); });
  signals_ = std::make_unique<platform::SessionSignals>(
      [this](platform::SessionEvent, platform::Hold hold) { lock(std::move(hold)); });
  SetMinSize(FromDIP(kSmallest));
  restore_size();
  show_gate();
}

Frame::~Frame() {
  desk_.on_change = [] {};
  desk_.on_words_held = [] {};
  theme_.watch(nullptr);
}

void Frame::build_menus() {
  auto* bar = new wxMenuBar;
  wxMenu* menu = nullptr;
  std::string_view title;
  for (const Command& command : commands()) {
    if (!exists(command)) continue;
    if (title != command.menu) {
      title = command.menu;
      menu = new wxMenu;
      bar->Append(menu, tr(command.menu));
    }
    wxString label = tr(command.label);
    if (*command.shortcut != '\0') label += wxS("\t") + to_wx(command.shortcut);
    menu->Append(wx_id(command.id), label, tr(command.help),
                 is_check_item(command.id) ? wxITEM_CHECK : wxITEM_NORMAL);
    Bind(
        wxEVT_MENU, [this, id = command.id](wxCommandEvent&) { run(id); }, wx_id(command.id));
    if (command.id == CommandId::back_up || command.id == CommandId::show_history ||
        command.id == CommandId::redo || command.id == CommandId::select_all ||
        command.id == CommandId::go_settings || command.id == CommandId::normal_text) {
      menu->AppendSeparator();
    }
  }
  SetMenuBar(bar);
}

void Frame::build_sidebar() {
  sidebar_ = new wxPanel(main_);
  theme_.paint(sidebar_, Colour::sidebar);
  port::set_accessible_name(sidebar_, _("Pages"), wxS("sidebar"));
  const int pad = FromDIP(12);
  auto* column = new wxBoxSizer(wxVERTICAL);
  brand_ = new Label(sidebar_, theme_, wxS("Third Row"), TextStyle::title);
  column->AddSpacer(pad);
  column->Add(brand_, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxBOTTOM, pad + FromDIP(4)));
  if (entry_of(PageId::journal) != nullptr) {
    begin_ = make_button(
        sidebar_, theme_, _("New reflection"), ButtonLook::primary, [this] { run(CommandId::new_entry); },
        "plus", "nav.new");
    column->Add(begin_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, pad));
  }
  const auto add = [&](Place place) {
    for (const PageEntry& entry : pages()) {
      if (entry.place != place) continue;
      auto* button = new wxToggleButton(sidebar_, wxID_ANY, tr(entry.label), wxDefaultPosition, wxDefaultSize,
                                        wxBU_LEFT);
      port::add_style(button, "tr-nav");
      port::align(button, port::Edge::leading);
      port::set_accessible_name(button, tr(entry.label),
                                wxS("nav.") + wxString::FromUTF8(entry.icon.data(), entry.icon.size()));
      button->SetBitmapMargins(2, 0);
      button->Bind(wxEVT_TOGGLEBUTTON, [this, id = entry.id](wxCommandEvent&) { show_page(id); });
      column->Add(button, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, pad));
      column->AddSpacer(FromDIP(2));
      buttons_[entry.id] = button;
    }
  };
  add(Place::top);
  column->AddStretchSpacer();
  add(Place::bottom);
  lock_ = make_button(
      sidebar_, theme_, _("Lock"), ButtonLook::flat, [this] { lock(); }, "lock", "nav.lock");
  column->Add(lock_, wxSizerFlags().Expand().Border(wxALL, pad));
  sidebar_->SetSizer(column);
  mark_sidebar();
  sidebar_->Bind(EVT_RESTYLE, [this](wxCommandEvent& event) {
    event.Skip();
    CallAfter([this] {
      fit_sidebar();
      mark_sidebar();
    });
  });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    fit_sidebar();
  });
}

void Frame::fit_sidebar() {
  constexpr int kPageLetters = 58;  // what a page needs beside the sidebar, in heights of a line
  const int line = port::text_height();
  const bool compact = GetClientSize().x < (kPageLetters + kSidebarLetters) * line * 3 / 4;
  if (compact != compact_) {
    compact_ = compact;
    const auto dress = [compact](wxAnyButton* button, const wxString& words) {
      button->SetLabel(compact ? wxString() : words);
      button->SetToolTip(compact ? words : wxString());
      const long style = button->GetWindowStyleFlag();
      button->SetWindowStyleFlag(compact ? style | wxBU_EXACTFIT : style & ~wxBU_EXACTFIT);
      compact ? port::add_style(button, "tr-compact") : port::remove_style(button, "tr-compact");
    };
    brand_->Show(!compact);
    if (begin_ != nullptr) dress(begin_, _("New reflection"));
    dress(lock_, _("Lock"));
    for (const auto& [id, button] : buttons_) {
      dress(button, tr(entry_of(id)->label));
      port::align(button, compact ? port::Edge::centre : port::Edge::leading);
    }
  }
  sidebar_->SetMinSize(wxDefaultSize);
  sidebar_->InvalidateBestSize();
  const int words = std::max(FromDIP(204), kSidebarLetters * line * 3 / 4);
  sidebar_->SetMinSize(wxSize(std::max(compact ? 0 : words, sidebar_->GetSizer()->CalcMin().x), -1));
  main_->Layout();
}

void Frame::mark_sidebar() {
  for (const auto& [id, button] : buttons_) {
    const bool here = page_shown_ && id == shown_;
    button->SetValue(here);
    button->SetBitmap(
        icon(entry_of(id)->icon, theme_.colour(here ? Colour::accent : Colour::text), icon_size(button)));
  }
}

Page* Frame::page(PageId id) {
  if (const auto it = made_.find(id); it != made_.end()) return it->second;
  const PageEntry* entry = entry_of(id);
  if (entry == nullptr) return nullptr;
  Page* made = entry->make(book_, shared_);
  theme_.paint(made, Colour::background);
  book_->AddPage(made, wxString());
  made_[id] = made;
  return made;
}

void Frame::leave_page() {
  if (!page_shown_) return;
  if (const auto it = made_.find(shown_); it != made_.end()) it->second->leave();
}

void Frame::show_page(PageId id, std::optional<RecordId> record) {
  const bool may_show = desk_.is_open() || id == PageId::shortcuts;
  Page* next = may_show ? page(id) : nullptr;
  if (next == nullptr) return mark_sidebar();
  if (!page_shown_ || shown_ != id) {
    leave_page();
    notices_->dismiss();
  }
  shown_ = id;
  page_shown_ = true;
  book_->ChangeSelection(static_cast<std::size_t>(book_->FindPage(next)));
  mark_sidebar();
  if (desk_.is_open()) next->enter();
  if (record) next->open_record(*record);
}

void Frame::journal_changed() {
  if (!desk_.is_open()) return show_gate();
  note_activity();
  if (gate_->is_busy_with_person()) return;
  sidebar_->Show();
  main_->Layout();
  gate_->forget();
  show_page(pages().front().id);
}

void Frame::show_gate() {
  page_shown_ = false;
  sidebar_->Hide();
  book_->ChangeSelection(0);
  main_->Layout();
  gate_->enter();
  mark_sidebar();
}

void Frame::lock(std::shared_ptr<const void> hold) {
  end_dialogs();
  if (!desk_.is_open()) return desk_.lock(std::move(hold));  // an unlock may be under way
  leave_page();
  desk_.lock(
      std::move(hold));  // from here on nothing more is asked of the journal; show_gate has been called
  for (const auto& [id, made] : made_) made->forget();
  notices_->dismiss();
  clear_clipboard();
}

int Frame::Dialogs::Enter(wxDialog* dialog) {
  open.push_back(dialog);
  return wxID_NONE;
}

void Frame::end_dialogs() {
  const std::vector<wxDialog*> all = dialogs_.open;
  for (wxDialog* each : all) {
    if (each->IsModal()) each->EndModal(wxID_CANCEL);
  }
}

void Frame::tell(const Notice& notice) { notices_->tell(notice); }

bool Frame::can(CommandId id) {
  const Command& what = command(id);
  if (what.when == When::always) return true;
  if (what.when == When::in_text) return port::can_edit(this, *edit_of(id));
  if (!desk_.is_open() || gate_->is_busy_with_person()) return false;
  if (what.when == When::open) return true;
  return page_shown_ && made_.contains(shown_) && made_[shown_]->can(id);
}

void Frame::run(CommandId id) {
  if (!can(id)) return;
  if (const auto what = edit_of(id)) return port::edit(this, *what);
  switch (id) {
    case CommandId::about:
      return tell(about_notice());
    case CommandId::lock:
      return lock();
    case CommandId::quit:
      Close();
      return;
    case CommandId::larger_text:
      return set_text_percent(preferences_.text_percent + kTextStep);
    case CommandId::smaller_text:
      return set_text_percent(preferences_.text_percent - kTextStep);
    case CommandId::normal_text:
      return set_text_percent(100);
    case CommandId::follow_desktop:
      return set_appearance(Appearance::system);
    case CommandId::light:
      return set_appearance(Appearance::light);
    case CommandId::dark:
      return set_appearance(Appearance::dark);
    case CommandId::import_journal:
    case CommandId::export_journal:
    case CommandId::back_up:
      show_page(PageId::settings);
      break;
    case CommandId::new_entry:
    case CommandId::find:
      if (entry_of(PageId::journal) != nullptr) show_page(PageId::journal);
      break;
    case CommandId::new_moment:
      if (entry_of(PageId::today) != nullptr) show_page(PageId::today);
      break;
    default:
      if (const PageEntry* entry = entry_of(id)) {
        // F1 while locked: the list, and Escape or F1 again leads back
        if (!desk_.is_open() && page_shown_ && shown_ == entry->id) return show_gate();
        return show_page(entry->id);
      }
  }
  if (page_shown_ && made_.contains(shown_)) made_[shown_]->run(id);
}

void Frame::update_menus(wxMenuEvent& event) {
  event.Skip();
  for (const Command& each : commands()) {
    wxMenuItem* item = GetMenuBar()->FindItem(wx_id(each.id));
    if (item == nullptr) continue;
    if (is_check_item(each.id)) {
      const auto shown = each.id == CommandId::light  ? Appearance::light
                         : each.id == CommandId::dark ? Appearance::dark
                                                      : Appearance::system;
      item->Check(preferences_.appearance == shown);
    }
    // Items stay enabled otherwise than in an open menu: a disabled one would swallow its keys when it can
    // act again.
    item->Enable(can(each.id));
  }
}

void Frame::set_text_percent(int percent) {
  preferences_.text_percent = std::clamp(percent, 100, 200);
  theme_.set_text_percent(preferences_.text_percent);
  save_preferences();
}

void Frame::set_appearance(Appearance appearance) {
  preferences_.appearance = appearance;
  theme_.set_appearance(appearance);
  save_preferences();
}

void Frame::note_activity() { active_ms_ = desk_.host().clock->now().utc_ms; }

void Frame::check_idle(std::int64_t now_ms) {
  if (preferences_.lock_minutes == 0 || !desk_.is_open()) return;
  // a clock that jumped back must not keep the journal open for ever
  if (now_ms < active_ms_) active_ms_ = now_ms;
  if (now_ms - active_ms_ >= std::int64_t{preferences_.lock_minutes} * 60'000) lock();
}

void Frame::copy_secret(const seal::Secret& secret) {
  if (!wxTheClipboard->Open()) return;
  wxTheClipboard->SetData(new wxTextDataObject(to_wx(secret.text())));
  wxTheClipboard->Close();
  clipboard_ours_ = true;
  clipboard_.StartOnce(kClipboardMs);
}

void Frame::clear_clipboard() {
  clipboard_.Stop();
  if (!clipboard_ours_) return;
  clipboard_ours_ = false;
  if (!wxTheClipboard->Open()) return;
  wxTheClipboard->Clear();
  wxTheClipboard->Close();
}

void Frame::restore_size() {
  wxSize size =
      preferences_.width > 0 ? wxSize(preferences_.width, preferences_.height) : FromDIP(kDefaultSize);
  const wxRect screen = wxDisplay(wxDisplay::GetFromWindow(this) == wxNOT_FOUND
                                      ? 0U
                                      : static_cast<unsigned>(wxDisplay::GetFromWindow(this)))
                            .GetClientArea();
  size.DecTo(screen.GetSize());
  size.IncTo(GetMinSize());
  SetSize(size);
  if (preferences_.maximised) Maximize();
}

void Frame::save_preferences() {
  if (!IsMaximized() && !IsIconized()) {
    preferences_.width = GetSize().x;
    preferences_.height = GetSize().y;
  }
  preferences_.maximised = IsMaximized();
  if (preferences_file_.empty()) return;
  // On the worker: waiting for the disk takes longer than a frame. What was asked for last is written last.
  app::run(
      desk_.host(), alive_, [chosen = preferences_, file = preferences_file_] { return chosen.save(file); },
      [this](const Status& saved) {
        if (!saved) tell(notice_of(saved.error()));
      });
}

void Frame::close(wxCloseEvent& event) {
  save_preferences();
  lock();
  clear_clipboard();
  if (!event.CanVeto() || gate_->has_told_of_loss()) return end();
  event.Veto();
  desk_.lock_to_end(alive_, [this](app::Desk::Held held) {
    if (held == app::Desk::Held::no) return end();
    Show();
    gate_->tell_of_held_words(Gate::After::closing);
    port::present(this);
  });
  Hide();
}

void Frame::end() {
  idle_.Stop();
  signals_.reset();
  Destroy();
}

}  // namespace thirdrow::ui
