#include "ui/journal/list_panel.h"

#include <wx/menu.h>
#include <wx/wrapsizer.h>

#include <utility>

#include "ui/dates.h"
#include "ui/journal/entry_markup.h"
#include "ui/measure.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"

namespace thirdrow::ui {

ListPanel::ListPanel(wxWindow* parent, Shared& shared)
    : wxPanel(parent), shared_(shared), presenter_(shared.desk, *this) {
  shared.theme.paint(this, Colour::card);
  const int gap = FromDIP(12);
  auto* column = new wxBoxSizer(wxVERTICAL);
  build_search(column);
  build_chips(column);
  filters_ = new FilterBar(this, shared.theme, presenter_);
  filters_->Hide();
  column->Add(filters_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, gap));
  build_calendar();
  column->AddSpacer(gap / 2);
  column->Add(calendar_panel_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, gap));
  build_count(column);
  entries_ = new RowList(this, shared.theme, _("Entries"), "journal.entries", [this](std::size_t row) {
    return entry_markup(presenter_.row(row), shared_.theme, shared_.desk.host().clock->now().day());
  });
  entries_->on_select = [this](std::size_t row) { presenter_.select(row); };
  entries_->on_activate = [this](std::size_t row) {
    const app::SearchHit* hit = presenter_.row(row);
    if (hit != nullptr && !presenter_.in_trash()) on_activate(*hit);
  };
  column->Add(entries_, wxSizerFlags(1).Expand().Border(wxTOP, FromDIP(6)));
  SetSizer(column);
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    count_->wrap_to(std::max(FromDIP(120), event.GetSize().x - FromDIP(24)));
    make_room();
    event.Skip();
  });
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    const bool escape = event.GetKeyCode() == WXK_ESCAPE && !event.HasAnyModifiers();
    if (!escape || !fold_up()) event.Skip();
  });
  Bind(EVT_RESTYLE, [this](wxCommandEvent& event) {
    event.Skip();
    // GTK keeps the text size of a label that was changed while another size was in force
    filter_chip_->SetLabel(filter_chip_->GetLabel());
    lay_out();
  });
}

void ListPanel::build_count(wxBoxSizer* column) {
  const int gap = FromDIP(12);
  auto* line = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  count_ = new Label(this, shared_.theme, wxString(), TextStyle::small);
  best_chip_ = make_chip(
      this, _("Best match first"),
      [this](wxToggleButton& chip) {
        presenter_.set_order(chip.GetValue() ? app::Order::best : app::Order::newest);
      },
      "journal.best");
  best_chip_->Hide();
  line->Add(count_, wxSizerFlags().CenterVertical().Border(wxRIGHT, gap));
  empty_trash_ = make_button(
      this, shared_.theme, _("Empty the Trash"), ButtonLook::link, [this] { presenter_.empty_trash(); }, {},
      "journal.empty_trash");
  empty_trash_->Hide();
  line->Add(best_chip_, wxSizerFlags().CenterVertical());
  line->Add(empty_trash_, wxSizerFlags().CenterVertical());
  column->Add(line, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, gap));
}

void ListPanel::build_search(wxBoxSizer* column) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  search_ = new wxSearchCtrl(this, wxID_ANY);
  search_->SetDescriptiveText(_("Search everything"));
  search_->ShowCancelButton(true);
  port::add_style(search_, "tr-search");
  port::set_accessible_name(search_, _("Search everything"), wxS("journal.search"));
  search_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
    const std::string words = from_wx(search_->GetValue());
    if (words.empty()) best_chip_->Hide();
    presenter_.search(words);
  });
  search_->Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent&) { search_->Clear(); });
  row->Add(search_, wxSizerFlags(1).Expand());
  row->Add(
      make_icon_button(
          this, shared_.theme, "plus", _("New entry of a kind"), [this] { pick_kind(); }, "journal.new_kind"),
      wxSizerFlags().Expand().Border(wxLEFT, FromDIP(8)));
  column->Add(row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
  search_row_ = row;
}

void ListPanel::build_chips(wxBoxSizer* column) {
  auto* chips = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  const auto add = [&](wxToggleButton* chip) {
    chips->Add(chip, wxSizerFlags().Border(wxRIGHT | wxTOP, FromDIP(5)));
    return chip;
  };
  filter_chip_ = add(make_chip(
      this, _("Filter"), [this](wxToggleButton& chip) { unfold(chip.GetValue() ? filters_ : nullptr); },
      "journal.filter"));
  calendar_chip_ = add(make_chip(
      this, _("Calendar"),
      [this](wxToggleButton& chip) {
        unfold(chip.GetValue() ? calendar_panel_ : nullptr);
        if (!chip.GetValue() && presenter_.filter().from) presenter_.set_day(std::nullopt);
      },
      "journal.calendar"));
  day_chip_ = add(make_chip(
      this, _("On this day"),
      [this](wxToggleButton& chip) {
        if (chip.GetValue()) {
          search_->ChangeValue(wxString());
          presenter_.show_on_this_day();
          day_chip_->SetValue(true);
        } else {
          presenter_.clear_filters();
        }
      },
      "journal.on_this_day"));
  trash_chip_ = add(make_chip(
      this, _("Trash"),
      [this](wxToggleButton& chip) {
        search_->ChangeValue(wxString());
        presenter_.show_shelf(chip.GetValue() ? app::Filter::Shelf::trash : app::Filter::Shelf::journal);
      },
      "journal.trash"));
  column->AddSpacer(FromDIP(5));
  column->Add(chips, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(12)));
}

void ListPanel::build_calendar() {
  calendar_panel_ = new wxPanel(this);
  shared_.theme.paint(calendar_panel_, Colour::card);
  auto* column = new wxBoxSizer(wxVERTICAL);
  calendar_ = new wxCalendarCtrl(calendar_panel_, wxID_ANY, to_wx(shared_.desk.host().clock->now().day()));
  port::set_accessible_name(calendar_, _("Calendar; days with entries are marked"), wxS("journal.days"));
  calendar_->Bind(wxEVT_CALENDAR_SEL_CHANGED,
                  [this](wxCalendarEvent& event) { presenter_.set_day(ui::from_wx(event.GetDate())); });
  calendar_->Bind(wxEVT_CALENDAR_PAGE_CHANGED, [this](wxCalendarEvent& event) {
    const Day::Civil shown = ui::from_wx(event.GetDate()).civil();
    presenter_.look_at_month(shown.year * 12 + static_cast<std::int64_t>(shown.month) - 1);
  });
  column->Add(calendar_, wxSizerFlags().Expand());
  column->Add(make_button(
                  calendar_panel_, shared_.theme, _("Show &all days"), ButtonLook::link,
                  [this] { presenter_.set_day(std::nullopt); }, {}, "journal.all_days"),
              wxSizerFlags().Right());
  calendar_panel_->SetSizer(column);
  calendar_panel_->Hide();
}

void ListPanel::pick_kind() {
  wxMenu menu;
  const auto kinds = journal::entry_kinds();
  for (std::size_t i = 0; i < kinds.size(); ++i) menu.Append(static_cast<int>(i) + 1, tr(kinds[i].label));
  const int picked = GetPopupMenuSelectionFromUser(menu);
  if (picked > 0) on_new(kinds[static_cast<std::size_t>(picked) - 1]);
}

void ListPanel::focus_search() {
  if (!search_->IsShown()) unfold(nullptr);
  search_->SetFocus();
  search_->SelectAll();
}

void ListPanel::forget() {
  search_->ChangeValue(wxString());
  best_chip_->Hide();
  best_chip_->SetValue(false);
  for (wxToggleButton* chip : {filter_chip_, calendar_chip_, day_chip_, trash_chip_}) chip->SetValue(false);
  filters_->Hide();
  calendar_panel_->Hide();
  presenter_.forget();
  show_filter({});
  calendar_->SetDate(to_wx(shared_.desk.host().clock->now().day()));
  for (std::size_t day = 1; day <= 31; ++day) calendar_->Mark(day, false);
  count_->set_text(wxString());
  lay_out();
}

/// One at a time: there may be little height.
void ListPanel::unfold(const wxWindow* part) {
  filters_->Show(part == filters_);
  calendar_panel_->Show(part == calendar_panel_);
  filter_chip_->SetValue(part == filters_);
  calendar_chip_->SetValue(part == calendar_panel_);
  lay_out();
}

bool ListPanel::fold_up() {
  wxToggleButton* chip = filters_->IsShown() ? filter_chip_ : calendar_chip_;
  if (!filters_->IsShown() && !calendar_panel_->IsShown()) return false;
  unfold(nullptr);
  chip->SetFocus();
  return true;
}

void ListPanel::make_room() {
  constexpr int kLines = 20;
  const bool unfolded = filters_->IsShown() || calendar_panel_->IsShown();
  const bool tight = unfolded && GetClientSize().y < kLines * port::text_height();
  if (search_->IsShown() == !tight && count_->IsShown() == !tight) return;
  GetSizer()->Show(search_row_, !tight);
  count_->Show(!tight);
  entries_->Show(!tight && empty_ == nullptr);
  if (empty_ != nullptr) empty_->Show(!tight);
}

void ListPanel::lay_out() {
  make_room();
  count_->wrap_to(std::max(FromDIP(120), GetClientSize().x - FromDIP(24)));
  measure_again(this);
}

void ListPanel::show_list(std::size_t rows, app::Emptiness why) {
  entries_->reset(rows);
  empty_trash_->Show(presenter_.in_trash() && rows > 0);
  if (best_chip_->Show(!search_->IsEmpty() && (rows > 0 || best_chip_->GetValue()))) lay_out();
  if (why != empty_why_) show_empty(why);
}

void ListPanel::show_empty(app::Emptiness why) {
  empty_why_ = why;
  if (empty_ != nullptr) {
    GetSizer()->Detach(empty_);
    empty_->Destroy();
    empty_ = nullptr;
  }
  wxString words;
  wxString action;
  const char* picture = "book";
  std::function<void()> act = [] {};
  switch (why) {
    case app::Emptiness::none:
      break;
    case app::Emptiness::new_journal:
      words = beside_ == Beside::nothing ? _("Your journal is empty. Begin with what happened today.")
                                         : _("Your first entry stands here once it is saved.");
      break;
    case app::Emptiness::nothing_found:
      words = _("Nothing outside the Trash has these words."), picture = "search";
      break;
    case app::Emptiness::nothing_found_in_trash:
      words = _("Nothing in the Trash has these words."), picture = "search";
      break;
    case app::Emptiness::nothing_found_there:
    case app::Emptiness::nothing_matches:
      words = why == app::Emptiness::nothing_matches
                  ? _("No entry passes these filters.")
                  : _("Nothing that passes these filters has these words.");
      picture = "search";
      action = _("Clear filters");
      act = [this] { presenter_.clear_filters(); };
      break;
    case app::Emptiness::empty_trash:
      words = _("The Trash is empty. What is put here can come back for 30 days."), picture = "trash";
      break;
    case app::Emptiness::no_such_day:
      words = _("Nothing was written on this day in earlier years."), picture = "calendar";
      break;
  }
  if (why != app::Emptiness::none) {
    empty_ = new EmptyState(this, shared_.theme, picture, words, action, act);
    shared_.theme.paint(empty_, Colour::card);
    GetSizer()->Add(empty_, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(12)));
  }
  entries_->Show(why == app::Emptiness::none && count_->IsShown());
  if (empty_ != nullptr) empty_->Show(count_->IsShown());
  lay_out();
}

void ListPanel::show_beside(Beside beside) {
  if (std::exchange(beside_, beside) != beside && empty_why_ == app::Emptiness::new_journal)
    show_empty(empty_why_);
}

void ListPanel::show_count(const app::CountLine& line) {
  using Of = app::CountLine::Of;
  wxString words;
  switch (line.of) {
    case Of::entries:
      words = plural("%s entry", "%s entries", line.count);
      break;
    case Of::hits:
      words = plural("%s found", "%s found", line.count);
      break;
    case Of::hits_or_more:
      words = fill(_("%s or more found"), wxString() << line.count);
      break;
    case Of::trash:
      words = plural("%s entry in the Trash", "%s entries in the Trash", line.count);
      break;
    case Of::on_this_day:
      words = plural("%s entry on this day in earlier years", "%s entries on this day in earlier years",
                     line.count);
      break;
  }
  if (count_->text() == words) return;
  count_->set_text(words);
  port::set_accessible_name(count_, words, wxS("journal.count"));
  lay_out();
}

void ListPanel::show_filter(const app::Filter& filter) {
  filters_->show_filter(filter);
  const int active = filters_->active();
  filter_chip_->SetLabel(active == 0 ? _("Filter") : fill(_("Filter (%s)"), wxString() << active));
  day_chip_->SetValue(false);
  trash_chip_->SetValue(filter.shelf == app::Filter::Shelf::trash);
  lay_out();
}

void ListPanel::show_choices(const app::FilterChoices& choices) { filters_->show_choices(choices); }

void ListPanel::show_month(std::int64_t month, const std::vector<Day>& days) {
  const Day::Civil shown = ui::from_wx(calendar_->GetDate()).civil();
  if (shown.year * 12 + static_cast<std::int64_t>(shown.month) - 1 != month) return;
  for (std::size_t day = 1; day <= 31; ++day) calendar_->Mark(day, false);
  for (const Day day : days) calendar_->Mark(day.civil().day, true);
}

void ListPanel::show_removed(const std::string& title) {
  Notice notice = success_notice(title.empty() ? _("The entry is in the Trash.")
                                               : fill(_("\"%s\" is in the Trash."), to_wx(title)));
  notice.action = _("Undo");
  notice.on_action = [this] { presenter_.undo_remove(); };
  tell(std::move(notice));
}

void ListPanel::show_put_back() { tell(success_notice(_("The entry is back in the journal."))); }

void ListPanel::ask_purge(const std::string& title) {
  Notice notice;
  notice.kind = Notice::Kind::warning;
  notice.what =
      title.empty() ? _("Delete this entry for good?") : fill(_("Delete \"%s\" for good?"), to_wx(title));
  notice.next = _("Its words and versions go from the file and cannot come back.");
  notice.action = _("Delete for good");
  notice.on_action = [this] { presenter_.purge_confirmed(); };
  tell(std::move(notice));
}

void ListPanel::ask_empty_trash(std::size_t count) {
  Notice notice;
  notice.kind = Notice::Kind::warning;
  notice.what = plural("Delete the %s entry in the Trash for good?",
                       "Delete all %s entries in the Trash for good?", static_cast<long long>(count));
  notice.next = _("Their words and versions go from the file and cannot come back.");
  notice.action = _("Delete for good");
  notice.on_action = [this] { presenter_.empty_trash_confirmed(); };
  tell(std::move(notice));
}

void ListPanel::tell(Notice notice) {
  notice.teller = this;
  shared_.notify(notice);
}

void ListPanel::clear_notice() { shared_.take_back(this); }

void ListPanel::show_unfinished(RecordId id, std::size_t more) {
  Notice notice;
  notice.what = more == 0
                    ? _("An entry waits to be finished: something in it does not fit yet.")
                    : plural("An entry waits to be finished, and %s more.",
                             "An entry waits to be finished, and %s more.", static_cast<long long>(more));
  notice.safe = _("Its words are kept, encrypted, as a draft.");
  notice.action = _("Finish it");
  notice.on_action = [this, id] { shared_.go(PageId::journal, id); };
  tell(std::move(notice));
}

void ListPanel::show_problem(const Error& error) {
  if (error.code == Code::cancelled || error.code == Code::locked) return;
  tell(notice_of(error));
}

}  // namespace thirdrow::ui
