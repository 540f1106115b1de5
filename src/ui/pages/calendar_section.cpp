#include "ui/pages/calendar_section.h"

#include <wx/sizer.h>

#include "app/kept_calendar.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/file_dialogs.h"

namespace thirdrow::ui {
namespace {

wxString words_of(app::FileLeft left) {
  switch (left) {
    case app::FileLeft::removed:
      return _("The calendar file was removed, and none is kept.");
    case app::FileLeft::was_gone:
      return _("No calendar file is kept; the one that was kept is gone already.");
    case app::FileLeft::not_ours:
      break;
  }
  return _("No calendar file is kept. Something else has its place now, and was left there.");
}

}  // namespace

CalendarSection::CalendarSection(wxWindow* parent, Shared& shared)
    : Section(parent, shared, _("Calendar file")) {
  add_paragraph(_(
      "A file that a calendar program can subscribe to. It holds the days of check-ins, promises and closes, "
      "with an alias at most and none of your words, and is written again whenever one of them changes."));
  add_paragraph(_("It is not encrypted: whoever has the file can read it."), TextStyle::danger);
  file_ = add_paragraph(wxString(), TextStyle::normal);
  choose_ = make_button(
      this, shared.theme, _("Keep a calendar file up to date"), ButtonLook::flat, [this] { choose(); },
      "calendar", "calendar.choose");
  body()->Add(choose_, wxSizerFlags().Border(wxTOP, FromDIP(12)));
  stop_ = make_button(
      this, shared.theme, _("Stop, and remove the file"), ButtonLook::danger, [this] { stop(); }, {},
      "calendar.stop");
  body()->Add(stop_, wxSizerFlags().Border(wxTOP, FromDIP(12)));
  show({});
}

void CalendarSection::enter() {
  shared_.desk.ask(
      alive_,
      [](app::Session& session) -> Result<std::filesystem::path> { return app::kept_calendar(session); },
      [this](const Result<std::filesystem::path>& file) {
        if (file) show(*file);
      });
}

void CalendarSection::forget() {
  alive_.renew();
  show({});
}

void CalendarSection::show(const std::filesystem::path& file) {
  const bool had_focus = choose_->HasFocus() || stop_->HasFocus();
  file_->set_text(to_wx(file.string()));
  file_->Show(!file.empty());
  choose_->Show(file.empty());
  stop_->Show(!file.empty());
  if (had_focus && IsShownOnScreen()) (file.empty() ? choose_ : stop_)->SetFocus();
  on_resize();
}

void CalendarSection::choose() {
  const std::filesystem::path file =
      choose_new_file(this, _("Keep a calendar file up to date"), wxS("third-row.ics"), Overwrite::ask);
  if (!file.empty() && shared_.desk.is_open()) keep(file);
}

void CalendarSection::keep(const std::filesystem::path& file) {
  shared_.desk.ask(
      alive_, [file](app::Session& session) { return app::keep_calendar(session, file); },
      [this](const Status& kept) {
        shared_.notify(kept ? success_notice(_("The calendar file was written, and is kept up to date."))
                            : notice_of(kept.error()));
        enter();
      });
}

void CalendarSection::stop() {
  shared_.desk.ask(
      alive_, [](app::Session& session) { return app::drop_calendar(session); },
      [this](const Result<app::FileLeft>& left) {
        shared_.notify(left ? success_notice(words_of(*left)) : notice_of(left.error()));
        enter();
      });
}

}  // namespace thirdrow::ui
