/// Settings: bringing in a journal kept elsewhere (first a dry run, then for real) and writing one out.
#pragma once

#include <wx/choice.h>

#include <atomic>
#include <memory>

#include "ui/pages/section.h"
#include "ui/widgets/busy.h"

namespace thirdrow::ui {

class ExchangeSection : public Section {
 public:
  ExchangeSection(wxWindow* parent, Shared& shared);
  void forget() override;
  void choose_import();
  void choose_export();

 private:
  /// Moves the bar; false once the journal is locked or Stop was pressed.
  app::KeepGoing keep_going();
  void import_from(app::ImportRun run);
  void show_report(const app::ImportReport& report, app::ImportRun run);
  void write_export();
  void end();

  wxChoice* from_;
  wxChoice* to_;
  wxPanel* proposal_;
  wxPanel* warning_;
  Label* report_;
  Label* destination_;
  wxButton* go_;
  wxButton* stop_;
  Busy* busy_;
  std::filesystem::path source_;
  std::filesystem::path target_;
  const char* source_format_ = nullptr;  ///< chosen with source_
  const char* target_format_ = nullptr;  ///< chosen with target_
  std::shared_ptr<std::atomic<bool>> stopping_ = std::make_shared<std::atomic<bool>>(false);
  bool working_ = false;
};

}  // namespace thirdrow::ui
