/// The drill on the Questions page: what happened, one's own question, then others to compare.
#pragma once

#include <wx/button.h>
#include <wx/textctrl.h>

#include <functional>
#include <string>

#include "app/presenters/drill_presenter.h"
#include "ui/page.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text_column.h"

namespace thirdrow::ui {

class DrillPanel : public TextColumn, public app::DrillView {
 public:
  /// `back` leads to the bank.
  DrillPanel(wxWindow* parent, Shared& shared, std::function<void()> back);

  void enter() { presenter_.start(); }
  void forget();
  /// What stands in the field and is not kept yet.
  std::string typed() const;

  void show(const app::DrillPage& page) override;
  void show_answer(const app::DrillAnswer& answer) override;
  void show_not_kept(const Error& error, const std::string& text) override;
  void show_problem(const Error& error) override;

 private:
  void build_situation();
  void build_asking();
  void build_compared();
  void answer();
  void another();

  Shared& shared_;
  app::DrillPresenter presenter_;
  Label *nothing_, *kind_ = nullptr, *title_ = nullptr, *words_ = nullptr, *kept_ = nullptr, *own_ = nullptr;
  Card *situation_ = nullptr, *asking_ = nullptr, *compared_ = nullptr;
  wxTextCtrl* question_ = nullptr;
  wxBoxSizer* others_ = nullptr;
  wxButton* another_ = nullptr;
  RecordId shown_;
};

}  // namespace thirdrow::ui
