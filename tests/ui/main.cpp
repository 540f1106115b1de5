// Catch2 runs inside a started wxApp, with an event loop that tests turn themselves.
#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

#include <wx/app.h>
#include <wx/init.h>

#include "seal/secret.h"
#include "ui/port_gtk.h"

namespace {

class TestApp : public wxApp {
 public:
  bool OnInit() override { return thirdrow::seal::init().ok(); }
  int OnRun() override { return Catch::Session().run(words, values); }
  bool OnExceptionInMainLoop() override { throw; }

  int words = 0;
  char** values = nullptr;
};

}  // namespace

int main(int argc, char** argv) {
  thirdrow::ui::port::start_without_graphics_driver();
  auto* app = new TestApp;
  app->words = argc;
  app->values = argv;
  wxApp::SetInstance(app);
  int none = 1;
  return wxEntry(none, argv);
}
