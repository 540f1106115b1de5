// A new recovery key in Settings: asked for, shown once, in force when it was put away.
#include <wx/clipbrd.h>
#include <wx/dataobj.h>

#include "platform/files.h"
#include "support/catch.h"
#include "window.h"

using namespace thirdrow;
using test::Window;

namespace {

struct Settings : Window {
  Settings() {
    create_journal();
    show(ui::PageId::settings);
  }
  Bytes key_file() {
    auto bytes = platform::read_file(desk().folder() / app::kKeyFileName, seal::KeyFile::kMaxBytes);
    return bytes ? *bytes : Bytes();
  }
  bool shows_key() { return find("recovery.kept")->IsShownOnScreen(); }
  void renew() {
    press("keys.renew");
    press("notice.action");
    settle();
    REQUIRE(shows_key());
  }
};

}  // namespace

TEST_CASE("A new recovery key is asked about first, and the old one stays until the new one is put away",
          "[keys]") {
  Settings w;
  const Bytes before = w.key_file();
  REQUIRE_FALSE(before.empty());
  w.press("keys.renew");
  w.settle();
  CHECK_FALSE(w.shows_key());
  CHECK(w.frame().notice_bar().words().Contains(wxS("new recovery key")));
  w.press("notice.action");
  w.settle();
  REQUIRE(w.shows_key());
  CHECK(w.key_file() == before);
  w.put_recovery_away();
  CHECK_FALSE(w.shows_key());
  CHECK(w.key_file() != before);
  CHECK(w.frame().notice_bar().words().Contains(wxS("in force")));
}

TEST_CASE("A recovery key is shown no more when its page was left, and the old one is still in force",
          "[keys]") {
  Settings w;
  const Bytes before = w.key_file();
  w.renew();
  w.show(ui::PageId::today);
  w.show(ui::PageId::settings);
  CHECK_FALSE(w.shows_key());
  CHECK(w.key_file() == before);
}

TEST_CASE("A recovery key that is being made when its page is left is not shown", "[keys]") {
  Settings w;
  w.press("keys.renew");
  w.press("notice.action");
  w.frame().show_page(ui::PageId::today);
  w.show(ui::PageId::settings);
  CHECK_FALSE(w.shows_key());
  w.renew();
}

TEST_CASE("Copying a recovery key says for how long it can be pasted", "[keys]") {
  Settings w;
  w.renew();
  w.press("recovery.copy");
  CHECK(w.frame().notice_bar().words().Contains(wxS("one minute")));
}

TEST_CASE("A copied recovery key asks clipboard managers to keep no copy, and is gone after a lock",
          "[keys]") {
  Settings w;
  w.renew();
  w.press("recovery.copy");
  const wxDataFormat hint(wxS("x-kde-passwordManagerHint"));
  {
    const wxClipboardLocker open;
    REQUIRE(wxTheClipboard->IsSupported(wxDF_UNICODETEXT));
    REQUIRE(wxTheClipboard->IsSupported(hint));
    wxCustomDataObject said(hint);
    REQUIRE(wxTheClipboard->GetData(said));
    CHECK(std::string(static_cast<const char*>(said.GetData()), said.GetSize()) == "secret");
  }
  w.frame().lock();
  w.settle();
  const wxClipboardLocker open;
  CHECK_FALSE(wxTheClipboard->IsSupported(wxDF_UNICODETEXT));
}
