// The least a wxWidgets program can be: one frame with one line of text. Prints what it used up to its first
// paint, and leaves.
#include <wx/app.h>
#include <wx/frame.h>
#include <wx/stattext.h>

#include <cstdio>

#include "platform/usage.h"
#include "ui/painted.h"

namespace {

class BareProgram : public wxApp {
 public:
  bool OnInit() override {
    auto* frame = new wxFrame(nullptr, wxID_ANY, wxS("Bare"), wxDefaultPosition, wxSize(1180, 780));
    new wxStaticText(frame, wxID_ANY, wxS("One line of text"));
    frame->Show();
    thirdrow::ui::port::after_paint(frame, [frame] {
      const thirdrow::platform::Usage used = thirdrow::platform::usage_so_far();
      std::printf("bare %.3f %lld %lld %lld\n", used.cpu_ms, static_cast<long long>(used.at_ns),
                  static_cast<long long>(used.resident_kib), static_cast<long long>(used.own_kib));
      frame->Close();
    });
    return true;
  }
};

}  // namespace

wxIMPLEMENT_APP(BareProgram);
