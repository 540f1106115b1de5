#include "ui/journal/filter_bar.h"

#include <algorithm>

#include "ui/dates.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/label.h"

namespace thirdrow::ui {
namespace {

wxArrayString names(const std::vector<app::Named>& named) {
  wxArrayString out;
  for (const app::Named& one : named) out.Add(to_wx(one.name));
  return out;
}

int index_of(const std::vector<app::Named>& named, const std::optional<RecordId>& id) {
  const auto at = std::ranges::find_if(named, [&](const app::Named& one) { return id == one.id; });
  return at == named.end() ? 0 : static_cast<int>(at - named.begin()) + 1;
}

std::optional<std::int64_t> whole_month(const app::Filter& filter) {
  if (!filter.from || filter.from == filter.to) return std::nullopt;
  const Day::Civil civil = filter.from->civil();
  return civil.year * 12 + static_cast<std::int64_t>(civil.month) - 1;
}

}  // namespace

FilterBar::FilterBar(wxWindow* parent, Theme& theme, app::JournalPresenter& presenter)
    : wxPanel(parent),
      theme_(theme),
      presenter_(presenter),
      grid_(new wxFlexGridSizer(2, FromDIP(6), FromDIP(10))) {
  theme.paint(this, Colour::card);
  grid_->AddGrowableCol(1);
  kind_ = add(_("Kind"), "journal.filter.kind", [this](int n) {
    const auto kinds = journal::entry_kinds();
    presenter_.set_kind(n > 0 ? std::string(kinds[static_cast<std::size_t>(n) - 1].name) : std::string());
  });
  tag_ = add(_("Tag"), "journal.filter.tag", [this](int n) {
    presenter_.set_tag(n > 0 ? choices_.tags[static_cast<std::size_t>(n) - 1].first : std::string());
  });
  person_ = add(_("Person"), "journal.filter.person", [this](int n) {
    presenter_.set_person(n > 0 ? std::optional(choices_.people[static_cast<std::size_t>(n) - 1].id)
                                : std::nullopt);
  });
  engagement_ = add(_("Engagement"), "journal.filter.engagement", [this](int n) {
    presenter_.set_engagement(n > 0 ? std::optional(choices_.engagements[static_cast<std::size_t>(n) - 1].id)
                                    : std::nullopt);
  });
  month_ = add(_("Month"), "journal.filter.month", [this](int n) {
    presenter_.set_month(n > 0 ? std::optional(choices_.months[static_cast<std::size_t>(n) - 1])
                               : std::nullopt);
  });
  wxArrayString kinds;
  for (const journal::EntryKind& kind : journal::entry_kinds()) kinds.Add(tr(kind.label));
  fill(kind_, _("Any kind"), kinds);
  show_choices({});
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(grid_, wxSizerFlags().Expand());
  sizer->Add(make_button(
                 this, theme, _("&Clear filters"), ButtonLook::link, [this] { presenter_.clear_filters(); },
                 {}, "journal.filter.clear"),
             wxSizerFlags().Right().Border(wxTOP, FromDIP(4)));
  SetSizer(sizer);
}

wxChoice* FilterBar::add(const wxString& label, const char* id, std::function<void(int)> chosen) {
  auto* words = new Label(this, theme_, label, TextStyle::dim);
  auto* choice = new wxChoice(this, wxID_ANY);
  choice->SetMinSize(wxSize(FromDIP(60), -1));
  port::label_for(words, choice);
  port::set_accessible_name(choice, label, to_wx(id));
  choice->Bind(wxEVT_CHOICE,
               [chosen = std::move(chosen)](wxCommandEvent& event) { chosen(event.GetSelection()); });
  grid_->Add(words, wxSizerFlags().CenterVertical());
  grid_->Add(choice, wxSizerFlags().Expand());
  return choice;
}

void FilterBar::fill(wxChoice* choice, const wxString& all, const wxArrayString& items) {
  wxArrayString wanted;
  wanted.Add(all);
  for (const wxString& item : items) wanted.Add(item);
  if (wanted != choice->GetStrings()) choice->Set(wanted);
  choice->Enable(!items.empty());
}

void FilterBar::show_choices(const app::FilterChoices& choices) {
  choices_ = choices;
  wxArrayString tags;
  for (const auto& [tag, uses] : choices.tags)
    tags.Add(to_wx(tag) + wxString::Format(wxS("  (%lld)"), static_cast<long long>(uses)));
  wxArrayString months;
  for (const std::int64_t month : choices.months) months.Add(month_words(month));
  fill(tag_, _("Any tag"), tags);
  fill(person_, _("Anyone"), names(choices.people));
  fill(engagement_, _("Any engagement"), names(choices.engagements));
  fill(month_, _("Any month"), months);
  reselect();
}

void FilterBar::show_filter(const app::Filter& filter) {
  filter_ = filter;
  reselect();
}

void FilterBar::reselect() {
  const auto kinds = journal::entry_kinds();
  const auto kind = std::ranges::find(kinds, filter_.subkind, &journal::EntryKind::name);
  kind_->SetSelection(kind == kinds.end() ? 0 : static_cast<int>(kind - kinds.begin()) + 1);
  const auto tag =
      std::ranges::find(choices_.tags, filter_.tag, &std::pair<std::string, std::int64_t>::first);
  tag_->SetSelection(tag == choices_.tags.end() ? 0 : static_cast<int>(tag - choices_.tags.begin()) + 1);
  person_->SetSelection(index_of(choices_.people, filter_.person));
  engagement_->SetSelection(index_of(choices_.engagements, filter_.engagement));
  const auto wanted = whole_month(filter_);
  const auto month = wanted ? std::ranges::find(choices_.months, *wanted) : choices_.months.end();
  month_->SetSelection(
      month == choices_.months.end() ? 0 : static_cast<int>(month - choices_.months.begin()) + 1);
}

int FilterBar::active() const {
  return !filter_.subkind.empty() + !filter_.tag.empty() + filter_.person.has_value() +
         filter_.engagement.has_value() + filter_.from.has_value();
}

}  // namespace thirdrow::ui
