#include "render/document.h"

#include "recorder.h"
#include "render/cairo_canvas.h"
#include "render/pages.h"
#include "samples.h"
#include "support/catch.h"
#include "tools.h"

using namespace thirdrow;
using namespace thirdrow::render;
using test::has;

namespace {

ByteSink into(Bytes& bytes) {
  return [&bytes](ByteView more) {
    bytes.insert(bytes.end(), more.begin(), more.end());
    return Status();
  };
}

Bytes pdf_of(const Document& document) {
  Bytes bytes;
  REQUIRE(write_pdf(document, into(bytes)));
  return bytes;
}

std::string html_of(const Document& document) {
  Bytes bytes;
  REQUIRE(write_html(document, into(bytes)));
  return std::string(as_text(bytes));
}

Document with(std::vector<Block> blocks) {
  Document document;
  document.title = "Title";
  document.language = "en";
  document.blocks = std::move(blocks);
  return document;
}

Strip strip(double height, Strip::Break breaks = Strip::Break::may_follow) {
  Strip made;
  made.height = height;
  made.breaks = breaks;
  return made;
}

/// The numbers of strips on each page, for pages 100 high.
std::vector<std::size_t> counts(std::vector<Strip> strips) {
  std::vector<std::size_t> found;
  for (const Page& page : break_pages(std::move(strips), 100)) found.push_back(page.strips.size());
  return found;
}

}  // namespace

TEST_CASE("strips fill a page and go on the next") {
  using Counts = std::vector<std::size_t>;
  const auto kept = Strip::Break::not_after;
  CHECK(counts({}) == Counts{0});
  CHECK(counts({strip(50), strip(50), strip(1)}) == Counts{2, 1});
  CHECK(counts({strip(60), strip(30, kept), strip(20)}) == Counts{1, 2});
  CHECK(counts({strip(10), strip(500), strip(10)}) == Counts{1, 1, 1});
  CHECK(counts({strip(10, Strip::Break::new_page), strip(10)}) == Counts{1, 1});
  // what no page holds together is broken where it must be
  CHECK(counts({strip(60, kept), strip(60, kept), strip(60)}) == Counts{1, 1, 1});
  // and as late as may be: a title stays with its chart, and the table goes on the next page
  CHECK(counts({strip(30), strip(10, kept), strip(80, kept), strip(30)}) == Counts{1, 2, 1});
  CHECK(counts({strip(15, kept), strip(10, kept), strip(80, kept), strip(30)}) == Counts{1, 2, 1});
}

TEST_CASE("the space above a strip is dropped at the top of a page") {
  Strip spaced = strip(60);
  spaced.before = 30;
  const std::vector<Page> pages = break_pages({spaced, spaced}, 100);
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].strips[0].y == 0);
  CHECK(pages[1].strips[0].y == 0);
}

TEST_CASE("the head of a table is repeated on every page it reaches, and what is open goes on") {
  Strip head = strip(20, Strip::Break::not_after);
  head.parts = {OpenPart{Tag::table}};
  Strip row = strip(40);
  row.again = {TextPart{"head", {}, {}}};
  row.again_height = 20;
  Strip last = row;
  last.parts = {ClosePart{}};
  const std::vector<Page> pages = break_pages({head, row, row, row, last}, 100);
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].strips.size() == 3);
  REQUIRE(pages[1].strips.size() == 3);
  CHECK(pages[1].strips[0].parts.size() == 1);
  CHECK(pages[1].strips[1].y == 20);
  CHECK(pages[1].open == std::vector<Tag>{Tag::table});
}

TEST_CASE("a heading is never the last on its page, nor a paragraph's first line alone") {
  for (int filler = 30; filler < 60; ++filler) {
    std::vector<Block> blocks;
    for (int i = 0; i < filler; ++i) blocks.push_back({Paragraph{"filler"}});
    blocks.push_back({Heading{2, "heading"}});
    blocks.push_back({Paragraph{"first\nsecond\nthird"}});
    test::Recorder measure;
    const Pages pages(with(blocks), measure);
    for (std::size_t page = 0; page < pages.size(); ++page) {
      test::Recorder canvas;
      pages.paint(canvas, page);
      INFO(filler << " lines before, page " << page << ": " << canvas.all());
      CHECK(canvas.wrote("heading") == canvas.wrote("first"));
      CHECK(canvas.wrote("first") == canvas.wrote("second"));
      CHECK(canvas.wrote("second") == canvas.wrote("third"));
    }
  }
}

TEST_CASE("a chart stands on the page of its table") {
  Chart chart;
  chart.title = "a chart";
  chart.summary = "in a sentence";
  chart.body =
      Bars{"days", "counted", {}, {{"spring", Share{1, 4}, "1 of 4"}, {"summer", Share{2, 4}, "2 of 4"}}};
  for (int filler = 20; filler < 45; ++filler) {
    std::vector<Block> blocks;
    for (int i = 0; i < filler; ++i) blocks.push_back({Paragraph{"filler"}});
    blocks.push_back({FigureBlock{chart, FigureBlock::With::chart_and_table}});
    test::Recorder measure;
    const Pages pages(with(blocks), measure);
    for (std::size_t page = 0; page < pages.size(); ++page) {
      test::Recorder canvas;
      pages.paint(canvas, page);
      INFO(filler << " lines before, page " << page << ": " << canvas.all());
      CHECK(canvas.wrote("a chart") == canvas.wrote("counted"));
    }
  }
}

TEST_CASE("pages of a document close what they open and stay inside the margins") {
  for (const Document& document : {test::report(), test::arabic_sheet()}) {
    test::Recorder measure;
    const Pages pages(document, measure);
    for (std::size_t page = 0; page < pages.size(); ++page) {
      test::Recorder canvas;
      pages.paint(canvas, page);
      CHECK(canvas.open_tags == 0);
      CHECK(!canvas.closed_too_often);
      for (const Point& point : canvas.points) {
        CHECK(point.x >= 50);
        CHECK(point.x <= pages.paper().width - 50);
        CHECK(point.y >= 50);
        CHECK(point.y <= pages.paper().height - 50);
      }
    }
  }
}

TEST_CASE("a slip that is kept together stands on one page") {
  std::vector<Block> blocks;
  for (int i = 0; i < 20; ++i) {
    const std::string number = std::to_string(100 + i);
    blocks.push_back({Heading{3, "slip " + number}, Block::Keep::with_next});
    blocks.push_back({TickRow{"Again?", {"yes", "no"}}, Block::Keep::with_next});
    blocks.push_back({WriteLines{"", 3}, Block::Keep::with_next});
    blocks.push_back({CutLine{"end " + number}});
  }
  test::Recorder measure;
  const Pages pages(with(blocks), measure);
  REQUIRE(pages.size() > 2);
  for (std::size_t page = 0; page < pages.size(); ++page) {
    test::Recorder canvas;
    pages.paint(canvas, page);
    for (int i = 100; i < 120; ++i) {
      CHECK(canvas.wrote("slip " + std::to_string(i)) == canvas.wrote("end " + std::to_string(i)));
    }
  }
}

TEST_CASE("a PDF is tagged, and has its title, its date and its language", "[golden]") {
  const Bytes pdf = pdf_of(test::report());
  const std::string facts = test::facts_of_pdf(pdf);
  CHECK(!has(facts, "rror"));
  CHECK(has(facts, "Title:           Quarterly report"));
  CHECK(has(facts, "Tagged:          yes"));
  CHECK(has(facts, "2026"));
  CHECK(has(std::string(as_text(pdf)), "/Lang (en)"));
  const std::string tags = test::tags_of_pdf(pdf);
  CHECK(has(tags, "Document\n  H1 (block)\n    \"Quarterly report\"\n  P (block)"));
  CHECK(has(tags,
            "  Table (block)\n    TR\n      TH\n        \"Quarter\"\n      TH\n        \"Agreed before the "
            "start\""));
  CHECK(has(tags, "  Figure\n"));
  CHECK(has(tags, "  L (block)\n    LI (block)\n"));
}

TEST_CASE("the words of a PDF are those of the document, in order", "[golden]") {
  const std::string words = test::words_of_pdf(pdf_of(test::report()));
  std::size_t from = 0;
  for (const char* piece : {"Quarterly report",
                            "What I heard",
                            "Nobody told us the date had moved until the customer did.",
                            "Agree first.",
                            "Figures",
                            "Projects agreed before the start",
                            "6 of 8",
                            "Not enough answers to show (fewer than 5)",
                            "Would come again",
                            "what we said: 80 %",
                            "Effort and reward",
                            "not noted",
                            "Five elements",
                            "withheld",
                            "Half a year of entries",
                            "Said and done",
                            "Chain from staff to owner",
                            "weakest",
                            "Would you work on such a project with us again?",
                            "little of it",
                            "cut here",
                            "7/7"}) {
    INFO(piece << " in\n" << words);
    const std::size_t at = words.find(piece, from);
    REQUIRE(at != std::string::npos);
    from = at;
  }
}

TEST_CASE("the same document gives the same bytes") {
  CHECK(pdf_of(test::report()) == pdf_of(test::report()));
  CHECK(html_of(test::report()) == html_of(test::report()));
}

TEST_CASE("Arabic in a PDF can be read back, and its catalogue says that it runs to the left") {
  const Bytes pdf = pdf_of(test::arabic_sheet());
  CHECK(has(std::string(as_text(pdf)), "/Direction /R2L"));
  CHECK(has(std::string(as_text(pdf)), "/Lang (ar)"));
  const std::string words = test::tags_of_pdf(pdf);
  INFO(words);
  CHECK(has(words, "نعم"));
  CHECK(has(words, "An English paragraph in an Arabic page"));
}

TEST_CASE("Greek, Hebrew, Arabic and Vietnamese can be read back from a PDF") {
  const std::string words = test::tags_of_pdf(pdf_of(test::scripts_sheet()));
  INFO(words);
  for (const char* piece : {"Πώς φερόμαστε", "שאלה טובה", "كيف نعامل", "chúng ta đối xử", "Ωραία", "עברית"}) {
    INFO(piece);
    CHECK(has(words, piece));
  }
}

TEST_CASE("a language that is no tag of one is left out of the catalogue") {
  Document document = with({{Paragraph{"words"}}});
  document.language = "en) /OpenAction (x";
  const Bytes pdf = pdf_of(document);
  CHECK(!has(std::string(as_text(pdf)), "/Lang"));
  CHECK(!has(std::string(as_text(pdf)), "/OpenAction"));
}

TEST_CASE("a document without blocks is one page") {
  const Bytes pdf = pdf_of(with({}));
  CHECK(has(test::facts_of_pdf(pdf), "Pages:           1"));
}

TEST_CASE("letter paper is as large as letter paper") {
  Document document = with({{Paragraph{"words"}}});
  document.paper = Paper::letter;
  CHECK(has(test::facts_of_pdf(pdf_of(document)), "612 x 792 pts (letter)"));
}

TEST_CASE("hostile and endless words make a whole PDF") {
  const std::string endless(100'000, 'W');
  const std::string hostile = "\x01\x1B[31m<b>&\xED\xA0\x80\xE2\x80\xAE\xC3 (unbalanced \\ ) endobj";
  const Document document =
      with({{Heading{1, hostile}},
            {Paragraph{endless}},
            {Paragraph{hostile + "\n\n\n" + hostile}},
            {List{{hostile, endless}}},
            {TableBlock{{{"one", hostile}, {{endless, "short"}, {"too", "many", "cells"}, {}}}}},
            {TickRow{hostile, {endless, hostile}}},
            {WriteLines{hostile, 1000}},
            {CutLine{endless}}});
  const Bytes pdf = pdf_of(document);
  const std::string facts = test::facts_of_pdf(pdf);
  INFO(facts);
  CHECK(has(facts, "Tagged:          yes"));
  CHECK(!has(facts, "rror"));
  std::string words = test::words_of_pdf(pdf);
  CHECK(std::ranges::count(words, 'W') >= 300'000);
  CHECK(has(words, "too"));
}

TEST_CASE("an error of the sink ends the writing and is given back") {
  const ByteSink full = [](ByteView) -> Status { return Code::disk_full; };
  CHECK(write_pdf(test::report(), full).code() == Code::disk_full);
  CHECK(write_html(test::report(), full).code() == Code::disk_full);
}

TEST_CASE("a page of HTML stands alone: no script, nothing fetched, and every word of the document") {
  const std::string html = html_of(test::report());
  for (const char* piece : {"<script", "href", "src=", "url(", "@import", "<link", "<iframe"}) {
    INFO(piece);
    CHECK(!has(html, piece));
  }
  for (const char* piece :
       {"<html lang=\"en\" dir=\"ltr\">", "default-src 'none'", "<title>Quarterly report</title>",
        "<svg xmlns", "Agree first.", "6 of 8", "weakest link", "little of it"}) {
    INFO(piece);
    CHECK(has(html, piece));
  }
  CHECK(has(html_of(test::arabic_sheet()), "<html lang=\"ar\" dir=\"rtl\">"));
}

TEST_CASE("hostile words in a page of HTML stay words") {
  const std::string hostile = "</title><script>alert('x')</script>\" onload=\"y\x01\xED\xA0\x80";
  Document document = with({{Heading{1, hostile}},
                            {Paragraph{hostile, Paragraph::Voice::quote}},
                            {List{{hostile}}},
                            {TableBlock{{{hostile}, {{hostile}}}}},
                            {TickRow{hostile, {hostile}}},
                            {WriteLines{hostile, 2}},
                            {CutLine{hostile}}});
  document.title = document.footer = document.language = hostile;
  const std::string html = html_of(document);
  CHECK(is_utf8(html));
  CHECK(!has(html, "<script"));
  CHECK(!has(html, "\" onload"));
  CHECK(html.find('\x01') == std::string::npos);
}
