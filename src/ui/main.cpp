#include <wx/init.h>

#include <cstdio>
#include <string>
#include <vector>

#include "platform/hardening.h"
#include "ui/port_gtk.h"
#include "ui/program.h"

int main(int argc, char** argv) {
  using thirdrow::ui::StartOptions;
  const auto options = StartOptions::parse({argv + 1, argv + argc});
  if (!options) {
    std::fprintf(stderr, "third-row: %s\n%s", options.error().detail.c_str(), thirdrow::ui::usage_text());
    return 2;
  }
  if (options->run == StartOptions::Run::help)
    return std::fputs(thirdrow::ui::usage_text(), stdout) < 0 ? 1 : 0;
  if (options->run == StartOptions::Run::version) return std::puts("third-row " THIRDROW_VERSION) < 0 ? 1 : 0;
#ifndef __SANITIZE_ADDRESS__  // whose search for leaks has to look into the process
  if (!thirdrow::platform::harden_process())
    std::fputs("third-row: core dumps could not be switched off\n", stderr);
#endif
  thirdrow::ui::port::start_without_graphics_driver();
  auto* program = new thirdrow::ui::Program(*options);
  wxApp::SetInstance(program);
  int no_words = 1;
  const int code = wxEntry(no_words, argv);
  return code >= 0 ? code : 1;
}
