#include "ui/frame.h"

#include <wx/accel.h>
#include <wx/display.h>
#include <wx/menu.h>
#include <wx/sizer.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "platform/computer_name.h"
#include "ui/date_keeper.h"
#include "ui/gate.h"
#include "ui/pages/settings_page.h"
#include "ui/pages/sync_section.h"
#include "ui/port_gtk.h"
#include "ui/sidebar.h"
#include "ui/tab_order.h"
#include "ui/text.h"
#include "ui/wx_timer.h"

namespace thirdrow::ui {
namespace {

constexpr int kIdleCheckMs = 5'000;
constexpr int kTextStep = 10;
const wxSize kDefaultSize{1180, 780};
const wxSize kSmallest{640, 480};

bool is_radio_item(CommandId id) {
  return id == CommandId::light || id == CommandId::dark || id == CommandId::follow_desktop;
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
    return find_page(PageId::journal) != nullptr;
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
              [this](const seal::Secret& secret) { clipboard_.copy(secret); },
              [this] { lock(); },
              [this] { notices_->dismiss(); },
              [this](const void* teller) { notices_->take_back(teller); },
              [this] { show_sidebar(); },
              [this] { save_preferences(); }} {
  if (port::text_direction() == port::Direction::right_to_left) SetLayoutDirection(wxLayout_RightToLeft);
  port::add_style(this, "tr-frame");
  theme_.paint(this, Colour::background);
  build_menus();
  build_body();
  keep_dates();
  keep_synced();
  listen();
  note_activity();
  SetMinSize(FromDIP(kSmallest));
  restore_size();
  show_gate();
}

void Frame::build_body() {
  main_ = new wxPanel(this);
  theme_.paint(main_, Colour::background);
  sidebar_ = new Sidebar(main_, theme_);
  sidebar_->on_command = [this](CommandId id) { run(id); };
  sidebar_->on_page = [this](PageId id) { run(find_page(id)->command); };
  notices_ = new NoticeBar(main_, theme_);
  book_ = new Book(main_);
  gate_ = new Gate(book_, shared_);
  gate_->on_ready = [this] { journal_changed(); };
  gate_->on_folder = [this] { on_folder(); };
  book_->AddPage(gate_, wxString());
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(notices_, wxSizerFlags().Expand().Border(wxALL, FromDIP(10)));
  column->Add(book_, wxSizerFlags(1).Expand());
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(sidebar_, wxSizerFlags().Expand());
  row->Add(column, wxSizerFlags(1).Expand());
  main_->SetSizer(row);
}

void Frame::listen() {
  desk_.on_change = [this] { journal_changed(); };
  desk_.on_words_held = [this] { gate_->tell_of_held_words(Gate::After::lock); };
  theme_.watch(this);
  Bind(wxEVT_CLOSE_WINDOW, &Frame::close, this);
  Bind(wxEVT_MENU_OPEN, &Frame::update_menus, this);
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    sidebar_->fit();
  });
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    const bool escape = event.GetKeyCode() == WXK_ESCAPE && !event.HasAnyModifiers();
    if (!escape || !leave_shortcuts()) event.Skip();
  });
  Bind(wxEVT_ICONIZE, [this](wxIconizeEvent& event) {
    if (event.IsIconized() && preferences_.lock_on_minimise) lock();
    event.Skip();
  });
  idle_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { check_idle(desk_.host().clock->now().utc_ms); });
  idle_.Start(kIdleCheckMs);
  signals_ = std::make_unique<platform::SessionSignals>(
      [this](platform::SessionEvent, platform::Hold hold) { lock(std::move(hold)); });
}

Frame::~Frame() {
  desk_.on_change = [] {};
  desk_.on_words_held = [] {};
  desk_.on_ask = [] {};
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
                 is_radio_item(command.id) ? wxITEM_RADIO : wxITEM_NORMAL);
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

Page* Frame::page(PageId id) {
  if (const auto it = made_.find(id); it != made_.end()) return it->second;
  const PageEntry* entry = find_page(id);
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
  const bool may_show = !stands_at_gate() || id == PageId::shortcuts;
  Page* next = may_show ? page(id) : nullptr;
  if (next == nullptr) return mark_sidebar();
  const bool again = page_shown_ && shown_ == id && !record;
  if (!page_shown_ || shown_ != id) {
    leave_page();
    notices_->dismiss();
    before_ = page_shown_ ? shown_ : pages().front().id;
    focus_before_ = FindFocus();
  }
  shown_ = id;
  page_shown_ = true;
  book_->ChangeSelection(static_cast<std::size_t>(book_->FindPage(next)));
  mark_sidebar();
  show_sidebar();
  if (id == PageId::shortcuts) next->SetFocus();
  if (desk_.is_open()) again ? next->enter_again() : next->enter();
  if (record) next->open_record(*record);
}

void Frame::show_sidebar() {
  const auto made = page_shown_ ? made_.find(shown_) : made_.end();
  const bool alone = made != made_.end() && made->second->wants_whole_window();
  if (sidebar_->Show(!stands_at_gate() && !alone)) main_->Layout();
}

void Frame::mark_sidebar() { sidebar_->mark(page_shown_ ? std::optional(shown_) : std::nullopt); }

bool Frame::stands_at_gate() const { return !desk_.is_open() || gate_->is_busy_with_person(); }

/// Back to where the list of shortcuts was called from; false when it is not shown.
bool Frame::leave_shortcuts() {
  if (!page_shown_ || shown_ != PageId::shortcuts) return false;
  wxWindow* const focus = focus_before_.get();
  if (!stands_at_gate()) {
    show_page(before_);
  } else {
    page_shown_ = false;
    book_->ChangeSelection(0);
  }
  wxWindow* const back = book_->GetCurrentPage();
  (focus != nullptr && focus->IsShownOnScreen() ? focus : back)->SetFocus();
  return true;
}

void Frame::keep_dates() {
  dates_ = std::make_unique<DateKeeper>(
      shared_,
      [this](const std::string& token) {
        left_.reset();
        if (dialogs_.open.empty()) show_page(PageId::today);
        port::present(this, token);
      },
      [this] {
        if (page_shown_ && shown_ == PageId::settings) made_[shown_]->enter();
      });
}

void Frame::keep_synced() {
  sync_ = std::make_unique<app::SyncService>(
      desk_,
      app::SyncService::Lane{[this](std::function<void()> job) { sync_lane_.post(std::move(job)); },
                             [this] { return desk_.on_session(); }},
      WxTimer::maker(), platform::computer_name());
  shared_.sync = sync_.get();
  desk_.on_ask = [this, before = desk_.on_ask] {
    before();
    sync_->note_use();
  };
  sync_->on_news = [this](const app::SyncNews& news) {
    sidebar_->tell_sync(sync_words(news, desk_.host().clock->now().day()));
    if (page_shown_ && shown_ == PageId::settings) static_cast<SettingsPage*>(made_[shown_])->sync_news();
  };
  sync_->on_received = [this] {
    if (page_shown_) made_[shown_]->enter();
  };
  Bind(wxEVT_ACTIVATE, [this](wxActivateEvent& event) {
    event.Skip();
    sync_->set_in_front(event.GetActive());
  });
}

void Frame::journal_changed() {
  sync_->journal_changed();
  dates_->journal_changed();
  if (!desk_.is_open()) return show_gate();
  note_activity();
  if (gate_->is_busy_with_person()) return;
  gate_->forget();
  show_first_page();
  for (const auto& [id, made] : made_) made->resume();
}

void Frame::show_first_page() {
  const auto left = std::exchange(left_, std::nullopt);
  if (!left || left->folder != desk_.folder()) return show_page(pages().front().id);
  show_page(left->page);
  if (!left->record) return;
  Page& page = *made_[left->page];
  page.with_record(*left->record, [this, &page, id = left->page](const journal::Record& record) {
    if (page_shown_ && shown_ == id && !page.shown_record()) page.open_record(record.id);
  });
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
  remember_place();
  leave_page();
  desk_.lock(
      std::move(hold));  // from here on nothing more is asked of the journal; show_gate has been called
  for (const auto& [id, made] : made_) made->forget();
  notices_->dismiss();
  clipboard_.clear();
}

void Frame::remember_place() {
  left_.reset();
  const PageId page = shown_ == PageId::shortcuts ? before_ : shown_;
  if (const auto made = made_.find(page); page_shown_ && made != made_.end())
    left_ = Left{desk_.folder(), page, made->second->shown_record()};
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
  if (id == CommandId::lock) return desk_.is_open();  // also while the person still has to do with a key
  if (what.when == When::in_text) return port::can_edit(this, *edit_of(id));
  if (stands_at_gate()) return false;
  if (what.when == When::open) return true;
  return page_shown_ && made_.contains(shown_) && made_[shown_]->can(id);
}

bool Frame::change_looks(CommandId id) {
  switch (id) {
    case CommandId::larger_text:
      return set_text_percent(preferences_.text_percent + kTextStep), true;
    case CommandId::smaller_text:
      return set_text_percent(preferences_.text_percent - kTextStep), true;
    case CommandId::normal_text:
      return set_text_percent(100), true;
    case CommandId::follow_desktop:
      return set_appearance(Appearance::system), true;
    case CommandId::light:
      return set_appearance(Appearance::light), true;
    case CommandId::dark:
      return set_appearance(Appearance::dark), true;
    default:
      return false;
  }
}

void Frame::run(CommandId id) {
  if (!can(id) || change_looks(id)) return;
  if (const auto what = edit_of(id)) return port::edit(this, *what);
  switch (id) {
    case CommandId::about:
      return tell(about_notice());
    case CommandId::lock:
      return lock();
    case CommandId::quit:
      Close();
      return;
    case CommandId::import_journal:
    case CommandId::export_journal:
    case CommandId::back_up:
      show_page(PageId::settings);
      break;
    case CommandId::new_entry:
    case CommandId::find:
      if (find_page(PageId::journal) != nullptr) show_page(PageId::journal);
      break;
    case CommandId::new_moment:
      if (find_page(PageId::today) != nullptr) show_page(PageId::today);
      break;
    default:
      if (const PageEntry* entry = entry_of(id)) {
        // F1 again, like Escape, leads back
        if (entry->id == PageId::shortcuts && leave_shortcuts()) return;
        show_page(entry->id);
        const bool there = page_shown_ && shown_ == entry->id;
        return there && !made_[shown_]->wants_whole_window() ? bring_keyboard_into(made_[shown_]) : void();
      }
  }
  if (page_shown_ && made_.contains(shown_)) made_[shown_]->run(id);
}

void Frame::update_menus(wxMenuEvent& event) {
  event.Skip();
  for (const Command& each : commands()) {
    wxMenuItem* item = GetMenuBar()->FindItem(wx_id(each.id));
    if (item == nullptr) continue;
    if (is_radio_item(each.id)) {
      const auto shown = each.id == CommandId::light  ? Appearance::light
                         : each.id == CommandId::dark ? Appearance::dark
                                                      : Appearance::system;
      if (preferences_.appearance == shown) item->Check();
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
  clipboard_.clear();
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
