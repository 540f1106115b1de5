#include "ui/print_sheet.h"

#include <string>

#include "base/bytes.h"
#include "support/catch.h"

using namespace thirdrow;
using ui::PageFormat;

namespace {

ui::PrintSheet sheet() {
  ui::PrintSheet out;
  out.title = "Recovery key";
  out.advice = "Keep it.";
  out.key = seal::Secret::from_text("7Q2M-K4TX-9BWD-3HFN-8RJC-5VYP-6EGA");
  out.footer = "Printed today.";
  out.code_width = 2;
  out.code = {true, false, false, true};
  return out;
}

std::string written(PageFormat format) {
  auto file = platform::MemoryFile::make();
  REQUIRE(file);
  REQUIRE(ui::write_sheet(sheet(), format, 595, 842, *file));
  const auto bytes = file->read();
  REQUIRE(bytes);
  return std::string(as_text(*bytes));
}

}  // namespace

TEST_CASE("The recovery sheet is drawn in every format a print dialog asks for", "[print]") {
  CHECK(written(PageFormat::pdf).starts_with("%PDF"));
  CHECK(written(PageFormat::postscript).starts_with("%!PS"));
  CHECK(written(PageFormat::svg).find("<svg") != std::string::npos);
  CHECK(written(PageFormat::pdf).size() > 2'000);
}
