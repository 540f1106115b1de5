#include "ui/pages/care_section.h"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>
#include <wx/sizer.h>
#include <wx/wrapsizer.h>

#include "app/explain.h"
#include "ui/port_gtk.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/file_dialogs.h"

namespace thirdrow::ui {
namespace {

/// Steps between two moves of the bar: often enough to see, seldom enough to cost nothing.
constexpr std::int64_t kStepsPerMove = 50;

void copy_text(const wxString& text) {
  if (!wxTheClipboard->Open()) return;
  wxTheClipboard->SetData(new wxTextDataObject(text));
  wxTheClipboard->Close();
}

wxString figures_of(const store::About& about) {
  wxString out = plural("%s entry", "%s entries", about.entries) + wxS(", ") +
                 plural("%s other record", "%s other records", about.records) + wxS(", ") +
                 plural("%s in the Trash", "%s in the Trash", about.trashed);
  return out + wxS(", ") +
         fill(_("%s MB on disk"), wxString::Format(wxS("%.1f"), static_cast<double>(about.file_bytes) / 1e6));
}

}  // namespace

CareSection::CareSection(wxWindow* parent, Shared& shared) : Section(parent, shared, _("Your data")) {
  Theme& theme = shared.theme;
  folder_ = add_paragraph(wxString(), TextStyle::normal);
  figures_ = add_paragraph(wxString());
  auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  const auto add = [&](const wxString& label, const char* picture, const char* id,
                       std::function<void()> pressed) {
    row->Add(make_button(this, theme, label, ButtonLook::flat, std::move(pressed), picture, id),
             wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(8)));
  };
  add(_("Copy the path"), "copy", "care.copy", [this] { copy_text(to_wx(shared_.desk.folder().string())); });
  add(_("Check the journal"), "check", "care.verify", [this] { verify(); });
  add(_("Rebuild lists and search"), "shuffle", "care.rebuild", [this] { rebuild(); });
  add(_("Back up to a file"), "download", "care.backup", [this] { back_up(); });
  body()->Add(row, wxSizerFlags().Expand().Border(wxTOP, FromDIP(12)));
  busy_ = new Busy(this, theme);
  body()->Add(busy_, wxSizerFlags().Expand().Border(wxTOP, FromDIP(6)));
}

void CareSection::enter() {
  folder_->set_text(to_wx(shared_.desk.folder().string()));
  shared_.desk.ask(
      alive_, [](app::Session& session) { return session.about(); },
      [this](const Result<store::About>& about) {
        if (!about) return;
        figures_->set_text(figures_of(*about));
        on_resize();
      });
}

void CareSection::forget() {
  alive_.renew();
  figures_->set_text(wxString());
  busy_->stop();
  working_ = false;
}

bool CareSection::begin(const wxString& sentence) {
  if (working_) return false;
  working_ = true;
  busy_->start(sentence);
  on_resize();
  return true;
}

void CareSection::end() {
  working_ = false;
  busy_->stop();
  on_resize();
}

store::Progress CareSection::progress() {
  return [going = shared_.desk.keep_going(), on_front = shared_.desk.host().on_front, token = alive_.token(),
          bar = busy_](std::int64_t done, std::int64_t of) {
    if (of > 0 && done % kStepsPerMove == 0) {
      on_front([token, bar, done, of] {
        if (!token.expired()) bar->show_progress(done, of);
      });
    }
    return going();
  };
}

void CareSection::verify() {
  if (!begin(_("Checking every page, operation and record."))) return;
  shared_.desk.ask(
      alive_, [progress = progress()](app::Session& session) { return session.verify(progress); },
      [this](const Result<store::Findings>& found) {
        end();
        if (!found) return shared_.notify(notice_of(found.error()));
        if (found->problems.empty()) {
          return shared_.notify(success_notice(
              fill(fill(_("All is well: %s operations and %s records checked."), wxString() << found->ops),
                   wxString() << found->records)));
        }
        Notice notice;
        notice.kind = Notice::Kind::error;
        notice.what = plural("%s problem was found.", "%s problems were found.",
                             static_cast<long long>(found->problems.size()));
        const store::Problem& first = found->problems.front();
        notice.safe = fill(tr(app::explain(first.wrong).words), to_wx(first.place));
        notice.next = _("Rebuild lists and search; if that does not help, restore your last backup.");
        shared_.notify(notice);
      });
}

void CareSection::rebuild() {
  if (!begin(_("Building lists and search anew from the journal's log."))) return;
  shared_.desk.ask(
      alive_, [progress = progress()](app::Session& session) { return session.rebuild(progress); },
      [this](const Status& done) {
        end();
        shared_.notify(done ? success_notice(_("Lists and search were built anew."))
                            : notice_of(done.error()));
      });
}

void CareSection::back_up() {
  if (working_) return;
  const wxString name =
      wxS("third-row-") + to_wx(shared_.desk.host().clock->now().day().text()) + wxS(".t3b");
  const std::filesystem::path file = choose_new_file(this, _("Back up the journal"), name);
  if (file.empty() || !shared_.desk.is_open() || !begin(_("Writing an encrypted copy."))) return;
  shared_.desk.ask(
      alive_, [file, progress = progress()](app::Session& session) { return session.backup(file, progress); },
      [this](const Status& done) {
        end();
        shared_.notify(done
                           ? success_notice(_(
                                 "The backup was written. It opens with today's passphrase or recovery key."))
                           : notice_of(done.error()));
      });
}

}  // namespace thirdrow::ui
