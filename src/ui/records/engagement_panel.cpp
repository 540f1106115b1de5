#include "ui/records/engagement_panel.h"

#include <wx/wrapsizer.h>

#include "app/engagement_parts.h"
#include "ui/measure.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"

namespace thirdrow::ui {

EngagementPanel::EngagementPanel(wxWindow* parent, Shared& shared, Words words)
    : RecordsPanel(parent, shared, journal::Kind::engagement, std::move(words)) {
  build_talks();
  build_chips();
  drill_ = new RecordsDrill(book(), shared, "part");
  drill_->presenter().on_changed = [this] {
    presenter_.start();
    ask_talks();
  };
  presenter_.on_changed = [this] { ask_talks(); };
  book()->AddPage(drill_, wxString());
}

void EngagementPanel::build_talks() {
  talks_ = new wxPanel(right());
  shared_.theme.paint(talks_, Colour::background);
  talks_->SetSizer(new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES));
  talks_->Hide();
  talks_->MoveBeforeInTabOrder(book());
  above()->Add(talks_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
}

bool EngagementPanel::is_stored() const { return presenter_.page() && presenter_.page()->stored; }

/// Which talks there are depends on what belongs to the engagement.
void EngagementPanel::ask_talks() {
  talks_alive_.renew();
  if (!of_ || !presenter_.page()) return show_talks({});
  if (!is_stored()) {
    app::Ground fresh;
    fresh.engagement = presenter_.page()->record;
    return show_talks(app::guided_offers(fresh, {}, {}));
  }
  shared_.desk.ask(
      talks_alive_, [id = *of_](app::Session& session) { return app::guided_offers(session, id); },
      [this](const Result<std::vector<app::GuidedOffer>>& offers) {
        show_talks(offers ? *offers : std::vector<app::GuidedOffer>());
      });
}

void EngagementPanel::show_talks(const std::vector<app::GuidedOffer>& offers) {
  talks_->Enable(is_stored());
  if (offers == offered_) return;
  offered_ = offers;
  talks_->GetSizer()->Clear(true);
  for (const app::GuidedOffer& offer : offers) {
    const bool start = offer.journey == app::Journey::start;
    auto* button = make_button(
        talks_, shared_.theme, tr(offer.words), ButtonLook::flat,
        [this, journey = offer.journey] {
          CallAfter([this, journey] {
            if (!of_) return;
            leave();
            on_talk(journey, *of_);
          });
        },
        "", start ? "engagement.talk.start" : "engagement.talk.close");
    talks_->GetSizer()->Add(button, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(6)));
  }
  talks_->Show(!offers.empty() && part_ == kWhole);
  port::renew_tab_order(right());
  measure_again(right());
}

void EngagementPanel::build_chips() {
  chip_row_ = new wxPanel(right());
  shared_.theme.paint(chip_row_, Colour::background);
  port::set_accessible_name(chip_row_, _("Parts of the engagement"), wxS("engagement.parts"));
  auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  const auto add = [&](const char* label, std::string_view key) {
    const std::size_t part = chips_.size();
    const std::string id = "engagement.part." + std::string(key);
    chips_.push_back(make_chip(
        chip_row_, tr(label), [this, part](wxToggleButton&) { show_part(part); }, id.c_str()));
    row->Add(chips_.back(), wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(6)));
  };
  add(N_("Overview"), "whole");
  for (const app::EngagementPart& part : app::engagement_parts()) add(part.label, part.key);
  chip_row_->SetSizer(row);
  chip_row_->Hide();
  chip_row_->MoveBeforeInTabOrder(book());
  above()->Add(chip_row_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
}

/// They have their place before the engagement is stored, so that its form stays where it is then.
void EngagementPanel::mark_chips(bool shown) {
  chip_row_->Enable(is_stored());
  for (std::size_t i = 0; i < chips_.size(); ++i) chips_[i]->SetValue(i == part_);
  // A part needs the room.
  const bool talks = shown && part_ == kWhole && !offered_.empty();
  if (chip_row_->IsShown() == shown && talks_->IsShown() == talks) return;
  chip_row_->Show(shown);
  talks_->Show(talks);
  measure_again(right());
}

void EngagementPanel::show_part(std::size_t part) {
  if (part_ == kWhole && part != kWhole) {
    sheet_->commit();
    presenter_.flush();
  } else if (part_ != part) {
    drill_->leave();
  }
  part_ = part;
  turn_to_record();
}

void EngagementPanel::turn_to_record() {
  mark_chips(presenter_.page().has_value());
  if (part_ == kWhole || !of_) {
    book()->ChangeSelection(kForm);
    return;
  }
  const app::EngagementPart& part = app::engagement_parts()[part_ - 1];
  drill_->look_at({part.what, of_, app::Sorting::newest_first}, tr(part.label), tr(part.purpose), part.icon);
  book()->ChangeSelection(kFirstOwn);
}

void EngagementPanel::turn_to_nothing() {
  part_ = kWhole;
  of_.reset();
  ask_talks();
  mark_chips(false);
  RecordsPanel::turn_to_nothing();
}

void EngagementPanel::show_record(const app::RecordPage& page) {
  if (!page.stored) part_ = kWhole;
  if (of_ && *of_ != page.record.id) drill_->leave();
  of_ = page.record.id;
  RecordsPanel::show_record(page);
  ask_talks();
}

void EngagementPanel::show_saved(const app::RecordPage& page) {
  RecordsPanel::show_saved(page);
  mark_chips(true);
  ask_talks();
}

void EngagementPanel::enter() {
  presenter_.enter();
  if (part_ != kWhole) drill_->presenter().enter();
}

void EngagementPanel::save() { part_ == kWhole ? RecordsPanel::save() : drill_->save(); }

void EngagementPanel::leave() {
  RecordsPanel::leave();
  drill_->leave();
}

void EngagementPanel::forget() {
  talks_alive_.renew();
  RecordsPanel::forget();
  drill_->forget();
}

app::RecordsPresenter& EngagementPanel::in_hand() {
  return part_ == kWhole ? presenter_ : drill_->presenter();
}

void EngagementPanel::open(RecordId engagement, const journal::Record* record) {
  const app::EngagementPart* part = record == nullptr ? nullptr : app::part_of(*record);
  const auto all = app::engagement_parts();
  part_ = part == nullptr ? kWhole : static_cast<std::size_t>(part - all.data()) + 1;
  if (part != nullptr) {
    of_ = engagement;
    turn_to_record();
    drill_->presenter().select_record(record->id);
  }
  presenter_.select_record(engagement);
}

}  // namespace thirdrow::ui
