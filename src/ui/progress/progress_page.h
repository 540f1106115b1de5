/// Progress: a part for each standard and for what came of them. A passive view of ProgressPresenter.
#pragma once

#include <wx/choice.h>
#include <wx/tglbtn.h>

#include <array>
#include <memory>
#include <vector>

#include "app/presenters/progress_presenter.h"
#include "ui/page.h"
#include "ui/print_sheet.h"
#include "ui/progress/exhibit_card.h"
#include "ui/widgets/text_column.h"

namespace thirdrow::ui {

class ProgressPage : public Page, public app::ProgressView {
 public:
  ProgressPage(wxWindow* parent, Shared& shared);

  void enter() override { presenter_.start(); }
  void leave() override { printer_.reset(); }
  void forget() override;
  app::ProgressPresenter& presenter() { return presenter_; }
  const std::vector<ExhibitCard*>& cards() const { return cards_; }

  void show(const app::ProgressPage& page) override;
  void show_evidence(std::size_t exhibit, const std::vector<app::EvidenceLine>& lines) override;
  void show_saved(const std::filesystem::path& file) override;
  void show_problem(const Error& error) override;

 private:
  void build_head(wxPanel* panel);
  void show_ends(const app::ProgressPage& page);
  void show_pick_up(const app::Row& last, Day today);
  void show_nothing();
  void show_part(const app::PartPage& part);
  void save(std::size_t exhibit, app::PictureFormat format, const std::string& name);
  void save_report();
  void print(const render::Document& document);

  app::ProgressPresenter presenter_;
  TextColumn* column_;
  wxWindow* head_ = nullptr;
  wxChoice* end_ = nullptr;
  std::array<wxToggleButton*, app::kParts> chips_ = {};
  wxBoxSizer* content_ = nullptr;  ///< made anew for each part
  std::vector<ExhibitCard*> cards_;
  std::unique_ptr<SheetPrinter> printer_;
};

}  // namespace thirdrow::ui
