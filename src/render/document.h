/// A printable document as a value, and its three outputs: a tagged PDF, one self-contained HTML file, and
/// pages painted on any canvas. Nothing here opens a file; bytes go to the caller's sink.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "base/time.h"
#include "render/charts.h"

namespace thirdrow::render {

enum class Paper : std::uint8_t { a4, letter };

struct Heading {
  int level = 2;  ///< 1..3
  std::string text;
};
struct Paragraph {
  enum class Voice : std::uint8_t { plain, quiet, quote };
  std::string text;
  Voice voice = Voice::plain;
};
struct List {
  enum class Mark : std::uint8_t { bullet, number };
  std::vector<std::string> items;
  Mark mark = Mark::bullet;
};
/// The first line is repeated on every page the table reaches.
struct TableBlock {
  Table table;
};
/// A question, and a box to tick before each answer.
struct TickRow {
  std::string question;
  std::vector<std::string> choices;
};
/// Empty lines to write on by hand.
struct WriteLines {
  std::string label;
  int count = 1;  ///< 1..40
};
/// A dashed line from edge to edge to cut along, with a word in it if there is one.
struct CutLine {
  std::string words;
};
/// Title, chart and summary; with the table below it for who cannot see the chart.
struct FigureBlock {
  enum class With : std::uint8_t { chart, chart_and_table };
  Chart chart;
  With with = With::chart_and_table;
};
struct PageBreak {};

struct Block {
  enum class Keep : std::uint8_t {
    free,
    with_next,  ///< on the same page as the next block, if one page holds both
  };
  std::variant<Heading, Paragraph, List, TableBlock, TickRow, WriteLines, CutLine, FigureBlock, PageBreak>
      content;
  Keep keep = Keep::free;
};

struct Document {
  std::string title;     ///< of the file; a heading with it is the caller's to add
  std::string language;  ///< a BCP 47 tag, such as `en` or `ar`
  Direction direction = Direction::ltr;
  Paper paper = Paper::a4;
  Stamp created;       ///< stands in the file, so that the same document gives the same bytes
  std::string footer;  ///< on every page, before its number
  std::string page_words = "{page} / {pages}";  ///< with the two replaced
  std::vector<Block> blocks;
};

/// Takes bytes as they come; an error ends the writing and is given back by it.
using ByteSink = std::function<Status(ByteView)>;

Status write_pdf(const Document& document, const ByteSink& sink);
/// One file without script and without anything fetched from elsewhere.
Status write_html(const Document& document, const ByteSink& sink);
/// What one of these gives, in one piece.
Result<Bytes> whole(const Document& document, Status (*write)(const Document&, const ByteSink&));

}  // namespace thirdrow::render
