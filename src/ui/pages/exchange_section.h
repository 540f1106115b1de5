/// Settings: bringing in a journal kept elsewhere (first a dry run, then for real) and writing one out.
#pragma once

#include <wx/choice.h>

#include <atomic>
#include <memory>
#include <vector>

#include "app/formats.h"
#include "ui/pages/section.h"
#include "ui/widgets/busy.h"
#include "ui/widgets/row_list.h"

namespace thirdrow::ui {

class ExchangeSection : public Section {
 public:
  ExchangeSection(wxWindow* parent, Shared& shared);
  void forget() override;
  void choose_import();
  /// Takes the keyboard to the formats.
  void offer_export() { to_->SetFocus(); }
  /// Goes through what a person chose, of the format that is chosen, without changing anything yet.
  void look_through(std::filesystem::path source);
  /// The journal holds more than before.
  std::function<void()> on_imported = [] {};

 private:
  void build_import();
  void choose_export();
  void build_export();
  void build_busy();
  /// Moves the bar; false once the journal is locked or Stop was pressed.
  app::KeepGoing keep_going();
  void begin(const wxString& sentence);
  void import_from(app::ImportRun run);
  enum class Ended { whole, early };
  void show_report(app::ImportReport report, app::ImportRun run, Ended ended);
  wxString remark(std::size_t row) const;
  void write_export();
  void end();

  wxChoice* from_ = nullptr;
  wxChoice* to_ = nullptr;
  wxButton *choose_ = nullptr, *choose_target_ = nullptr;
  wxPanel* proposal_ = nullptr;
  wxPanel* warning_ = nullptr;
  Label* report_ = nullptr;
  RowList* remarks_ = nullptr;
  Label* more_remarks_ = nullptr;
  Label* destination_ = nullptr;
  wxButton *go_ = nullptr, *stop_ = nullptr;
  Busy* busy_ = nullptr;
  std::vector<exchange::Remark> shown_;  ///< those of remarks_
  std::filesystem::path source_;
  std::filesystem::path target_;
  const app::ImportFormat* source_format_ = nullptr;  ///< chosen with source_
  const app::ExportFormat* target_format_ = nullptr;  ///< chosen with target_
  std::shared_ptr<std::atomic<bool>> stopping_ = std::make_shared<std::atomic<bool>>(false);
  bool working_ = false;
};

}  // namespace thirdrow::ui
