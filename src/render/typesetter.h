/// Sets a document's blocks into strips. Inner part of this module.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/pages.h"

namespace thirdrow::render {

class Typesetter {
 public:
  /// Strips `width` wide, for pages `page_height` high, written left to right; a MirrorCanvas turns them.
  Typesetter(Canvas& measure, double width, double page_height, Direction direction);

  void set(const Block& block);
  std::vector<Strip> take() { return std::move(strips_); }

 private:
  struct Run {  ///< how a paragraph is set
    double x = 0;
    double room = 0;
    double before = 0;
    TextStyle style;
    Tag tag = Tag::paragraph;
  };

  void put(const Heading& heading);
  void put(const Paragraph& paragraph);
  void put(const List& list);
  void put(const TableBlock& block);
  void put(const TickRow& row);
  void put(const WriteLines& lines);
  void put(const CutLine& cut);
  void put(const FigureBlock& figure);
  void put(const PageBreak&);

  void run(std::string_view text, const Run& run);
  std::vector<double> table_widths(const Table& table);
  void table_row(const std::vector<std::string>& cells, const std::vector<double>& widths, Weight weight);
  std::vector<std::string> lines(std::string_view text, double room, const TextStyle& style);
  TextPart line_part(const std::string& words, double x, double room, double top,
                     const TextStyle& style) const;
  TextStyle style(std::string_view words, double size, Weight weight = Weight::normal,
                  Ink ink = Ink::ink) const;

  Canvas& measure_;
  double width_;
  double page_height_;
  Direction direction_;
  std::vector<Strip> strips_;
};

}  // namespace thirdrow::render
