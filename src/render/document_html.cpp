#include <algorithm>

#include "render/document.h"
#include "render/picture.h"
#include "render/svg_canvas.h"
#include "render/text.h"

namespace thirdrow::render {
namespace {

constexpr std::string_view kStyle = R"(
body{font:16px/1.55 "Noto Sans","DejaVu Sans",system-ui,sans-serif;color:#1f2628;background:#fff;margin:0}
main{max-width:44rem;margin:0 auto;padding:2rem 1.25rem;overflow-wrap:anywhere}
h1{font-size:1.7rem;line-height:1.25}h2{font-size:1.25rem;color:#0d6861;margin-top:2rem}h3{font-size:1.05rem}
p{white-space:pre-line}.quiet,figcaption,footer{color:#5a6066;font-size:.9rem}
blockquote{margin:1rem 0;padding-inline-start:1rem;border-inline-start:3px solid #0d6861;white-space:pre-line}
table{border-collapse:collapse;width:100%;font-size:.92rem;margin:1rem 0}
th,td{text-align:start;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid #dad7d2}
th{border-bottom-color:#1f2628}figure{margin:1.5rem 0}figure svg{max-width:100%;height:auto}
.choices span{display:inline-block;margin-inline-end:1.75rem}
.choices i{display:inline-block;width:.8em;height:.8em;border:1px solid #1f2628;border-radius:2px;margin-inline-end:.5em}
.line{border-bottom:1px solid #5a6066;height:2rem}hr{border:0;border-top:1px dashed #5a6066;margin:1.5rem 0}
@media print{.page{break-after:page}tr,figure{break-inside:avoid}}
)";

std::string words(std::string_view text) { return escaped(clean_text(text)); }
std::string line(std::string_view text) { return escaped(clean_line(text)); }

std::string element(std::string_view tag, const std::string& content, std::string_view attributes = {}) {
  return "<" + std::string(tag) + " dir=\"auto\"" + std::string(attributes) + ">" + content + "</" +
         std::string(tag) + ">\n";
}

std::string language_of(std::string_view language) {
  return clean_line(language.substr(0, std::min<std::size_t>(language.size(), 35)));
}

std::string html(const Table& table) {
  std::string out = "<table><thead><tr>";
  for (const std::string& column : table.columns) out += element("th", words(column), " scope=\"col\"");
  out += "</tr></thead><tbody>\n";
  for (const std::vector<std::string>& row : table.rows) {
    out += "<tr>";
    for (const std::string& cell : row) out += element("td", words(cell));
    out += "</tr>\n";
  }
  return out + "</tbody></table>\n";
}

class HtmlWriter {
 public:
  explicit HtmlWriter(Direction direction) : direction_(direction) {}

  std::string operator()(const Heading& heading) const {
    return element("h" + std::to_string(std::clamp(heading.level, 1, 3)), words(heading.text));
  }
  std::string operator()(const Paragraph& paragraph) const {
    if (paragraph.voice == Paragraph::Voice::quote) return element("blockquote", words(paragraph.text));
    const bool quiet = paragraph.voice == Paragraph::Voice::quiet;
    return element("p", words(paragraph.text), quiet ? " class=\"quiet\"" : "");
  }
  std::string operator()(const List& list) const {
    const std::string tag = list.mark == List::Mark::number ? "ol" : "ul";
    std::string out = "<" + tag + ">\n";
    for (const std::string& item : list.items) out += element("li", words(item));
    return out + "</" + tag + ">\n";
  }
  std::string operator()(const TableBlock& block) const { return html(block.table); }
  std::string operator()(const TickRow& row) const {
    std::string choices;
    for (const std::string& choice : row.choices) choices += "<span><i></i>" + words(choice) + "</span>";
    return element("p", "<b>" + words(row.question) + "</b>") + element("p", choices, " class=\"choices\"");
  }
  std::string operator()(const WriteLines& write) const {
    std::string out = write.label.empty() ? "" : element("p", words(write.label), " class=\"quiet\"");
    for (int i = 0; i < std::clamp(write.count, 1, 40); ++i) out += "<div class=\"line\"></div>\n";
    return out;
  }
  std::string operator()(const CutLine& cut) const {
    return "<hr>\n" + (cut.words.empty() ? "" : element("p", words(cut.words), " class=\"quiet\""));
  }
  std::string operator()(const FigureBlock& figure) const {
    Look look;
    look.text = 13;
    look.direction = direction_;
    std::string out = "<figure>\n" + chart_svg(figure.chart, look, Palette::light(), {680, 1});
    if (!figure.chart.summary.empty()) out += element("figcaption", words(figure.chart.summary));
    out += "</figure>\n";
    if (figure.with == FigureBlock::With::chart_and_table) out += html(chart_table(figure.chart));
    return out;
  }
  std::string operator()(const PageBreak&) const { return "<div class=\"page\"></div>\n"; }

 private:
  Direction direction_;
};

}  // namespace

Status write_html(const Document& document, const ByteSink& sink) {
  const std::string direction = document.direction == Direction::rtl ? "rtl" : "ltr";
  std::string head = "<!DOCTYPE html>\n<html lang=\"" + escaped(language_of(document.language)) +
                     "\" dir=\"" + direction + "\">\n<head>\n<meta charset=\"utf-8\">\n";
  // whatever a text may hold, a browser fetches nothing and runs nothing
  head +=
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n";
  head +=
      "<meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"referrer\" "
      "content=\"no-referrer\">\n";
  head +=
      "<title>" + line(document.title) + "</title>\n<style>" + std::string(kStyle) + "</style>\n</head>\n";
  TR_TRY(sink(as_bytes(head + "<body>\n<main>\n")));
  const HtmlWriter writer(document.direction);
  for (const Block& block : document.blocks) TR_TRY(sink(as_bytes(std::visit(writer, block.content))));
  const std::string footer = document.footer.empty() ? "" : element("footer", words(document.footer));
  return sink(as_bytes("</main>\n" + footer + "</body>\n</html>\n"));
}

Result<Bytes> whole(const Document& document, Status (*write)(const Document&, const ByteSink&)) {
  Bytes out;
  TR_TRY(write(document, [&](ByteView bytes) -> Status {
    out.insert(out.end(), bytes.begin(), bytes.end());
    return {};
  }));
  return out;
}

}  // namespace thirdrow::render
