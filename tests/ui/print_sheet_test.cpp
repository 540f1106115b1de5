#include "ui/print_sheet.h"

#include <sys/mman.h>
#include <unistd.h>

#include <string>

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
  const int file = memfd_create("test", 0);
  REQUIRE(ui::write_sheet(sheet(), format, 595, 842, file));
  std::string bytes(static_cast<std::size_t>(lseek(file, 0, SEEK_END)), '\0');
  lseek(file, 0, SEEK_SET);
  REQUIRE(read(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  close(file);
  return bytes;
}

}  // namespace

TEST_CASE("The recovery sheet is drawn in every format a print dialog asks for", "[print]") {
  CHECK(written(PageFormat::pdf).starts_with("%PDF"));
  CHECK(written(PageFormat::postscript).starts_with("%!PS"));
  CHECK(written(PageFormat::svg).find("<svg") != std::string::npos);
  CHECK(written(PageFormat::pdf).size() > 2'000);
}

TEST_CASE("A page that cannot be written is an error", "[print]") {
  CHECK_FALSE(ui::write_sheet(sheet(), PageFormat::pdf, 595, 842, -1));
}
