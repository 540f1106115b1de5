#include "ui/records/records_base.h"

#include <utility>

#include "ui/dates.h"
#include "ui/text.h"
#include "ui/wx_timer.h"

namespace thirdrow::ui {
namespace {

wxString one_line(const std::string& text) {
  wxString words = to_wx(text);
  words.Replace(wxS("\n"), wxS(" "));
  return words;
}

/// Whole sayings beside each other, which need no grammar between them.
void add_part(wxString& all, const wxString& words) {
  if (words.empty()) return;
  if (!all.empty()) all += to_wx("  ·  ");
  all += words;
}

wxString span_words(const app::RecordLine& phase) {
  if (phase.from && phase.to) return fill(fill(_("%s to %s"), day_words(*phase.from)), day_words(*phase.to));
  if (phase.from) return fill(_("From %s"), day_words(*phase.from));
  return phase.to ? fill(_("Until %s"), day_words(*phase.to)) : wxString();
}

/// State, what it says, and when, as far as that helps to tell records apart.
wxString meta_of(const app::RecordLine& line, const app::Scope& scope) {
  wxString meta;
  const auto add = [&meta](const wxString& words) { add_part(meta, words); };
  const std::string_view kind = journal::info(line.kind).label;
  const bool is_title = line.title.empty() && kind == line.sort;
  if (scope.what.size() > 1 && !is_title) add(tr(journal::info(line.kind).label));
  if (!line.written) add(_("Not saved yet"));
  if (line.written && !line.state.empty()) add(tr(app::choice_words(line.state).c_str()));
  if (line.kind == journal::Kind::phase) {
    add(span_words(line));
  } else if (scope.sorting == app::Sorting::newest_first) {
    add(day_words(line.day));
  }
  add(to_wx(line.work));
  add(one_line(line.body));
  return meta;
}

/// All that is missing.
wxString lacks_of(const app::RecordLine& line) {
  wxString words;
  for (const char* lack : line.lacks) add_part(words, tr(lack));
  return words.empty() ? wxString(wxS(" ")) : words;
}

}  // namespace

RecordsBase::RecordsBase(wxWindow* parent, Shared& shared, app::Scope scope)
    : wxPanel(parent), shared_(shared), presenter_(shared.desk, *this, std::move(scope), WxTimer::maker()) {
  shared.theme.paint(this, Colour::background);
}

wxString RecordsBase::markup(std::size_t row) const {
  // Every row has as many lines as the others.
  const bool lacking = presenter_.scope().what.front().kind == journal::Kind::engagement;
  if (row >= lines_.size())
    return lacking ? wxS("<b> </b>\n<small> \n </small>") : wxS("<b> </b>\n<small> </small>");
  const app::RecordLine& line = lines_[row];
  const wxString title = line.title.empty() ? tr(line.sort) : one_line(line.title);
  wxString small = escape_markup(meta_of(line, presenter_.scope()));
  if (lacking) small += wxS("\n") + escape_markup(lacks_of(line));
  return wxS("<b>") + escape_markup(title) + wxS("</b>\n<small><span foreground='") +
         to_wx(shared_.theme.html(Colour::dim)) + wxS("'>") + small + wxS("</span></small>");
}

void RecordsBase::show_list(const std::vector<app::RecordLine>& lines, std::size_t) {
  lines_ = lines;
  list_->reset(lines.size());
}

void RecordsBase::show_record(const app::RecordPage& page) {
  dismiss_problem();
  turn_to_record();
  sheet_->show(page);
}

void RecordsBase::show_nothing() {
  sheet_->wipe();
  turn_to_nothing();
}

void RecordsBase::show_removed(const std::string& title) {
  Notice notice = success_notice(title.empty() ? _("It is in the Trash.")
                                               : fill(_("\"%s\" is in the Trash."), to_wx(title)));
  notice.action = _("Undo");
  notice.on_action = [this] { presenter_.undo_remove(); };
  shared_.notify(notice);
}

void RecordsBase::show_saved(const app::RecordPage& page) {
  dismiss_problem();
  sheet_->show_saved(page);
}

void RecordsBase::show_problem(const Error& error) {
  if (error.code == Code::locked || error.code == Code::cancelled) return;
  Notice notice = notice_of(error);
  notice.teller = this;
  shared_.notify(notice);
}

/// What went on since has made it old.
void RecordsBase::dismiss_problem() { shared_.take_back(this); }

void RecordsBase::leave() {
  sheet_->commit();
  presenter_.flush();
  presenter_.keep_names();
}

void RecordsBase::forget() {
  presenter_.forget();
  lines_.clear();
}

}  // namespace thirdrow::ui
