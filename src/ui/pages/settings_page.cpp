#include "ui/pages/settings_page.h"

#include <wx/sizer.h>

#include <algorithm>
#include <string>
#include <utility>

#include "ui/dates.h"
#include "ui/pages/calendar_section.h"
#include "ui/pages/care_section.h"
#include "ui/pages/exchange_section.h"
#include "ui/pages/keys_section.h"
#include "ui/pages/reminder_section.h"
#include "ui/pages/sync_section.h"
#include "ui/port_gtk.h"
#include "ui/widgets/form.h"

namespace thirdrow::ui {
namespace {

constexpr int kMaxMinutes = 240;
constexpr int kTextSteps = 11;  // 100 % to 200 % by tens
constexpr int kDefaultHour = 17;
constexpr const char* kHourSetting = "prompts.hour";

}  // namespace

SettingsPage::SettingsPage(wxWindow* parent, Shared& shared) : Page(parent, shared) {
  column_ = new TextColumn(this, theme());
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(column_, wxSizerFlags(1).Expand());
  SetSizer(sizer);
  wxPanel* panel = column_->panel();
  column_->body()->Add(new Label(panel, theme(), _("Settings"), TextStyle::title),
                       wxSizerFlags().Border(wxBOTTOM, FromDIP(16)));
  add(build_locking(panel));
  add(build_looks(panel));
  add(build_prompts(panel));
  add(new ReminderSection(panel, shared));
  calendar_ = add(new CalendarSection(panel, shared));
  sync_ = add(new SyncSection(panel, shared));
  keys_ = add(new KeysSection(panel, shared));
  care_ = add(new CareSection(panel, shared));
  exchange_ = add(new ExchangeSection(panel, shared));
  exchange_->on_imported = [this] { care_->enter(); };
  add(build_about(panel));
  column_->refit();
}

template <class T>
T* SettingsPage::add(T* section) {
  sections_.push_back(section);
  section->on_resize = [this] { column_->refit(); };
  column_->body()->Add(section, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(16)));
  return section;
}

Section* SettingsPage::build_locking(wxWindow* parent) {
  auto* section = new Section(parent, shared(), _("Locking"));
  minutes_ = new wxSpinCtrl(section, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxSP_ARROW_KEYS,
                            0, kMaxMinutes, 5);
  add_row(section->body(), section, theme(), _("Lock after minutes without a key or pointer (0: never)"),
          minutes_);
  minutes_->SetName(wxS("settings.minutes"));
  minutes_->Bind(wxEVT_SPINCTRL, [this](wxSpinEvent&) {
    shared().preferences.lock_minutes = minutes_->GetValue();
    shared().preferences_changed();
  });
  minimise_ = add_tick(section->body(), section, theme(), _("Lock when the window is minimised"),
                       "settings.minimise");
  minimise_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) {
    shared().preferences.lock_on_minimise = minimise_->GetValue();
    shared().preferences_changed();
  });
  auto* words =
      new Label(section, theme(), _("The journal also locks with the screen, and when the computer sleeps."),
                TextStyle::small);
  section->body()->Add(words->paragraph(2 * Card::padding(section)),
                       wxSizerFlags().Expand().Border(wxTOP, FromDIP(8)));
  return section;
}

Section* SettingsPage::build_looks(wxWindow* parent) {
  auto* section = new Section(parent, shared(), _("Looks"));
  appearance_ = new wxChoice(section, wxID_ANY);
  for (const wxString& each : {_("Like the desktop"), _("Light"), _("Dark")}) appearance_->Append(each);
  add_row(section->body(), section, theme(), _("Colours"), appearance_);
  appearance_->SetName(wxS("settings.appearance"));
  appearance_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
    shared().preferences.appearance = static_cast<Appearance>(appearance_->GetSelection());
    theme().set_appearance(shared().preferences.appearance);
    shared().preferences_changed();
  });
  text_size_ = new wxChoice(section, wxID_ANY);
  for (int i = 0; i < kTextSteps; ++i) text_size_->Append(wxString::Format(wxS("%d %%"), 100 + 10 * i));
  add_row(section->body(), section, theme(), _("Text size"), text_size_);
  text_size_->SetName(wxS("settings.text_size"));
  text_size_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
    shared().preferences.text_percent = 100 + 10 * text_size_->GetSelection();
    theme().set_text_percent(shared().preferences.text_percent);
    shared().preferences_changed();
  });
  return section;
}

Section* SettingsPage::build_prompts(wxWindow* parent) {
  auto* section = new Section(parent, shared(), _("Questions of the day"));
  hour_ = make_hours(section, "settings.hour");
  add_row(section->body(), section, theme(), _("From this hour on, ask about the day's end"), hour_);
  hour_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
    desk().ask(
        alive_,
        [hour = hour_->GetSelection()](app::Session& session) {
          return session.set_setting(kHourSetting, std::to_string(hour));
        },
        [this](const Status& kept) {
          if (!kept) shared().notify(notice_of(kept.error()));
        });
  });
  return section;
}

Section* SettingsPage::build_about(wxWindow* parent) {
  auto* section = new Section(parent, shared(), _("About"));
  const Notice about = about_notice();
  auto* words = new Label(section, theme(), about.what + wxS(". ") + about.safe);
  section->body()->Add(words->paragraph(2 * Card::padding(section)),
                       wxSizerFlags().Expand().Border(wxTOP, FromDIP(8)));
  return section;
}

void SettingsPage::enter() {
  const Preferences& now = shared().preferences;
  minutes_->SetValue(now.lock_minutes);
  minimise_->SetValue(now.lock_on_minimise);
  appearance_->SetSelection(static_cast<int>(now.appearance));
  text_size_->SetSelection((now.text_percent - 100) / 10);
  desk().ask(
      alive_,
      [](app::Session& session) -> Result<std::string> {
        return session.setting(kHourSetting, std::to_string(kDefaultHour));
      },
      [this](const Result<std::string>& hour) {
        if (hour) hour_->SetSelection(std::clamp(std::atoi(hour->c_str()), 0, 23));
      });
  for (Section* section : sections_) section->enter();
  column_->refit();
  if (std::exchange(shared().to_renew_recovery, false)) keys_->make_recovery();
}

void SettingsPage::leave() {
  for (Section* section : sections_) section->leave();
}

void SettingsPage::forget() {
  for (Section* section : sections_) section->forget();
  hour_->SetSelection(kDefaultHour);
  column_->Scroll(0, 0);
}

void SettingsPage::sync_news() { sync_->show_news(); }

bool SettingsPage::run(CommandId id) {
  switch (id) {
    case CommandId::import_journal:
      exchange_->choose_import();
      return true;
    case CommandId::export_journal:
      exchange_->offer_export();
      return true;
    case CommandId::back_up:
      care_->back_up();
      return true;
    default:
      return false;
  }
}

}  // namespace thirdrow::ui
