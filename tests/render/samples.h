/// One chart of every kind, as a caller would give them.
#pragma once

#include <string>
#include <vector>

#include "render/document.h"

namespace thirdrow::test {

inline render::Chart window_bars() {
  render::Bars bars{"Quarter", "Agreed before the start", render::Bars::Style::counted, {}};
  bars.bars = {{"Jan to Mar", render::Share{3, 4}, "3 of 4"},
               {"Apr to Jun", {}, "Not enough answers to show (fewer than 5)"},
               {"Jul to Sep", render::Share{5, 9}, "5 of 9"},
               {"Oct to Dec", render::Share{6, 8}, "6 of 8"}};
  return {"Projects agreed before the start", "6 of 8 projects agreed before the start; no clear change.",
          bars};
}

inline render::Chart distribution() {
  render::Bars bars{"Root of the fire", "Fires", render::Bars::Style::plain, {}};
  bars.bars = {{"A promise nobody wrote down", render::Share{9, 21}, "9"},
               {"Too many things at once", render::Share{7, 21}, "7"},
               {"Somebody left", render::Share{5, 21}, "5"},
               {"Weather", render::Share{0, 21}, "0"}};
  return {"Where fires came from", "Nine of 21 fires came from a promise nobody wrote down.", bars};
}

inline std::vector<render::Tick> percent_scale() {
  return {{0, "0 %"}, {0.25, "25 %"}, {0.5, "50 %"}, {0.75, "75 %"}, {1, "100 %"}};
}

inline render::Chart trend() {
  render::Lines lines{"Month", {"Jan", "Feb", "Mar", "Apr", "May", "Jun"}, percent_scale(), {}, {}};
  lines.lines = {{"Would come again",
                  {{0.61, std::pair{0.42, 0.78}, "61 %"},
                   {0.64, std::pair{0.46, 0.79}, "64 %"},
                   {{}, {}, "none asked"},
                   {0.7, std::pair{0.55, 0.82}, "70 %"},
                   {0.68, std::pair{0.53, 0.8}, "68 %"},
                   {0.86, std::pair{0.72, 0.93}, "86 %"}}}};
  lines.reference = render::Tick{0.8, "what we said: 80 %"};
  return {"Would come again", "From 61 to 86 percent in six months, none asked in March.", lines};
}

inline render::Chart two_lines() {
  render::Lines lines{"Week", {}, {{0, "0"}, {5, "5"}, {10, "10"}}, {}, {}};
  render::Line effort{"Effort", {}};
  render::Line reward{"Reward", {}};
  for (int i = 0; i < 14; ++i) {
    lines.labels.push_back("W" + std::to_string(i + 10));
    const int up = 3 + i * 7 % 6;
    const int down = 7 - i * 5 % 6;
    effort.points.push_back({static_cast<double>(up), {}, std::to_string(up)});
    if (i == 6) {
      reward.points.push_back({{}, {}, "not noted"});
    } else {
      reward.points.push_back({static_cast<double>(down), {}, std::to_string(down)});
    }
  }
  lines.lines = {effort, reward};
  return {"Effort and reward", "Effort was above reward in most weeks.", lines};
}

inline render::Chart radar() {
  render::Radar radar{
      "Element", {"Ideal service", "Culture", "Attentiveness", "Responsiveness", "Empowerment"}, {}};
  radar.series = {{"My view", {{0.7, "7"}, {0.6, "6"}, {0.8, "8"}, {0.5, "5"}, {0.6, "6"}}},
                  {"The team's view", {{0.8, "8"}, {0.8, "8"}, {0.8, "8"}, {0.8, "8"}, {{}, "withheld"}}}};
  return {"Five elements", "The team sees more than I do everywhere but in attentiveness.", radar};
}

inline render::Chart heat() {
  render::HeatMap heat{"Week", "Entries", {"Mon", "", "Wed", "", "Fri", "", ""}, {}, "fewer", "more"};
  const std::vector<std::string> months = {"May", "Jun", "Jul", "Aug", "Sep", "Oct"};
  for (std::size_t week = 0; week < 26; ++week) {
    render::HeatWeek one;
    one.label = "Week " + std::to_string(week + 18);
    one.text = std::to_string(week % 6) + " entries";
    if (week % 4 == 1 && week / 4 < months.size()) one.mark = months[week / 4];
    for (std::size_t day = 0; day < 7; ++day) {
      if (week == 0 && day < 3) continue;
      if (week == 25 && day > 4) continue;
      one.days[day] = static_cast<std::uint8_t>(day > 4 ? 0 : (week * 5 + day * 3) % 7 % 5);
    }
    heat.weeks.push_back(one);
  }
  return {"Half a year of entries", "Entries on most working days, fewest in July.", heat};
}

inline render::Chart gaps() {
  render::Gaps gaps{"Standard", "What I say", "What staff say", {}};
  gaps.rows = {{"Agreements", {0.9, "9 of 10"}, {0.62, "most of 8"}},
               {"Check-ins", {0.7, "7 of 10"}, {0.7, "7 of 10"}},
               {"Measurement", {0.4, "4 of 10"}, {{}, "fewer than 5 answers"}}};
  return {"Said and done", "The gap is widest for agreements.", gaps};
}

inline render::Chart chain() {
  render::Chain chain{"Link", "What goes through it", "Mark", {}};
  chain.links = {{"Staff", "hear the promise late", "weakest link"},
                 {"Front desk", "passes on what it has", ""},
                 {"Customer", "waits, then asks again", ""},
                 {"Customer's customer", "hears an excuse", ""},
                 {"Owner", "sees the number", ""}};
  return {"Chain from staff to owner", "The chain is weakest where staff hear the promise.", chain};
}

inline std::vector<render::Chart> every_chart() {
  return {window_bars(), distribution(), trend(), two_lines(), radar(), heat(), gaps(), chain()};
}

/// The same chart with Arabic words.
inline render::Chart arabic_bars() {
  render::Bars bars{"الربع", "متفق عليه", render::Bars::Style::counted, {}};
  bars.bars = {{"يناير - مارس", render::Share{3, 4}, "3 من 4"},
               {"أبريل - يونيو", {}, "لا توجد إجابات كافية للعرض"},
               {"يوليو - سبتمبر", render::Share{5, 9}, "5 من 9"}};
  return {"مشاريع متفق عليها قبل البدء", "خمسة من تسعة مشاريع.", bars};
}

/// A report with every block and every chart.
inline render::Document report() {
  using namespace render;
  Document document;
  document.title = "Quarterly report";
  document.language = "en";
  document.created = *Stamp::parse("2026-10-03T09:00:00+02:00");
  document.footer = "Third Row, written by its owner";
  document.blocks = {
      {Heading{1, "Quarterly report"}},
      {Paragraph{"July to September 2026. What changed for people, and what it rests on."}},
      {Heading{2, "What I heard"}},
      {Paragraph{"Nobody told us the date had moved until the customer did.", Paragraph::Voice::quote}},
      {List{{"Say the date aloud when it moves.", "Ask who else needs to know."}}},
      {List{{"Agree first.", "Check in second.", "Measure last."}, List::Mark::number}},
      {Heading{2, "Figures"}}};
  for (const Chart& chart : every_chart()) document.blocks.push_back({FigureBlock{chart}});
  document.blocks.push_back({PageBreak{}});
  for (int i = 0; i < 3; ++i) {
    const auto keep = Block::Keep::with_next;
    document.blocks.push_back({Heading{3, "About the move of the front desk"}, keep});
    document.blocks.push_back(
        {TickRow{"Would you work on such a project with us again?", {"yes", "no"}}, keep});
    document.blocks.push_back(
        {TickRow{"Was what we agreed kept?", {"all of it", "most of it", "some of it", "little of it"}},
         keep});
    document.blocks.push_back(
        {WriteLines{"One thing to do differently (optional; wording may be recognised)", 2}, keep});
    document.blocks.push_back({CutLine{"cut here"}});
  }
  return document;
}

inline render::Document arabic_sheet() {
  using namespace render;
  Document document;
  document.title = "ورقة";
  document.language = "ar";
  document.direction = Direction::rtl;
  document.created = *Stamp::parse("2026-10-03T09:00:00+02:00");
  document.footer = "الصف الثالث";
  document.blocks = {
      {Heading{1, "كيف نعامل بعضنا؟"}},
      {Paragraph{
          "هذا سؤال عادل (2026). كيف يتوقع القادة في شركتنا أن نعامل عملاءنا أفضل مما يعاملنا به القادة؟"}},
      {Paragraph{"An English paragraph in an Arabic page stands at the other side and keeps its own order."}},
      {List{{"الأول", "الثاني"}, List::Mark::number}},
      {TickRow{"هل تعمل معنا مرة أخرى؟", {"نعم", "لا"}}},
      {FigureBlock{arabic_bars()}},
      {CutLine{"اقطع هنا"}}};
  return document;
}

inline render::Document scripts_sheet() {
  using namespace render;
  Document document;
  document.title = "Scripts";
  document.language = "en";
  document.blocks = {{Heading{1, "One sheet, many scripts"}},
                     {Paragraph{"Ελληνικά: Πώς φερόμαστε ο ένας στον άλλον;"}},
                     {Paragraph{"שאלה טובה: איך נדע שהצלחנו?"}},
                     {Paragraph{"العربية: كيف نعامل بعضنا؟ (2026)"}},
                     {Paragraph{"Tiếng Việt: chúng ta đối xử với nhau thế nào?"}},
                     {Paragraph{"हिन्दी: हम एक दूसरे के साथ कैसा व्यवहार करते हैं?"}},
                     {TableBlock{{{"Script", "कार्य", "عمل"}, {{"Greek", "Ωραία", "עברית"}}}}}};
  return document;
}

}  // namespace thirdrow::test
