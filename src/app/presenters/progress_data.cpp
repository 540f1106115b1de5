// Reads what the Progress page is made of.
#include <algorithm>

#include "app/presenters/progress_exhibits.h"
#include "app/presenters/progress_parts.h"

namespace thirdrow::app {
namespace {

const journal::FigureInfo* find_figure(std::string_view name) {
  const journal::FigureInfo* measure = journal::find_measure(name);
  return measure != nullptr ? measure : journal::find_reading(name);
}

/// Held check-ins and moments, outside personal engagements.
std::vector<Noted> read_calendar(const journal::View& view) {
  std::vector<Noted> out;
  const journal::Ledger& ledger = view.ledger;
  const auto note = [&](const journal::Facts& one, Day day, bool checkin) {
    if (ledger.is_work(one)) out.push_back({day, one.id(), checkin});
  };
  ledger.each(journal::Kind::checkin, journal::checkin::kHeld, view.lived(), [&](const journal::Facts& one) {
    if (one.state() == "held") note(one, *one.day(journal::checkin::kHeld), true);
  });
  ledger.each(journal::Kind::moment, 0, view.lived(),
              [&](const journal::Facts& one) { note(one, one.day(), false); });
  std::ranges::stable_sort(out, {}, &Noted::day);
  return out;
}

std::vector<Linked> read_chain(const journal::View& view) {
  namespace link = journal::chain_link;
  std::vector<Linked> out;
  view.ledger.each(journal::Kind::chain_link, 0, view.lived(), [&](const journal::Facts& one) {
    if (!view.ledger.is_work(one)) return;
    const auto words = [&](journal::Tag tag) { return std::string(one.word(tag)); };
    out.push_back({one.id(), words(link::kFrom), words(link::kTo), words(link::kNeed),
                   one.number(link::kGiven), one.number(link::kReceived)});
  });
  return out;
}

bool counts_nothing(const journal::Figure& figure) {
  return figure.cases.empty() && figure.rate.denominator == 0 && !figure.shown;
}

bool is_empty(const ProgressData& data) {
  for (const auto& [name, figures] : data.figures) {
    if (!std::ranges::all_of(figures, counts_nothing)) return false;
  }
  for (const auto& [name, figure] : data.overall) {
    if (!counts_nothing(figure)) return false;
  }
  return data.calendar.empty();
}

}  // namespace

Result<ProgressData> read_progress(Session& session, journal::Window latest) {
  ProgressData data;
  const Day last = latest.last;
  data.windows = journal::last_four_windows(last, latest.days());
  data.year = {data.windows.front().first, last};
  TR_LET(view, session.view(data.year));
  data.today = view.today;
  const auto reckon_in = [&](const journal::FigureInfo& info, journal::Window window) {
    return journal::reckon(info, {view.ledger, window, view.today});
  };
  for (const PartFigures& part : kPartFigures) {
    for (const std::string_view name : part.figures) {
      std::array<journal::Figure, 4>& four = data.figures[name];
      for (std::size_t i = 0; i < four.size(); ++i) four[i] = reckon_in(*find_figure(name), data.windows[i]);
    }
  }
  for (const std::string_view name : kBeside) data.overall[name] = reckon_in(*find_figure(name), data.year);
  for (const std::string_view name : kGaps) data.overall[name] = reckon_in(*find_figure(name), data.year);
  for (const journal::FigureInfo& info : journal::readings()) {
    if (!data.figures.contains(info.name)) data.overall[info.name] = reckon_in(info, data.year);
  }
  for (std::size_t i = ProgressData::kMonths; i-- > 0;) {
    const Day end = last - static_cast<std::int32_t>(i) * ProgressData::kMonth;
    data.fires.push_back(reckon_in(*find_figure("fires"), {end - (ProgressData::kMonth - 1), end}));
  }
  const Day monday = last - static_cast<std::int32_t>(last.weekday());
  data.calendar = read_calendar({view.ledger, {monday - 7 * (ProgressData::kWeeks - 1), last}, view.today});
  data.chain = read_chain({view.ledger, {journal::kAllTime.first, last}, view.today});
  data.empty = is_empty(data);
  return data;
}

}  // namespace thirdrow::app
