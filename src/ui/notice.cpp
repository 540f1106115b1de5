#include "ui/notice.h"

#include "app/explain.h"
#include "ui/text.h"

namespace thirdrow::ui {

Notice notice_of(const Error& error) {
  if (error.code == Code::cancelled) return {};
  const app::Explained explained = app::explain(error);
  Notice notice;
  notice.kind = Notice::Kind::error;
  notice.what = tr(explained.what);
  notice.safe = tr(explained.safe);
  notice.next = tr(explained.next);
  return notice;
}

Notice about_notice() {
  Notice notice;
  notice.what = fill(_("Third Row %s"), wxS(THIRDROW_VERSION));
  notice.safe =
      _("Free software under the GPL, version 3 or later. What you write stays in the journal's "
        "folder, encrypted; the program sends nothing anywhere.");
  return notice;
}

Notice success_notice(const wxString& what) {
  Notice notice;
  notice.kind = Notice::Kind::success;
  notice.what = what;
  return notice;
}

}  // namespace thirdrow::ui
